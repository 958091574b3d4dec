// Taking in what a peer gave, once it is proven: peace decides on each entry, its file is fetched and held to its name, its
// mirror is kept, and `entry-imported` gives it its place. What is called back or erased is destroyed. Twice is once.
import { fileName, type Log, parseCanonical, toBase64 } from '@parley/log'
import {
  type Directory,
  decidesOnProcess,
  directoryStep,
  documentReceived,
  type Entry,
  entryErased,
  foreignEntry,
  isOf,
  Marking,
  mayImport,
  organisationOfRegister,
  targetOf,
  type Voice,
} from '@parley/peace'
import { Compile } from 'typebox/compile'
import type { ProvenFile } from '../blobs.ts'
import type { Hub } from '../hub.ts'
import { derivedEntryId } from '../ingest/derived-id.ts'
import { entryOf } from '../projection/log-facts.ts'
import { entryInMirror, foreignFile, type Imported, isImported, mirrorOf } from '../projection/mirror.ts'
import { Refusal } from '../refusal.ts'
import type { AuthorKey, Given, Item } from './page.ts'
import type { Peer } from './peer.ts'
import { isWholeReading } from './reading-check.ts'

export type TakingParts = {
  readonly hub: Pick<Hub, 'append' | 'caughtUp' | 'directory' | 'home' | 'putBlob' | 'exchange'> & { readonly log: Log }
  /** Who was introduced as speaking for the organisation. */
  readonly introducedFor: (organisation: string) => string | undefined
  /** One page at a time over all peers: what one decides the next has to know. */
  readonly oneAtATime: <T>(work: () => Promise<T>) => Promise<T>
  readonly now: () => Date
}

export type TakenFrom = {
  readonly peer: Peer
  /** The signed note the items' paths lead to. */
  readonly note: string
  readonly signedBy: ReadonlyMap<number, AuthorKey>
  /** Places erased there before they were ever here. */
  readonly gone: ReadonlySet<number>
  /** Asks for a file an entry names. Refuses with 'file-missing' where the peer has none. */
  readonly fetchFile: (entry: string, file: string) => Promise<ProvenFile>
  /** Whether so many more bytes are within what the peer may take up here. */
  readonly hasRoom: (bytes: number) => boolean
}

export type Taken = {
  imported: number[]
  destroyed: number
  bytes: number
  gone: number[]
  refused: { index: number; code: string; message: string }[]
}

// What may be right later, when more is known or a clock has moved.
const passing: ReadonlySet<string> = new Set([
  'not-a-member',
  'not-introduced',
  'no-authority',
  'nothing-here',
  'at-ahead',
  'file-missing',
])
export const mayBeRightLater = (code: string): boolean => passing.has(code)

const aheadMsMax = 5 * 60_000
const filesAheadMax = 4
const fileBytesMax = 64 * 1024 * 1024
const isMarking = Compile(Marking)

export type Taking = { take(items: readonly Item[], from: TakenFrom): Promise<Taken> }

export function takingInto(parts: TakingParts): Taking {
  const { hub, now } = parts
  const { provenance } = hub.exchange
  const secret = toBase64(hub.exchange.secret)
  const idOf = (what: string, { origin }: Peer, index: number, time: number) =>
    derivedEntryId('peers', secret, what, origin, String(index), String(time))

  const entryAt = async (id: string): Promise<{ entry: Entry; seq: number } | undefined> => {
    const seq = await hub.log.find(id)
    const stored = seq === undefined ? undefined : await hub.log.get(seq)
    return stored === undefined || stored.erased ? undefined : { entry: entryOf(stored.bytes), seq: stored.seq }
  }

  /** How it stands with the peer's entry at that place: never here, here, called back, or erased. */
  const standingOf = async (peer: Peer, index: number) => {
    for (let time = 0; ; time++) {
      const imported = await entryAt(idOf('entry-imported', peer, index, time))
      if (imported === undefined || !isImported(imported.entry)) return { state: 'absent', time } as const
      const destroyed = await entryAt(idOf('import-destroyed', peer, index, time))
      if (destroyed === undefined) return { state: 'here', time, entry: imported.entry } as const
      if (destroyed.entry.body.why === 'erased') return { state: 'erased' } as const
    }
  }

  /** What is gone here can still be said to be erased, by the hub it came from; its author is not known any more. */
  const destroyedOf = async (id: string, { kind, author }: Entry) => {
    const gone = kind === entryErased.name ? await provenance.destroyed(id) : undefined
    return gone && { entry: { process: gone.process, author }, origin: gone.origin }
  }

  const voicesOf = async (entry: Entry, peer: Peer) => {
    const speaker = async (organisation: string): Promise<Voice> => {
      if (organisation === hub.home || hub.directory().founded.has(organisation)) return { here: true }
      const introduced = parts.introducedFor(organisation)
      if (introduced !== undefined) return { origin: introduced }
      return (await provenance.writesHere(organisation)) ? { here: true } : undefined
    }
    const { organisation } = entry.author
    const registered = organisationOfRegister(entry.process)
    const speakers = new Map([
      [organisation, await speaker(organisation)],
      [registered, await speaker(registered)],
    ])
    const authority = await provenance.authorityOf(entry.process)
    const id = targetOf(entry)
    return {
      origin: peer.origin,
      speakerOf: (one: string) => speakers.get(one),
      authorityOf: () => authority,
      target: id === undefined ? undefined : ((await provenance.entryOf(id)) ?? (await destroyedOf(id, entry))),
    }
  }

  const read = (given: Given): Entry => foreignEntry(parseCanonical(given.opening.bytes), hub.home).entry

  /** Refuses with the reason an entry that may not be taken in. */
  const decide = async (entry: Entry, given: Given, from: TakenFrom, directory: Directory): Promise<void> => {
    if (from.signedBy.get(given.index)?.organisation !== entry.author.organisation) {
      throw new Refusal('wrong-author', {}, 'It is signed by another organisation than it names.')
    }
    if (Date.parse(entry.at) > now().getTime() + aheadMsMax) {
      throw new Refusal('at-ahead', { at: entry.at }, `It says ${entry.at}, which is ahead of this hub's clock.`)
    }
    if ((await hub.log.find(entry.id)) !== undefined || (await provenance.entryOf(entry.id)) !== undefined) {
      throw new Refusal('id-taken', { id: entry.id }, 'It has the id of another entry.')
    }
    if (isOf(documentReceived, entry) && (await provenance.receivedBy(entry.body.document)) !== undefined) {
      throw new Refusal('id-taken', { id: entry.body.document }, 'It names a document by the id of another.')
    }
    const permission = mayImport(entry, directory, await voicesOf(entry, from.peer))
    if (!permission.may) throw permission.refusal
  }

  /** Fetches the files of the next entries that would be taken in, outside of anybody else's way. */
  const fetchAhead = async (
    items: readonly Item[],
    from: TakenFrom,
    isForced: boolean,
  ): Promise<Map<number, ProvenFile | Refusal>> => {
    const files = new Map<number, ProvenFile | Refusal>()
    for (const item of items) {
      if (files.size >= filesAheadMax) break
      if (!('give' in item)) continue
      const { give } = item
      try {
        if ((await standingOf(from.peer, give.index)).state !== 'absent') continue
        const entry = read(give)
        const file = foreignFile(entry)
        if (file === undefined) continue
        if (!isForced) await decide(entry, give, from, hub.directory())
        files.set(give.index, await provenFile(entry.id, file, from))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        // Whether it would be taken is decided again, for good, when its turn comes.
        if (error.code === 'file-missing' || error.code === 'file-wrong') files.set(give.index, error)
        else if (/^(peer|fetch)-/.test(error.code)) throw error
      }
      isForced = false
    }
    return files
  }

  const provenFile = async (entry: string, file: NonNullable<ReturnType<typeof foreignFile>>, from: TakenFrom) => {
    if (file.bytes > fileBytesMax) throw new Refusal('file-wrong', {}, 'It names a file larger than is taken in.')
    const found = await from.fetchFile(entry, file.id)
    const isIt = fileName(found) === file.id && found.content.length === file.bytes
    if (!isIt) throw new Refusal('file-wrong', {}, 'The file its hub sends is not the one it names.')
    if (file.field === 'reading' && !isWholeReading(found.content)) {
      throw new Refusal('file-wrong', {}, 'Its reading is none that this hub can show.')
    }
    return found
  }

  const importOne = async (
    given: Given,
    file: ProvenFile | undefined,
    time: number,
    { entry, from }: { entry: Entry; from: TakenFrom },
  ): Promise<{ folded: Entry | null; bytes: number }> => {
    const { peer, note } = from
    const key = from.signedBy.get(given.index)
    if (key === undefined) throw new Error('every given entry was proven')
    const mirror = mirrorOf(given, { ...peer, checkpoint: note, key: key.key })
    const bytes = mirror.length + (file?.content.length ?? 0)
    if (!from.hasRoom(bytes)) {
      throw new Refusal(
        'peer-quota',
        {},
        'This peer has used up what it may take up here. Raise it, or end the exchange.',
      )
    }
    const named = foreignFile(entry)
    const files =
      named === undefined || file === undefined ? [] : [{ from: named.id, kept: await hub.putBlob(file.content) }]
    const { audience, marking } = given.sharing
    const sharing: Imported['sharing'] = isMarking.Check(marking)
      ? { audience: [...audience], marking }
      : // Nobody here knows what that marking asks for, so nobody but the home organisation sees it.
        { audience: [], marking: { tlp: 'AMBER+STRICT' } }
    const body: Imported = {
      origin: peer.origin,
      index: given.index,
      leaf: toBase64(given.leaf),
      entry: entry.id,
      mirror: await hub.putBlob(mirror),
      files,
      sharing,
    }
    await hub.append(
      { kind: 'entry-imported', process: entry.process, id: idOf('entry-imported', peer, given.index, time), body },
      { organisation: hub.home, hub: true },
    )
    // From here the entry has its place; a crash before leaves a blob nobody names.
    return { folded: entryInMirror(mirror, body, hub.home), bytes }
  }

  const destroyOne = async (index: number, why: 'recalled' | 'erased', { peer }: TakenFrom): Promise<boolean> => {
    const standing = await standingOf(peer, index)
    if (standing.state !== 'here') return false
    const { entry, time } = standing
    await hub.append(
      {
        kind: 'import-destroyed',
        process: entry.process,
        id: idOf('import-destroyed', peer, index, time),
        body: { imported: entry.id, entry: entry.body.entry, origin: peer.origin, index, why },
      },
      { organisation: hub.home, hub: true },
    )
    return true
  }

  /** Takes items from `at` on; stops before an entry whose file was not fetched yet, and answers with its place. */
  const run = async (
    items: readonly Item[],
    at: number,
    { from, files, taken }: { from: TakenFrom; files: Map<number, ProvenFile | Refusal>; taken: Taken },
  ): Promise<number> => {
    await hub.caughtUp()
    let directory = hub.directory()
    // What was decided in this run and is not in the tables yet.
    let isNoted = true
    const ids = new Set<string>()
    const noted = async () => {
      if (isNoted) return
      await hub.caughtUp()
      directory = hub.directory()
      isNoted = true
    }
    for (; at < items.length; at++) {
      const item = items[at]!
      if (!('give' in item)) {
        const [index, why] = 'recall' in item ? [item.recall, 'recalled' as const] : [item.erased, 'erased' as const]
        if (await destroyOne(index, why, from)) {
          taken.destroyed += 1
          isNoted = false
          await noted()
        } else if (why === 'erased') taken.gone.push(index)
        continue
      }
      const { give } = item
      const standing = await standingOf(from.peer, give.index)
      if (standing.state === 'here') continue
      let entry: Entry
      let file: ProvenFile | Refusal | undefined
      try {
        entry = read(give)
        if (standing.state === 'erased' || from.gone.has(give.index)) {
          throw new Refusal('erased-before', {}, 'Its hub erased it before, and what was erased does not come back.')
        }
        // Who opened a process and who spoke first is told by the tables.
        if (isDecisive(entry, directory, from.peer)) await noted()
        if (ids.has(entry.id)) throw new Refusal('id-taken', { id: entry.id }, 'It has the id of another entry.')
        await decide(entry, give, from, directory)
        file = files.get(give.index)
        if (file instanceof Refusal) throw file
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        taken.refused.push({ index: give.index, code: error.code, message: error.message })
        continue
      }
      if (foreignFile(entry) !== undefined && file === undefined) {
        await noted()
        return at
      }
      const { folded, bytes } = await importOne(give, file, standing.time, { entry, from })
      taken.imported.push(give.index)
      taken.bytes += bytes
      ids.add(entry.id)
      isNoted = false
      if (folded !== null) directory = directoryStep(directory, folded, from.peer.origin)
    }
    await noted()
    return at
  }

  return {
    take: async (items, from) => {
      const taken: Taken = { imported: [], destroyed: 0, bytes: 0, gone: [], refused: [] }
      let at = 0
      let last = -1
      while (at < items.length) {
        const files = await fetchAhead(items.slice(at), from, at === last)
        last = at
        at = await parts.oneAtATime(() => run(items, at, { from, files, taken }))
      }
      return taken
    },
  }
}

/** Whether deciding on it asks for what an entry of the same page may have said. */
function isDecisive(entry: Entry, directory: Directory, peer: Peer): boolean {
  const { kind, process, author } = entry
  if (targetOf(entry) !== undefined || isOf(documentReceived, entry)) return true
  if (author.organisation !== peer.organisation || !directory.processes.has(process)) return true
  return decidesOnProcess(kind)
}
