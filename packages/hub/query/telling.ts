// What followers that tell others (webhooks, digests) ask of the record: where a process's entries stand, and which of the
// earlier ones an entry opened to somebody. They run inside the hub and decide nothing: whether a reader may be told is
// asked of `told`, each time.
import {
  chainOf,
  type Directory,
  documentReceived,
  type Entry,
  emptyDirectory,
  isOf,
  sharingApproved,
  sharingChanged,
  visibleTo,
} from '@parley/peace'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { LogFacts } from '../projection/log-facts.ts'
import type { Reader } from '../reader.ts'

export type Telling = {
  /** Places of a process's entries, `from <= seq < to`, in order, `limit` at most. */
  placesOf(process: string, from: number, to: number, limit: number): Promise<readonly number[]>
  /** Places of entries that this reader may see since the change of sharing that stands at `seq`, and could not before. */
  openedAt(seq: number, reader: Reader): Promise<readonly number[]>
}

export function tellingOf(parts: {
  readonly db: Kysely<Tables>
  readonly facts: Pick<LogFacts, 'entry'>
  readonly directory: () => Directory
  readonly now: () => Date
}): Telling {
  const { db, facts, directory } = parts

  const named = async (id: string): Promise<{ readonly seq: number; readonly entry: Entry } | undefined> => {
    const row = await db.selectFrom('entries').select('seq').where('id', '=', id).orderBy('seq').executeTakeFirst()
    const entry = row === undefined ? null : await facts.entry(row.seq)
    return row === undefined || entry === null ? undefined : { seq: row.seq, entry }
  }

  /** The change that came to hold with this entry. */
  const changeOf = async (
    entry: Entry,
  ): Promise<(Entry & { readonly body: { readonly entry: string } }) | undefined> => {
    if (isOf(sharingChanged, entry)) return entry
    if (!isOf(sharingApproved, entry)) return undefined
    const change = (await named(entry.body.change))?.entry
    return change !== undefined && isOf(sharingChanged, change) ? change : undefined
  }

  const readingsOf = async (entry: Entry): Promise<readonly number[]> => {
    if (!isOf(documentReceived, entry)) return []
    const rows = await db
      .selectFrom('entries')
      .select('seq')
      .where('document', '=', entry.body.document)
      .where('kind', '=', 'document-read')
      .orderBy('seq')
      .execute()
    return rows.map(({ seq }) => seq)
  }

  return {
    placesOf: async (process, from, to, limit) => {
      const rows = await db
        .selectFrom('entries')
        .select('seq')
        .where('process', '=', process)
        .where('seq', '>=', from)
        .where('seq', '<', to)
        .orderBy('seq')
        .limit(limit)
        .execute()
      return rows.map(({ seq }) => seq)
    },
    openedAt: async (seq, reader) => {
      const at = await facts.entry(seq)
      const change = at === null ? undefined : await changeOf(at)
      if (change === undefined || !isOf(sharingChanged, change) || !change.body.lowers) return []
      const target = await named(change.body.entry)
      if (target === undefined || target.entry.author.organisation !== change.author.organisation) return []
      const { from } = change.body
      const before = { ...target.entry, audience: from.audience, marking: from.marking }
      // The directory as it is now, but for what was changed about the sharing of entries since they were written.
      const unchanged = { ...directory(), sharing: emptyDirectory.sharing }
      const now = parts.now().toISOString()
      const saw = chainOf(reader, before.process, unchanged).some((group) => visibleTo(before, group, unchanged, now))
      return saw ? [] : [target.seq, ...(await readingsOf(target.entry))]
    },
  }
}
