// The data folder: where each room keeps its files, what a new one holds, and what is refused at the door.
//
//   hub.json   format, the log's name, the home organisation         log/    entries and their keys
//   keys/      signing keys, mode 0600                                blobs/  files and readings, encrypted
//   token      the operator's, mode 0600                              times   when each entry was first seen
//   people/    accounts and sessions                                  views/  thrown away and folded again at will
//   witness/   whom we sign for, who signs for us, and what we signed
//   peers/     how the exchange with other hubs stands, and evidence
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { newId } from '@parley/peace'
import { writeDurably } from './durable.ts'
import { createKeys } from './keys.ts'
import { Refusal } from './refusal.ts'

export const dataFormat = 1

export type DataFolder = {
  readonly folder: string
  readonly isNew: boolean
  readonly origin: string
  /** The home organisation's id and name. */
  readonly home: string
  readonly homeName: string
  readonly token: string
  readonly paths: Paths
}
export type Paths = Readonly<
  Record<
    'hub' | 'log' | 'keys' | 'blobs' | 'token' | 'times' | 'people' | 'views' | 'witness' | 'peers' | 'unswept',
    string
  >
>

export const pathsOf = (folder: string): Paths => ({
  hub: path.join(folder, 'hub.json'),
  log: path.join(folder, 'log'),
  keys: path.join(folder, 'keys'),
  blobs: path.join(folder, 'blobs'),
  token: path.join(folder, 'token'),
  times: path.join(folder, 'times'),
  people: path.join(folder, 'people'),
  views: path.join(folder, 'views'),
  witness: path.join(folder, 'witness'),
  peers: path.join(folder, 'peers'),
  unswept: path.join(folder, 'unswept'),
})

type NewFolder = {
  readonly origin?: string | undefined
  readonly homeName?: string | undefined
  readonly random?: ((bytes: number) => Uint8Array) | undefined
}

/**
 * Opens the folder, or makes it where there is none or an empty one. Refuses with 'not-ours', 'damaged', 'newer-format',
 * 'open-to-others' or 'origin-fixed'; nothing is written then.
 */
export function openDataFolder(folder: string, fresh: NewFolder = {}): DataFolder {
  const paths = pathsOf(folder)
  // hub.json is written last: a first start that stopped halfway left no entry anybody was told of, and begins again.
  const isNew = !existsSync(paths.hub)
  if (isNew) makeFolder(folder, paths, fresh)
  const { origin, home, homeName } = readHubFile(paths.hub)
  if (fresh.origin !== undefined && fresh.origin !== origin) {
    throw new Refusal(
      'origin-fixed',
      { origin, asked: fresh.origin },
      `The log in ${folder} is named '${origin}', for good: its name is signed into every entry. Start without another name, or in another folder.`,
    )
  }
  for (const part of [paths.log, paths.keys, paths.blobs]) {
    if (!isNew && !existsSync(part)) throw damaged(part, 'is missing')
  }
  const token = readToken(paths.token)
  for (const secret of [folder, paths.keys, paths.token]) checkMode(secret)
  return { folder, isNew, origin, home, homeName, token, paths }
}

function makeFolder(folder: string, paths: Paths, { origin, homeName, random = randomBytes }: NewFolder): void {
  const found = existsSync(folder) ? readdirSync(folder) : []
  const ours = new Set([...Object.values(paths).map((one) => path.basename(one)), 'token.draft', 'hub.json.draft'])
  const strangers = found.filter((name) => !ours.has(name))
  if (strangers.length > 0) {
    throw new Refusal(
      'not-ours',
      { folder, found: strangers.slice(0, 5) },
      `${folder} holds other files (${strangers.slice(0, 3).join(', ')} …) and no hub. Name an empty or a new folder.`,
    )
  }
  // Entries without the file that names them: somebody's record, which a new hub must not be put on top of.
  if (existsSync(path.join(paths.log, 'entries.log')) && statSync(path.join(paths.log, 'entries.log')).size > 64) {
    throw damaged(paths.hub, 'is missing while the log is there')
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  for (const part of [paths.log, paths.keys, paths.blobs, paths.people])
    mkdirSync(part, { recursive: true, mode: 0o700 })
  createKeys(paths.keys)
  writeDurably(paths.token, `${Buffer.from(random(32)).toString('base64url')}\n`)
  const name = homeName ?? 'Our organisation'
  const hub = {
    format: dataFormat,
    origin: origin ?? `parley.local/${newId('prc', random).slice(4, 16)}`,
    home: newId('org', random),
    homeName: name,
  }
  writeDurably(paths.hub, `${JSON.stringify(hub, null, 2)}\n`)
  // From here it is a hub.
}

function readHubFile(file: string): { origin: string; home: string; homeName: string } {
  let hub: unknown
  try {
    hub = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw damaged(file, 'cannot be read')
  }
  if (typeof hub !== 'object' || hub === null || !('format' in hub) || typeof hub.format !== 'number') {
    throw damaged(file, 'is not what a hub writes')
  }
  if (hub.format > dataFormat) {
    throw new Refusal(
      'newer-format',
      { file, format: hub.format, known: dataFormat },
      `${file} was written by a newer Parley (format ${hub.format}, this one knows ${dataFormat}). Update Parley, then start again.`,
    )
  }
  if (!('origin' in hub) || typeof hub.origin !== 'string' || hub.origin === '') throw damaged(file, 'names no log')
  if (!('home' in hub) || typeof hub.home !== 'string' || !/^org_[0-9a-z]{26}$/.test(hub.home)) {
    throw damaged(file, 'names no home organisation')
  }
  const homeName = 'homeName' in hub && typeof hub.homeName === 'string' ? hub.homeName : hub.home
  return { origin: hub.origin, home: hub.home, homeName }
}

function readToken(file: string): string {
  try {
    const token = readFileSync(file, 'utf8').trim()
    if (token.length >= 32) return token
  } catch {
    // Missing and too short are one case.
  }
  throw damaged(file, 'is missing or empty')
}

/** Secrets that others on this machine can read are no secrets. */
function checkMode(file: string): void {
  if (process.platform === 'win32') return
  const mode = statSync(file).mode & 0o777
  if ((mode & 0o077) === 0) return
  throw new Refusal(
    'open-to-others',
    { file, mode: mode.toString(8) },
    `${file} can be read by others on this machine (mode ${mode.toString(8)}). Run 'chmod go-rwx ${file}', then start again.`,
  )
}

function damaged(file: string, how: string): Refusal {
  return new Refusal(
    'damaged',
    { file },
    `${file} ${how}. Nothing was changed. Bring the folder back from a backup ('parley restore'), or put back that file.`,
  )
}
