// Needs held against what came, by item, unit and place. What is told in another unit is named and not converted; what was
// counted at other points, or by others, stands beside.
import { digest } from '../digest.ts'
import { dayOf } from '../engagements/engagement-rows.ts'
import { activityReported } from '../events/activity-reported.ts'
import { aidCounted } from '../events/aid-counted.ts'
import { aidOffered } from '../events/aid-offered.ts'
import { needReported } from '../events/need-reported.ts'
import { instantOf, msOf } from '../promises/zone.ts'
import type { Fact } from '../views/view.ts'
import { cameBy, countsFrom, figuresOf, type One, reachedBy, within } from './came.ts'
import { sameWords } from './names.ts'
import type { GapNeed, GapRow } from './rows.ts'
import { belongsTo, slotOf } from './slots.ts'
import type { AidMeasure, AidPlace } from './terms.ts'
import { type Said, saidOf } from './told.ts'

/** The unit of people in need, and of those an activity reached. */
const people = 'people'
const dayMs = 86_400_000

type Need = Said<typeof needReported>
type Offer = Said<typeof aidOffered>
type Activity = Said<typeof activityReported>

/** What one bucket holds once later words took the place of earlier ones and strangers are sent home. */
type Held = {
  readonly needs: readonly Need[]
  readonly counts: readonly Said<typeof aidCounted>[]
  readonly activities: readonly Activity[]
  readonly offers: readonly Offer[]
}

/** A row for each unit in which somebody speaks of the bucket's item and place. */
export function gapRows(bucket: string, facts: readonly Fact[]): readonly GapRow[] {
  const held = heldIn(bucket, facts)
  const placed = [...held.needs, ...held.counts, ...held.activities]
  const places = [...placed.map(({ body }) => body.where), ...held.offers.flatMap(({ body }) => body.where ?? [])]
  const [first] = places
  const process = facts[0]?.entry.process
  if (first === undefined || process === undefined) return []
  const units = new Map<string, string>()
  for (const { body } of [...held.needs, ...held.counts, ...held.offers]) {
    if (!units.has(sameWords(body.unit))) units.set(sameWords(body.unit), body.unit)
  }
  if (held.activities.length > 0 && !units.has(people)) units.set(people, people)
  return [...units].map(([unit, words]) => rowOf({ bucket, process, unit, words, places, units, held }))
}

function heldIn(bucket: string, facts: readonly Fact[]): Held {
  const belongs = belongsTo(bucket, facts)
  const here = ({ where, ...rest }: { item: string; where: AidPlace | undefined }) => belongs({ ...rest, where })
  const ofSlot = (entry: Parameters<typeof slotOf>[0]) => {
    const slot = slotOf(entry)
    return slot !== undefined && here(slot)
  }
  const needs = lastOf(saidOf(needReported, facts), ({ body }) => body.need).filter(ofSlot)
  const wanted = new Set(needs.flatMap((need) => slotOf(need)?.item ?? []))
  return {
    needs,
    counts: saidOf(aidCounted, facts).filter(ofSlot),
    activities: lastOf(saidOf(activityReported, facts), ({ body }) => body.activity)
      .filter(ofSlot)
      .filter(({ body }) => body.reached !== undefined),
    // An offer for anywhere stands beside every need of its item.
    offers: lastOf(saidOf(aidOffered, facts), ({ body }) => body.offer).filter(
      (offer) => ofSlot(offer) || (offer.body.where === undefined && wanted.has(slotOf(offer)?.item ?? '')),
    ),
  }
}

/** Of each thing the last word of each organisation. */
function lastOf<E extends Need | Offer | Activity>(entries: readonly E[], thing: (entry: E) => string): readonly E[] {
  const last = new Map<string, E>()
  for (const entry of entries) last.set(`${thing(entry)} ${entry.author.organisation}`, entry)
  return [...last.values()]
}

type Of = {
  readonly bucket: string
  readonly process: string
  readonly unit: string
  readonly words: string
  readonly places: readonly AidPlace[]
  readonly units: ReadonlyMap<string, string>
  readonly held: Held
}

function rowOf({ bucket, process, unit, words, places, units, held }: Of): GapRow {
  const isOfUnit = ({ body }: { readonly body: { readonly unit: string } }) => sameWords(body.unit) === unit
  const [needs, counts, offers] = [
    held.needs.filter(isOfUnit),
    held.counts.filter(isOfUnit),
    held.offers.filter(isOfUnit),
  ]
  const activities = unit === people ? held.activities : []
  const ones = [...countsFrom(counts), ...activities.map(oneOfActivity)]
  const gaps = needs.map((need) => gapOf(need, ones)).sort(longestFirst)
  const [need = null] = gaps
  const figures = figuresOf(need === null ? ones : within(ones, { from: msOf(need.from), until: msOf(need.until) }))
  const coded = places.find(({ pcode }) => pcode !== undefined)
  const place = (coded ?? places[0])?.name ?? ''
  const offered = offersOf(offers)
  const firm = offered.filter(({ state, isForPlace }) => isForPlace && (state === 'pledged' || state === 'committed'))
  const sum = firm.reduce((all, { value }) => all + value, 0)
  const item = [...held.needs, ...held.counts, ...held.offers].find(({ body }) => body.item !== undefined)?.body.item
  const cluster = [...held.needs, ...held.offers, ...held.activities].find(({ body }) => body.cluster)?.body.cluster
  const isOver = need !== null && sum > 0 && sum + (need.came?.value ?? 0) > need.value
  return {
    key: `${bucket}.${digest(unit)}`,
    process,
    place,
    alsoCalled: [...new Set(places.map(({ name }) => name))].filter((name) => name !== place),
    pcode: coded?.pcode ?? null,
    item: item ?? null,
    cluster: cluster ?? null,
    unit: words,
    need,
    needs: gaps,
    figures: [...figures],
    otherUnits: [...units].flatMap(([other, its]) => (other === unit ? [] : [its])),
    offers: offered,
    offered: sum,
    isOverOffered: isOver,
    entries: [...needs, ...counts, ...activities, ...offers].map(({ id }) => id),
  }
}

const usual = (need: Need): AidMeasure => ({ point: need.body.item === undefined ? 'reached' : 'delivered' })

function gapOf(need: Need, ones: readonly One[]): GapNeed {
  const { body, id, author } = need
  const span = { from: msOf(body.from), until: msOf(body.until) }
  const measure = body.measure ?? usual(need)
  const inTime = within(ones, span)
  const points = [...new Set(inTime.map(({ point }) => point))].sort()
  const came = cameBy(inTime, measure)
  return {
    need: body.need,
    entry: id,
    by: body.by,
    toldBy: author.organisation,
    value: body.value,
    from: instantOf(span.from),
    until: instantOf(span.until),
    measure,
    came,
    ways: points.flatMap((point) => (point === measure.point ? came : cameBy(inTime, { point })) ?? []),
    gap: came === null ? null : body.value - came.value,
  }
}

/** The need that ends last stands for the row; of equal ones the first entered. */
const longestFirst = (a: GapNeed, b: GapNeed) => (a.until === b.until ? 0 : a.until > b.until ? -1 : 1)

function oneOfActivity(entry: Activity): One {
  const { who, reached = 0, when } = entry.body
  const from = when === undefined ? Number.NEGATIVE_INFINITY : Date.parse(`${dayOf(when, 'first')}T00:00:00Z`)
  const until = when === undefined ? Number.POSITIVE_INFINITY : Date.parse(`${dayOf(when, 'last')}T00:00:00Z`) + dayMs
  return reachedBy(entry, { who, reached, from, until })
}

function offersOf(offers: readonly Offer[]): GapRow['offers'] {
  const alike = Map.groupBy(offers, ({ body }) => `${sameWords(body.by)}\n${body.value}`)
  return offers.map((offer) => {
    const { body, id } = offer
    const same = alike.get(`${sameWords(body.by)}\n${body.value}`) ?? []
    return {
      offer: body.offer,
      entry: id,
      by: body.by,
      state: body.state,
      value: body.value,
      isForPlace: body.where !== undefined,
      isTwice: same.some((other) => other.body.offer !== body.offer),
    }
  })
}
