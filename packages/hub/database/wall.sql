-- The second wall. What a reader is shown was chosen by the hub's own policy; here the database, which knows nothing of
-- that policy, holds every question asked for a reader against who the reader is. The tables' owner folds; the role
-- {reader} reads, and sees of two tables what the policies below let it see, and of the others nothing.
-- Both engines run this text after schema.sql; {schema} and {reader} stand for names of this hub's own.

-- Who reads, as the hub said it for this transaction alone: the setting 'parley.reader' is the base64 of
-- {person, organisation, now}, a dot, and its HMAC-SHA256 in hex. No row comes of what the hub did not say, so that
-- whoever can only write into a question (the setting is anybody's to set) becomes nobody else.
create function reading(out person text, out organisation text, out now_ms double precision)
returns setof record language plpgsql stable rows 1 security definer set search_path = {schema}, pg_temp as $$
declare
  setting text := coalesce(current_setting('parley.reader', true), '');
  words text := split_part(setting, '.', 1);
  said json;
begin
  if setting !~ '^[A-Za-z0-9+/]+={0,2}[.][0-9a-f]{64}$' then return; end if;
  perform from wall_key k where decode(split_part(setting, '.', 2), 'hex')
    = sha256(k.outer_key || sha256(k.inner_key || convert_to(words, 'UTF8')));
  if not found then return; end if;
  said := convert_from(decode(words, 'base64'), 'UTF8')::json;
  person := said ->> 'person';
  organisation := said ->> 'organisation';
  now_ms := said ->> 'now';
  return next;
end $$;

-- The groups of each process that the reader's organisation is in: 'members', and named ones.
create function reading_within(out process text, out grp text)
returns setof record language plpgsql stable rows 20 security definer set search_path = {schema}, pg_temp as $$
begin
  return query select b.process, b.grp from reading() r join belonging b on b.organisation = r.organisation;
end $$;

-- Addressed to persons of the author's own organisation and to nobody else. A person nobody has met is taken for one.
create function is_draft(audience text[], organisation text, author text)
returns boolean language plpgsql stable security definer set search_path = {schema}, pg_temp as $$
begin
  return cardinality(audience) > 0 and not exists (
    select from unnest(audience) as one left join persons p on p.person = one
    where one not like 'per\_%' or (p.organisation <> is_draft.organisation and one is distinct from author)
  );
end $$;

revoke all on function reading(), reading_within(), is_draft(text[], text, text) from public;
grant execute on function reading(), reading_within(), is_draft(text[], text, text) to {reader};
grant usage on schema {schema} to {reader};
grant select on rows, entries, shelves, listed, postings, tallies, squares to {reader};

do $$ declare one text; begin
  foreach one in array array['fold', 'entries', 'touched', 'links', 'rows', 'belonging', 'persons', 'wall_key', 'quarantine',
    'shelves', 'listed', 'postings', 'tallies', 'squares']
  loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    -- The wall stands before the owner too, so the fold is let in by name.
    execute format('create policy folds on %I to %I using (true) with check (true)', one, current_user);
  end loop;
end $$;

-- A row was folded for one reader group: whoever reads through that group sees it.
create policy shows on rows for select to {reader} using (
  grp = any ((select array['public', r.organisation, r.person] from reading() r)::text[])
  or (process, grp) in (select g.process, g.grp from reading_within() g)
);

-- A shelf holds what was folded for one reader group, and so does whatever stands on it.
create policy shows on shelves for select to {reader} using (
  grp = any ((select array['public', r.organisation, r.person] from reading() r)::text[])
  or (process, grp) in (select g.process, g.grp from reading_within() g)
);
create policy shows on listed for select to {reader} using (shelf in (select s.id from shelves s));
create policy shows on postings for select to {reader} using (shelf in (select s.id from shelves s));
create policy shows on tallies for select to {reader} using (shelf in (select s.id from shelves s));
create policy shows on squares for select to {reader} using (shelf in (select s.id from shelves s));

-- An entry is seen by whom it is addressed to and, unless it is a draft, by the organisation that wrote it; before an
-- embargo ends, by its authors alone.
create policy shows on entries for select to {reader} using (
  exists (
    select from reading() r
    where (
      audience && array['public', r.organisation, r.person]
      or exists (
        select from unnest(audience) as one
        where (entries.process, one) in (select g.process, g.grp from reading_within() g)
      )
      or (entries.organisation = r.organisation and not is_draft(audience, entries.organisation, entries.person))
    )
    and (
      embargo is null or embargo <= r.now_ms
      or entries.organisation = r.organisation or entries.person = r.person
    )
  )
);
