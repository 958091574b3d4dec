// Questions asked for a reader: whoever the hub takes the reader for is who the database is told.
import type { Directory } from '@parley/peace'
import type { Kysely } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import type { Identity } from '../database/wall.ts'
import type { Reader } from '../reader.ts'

/** Asks in the reader's own name: rows that are not the reader's do not come, whatever is asked. */
export type ReadAs = <T>(reader: Reader, ask: (db: Kysely<Tables>) => Promise<T>) => Promise<T>

export function readAsOf(
  database: Pick<Database, 'read'>,
  rooms: { readonly directory: () => Directory; readonly now: () => Date },
): ReadAs {
  return (reader, ask) => database.read(identityOf(reader, rooms.directory(), rooms.now()), ask)
}

/** A person whom the record has met is of the organisation the record says. */
function identityOf({ person, organisation }: Reader, directory: Directory, now: Date): Identity {
  const met = person === null ? undefined : directory.persons.get(person)
  return { person, organisation: met ?? organisation, now: now.getTime() }
}
