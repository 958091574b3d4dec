-- The views' tables. All of it is folded from the log and may be thrown away: another schema means a new fold,
-- never a migration. Both engines run this text. Sequence numbers are the log's, and never leave the hub.

create table fold (
  one boolean primary key default true check (one),
  -- What the rows were folded from: this log, up to here, by these views, with embargoes lifted up to this instant.
  origin text not null,
  position integer not null,
  root text not null,
  program text not null,
  lifted double precision not null
);

create table entries (
  seq integer primary key,
  id text not null,
  process text not null,
  kind text not null,
  organisation text not null,
  person text,
  audience text[] not null,
  -- Milliseconds since 1970; null where there is none.
  embargo double precision,
  at text not null,
  -- What the entry is about, for looking it up: the document it speaks of.
  document text,
  -- Whether it changes who is who and who may see what.
  shapes boolean not null
);
create index entries_by_id on entries (id);
create index entries_by_process on entries (process, seq);
create index entries_by_document on entries (document, seq) where document is not null;
create index entries_shaping on entries (seq) where shapes;
create index entries_under_embargo on entries (embargo) where embargo is not null;

-- Which parts of which view an entry bears on. An erased entry bears on nothing.
create table touched (
  view text not null,
  process text not null,
  bucket text not null,
  seq integer not null,
  -- False where the entry only follows one that opens the bucket.
  opens boolean not null,
  primary key (view, process, bucket, seq)
);
create index touched_by_seq on touched (seq);

-- Names under which entries may be followed, and the entries that follow them into every bucket they open.
create table links (
  view text not null,
  process text not null,
  name text not null,
  follows boolean not null,
  seq integer not null,
  primary key (view, process, name, follows, seq)
);
create index links_by_seq on links (seq);

create table rows (
  view text not null,
  process text not null,
  grp text not null,
  bucket text not null,
  key text not null,
  from_seq integer not null,
  to_seq integer,
  -- Canonical JSON as text, so that it comes back byte for byte; null says that this group has no such row.
  row text,
  fields jsonb,
  words tsvector
);
create index rows_by_bucket on rows (view, process, bucket);
create index rows_now on rows (view, process, grp, key) where to_seq is null;
create index rows_words on rows using gin (words) where to_seq is null;
-- The planner's samples are copies of the words; an erased name must not live on in them.
alter table rows alter column row set statistics 0;
alter table rows alter column words set statistics 0;
alter table rows alter column fields set statistics 0;

create table quarantine (
  seq integer not null,
  view text not null,
  process text not null,
  bucket text not null,
  code text not null,
  message text not null,
  primary key (seq, view, process, bucket)
);
