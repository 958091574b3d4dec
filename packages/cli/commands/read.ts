// parley read: documents in, what was found out. Nothing is stored and nothing is sent anywhere.
import { readFile, stat } from 'node:fs/promises'
import type { Reading } from '@parley/read/reading'
import { Unreadable } from '@parley/read/unreadable'
import { progress } from '../progress.ts'
import { type Command, exit } from './command.ts'

export const readCommand: Command = {
  name: 'read',
  declare: (program, terminal, done) => {
    program
      .command('read')
      .description('read documents and print what was found; nothing is stored')
      .argument('<file...>', "files to read; '-' is standard input")
      .option('--plain', 'take each input as the text itself, nothing removed')
      .option('--date <date>', "the documents' date where they give none, YYYY-MM-DD or any EDTF date")
      .option('--json', 'one JSON object per line, as the contract in the architecture page says')
      .action(async (files: string[], options: { plain?: boolean; date?: string; json?: boolean }) => {
        const { read } = await import('@parley/read')
        const bar = progress(terminal, 'reading')
        let unread = 0
        for (const [index, file] of files.entries()) {
          if (files.length > 3) bar.at(index, files.length, file)
          try {
            const reading = await read(await bytesOf(file, terminal.input), {
              ...(file === '-' ? {} : { name: file }),
              ...(options.plain ? { plain: true } : {}),
              ...(options.date === undefined ? {} : { date: options.date }),
            })
            terminal.out(options.json ? `${JSON.stringify({ file, ...reading })}\n` : describe(file, reading))
          } catch (error) {
            const problem = problemOf(file, error)
            unread++
            if (options.json) terminal.out(`${JSON.stringify({ file, problem })}\n`)
            terminal.err(`parley: ${file}: ${problem.message}\n`)
          }
        }
        bar.end()
        done(unread ? exit.badInput : exit.ok)
      })
  },
}

/** Files above this are refused before they are read into memory; the reader has a limit of its own as well. */
const fileBytesMax = 64 * 2 ** 20

async function bytesOf(file: string, input: () => Promise<Uint8Array>): Promise<Uint8Array> {
  if (file === '-') return input()
  const { size } = await stat(file)
  if (size > fileBytesMax) {
    throw new Unreadable(
      'too-large',
      { bytes: size, limit: fileBytesMax },
      `It is ${Math.round(size / 2 ** 20)} MiB; the limit is ${fileBytesMax / 2 ** 20} MiB. Split it, or read the part that matters.`,
    )
  }
  return readFile(file)
}

function problemOf(file: string, error: unknown): { code: string; message: string } {
  if (error instanceof Unreadable) return { code: error.code, message: error.message }
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'ENOENT') return { code: 'no-such-file', message: `There is no file '${file}'. Check the name.` }
    if (error.code === 'EISDIR')
      return { code: 'is-a-folder', message: `'${file}' is a folder. Name the files in it: ${file}/*` }
    if (error.code === 'EACCES') return { code: 'not-readable', message: `'${file}' may not be read by this user.` }
  }
  throw error
}

/** A reading for a person at a terminal: the document, then claims in the order of the text. */
function describe(file: string, reading: Reading): string {
  const { document, claims, actors, events, commitments } = reading
  const cut = (spans: readonly { start: number; end: number }[]) =>
    spans.map((span) => document.text.slice(span.start, span.end).replace(/\s+/g, ' ')).join(' … ')
  const name = (id: string | null) => actors.find((actor) => actor.id === id)?.name
  const lines = [
    document.title ?? file,
    `  ${[document.byline, document.publisher, document.published ?? 'no date given', document.language].filter(Boolean).join(' · ')}`,
    `  ${claims.length} claims, ${actors.length} actors, ${events.length} events, ${commitments.length} commitments, ${document.removed.length} pieces of boilerplate left out`,
    '',
  ]
  for (const claim of claims) {
    const who = name(claim.sourceActor) ?? (cut(claim.source) || 'no source named')
    lines.push(
      `  ${who} · ${claim.attitude} · ${claim.quotation} (${claim.confidence.toFixed(2)})`,
      `    ${cut(claim.content)}`,
    )
  }
  if (events.length) lines.push('')
  for (const event of events) {
    const who = event.participants
      .map((participant) => name(participant.actor))
      .filter(Boolean)
      .join(', ')
    lines.push(
      `  ${event.status}: ${event.type}${event.mode ? `/${event.mode}` : ''} ${who}${event.place ? ` at ${event.place}` : ''}${event.date ? `, ${event.date}` : ''}`,
    )
  }
  for (const notice of document.notices) lines.push(`  note: ${notice.message}`)
  for (const note of reading.quality.notes) lines.push(`  note: ${note}`)
  return `${lines.join('\n')}\n\n`
}
