// Plain text, also text copied out of a web page: title, credits, tables drawn with characters, headings, lists.

import type { Decoded } from '../charset.ts'
import { isLetterhead, isMarking, ownDate, placeAndDay, readCredits, splitTitle } from '../credits.ts'
import type { Draft, Found } from '../draft.ts'
import { isProse, key, type Line, pageOf, wordCount } from '../line.ts'
import type { RemovalReason } from '../reading.ts'
import { piecesOf, stripLines } from '../strip.ts'
import { linesOf, withHeadings } from '../text-lines.ts'
import type { Format } from './format.ts'

export const plainText: Format = {
  name: 'plain text',
  mediaType: 'text/plain',
  recognises: () => true,
  read: async (input) => draftOf(input.decoded()),
}

/** A draft of decoded text; e-mail bodies come this way too, with a title of their own. */
export function draftOf({ text, charset, notices }: Decoded, given: { readonly title?: Found } = {}): Draft {
  const lines = linesOf(text)
  const titleAt =
    given.title === undefined
      ? titleIndex(lines)
      : lines.findIndex((line) => key(line.text) === key(given.title!.value))
  const titled = titleAt < 0 ? null : splitTitle(lines[titleAt]!.text)
  const title: Found | undefined =
    given.title ?? (titled === null ? undefined : { value: titled.title.replace(titleLabel, ''), basis: 'first-line' })

  const reasons = new Map<number, RemovalReason>()
  const credits = readCredits(
    pageOf(lines, () => false),
    titleAt,
  )
  for (const [i, reason] of credits.lines) reasons.set(i, reason)
  // The title is known; it is neither text nor left out.
  if (titleAt >= 0) reasons.set(titleAt, 'duplicate')
  const stripped = stripLines(lines, reasons)
  // Short lines above the title name the section of the site it stood in.
  // A letterhead is part of a letter and names who sent it.
  let letterhead: Found | undefined
  for (let i = 0; i < titleAt; i++) {
    const { text } = lines[i]!
    if (stripped.has(i) || isProse(lines[i]!)) continue
    if (isLetterhead(text)) {
      if (!/\d/u.test(text) && !isMarking(text)) letterhead ??= { value: text, basis: 'visible' }
      // Below a menu it is the name of the site.
      if (i > 0 && stripped.has(i - 1)) stripped.set(i, 'navigation')
    } else if (wordCount(text) <= sectionWordsMax && placeAndDay(text) === null && ownDate(text) === null)
      stripped.set(i, 'navigation')
  }
  const headed = withHeadings(lines, stripped)
  const fromTitle: Found | undefined =
    titled?.publisher == null ? undefined : { value: titled.publisher, basis: 'title' }
  return {
    mediaType: 'text/plain',
    charset,
    notices,
    title,
    byline: credits.byline,
    publisher:
      credits.publisher?.basis === 'visible'
        ? credits.publisher
        : (fromTitle ?? letterhead ?? credits.publisher ?? ownerOf(lines, stripped)),
    published: credits.published,
    url: credits.url,
    pieces: piecesOf(headed, stripped, titleAt),
  }
}

const titleLabel = /^(?:title|headline|subject|titre|título|titel|заголовок|العنوان|عنوان)\s*[:：]\s*(?=\S)/iu
const sectionWordsMax = 4
const titleCharsMax = 250
const titleLinesMax = 12

/** The first line of the head that reads like a title; -1 where the text begins at once. */
function titleIndex(lines: readonly Line[]): number {
  const reasons = stripLines(lines)
  const page = pageOf(lines, (i) => reasons.has(i))
  for (let i = 0; i < Math.min(lines.length, titleLinesMax); i++) {
    const line = lines[i]!
    const long = wordCount(line.text) >= 3 || line.text.length >= 24
    // What removers take is no title, unless it is the very first line and repeated below as one.
    if (reasons.has(i) && !(i === 0 && long && reasons.get(i) === 'duplicate')) continue
    if (line.type !== 'paragraph' || line.text.length > titleCharsMax) return firstShort(lines, reasons, i)
    if (isCreditLine(lines, i) || placeAndDay(line.text) !== null || ownDate(line.text) !== null) continue
    if (isProse(line) && isClosed(line.text)) return firstShort(lines, reasons, i)
    if (isLetterhead(line.text) && titleBelow(lines, reasons, i, page.first)) continue
    if (long || (i === 0 && i < page.first)) return i
  }
  return -1
}

/** Whether another line of the head may be the title. */
const titleBelow = (lines: readonly Line[], reasons: ReadonlyMap<number, RemovalReason>, at: number, first: number) =>
  lines.slice(0, Math.min(first, titleLinesMax)).some(({ text }, i) => {
    if (i <= at || reasons.has(i) || isLetterhead(text) || isCreditLine(lines, i)) return false
    return wordCount(text) >= 3 && !/[.:]$/u.test(text) && !/\d{4}/u.test(text)
  })

/** Whether a line ends like a sentence. Headlines do not, but may end with "U.S.". */
const isClosed = (text: string) => /[.。۔؟]["”’»)]?$/u.test(text) && !/(?:^|[\s.])\p{L}\.$/u.test(text)

const firstShort = (lines: readonly Line[], reasons: ReadonlyMap<number, RemovalReason>, to: number) =>
  lines.findIndex((line, i) => i < to && !reasons.has(i) && line.type === 'paragraph' && !isCreditLine(lines, i))

const isCreditLine = (lines: readonly Line[], i: number) =>
  readCredits({ lines: [lines[i]!], taken: () => false, first: 1, last: -1 }, -1).lines.size > 0

/** "© 2025 The Example Times" names the publisher where nothing else does. */
function ownerOf(lines: readonly Line[], reasons: ReadonlyMap<number, RemovalReason>): Found | undefined {
  for (const [i, reason] of reasons) {
    if (reason !== 'copyright') continue
    const match =
      /(?:©|\(c\)|copyright)[\s©(c)]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*,?\s*(?:by\s+)?(?<owner>[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N}.'’& -]{1,50}?)(?=[.,;|]|\s*[-–—]\s|\s*all rights|\s*$)/iu.exec(
        lines[i]!.text.slice(0, 300),
      )
    const owner = match?.groups?.owner?.trim()
    if (owner !== undefined && !/^(?:all|the (?:author|material|content)|disclaimer)\b/iu.test(owner))
      return { value: owner, basis: 'copyright' }
  }
  return undefined
}
