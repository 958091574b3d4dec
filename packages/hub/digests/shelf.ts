// Who wants letters about what, as it is kept: no address and no name, those are the people's room's.
import type { SQLOutputValue } from 'node:sqlite'
import type { Every, Hours } from '@parley/api'
import { type DeliveryDatabase, inTransaction } from '../delivery/database.ts'
import { type LetterTimes, type Quiet, timesUsual } from './hours.ts'

export type Habits = {
  readonly zone: string
  readonly quiet: Quiet | null
  readonly times: LetterTimes
  readonly language: Hours['language']
}

export type Digest = {
  readonly person: string
  readonly process: string
  readonly every: Exclude<Every, 'never'>
  readonly token: string
  /** Entries from this place on are new. */
  readonly nextSeq: number
  readonly dueAt: number | null
  readonly sentAt: number
  readonly failures: number
}

type Name = Pick<Digest, 'person' | 'process'>

export type DigestShelf = {
  habits(person: string): Habits
  setHabits(person: string, habits: Habits): void
  of(person: string): readonly Digest[]
  all(): readonly Digest[]
  get(name: Name): Digest | undefined
  choose(digest: Digest): void
  end(name: Name): void
  endBy(token: string): void
  setDue(name: Name, dueAt: number | null): void
  /** Embargoed entries that are news from a moment on. */
  later(name: Name): readonly { readonly seq: number; readonly at: number }[]
  keepForLater(name: Name, seq: number, at: number): void
  /** A letter went out, or there was nothing to tell: what stood before `nextSeq`, and those kept, are old. */
  advance(name: Name, to: Pick<Digest, 'nextSeq' | 'dueAt' | 'sentAt'>, told: readonly number[]): void
  fail(name: Name, failures: number, dueAt: number): void
  within(size: number): void
}

export const habitsUsual: Habits = { zone: 'UTC', quiet: null, times: timesUsual, language: 'en' }

export function digestShelf({ sql }: Pick<DeliveryDatabase, 'sql'>): DigestShelf {
  const habits = sql.prepare('select * from digest_person where person = ?')
  const setHabits = sql.prepare(`
    insert into digest_person (person, quiet_from, quiet_to, zone, language, letters_at, days)
    values (?, ?, ?, ?, ?, ?, ?)
    on conflict do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, zone = excluded.zone,
      language = excluded.language, letters_at = excluded.letters_at, days = excluded.days`)
  const all = sql.prepare('select * from digest order by person, process')
  const of = sql.prepare('select * from digest where person = ? order by process')
  const one = sql.prepare('select * from digest where person = ? and process = ?')
  const choose = sql.prepare(`
    insert into digest (person, process, every, token, next_seq, due_at) values (?, ?, ?, ?, ?, ?)
    on conflict do update set every = excluded.every, due_at = excluded.due_at`)
  const end = sql.prepare('delete from digest where person = ? and process = ?')
  const endBy = sql.prepare('delete from digest where token = ?')
  const setDue = sql.prepare('update digest set due_at = ? where person = ? and process = ?')
  const later = sql.prepare('select seq, at from digest_later where person = ? and process = ? order by seq')
  const keep = sql.prepare(
    'insert into digest_later (person, process, seq, at) values (?, ?, ?, ?) on conflict do nothing',
  )
  const letGo = sql.prepare('delete from digest_later where person = ? and process = ? and seq = ?')
  const advance = sql.prepare(
    'update digest set next_seq = ?, due_at = ?, sent_at = ?, failures = 0 where person = ? and process = ?',
  )
  const fail = sql.prepare('update digest set failures = ?, due_at = ? where person = ? and process = ?')
  const within = sql.prepare('update digest set next_seq = min(next_seq, ?)')
  return {
    habits: (person) => {
      const row = habits.get(person)
      if (row === undefined) return habitsUsual
      const quiet = row.quiet_from === null ? null : { from: Number(row.quiet_from), to: Number(row.quiet_to) }
      const times = { minute: Number(row.letters_at), days: String(row.days).split(',').map(Number) }
      return { zone: String(row.zone), quiet, times, language: row.language as Hours['language'] } // written below alone
    },
    setHabits: (person, { zone, quiet, times: { minute, days }, language }) =>
      void setHabits.run(person, quiet?.from ?? null, quiet?.to ?? null, zone, language, minute, days.join(',')),
    of: (person) => of.all(person).map(digestOf),
    all: () => all.all().map(digestOf),
    get: ({ person, process }) => {
      const row = one.get(person, process)
      return row === undefined ? undefined : digestOf(row)
    },
    choose: ({ person, process, every, token, nextSeq, dueAt }) =>
      void choose.run(person, process, every, token, nextSeq, dueAt),
    end: ({ person, process }) => void end.run(person, process),
    endBy: (token) => void endBy.run(token),
    setDue: ({ person, process }, dueAt) => void setDue.run(dueAt, person, process),
    later: ({ person, process }) =>
      later.all(person, process).map(({ seq, at }) => ({ seq: Number(seq), at: Number(at) })),
    keepForLater: ({ person, process }, seq, at) => void keep.run(person, process, seq, at),
    advance: ({ person, process }, { nextSeq, dueAt, sentAt }, told) =>
      inTransaction(sql, () => {
        advance.run(nextSeq, dueAt, sentAt, person, process)
        for (const seq of told) letGo.run(person, process, seq)
      }),
    fail: ({ person, process }, failures, dueAt) => void fail.run(failures, dueAt, person, process),
    within: (size) => void within.run(size),
  }
}

// Rows are written by the statements above and by nothing else.
function digestOf(row: Record<string, SQLOutputValue>): Digest {
  return {
    person: String(row.person),
    process: String(row.process),
    every: row.every as Digest['every'],
    token: String(row.token),
    nextSeq: Number(row.next_seq),
    dueAt: row.due_at === null ? null : Number(row.due_at),
    sentAt: Number(row.sent_at),
    failures: Number(row.failures),
  }
}
