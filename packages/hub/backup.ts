// A copy of the record that a running hub makes, and the way back from it. Views are not copied: they are folded anew.
import { strict as assert } from 'node:assert'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { type Log, openFolderBlobs, parseCheckpoint, parseNote, toHex } from '@parley/log'
import { namedBlobs } from './blobs.ts'
import { openDataFolder, type Paths, pathsOf } from './data-folder.ts'
import { syncFolder, writeDurably } from './durable.ts'
import { openKeys } from './keys.ts'
import { databaseOfLog, openLog } from './log-place.ts'
import { Refusal } from './refusal.ts'
import { type Verification, verifyRecord } from './verify.ts'

export type BackupParts = {
  readonly paths: Paths
  readonly log: Log
  /** Rooms with a database of their own fill the folder they are given. */
  readonly copies: readonly ((target: string) => Promise<void>)[]
}
type Progress = (done: number, total: number) => void

/**
 * Copies the record into a new or empty folder. Refuses with 'not-empty'.
 *
 * The order makes the copy whole while the hub goes on: the checkpoint first, then the entries and keys it covers (both
 * only grow), then the blobs they name (written before any entry named them).
 */
export async function backUp(
  { paths, log, copies }: BackupParts,
  target: string,
  progress: Progress = () => {},
): Promise<{ size: number; root: string; files: number; bytes: number }> {
  refuseFull(target)
  if (databaseOfLog(paths) !== undefined) {
    throw new Refusal(
      'log-in-database',
      {},
      "This hub keeps its log in PostgreSQL. Back up the database with 'pg_dump', and copy the data folder beside it.",
    )
  }
  mkdirSync(target, { recursive: true, mode: 0o700 })
  const to = pathsOf(target)
  const { size, root } = parseCheckpoint(parseNote(log.checkpoint()).text)
  const logFiles = filesIn(paths.log).filter((file) => !isPassing(file))
  logFiles.sort((a, b) => Number(b === 'checkpoint') - Number(a === 'checkpoint'))
  let files = 0
  let bytes = 0
  const copy = (from: string, into: string) => {
    mkdirSync(path.dirname(into), { recursive: true, mode: 0o700 })
    try {
      copyFileSync(from, into)
    } catch (error) {
      // Erased while we copied: then it is not to be in the copy either.
      if (!existsSync(from)) return
      throw error
    }
    files += 1
    bytes += statSync(into).size
  }
  for (const file of logFiles) copy(path.join(paths.log, file), path.join(to.log, file))
  mkdirSync(to.blobs, { recursive: true, mode: 0o700 })
  const blobFiles = filesIn(paths.blobs).filter((file) => !isPassing(file))
  for (const [index, file] of blobFiles.entries()) {
    copy(path.join(paths.blobs, file), path.join(to.blobs, file))
    if (index % 64 === 0) {
      progress(index, blobFiles.length)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  for (const file of filesIn(paths.keys)) copy(path.join(paths.keys, file), path.join(to.keys, file))
  copy(paths.token, to.token)
  if (existsSync(paths.times)) copy(paths.times, to.times)
  mkdirSync(to.people, { recursive: true, mode: 0o700 })
  for (const fill of copies) await fill(to.people)
  // Last: a folder without it is no backup, and is refused as one.
  copy(paths.hub, to.hub)
  writeDurably(path.join(target, 'backup.json'), `${JSON.stringify({ size, root: toHex(root) }, null, 2)}\n`)
  syncFolder(target)
  progress(blobFiles.length, blobFiles.length)
  return { size, root: toHex(root), files, bytes }
}

/**
 * Brings a backup back into a new or empty data folder. Everything is checked before it stands there. Refuses with
 * 'not-empty', 'not-a-backup' or 'damaged-backup'.
 */
export async function restore(source: string, data: string, progress: Progress = () => {}): Promise<Verification> {
  refuseFull(data)
  if (!existsSync(path.join(source, 'hub.json')) || !existsSync(path.join(source, 'log'))) {
    throw new Refusal(
      'not-a-backup',
      { source },
      `${source} is no backup: it has no hub.json. Name the folder 'parley backup' made.`,
    )
  }
  const draft = `${path.resolve(data)}.restoring`
  rmSync(draft, { recursive: true, force: true })
  try {
    cpSync(source, draft, { recursive: true, filter: (file) => path.basename(file) !== 'backup.json' })
    keepPrivate(draft)
    const verification = await verifyFolder(draft, progress)
    if (!verification.ok) {
      const first = verification.problems[0]?.message ?? ''
      throw new Refusal(
        'damaged-backup',
        { source, problems: verification.problemCount },
        `The backup in ${source} is damaged, and nothing was restored: ${first} Take an earlier backup.`,
      )
    }
    rmSync(data, { recursive: true, force: true })
    renameSync(draft, data)
    syncFolder(path.dirname(path.resolve(data)))
    // From here the restored record stands.
    return verification
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

/**
 * Checks a data folder nobody has open, or one whose log is in a database. Refuses with 'log-locked' beside a running
 * hub, and with 'log-in-database' where the log is in one and no address is given.
 */
export async function verifyFolder(
  data: string,
  progress: Progress = () => {},
  { databaseUrl }: { readonly databaseUrl?: string | undefined } = {},
): Promise<Verification> {
  if (!existsSync(pathsOf(data).hub)) {
    throw new Refusal('not-ours', { folder: data }, `${data} holds no hub: it has no hub.json. Name the data folder.`)
  }
  const { paths, origin, isNew } = openDataFolder(data)
  assert(!isNew, 'a folder with hub.json is not new')
  const keys = openKeys(paths.keys)
  // A backup is checked as the folder it is, wherever the hub of this machine has its log.
  const databaseSchema = databaseOfLog(paths)
  const place = databaseSchema === undefined || databaseUrl === undefined ? {} : { databaseUrl, databaseSchema }
  const log = await openLog(place, paths, { origin, signer: keys.hub })
  try {
    const blobs = namedBlobs(await openFolderBlobs(paths.blobs), paths.blobs)
    return await verifyRecord({ log, blobs, keys }, progress)
  } finally {
    await log.close()
  }
}

function refuseFull(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return
  throw new Refusal('not-empty', { folder }, `${folder} is not empty. Name a new or an empty folder.`)
}

/** What came from a stick or another machine may be open to everyone there. */
function keepPrivate(folder: string): void {
  chmodSync(folder, 0o700)
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    chmodSync(path.join(file.parentPath, file.name), file.isDirectory() ? 0o700 : 0o600)
  }
}

/** Files below a folder, by their path from it. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => path.relative(folder, path.join(file.parentPath, file.name)))
}

/** What belongs to a running process and not to the record. */
const isPassing = (file: string): boolean => /^lock(\.|$)|^reserve$|\.(new|draft)$/.test(path.basename(file))
