// Blobs under the names entries carry. The store below names a blob by a salted hash and a slot; an entry carries one
// short id for the two, made from them, and a small file beside the blobs leads back.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { BlobPlace, BlobStore } from '@parley/log'
import { type BlobRef, newId } from '@parley/peace'
import { writeDurably } from './durable.ts'
import { Refusal } from './refusal.ts'

export type ProvenFile = { readonly content: Uint8Array; readonly slot: string; readonly salt: Uint8Array }

export type Blobs = {
  /** Durable when it resolves: only then may an entry name it. */
  put(bytes: Uint8Array): Promise<BlobRef>
  /** Undefined where it was erased. Refuses with 'blob-missing' or 'blob-damaged'. */
  get(ref: BlobRef): Promise<Uint8Array | undefined>
  /** With what binds the content to the name (docs/format.md, "Blobs"): for whoever has to check it elsewhere. */
  proven(id: string): Promise<ProvenFile | undefined>
  /** Twice is once, and what is missing is as good as erased. */
  erase(ref: BlobRef): Promise<void>
}

export function namedBlobs(store: BlobStore, folder: string): Blobs {
  const names = path.join(folder, 'names')
  mkdirSync(names, { recursive: true, mode: 0o700 })
  const fileOf = (id: string) => path.join(names, id)

  const find = (ref: BlobRef): BlobPlace | undefined => {
    if (!/^blb_[0-9a-z]{26}$/.test(ref.id)) return undefined
    try {
      // `put` wrote it; `isNameOf` holds it to the id.
      const stored = JSON.parse(readFileSync(fileOf(ref.id), 'utf8')) as BlobPlace
      return idOf(stored) === ref.id ? stored : undefined
    } catch {
      return undefined
    }
  }

  return {
    put: async (bytes) => {
      const stored = await store.put(bytes)
      const id = idOf(stored)
      writeDurably(fileOf(id), JSON.stringify(stored))
      return { id, bytes: bytes.length }
    },
    get: async (ref) => {
      const stored = find(ref)
      if (stored !== undefined) return store.get(stored)
      throw new Refusal(
        'blob-missing',
        { id: ref.id },
        'A file named in the record is not here. Restore it from a backup.',
      )
    },
    proven: async (id) => {
      const stored = find({ id, bytes: 0 })
      const content = stored && (await store.get(stored))
      const salt = stored && (await store.salt(stored))
      return stored && content && salt && { content, slot: stored.slot, salt }
    },
    erase: async (ref) => {
      const stored = find(ref)
      if (stored !== undefined) await store.erase(stored)
    },
  }
}

/** 130 bits of a hash over name and slot: it holds the entry to the very content, and tells nothing of it. */
const idOf = ({ id, slot }: BlobPlace): string =>
  newId('blb', (bytes) => createHash('sha256').update(`${id} ${slot}`).digest().subarray(0, bytes))
