// What leaves the hub by itself, webhooks and digests: who asked for it, how far it has come, and what became of it. A
// file of its own in the data folder, because secrets and addresses are no entries (docs/decisions, "Deliveries").
import { chmodSync, mkdirSync } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'

export type DeliveryDatabase = {
  readonly sql: DatabaseSync
  /** Copies it into a folder while it is in use. */
  backup(folder: string): Promise<void>
  close(): void
}

/** Its name below the data folder. */
export const deliveryFile = path.join('delivery', 'delivery.sqlite')

const schema = `
  create table if not exists hook (
    hook text primary key, organisation text not null, person text, process text not null, url text not null,
    kinds text not null, views text not null, added_at integer not null, per_minute integer not null,
    secrets text not null,
    disabled text, -- why, null while it is on
    next_seq integer not null, views_seq integer not null,
    failures integer not null default 0, failing_since integer, next_at integer not null default 0,
    trying_seq integer,
    replay_seq integer, replay_end integer
  ) strict;
  create unique index if not exists hook_of on hook (organisation, hook);
  create table if not exists hook_later (
    hook text not null references hook on delete cascade, seq integer not null, at integer not null,
    primary key (hook, seq)
  ) strict;
  create table if not exists hook_attempt (
    attempt integer primary key autoincrement, hook text not null references hook on delete cascade,
    message text not null, type text not null, at integer not null, count integer not null, outcome text not null,
    status integer, problem text, milliseconds integer not null
  ) strict;
  create index if not exists hook_attempt_of on hook_attempt (hook, attempt);
  create table if not exists digest_person (
    person text primary key, quiet_from integer, quiet_to integer, zone text not null, language text not null,
    letters_at integer not null default 420, days text not null default '1,2,3,4,5,6,7'
  ) strict;
  create table if not exists digest (
    person text not null, process text not null, every text not null, token text not null unique,
    next_seq integer not null,
    due_at integer, -- null where nothing is to come yet
    sent_at integer not null default 0, failures integer not null default 0,
    primary key (person, process)
  ) strict;
  create table if not exists digest_later (
    person text not null, process text not null, seq integer not null, at integer not null,
    primary key (person, process, seq),
    foreign key (person, process) references digest on delete cascade
  ) strict;
`

/** Opens `<data>/delivery/delivery.sqlite`, mode 0600; every commit is on the disk when it returns. */
export function openDeliveryDatabase(data: string): DeliveryDatabase {
  const file = path.join(data, deliveryFile)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const sql = new DatabaseSync(file)
  chmodSync(file, 0o600)
  sql.exec(
    'pragma journal_mode = delete; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on',
  )
  sql.exec(schema)
  // A file from before people chose the hour of their letters.
  const has = sql.prepare("select 1 from pragma_table_info('digest_person') where name = 'days'").get() !== undefined
  if (!has) {
    sql.exec(`alter table digest_person add column letters_at integer not null default 420;
      alter table digest_person add column days text not null default '1,2,3,4,5,6,7'`)
  }
  return {
    sql,
    backup: async (folder) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const copy = path.join(folder, path.basename(file))
      await backup(sql, copy)
      await chmod(copy, 0o600)
    },
    close: () => sql.close(),
  }
}

/** Everything in it, or nothing. */
export function inTransaction<T>(sql: DatabaseSync, work: () => T): T {
  sql.exec('begin immediate')
  try {
    const result = work()
    sql.exec('commit')
    return result
  } catch (error) {
    sql.exec('rollback')
    throw error
  }
}
