// Webhooks as they are kept: each with its secrets, how far it has come, and the log of its attempts.
import type { SQLOutputValue } from 'node:sqlite'
import type { Webhook, WebhookAttempt } from '@parley/api'
import { type DeliveryDatabase, inTransaction } from '../delivery/database.ts'

export type Secret = {
  readonly secret: string
  /** Milliseconds since 1970; null for the newest, which has no end. */
  readonly until: number | null
}

export type Hook = {
  readonly hook: string
  readonly organisation: string
  readonly person: string | null
  readonly process: string
  readonly url: string
  readonly kinds: readonly string[]
  readonly views: readonly string[]
  readonly addedAt: number
  readonly perMinute: number
  readonly secrets: readonly Secret[]
  readonly disabled: NonNullable<Webhook['why']> | null
  /** The next place of the log to look at, and from where rows changed. */
  readonly nextSeq: number
  readonly viewsSeq: number
  /** Attempts without success, one after the other, and the place of the entry they were for; -1 for changed rows. */
  readonly failures: number
  readonly tryingSeq: number | null
  readonly failingSince: number | null
  /** Not before. */
  readonly nextAt: number
  readonly replay: { readonly seq: number; readonly end: number } | null
}

/** What is to be looked at next: the log as it comes, a stretch of it again, or an entry whose embargo has ended. */
export type Work = { readonly from: 'log' | 'replay' | 'later'; readonly seq: number }

export type Attempt = Omit<WebhookAttempt, 'at'> & { readonly at: number }

export type Shelf = {
  all(): readonly Hook[]
  of(organisation: string): readonly Hook[]
  hook(hook: string): Hook | undefined
  /** The hook, where it is the organisation's. Another's is not even read: it takes as long as one that is not there. */
  hookOf(hook: string, organisation: string): Hook | undefined
  add(hook: Hook): void
  remove(hook: string): void
  /** Nobody stands beyond the end of the log: a backup may hold a shorter log than what was noted beside it. */
  within(size: number): void
  change(hook: string, to: Partial<Pick<Hook, 'secrets' | 'disabled' | 'failures' | 'failingSince' | 'nextAt'>>): void
  setReplay(hook: string, replay: Hook['replay']): void
  /** What became due, earliest first. */
  dueLater(hook: string, now: number): number | undefined
  nextLater(hook: string): number | undefined
  keepForLater(hook: string, seq: number, at: number): void
  /** Work is done up to and without `next`; with an attempt that succeeded or was not made. Nothing is behind it. */
  advance(hook: Hook, work: Work, next: number, attempt?: Attempt): void
  advanceViews(hook: Hook, next: number, attempt?: Attempt): void
  fail(
    hook: string,
    to: Pick<Hook, 'disabled' | 'failures' | 'tryingSeq' | 'failingSince' | 'nextAt'>,
    attempt: Attempt,
  ): void
  /** Newest first, those before `before`. */
  attempts(
    hook: string,
    before: number,
    limit: number,
  ): readonly { readonly place: number; readonly attempt: Attempt }[]
}

const attemptsMax = 500

export function hookShelf({ sql }: Pick<DeliveryDatabase, 'sql'>): Shelf {
  const all = sql.prepare('select * from hook order by added_at, hook')
  const one = sql.prepare('select * from hook where hook = ?')
  // By the index that begins with the organisation: by its key alone, another's row would be read before it is refused.
  const own = sql.prepare('select * from hook indexed by hook_of where organisation = ? and hook = ?')
  const insert = sql.prepare(`
    insert into hook (hook, organisation, person, process, url, kinds, views, added_at, per_minute, secrets, next_seq,
      views_seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const remove = sql.prepare('delete from hook where hook = ?')
  const within = sql.prepare(
    'update hook set next_seq = min(next_seq, ?), views_seq = min(views_seq, ?), replay_end = min(replay_end, ?)',
  )
  const change = sql.prepare(
    'update hook set secrets = ?, disabled = ?, failures = ?, trying_seq = ?, failing_since = ?, next_at = ? where hook = ?',
  )
  const setReplay = sql.prepare('update hook set replay_seq = ?, replay_end = ? where hook = ?')
  // Only if nobody set it elsewhere meanwhile.
  const moveReplay = sql.prepare('update hook set replay_seq = ? where hook = ? and replay_seq = ? and replay_end = ?')
  const endReplay = sql.prepare(
    'update hook set replay_seq = null, replay_end = null where hook = ? and replay_seq >= replay_end',
  )
  const moveLog = sql.prepare('update hook set next_seq = ? where hook = ? and next_seq < ?')
  const moveViews = sql.prepare('update hook set views_seq = ? where hook = ? and views_seq < ?')
  const worked = sql.prepare(
    'update hook set failures = 0, trying_seq = null, failing_since = null, next_at = 0 where hook = ?',
  )
  // The address failed and may fail again: only the count begins anew.
  const passedBy = sql.prepare('update hook set failures = 0, trying_seq = null, next_at = 0 where hook = ?')
  const due = sql.prepare('select seq from hook_later where hook = ? and at <= ? order by at, seq limit 1')
  const later = sql.prepare('select min(at) as at from hook_later where hook = ?')
  const keep = sql.prepare(
    'insert into hook_later (hook, seq, at) values (?, ?, ?) on conflict do update set at = excluded.at',
  )
  const letGo = sql.prepare('delete from hook_later where hook = ? and seq = ?')
  const note = sql.prepare(`
    insert into hook_attempt (hook, message, type, at, count, outcome, status, problem, milliseconds)
    select ?, ?, ?, ?, ?, ?, ?, ?, ? where exists (select 1 from hook where hook = ?)`)
  const prune = sql.prepare(`
    delete from hook_attempt where hook = ? and attempt <= (
      select attempt from hook_attempt where hook = ? order by attempt desc limit 1 offset ${attemptsMax})`)
  const attempts = sql.prepare(
    'select * from hook_attempt where hook = ? and attempt < ? order by attempt desc limit ?',
  )

  const hook = (id: string) => {
    const row = one.get(id)
    return row === undefined ? undefined : hookOf(row)
  }
  const log = (id: string, { message, type, at, count, outcome, status, problem, milliseconds }: Attempt) => {
    note.run(id, message, type, at, count, outcome, status, problem, milliseconds, id)
    prune.run(id, id)
  }

  return {
    all: () => all.all().map(hookOf),
    of: (organisation) =>
      all
        .all()
        .map(hookOf)
        .filter((one) => one.organisation === organisation),
    hook,
    hookOf: (id, organisation) => {
      const row = own.get(organisation, id)
      return row === undefined ? undefined : hookOf(row)
    },
    add: ({
      hook,
      organisation,
      person,
      process,
      url,
      kinds,
      views,
      addedAt,
      perMinute,
      secrets,
      nextSeq,
      viewsSeq,
    }) => {
      const [listed, seen, kept] = [kinds, views, secrets].map((list) => JSON.stringify(list))
      insert.run(hook, organisation, person, process, url, listed!, seen!, addedAt, perMinute, kept!, nextSeq, viewsSeq)
    },
    remove: (id) => void remove.run(id),
    within: (size) => void within.run(size, size, size),
    change: (id, to) => {
      const known = hook(id)
      if (known === undefined) return
      const { secrets, disabled, failures, tryingSeq, failingSince, nextAt } = { ...known, ...to }
      change.run(JSON.stringify(secrets), disabled, failures, tryingSeq, failingSince, nextAt, id)
    },
    setReplay: (id, replay) => void setReplay.run(replay?.seq ?? null, replay?.end ?? null, id),
    dueLater: (id, now) => numberOf(due.get(id, now)?.seq),
    nextLater: (id) => numberOf(later.get(id)?.at),
    keepForLater: (id, seq, at) => void keep.run(id, seq, at),
    advance: ({ hook: id, replay }, work, next, attempt) =>
      inTransaction(sql, () => {
        if (work.from === 'log') moveLog.run(next, id, next)
        if (work.from === 'later') letGo.run(id, work.seq)
        if (work.from === 'replay' && replay !== null) {
          moveReplay.run(next, id, replay.seq, replay.end)
          endReplay.run(id)
        }
        if (attempt === undefined) return
        log(id, attempt)
        if (attempt.outcome === 'withheld') passedBy.run(id)
        else worked.run(id)
      }),
    advanceViews: ({ hook: id }, next, attempt) =>
      inTransaction(sql, () => {
        moveViews.run(next, id, next)
        if (attempt === undefined) return
        log(id, attempt)
        worked.run(id)
      }),
    fail: (id, to, attempt) =>
      inTransaction(sql, () => {
        const known = hook(id)
        if (known === undefined) return
        log(id, attempt)
        // Switched off by hand while the attempt was under way: that stays.
        const disabled = known.disabled ?? to.disabled
        const { failures, tryingSeq, failingSince, nextAt } = to
        change.run(JSON.stringify(known.secrets), disabled, failures, tryingSeq, failingSince, nextAt, id)
      }),
    attempts: (id, before, limit) =>
      attempts.all(id, before, limit).map((row) => ({ place: Number(row.attempt), attempt: attemptOf(row) })),
  }
}

type Row = Record<string, SQLOutputValue>

// Rows are written by the statements above and by nothing else.
function hookOf(row: Row): Hook {
  return {
    hook: String(row.hook),
    organisation: String(row.organisation),
    person: textOf(row.person),
    process: String(row.process),
    url: String(row.url),
    kinds: JSON.parse(String(row.kinds)) as string[],
    views: JSON.parse(String(row.views)) as string[],
    addedAt: Number(row.added_at),
    perMinute: Number(row.per_minute),
    secrets: JSON.parse(String(row.secrets)) as Secret[],
    disabled: row.disabled as Hook['disabled'],
    nextSeq: Number(row.next_seq),
    viewsSeq: Number(row.views_seq),
    failures: Number(row.failures),
    tryingSeq: numberOf(row.trying_seq) ?? null,
    failingSince: numberOf(row.failing_since) ?? null,
    nextAt: Number(row.next_at),
    replay: row.replay_seq === null ? null : { seq: Number(row.replay_seq), end: Number(row.replay_end) },
  }
}

function attemptOf(row: Row): Attempt {
  return {
    message: String(row.message),
    type: String(row.type),
    at: Number(row.at),
    count: Number(row.count),
    outcome: row.outcome as Attempt['outcome'],
    status: numberOf(row.status) ?? null,
    problem: textOf(row.problem),
    milliseconds: Number(row.milliseconds),
  }
}

const textOf = (value: SQLOutputValue | undefined): string | null => (typeof value === 'string' ? value : null)
const numberOf = (value: SQLOutputValue | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined
