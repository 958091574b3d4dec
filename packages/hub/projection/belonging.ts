// What the second wall has to know of who is who, kept in step with the directory in the transaction that folds.
import { type Directory, isMember } from '@parley/peace'
import { sql } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Connection } from './store.ts'

/** Brings the tables from what one directory says to what the next one does. */
export async function setBelonging(db: Connection, before: Directory, after: Directory): Promise<void> {
  const areSame =
    before.processes === after.processes && before.groups === after.groups && before.persons === after.persons
  if (areSame) return
  const belonging = difference(belongingOf(before), belongingOf(after))
  const persons = difference(personsOf(before), personsOf(after))
  const places = (rows: readonly Tables['belonging'][]) =>
    sql`json_to_recordset(${JSON.stringify(rows)}::json) as x(process text, grp text, organisation text)`
  const people = (rows: readonly Tables['persons'][]) =>
    sql`json_to_recordset(${JSON.stringify(rows)}::json) as x(person text, organisation text)`
  if (belonging.gone.length > 0) {
    await sql`delete from belonging b using ${places(belonging.gone)}
      where b.organisation = x.organisation and b.process = x.process and b.grp = x.grp`.execute(db)
  }
  if (persons.gone.length > 0) {
    await sql`delete from persons p using ${people(persons.gone)} where p.person = x.person`.execute(db)
  }
  if (belonging.come.length > 0) {
    await sql`insert into belonging (process, grp, organisation)
      select process, grp, organisation from ${places(belonging.come)} on conflict do nothing`.execute(db)
  }
  if (persons.come.length > 0) {
    await sql`insert into persons (person, organisation) select person, organisation from ${people(persons.come)}
      on conflict (person) do update set organisation = excluded.organisation`.execute(db)
  }
}

/** Members of each process, and of its named groups those that are members. */
function belongingOf(directory: Directory): Map<string, Tables['belonging']> {
  const rows: Tables['belonging'][] = []
  for (const [process, { organisations }] of directory.processes) {
    for (const organisation of organisations.keys()) rows.push({ process, grp: 'members', organisation })
  }
  for (const [grp, { process, organisations }] of directory.groups) {
    for (const organisation of organisations) {
      if (isMember(directory, process, organisation)) rows.push({ process, grp, organisation })
    }
  }
  return byText(rows)
}

const personsOf = (directory: Directory): Map<string, Tables['persons']> =>
  byText([...directory.persons].map(([person, organisation]) => ({ person, organisation })))

const byText = <T>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [JSON.stringify(row), row]))

function difference<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): { gone: T[]; come: T[] } {
  const only = (these: ReadonlyMap<string, T>, those: ReadonlyMap<string, T>) =>
    [...these].filter(([text]) => !those.has(text)).map(([, row]) => row)
  return { gone: only(before, after), come: only(after, before) }
}
