// Pairs of annotated passages that tell of one event, against those that came together in one account.
import type { Event } from '@parley/read/reading'
import type { EventLine } from '../tail.ts'
import type { Group, Pair } from './groups.ts'

export type PassagePair = {
  readonly a: Passage
  readonly b: Passage
  readonly isGold: boolean
  readonly isSaid: boolean
}
type Passage = {
  readonly document: string
  readonly event: EventLine
  /** What the annotators call the event. */
  readonly key: string
  /** The account the reading's own event came to; null where the reading has none there. */
  readonly home: string | null
}

/** Every pair of annotated events of two documents of one group. */
export function passagePairs(groups: readonly Group[]): PassagePair[] {
  return groups.flatMap((group) => {
    const passages = passagesOf(group)
    return passages.flatMap((a, i) =>
      passages.slice(0, i).flatMap((b) => {
        if (a.document === b.document) return []
        return { a, b, isGold: a.key === b.key, isSaid: a.home !== null && a.home === b.home }
      }),
    )
  })
}

function passagesOf({ pairs, rows, entries }: Group): Passage[] {
  const homes = new Map<string, string>()
  for (const row of rows) for (const report of row.reports) homes.set(`${report.reading}/${report.event}`, row.key)
  return pairs.flatMap(({ document, reading }, i) =>
    document.events.map((event) => {
      const own = mostShared(event, reading.events)
      return {
        document: document.id,
        event,
        key: keyOf(document.id, event),
        home: own === undefined ? null : (homes.get(`${entries[i]}/${own.id}`) ?? null),
      }
    }),
  )
}

const keyOf = (document: string, event: EventLine) => event.same ?? `${document}/${event.id}`

/** Of events of the same type, the one that has most words in common with this one; undefined where none has any. */
function mostShared<E extends Event>(event: Event, others: readonly E[]): E | undefined {
  return others
    .map((one) => ({ one, shared: Math.min(one.end, event.end) - Math.max(one.start, event.start) }))
    .filter(({ one, shared }) => shared > 0 && one.type === event.type)
    .toSorted((a, b) => b.shared - a.shared)[0]?.one
}

/** The annotated event a reading's event is on, and what the annotators call it; undefined where it is on none. */
export function goldOf(
  { document }: Pair,
  event: Event,
): { readonly event: EventLine; readonly key: string } | undefined {
  const gold = mostShared(event, document.events)
  return gold === undefined ? undefined : { event: gold, key: keyOf(document.id, gold) }
}

export type Share = { readonly precision: number; readonly recall: number; readonly f1: number }

export function pairShare(pairs: readonly PassagePair[]): Share {
  const gold = pairs.filter(({ isGold }) => isGold).length
  const said = pairs.filter(({ isSaid }) => isSaid).length
  const right = pairs.filter(({ isGold, isSaid }) => isGold && isSaid).length
  return shareOf({ gold, said, right })
}

/** Of nothing said, nothing was wrong. */
export function shareOf({ gold, said, right }: { gold: number; said: number; right: number }, found = right): Share {
  const [precision, recall] = [said === 0 ? 1 : right / said, gold === 0 ? 1 : found / gold]
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}
