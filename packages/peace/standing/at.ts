// What of an actor's standing holds on a day. Days compare as text; a month or a year counts from its first day to its last.
import { isCommonName, otherName } from '../actors/names.ts'
import type { Designation, Mandate, StandingRow } from './rows.ts'

const startOf = (day: string): string => (day.length === 4 ? `${day}-01-01` : day.length === 7 ? `${day}-01` : day)
const lastOf = (day: string): string => (day.length === 4 ? `${day}-12-31` : day.length === 7 ? `${day}-31` : day)

/** Whether a listing holds on that day, `YYYY-MM-DD`. On the day it ended it holds no more. */
export const isListedOn = ({ since, ended }: Pick<Designation, 'since' | 'ended'>, day: string): boolean =>
  startOf(since) <= day && (ended === null || startOf(ended.on) > day)

/** Whether a mandate holds on that day; its last day is one on which it holds. */
export const holdsOn = ({ from, until, ended }: Pick<Mandate, 'from' | 'until' | 'ended'>, day: string): boolean =>
  startOf(from) <= day && (until === null || lastOf(until) >= day) && (ended === null || startOf(ended.on) > day)

/**
 * Whether the words name the actor, as a whole and not as a part of another word. A name such as 'the Council' is looked for
 * only where it stands alone: among other words it may be anybody's.
 */
export function isNamedIn(words: string, name: string): boolean {
  const [text, wanted] = [otherName(words), otherName(name)]
  if (wanted === '') return false
  return isCommonName(wanted) ? text === wanted : ` ${text} `.includes(` ${wanted} `)
}

/** The warnings that apply on that day: those that name the actor, and those of listings that hold. */
export const warningsOn = (row: Pick<StandingRow, 'designations' | 'warnings'>, day: string) =>
  row.warnings.filter(
    ({ designation }) =>
      designation === null || row.designations.some((one) => one.entry === designation && isListedOn(one, day)),
  )
