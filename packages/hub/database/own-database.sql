-- What PostgreSQL tells everybody in a database: how large a table is, how many rows it has, which values are frequent.
-- Row-level security does not cover it. Where the database is the hub's own it is taken away from everybody but the
-- server's administrator: in the embedded database at its making, on a server by that administrator, once.

do $$ declare one regprocedure; begin
  execute format('revoke temporary, create on database %I from public', current_database());
  for one in
    select oid from pg_proc where pronamespace = 'pg_catalog'::regnamespace and (proname like 'pg\_stat\_get\_%'
      or proname in ('pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size', 'pg_database_size',
        'pg_relation_filepath', 'pg_relation_filenode'))
  loop
    execute format('revoke execute on function %s from public', one);
  end loop;
end $$;
revoke create on schema public from public;
revoke select on all tables in schema pg_catalog from public;
