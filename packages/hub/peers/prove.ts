// Proving a page before anything of it is looked at: the checkpoint is the peer's own, its log only grew since the last
// one, every entry stands at its place in it, and every author signed. Pure but for the platform's arithmetic.
import type { KeyObject } from 'node:crypto'
import {
  authorMessage,
  type Checkpoint,
  checkInclusion,
  commitAuthor,
  commitBody,
  type Evidence,
  entryBytesMax,
  growsFrom,
  hashLeaf,
  isEqual,
  isGrowthSigned,
  keyIdOf,
  leafRecord,
  opened,
  preparedKey,
  verifyPrepared,
} from '@parley/log'
import { Refusal } from '../refusal.ts'
import type { AuthorKey, Given, Page } from './page.ts'

export type ProvenFrom = {
  readonly origin: string
  readonly hubKey: string
  readonly key: Uint8Array
  /** The signed note proven last; null before the first. */
  readonly seen: string | null
  /** Authors' keys known of this peer, by key id. */
  readonly keys: ReadonlyMap<string, AuthorKey>
}

export type ProvenPage = {
  readonly checkpoint: Checkpoint
  readonly note: string
  /** Keys met for the first time. */
  readonly newKeys: readonly AuthorKey[]
  /** The organisation whose key signed each given entry, by place. */
  readonly signedBy: ReadonlyMap<number, AuthorKey>
}

/**
 * Refuses with 'peer-origin', 'peer-signature', 'peer-shrunk', 'peer-growth', 'peer-forked' (its data holds the evidence),
 * 'peer-key', 'peer-place', 'peer-leaf' or 'peer-author'.
 */
export async function provePage(page: Page, from: ProvenFrom): Promise<ProvenPage> {
  const hub = { name: from.origin, key: from.key }
  if (page.origin !== from.origin) throw wrong('peer-origin', `it speaks for the log '${page.origin.slice(0, 80)}'`)
  const { checkpoint, signed } = await opened(page.checkpoint, hub)
  if (checkpoint === undefined || signed !== true) {
    throw wrong('peer-signature', 'its checkpoint is not signed with the key it was introduced with')
  }
  await proveGrowth(page, checkpoint, from)

  const keys = new Map(from.keys)
  const newKeys: AuthorKey[] = []
  for (const one of page.keys) {
    const known = keys.get(one.keyId)
    if (keyIdOf(one.key) !== one.keyId || (known !== undefined && known.organisation !== one.organisation)) {
      throw wrong('peer-key', `it gives ${one.organisation} a key that is another's`)
    }
    if (known !== undefined) continue
    keys.set(one.keyId, one)
    newKeys.push(one)
  }
  const prepared = new Map<string, KeyObject | undefined>()
  const signedBy = new Map<number, AuthorKey>()
  for (const item of page.items) {
    if (!('give' in item)) continue
    const key = keys.get(item.give.opening.keyId)
    if (key === undefined) throw wrong('peer-author', `entry ${item.give.index} is signed with a key nobody told of`)
    if (!prepared.has(key.keyId)) prepared.set(key.keyId, preparedKey(key.key))
    await proveEntry(item.give, from.origin, checkpoint, prepared.get(key.keyId))
    signedBy.set(item.give.index, key)
  }
  return { checkpoint, note: page.checkpoint, newKeys, signedBy }
}

async function proveGrowth({ growth, checkpoint: note }: Page, now: Checkpoint, from: ProvenFrom): Promise<void> {
  if (from.seen === null) return
  const { checkpoint: before } = await opened(from.seen, { name: from.origin, key: from.key })
  if (before === undefined) throw new Error('the checkpoint kept of a peer is one it signed')
  if (now.size === before.size && !isEqual(now.root, before.root)) {
    throw forked({ hubKey: from.hubKey, checkpoint: from.seen, other: note }, before.size, now.size)
  }
  if (now.size < before.size) {
    throw wrong('peer-shrunk', `its log had ${before.size} entries and now shows ${now.size}`)
  }
  const isAnswer =
    growth !== null &&
    growth.origin === from.origin &&
    growth.from === before.size &&
    growth.to === now.size &&
    isEqual(growth.root, now.root)
  if (!isAnswer || (await isGrowthSigned(growth, from.key)) !== true) {
    throw wrong('peer-growth', 'it does not say how its log grew since the last time')
  }
  if (growsFrom(before.root, growth)) return
  throw forked({ hubKey: from.hubKey, checkpoint: from.seen, growth }, before.size, now.size)
}

async function proveEntry(
  { index, leaf, path, opening }: Given,
  origin: string,
  { size, root }: Checkpoint,
  key: KeyObject | undefined,
): Promise<void> {
  const { bytes, salt, keyId, signature } = opening
  if (!checkInclusion({ index, size, leafHash: hashLeaf(leaf), path, root })) {
    throw wrong('peer-place', `entry ${index} does not stand at its place`)
  }
  if (bytes.length > entryBytesMax || salt.length !== 32 || signature.length !== 64)
    throw wrong('peer-leaf', `entry ${index} is not whole`)
  const body = commitBody(salt, bytes)
  if (!isEqual(leafRecord(commitAuthor({ salt, body, keyId, signature })), leaf)) {
    throw wrong('peer-leaf', `entry ${index} is not what stands at its place`)
  }
  if (key === undefined || !(await verifyPrepared(key, authorMessage(origin, body), signature))) {
    throw wrong('peer-author', `entry ${index} is not signed by its author`)
  }
}

/** The refusal's data holds `evidence`, to be kept before anything else. */
function forked(evidence: Evidence, before: number, now: number): Refusal {
  return new Refusal(
    'peer-forked',
    { before, now, evidence },
    `This peer signed two histories of its log, of ${before} and of ${now} entries. Nothing more is taken from it. Keep the evidence, and ask its operator and the other peers.`,
  )
}

const wrong = (code: string, why: string): Refusal =>
  new Refusal(code, {}, `Nothing was taken from this peer: ${why}. Its operator has to look at it.`)
