// The log's tables in PostgreSQL, and the two functions that write to them: one gives places, one publishes a
// checkpoint. Everything is qualified with one schema, so that several logs can share a database.
import { createHash } from 'node:crypto'

const digestBytes = 16

/** Names and lock numbers that belong to one schema. */
export type LogNames = {
  /** Quoted, ready to stand in SQL. */
  readonly schema: string
  readonly channel: string
  /** Held while places are given. */
  readonly placesLock: string
  /** Held, for as long as its connection lives, by the one process that integrates. */
  readonly integratorLock: string
}

export function namesOf(schema: string): LogNames {
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(schema)) throw new RangeError(`'${schema}' cannot be a schema's name.`)
  const number = (use: string) =>
    createHash('sha256').update(`parley ${use} ${schema}`).digest().readBigInt64BE().toString()
  return {
    schema: `"${schema}"`,
    channel: `${schema}_log`,
    placesLock: number('places'),
    integratorLock: number('integrator'),
  }
}

/**
 * The tables, made when they are missing. `head` has one row: the latest checkpoint. Bodies are ciphertext, so neither
 * compression nor planner statistics have anything to gain from them.
 */
export function schemaSql({ schema, channel, placesLock }: LogNames): string {
  return `
create schema if not exists ${schema};
create table if not exists ${schema}.head (
  single boolean primary key default true check (single),
  origin text not null,
  size bigint not null,
  note text not null
);
create table if not exists ${schema}.entries (
  seq bigint primary key,
  leaf bytea not null,
  digest bytea not null unique,
  box bytea not null
);
create table if not exists ${schema}.keys (
  seq bigint primary key,
  key bytea,
  salt bytea
);
create table if not exists ${schema}.tiles (
  path text primary key,
  bytes bytea not null
);
alter table ${schema}.entries alter column box set storage external;
alter table ${schema}.entries alter column box set statistics 0;
alter table ${schema}.keys alter column key set statistics 0;
alter table ${schema}.keys alter column salt set statistics 0;

-- Gives places. The lock is held to the commit, so the order of places is the order of commits, and whoever sees n
-- sees everything before n. A later statement in plpgsql has a snapshot taken after the lock: max(seq) is the last.
create or replace function ${schema}.place_entries(
  digests bytea, leaves bytea, slots bytea, boxes bytea, lengths int[], tell boolean
) returns table (seq bigint, repeated boolean) language plpgsql
-- A plan made while the table was empty would go on reading all of it: known ids are looked up in their index, always.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $body$
#variable_conflict use_column
declare
  first bigint;
begin
  perform pg_advisory_xact_lock(${placesLock});
  select coalesce(max(seq) + 1, 0) into first from ${schema}.entries;
  return query
  with input as materialized (
    select i::int as i, length, (sum(length) over (order by i) - length)::int as start
    from unnest(lengths) with ordinality as given (length, i)
  ), split as materialized (
    select i, start, length, substring(digests from (i - 1) * ${digestBytes} + 1 for ${digestBytes}) as digest from input
  ), known as materialized (
    select i, entries.seq from split join ${schema}.entries using (digest)
  ), fresh as materialized (
    select i, start, length, digest, first + row_number() over (order by i) - 1 as seq
    from split where not exists (select from known where known.i = split.i)
  ), kept as (
    insert into ${schema}.entries (seq, leaf, digest, box)
    select seq, substring(leaves from (i - 1) * 33 + 1 for 33), digest, substring(boxes from start + 1 for length)
    from fresh
  ), keyed as (
    insert into ${schema}.keys (seq, key, salt)
    select seq, substring(slots from (i - 1) * 64 + 1 for 32), substring(slots from (i - 1) * 64 + 33 for 32)
    from fresh
  )
  select answer.seq, answer.repeated from (
    select i, seq, true as repeated from known union all select i, seq, false from fresh
  ) as answer order by answer.i;
  if tell then
    perform pg_notify('${channel}', 'entries');
  end if;
end $body$;

-- Publishes a checkpoint if the one it follows is still the latest: a fenced-out integrator gets false. The entries
-- are durable already and the checkpoint follows from them, so this commit need not wait for the disk.
create or replace function ${schema}.publish(
  old_size bigint, old_note text, new_size bigint, new_note text, paths text[], contents bytea[]
) returns boolean language plpgsql as $body$
begin
  perform set_config('synchronous_commit', 'off', true);
  update ${schema}.head set size = new_size, note = new_note where size = old_size and note = old_note;
  if not found then
    return false;
  end if;
  insert into ${schema}.tiles (path, bytes) select * from unnest(paths, contents)
  on conflict (path) do update set bytes = excluded.bytes;
  perform pg_notify('${channel}', 'checkpoint');
  return true;
end $body$;
`
}
