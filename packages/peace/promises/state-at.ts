// Which of a promise's states holds at an instant: the one place where a clock meets a course.
import type { State } from './state.ts'

/** The state at an instant (RFC 3339), undefined before there was a promise. */
export function stateAt(states: readonly State[], instant: string): State | undefined {
  const ms = Date.parse(instant)
  return states.findLast((state) => Date.parse(state.from) <= ms)
}

/** When the state would change next if nothing more were entered; null where it would not. */
export function changesNextAt(states: readonly State[], instant: string): string | null {
  const ms = Date.parse(instant)
  return states.find((state) => Date.parse(state.from) > ms)?.from ?? null
}
