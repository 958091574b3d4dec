// What a peer is given: what its organisation may see now, written here, each entry with its proof. What it may no longer
// see is called back. Decided by peace, entry by entry; nothing here decides on access.
import { createHash } from 'node:crypto'
import { keyIdOf, type Log, parseCheckpoint, parseNote, type Signer, type Stored, signGrowth } from '@parley/log'
import { type Directory, type Entry, entryErased, isMember, isOf, sharingOf, travels, visibleTo } from '@parley/peace'
import { entryOf } from '../projection/log-facts.ts'
import type { Cursors } from '../query/cursor.ts'
import { Refusal } from '../refusal.ts'
import { ending, type Outbox, type OutboxEvent } from './outbox.ts'
import { type AuthorKey, type Given, type Item, itemsMax, type Page } from './page.ts'
import type { Peer } from './peer.ts'

export type GivingParts = {
  readonly log: Log
  readonly signer: Signer
  readonly directory: () => Directory
  /** Resolves once the directory knows everything appended before the call. */
  readonly caughtUp: () => Promise<void>
  readonly cursors: Cursors
  /** An organisation of this hub and its public key, by key id. */
  readonly keyOwner: (keyId: string) => { readonly organisation: string; readonly publicKey: Uint8Array } | undefined
  readonly now: () => Date
}

export type Giving = {
  /** The page after a cursor; `size` is that of the checkpoint the peer has seen last. Refuses with 'bad-cursor'. */
  page(asked: { readonly after?: string | undefined; readonly size?: number | undefined }): Promise<Page>
  /** How many events the peer has, as its cursor says. */
  position(after: string | undefined): number
  /** Whether the entry with this id was given to the peer, is still its to have, and names that file. */
  mayHaveFile(entry: string, file: string): Promise<boolean>
}

// Far below what the peer takes at once; base64 adds a third.
const bytesOfPage = 1024 * 1024
const scannedAtOnce = 500

export function giveTo(peer: Peer, outbox: Outbox, parts: GivingParts): Giving {
  const { log, directory, now } = parts
  const scope = ['peer', peer.origin]
  /** Entries below this place were looked at, under these changes of sharing, memberships and groups. */
  let looked = 0
  let sight: unknown
  let sightGroups = ''
  /** When an embargo ends that kept something back. */
  let nextEmbargo = Number.POSITIVE_INFINITY
  let turn: Promise<unknown> = Promise.resolve()

  const isOwn = ({ author }: Entry) => [peer.organisation, ...peer.speaksFor].includes(author.organisation)

  const groupsNow = (): string => {
    const { processes, groups } = directory()
    const member = [...processes.keys()].filter((one) => isMember(directory(), one, peer.organisation))
    const inGroups = [...groups].filter(([, one]) => one.organisations.has(peer.organisation)).map(([id]) => id)
    return JSON.stringify([member, inGroups])
  }

  /** What the peer may be told of who sees the entry: nothing of other recipients. */
  const sharingFor = (entry: Entry): Given['sharing'] => {
    const { audience, marking } = sharingOf(entry, directory())
    const groups = directory().groups
    const told = audience.filter(
      (one) =>
        one === 'public' ||
        one === 'members' ||
        one === peer.organisation ||
        groups.get(one)?.organisations.has(peer.organisation),
    )
    return { audience: told, marking }
  }

  /** Brings the outbox up to what holds now. */
  const look = async (): Promise<void> => {
    // The directory may know more than the entries up to here, and never less.
    const size = log.size()
    await parts.caughtUp()
    const at = now()
    const groups = groupsNow()
    const isSeenAnew =
      groups !== sightGroups || directory().sharing !== sight || nextEmbargo <= at.getTime() || looked === 0
    const from = isSeenAnew ? 0 : looked
    if (from >= size && !isSeenAnew) return
    const [nextSight, stamp] = [directory().sharing, at.toISOString()]
    let isErasing = false
    let embargo = isSeenAnew ? Number.POSITIVE_INFINITY : nextEmbargo
    for (let first = from; first < size; first += scannedAtOnce) {
      const events: OutboxEvent[] = []
      for await (const stored of log.read(first, Math.min(size, first + scannedAtOnce))) {
        const event = eventOf(stored, stamp, at.getTime(), (until) => {
          embargo = Math.min(embargo, until)
        })
        events.push(...event)
        isErasing ||= !stored.erased && isOf(entryErased, entryOf(stored.bytes))
      }
      outbox.add(events)
    }
    if (isErasing && !isSeenAnew) await tellErased(at.getTime())
    ;[looked, sight, sightGroups, nextEmbargo] = [size, nextSight, groups, embargo]
  }

  /** What was erased lies below what was looked at before. */
  const tellErased = async (at: number): Promise<void> => {
    const erased: OutboxEvent[] = []
    for (const [index] of outbox.held()) {
      if ((await log.get(index))?.erased) erased.push(ending('erased', index, at))
    }
    outbox.add(erased)
  }

  function eventOf(stored: Stored, stamp: string, at: number, waits: (until: number) => void): OutboxEvent[] {
    const { seq } = stored
    const held = outbox.holds(seq)
    if (stored.erased) return held === undefined ? [] : [ending('erased', seq, at)]
    const entry = entryOf(stored.bytes)
    // What it wrote itself it has, and from here would not take.
    if (!travels(entry.kind) || isOwn(entry)) return []
    if (!visibleTo(entry, peer.organisation, directory(), stamp)) {
      const { embargo } = sharingOf(entry, directory()).marking
      if (embargo !== undefined && Date.parse(embargo) > at) waits(Date.parse(embargo))
      return held === undefined ? [] : [ending('recall', seq, at)]
    }
    const sharing = digestOf(sharingFor(entry))
    if (held === sharing) return []
    const give = { what: 'give', index: seq, at, sharing } as const
    return held === undefined ? [give] : [ending('recall', seq, at), give]
  }

  const given = async (index: number, size: number): Promise<{ item: Given; owner: AuthorKey } | undefined> => {
    const stored = await log.get(index)
    if (stored === undefined || stored.erased) return undefined
    const entry = entryOf(stored.bytes)
    // What changed since the outbox was written is told by its next event; here it only must not go out.
    if (!visibleTo(entry, peer.organisation, directory(), now().toISOString())) return undefined
    const { bytes, salt, keyId, signature, leaf } = stored
    const key = parts.keyOwner(keyId)
    if (key === undefined || keyIdOf(key.publicKey) !== keyId) return undefined
    const item = {
      index,
      leaf,
      path: await log.inclusion(index, size),
      opening: { bytes, salt, keyId, signature },
      sharing: sharingFor(entry),
    }
    return { item, owner: { organisation: key.organisation, keyId, key: key.publicKey } }
  }

  const position = (after: string | undefined): number => {
    const at = after === undefined ? 0 : Number(parts.cursors.open(after, scope))
    if (at > outbox.size()) throw forgotten()
    return at
  }

  const page: Giving['page'] = async ({ after, size: seen }) => {
    await look()
    const from = position(after)
    const checkpoint = log.checkpoint()
    const { size, root } = parseCheckpoint(parseNote(checkpoint).text)
    const items: Item[] = []
    const keys = new Map<string, AuthorKey>()
    let bytes = 0
    let at = from
    for (; at < outbox.size() && items.length < itemsMax && bytes < bytesOfPage; at++) {
      const event = outbox.event(at)!
      if (event.what === 'recall') items.push({ recall: event.index })
      if (event.what === 'erased') items.push({ erased: event.index })
      // A later event about the same place says what holds.
      if (event.what !== 'give' || outbox.latestOf(event.index) !== at) continue
      const one = await given(event.index, size)
      if (one === undefined) continue
      items.push({ give: one.item })
      keys.set(one.owner.keyId, one.owner)
      bytes += one.item.opening.bytes.length + 1024
    }
    const growth =
      seen === undefined || seen > size
        ? null
        : await signGrowth(
            { origin: log.origin, from: seen, to: size, root, path: await log.consistency(seen, size) },
            parts.signer,
          )
    const next = parts.cursors.seal(at, scope)
    return { origin: log.origin, checkpoint, growth, keys: [...keys.values()], items, next, more: at < outbox.size() }
  }

  return {
    position,
    // One at a time: two looks side by side would give the same thing twice.
    page: (asked) => {
      const mine = turn.then(() => page(asked))
      turn = mine.catch(() => {})
      return mine
    },
    mayHaveFile: async (id, file) => {
      const seq = await log.find(id)
      if (seq === undefined || outbox.holds(seq) === undefined) return false
      const stored = await log.get(seq)
      if (stored === undefined || stored.erased) return false
      const entry = entryOf(stored.bytes)
      return visibleTo(entry, peer.organisation, directory(), now().toISOString()) && namesFile(entry, file)
    },
  }
}

const digestOf = (sharing: unknown): string =>
  createHash('sha256').update(JSON.stringify(sharing)).digest('hex').slice(0, 16)

const namesFile = ({ body }: Entry, file: string): boolean =>
  ['blob', 'reading'].some((field) => {
    const ref = body[field]
    return typeof ref === 'object' && ref !== null && 'id' in ref && ref.id === file
  })

const forgotten = (): Refusal =>
  new Refusal('bad-cursor', {}, 'This cursor is of a time this hub does not remember. Begin again, without a cursor.')
