// Is the wall whole? Asked of the database's own catalogue, so that a table, grant or function somebody adds later cannot
// stand outside it unseen.
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'
import type { WallNames } from './wall.ts'

/** Readers' questions may ask these tables and call these functions; nothing else. */
const shown = ['entries', 'rows', 'shelves', 'listed', 'postings', 'tallies', 'squares']
const called = ['is_draft(text[],text,text)', 'reading()', 'reading_within()']

/** What is not as it must be, one sentence each; empty where the wall is whole. */
export async function wallFaults(db: Kysely<Tables>, { schema, reader }: WallNames): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    with space as (select oid, nspname, nspowner, nspacl from pg_namespace where nspname = ${schema}),
    reader as (select * from pg_roles where rolname = ${reader}),
    things as (select c.* from pg_class c join space on space.oid = c.relnamespace),
    -- Who was let do what: 0 is everybody.
    grants as (
      select t.relname, t.relkind, g.privilege_type from things t, aclexplode(t.relacl) g
        where g.grantee in (0, (select oid from reader))
      union all
      select t.relname, t.relkind, g.privilege_type from things t join pg_attribute a on a.attrelid = t.oid,
        aclexplode(a.attacl) g where g.grantee in (0, (select oid from reader))
    ),
    functions as (
      select p.*, p.proname || '(' || coalesce((select string_agg(format_type(t, null), ',' order by at)
        from unnest(p.proargtypes) with ordinality u(t, at)), '') || ')' as name
      from pg_proc p join space on space.oid = p.pronamespace
    )

    select 'there is no role of readers' as fault where not exists (select from reader)
    union all select 'there is no schema' where not exists (select from space)
    union all select 'readers are ' || what from reader, unnest(
      array['superusers', 'past row-level security', 'makers of roles', 'makers of databases', 'replicators', 'a login'],
      array[rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin]) as u(what, is_so) where is_so
    union all select 'readers are a member of ' || m.roleid::regrole::text
      from pg_auth_members m join reader on reader.oid = m.member
    union all select 'readers own ' || relname from things join reader on reader.oid = relowner
    union all select 'readers own the schema' from space join reader on reader.oid = nspowner
    union all select relname || ' is not behind the wall'
      from things where relkind in ('r', 'p', 'f') and not relrowsecurity
    union all select relname || ' is open to its owner' from things where relkind in ('r', 'p') and not relforcerowsecurity
    union all select relname || ' is partitioned or foreign' from things where relkind in ('p', 'f')
    union all select 'readers may ' || privilege_type || ' ' || relname from grants
      where privilege_type <> 'SELECT' or relkind <> 'r' or relname <> all (${shown}::text[])
    union all select 'readers may not read ' || one from unnest(${shown}::text[]) as one
      where not exists (select from grants where relname = one and privilege_type = 'SELECT')
    union all select 'the view ' || relname || ' reads with its owner''s eyes' from things
      where relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false)
    union all select 'the policy ' || p.polname || ' on ' || t.relname || ' lets readers do more than read'
      from pg_policy p join things t on t.oid = p.polrelid
      where (0 = any (p.polroles) or (select oid from reader) = any (p.polroles))
        and not (p.polname = 'shows' and p.polcmd = 'r' and p.polroles = array[(select oid from reader)]
          and t.relname = any (${shown}::text[]))
    union all select 'no policy shows readers their ' || one from unnest(${shown}::text[]) as one
      where not exists (select from pg_policy p join things t on t.oid = p.polrelid
        where t.relname = one and p.polname = 'shows' and (select oid from reader) = any (p.polroles))
    union all select name || ' runs as its owner' from functions
      where prosecdef and name <> all (${called}::text[])
    union all select name || ' takes its tables from wherever the caller says' from functions
      where prosecdef and proconfig is distinct from array['search_path=' || ${schema} || ', pg_temp']
    union all select 'readers may call ' || name from functions
      where has_function_privilege(${reader}, oid, 'execute') and name <> all (${called}::text[])
    union all select 'everybody may call ' || name from functions, aclexplode(coalesce(proacl, acldefault('f', proowner))) g
      where g.grantee = 0
    union all select 'readers may make things in ' || nspname from pg_namespace
      where has_schema_privilege(${reader}, oid, 'create')
    union all select t.relname || ' looks up another table for whoever writes it' from pg_constraint k
      join things t on t.oid = k.conrelid where k.contype = 'f'
    union all select t.relname || ' has a trigger' from pg_trigger g join things t on t.oid = g.tgrelid where not g.tgisinternal
    order by 1`.execute(db)
  return rows.map((row) => row.fault)
}

/** What the database tells everybody in it, readers too, that only its administrator can take away. */
export async function databaseFaults(db: Kysely<Tables>, { reader }: WallNames): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    select 'readers may make temporary tables' as fault
      where has_database_privilege(${reader}, current_database(), 'temporary')
    union all select 'readers may make schemas' where has_database_privilege(${reader}, current_database(), 'create')
    union all select 'readers may call ' || oid::regprocedure::text from pg_proc
      where pronamespace = 'pg_catalog'::regnamespace and has_function_privilege(${reader}, oid, 'execute')
        and (proname like 'pg\\_stat\\_get\\_%' or proname in ('pg_relation_size', 'pg_table_size', 'pg_indexes_size',
          'pg_total_relation_size', 'pg_relation_filepath', 'pg_relation_filenode'))
    union all select 'readers may read ' || one from unnest(array['pg_class', 'pg_stats', 'pg_statistic', 'pg_stats_ext',
        'pg_stat_all_tables', 'pg_stat_activity', 'pg_locks', 'pg_sequences']) as one
      where has_table_privilege(${reader}, 'pg_catalog.' || one, 'select')
    order by 1`.execute(db)
  return rows.map((row) => row.fault)
}
