// What every entry says of somebody who was there and looked, whatever came of it: who, where, from when to when, how.
import Type from 'typebox'
import { imported } from '../aid/terms.ts'
import { EntryId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName, Period } from '../promises/terms.ts'
import { faultOfTimes, isHalfPlaced, Place, WayPerceived } from './terms.ts'

export const looked = {
  by: ActorName,
  where: Place,
  period: Period,
  how: WayPerceived,
  says: Type.Optional(Words(2000)),
  replaces: Type.Optional(EntryId),
  ...imported,
} as const

type Looked = {
  readonly by: string
  readonly where: Place
  readonly period: Period
  readonly says?: string | undefined
}

/** Why nobody can have looked like this, or undefined. */
export function faultOfLooked({
  period,
  where,
}: Looked): { readonly path: string; readonly reason: string } | undefined {
  if (faultOfTimes([period]) !== undefined) return { path: 'period', reason: 'ends before it begins' }
  return isHalfPlaced(where) ? { path: 'where', reason: 'must have both coordinates or none' } : undefined
}

/** Who did what there and when, as the end of a sentence; `did` leads over to the place. */
export function sentenceOfLooked({ by, where, period, says }: Looked, did: string): string {
  const said = says === undefined ? '' : `: ${quoted(says, 160)}`
  return `${by} ${did} ${where.name} from ${period.from} to ${period.until}${said}.`
}
