// The wall with one thing wrong with it: each must be found out, by cases that come out otherwise than the model says or
// by the catalogue. A change of the wall's words that finds them gone stops here and asks for the mutant to be mended.
import assert from 'node:assert/strict'

export type Mutant = {
  readonly name: string
  /** Bends the text that puts the wall up. */
  readonly text: (wall: string) => string
  /** Run after it. */
  readonly then?: string
}

/** In the first place after `within` where `from` stands, it becomes `to`. */
function bent(name: string, within: string, from: string, to: string): Mutant {
  return {
    name,
    text: (wall) => {
      const start = wall.indexOf(within)
      const at = wall.indexOf(from, start)
      assert.ok(start >= 0 && at >= 0, `'${name}' finds no '${from}' behind '${within}' in wall.sql`)
      return wall.slice(0, at) + to + wall.slice(at + from.length)
    },
  }
}

const after = (name: string, then: string): Mutant => ({ name, text: (wall) => wall, then })

const said = 'create function reading('
const within = 'create function reading_within('
const draft = 'create function is_draft('
const rows = 'create policy shows on rows'
const entries = 'create policy shows on entries'
const own =
  'or (entries.organisation = r.organisation and not is_draft(audience, entries.organisation, entries.person))'
const shelves = 'create policy shows on shelves'
const shown = ['rows', 'entries', 'shelves', 'listed', 'postings', 'tallies', 'squares']
const hidden = ['fold', 'touched', 'links', 'belonging', 'persons', 'wall_key', 'quarantine']
const tables = [...shown, ...hidden]

export const mutants: readonly Mutant[] = [
  bent('whatever is said is believed', said, 'if not found then return; end if;', ''),
  bent('only what is forged is believed', said, 'if not found', 'if found'),
  bent(
    'the key is not asked',
    said,
    "perform from wall_key k where decode(split_part(setting, '.', 2), 'hex')\n    =",
    "perform from wall_key k where decode(split_part(setting, '.', 2), 'hex')\n    <>",
  ),
  bent('a messy setting is read', said, "{64}$'", "'"),
  bent(
    'the organisation is the person',
    said,
    "organisation := said ->> 'organisation'",
    "organisation := said ->> 'person'",
  ),
  bent('the person is the organisation', said, "person := said ->> 'person'", "person := said ->> 'organisation'"),
  bent('it is always late', said, "now_ms := said ->> 'now'", 'now_ms := 1e300'),
  bent('it is always early', said, "now_ms := said ->> 'now'", 'now_ms := 0'),
  bent('everybody is in every group', within, 'on b.organisation = r.organisation', 'on true'),
  bent(
    'everybody is where they are not',
    within,
    'b.organisation = r.organisation',
    'b.organisation <> r.organisation',
  ),
  bent('every group is the members', within, 'select b.process, b.grp', "select b.process, 'members'::text"),
  bent('an empty audience is a draft', draft, 'cardinality(audience) > 0 and ', ''),
  bent('an audience is a draft where it is none', draft, 'not exists', 'exists'),
  bent('only known persons count', draft, 'left join persons', 'join persons'),
  bent('groups count as persons', draft, "one not like 'per\\_%' or ", ''),
  bent('strangers count as own', draft, 'p.organisation <> is_draft.organisation', 'false'),
  bent(
    'own people count as strangers',
    draft,
    'p.organisation <> is_draft.organisation',
    'p.organisation = is_draft.organisation',
  ),
  bent('the author counts as a stranger', draft, ' and one is distinct from author', ''),
  bent('the author’s line is turned', draft, 'is distinct from', 'is not distinct from'),
  bent('nothing is a draft', draft, 'return cardinality', 'return false and cardinality'),
  bent('the rows of the public are hidden', rows, "'public', ", ''),
  bent('the rows of organisations are hidden', rows, 'r.organisation, ', ''),
  bent('the rows of persons are hidden', rows, ', r.person', ''),
  bent(
    'the rows of groups are hidden',
    rows,
    'or (process, grp) in (select g.process, g.grp from reading_within() g)',
    '',
  ),
  bent(
    'only the rows of groups are shown',
    rows,
    "grp = any ((select array['public', r.organisation, r.person] from reading() r)::text[])\n  or ",
    '',
  ),
  bent('rows need both', rows, '\n  or ', '\n  and '),
  bent(
    'rows are taken for those of any process',
    rows,
    '(process, grp) in (select g.process, g.grp from',
    'grp in (select g.grp from',
  ),
  bent('rows of other groups are shown', rows, 'grp = any', 'grp <> all'),
  bent('every row is shown', rows, 'using (', 'using (true or '),
  bent('no row is shown', rows, 'using (', 'using (false and '),
  bent('entries for the public are hidden', entries, "'public', ", ''),
  bent('entries for organisations are hidden', entries, 'r.organisation, r.person]', 'r.person]'),
  bent('entries for persons are hidden', entries, ', r.person]', ']'),
  bent('entries for groups are hidden', entries, 'or exists', 'or not exists'),
  bent(
    'entries for groups of any process',
    entries,
    '(entries.process, one) in (select g.process, g.grp from',
    'one in (select g.grp from',
  ),
  bent('own entries are hidden', entries, own, ''),
  bent('own drafts are shown', entries, ' and not is_draft(audience, entries.organisation, entries.person)', ''),
  bent(
    'own entries are shown to others',
    entries,
    '(entries.organisation = r.organisation and',
    '(entries.organisation <> r.organisation and',
  ),
  bent('own entries but drafts are hidden', entries, 'and not is_draft', 'and is_draft'),
  bent('drafts of whoever', entries, own, 'or not is_draft(audience, entries.organisation, entries.person)'),
  bent('embargoes do not hold', entries, 'embargo is null or', 'true or'),
  bent('what has no embargo is hidden', entries, 'embargo is null or', ''),
  bent('an embargo holds an instant longer', entries, 'embargo <= r.now_ms', 'embargo < r.now_ms'),
  bent('embargoes are turned', entries, 'embargo <= r.now_ms', 'embargo > r.now_ms'),
  bent('an embargo never ends', entries, 'or embargo <= r.now_ms', ''),
  bent(
    'an embargo holds its organisation back',
    entries,
    'or entries.organisation = r.organisation or entries.person',
    'or entries.person',
  ),
  bent('an embargo holds its author back', entries, ' or entries.person = r.person', ''),
  bent('an embargo is enough', entries, ')\n    and (\n      embargo', ')\n    or (\n      embargo'),
  bent('every entry is shown', entries, 'using (', 'using (true or '),
  bent('no entry is shown', entries, 'using (', 'using (false and '),
  bent('the shelves of the public are hidden', shelves, "'public', ", ''),
  bent('the shelves of organisations are hidden', shelves, 'r.organisation, ', ''),
  bent('the shelves of persons are hidden', shelves, ', r.person', ''),
  bent(
    'the shelves of groups are hidden',
    shelves,
    'or (process, grp) in (select g.process, g.grp from reading_within() g)',
    '',
  ),
  bent(
    'shelves are taken for those of any process',
    shelves,
    '(process, grp) in (select g.process, g.grp from',
    'grp in (select g.grp from',
  ),
  bent('shelves of other groups are shown', shelves, 'grp = any', 'grp <> all'),
  bent('every shelf is shown', shelves, 'using (', 'using (true or '),
  ...['listed', 'postings', 'tallies', 'squares'].flatMap((table) => [
    bent(`${table} of every shelf are shown`, `create policy shows on ${table}`, 'using (', 'using (true or '),
    bent(`${table} of other shelves are shown`, `create policy shows on ${table}`, 'shelf in', 'shelf not in'),
    bent(`no ${table} are shown`, `create policy shows on ${table}`, 'using (', 'using (false and '),
  ]),
  bent('the policy of rows is everybody’s', rows, 'to {reader}', 'to public'),
  after('no policy on rows', 'drop policy shows on rows'),
  after('no policy on entries', 'drop policy shows on entries'),
  after('a second policy on rows', 'create policy more on rows for select to {reader} using (true)'),
  after('a second policy on entries', 'create policy more on entries for select to {reader} using (true)'),
  after('a policy for writing', 'create policy more on entries for insert to {reader} with check (true)'),
  ...tables.map((table) =>
    after(`row-level security off on ${table}`, `alter table ${table} disable row level security`),
  ),
  ...tables.map((table) => after(`the owner walks past ${table}`, `alter table ${table} no force row level security`)),
  ...shown.flatMap((table) =>
    ['insert', 'update', 'delete', 'truncate', 'trigger', 'references'].map((right) =>
      after(`readers may ${right} ${table}`, `grant ${right} on ${table} to {reader}`),
    ),
  ),
  ...hidden.map((table) => after(`readers may read ${table}`, `grant select on ${table} to {reader}`)),
  after('readers are past the wall', 'alter role {reader} bypassrls'),
  after('readers are superusers', 'alter role {reader} superuser'),
  after(
    'a view reads with its owner’s eyes',
    'create view peek as select * from rows; grant select on peek to {reader}',
  ),
  after(
    'counts of everybody’s',
    'create materialized view peek as select grp, count(*) from rows group by grp; grant select on peek to {reader}',
  ),
  after(
    'a function counts for its owner',
    "create function peek() returns bigint language sql security definer as 'select count(*) from rows'",
  ),
  after('tables are looked for where the caller says', 'alter function reading() reset search_path'),
]

/** Undoes what `then` did to the role and beside the wall's own tables. */
export const mend = `
  drop function if exists peek();
  do $$ declare kind "char" := (select relkind from pg_class where oid = to_regclass('peek')); begin
    if kind is not null then
      execute case kind when 'm' then 'drop materialized view peek' else 'drop view peek' end;
    end if;
  end $$;
  alter role {reader} nosuperuser nobypassrls`
