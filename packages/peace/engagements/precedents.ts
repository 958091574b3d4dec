// Who met whom, and who went where: every pair with the times that the record knows of, entered or only reported, and with
// the sentences that call one of them the first. Whether the record bears such a sentence out is said with what it rests on.
import type { Reading } from '@parley/read/reading'
import { isCommonName, otherName, personName } from '../actors/names.ts'
import { digest } from '../digest.ts'
import { earliestDay, latestDay } from '../edtf.ts'
import { documentRead } from '../events/document-read.ts'
import { engagementEntered } from '../events/engagement-entered.ts'
import type { Memo } from '../memo.ts'
import { currentReadings, type ReadingAt } from '../readings.ts'
import { isOf } from '../validate.ts'
import type { Buckets, Fact } from '../views/view.ts'
import { engagementOf, engagementRows } from './engagement-rows.ts'
import { type FirstSaid, firstsIn } from './firsts.ts'
import type { FirstTold, PrecedentRow, Time } from './precedent-rows.ts'
import type { EngagementRow } from './rows.ts'

/** What of a plan, or of an engagement's row, says who meets whom and where. */
type Plan = {
  readonly form: string
  readonly delegations?: readonly {
    readonly actor: string
    readonly role?: string
    readonly members?: readonly { readonly name: string }[]
  }[]
  readonly host?: string | null
  readonly place?: string | null
  readonly legs?: readonly { readonly place: string }[]
}
type Kind = PrecedentRow['kind']
type Side = { readonly name: string; readonly compared: string; readonly group: number }
type Pair = { readonly kind: Kind; readonly bucket: string; readonly names: readonly [string, string] }

// A summit of everybody with everybody would make more pairs than anybody looks up.
const pairsMax = 240
const goingForms = new Set(['visit', 'shuttle', 'summit'])
const consultModes = new Set(['meet', 'visit'])

/** A name as it is compared, of a person or of anything else. */
const compare = (name: string): string => personName(name)?.full ?? ''
const compareOther = (name: string): string => otherName(name)

/** Parts of a place by which it may be asked for: 'Castrel / Iruvai, Ulmara' is three. */
const partsOfPlace = (place: string): readonly string[] =>
  [...new Set(place.split(/\s*[,/;]\s*|\s+(?:and|et)\s+/u).map((one) => one.trim()))].filter((one) => one !== '')

const pairOf = (kind: Kind, a: Side, b: Side): Pair => {
  const both = [a, b].toSorted((x, y) => (x.compared < y.compared ? -1 : 1))
  // Who went where is no pair of equals: the traveller stands first.
  const [one, other] = kind === 'met' ? both : [a, b]
  const names = [one?.name ?? '', other?.name ?? ''] as const
  return { kind, bucket: digest(`${kind}|${one?.compared}|${other?.compared}`), names }
}

function pairsAmong(sides: readonly Side[], going: readonly Side[], places: readonly string[]): readonly Pair[] {
  const met = sides.flatMap((a, at) =>
    sides
      .slice(at + 1)
      .filter((b) => a.group !== b.group && a.compared !== b.compared)
      .map((b) => pairOf('met', a, b)),
  )
  const visited = going.flatMap((a) =>
    places.map((place) => pairOf('visited', a, { name: place, compared: compareOther(place), group: -1 })),
  )
  return [...new Map([...met, ...visited].map((pair) => [pair.bucket, pair])).values()].slice(0, pairsMax)
}

/** The pairs that a plan brings together. Members of one delegation do not meet each other by it. */
export function pairsOfPlan({ delegations = [], host, form, place, legs = [] }: Plan): readonly Pair[] {
  const named = (name: string, group: number): Side => ({ name, compared: compareOther(name), group })
  const sides = delegations.flatMap(({ actor, members = [] }, group) => [
    named(actor, group),
    ...members.map((one) => ({ name: one.name, compared: compare(one.name), group })),
  ])
  const isKnown = typeof host === 'string' && sides.some(({ compared }) => compared === compareOther(host))
  const all = typeof host !== 'string' || isKnown ? sides : [...sides, named(host, delegations.length)]
  const hosts = new Set(delegations.flatMap(({ role }, group) => (role === 'host' ? [group] : [])))
  if (typeof host === 'string' && !isKnown) hosts.add(delegations.length)
  const travellers = new Set(delegations.flatMap(({ role }, group) => (role === 'mediator' ? [group] : [])))
  // On a visit the mediator travels; where none is named, whoever is not the host.
  const going = !goingForms.has(form)
    ? []
    : all.filter(({ group }) => (travellers.size > 0 ? travellers.has(group) : !hosts.has(group)))
  const places = [place ?? '', ...legs.map((leg) => leg.place)].flatMap(partsOfPlace)
  return pairsAmong(all, going, [...new Set(places)])
}

type Reported = {
  readonly pairs: readonly Pair[]
  readonly time: Omit<Time, 'reports' | 'entries'>
  readonly passage: string
}
type Told = {
  readonly reported: readonly Reported[]
  readonly firsts: readonly { readonly pairs: readonly Pair[]; readonly said: FirstSaid; readonly by: string | null }[]
}
const known = new WeakMap<Reading, Told>()

/** What a document tells of meetings and visits. Names that in another document may be somebody else's join nothing. */
function toldIn(reading: Reading): Told {
  const before = known.get(reading)
  if (before !== undefined) return before
  const { text, published } = reading.document
  const sides = new Map(
    reading.actors
      .filter(({ type }) => type !== 'unnamed')
      .map(({ id, name, type }, group): [string, Side] => [
        id,
        { name, compared: type === 'person' ? compare(name) : compareOther(name), group },
      ])
      .filter(([, { compared }]) => compared !== '' && !isCommonName(compared)),
  )
  const sidesOf = (ids: readonly string[]) => [...new Set(ids)].flatMap((id) => sides.get(id) ?? [])
  const reported = reading.events.flatMap((event): Reported[] => {
    const isMeeting = consultModes.has(event.mode ?? '') || event.type === 'consult'
    if (!isMeeting || event.status !== 'occurred') return []
    const taking = sidesOf(event.participants.map(({ actor }) => actor))
    const places = event.place === null ? [] : partsOfPlace(event.place)
    const pairs = pairsAmong(taking, event.mode === 'visit' ? taking : [], places)
    if (pairs.length === 0) return []
    const time = {
      ...{ day: event.date, form: null, state: 'reported' as const, title: null, about: [], outcome: null },
      place: event.place,
      engagement: null,
    }
    return [{ pairs, time, passage: text.slice(event.start, event.end) }]
  })
  const year = published === null ? null : Number(/^\d{4}/.exec(published)?.[0] ?? Number.NaN)
  const firsts = firstsIn(text, Number.isNaN(year) ? null : year).flatMap((said) => {
    const within = ({ start, end }: { start: number; end: number }) => start >= said.start && end <= said.end
    const named = sidesOf(reading.mentions.filter(within).map(({ actor }) => actor))
    const places = reading.places.filter(within).flatMap(({ name }) => partsOfPlace(name))
    const pairs = pairsAmong(named, named, places).filter(({ kind }) => kind === said.of)
    if (pairs.length === 0) return []
    const claim = reading.claims.find((one) =>
      one.content.some((part) => part.start < said.end && part.end > said.start),
    )
    const by = reading.actors.find(({ id }) => id === claim?.sourceActor)?.name ?? null
    return [{ pairs, said, by }]
  })
  const told = { reported, firsts }
  known.set(reading, told)
  return told
}

/** Parts of the view an entry touches: one for each pair. */
export function bucketsOfPrecedents({ entry, reading }: Fact): Buckets {
  if (isOf(documentRead, entry)) {
    const { document, supersedes } = entry.body
    const told = reading === undefined ? null : toldIn(reading)
    const pairs = told === null ? [] : [...told.reported, ...told.firsts].flatMap((one) => one.pairs)
    return {
      opens: [...new Set(pairs.map(({ bucket }) => bucket))],
      as: [entry.id, document],
      follows: supersedes === undefined ? [] : [supersedes, document],
    }
  }
  const engagement = engagementOf(entry)
  if (engagement === null) return []
  if (!isOf(engagementEntered, entry)) return { follows: [engagement] }
  const opens = pairsOfPlan(entry.body).map(({ bucket }) => bucket)
  // A later plan may name another delegation: the pairs of the one before must learn of it.
  return { opens, as: [engagement], follows: [engagement] }
}

/** The pair of a bucket with its times, oldest first. No row where nothing that still stands brings the two together. */
export function precedentRows(bucket: string, facts: readonly Fact[], memo?: Memo): readonly PrecedentRow[] {
  const engagements = engagementsAmong(facts).flatMap((row) => {
    const pair = pairsOfPlan(row).find((one) => one.bucket === bucket)
    return pair === undefined ? [] : [{ row, pair }]
  })
  const readings = currentReadings(facts, memo)
  const reported = readings.flatMap((at) =>
    toldIn(at.reading)
      .reported.filter(({ pairs }) => pairs.some((one) => one.bucket === bucket))
      .map((one) => ({ at, one })),
  )
  const told = readings.flatMap((at) =>
    toldIn(at.reading)
      .firsts.filter(({ pairs }) => pairs.some((one) => one.bucket === bucket))
      .map((one) => ({ at, ...one })),
  )
  const pair =
    engagements[0]?.pair ??
    [...reported.map(({ one }) => one), ...told].flatMap(({ pairs }) => pairs).find((one) => one.bucket === bucket)
  const [first] = facts
  if (pair === undefined || first === undefined) return []
  const times = timesOf(
    engagements.map(({ row }) => row),
    reported,
  )
  const held = times.filter(isHeld)
  const firsts = [
    ...engagements.flatMap(({ row }) => firstsOfEngagement(row, pair)),
    ...told.map(({ at, said, by }) => firstOfDocument(at, said, by)),
  ].map((one) => ({ ...one, ...verdictOn(one, held) }))
  const days = held.flatMap(({ day }) => (day === null ? [] : [day])).toSorted()
  return [
    {
      key: bucket,
      process: first.entry.process,
      kind: pair.kind,
      names: [...pair.names],
      met: held.length,
      times: [...times],
      places: [...new Set(held.flatMap(({ place }) => place ?? []))],
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
      firsts,
      entries: [...new Set([...times.flatMap(({ entries }) => entries), ...firsts.map(({ entry }) => entry)])],
    },
  ]
}

const isHeld = ({ state }: Time) => state === 'held' || state === 'under-way' || state === 'reported'

function engagementsAmong(facts: readonly Fact[]): readonly EngagementRow[] {
  const keys = new Set(facts.flatMap(({ entry }) => engagementOf(entry) ?? []))
  return [...keys].flatMap((key) => engagementRows(key, facts))
}

/** What was entered, and what is only reported of a day on which nothing was. Many reports of one day are one time. */
function timesOf(
  engagements: readonly EngagementRow[],
  reported: readonly { readonly at: ReadingAt; readonly one: Reported }[],
): readonly Time[] {
  const times: Time[] = engagements.map((row) => ({
    day: row.firstDay,
    form: row.form,
    state: row.state,
    title: row.title,
    place: row.place ?? (row.legs.map(({ place }) => place).join(' · ') || null),
    about: [...row.agenda, ...row.legs.flatMap(({ focus }) => focus ?? [])].slice(0, 12),
    outcome: row.outcome,
    engagement: row.key,
    reports: [],
    entries: row.entries,
  }))
  for (const { at, one } of reported) {
    const report = { document: at.document, reading: at.entry, passage: one.passage.slice(0, 300) }
    const same = times.findIndex((time) => isSameDay(time, one.time, engagements))
    const before = times[same]
    if (before === undefined) times.push({ ...one.time, reports: [report], entries: [at.entry] })
    else {
      times[same] = {
        ...before,
        reports: [...before.reports, report],
        entries: [...new Set([...before.entries, at.entry])],
      }
    }
  }
  return times.toSorted((a, b) => ((a.day ?? '9999') < (b.day ?? '9999') ? -1 : 1))
}

/** Reports without a day are one time of their own: nobody can say that they are not the same. */
function isSameDay(time: Time, report: Pick<Time, 'day'>, engagements: readonly EngagementRow[]): boolean {
  const row = engagements.find(({ key }) => key === time.engagement)
  if (report.day === null) return time.engagement === null && time.day === null
  const [from, until] = [earliestDay(report.day), latestDay(report.day)]
  if (row === undefined) return time.day === report.day
  if (row.firstDay === null || row.lastDay === null || from === null || until === null) return false
  return from >= row.firstDay && until <= row.lastDay
}

type Unjudged = Omit<FirstTold, 'verdict' | 'because'>

/** Said in the plan, by a side, or in a readout; counted where the words name the pair, or there is no other. */
function firstsOfEngagement(row: EngagementRow, pair: Pair): readonly Unjudged[] {
  const texts = [
    {
      text: [row.title, ...row.agenda, ...row.legs.flatMap(({ focus }) => focus ?? [])].join('\n'),
      by: null,
      entry: row.entries[0],
    },
    ...row.statements.map(({ says, by, entry }) => ({ text: says ?? '', by, entry })),
    ...row.readouts.map(({ says, by, entry }) => ({ text: says, by, entry })),
  ]
  const year = row.firstDay === null ? null : Number(row.firstDay.slice(0, 4))
  const isAlone = pairsOfPlan(row).filter(({ kind }) => kind === pair.kind).length === 1
  return texts.flatMap(({ text, by, entry }) =>
    firstsIn(text, year).flatMap((said) => {
      const words = compareOther(said.says)
      const isNamed = pair.names.every((name) => words.includes(compareOther(name)))
      if (said.of !== pair.kind || entry === undefined || !(isNamed || isAlone)) return []
      return [
        {
          says: said.says.slice(0, 400),
          by,
          since: said.since,
          entry,
          document: null,
          on: row.firstDay,
          engagement: row.key,
        },
      ]
    }),
  )
}

const firstOfDocument = (at: ReadingAt, said: FirstSaid, by: string | null): Unjudged => ({
  says: said.says.slice(0, 400),
  by: by ?? at.about.publisher,
  since: said.since,
  entry: at.entry,
  document: { key: at.document, reading: at.entry, start: said.start, end: said.end },
  on: at.about.published,
  engagement: null,
})

/**
 * Not supported where the record holds a time in between; supported where it holds one of the year named and none since.
 * Otherwise nothing is known: a record that begins later cannot bear out what it never saw.
 */
export function verdictOn(
  { since, on, engagement }: Pick<Unjudged, 'since' | 'on' | 'engagement'>,
  held: readonly Time[],
): Pick<FirstTold, 'verdict' | 'because'> {
  const end = on === null ? null : earliestDay(on)
  const earlier = held.filter(
    ({ day, engagement: key }) =>
      day !== null && (key === null || key !== engagement) && end !== null && (latestDay(day) ?? '9999') < end,
  )
  const after = (day: string | null) => since === null || (earliestDay(day ?? '') ?? '').slice(0, 4) > since
  const between = earlier.filter(({ day }) => after(day))
  const cite = (times: readonly Time[]) => [...new Set(times.flatMap(({ entries }) => entries))]
  if (between.length > 0) return { verdict: 'not-supported', because: cite(between) }
  const then = earlier.filter(({ day }) => since !== null && (earliestDay(day ?? '') ?? '').startsWith(since))
  return then.length > 0 ? { verdict: 'supported', because: cite(then) } : { verdict: 'nothing-known', because: [] }
}
