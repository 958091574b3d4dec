// Who was handed what: for each entry and organisation, and within it each person, when first, when last and how often.
// Kept beside the log and not in it: what people read is theirs and their organisation's to know. No words are in it.
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'

export type Handed = {
  readonly entry: string
  readonly organisation: string
  readonly person: string | null
  readonly at: number
}

export type Count = { readonly first: number; readonly last: number; readonly times: number }

export type ServedBook = {
  /** Adds up; the instants are milliseconds since 1970. */
  add(handed: readonly Handed[]): void
  byOrganisation(entry: string): readonly (Count & { readonly organisation: string })[]
  byPerson(entry: string, organisation: string): readonly (Count & { readonly person: string | null })[]
  backup(folder: string): Promise<void>
  close(): void
}

const folderName = 'served'
const fileName = 'served.sqlite'

/** Opens `<data>/served/served.sqlite`. */
export async function openServedBook(data: string): Promise<ServedBook> {
  const folder = join(data, folderName)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(folder, fileName))
  await chmod(join(folder, fileName), 0o600)
  // A power cut may cost the last seconds of it: it is an account of reading, and no answer waits for it.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000')
  database.exec(`create table if not exists served (
    entry text not null, organisation text not null, person text not null,
    first integer not null, last integer not null, times integer not null,
    primary key (entry, organisation, person)) strict, without rowid`)
  const put = database.prepare(`insert into served values (?, ?, ?, ?, ?, 1) on conflict do update
    set first = min(first, excluded.first), last = max(last, excluded.last), times = times + 1`)
  const organisations =
    database.prepare(`select organisation, min(first) as first, max(last) as last, sum(times) as times
    from served where entry = ? group by organisation order by organisation`)
  const people = database.prepare(`select person, first, last, times from served
    where entry = ? and organisation = ? order by person`)
  const countOf = (row: Record<string, unknown>): Count => ({
    first: Number(row.first),
    last: Number(row.last),
    times: Number(row.times),
  })
  return {
    add: (handed) => {
      database.exec('begin immediate')
      try {
        for (const { entry, organisation, person, at } of handed) put.run(entry, organisation, person ?? '', at, at)
        database.exec('commit')
      } catch (cause) {
        database.exec('rollback')
        throw cause
      }
    },
    byOrganisation: (entry) =>
      organisations.all(entry).map((row) => ({ organisation: String(row.organisation), ...countOf(row) })),
    byPerson: (entry, organisation) =>
      people
        .all(entry, organisation)
        .map((row) => ({ person: row.person === '' ? null : String(row.person), ...countOf(row) })),
    backup: async (target) => {
      await mkdir(join(target, folderName), { recursive: true, mode: 0o700 })
      const copy = join(target, folderName, fileName)
      await backup(database, copy)
      await chmod(copy, 0o600)
    },
    close: () => database.close(),
  }
}
