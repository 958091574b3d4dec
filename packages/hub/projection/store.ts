// The projection's questions to the database, and nothing of what they mean.
import { kindsGoingAlong } from '@parley/peace'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { storable } from './row-text.ts'

export type Connection = Kysely<Tables> | Transaction<Tables>
export type BucketName = { readonly view: string; readonly process: string; readonly bucket: string }
export type Position = {
  readonly origin: string
  readonly position: number
  readonly root: string
  readonly program: string
  readonly lifted: number
}
export type NewVersion = BucketName & {
  readonly grp: string
  readonly key: string
  readonly from_seq: number
  readonly to_seq: number | null
  readonly row: string | null
  readonly fields: Readonly<Record<string, unknown>> | null
  readonly words: string | null
  /** Where a map shows the row of a vast view. */
  readonly point?: { readonly lat: number; readonly lon: number } | null
}
export type EntryLineRow = Tables['entries']

// PostgreSQL refuses a tsvector beyond 1 MiB; words behind this are not found by search, but the row is there.
const wordsCharactersMax = 200_000
const insertRowsMax = 1000

/** The fold's place in the log, undefined where nothing was folded yet. */
export const position = (db: Connection): Promise<Position | undefined> =>
  db.selectFrom('fold').select(['origin', 'position', 'root', 'program', 'lifted']).executeTakeFirst()

export async function setPosition(db: Connection, at: Position): Promise<void> {
  await db
    .insertInto('fold')
    .values(at)
    .onConflict((conflict) => conflict.column('one').doUpdateSet(at))
    .execute()
}

/** From here to the end of the transaction nobody else folds. */
export async function lockFold(db: Connection): Promise<void> {
  await sql`lock table fold in share row exclusive mode`.execute(db)
  // Every question of the fold is answered through an index. The planner cannot know: the tables grow from nothing within
  // a transaction and nobody has counted them yet, and with a hash join each question would read them whole.
  await sql`
    select set_config(name, 'off', true) from unnest(array['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) as name
  `.execute(db)
}

/** Rows that another process of this hub changed with entries from `seq` on. */
export async function changedSince(
  db: Connection,
  seq: number,
): Promise<{ view: string; process: string; group: string; keys: string[] }[]> {
  const { rows } = await sql<{ view: string; process: string; group: string; keys: string[] }>`
    select view, process, grp as group, array_agg(distinct key order by key) as keys from rows
    where from_seq >= ${seq} or to_seq >= ${seq} group by view, process, grp`.execute(db)
  return rows
}

/** Forgets everything: the fold starts anew. */
export async function empty(db: Connection): Promise<void> {
  await sql`truncate fold, entries, touched, links, rows, belonging, persons, quarantine,
    shelves, listed, postings, tallies, squares`.execute(db)
}

export async function insertEntries(db: Connection, rows: readonly EntryLineRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into entries (seq, id, process, kind, organisation, person, audience, embargo, at, document, origin, shapes)
    select seq, id, process, kind, organisation, person,
      array(select json_array_elements_text(audience)), embargo, at, document, origin, shapes
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(seq integer, id text, process text, kind text,
      organisation text, person text, audience json, embargo double precision, at text, document text, origin text,
      shapes boolean)
    on conflict (seq) do nothing`.execute(db)
}

/** Audience and embargo as they are now. */
export async function setSharing(db: Connection, rows: readonly EntryLineRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update entries e set audience = array(select json_array_elements_text(x.audience)), embargo = x.embargo
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(seq integer, audience json, embargo double precision)
    where e.seq = x.seq`.execute(db)
}

/** The buckets these entries open. */
export async function insertTouched(db: Connection, rows: readonly (BucketName & { seq: number })[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into touched (view, process, bucket, seq, opens)
    select view, process, bucket, seq, true
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(view text, process text, bucket text, seq integer)
    on conflict do nothing`.execute(db)
}

/** Who follows whom; and into the buckets that entries followed open, whichever of the two came first. */
export async function insertLinks(db: Connection, rows: readonly Tables['links'][]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into links (view, process, name, follows, seq)
    select view, process, name, follows, seq from json_to_recordset(${JSON.stringify(rows)}::json)
      as x(view text, process text, name text, follows boolean, seq integer)
    on conflict do nothing`.execute(db)
  const seqs = (follows: boolean) => [...new Set(rows.filter((row) => row.follows === follows).map((row) => row.seq))]
  const joined = sql`
    links f join links n on n.view = f.view and n.process = f.process and n.name = f.name and f.follows and not n.follows
    join touched o on o.seq = n.seq and o.view = n.view and o.opens`
  await sql`
    insert into touched (view, process, bucket, seq, opens)
    select o.view, o.process, o.bucket, f.seq, false from ${joined} where f.seq = any(${seqs(true)}::integer[])
    union
    select o.view, o.process, o.bucket, f.seq, false from ${joined} where n.seq = any(${seqs(false)}::integer[])
    on conflict do nothing`.execute(db)
}

/** The buckets some entries bear on. */
export async function bucketsOfEntries(db: Connection, seqs: readonly number[]): Promise<BucketName[]> {
  if (seqs.length === 0) return []
  const { rows } = await sql<BucketName>`
    select distinct view, process, bucket from touched where seq = any(${seqs}::integer[])`.execute(db)
  return rows
}

/** The buckets of a process that hold something not everyone may see. */
export async function restrictedBuckets(db: Connection, process: string): Promise<BucketName[]> {
  const { rows } = await sql<{ seq: number }>`
    select seq from entries where process = ${process} and (not ('public' = any(audience)) or embargo is not null)`.execute(
    db,
  )
  return bucketsOfEntries(
    db,
    rows.map((row) => row.seq),
  )
}

/** The entries that bear on each of these buckets, in log order; `opens` is false for one that only follows others. */
export async function factsOfBuckets(
  db: Connection,
  buckets: readonly BucketName[],
): Promise<(BucketName & { seqs: number[]; opens: boolean[] })[]> {
  const { rows } = await sql<BucketName & { seqs: number[]; opens: boolean[] }>`
    select t.view, t.process, t.bucket, array_agg(t.seq order by t.seq) as seqs,
      array_agg(t.opens order by t.seq) as opens
    from json_to_recordset(${JSON.stringify(buckets)}::json) as b(view text, process text, bucket text)
    join touched t on t.view = b.view and t.process = b.process and t.bucket = b.bucket
    group by 1, 2, 3`.execute(db)
  return rows
}

export async function rowsOfBuckets(
  db: Connection,
  buckets: readonly BucketName[],
): Promise<(BucketName & { grp: string; key: string; row: string | null })[]> {
  if (buckets.length === 0) return []
  const { rows } = await sql<BucketName & { grp: string; key: string; row: string | null }>`
    select r.view, r.process, r.bucket, r.grp, r.key, r.row
    from json_to_recordset(${JSON.stringify(buckets)}::json) as b(view text, process text, bucket text)
    join rows r on r.view = b.view and r.process = b.process and r.bucket = b.bucket and r.to_seq is null`.execute(db)
  return rows
}

export async function deleteBuckets(db: Connection, buckets: readonly BucketName[]): Promise<void> {
  if (buckets.length === 0) return
  await sql`
    delete from rows r using json_to_recordset(${JSON.stringify(buckets)}::json) as b(view text, process text, bucket text)
    where r.view = b.view and r.process = b.process and r.bucket = b.bucket`.execute(db)
  await sql`
    delete from quarantine q
    using json_to_recordset(${JSON.stringify(buckets)}::json) as b(view text, process text, bucket text)
    where q.view = b.view and q.process = b.process and q.bucket = b.bucket`.execute(db)
}

export type Closing = BucketName & {
  readonly grp: string
  readonly key: string
  readonly to_seq: number
  /** It goes where it began at this entry or later; null: it stays. */
  readonly dropFrom: number | null
}

/** Ends versions that stood until now, and drops those of which no past is kept. */
export async function closeVersions(db: Connection, closings: readonly Closing[]): Promise<void> {
  if (closings.length === 0) return
  const dropped = closings.filter((one) => one.dropFrom !== null)
  const ended = closings.filter((one) => one.dropFrom !== 0)
  const list = (some: readonly Closing[]) =>
    sql`json_to_recordset(${JSON.stringify(some)}::json)
      as c(view text, process text, bucket text, grp text, key text, to_seq integer, "dropFrom" integer)`
  const same = sql`r.view = c.view and r.process = c.process and r.grp = c.grp and r.key = c.key
    and r.bucket = c.bucket and r.to_seq is null`
  if (dropped.length > 0)
    await sql`delete from rows r using ${list(dropped)} where ${same} and r.from_seq >= c."dropFrom"`.execute(db)
  if (ended.length > 0) await sql`update rows r set to_seq = c.to_seq from ${list(ended)} where ${same}`.execute(db)
}

export async function insertVersions(db: Connection, versions: readonly NewVersion[]): Promise<void> {
  for (let from = 0; from < versions.length; from += insertRowsMax) {
    const some = versions.slice(from, from + insertRowsMax).map((version) => ({
      ...version,
      words: version.words === null ? null : storable(version.words.slice(0, wordsCharactersMax)),
    }))
    await sql`
      insert into rows (view, process, grp, bucket, key, from_seq, to_seq, row, fields, words)
      select view, process, grp, bucket, key, from_seq, to_seq, row, fields, to_tsvector('simple', words)
      from json_to_recordset(${JSON.stringify(some)}::json) as x(view text, process text, grp text, bucket text, key text,
        from_seq integer, to_seq integer, row text, fields jsonb, words text)`.execute(db)
  }
}

/** Everything the tables say of erased entries; the rows of their buckets are folded anew by the caller. */
export async function deleteEntries(db: Connection, seqs: readonly number[]): Promise<void> {
  if (seqs.length === 0) return
  await sql`delete from entries where seq = any(${seqs}::integer[])`.execute(db)
  await sql`delete from touched where seq = any(${seqs}::integer[])`.execute(db)
  await sql`delete from links where seq = any(${seqs}::integer[])`.execute(db)
  await sql`delete from quarantine where seq = any(${seqs}::integer[])`.execute(db)
}

/** Entries that say who is who: those that shape the directory, and the first of each author and audience. */
export async function shapingEntries(db: Connection): Promise<{ seq: number; from: string | undefined }[]> {
  const { rows } = await sql<{ seq: number; origin: string | null }>`
    select seq, origin from entries where shapes
      or seq in (select min(seq) from entries group by process, organisation, person, audience)
    order by seq`.execute(db)
  return rows.map(({ seq, origin }) => ({ seq, from: origin ?? undefined }))
}

/** Where this hub's own log has entries of a kind that are not erased. */
export async function placesOfKind(db: Connection, kind: string): Promise<readonly number[]> {
  const { rows } = await sql<{ seq: number }>`
    select seq from entries where kind = ${kind} and origin is null order by seq`.execute(db)
  return rows.map(({ seq }) => seq)
}

export async function placesOf(db: Connection, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; seq: number }>`
    select id, min(seq) as seq from entries where id = any(${ids}::text[]) group by id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.seq]))
}

/** The readings of these documents. */
export async function readingsOf(db: Connection, documents: readonly string[]): Promise<number[]> {
  if (documents.length === 0) return []
  const { rows } = await sql<{ seq: number }>`
    select seq from entries where document = any(${documents}::text[]) and kind = 'document-read'`.execute(db)
  return rows.map((row) => row.seq)
}

/** Entries that are taken back together with these, readings apart: those go by their document. */
export async function goingAlong(db: Connection, ids: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`
    select seq from entries where document = any(${ids}::text[])
      and kind = any(${[...kindsGoingAlong]}::text[])`.execute(db)
  return rows.map((row) => row.seq)
}

/** Entries whose embargo ended after the one instant and not after the other (milliseconds since 1970). */
export async function lapsed(db: Connection, after: number, until: number): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`
    select seq from entries where embargo > ${after} and embargo <= ${until}`.execute(db)
  return rows.map((row) => row.seq)
}

export async function nextEmbargo(db: Connection, after: number): Promise<number | null> {
  const { rows } = await sql<{ next: number | null }>`
    select min(embargo) as next from entries where embargo > ${after}`.execute(db)
  return rows[0]?.next ?? null
}

export async function poisonOf(
  db: Connection,
  buckets: readonly BucketName[],
): Promise<(BucketName & { seq: number })[]> {
  if (buckets.length === 0) return []
  const { rows } = await sql<BucketName & { seq: number }>`
    select q.view, q.process, q.bucket, q.seq
    from json_to_recordset(${JSON.stringify(buckets)}::json) as b(view text, process text, bucket text)
    join quarantine q on q.view = b.view and q.process = b.process and q.bucket = b.bucket`.execute(db)
  return rows
}

export async function insertQuarantine(db: Connection, rows: readonly Tables['quarantine'][]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('quarantine')
    .values(rows.map((row) => ({ ...row, message: storable(row.message.slice(0, 500)) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
