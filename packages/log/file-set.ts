// The files of one log: how a new one is laid down, how they are opened under their lock, and where things lie in them.
// What they say is read elsewhere.
import path from 'node:path'
import type { Disk, DiskFile, DiskLock } from './disk.ts'
import { damaged, incomplete } from './file-refusals.ts'
import { fileHeader, fileHeaderBytes, readFileHeader, slotBytes } from './record.ts'
import { Refusal } from './refusal.ts'

// One sector: overwritten in place, it is the old note or the new one and never half of each.
export const checkpointBytes = 512

export type FileSet = {
  readonly folder: string
  readonly origin: string
  readonly disk: Disk
  readonly lock: DiskLock
  readonly entries: DiskFile
  readonly keys: DiskFile
  /** The same keys, opened to be overwritten. */
  readonly keysInPlace: DiskFile
  readonly checkpoint: DiskFile
  /** Where a file of this log lies. */
  path(name: string): string
  /** Lets go of files and lock without a further word to the disk. */
  release(): Promise<void>
}

/** Takes the lock of a folder and opens the log's files in it, or lays them down. */
export async function openFileSet(folder: string, origin: string, disk: Disk): Promise<FileSet> {
  await disk.makeFolder(folder)
  const lock = await disk.lock(path.join(folder, 'lock'))
  const opened: DiskFile[] = []
  const release = async () => {
    for (const file of opened.splice(0)) await file.close()
    await lock.release()
  }
  const openFile = async (name: string, mode: 'append' | 'patch') => {
    const file = await disk.open(path.join(folder, name), mode)
    opened.push(file)
    return file
  }
  try {
    await layDown(folder, origin, disk)
    const entries = await openFile('entries.log', 'append')
    const keys = await openFile('keys', 'append')
    const keysInPlace = await openFile('keys', 'patch')
    const checkpoint = await openFile('checkpoint', 'patch')
    await checkHeader('entries', entries, folder, origin)
    await checkHeader('keys', keys, folder, origin)
    const at = (name: string) => path.join(folder, name)
    return { folder, origin, disk, lock, entries, keys, keysInPlace, checkpoint, path: at, release }
  } catch (error) {
    await release()
    throw error
  }
}

/** Lays down the files of a new log, `entries.log` last: until that stands, there is no log here. */
async function layDown(folder: string, origin: string, disk: Disk): Promise<void> {
  const names = await disk.list(folder)
  if (names.includes('entries.log')) {
    const missing = ['keys', 'checkpoint'].filter((name) => !names.includes(name))
    if (missing.length > 0) throw incomplete(folder, missing)
    return
  }
  const keys = await disk.read(path.join(folder, 'keys'))
  if ((keys !== undefined && keys.length > fileHeaderBytes) || names.includes('tile')) {
    throw incomplete(folder, ['entries.log'])
  }
  await disk.replace(path.join(folder, 'keys'), fileHeader('keys', origin))
  await disk.replace(path.join(folder, 'checkpoint'), Buffer.alloc(checkpointBytes))
  await disk.replace(path.join(folder, 'entries.log'), fileHeader('entries', origin))
}

async function checkHeader(kind: 'entries' | 'keys', file: DiskFile, folder: string, asked: string): Promise<void> {
  const header = Buffer.alloc(fileHeaderBytes)
  await file.read(header, 0)
  const origin = readFileHeader(kind, header)
  if (origin === undefined) {
    throw damaged(folder, `the file of ${kind} does not begin as it should, or a newer version wrote it`)
  }
  if (origin !== asked) {
    const message =
      `The log in ${folder} is ${origin}, not ${asked}. Its name was fixed at its first start: ` +
      'start with that one, or choose another folder.'
    throw new Refusal('log-other-origin', { folder, origin, asked }, message)
  }
}

/** Where the key slot of an entry lies. */
export function slotAt(seq: number): number {
  return fileHeaderBytes + seq * slotBytes
}

/** The note in the checkpoint's sector; empty before the first, undefined when it is not text. */
export async function readNoteSector(file: DiskFile): Promise<string | undefined> {
  const sector = Buffer.alloc(checkpointBytes)
  const length = await file.read(sector, 0)
  const text = sector.toString('utf8', 0, length)
  const end = text.indexOf('\0')
  return end < 0 ? text : /^\0*$/.test(text.slice(end)) ? text.slice(0, end) : undefined
}
