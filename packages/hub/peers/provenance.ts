// Whose word is whose: which organisations write here, who opened a process, and where an entry with an id came from. Told
// by the views' own table of entries, so it is what the log says.
import { type Entry, importDestroyed, isOf, type Voice } from '@parley/peace'
import type { Database } from '../database/database.ts'
import type { LogFacts } from '../projection/log-facts.ts'

export type Provenance = {
  /** Whether the organisation ever wrote on this hub itself. */
  writesHere(organisation: string): Promise<boolean>
  authorityOf(process: string): Promise<Voice>
  /** The entry with this id, ours or foreign; `origin` is undefined for ours. */
  entryOf(id: string): Promise<{ readonly entry: Entry; readonly origin: string | undefined } | undefined>
  /** Where an entry came from that was here and was destroyed. */
  destroyed(id: string): Promise<{ readonly origin: string; readonly process: string } | undefined>
  /** The entry that first received the document. */
  receivedBy(document: string): Promise<{ readonly id: string } | undefined>
  /** Entries of that log that are here now. */
  count(origin: string): Promise<number>
}

export function provenanceOf(database: Database, facts: Pick<LogFacts, 'entry'>): Provenance {
  const db = database.kysely
  const voice = (row: { origin: string | null } | undefined): Voice =>
    row === undefined ? undefined : row.origin === null ? { here: true } : { origin: row.origin }
  const first = db.selectFrom('entries').select('origin').orderBy('seq')

  return {
    writesHere: async (organisation) => {
      const own = first.where('organisation', '=', organisation).where('origin', 'is', null)
      return (await own.executeTakeFirst()) !== undefined
    },
    authorityOf: async (process) => {
      const opened = first.where('process', '=', process).where('kind', '=', 'process-opened')
      const by = voice(await opened.executeTakeFirst())
      if (by !== undefined) return by
      // A process nobody was shown the opening of is still ours where we write in it.
      return voice(await first.where('process', '=', process).where('origin', 'is', null).executeTakeFirst())
    },
    entryOf: async (id) => {
      const row = await db.selectFrom('entries').select(['seq', 'origin']).where('id', '=', id).executeTakeFirst()
      const entry = row === undefined ? null : await facts.entry(row.seq)
      return row === undefined || entry === null ? undefined : { entry, origin: row.origin ?? undefined }
    },
    destroyed: async (id) => {
      const rows = db.selectFrom('entries').select('seq').where('document', '=', id)
      const row = await rows.where('kind', '=', importDestroyed.name).executeTakeFirst()
      const entry = row === undefined ? null : await facts.entry(row.seq)
      if (entry === null || !isOf(importDestroyed, entry)) return undefined
      return { origin: entry.body.origin, process: entry.process }
    },
    receivedBy: (document) =>
      db
        .selectFrom('entries')
        .select('id')
        .where('document', '=', document)
        .where('kind', '=', 'document-received')
        .orderBy('seq')
        .executeTakeFirst(),
    count: async (origin) => {
      const { n } = await db
        .selectFrom('entries')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('origin', '=', origin)
        .executeTakeFirstOrThrow()
      return Number(n)
    },
  }
}
