// One hook's next message: found, cleared at this moment, signed, sent, and its outcome kept. Every attempt asks anew what
// the organisation may see, so what was recalled, erased or narrowed between two attempts stays here.
import { chainOf } from '@parley/peace'
import { waitMsAfter } from '../delivery/backoff.ts'
import { sign } from '../delivery/signature.ts'
import type { Poster } from '../fetch/post.ts'
import type { Hub } from '../hub.ts'
import { anyoneOf } from '../reader.ts'
import { Refusal } from '../refusal.ts'
import { entryMessage, type Message, rowsMessage } from './message.ts'
import type { Attempt, Hook, Shelf, Work } from './shelf.ts'

export type DeliverParts = {
  readonly hub: Pick<Hub, 'told' | 'telling' | 'changedSince' | 'directory'>
  readonly shelf: Shelf
  readonly post: Poster
  readonly now: () => Date
  /** In [0, 1). */
  readonly chance: () => number
  /** A message is about to be sent; undefined where it must wait. */
  readonly mayAsk: (hook: Hook) => boolean
  readonly answered: (hook: Hook, worked: boolean) => void
}

/** 'done': there is nothing more to tell. 'waiting': the hook's turn is over for now. 'more': go on. */
export type Step = 'done' | 'waiting' | 'more'

// An address that fails for longer than this is switched off; its administrators see why.
const failingMsMax = 5 * 24 * 3600_000
const lookedAtOnce = 200
const keysMax = 1000
const viewsEveryMs = 5000
const viewsPlace = -1

/** Takes one step with a hook, as far as `folded`: the log up to there is in the views and in the directory. */
export async function step(parts: DeliverParts, id: string, folded: number, signal: AbortSignal): Promise<Step> {
  const { shelf, now } = parts
  const hook = shelf.hook(id)
  if (hook === undefined || hook.disabled !== null || hook.nextAt > now().getTime()) return 'waiting'
  const work = nextWork(parts, hook, folded)
  if (work === undefined) return stepViews(parts, hook, folded, signal)
  const { at, message } = await look(parts, hook, work, folded)
  if (message === undefined || at !== work.seq) {
    // What was passed by is passed for good. Where it was tried before, it has gone out of sight since, and that is
    // logged; nothing is logged of what was never tried.
    shelf.advance(hook, work, at, hook.tryingSeq === work.seq ? withheldAttempt(parts, hook) : undefined)
    return 'more'
  }
  return send(parts, { hook, seq: at, message }, signal, (attempt) => shelf.advance(hook, work, at + 1, attempt))
}

function nextWork({ shelf, now }: DeliverParts, hook: Hook, folded: number): Work | undefined {
  if (hook.replay !== null) return { from: 'replay', seq: hook.replay.seq }
  const later = shelf.dueLater(hook.hook, now().getTime())
  if (later !== undefined) return { from: 'later', seq: later }
  return hook.nextSeq < folded ? { from: 'log', seq: hook.nextSeq } : undefined
}

/** The first place from the work's on that there is something to tell of, or where to look next. */
async function look(
  { hub, shelf, now }: DeliverParts,
  hook: Hook,
  work: Work,
  folded: number,
): Promise<{ readonly at: number; readonly message?: Message }> {
  const reader = anyoneOf(hook.organisation)
  const end = work.from === 'later' ? work.seq + 1 : Math.min(hook.replay?.end ?? folded, folded)
  const places = await hub.telling.placesOf(hook.process, work.seq, end, lookedAtOnce)
  for (const seq of places) {
    // What was opened to this organisation here follows at once, if it is of a kind that is asked for.
    for (const opened of await hub.telling.openedAt(seq, reader)) shelf.keepForLater(hook.hook, opened, now().getTime())
    const told = await hub.told(seq, reader)
    if (told.state === 'embargoed') shelf.keepForLater(hook.hook, seq, told.until)
    if (told.state !== 'told') continue
    if (hook.kinds.length === 0 ? hook.views.length > 0 : !hook.kinds.includes(told.entry.kind)) continue
    return { at: seq, message: await entryMessage(hook.hook, told, hub.directory()) }
  }
  const last = places.at(-1)
  return { at: places.length === lookedAtOnce && last !== undefined ? last + 1 : Math.max(end, work.seq + 1) }
}

async function stepViews(parts: DeliverParts, hook: Hook, folded: number, signal: AbortSignal): Promise<Step> {
  const { hub, shelf, now } = parts
  if (hook.views.length === 0 || hook.viewsSeq >= folded) return 'done'
  const changed = await hub.changedSince(hook.viewsSeq)
  const chain = chainOf({ organisation: hook.organisation, person: null }, hook.process, hub.directory())
  const views: Record<string, string[]> = {}
  for (const { view, process, group, keys } of changed) {
    if (process !== hook.process || !hook.views.includes(view) || !chain.includes(group)) continue
    views[view] = [...new Set([...(views[view] ?? []), ...keys])]
  }
  for (const [view, keys] of Object.entries(views)) if (keys.length > keysMax) views[view] = []
  if (Object.keys(views).length === 0) {
    shelf.advanceViews(hook, folded)
    return 'done'
  }
  const message = rowsMessage(hook.hook, hook.process, views, {
    from: hook.viewsSeq,
    to: folded,
    at: now().toISOString(),
  })
  const sent = await send(parts, { hook, seq: viewsPlace, message }, signal, (attempt) =>
    shelf.advanceViews(hook, folded, attempt),
  )
  // What follows at once goes into one message.
  if (sent === 'more') shelf.change(hook.hook, { nextAt: now().getTime() + viewsEveryMs })
  return sent
}

async function send(
  parts: DeliverParts,
  { hook, seq, message }: { readonly hook: Hook; readonly seq: number; readonly message: Message },
  signal: AbortSignal,
  done: (attempt: Attempt) => void,
): Promise<Step> {
  const { shelf, post, now } = parts
  if (!parts.mayAsk(hook)) return 'waiting'
  const began = now()
  const secrets = hook.secrets.filter(({ until }) => until === null || until > began.getTime()).map((one) => one.secret)
  const headers = { 'content-type': 'application/json', ...sign({ ...message, at: began }, secrets) }
  let status: number | null = null
  let problem: string | null = null
  try {
    status = (await post(hook.url, { headers, body: message.body, signal })).status
  } catch (error) {
    // Switched off, removed or closed while it was under way: not the address's fault, and not known to have arrived.
    if (signal.aborted) return 'waiting'
    problem = error instanceof Refusal ? error.code : 'fetch-failed'
  }
  const worked = status !== null && status >= 200 && status < 300
  parts.answered(hook, worked)
  const attempt: Attempt = {
    message: message.id,
    type: message.type,
    at: began.getTime(),
    count: hook.tryingSeq === seq ? hook.failures + 1 : 1,
    outcome: worked ? 'delivered' : 'failed',
    status,
    problem,
    milliseconds: Math.max(0, now().getTime() - began.getTime()),
  }
  if (worked) {
    done(attempt)
    return 'more'
  }
  shelf.fail(hook.hook, { ...failed(parts, hook, status), tryingSeq: seq }, attempt)
  return 'waiting'
}

function failed({ now, chance }: DeliverParts, hook: Hook, status: number | null) {
  const at = now().getTime()
  const failures = hook.failures + 1
  const failingSince = hook.failingSince ?? at
  // Standard Webhooks: 410 Gone asks not to be sent anything again.
  const disabled = status === 410 ? ('gone' as const) : at - failingSince > failingMsMax ? ('failing' as const) : null
  return { disabled, failures, failingSince, nextAt: at + waitMsAfter(failures, chance()) }
}

function withheldAttempt({ shelf, now }: DeliverParts, hook: Hook): Attempt | undefined {
  const before = shelf.attempts(hook.hook, Number.MAX_SAFE_INTEGER, 1)[0]?.attempt
  if (before === undefined) return undefined
  const { message, type } = before
  const at = now().getTime()
  return { message, type, at, count: hook.failures, outcome: 'withheld', status: null, problem: null, milliseconds: 0 }
}
