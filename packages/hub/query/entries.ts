// The log as a reader may see it: entries newest first as sentences, and one entry with what is needed to check it. Who
// sees an entry is asked of peace, for each one, and of the database's second wall before: what stands behind it is not even fetched.
import { type Log, parseCheckpoint, parseNote, toBase64 } from '@parley/log'
import {
  type BlobRef,
  chainOf,
  type Directory,
  type Entry,
  isMember,
  sentenceOf,
  sharingOf,
  visibleTo,
} from '@parley/peace'
import { sql } from 'kysely'
import { entryOf, type LogFacts } from '../projection/log-facts.ts'
import { type Imported, isImported, readMirror } from '../projection/mirror.ts'
import { anonymous, type Reader } from '../reader.ts'
import { Refusal } from '../refusal.ts'
import { limitMax, limitUsual } from './asking.ts'
import type { Cursors } from './cursor.ts'
import type { Lists } from './list.ts'
import type { ReadAs } from './read-as.ts'

export type EntryLine = {
  readonly id: string
  readonly kind: string
  readonly at: string
  readonly process: string
  readonly author: Entry['author']
  readonly authorName: string
  readonly sentence: string
  readonly audience: Entry['audience']
  readonly marking: Entry['marking']
  readonly withdrawn: boolean
  /** The log it stands in, where that is another hub's; null for ours. */
  readonly from: string | null
}
export type EntriesQuery = {
  readonly process?: string
  readonly kind?: string
  /** The organisation that wrote them. */
  readonly author?: string
  readonly limit?: number
  readonly cursor?: string
}

/** One entry with everything a browser needs to check it by itself; binary fields are base64. */
export type EntryProof = {
  readonly entry: Entry
  readonly sentence: string
  readonly authorName: string
  /** The exact canonical bytes that were sealed. */
  readonly bytes: string
  /** The leaf's place in the log, counted from 0. */
  readonly index: number
  readonly salt: string
  readonly keyId: string
  readonly signature: string
  readonly organisationKey: string
  readonly leaf: string
  readonly origin: string
  /** The same, where it is another hub's log; null for ours. */
  readonly from: string | null
  /** The tree that `root` and `proof` speak of: the checkpoint's. */
  readonly size: number
  readonly root: string
  /** RFC 6962 inclusion path, from the leaf upward. */
  readonly proof: readonly string[]
  /** The signed note that covers the entry, and the verifier key it is checked with. */
  readonly checkpoint: string
  readonly hubKey: string
}

/** What one place of the log is to a reader now. 'none' is erased, taken back and hidden alike. */
export type Told =
  | {
      readonly state: 'told'
      readonly entry: Entry
      /** Whether anyone may see it. */
      readonly isPublic: boolean
      /** What happened, with the names this reader's views give. */
      readonly sentence: () => Promise<string>
    }
  | { readonly state: 'embargoed' /** Milliseconds since 1970. */; readonly until: number }
  | { readonly state: 'none' }

export type Entries = {
  /** For followers that tell others: what stands at a place, as the reader may be told of it at this moment. */
  told(seq: number, reader: Reader): Promise<Told>
  entries(query: EntriesQuery, reader: Reader): Promise<{ entries: readonly EntryLine[]; next: string | null }>
  /** Undefined where it is absent or not this reader's to see; nobody can tell which. */
  entry(id: string, reader: Reader): Promise<EntryProof | undefined>
  /** The place of an entry this reader may see. */
  find(id: string, reader: Reader): Promise<{ readonly seq: number; readonly entry: Entry } | undefined>
  /** Whether this reader may see every one of them, now. */
  seesAll(ids: readonly string[], reader: Reader): Promise<boolean>
  /** Entries about a document that this reader may see, newest first. */
  ofDocument(document: string, kind: string, reader: Reader): Promise<readonly { seq: number; entry: Entry }[]>
}

export type EntriesParts = {
  readonly readAs: ReadAs
  readonly log: Log
  readonly facts: LogFacts
  readonly blob: (ref: BlobRef) => Promise<Uint8Array>
  /** A public key by its id. */
  readonly publicKey: (keyId: string) => Uint8Array | undefined
  readonly hubKey: string
  readonly directory: () => Directory
  /** Whether it was taken back, or what it goes along with was. */
  readonly isGone: (entry: Entry) => boolean
  readonly cursors: Cursors
  readonly lists: Lists
  readonly now: () => Date
}

const lookedAtOnce = 200
/**
 * The first entries of the log are looked at with every look for one by its id. To hold an entry against who reads takes
 * time, and an id that is not there would be told from one that is hidden by taking less.
 */
const alwaysLookedAt = 4

export function entriesOf(parts: EntriesParts): Entries {
  const { readAs, log, facts, cursors, directory } = parts

  /** Whether the reader may see it: decided by its most specific group, which sees whatever the wider ones see. */
  const sees = (entry: Entry, reader: Reader): boolean => {
    const now = parts.now().toISOString()
    return chainOf(reader, entry.process, directory()).some((group) => visibleTo(entry, group, directory(), now))
  }

  const find: Entries['find'] = async (id, reader) => {
    const rows = await readAs(reader, (db) =>
      db
        .selectFrom('entries')
        .select(['seq', 'id'])
        .where((is) => is.or([is('id', '=', id), is('seq', '<', alwaysLookedAt)]))
        .orderBy('seq')
        .execute(),
    )
    const row = rows.find((one) => one.id === id)
    const entry = row === undefined ? null : await facts.entry(row.seq)
    return row === undefined || entry === null || !sees(entry, reader) ? undefined : { seq: row.seq, entry }
  }

  const line = async (
    { entry, origin }: { entry: Entry; origin: string | null },
    names: (id: string) => string,
  ): Promise<EntryLine> => ({
    id: entry.id,
    kind: entry.kind,
    at: entry.at,
    process: entry.process,
    author: entry.author,
    authorName: names(entry.author.organisation),
    sentence: sentenceOf(entry, names),
    ...sharingOf(entry, directory()),
    withdrawn: parts.isGone(entry),
    from: origin,
  })

  /** Names as this reader's own views give them: a title nobody showed the reader stays an id. */
  const namesFor = async (entries: readonly Entry[], reader: Reader): Promise<(id: string) => string> => {
    const names = new Map<string, string>()
    for (const entry of entries) {
      if (!names.has(entry.process)) await nameProcess(entry.process, names, reader)
      for (const [id] of JSON.stringify(entry.body).matchAll(/doc_[0-9a-z]{26}/g)) {
        if (names.has(id)) continue
        const row = await parts.lists.row('documents', id, { process: entry.process }, reader)
        const title = row === undefined ? undefined : (row.title ?? row.name)
        names.set(id, typeof title === 'string' ? `“${title}”` : 'a document')
      }
    }
    return (id) => names.get(id) ?? id
  }

  const nameProcess = async (process: string, names: Map<string, string>, reader: Reader): Promise<void> => {
    names.set(process, process)
    const row = await parts.lists.row('processes', process, { process }, reader)
    if (typeof row?.name === 'string') names.set(process, row.name)
    if (!Array.isArray(row?.organisations)) return
    for (const one of row.organisations) {
      if (typeof one?.organisation === 'string' && typeof one.name === 'string') names.set(one.organisation, one.name)
    }
    const { organisation } = reader
    if (organisation !== null && isMember(directory(), process, organisation) && !names.has(organisation)) {
      names.set(organisation, directory().names.get(organisation) ?? organisation)
    }
  }

  /** Rows from which every entry the reader may see is surely among. */
  const mayInvolve = (reader: Reader) => {
    const mine = [
      'public',
      'members',
      ...reader.chain,
      ...[reader.organisation, reader.person].filter((one) => one !== null),
    ]
    return sql<boolean>`(audience && ${[...new Set(mine)]}::text[] or organisation = ${reader.organisation ?? ''})`
  }

  /** An entry of another hub's log is proven in that log, as it was when it was taken in. */
  const foreignProof = async ({ mirror }: Imported): Promise<Omit<EntryProof, 'entry' | 'sentence' | 'authorName'>> => {
    const { origin, hubKey, checkpoint, authors, entries } = readMirror(await parts.blob(mirror))
    const [one, author] = [entries[0], authors[0]]
    if (one?.opening === undefined || author === undefined) throw new Error('a mirror holds one entry, opened')
    const { size, root } = parseCheckpoint(parseNote(checkpoint).text)
    const { bytes, salt, keyId, signature } = one.opening
    return {
      bytes: toBase64(bytes),
      index: one.index,
      salt: toBase64(salt),
      keyId,
      signature: toBase64(signature),
      organisationKey: toBase64(author.key),
      leaf: toBase64(one.leaf),
      origin,
      from: origin,
      size,
      root: toBase64(root),
      proof: one.path.map(toBase64),
      checkpoint,
      hubKey,
    }
  }

  return {
    find,
    told: async (seq, reader) => {
      const entry = await facts.entry(seq)
      if (entry === null || parts.isGone(entry)) return { state: 'none' }
      const until = Date.parse(sharingOf(entry, directory()).marking.embargo ?? '')
      if (!sees(entry, reader)) return until > parts.now().getTime() ? { state: 'embargoed', until } : { state: 'none' }
      const sentence = async () => sentenceOf(entry, await namesFor([entry], reader))
      return { state: 'told', entry, isPublic: sees(entry, anonymous), sentence }
    },
    entries: async (query, reader) => {
      const limit = query.limit ?? limitUsual
      if (!Number.isInteger(limit) || limit < 1 || limit > limitMax) {
        throw new Refusal('bad-limit', { limit, limitMax }, `A page has 1 to ${limitMax} entries. Ask for fewer.`)
      }
      const scope = ['entries', query.process, query.kind, query.author, reader.person, reader.organisation]
      let before = query.cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursors.open(query.cursor, scope))
      const found: { seq: number; entry: Entry; origin: string | null }[] = []
      while (found.length <= limit) {
        const rows = await readAs(reader, (db) => {
          let ask = db
            .selectFrom('entries')
            .select(['seq', 'origin'])
            .where(mayInvolve(reader))
            .where('seq', '<', Math.min(before, 2 ** 31 - 1))
          if (query.process !== undefined) ask = ask.where('process', '=', query.process)
          if (query.kind !== undefined) ask = ask.where('kind', '=', query.kind)
          if (query.author !== undefined) ask = ask.where('organisation', '=', query.author)
          return ask.orderBy('seq', 'desc').limit(lookedAtOnce).execute()
        })
        for (const { seq, origin } of rows) {
          before = seq
          const entry = await facts.entry(seq)
          if (entry !== null && sees(entry, reader)) found.push({ seq, entry, origin })
          if (found.length > limit) break
        }
        if (rows.length < lookedAtOnce) break
      }
      const page = found.slice(0, limit)
      const last = page.at(-1)
      const names = await namesFor(
        page.map(({ entry }) => entry),
        reader,
      )
      return {
        entries: await Promise.all(page.map((one) => line(one, names))),
        next: found.length > limit && last !== undefined ? cursors.seal(last.seq, scope) : null,
      }
    },

    entry: async (id, reader) => {
      const found = await find(id, reader)
      const stored = found === undefined ? undefined : await log.get(found.seq)
      if (found === undefined || stored === undefined || stored.erased) return undefined
      const { seq, entry } = found
      const names = await namesFor([entry], reader)
      const shown = { entry, sentence: sentenceOf(entry, names), authorName: names(entry.author.organisation) }
      const own = entryOf(stored.bytes)
      if (isImported(own)) return { ...shown, ...(await foreignProof(own.body)) }
      const checkpoint = log.checkpoint()
      const { size, root } = parseCheckpoint(parseNote(checkpoint).text)
      return {
        ...shown,
        bytes: toBase64(stored.bytes),
        index: seq,
        salt: toBase64(stored.salt),
        keyId: stored.keyId,
        signature: toBase64(stored.signature),
        organisationKey: toBase64(parts.publicKey(stored.keyId) ?? new Uint8Array()),
        leaf: toBase64(stored.leaf),
        origin: log.origin,
        from: null,
        size,
        root: toBase64(root),
        proof: (await log.inclusion(seq, size)).map(toBase64),
        checkpoint,
        hubKey: parts.hubKey,
      }
    },

    seesAll: async (ids, reader) => {
      const wanted = [...new Set(ids)]
      if (wanted.length === 0) return true
      const rows = await readAs(reader, (db) =>
        db.selectFrom('entries').select('seq').where(sql<boolean>`id = any(${wanted}::text[])`).execute(),
      )
      if (rows.length < wanted.length) return false
      for (const { seq } of rows) {
        const entry = await facts.entry(seq)
        if (entry === null || !sees(entry, reader)) return false
      }
      return true
    },

    ofDocument: async (document, kind, reader) => {
      const rows = await readAs(reader, (db) =>
        db
          .selectFrom('entries')
          .select(['seq', 'document', 'kind'])
          .where((is) =>
            is.or([is.and([is('document', '=', document), is('kind', '=', kind)]), is('seq', '<', alwaysLookedAt)]),
          )
          .orderBy('seq', 'desc')
          .execute(),
      )
      const visible: { seq: number; entry: Entry }[] = []
      for (const { seq, ...row } of rows) {
        if (row.document !== document || row.kind !== kind) continue
        const entry = await facts.entry(seq)
        if (entry !== null && sees(entry, reader)) visible.push({ seq, entry })
      }
      return visible
    },
  }
}
