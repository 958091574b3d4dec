// Checking a whole log from a terminal by its public tiles, over HTTP or in a folder: every leaf, the root, the
// signature, and that it grew out of what was kept from last time.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkTiles, type TileReport, type TileSource } from '@parley/log'
import { exit, type Terminal } from '../commands/command.ts'
import { Failure } from '../failure.ts'
import { progress } from '../progress.ts'
import { keyFrom } from './log-key.ts'
import { keepNote, readNote } from './note-file.ts'
import { type WitnessOptions, witnessesFrom } from './witness-keys.ts'

export type LogOptions = WitnessOptions & {
  readonly key?: string
  readonly since?: string
  readonly save?: string
  readonly json?: boolean
}

/** Whether a folder is a log laid out as tiles, not a data folder. */
export const isTileFolder = (folder: string): boolean =>
  existsSync(join(folder, 'checkpoint')) && existsSync(join(folder, 'tile')) && !existsSync(join(folder, 'entries.log'))

/** Checks the log of a running hub by its address, or of any other log by the address its tiles are under. */
export async function verifyUrl(url: string, options: LogOptions, terminal: Terminal): Promise<number> {
  const given = new URL(url)
  const base =
    given.pathname === '/' ? new URL('/log/', given) : new URL(`${given.pathname.replace(/\/$/, '')}/`, given)
  const { PARLEY_TOKEN: token } = terminal.env
  const read: TileSource = (path) => fetched(new URL(path, base), token)
  return verifyTiles(read, options, terminal, async () => {
    const said = hubKeyIn(await fetched(new URL('keys', base), token))
    if (said !== undefined) return said
    throw new Failure(exit.usage, `${url} does not say its key. Give it with --key 'name+hash+base64'.`)
  })
}

function hubKeyIn(answer: Uint8Array | undefined): string | undefined {
  try {
    const { hubKey } = JSON.parse(new TextDecoder().decode(answer)) as { hubKey?: unknown } // any shape may come
    return typeof hubKey === 'string' ? hubKey : undefined
  } catch {
    return undefined
  }
}

/** Checks a log that lies in a folder as `checkpoint` and `tile/…`. */
export async function verifyTileFolder(folder: string, options: LogOptions, terminal: Terminal): Promise<number> {
  const read: TileSource = async (path) => (existsSync(join(folder, path)) ? readFile(join(folder, path)) : undefined)
  return verifyTiles(read, options, terminal, async () => {
    throw new Failure(
      exit.usage,
      `A folder of tiles does not say whose it is. Give the log's key with --key 'name+hash+base64'.`,
    )
  })
}

async function verifyTiles(
  read: TileSource,
  options: LogOptions,
  terminal: Terminal,
  askKey: () => Promise<string>,
): Promise<number> {
  const { key: given, since, save, json } = options
  const witnesses = witnessesFrom(options)
  const line = given ?? (await askKey())
  const { name: origin, key } = keyFrom(line)
  const bar = progress(terminal, 'checking')
  const trust = {
    origin,
    key,
    hashTiles: true,
    witnesses,
    ...(since === undefined ? {} : { since: await readNote(since) }),
  }
  const report = await checkTiles(read, trust, bar.at).finally(bar.end)
  // What does not hold is not to be trusted next time either.
  if (report.holds && save !== undefined) await keepNote(save, report.checkpoint)
  const trusting =
    given !== undefined
      ? 'the key given'
      : since !== undefined && report.holds
        ? 'the checkpoint given'
        : 'the key the log gives'
  terminal.out(
    json ? `${JSON.stringify({ ...report, hubKey: line, trusting })}\n` : inWords(report, line, trusting, save),
  )
  return report.holds ? exit.ok : exit.damaged
}

function inWords(report: TileReport, key: string, trusting: string, save: string | undefined): string {
  const { holds, problems, size, root, origin, since, checkpoint, witnesses } = report
  if (!holds) {
    const found = problems.map(({ message }) => `  ${message}\n`).join('')
    return `Does not hold:\n${found}Its checkpoint, to be kept as it is:\n${checkpoint.replace(/[^\n\u0020-\u007e\u2014]/g, '?')}`
  }
  return [
    `Holds: ${size} entries of the log '${origin}', root ${root}, from every leaf of it`,
    since === null
      ? 'Nothing was kept from before, so this says nothing of the past. Keep this checkpoint with --save FILE; give it with --since next time.'
      : `It grew out of the ${since} entries of the checkpoint kept from before.`,
    ...(witnesses.length === 0
      ? []
      : [
          `Signed by ${witnesses.length} of the witnesses you named: ${witnesses.map(({ name, at }) => `${name} at ${at}`).join(', ')}.`,
        ]),
    ...(save === undefined ? [] : [`Kept its checkpoint in ${save}.`]),
    trusting === 'the key the log gives'
      ? `Trusting the key that the log gives of itself: ${key}\nAsk its operator for it by another way, and check again with --key.`
      : `Trusting ${trusting}.`,
    '',
  ].join('\n')
}

const answerMs = 30_000
// A full leaf tile has 9 KiB, keys of organisations some more.
const answerBytesMax = 4 * 2 ** 20

async function fetched(url: URL, token: string | undefined): Promise<Uint8Array | undefined> {
  let response: Response
  try {
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
    response = await fetch(url, {
      headers,
      redirect: token ? 'error' : 'follow',
      signal: AbortSignal.timeout(answerMs),
    })
    if (response.status === 404) return undefined
    if (response.ok) return await bounded(response)
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    throw new Failure(
      exit.unavailable,
      `${url.origin} does not answer. Check the address and the connection, then try again.`,
    )
  }
  throw new Failure(
    exit.unavailable,
    `${url} answers ${response.status}. Check the address; where a log is open to members alone, set PARLEY_TOKEN to an API token of yours.`,
  )
}

async function bounded(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > answerBytesMax)
      throw new Failure(exit.damaged, `${response.url} sends more than any tile has. It is no log.`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
