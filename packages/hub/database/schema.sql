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
  -- What the entry is about, for looking it up: the document it speaks of, the entry whose sharing it changes.
  document text,
  -- The log it stands in, where that is another hub's; null for ours.
  origin text,
  -- Whether it changes who is who and who may see what.
  shapes boolean not null
);
create index entries_by_id on entries (id);
create index entries_by_process on entries (process, seq);
create index entries_by_document on entries (document, seq) where document is not null;
create index entries_by_organisation on entries (organisation, seq);
create index entries_from_peers on entries (origin, seq) where origin is not null;
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

-- What views of very many rows are listed, counted and mapped from: a narrow copy of each row that stands now, under every
-- value it may be looked for by. A shelf is what one reader group has of one view of one process.
create table shelves (
  id integer generated always as identity primary key,
  view text not null,
  process text not null,
  grp text not null,
  unique (view, process, grp)
);

create sequence listed_ids;
create table listed (
  -- Says nothing and comes from nowhere: short, so that the postings are.
  id bigint primary key,
  shelf integer not null,
  key text collate "C" not null,
  -- The value of the field that the view is ordered by.
  at text collate "C" not null,
  -- Values of other fields that a list may be sorted by, in the order in which the view names them.
  sorts text[] not null,
  -- Names of the row's values and of the squares of a map it lies in (projection/terms.ts).
  terms bigint[] not null,
  -- On a square map of the world, 2^24 across; null where no map shows it.
  x integer,
  y integer,
  -- The group has no such row, where a wider one does.
  hidden boolean not null,
  -- True where another shelf may hold the key too.
  doubled boolean not null,
  unique (shelf, key)
);
create index listed_in_order on listed (shelf, at, key) include (x, y) where not hidden;
create index listed_by_place on listed (shelf, x, y) where x is not null;

-- The rows of a shelf that have a value, in order.
create table postings (
  shelf integer not null,
  term bigint not null,
  at text collate "C" not null,
  id bigint not null,
  primary key (shelf, term, at, id)
);

-- Rows by value; term 0 is all of them. What a reader is shown is counted by adding `n` up over the shelves of the reader's
-- groups: a row that stands in front of a wider group's takes away there what that one counted.
create table tallies (
  shelf integer not null,
  term bigint not null,
  field text not null,
  value text not null,
  -- Rows of this shelf itself that have the value.
  own integer not null,
  n integer not null,
  primary key (shelf, term)
);

create index tallies_empty on tallies (shelf) where own = 0 and n = 0;

-- Rows by the squares of a map, and the sums of their places; added up in the same way.
create table squares (
  shelf integer not null,
  zoom integer not null,
  x integer not null,
  y integer not null,
  n integer not null,
  sum_x bigint not null,
  sum_y bigint not null,
  primary key (shelf, zoom, x, y)
);
create index squares_empty on squares (shelf) where n = 0 and sum_x = 0 and sum_y = 0;
-- As with the rows: no samples of what an erasure would have to reach.
alter table listed alter column at set statistics 0;
alter table listed alter column sorts set statistics 0;
alter table listed alter column terms set statistics 0;
alter table postings alter column at set statistics 0;
alter table tallies alter column value set statistics 0;

-- Which organisation reads through which group of a process: 'members' and named groups. The wall reads it.
create table belonging (
  process text not null,
  grp text not null,
  organisation text not null,
  primary key (organisation, process, grp)
);

-- Whose person is whose, as far as the record has met them.
create table persons (
  person text primary key,
  organisation text not null
);

-- The secret under which the hub says who reads (HMAC-SHA256, already joined with the inner and the outer pad).
create table wall_key (
  one boolean primary key default true check (one),
  inner_key bytea not null,
  outer_key bytea not null
);

create table quarantine (
  seq integer not null,
  view text not null,
  process text not null,
  bucket text not null,
  code text not null,
  message text not null,
  primary key (seq, view, process, bucket)
);
