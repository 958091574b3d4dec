// What an indicator counts, day by day, with the entries behind each: what people entered or confirmed, and apart from it
// what only the machine read.

import { claimKey, decisionsOn } from '../decisions.ts'
import type { Entry } from '../entry.ts'
import { accessDenied } from '../events/access-denied.ts'
import { aidCounted } from '../events/aid-counted.ts'
import { countReported } from '../events/count-reported.ts'
import { crossingStated } from '../events/crossing-stated.ts'
import { incidentReported } from '../events/incident-reported.ts'
import { incidentsToldApart } from '../events/incidents-told-apart.ts'
import { lineDrawn } from '../events/line-drawn.ts'
import { sameIncidentSaid } from '../events/same-incident-said.ts'
import { seriesEntered } from '../events/series-entered.ts'
import { eventTypeOf } from '../incidents/codes.ts'
import { dayOf, mainTime } from '../incidents/times.ts'
import { distanceKm, liesBeyond } from '../lines/geometry.ts'
import type { Memo } from '../memo.ts'
import { byClock, type Said, standing } from '../promises/dossier.ts'
import { dateOf, msOf } from '../promises/zone.ts'
import { currentReadings, type ReadingAt } from '../readings.ts'
import { isSameStory } from '../stories.ts'
import { isOf } from '../validate.ts'
import type { Fact } from '../views/view.ts'
import { crossingsClosed } from './closed.ts'
import { type Counted, dayAt } from './series.ts'
import { type IndicatorSource, ploverScores } from './terms.ts'

export type Daily = {
  readonly from: string | null
  readonly values: readonly (number | null)[]
  readonly machine: readonly (number | null)[]
  readonly tone: readonly (number | null)[] | null
  readonly entries: ReadonlyMap<string, readonly string[]>
  /** Those among them that stand behind `values`. */
  readonly confirmed: ReadonlyMap<string, readonly string[]>
  readonly origin: string | null
  /** Whole numbers, of which a usual course can be learnt. */
  readonly isCount: boolean
}

type Source<Of extends IndicatorSource['of']> = Extract<IndicatorSource, { of: Of }>

// Older days are in the record and not in the row: what is usual is learnt from the last year.
export const daysMax = 400

export function dailyOf(source: IndicatorSource, facts: readonly Fact[], memo: Memo): Daily {
  switch (source.of) {
    case 'incidents':
      return laidOut(incidentsCounted(source, facts), lastIncident(facts))
    case 'closures':
      return laidOut(closuresCounted(source, facts), null)
    case 'crossings': {
      const { counted, since, until } = crossingsClosed(source, facts, daysMax)
      return laidOut(counted, until, { since })
    }
    case 'counts':
      // A day without a count is one that nobody counted.
      return laidOut(countsCounted(source, facts), null, { gaps: true })
    case 'aid':
      return laidOut(aidCountedBy(source, facts), null, { gaps: true })
    case 'statements':
      return laidOut(statementsCounted(source, facts, memo), null, { toned: true })
    case 'series':
      return seriesCounted(source, facts)
  }
}

type Reported = Said<typeof incidentReported>

/** Incidents by their first account, each once, whatever else it is held to be. */
function incidentsCounted(source: Source<'incidents'>, facts: readonly Fact[]): Counted[] {
  const { types, events, area, near } = source
  const line = near === undefined ? undefined : geometryOf(near.line, facts)
  const reported = facts.flatMap(({ entry }) => (isOf(incidentReported, entry) ? [entry] : [])).sort(byClock)
  const accounts = Map.groupBy(reported, ({ body }) => body.incident)
  const heads = new Map<string, Reported>()
  for (const [incident, of] of accounts) {
    const [first] = standing(of)
    if (first !== undefined) heads.set(incident, first)
  }
  const counted: Counted[] = []
  for (const [incident, same] of joined(heads, facts)) {
    const lead = heads.get(incident)
    const time = lead === undefined ? undefined : mainTime(lead.body.times)
    if (lead === undefined || time === undefined) continue
    const { event, where } = lead.body
    if (types !== undefined && !types.includes(eventTypeOf(event))) continue
    if (events !== undefined && !events.includes(event)) continue
    if (area !== undefined && where.area !== area && where.name !== area) continue
    if (near !== undefined) {
      if (line === undefined || where.lat === undefined || where.lon === undefined) continue
      const point = { lat: where.lat, lon: where.lon }
      const isInside = line.type !== 'LineString' && liesBeyond(point, { geometry: line }, 0) === 'yes'
      if (!isInside && distanceKm(point, line) > near.km) continue
    }
    const entries = [incident, ...same].flatMap((one) => (accounts.get(one) ?? []).map(({ id }) => id))
    counted.push({ day: dayOf(time), value: 1, machine: false, entries })
  }
  return counted
}

/** Incidents of which each is the earliest told among those held to be the same, with the others. */
function joined(heads: ReadonlyMap<string, Reported>, facts: readonly Fact[]): Map<string, readonly string[]> {
  const said = new Map<string, Map<string, boolean>>()
  for (const entry of facts.map((fact) => fact.entry).sort(byClock)) {
    const isSame = isOf(sameIncidentSaid, entry)
    if (!isSame && !isOf(incidentsToldApart, entry)) continue
    for (const a of entry.body.incidents) {
      for (const b of entry.body.incidents) {
        if (a >= b) continue
        const of = said.get(`${a} ${b}`) ?? new Map<string, boolean>()
        said.set(`${a} ${b}`, of.set(entry.author.organisation, isSame))
      }
    }
  }
  const groupOf = new Map<string, string[]>([...heads.keys()].map((incident) => [incident, [incident]]))
  for (const [pair, words] of said) {
    // Somebody says that they are the same, and nobody that they are not.
    if (![...words.values()].every(Boolean)) continue
    const [a, b] = pair.split(' ').map((one) => groupOf.get(one))
    if (a === undefined || b === undefined || a === b) continue
    a.push(...b)
    for (const one of b) groupOf.set(one, a)
  }
  const first = new Map<string, readonly string[]>()
  for (const group of new Set(groupOf.values())) {
    const [head, ...others] = group.toSorted((a, b) => {
      const [one, other] = [heads.get(a), heads.get(b)]
      return one === undefined || other === undefined ? 0 : byClock(one, other)
    })
    if (head !== undefined) first.set(head, others)
  }
  return first
}

function geometryOf(line: string, facts: readonly Fact[]) {
  const drawn = facts.flatMap(({ entry }) => (isOf(lineDrawn, entry) && entry.body.line === line ? [entry] : []))
  const keeper = drawn[0]?.author.organisation
  return drawn.findLast(({ author }) => author.organisation === keeper)?.body.geometry
}

/** The last day of which anything was told: up to there a day without an incident is one on which none was reported. */
function lastIncident(facts: readonly Fact[]): string | null {
  const days = facts.flatMap(({ entry }) => {
    if (!isOf(incidentReported, entry)) return []
    const time = mainTime(entry.body.times)
    return time === undefined ? [] : [dayOf(time)]
  })
  return days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null)
}

function closuresCounted({ restrictions, area }: Source<'closures'>, facts: readonly Fact[]): Counted[] {
  const denied = standing(facts.flatMap(({ entry }) => (isOf(accessDenied, entry) ? [entry] : [])))
  return denied.flatMap(({ id, body }): Counted[] => {
    if (restrictions !== undefined && !restrictions.includes(body.restriction)) return []
    if (area !== undefined && body.where.area !== area && body.where.name !== area) return []
    return [{ day: dateOf('UTC', msOf(body.from)), value: 1, machine: false, entries: [id] }]
  })
}

function countsCounted(source: Source<'counts'>, facts: readonly Fact[]): Counted[] {
  const { agreement, tally, point, counter } = source
  const reported = standing(facts.flatMap(({ entry }) => (isOf(countReported, entry) ? [entry] : [])))
  return ofOneDay(
    reported.filter(
      ({ body }) =>
        body.agreement === agreement && body.tally === tally && body.point === point && body.counter === counter,
    ),
  )
}

function aidCountedBy(source: Source<'aid'>, facts: readonly Fact[]): Counted[] {
  const { item, unit, point, counter } = source
  const reported = standing(facts.flatMap(({ entry }) => (isOf(aidCounted, entry) ? [entry] : [])))
  return ofOneDay(
    reported.filter(
      ({ body }) => body.item === item && body.unit === unit && body.point === point && body.counter === counter,
    ),
  )
}

type Count = {
  readonly id: string
  readonly body: { readonly from: string; readonly until: string; readonly value: number }
}

/** Counts of a day or less, by the day they are of. */
function ofOneDay(counts: readonly Count[]): Counted[] {
  return counts.flatMap(({ id, body }): Counted[] => {
    const lasts = msOf(body.until) - msOf(body.from)
    // A count of several days says nothing of one of them. A day by any clock may have an hour more.
    if (lasts > dayMs * 1.05) return []
    // The middle of the stretch: a day by any clock from midnight to midnight.
    const day = dateOf('UTC', msOf(body.from) + lasts / 2)
    return [{ day, value: body.value, machine: false, entries: [id] }]
  })
}
const dayMs = 86_400_000

function statementsCounted({ types }: Source<'statements'>, facts: readonly Fact[], memo: Memo): Counted[] {
  const decided = decisionsOn(facts, memo)
  const asked = new Set<string>(types)
  const counted: Counted[] = []
  const days = new Map<string, ReadingAt[]>()
  for (const one of currentReadings(facts, memo)) {
    const day = one.about.published?.slice(0, 10) ?? ''
    if (/^\d{4}-\d\d-\d\d$/.test(day)) days.set(day, [...(days.get(day) ?? []), one])
  }
  for (const [day, readings] of days) {
    for (const story of storiesAmong(readings)) {
      // Of one story each sort of thing counts once, and as confirmed where one of its printings was.
      const found = new Map<string, { machine: boolean; entries: string[] }>()
      for (const { entry, reading } of story) {
        for (const { type, status, claims } of reading.events) {
          if (!asked.has(type) || status === 'hypothetical' || status === 'denied') continue
          const standings = claims.map((claim) => decided.get(claimKey(entry, claim)))
          if (standings.some((one) => one?.standing === 'rejected')) continue
          const isSure = standings.some((one) => one?.standing === 'accepted' || one?.standing === 'corrected')
          const before = found.get(type) ?? { machine: true, entries: [] }
          found.set(type, {
            machine: before.machine && !isSure,
            entries: [...new Set([...before.entries, entry, ...standings.flatMap((one) => one?.entries ?? [])])],
          })
        }
      }
      for (const [type, { machine, entries }] of found) {
        const score = ploverScores[type as keyof typeof ploverScores] // among those asked for, which the schema lists
        counted.push({ day, value: 1, machine, entries, score })
      }
    }
  }
  return counted
}

function storiesAmong(readings: readonly ReadingAt[]): readonly (readonly ReadingAt[])[] {
  const stories: ReadingAt[][] = []
  for (const one of readings) {
    const known = stories.find((story) => story.some(({ reading }) => isSameStory(reading, one.reading)))
    if (known === undefined) stories.push([one])
    else known.push(one)
  }
  return stories
}

function seriesCounted({ series }: Source<'series'>, facts: readonly Fact[]): Daily {
  const entered = facts.flatMap(({ entry }) =>
    isOf(seriesEntered, entry) && entry.body.series === series ? [entry] : [],
  )
  const keeper = entered[0]?.author.organisation
  const own = standing(entered.filter(({ author }) => author.organisation === keeper).sort(byClock))
  const byDay = new Map<string, { value: number; entry: string }>()
  for (const { id, body } of own) {
    for (const [at, value] of body.values.entries()) {
      if (value !== null) byDay.set(dayAt(body, at), { value, entry: id })
    }
  }
  const counted = [...byDay].map(([day, { value, entry }]) => ({ day, value, machine: false, entries: [entry] }))
  const last = own.at(-1)?.body
  return {
    ...laidOut(counted, null, { gaps: true }),
    origin: last === undefined ? null : last.origin,
    isCount: counted.every(({ value }) => Number.isInteger(value)),
  }
}

/** By day, from the first that anything is counted on, or from `since`, to the last, or to `until` where that is later. */
function laidOut(
  counted: readonly Counted[],
  until: string | null,
  { gaps = false, toned = false, since = null }: { gaps?: boolean; toned?: boolean; since?: string | null } = {},
): Daily {
  const days = [...(since === null ? [] : [since]), ...counted.map(({ day }) => day)].sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) {
    return {
      from: null,
      values: [],
      machine: [],
      tone: null,
      entries: new Map(),
      confirmed: new Map(),
      origin: null,
      isCount: true,
    }
  }
  const end = until !== null && until > last ? until : last
  const length = Math.round((Date.parse(end) - Date.parse(first)) / dayMs) + 1
  const skipped = Math.max(0, length - daysMax)
  const from = dayAt({ from: first }, skipped)
  const shown = length - skipped
  const values = new Array<number | null>(shown).fill(null)
  const machine = new Array<number | null>(shown).fill(gaps ? null : 0)
  // What only the machine read makes no day one that somebody looked at.
  const sure = counted.filter((one) => !one.machine).map(({ day }) => day)
  const sureEnd = sure.reduce((latest, day) => (day > latest ? day : latest), until ?? '')
  const sureFrom = since ?? sure.reduce((earliest, day) => (day < earliest ? day : earliest), sureEnd)
  if (!gaps && (since !== null || sure.length > 0))
    values.fill(0, Math.max(0, placeOf(sureFrom, from)), placeOf(sureEnd, from) + 1)
  const scores = Array.from({ length: shown }, (): number[] => [])
  const entries = new Map<string, string[]>()
  const confirmed = new Map<string, string[]>()
  for (const one of counted) {
    const at = placeOf(one.day, from)
    if (at < 0) continue
    const list = one.machine ? machine : values
    list[at] = (list[at] ?? 0) + one.value
    if (one.score !== undefined) scores[at]?.push(one.score)
    entries.set(one.day, [...(entries.get(one.day) ?? []), ...one.entries])
    if (!one.machine) confirmed.set(one.day, [...(confirmed.get(one.day) ?? []), ...one.entries])
  }
  const tone = scores.map((of) =>
    of.length === 0 ? null : Math.round((of.reduce((sum, score) => sum + score, 0) / of.length) * 100) / 100,
  )
  return { from, values, machine, tone: toned ? tone : null, entries, confirmed, origin: null, isCount: true }
}

const placeOf = (day: string, from: string): number => Math.round((Date.parse(day) - Date.parse(from)) / dayMs)

/** The names under which entries of a kind are followed by the indicators that count them. */
export function namesCounted(entry: Entry): readonly string[] {
  const { process } = entry
  if (isOf(incidentReported, entry) || isOf(sameIncidentSaid, entry) || isOf(incidentsToldApart, entry)) {
    return [`incidents ${process}`]
  }
  if (isOf(accessDenied, entry)) return [`closures ${process}`]
  if (isOf(crossingStated, entry)) return [`crossings ${process}`]
  if (isOf(countReported, entry)) return [`counts ${entry.body.agreement} ${entry.body.tally} ${entry.body.point}`]
  if (isOf(aidCounted, entry)) return [`aid ${process}`]
  if (isOf(seriesEntered, entry)) return [`series ${entry.body.series}`]
  if (isOf(lineDrawn, entry)) return [`line ${entry.body.line}`]
  return readKinds.has(entry.kind) ? [`statements ${process}`] : []
}
const readKinds = new Set(['document-read', 'claim-accepted', 'claim-corrected', 'claim-rejected', 'correction-made'])

/** The names of what an indicator counts. */
export function namesOfSource(source: IndicatorSource, process: string): readonly string[] {
  switch (source.of) {
    case 'incidents':
      return [`incidents ${process}`, ...(source.near === undefined ? [] : [`line ${source.near.line}`])]
    case 'aid':
    case 'closures':
    case 'crossings':
    case 'statements':
      return [`${source.of} ${process}`]
    case 'counts':
      return [`counts ${source.agreement} ${source.tally} ${source.point}`]
    case 'series':
      return [`series ${source.series}`]
  }
}
