// Whom this hub witnesses, and who witnesses it: a small file in the data folder that the operator's command line writes
// and a running hub reads again when it changed.
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type NamedKey, parseVerifierKey, parseWitnessKey } from '@parley/log'
import { writeDurably } from '../durable.ts'
import { Refusal } from '../refusal.ts'

export type WitnessSettings = {
  /** So many different witnesses must have signed a checkpoint before it is shown as the log's. */
  readonly quorum: number
  /** Witnesses asked for cosignatures: their key line and the address before `/add-checkpoint`. */
  readonly asked: readonly { readonly key: string; readonly url: string }[]
  /** Key lines of the logs this hub signs for; two of one name while a log changes its key. */
  readonly logs: readonly string[]
}

export const noWitnesses: WitnessSettings = { quorum: 0, asked: [], logs: [] }

const fileOf = (folder: string): string => path.join(folder, 'settings.json')

/** Where the settings of a data folder are. */
export const witnessSettingsFile = (data: string): string => fileOf(path.join(data, 'witness'))

/** The settings in a hub's `witness` folder. Refuses with 'damaged' what cannot be read. */
export function readWitnessSettings(folder: string): WitnessSettings {
  let text: string
  try {
    text = readFileSync(fileOf(folder), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return noWitnesses
    throw error
  }
  try {
    return checked(JSON.parse(text))
  } catch (cause) {
    const why = cause instanceof Refusal ? ` ${cause.message}` : ''
    throw new Refusal(
      'damaged',
      { file: fileOf(folder) },
      `${fileOf(folder)} cannot be read.${why} Write it anew with 'parley witness', or remove it to have none.`,
    )
  }
}

/** Keeps settings. Refuses with 'bad-witness' what a hub could not use. */
export function writeWitnessSettings(folder: string, settings: WitnessSettings): void {
  const text = JSON.stringify(checked(settings), null, 2)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeDurably(fileOf(folder), `${text}\n`)
}

/** The settings, read again when the file changed. */
export function watchedSettings(folder: string): () => WitnessSettings {
  let read: { readonly at: string; readonly settings: WitnessSettings } | undefined
  return () => {
    const stat = statSync(fileOf(folder), { throwIfNoEntry: false })
    const at = stat === undefined ? '' : `${stat.ino} ${stat.mtimeMs} ${stat.size}`
    if (read?.at !== at) read = { at, settings: readWitnessSettings(folder) }
    return read.settings
  }
}

/** The logs of settings by origin, each with its keys. */
export function logsOf({ logs }: WitnessSettings): ReadonlyMap<string, readonly Uint8Array[]> {
  const found = new Map<string, Uint8Array[]>()
  for (const line of logs) {
    const log = parseVerifierKey(line)
    if (log !== undefined) found.set(log.name, [...(found.get(log.name) ?? []), log.key])
  }
  return found
}

/** The witnesses asked, with their keys read. */
export function askedOf({ asked }: WitnessSettings): readonly (NamedKey & { readonly url: string })[] {
  return asked.flatMap(({ key, url }) => {
    const witness = parseWitnessKey(key)
    return witness === undefined ? [] : [{ ...witness, url }]
  })
}

const listMax = 64

function checked(value: unknown): WitnessSettings {
  const { quorum, asked, logs } = value as Partial<WitnessSettings> // each field is looked at below
  if (!Array.isArray(asked) || !Array.isArray(logs) || asked.length > listMax || logs.length > listMax) {
    throw bad('lists', `There are at most ${listMax} witnesses and ${listMax} logs.`)
  }
  for (const line of logs) {
    if (typeof line !== 'string' || parseVerifierKey(line) === undefined) {
      throw bad(String(line), `'${String(line)}' is not the key of a log, name+hash+base64.`)
    }
  }
  for (const one of asked as readonly Partial<WitnessSettings['asked'][number]>[]) {
    if (typeof one?.key !== 'string' || parseWitnessKey(one.key) === undefined) {
      throw bad(String(one?.key), `'${String(one?.key)}' is not the key of a witness, name+hash+base64.`)
    }
    if (typeof one.url !== 'string' || !isAddress(one.url)) {
      throw bad(String(one.url), `'${String(one.url)}' is not an address such as https://witness.example/witness.`)
    }
  }
  const most = new Set(asked.map(({ key }) => key)).size
  if (!Number.isInteger(quorum) || quorum === undefined || quorum < 0 || quorum > most) {
    throw bad(String(quorum), `A quorum is a number from 0 to the number of witnesses asked, which is ${most}.`)
  }
  return { quorum, asked: asked.map(({ key, url }) => ({ key, url })), logs: [...logs] }
}

function isAddress(url: string): boolean {
  const parsed = URL.parse(url)
  if (parsed === null || parsed.username !== '' || parsed.password !== '' || parsed.search !== '') return false
  return parsed.protocol === 'https:' || parsed.protocol === 'http:'
}

const bad = (given: string, message: string): Refusal => new Refusal('bad-witness', { given }, message)
