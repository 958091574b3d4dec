// What may be asked of the database, each with the answer the model gives. A statement that writes must be refused.
import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { type WorldEntry, type WorldRow, words } from './world.ts'

/** What the model lets a reader see of the record. */
export type Seen = { readonly rows: readonly WorldRow[]; readonly entries: readonly WorldEntry[] }

export type Statement =
  | {
      readonly kind: 'asks'
      readonly name: string
      /** One text column, 'answer', in any order. */
      readonly text: RawBuilder<{ answer: string }>
      readonly answer: (seen: Seen) => readonly string[]
    }
  | { readonly kind: 'refused'; readonly name: string; readonly text: RawBuilder<unknown> }

const rowName = (row: WorldRow) => [row.process, row.grp, row.view, row.bucket, row.key, row.from_seq].join(' ')
const rowText = sql`concat_ws(' ', r.process, r.grp, r.view, r.bucket, r.key, r.from_seq)`

const asking = (name: string, text: RawBuilder<{ answer: string }>, answer: (seen: Seen) => readonly string[]) =>
  ({ kind: 'asks', name, text, answer }) as const

const word = fc.constantFrom(...words)
const process = fc.constantFrom('prc_one', 'prc_two')

const shelfOf = ({ process, grp, view }: WorldRow) => [process, grp, view].join(' ')
const once = (texts: readonly string[]) => [...new Set(texts)]
const keysOn = (rows: readonly WorldRow[]) => once(rows.map((row) => `${shelfOf(row)} ${row.key}`))
/** How many keys each shelf holds. */
const keyCounts = (rows: readonly WorldRow[]) =>
  counts(keysOn(rows).map((one) => one.split(' ').slice(0, 3).join('/'))).map((one) => one.replaceAll('/', ' '))
const shelfText = sql`concat_ws(' ', s.process, s.grp, s.view)`

const asks: readonly fc.Arbitrary<Statement>[] = [
  fc.constant(
    asking('shelves', sql`select ${shelfText} as answer from shelves s`, ({ rows }) => once(rows.map(shelfOf))),
  ),
  fc.constant(
    asking(
      'keys on shelves',
      sql`select ${shelfText} || ' ' || l.key as answer from listed l join shelves s on s.id = l.shelf`,
      ({ rows }) => keysOn(rows),
    ),
  ),
  fc.constant(
    asking('keys alone', sql`select key as answer from listed`, ({ rows }) =>
      keysOn(rows).map((one) => one.split(' ')[3] ?? ''),
    ),
  ),
  fc.constant(
    asking(
      'postings',
      sql`select ${shelfText} || ' ' || count(*) as answer from postings p join shelves s on s.id = p.shelf group by s.process, s.grp, s.view`,
      ({ rows }) => keyCounts(rows),
    ),
  ),
  fc.constant(
    asking('postings alone', sql`select count(*)::text as answer from postings`, ({ rows }) => [
      String(keysOn(rows).length),
    ]),
  ),
  fc
    .constantFrom('tallies', 'squares')
    .map((table) =>
      asking(
        `counts of ${table}`,
        sql`select ${shelfText} || ' ' || t.n as answer from ${sql.table(table)} t join shelves s on s.id = t.shelf`,
        ({ rows }) => keyCounts(rows),
      ),
    ),
  fc
    .constantFrom('tallies', 'squares')
    .map((table) =>
      asking(`${table} alone`, sql`select n::text as answer from ${sql.table(table)}`, ({ rows }) =>
        keyCounts(rows).map((one) => one.split(' ')[3] ?? ''),
      ),
    ),
  fc.constant(asking('entries', sql`select id as answer from entries`, ({ entries }) => entries.map(({ id }) => id))),
  fc.constant(asking('rows', sql`select ${rowText} as answer from rows r`, ({ rows }) => rows.map(rowName))),
  fc
    .integer({ min: 0, max: 14 })
    .map((at) =>
      asking('one entry', sql`select id as answer from entries where id = ${`ent_${at}`}`, ({ entries }) =>
        entries.filter(({ seq }) => seq === at).map(({ id }) => id),
      ),
    ),
  process.map((one) =>
    asking(
      'counts',
      sql`select grp || ' ' || count(*) as answer from rows where process = ${one} group by grp`,
      ({ rows }) => counts(rows.filter((row) => row.process === one).map((row) => row.grp)),
    ),
  ),
  fc.constant(
    asking('the last one', sql`select coalesce(max(seq), -1)::text as answer from entries`, ({ entries }) => [
      String(Math.max(-1, ...entries.map(({ seq }) => seq))),
    ]),
  ),
  fc.constant(
    asking(
      'rows beside entries',
      sql`select ${rowText} || ' ' || e.id as answer from rows r join entries e
        on e.process = r.process and e.seq = r.from_seq`,
      ({ rows, entries }) =>
        rows.flatMap((row) =>
          entries
            .filter(({ process, seq }) => process === row.process && seq === row.from_seq)
            .map(({ id }) => `${rowName(row)} ${id}`),
        ),
    ),
  ),
  fc.constant(
    asking(
      'rows without an entry',
      sql`select ${rowText} as answer from rows r where not exists (select from entries e where e.seq = r.from_seq)`,
      ({ rows, entries }) => rows.filter((row) => !entries.some(({ seq }) => seq === row.from_seq)).map(rowName),
    ),
  ),
  word.map((one) =>
    asking(
      'a search',
      sql`select ${rowText} as answer from rows r where words @@ websearch_to_tsquery('simple', ${one})`,
      ({ rows }) => rows.filter((row) => row.words.split(' ').includes(one)).map(rowName),
    ),
  ),
  word.map((one) =>
    asking(
      'a ranked search',
      sql`with found as materialized (select r.*, ts_rank(words, to_tsquery('simple', ${one})) as rank from rows r)
        select ${rowText} as answer from found r where rank > 0`,
      ({ rows }) => rows.filter((row) => row.words.split(' ').includes(one)).map(rowName),
    ),
  ),
  fc.constant(
    asking(
      'kinds and groups',
      sql`select kind as answer from entries union select grp from rows`,
      ({ rows, entries }) => [...new Set([...entries.map(({ kind }) => kind), ...rows.map(({ grp }) => grp)])],
    ),
  ),
  fc
    .constantFrom('public', 'members', 'per_ada', 'org_alder')
    .map((one) =>
      asking(
        'who is addressed',
        sql`select id as answer from entries where ${one} = any (audience) or organisation = ${one}`,
        ({ entries }) =>
          entries
            .filter(({ audience, organisation }) => audience.includes(one) || organisation === one)
            .map(({ id }) => id),
      ),
    ),
  fc.constant(
    asking(
      'places in an order',
      sql`select id || ' ' || row_number() over (order by seq) as answer from entries`,
      ({ entries }) => [...entries].sort((a, b) => a.seq - b.seq).map(({ id }, at) => `${id} ${at + 1}`),
    ),
  ),
]

const refused = (name: string, text: RawBuilder<unknown>): Statement => ({ kind: 'refused', name, text })
const writes: readonly Statement[] = [
  refused(
    'insert a row',
    sql`insert into rows (view, process, grp, bucket, key, from_seq) values ('v', 'p', 'public', 'b', 'k', 0)`,
  ),
  refused(
    'insert an entry',
    sql`insert into entries (seq, id, process, kind, organisation, audience, at, shapes)
      values (0, 'ent_x', 'p', 'k', 'o', '{public}', '', false) on conflict (seq) do nothing returning seq`,
  ),
  refused(
    'put an entry in place of another',
    sql`insert into entries (seq, id, process, kind, organisation, audience, at, shapes)
      values (0, 'ent_x', 'p', 'k', 'o', '{}', '', false) on conflict (seq) do update set audience = '{public}'`,
  ),
  refused('change a row', sql`update rows set grp = 'public'`),
  refused('change an entry', sql`update entries set audience = '{public}' returning id`),
  refused('remove rows', sql`delete from rows`),
  refused('remove an entry', sql`with gone as (delete from entries returning id) select id from gone`),
  refused('empty rows', sql`truncate rows`),
  refused('empty entries', sql`truncate entries`),
  ...['shelves', 'listed', 'postings', 'tallies', 'squares'].flatMap((table) => [
    refused(`empty ${table}`, sql`delete from ${sql.table(table)}`),
    refused(`truncate ${table}`, sql`truncate ${sql.table(table)}`),
  ]),
  refused('count otherwise', sql`update tallies set n = 0`),
  refused('lock rows', sql`select key from rows for update`),
  ...['fold', 'touched', 'links', 'belonging', 'persons', 'wall_key', 'quarantine'].flatMap((table) => [
    refused(`read ${table}`, sql`select * from ${sql.table(table)}`),
    refused(`empty ${table}`, sql`delete from ${sql.table(table)}`),
  ]),
  refused('make a table', sql`create table mine as select * from rows`),
  refused('lower the wall', sql`alter table rows disable row level security`),
]

export const statementOf: fc.Arbitrary<Statement> = fc.oneof(...asks.map((arbitrary) => ({ weight: 3, arbitrary })), {
  weight: 9,
  arbitrary: fc.constantFrom(...writes),
})

function counts(groups: readonly string[]): string[] {
  const of = new Map<string, number>()
  for (const one of groups) of.set(one, (of.get(one) ?? 0) + 1)
  return [...of].map(([grp, count]) => `${grp} ${count}`)
}
