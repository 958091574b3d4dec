// Small files that must be whole or absent: written beside, synced, and moved into place.
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Durable when it returns; mode 0600. */
export function writeDurably(file: string, content: string | Uint8Array): void {
  const draft = `${file}.draft`
  writeSynced(draft, content)
  renameSync(draft, file)
  syncFolder(path.dirname(file))
}

/** The same where there is no such file yet; false where there is one, which stays. */
export function createDurably(file: string, content: string | Uint8Array): boolean {
  const draft = `${file}.${process.pid}.draft`
  writeSynced(draft, content)
  try {
    // A link is made whole or not at all, and never on top of another file.
    linkSync(draft, file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
  syncFolder(path.dirname(file))
  return true
}

function writeSynced(file: string, content: string | Uint8Array): void {
  const handle = openSync(file, 'w', 0o600)
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes a name that was given or taken away in the folder durable. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
