// Looking up one thing by its id. What was acknowledged is never said to be absent because the views have not come to it
// yet: where a look finds nothing and the views stood behind the log when it began, they are waited for.
import { Refusal } from '../refusal.ts'

export type LookParts = {
  /** Whether something stands in the log that the views have not folded. */
  readonly isBehind: () => boolean
  readonly caughtUp: () => Promise<void>
  readonly waitMsMax?: number
}

/** Answers with what the function finds, now or once the views have caught up. */
export type Look = <T>(find: () => Promise<T | undefined>) => Promise<T | undefined>

// A rebuild of a long record takes longer than anybody waits for an answer.
const waitMsUsual = 20_000

/**
 * Views that are abreast of the log are looked at once, so that hidden and absent take the same time. Refuses with
 * 'busy' where the views do not catch up in time: that is not known to be absent.
 */
export function looker({ isBehind, caughtUp, waitMsMax = waitMsUsual }: LookParts): Look {
  return async (find) => {
    // Asked before looking: what was folded between the two would else be missed by both.
    const wasBehind = isBehind()
    const found = await find()
    if (found !== undefined || !wasBehind) return found
    await untilAbreast(caughtUp, waitMsMax)
    return find()
  }
}

/** Waits until the views hold everything appended before the call. Refuses with 'busy' where they do not come to it in time. */
export async function untilAbreast(caughtUp: () => Promise<void>, waitMsMax = waitMsUsual): Promise<void> {
  if (await isDoneWithin(caughtUp(), waitMsMax)) return
  throw new Refusal('busy', {}, 'The hub is still reading its own record. Ask again in a minute.')
}

/** Whether the work is done in time; work that fails is not done. */
export async function isDoneWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), ms)
  work.then(
    () => resolve(true),
    () => resolve(false),
  )
  try {
    return await promise
  } finally {
    clearTimeout(timer)
  }
}
