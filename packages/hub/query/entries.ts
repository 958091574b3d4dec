// The log as a reader may see it: entries newest first as sentences, and one entry with what is needed to check it. Who
// sees an entry is asked of peace, for each one; the database only leaves out what surely nobody of the reader's is in.
import { type Log, parseCheckpoint, parseNote, toBase64 } from '@parley/log'
import { chainOf, type Directory, type Entry, isMember, sentenceOf, visibleTo } from '@parley/peace'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Keys } from '../keys.ts'
import type { LogFacts } from '../projection/log-facts.ts'
import type { Reader } from '../reader.ts'
import { Refusal } from '../refusal.ts'
import type { Cursors } from './cursor.ts'
import { type Lists, limitMax, limitUsual } from './list.ts'

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
}
export type EntriesQuery = {
  readonly process?: string
  readonly kind?: string
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
  /** The tree that `root` and `proof` speak of: the checkpoint's. */
  readonly size: number
  readonly root: string
  /** RFC 6962 inclusion path, from the leaf upward. */
  readonly proof: readonly string[]
  /** The signed note that covers the entry, and the verifier key it is checked with. */
  readonly checkpoint: string
  readonly hubKey: string
}

export type Entries = {
  entries(query: EntriesQuery, reader: Reader): Promise<{ entries: readonly EntryLine[]; next: string | null }>
  /** Undefined where it is absent or not this reader's to see; nobody can tell which. */
  entry(id: string, reader: Reader): Promise<EntryProof | undefined>
  /** The place of an entry this reader may see. */
  find(id: string, reader: Reader): Promise<{ readonly seq: number; readonly entry: Entry } | undefined>
  /** Entries about a document that this reader may see, newest first. */
  ofDocument(document: string, kind: string, reader: Reader): Promise<readonly { seq: number; entry: Entry }[]>
}

export type EntriesParts = {
  readonly database: Database
  readonly log: Log
  readonly facts: LogFacts
  readonly keys: Keys
  readonly hubKey: string
  readonly directory: () => Directory
  readonly isWithdrawn: (id: string) => boolean
  readonly cursors: Cursors
  readonly lists: Lists
  readonly now: () => Date
}

const lookedAtOnce = 200

export function entriesOf(parts: EntriesParts): Entries {
  const { database, log, facts, keys, cursors, directory } = parts
  const db = database.kysely

  /** Whether the reader may see it: decided by its most specific group, which sees whatever the wider ones see. */
  const sees = (entry: Entry, reader: Reader): boolean => {
    const now = parts.now().toISOString()
    return chainOf(reader, entry.process, directory()).some((group) => visibleTo(entry, group, directory(), now))
  }

  const find: Entries['find'] = async (id, reader) => {
    const row = await db.selectFrom('entries').select('seq').where('id', '=', id).orderBy('seq').executeTakeFirst()
    const entry = row === undefined ? null : await facts.entry(row.seq)
    return row === undefined || entry === null || !sees(entry, reader) ? undefined : { seq: row.seq, entry }
  }

  const line = async (entry: Entry, names: (id: string) => string): Promise<EntryLine> => ({
    id: entry.id,
    kind: entry.kind,
    at: entry.at,
    process: entry.process,
    author: entry.author,
    authorName: names(entry.author.organisation),
    sentence: sentenceOf(entry, names),
    audience: entry.audience,
    marking: entry.marking,
    withdrawn: parts.isWithdrawn(entry.id),
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

  return {
    find,
    entries: async (query, reader) => {
      const limit = query.limit ?? limitUsual
      if (!Number.isInteger(limit) || limit < 1 || limit > limitMax) {
        throw new Refusal('bad-limit', { limit, limitMax }, `A page has 1 to ${limitMax} entries. Ask for fewer.`)
      }
      const scope = ['entries', query.process, query.kind, reader.person, reader.organisation]
      let before = query.cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursors.open(query.cursor, scope))
      const found: { seq: number; entry: Entry }[] = []
      while (found.length <= limit) {
        let ask = db
          .selectFrom('entries')
          .select('seq')
          .where(mayInvolve(reader))
          .where('seq', '<', Math.min(before, 2 ** 31 - 1))
        if (query.process !== undefined) ask = ask.where('process', '=', query.process)
        if (query.kind !== undefined) ask = ask.where('kind', '=', query.kind)
        const rows = await ask.orderBy('seq', 'desc').limit(lookedAtOnce).execute()
        for (const { seq } of rows) {
          before = seq
          const entry = await facts.entry(seq)
          if (entry !== null && sees(entry, reader)) found.push({ seq, entry })
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
        entries: await Promise.all(page.map(({ entry }) => line(entry, names))),
        next: found.length > limit && last !== undefined ? cursors.seal(last.seq, scope) : null,
      }
    },

    entry: async (id, reader) => {
      const found = await find(id, reader)
      const stored = found === undefined ? undefined : await log.get(found.seq)
      if (found === undefined || stored === undefined || stored.erased) return undefined
      const { seq, entry } = found
      const checkpoint = log.checkpoint()
      const { size, root } = parseCheckpoint(parseNote(checkpoint).text)
      const names = await namesFor([entry], reader)
      return {
        entry,
        sentence: sentenceOf(entry, names),
        authorName: names(entry.author.organisation),
        bytes: toBase64(stored.bytes),
        index: seq,
        salt: toBase64(stored.salt),
        keyId: stored.keyId,
        signature: toBase64(stored.signature),
        organisationKey: toBase64(keys.owner(stored.keyId)?.publicKey ?? new Uint8Array()),
        leaf: toBase64(stored.leaf),
        origin: log.origin,
        size,
        root: toBase64(root),
        proof: (await log.inclusion(seq, size)).map(toBase64),
        checkpoint,
        hubKey: parts.hubKey,
      }
    },

    ofDocument: async (document, kind, reader) => {
      const rows = await db
        .selectFrom('entries')
        .select('seq')
        .where('document', '=', document)
        .where('kind', '=', kind)
        .orderBy('seq', 'desc')
        .execute()
      const visible: { seq: number; entry: Entry }[] = []
      for (const { seq } of rows) {
        const entry = await facts.entry(seq)
        if (entry !== null && sees(entry, reader)) visible.push({ seq, entry })
      }
      return visible
    },
  }
}
