// Letters (RFC 5322, .eml): subject, sender and date from the header, the body as text. What is quoted from the letter
// answered, and signatures, are left out and listed; what is forwarded is the point of the letter and stays.
import type { Email } from 'postal-mime'
import { type Piece, tidy } from '../draft.ts'
import { markupPieces } from '../markup-pieces.ts'
import type { Notice, RemovalReason } from '../reading.ts'
import { mailColumn, textPieces } from '../text-lines.ts'
import { Unreadable } from '../unreadable.ts'
import { machineDate } from '../written-date.ts'
import type { Format, Input } from './format.ts'

const headChars = 4000
const fields =
  /^(?:from|to|cc|date|subject|message-id|received|return-path|mime-version|delivered-to|reply-to|dkim-signature|content-type|sender|x-[\w-]+|arc-[\w-]+|authentication-results|references|in-reply-to|list-[\w-]+|user-agent|content-transfer-encoding|thread-[\w-]+|content-language|importance)\s*:/iu

export const email: Format = {
  name: 'e-mail',
  mediaType: 'message/rfc822',
  recognises({ bytes, mediaType }: Input) {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, headChars)).replace(/^From \S+ .*\r?\n/u, '')
    const lines = head.split(/\r?\n\r?\n/u)[0]!.split(/\r?\n(?![ \t])/u)
    if (lines[0] === undefined || !fields.test(lines[0])) return false
    const names = new Set(
      lines.filter((line) => fields.test(line)).map((line) => line.slice(0, line.indexOf(':')).trim().toLowerCase()),
    )
    const told = mediaType === 'message/rfc822' ? 2 : 3
    return (
      names.size >= told &&
      names.has('from') &&
      (names.has('date') || names.has('message-id') || names.has('received') || names.has('mime-version'))
    )
  },
  async read({ bytes }) {
    const letter = await parse(bytes)
    const sender = letter.from?.name?.trim() || letter.from?.address
    const date = letter.headers.find((one) => one.key === 'date')?.value
    const published = date === undefined ? null : machineDate(date)
    const subject = letter.subject === undefined ? '' : tidy(letter.subject)
    const notices: Notice[] = []
    const attached = letter.attachments.filter((one) => one.disposition !== 'inline' || one.filename !== null)
    if (attached.length > 0) {
      const names = attached.slice(0, 10).map((one) => one.filename ?? one.mimeType)
      notices.push({
        code: 'attachments',
        message: `Attachments were not read: ${names.join(', ')}. Add them as documents of their own.`,
      })
    }
    const text = letter.text?.trim() ?? ''
    return {
      mediaType: 'message/rfc822',
      charset: null,
      notices,
      title: subject === '' ? undefined : { value: subject, basis: 'header' },
      byline: sender === undefined || sender === '' ? undefined : { value: sender, basis: 'header' },
      published: published === null ? undefined : { value: published, basis: 'header' },
      pieces: text === '' && letter.html !== undefined ? markupPieces(letter.html) : bodyPieces(text),
    }
  },
}

async function parse(bytes: Uint8Array): Promise<Email> {
  // Loaded with the first letter.
  const { default: PostalMime } = await import('postal-mime')
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 20, maxHeadersSize: 1024 * 1024 })
  } catch (cause) {
    throw new Unreadable(
      'damaged',
      {},
      'The letter cannot be taken apart. Export it again as .eml, or copy its words into a text file.',
      { cause },
    )
  }
}

const answered =
  /^(?:on .{6,120} wrote:|le .{6,120} a écrit\s?:|am .{6,120} schrieb .{0,80}:|el .{6,120} escribió\s?:|il .{6,120} ha scritto\s?:|.{6,120} (?:пишет|написал(?:а|\(а\))?|пише)\s?:|.{0,120}كتب\s?:|.{0,120}כתב.{0,20}:)$/iu
const originalLetter =
  /^-{2,}\s*(?:original message|message d'origine|ursprüngliche nachricht|mensaje original|исходное сообщение|الرسالة الأصلية)\s*-{2,}$/iu
const signedOff =
  /^(?:-- ?|sent from my .{1,40}|envoyé de mon .{1,40}|von meinem .{1,40} gesendet|enviado desde mi .{1,40}|отправлено с .{1,40}|get outlook for .{1,20}|أُرسلت من .{1,40})$/iu
const signatureLinesMax = 15

/** The body in reading order, with quoted letters and signatures as removed pieces where they stood. */
function bodyPieces(text: string): Piece[] {
  const lines = text.split(/\r\n?|\n/u)
  const wrapColumn = lines.every((line) => line.startsWith('>') || line.length <= mailColumn + 2) ? mailColumn : null
  const marks: (RemovalReason | null)[] = lines.map(() => null)
  for (const [i, line] of lines.entries()) {
    const words = line.trim()
    if (/^>/u.test(words)) marks[i] = 'quoted-reply'
    else if (originalLetter.test(words)) marks.fill('quoted-reply', i)
    else if (introduces(lines, i)) marks[i] = 'quoted-reply'
    else if (signedOff.test(line.trimEnd() === '--' ? '--' : words) && marks[i] === null) {
      const end = lines.findIndex(
        (other, j) => j > i && (/^>/u.test(other.trim()) || originalLetter.test(other.trim()) || introduces(lines, j)),
      )
      const to = end < 0 ? lines.length : end
      if (to - i <= signatureLinesMax || words.startsWith('--')) marks.fill('signature', i, to)
    }
  }
  const pieces: Piece[] = []
  for (let i = 0; i < lines.length; ) {
    let j = i
    while (j < lines.length && marks[j] === marks[i]) j++
    const part = lines.slice(i, j).join('\n')
    const reason = marks[i] ?? null
    if (reason === null) pieces.push(...textPieces(part, { wrapColumn }))
    else pieces.push({ kind: 'removed', text: part, reason })
    i = j
  }
  return pieces
}

/** "On … wrote:" counts where quoted lines follow it. */
function introduces(lines: readonly string[], i: number): boolean {
  const words = lines[i]!.trim()
  if (!words.endsWith(':') && lines[i + 1]?.trimEnd().endsWith(':') !== true) return false
  const both = `${words} ${lines[i + 1]?.trim() ?? ''}`
  if (!answered.test(words) && !(both.length < 200 && /^(?:on|le|am|el|il)\b/iu.test(words) && answered.test(both)))
    return false
  return lines.slice(i + 1, i + 5).some((line) => /^\s*>/u.test(line))
}
