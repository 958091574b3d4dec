// Checking a bundle from a terminal: offline, resting on what the person brought, and saying so.
import { readFile, stat } from 'node:fs/promises'
import { type BundleReport, bundleBytesMax, checkBundle, Refusal, readBundle } from '@parley/log'
import { exit, type Terminal } from '../commands/command.ts'
import { Failure } from '../failure.ts'
import { keyFrom } from './log-key.ts'
import { readNote } from './note-file.ts'
import { type WitnessOptions, witnessesFrom } from './witness-keys.ts'

export type BundleOptions = WitnessOptions & {
  readonly key?: string
  readonly checkpoint?: string
  readonly author?: readonly string[]
  readonly json?: boolean
}

/** Checks the bundle in a file, prints what was found, and answers with the exit code. */
export async function verifyBundle(file: string, options: BundleOptions, terminal: Terminal): Promise<number> {
  const { key, author: authors } = options
  if (key !== undefined) keyFrom(key)
  const witnesses = witnessesFrom(options)
  const trust = {
    ...(key === undefined ? {} : { key }),
    ...(options.checkpoint === undefined ? {} : { checkpoint: await readNote(options.checkpoint) }),
    ...(authors === undefined ? {} : { authors }),
    ...(witnesses === undefined ? {} : { witnesses }),
  }
  if ((await stat(file)).size > bundleBytesMax) {
    throw new Failure(exit.badInput, `'${file}' is larger than a bundle may be (${bundleBytesMax / 2 ** 20} MiB).`)
  }
  try {
    const bundle = readBundle(await readFile(file))
    const report = await checkBundle(bundle, trust)
    terminal.out(
      options.json ? `${JSON.stringify({ ...report, hubKey: bundle.hubKey })}\n` : inWords(report, bundle.hubKey),
    )
    return report.holds ? exit.ok : exit.damaged
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const problem = { code: error.code, about: '', message: error.message }
    if (options.json) terminal.out(`${JSON.stringify({ holds: false, problems: [problem] })}\n`)
    else terminal.out(`Does not hold: ${error.message}\n`)
    return exit.damaged
  }
}

const problemsShown = 20

function inWords(
  { problems, entries, files, origin, size, root, trusting, witnessed }: BundleReport,
  hubKey: string,
): string {
  const lines: string[] = []
  if (problems.length > 0) {
    lines.push('Does not hold:')
    for (const { message } of problems.slice(0, problemsShown)) lines.push(`  ${message}`)
    if (problems.length > problemsShown) lines.push(`  and ${problems.length - problemsShown} more.`)
    return `${lines.join('\n')}\n`
  }
  lines.push(
    `Holds: ${entries.length} entries and ${files.length} files of the log '${origin}', ${size} entries long, root ${root}`,
  )
  for (const { index, keyId, entry, covered } of entries) {
    const what = keyId === null ? 'its place alone' : `${summary(entry)}, signed with key ${keyId}`
    lines.push(
      `  ${index}: ${what}${covered ? '' : ' (younger than what you gave: rests on the signature of the log)'}`,
    )
  }
  for (const { name, bytes } of files) lines.push(`  ${name}: ${bytes} bytes, as named by an entry above`)
  lines.push(
    trusting === 'the key inside the bundle'
      ? `Trusting the key inside the bundle: ${hubKey}\nAsk the operator of the log for it by another way, and check again with --key.`
      : `Trusting ${trusting}.`,
    ...(witnessed === null ? [] : [`The witnesses you named signed the log as far as its first ${witnessed} entries.`]),
    'Whose an author key is, ask the organisation. That an entry is in the log does not make it true.',
  )
  return `${lines.join('\n')}\n`
}

/** Kind, author and time as far as they are plain: an entry is somebody's text, and a terminal obeys control characters. */
function summary(entry: BundleReport['entries'][number]['entry']): string {
  const fields = (typeof entry === 'object' ? entry : null) as Readonly<Record<string, unknown>> | null // shown only where plain
  const author = fields?.author as Readonly<Record<string, unknown>> | undefined | null // the same
  const plain = (value: unknown) => (typeof value === 'string' && /^[\w:.+-]{1,80}$/.test(value) ? value : '?')
  return `${plain(fields?.kind)} ${plain(fields?.id)} by ${plain(author?.organisation)} at ${plain(fields?.at)}`
}
