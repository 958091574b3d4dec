// What a monitoring mission's daily report tells, item by item, as it is proposed to a person: an incident, that nothing was
// observed, or that somebody was not let; each with the words of the document it was read from. Nobody has said yet that it
// is so, and nothing here becomes an entry by itself.
import type { Span } from '@parley/read/reading'
import type { EventCode, Harm, HowMany, Place, WayPerceived } from '../incidents/terms.ts'

export type ItemKind = 'incident' | 'nothing' | 'denied'

export type DailyItem = {
  readonly kind: ItemKind
  /** The words it was read from, by their places in the document's text, in their order. */
  readonly words: readonly Span[]
  /** Those words, or of a row of a table its cells. */
  readonly says: string
  readonly isRow: boolean
  readonly place: Place
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** `HH:MM`, where the report gives one. */
  readonly time?: string
  readonly until?: string
  readonly precision: 'exact' | 'hour' | 'day'
  readonly event: EventCode
  readonly how: WayPerceived
  /** A part ("local police", "Post 2"), never a person's name; undefined where the report leaves it to be the mission itself. */
  readonly by?: string
  /** From where, how far (km) and in which direction (degrees from north). */
  readonly from?: string
  readonly distanceKm?: number
  readonly bearing?: number
  readonly counts: readonly HowMany[]
  readonly harm: readonly Harm[]
  readonly restriction: 'denied' | 'delayed' | 'conditional' | 'interference'
  /** The ground given by whoever did not let them. */
  readonly ground?: string
}
