// Buckets that are folded together: what the tables hold of them, read before; and what came of them, written after. While
// one chunk is written the next one is folded.
import { grouped, keyOf } from './batch.ts'
import type { BucketName, Closing, Connection, NewVersion } from './store.ts'
import * as store from './store.ts'

export type ToFold = { readonly name: BucketName; readonly mode: 'next' | 'anew' }

/** What stood in the tables, by bucket. */
export type Read = {
  readonly buckets: readonly ToFold[]
  readonly facts: Map<string, Awaited<ReturnType<typeof store.factsOfBuckets>>>
  readonly stored: Map<string, Awaited<ReturnType<typeof store.rowsOfBuckets>>>
  readonly poison: Map<string, Awaited<ReturnType<typeof store.poisonOf>>>
}

export type Written = {
  readonly versions: NewVersion[]
  readonly closings: Closing[]
  readonly poisoned: Parameters<typeof store.insertQuarantine>[1][number][]
}

/** `first` is the first entry of the batch. */
export async function readChunk(db: Connection, buckets: readonly ToFold[], first: number): Promise<Read> {
  const facts = grouped(
    await store.factsOfBuckets(
      db,
      buckets.map(({ name }) => name),
    ),
  )
  // Where a bucket's first fact is of this batch, nothing stands there yet; unless what stood there was just erased.
  const isNew = (name: BucketName) => (facts.get(keyOf(name))?.[0]?.seqs[0] ?? 0) >= first
  const begun = buckets.filter(({ name, mode }) => mode === 'anew' || !isNew(name)).map(({ name }) => name)
  const stored = grouped(await store.rowsOfBuckets(db, begun))
  const poison = grouped(await store.poisonOf(db, begun))
  return { buckets, facts, stored, poison }
}

export async function writeChunk(
  db: Connection,
  { buckets }: Read,
  { versions, closings, poisoned }: Written,
): Promise<void> {
  await store.deleteBuckets(
    db,
    buckets.filter(({ mode }) => mode === 'anew').map(({ name }) => name),
  )
  await store.closeVersions(db, closings)
  await store.insertVersions(db, versions)
  await store.insertQuarantine(db, poisoned)
}

/** A promise that somebody will wait for later: until then its failure is nobody's. */
export function later<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {})
  return work
}
