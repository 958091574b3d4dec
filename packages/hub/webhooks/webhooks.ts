// Webhooks: a follower that sends each organisation what that organisation may see, in the order of the log, one message
// at a time for each hook, never faster than its quota, and more and more rarely where an address fails.
import { randomBytes } from 'node:crypto'
import type { NewWebhook, Webhook, WebhookAttempt, WebhookWithSecret } from '@parley/api'
import { foldedView, kindNamed } from '@parley/peace'
import { breaker } from '../delivery/backoff.ts'
import type { DeliveryDatabase } from '../delivery/database.ts'
import { newSecret } from '../delivery/signature.ts'
import type { Poster } from '../fetch/post.ts'
import type { Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import { type DeliverParts, type Step, step } from './deliver.ts'
import { type Hook, hookShelf } from './shelf.ts'

export type Webhooks = {
  list(organisation: string): readonly Webhook[]
  /** Refuses with `url-refused`, `address-refused`, `unknown-kind`, `unknown-view`, `too-many-webhooks`. */
  add(wanted: NewWebhook, by: { readonly organisation: string; readonly person?: string }): WebhookWithSecret
  /** Each undefined where the hook is not the organisation's. */
  remove(hook: string, organisation: string): boolean
  switch(hook: string, organisation: string, on: boolean): Webhook | undefined
  rotate(hook: string, organisation: string): WebhookWithSecret | undefined
  replay(hook: string, organisation: string, since: Date, until: Date): Webhook | undefined
  /** Newest first; `before` is a place an earlier answer gave. */
  attempts(
    hook: string,
    organisation: string,
    before?: number,
  ): { readonly attempts: readonly WebhookAttempt[]; readonly next: number | null } | undefined
  /** Resolves once everything that can be sent now was. */
  settled(): Promise<void>
  close(): Promise<void>
}

export type WebhooksOptions = {
  readonly hub: DeliverParts['hub'] & Pick<Hub, 'seenBy' | 'log' | 'caughtUp' | 'onChange'>
  readonly database: Pick<DeliveryDatabase, 'sql'>
  readonly post: Poster
  readonly now?: (() => Date) | undefined
  readonly random?: ((bytes: number) => Uint8Array) | undefined
  readonly say?: ((line: string) => void) | undefined
  /** Calls back after some time; gives the way to stop. Stands in for the clock in tests. */
  readonly later?: ((action: () => void, afterMs: number) => () => void) | undefined
}

const perMinuteUsual = 120
const hooksMax = 20
const oldSecretMs = 24 * 3600_000
const atOnceMax = 8
const attemptsShown = 50
const waitMsMax = 10 * 60_000
const minuteMs = 60_000

/** Opens the webhooks; what was not sent before the last stop follows. */
export function openWebhooks(options: WebhooksOptions): Webhooks {
  const { hub, database, post } = options
  const now = options.now ?? (() => new Date())
  const random = options.random ?? randomBytes
  const say = options.say ?? (() => undefined)
  const later = options.later ?? timer
  const shelf = hookShelf(database)
  const servers = breaker()
  /** When messages of the last minute were sent, by hook. */
  const sent = new Map<string, number[]>()
  const running = new Map<string, { readonly work: Promise<void>; readonly stop: AbortController }>()
  let folded = 0
  let closed = false
  let stopTimer: () => void = () => undefined

  /** When the hook may send again, milliseconds since 1970. */
  const openAt = ({ hook, url, perMinute }: Hook): number => {
    const recent = sent.get(hook) ?? []
    const full = recent.length >= perMinute ? recent[recent.length - perMinute]! + minuteMs : 0
    return Math.max(full, servers.closedUntil(new URL(url).origin))
  }
  const parts: DeliverParts = {
    hub,
    shelf,
    post,
    now,
    chance: () => Buffer.from(random(4)).readUInt32BE() / 2 ** 32,
    mayAsk: (hook) => {
      const at = now().getTime()
      if (openAt(hook) > at || !servers.mayAsk(new URL(hook.url).origin, at)) return false
      const recent = (sent.get(hook.hook) ?? []).filter((one) => one > at - minuteMs)
      sent.set(hook.hook, [...recent, at])
      return true
    },
    answered: (hook, worked) => servers.note(new URL(hook.url).origin, worked, now().getTime()),
  }

  const run = async (hook: string, signal: AbortSignal) => {
    try {
      let next: Step = 'more'
      while (!signal.aborted && next === 'more') next = await step(parts, hook, folded, signal)
    } catch (error) {
      if (!closed) say(`Webhook ${hook}: ${error instanceof Error ? error.message : String(error)}`)
      // Tried again with a pause, or a fault of ours would turn in a circle.
      shelf.change(hook, { nextAt: now().getTime() + minuteMs })
    }
  }

  /** When there is something for the hook to do, milliseconds since 1970; undefined where there is nothing. */
  const dueAt = (hook: Hook): number | undefined => {
    if (hook.disabled !== null) return undefined
    const hasNews = hook.replay !== null || hook.nextSeq < folded || (hook.views.length > 0 && hook.viewsSeq < folded)
    const embargo = shelf.nextLater(hook.hook)
    const next = hasNews ? 0 : embargo
    return next === undefined ? undefined : Math.max(next, hook.nextAt, openAt(hook))
  }

  const plan = () => {
    stopTimer()
    if (closed) return
    let next = Number.POSITIVE_INFINITY
    for (const hook of shelf.all()) {
      if (running.has(hook.hook)) continue
      const at = dueAt(hook)
      if (at === undefined) continue
      if (at > now().getTime()) next = Math.min(next, at)
      else if (running.size < atOnceMax) start(hook.hook)
    }
    if (next === Number.POSITIVE_INFINITY) return
    // A clock that was set back or a machine that slept is noticed within minutes.
    stopTimer = later(plan, Math.min(Math.max(next - now().getTime(), 10), waitMsMax))
  }

  const start = (hook: string) => {
    const stop = new AbortController()
    const work = run(hook, stop.signal).then(() => {
      running.delete(hook)
      plan()
    })
    running.set(hook, { work, stop })
  }

  const own = (hook: string, organisation: string): Hook | undefined => shelf.hookOf(hook, organisation)
  const shownNow = (hook: string) => shown(shelf.hook(hook)!, now().getTime()) // it was changed a moment ago
  const interrupt = (hook: string) => running.get(hook)?.stop.abort()

  const stopListening = hub.onChange(({ to }) => {
    folded = Math.max(folded, to)
    plan()
  })
  const begin = async () => {
    const size = hub.log.size()
    shelf.within(size)
    await hub.caughtUp()
    folded = Math.max(folded, size)
    plan()
  }
  const beginning = begin().catch(() => undefined)

  return {
    list: (organisation) => shelf.of(organisation).map((one) => shown(one, now().getTime())),
    add: (wanted, by) => {
      const { url } = post.check(wanted.url)
      const kinds = [...new Set(wanted.kinds ?? [])]
      const views = [...new Set(wanted.views ?? [])]
      for (const kind of kinds) {
        if (kindNamed(kind) === undefined) {
          throw new Refusal('unknown-kind', { kind }, `No entry is of the kind '${kind}'. Check the list of kinds.`)
        }
      }
      for (const view of views) {
        if (foldedView(view) === undefined) {
          throw new Refusal(
            'unknown-view',
            { view },
            `There is no view '${view}' whose rows change. GET /views lists them.`,
          )
        }
      }
      if (shelf.of(by.organisation).length >= hooksMax) {
        throw new Refusal(
          'too-many-webhooks',
          { limit: hooksMax },
          `Your organisation has ${hooksMax} webhooks, the most it may. Remove one first.`,
        )
      }
      const secret = newSecret(random)
      const size = hub.log.size()
      const hook: Hook = {
        hook: `whk_${Buffer.from(random(16)).toString('hex')}`,
        organisation: by.organisation,
        person: by.person ?? null,
        process: wanted.process,
        url: url.href,
        kinds,
        views,
        addedAt: now().getTime(),
        perMinute: wanted.perMinute ?? perMinuteUsual,
        secrets: [{ secret, until: null }],
        disabled: null,
        nextSeq: size,
        viewsSeq: size,
        failures: 0,
        tryingSeq: null,
        failingSince: null,
        nextAt: 0,
        replay: null,
      }
      shelf.add(hook)
      return { ...shown(hook, now().getTime()), secret }
    },
    remove: (hook, organisation) => {
      if (own(hook, organisation) === undefined) return false
      shelf.remove(hook)
      sent.delete(hook)
      interrupt(hook)
      return true
    },
    switch: (hook, organisation, on) => {
      const found = own(hook, organisation)
      if (found === undefined) return undefined
      if (on) shelf.change(hook, { disabled: null, failures: 0, failingSince: null, nextAt: 0 })
      else shelf.change(hook, { disabled: found.disabled ?? 'by-hand' })
      if (!on) interrupt(hook)
      plan()
      return shownNow(hook)
    },
    rotate: (hook, organisation) => {
      const found = own(hook, organisation)
      if (found === undefined) return undefined
      const secret = newSecret(random)
      const until = now().getTime() + oldSecretMs
      // Two at most: the newest, and the one before it for a day.
      const before = found.secrets.find((one) => one.until === null)
      const secrets = [{ secret, until: null }, ...(before === undefined ? [] : [{ ...before, until }])]
      shelf.change(hook, { secrets })
      return { ...shownNow(hook), secret }
    },
    replay: (hook, organisation, since, until) => {
      if (own(hook, organisation) === undefined) return undefined
      // Entries seen at `since` itself are in; `seenBy` counts up to and with an instant.
      const seq = hub.seenBy(since.getTime() - 1)
      const end = Math.min(hub.seenBy(until.getTime()), folded)
      shelf.setReplay(hook, seq < end ? { seq, end } : null)
      plan()
      return shownNow(hook)
    },
    attempts: (hook, organisation, before = Number.MAX_SAFE_INTEGER) => {
      if (own(hook, organisation) === undefined) return undefined
      const found = shelf.attempts(hook, before, attemptsShown + 1)
      const page = found.slice(0, attemptsShown)
      return {
        attempts: page.map(({ attempt }) => ({ ...attempt, at: new Date(attempt.at).toISOString() })),
        next: found.length > attemptsShown ? (page.at(-1)?.place ?? null) : null,
      }
    },
    settled: async () => {
      await beginning
      const size = hub.log.size()
      await hub.caughtUp()
      folded = Math.max(folded, size)
      plan()
      while (running.size > 0) await Promise.all([...running.values()].map(({ work }) => work))
    },
    close: async () => {
      closed = true
      stopTimer()
      stopListening()
      for (const { stop } of running.values()) stop.abort()
      await beginning
      await Promise.all([...running.values()].map(({ work }) => work))
    },
  }
}

/** A hook as its administrators see it. How far behind it is would say how much there is that they do not see. */
function shown(hook: Hook, at: number): Webhook {
  const old = hook.secrets.find(({ until }) => until !== null && until > at)
  return {
    hook: hook.hook,
    process: hook.process,
    url: hook.url,
    kinds: [...hook.kinds],
    views: [...hook.views],
    perMinute: hook.perMinute,
    addedAt: new Date(hook.addedAt).toISOString(),
    state: hook.disabled !== null ? 'off' : hook.failures > 0 ? 'waiting' : 'on',
    why: hook.disabled,
    failures: hook.failures,
    next: hook.disabled === null && hook.failures > 0 ? new Date(hook.nextAt).toISOString() : null,
    replaying: hook.replay !== null,
    oldSecretUntil: old?.until == null ? null : new Date(old.until).toISOString(),
  }
}

function timer(action: () => void, afterMs: number): () => void {
  const set = setTimeout(action, afterMs)
  set.unref()
  return () => clearTimeout(set)
}
