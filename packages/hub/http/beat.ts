// Refusals leave on a beat. To find that something is not yours takes some microseconds longer than to find that it is not
// there; who asks often enough could tell the two apart by a clock, and cannot where both wait for the same moment.
import { setImmediate, setTimeout } from 'node:timers/promises'

/** Longer than a refusal takes to be made on a hub that is not busy; on a busy one its own noise hides what is left. */
export const beatMs = 2
/** A timer may come so much late, and counts whole milliseconds: it would pass the difference on. */
const timerSlackMs = 1.5

/** Waits until so many whole beats have passed. `elapsed` gives milliseconds since the request came, with their fractions. */
export async function untilBeat(elapsed: () => number): Promise<void> {
  const due = (Math.floor(elapsed() / beatMs) + 1) * beatMs
  const rest = due - elapsed() - timerSlackMs
  if (rest >= 1) await setTimeout(rest)
  // The last of it turn by turn, so that others are answered meanwhile.
  while (elapsed() < due) await setImmediate()
}
