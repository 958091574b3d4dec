// Where the tellings of one event disagree: each kind with the two passages side by side, and no winner.
import type { Claim, Span } from '@parley/read/reading'
import { personName } from '../actors/names.ts'
import { compareDates } from '../edtf.ts'
import { wordsAt, wordsOf } from '../readings.ts'
import type { Disagreement } from '../rows.ts'
import { isAhead } from './likeness.ts'
import { areRivalPlaces } from './places.ts'
import { quantityWords, rivalQuantities } from './quantities.ts'
import { opposedOrdinals } from './states.ts'
import type { Taking, Telling } from './tellings.ts'
import { containment, contentWords } from './words.ts'

type Side = Disagreement['sides'][number]

/** Every disagreement among the tellings, at most one of a kind for each pair of values. */
export function disagreementsAmong(tellings: readonly Telling[]): Disagreement[] {
  const pairs = tellings.flatMap((a, i) => tellings.slice(i + 1).map((b) => [a, b] as const))
  const found = [...denials(tellings), ...pairs.flatMap(([a, b]) => between(a, b))]
  const seen = new Set<string>()
  return found.filter(({ about, sides }) => {
    const values = sides.map((side) => side.value.toLowerCase()).sort()
    const key = JSON.stringify([about, values])
    return seen.has(key) ? false : seen.add(key)
  })
}

function between(a: Telling, b: Telling): Disagreement[] {
  return [...numbers(a, b), ...dates(a, b), ...places(a, b), ...names(a, b), ...attributions(a, b), ...states(a, b)]
}

/** One report tells of it, another says it was not so or reports somebody who says that. */
function denials(tellings: readonly Telling[]): Disagreement[] {
  const told = tellings.filter(({ event }) => event.status !== 'denied' && event.status !== 'hypothetical')
  const denied = tellings.flatMap(deniedBy)
  const affirmed = told.find((telling) => deniedBy(telling).length === 0) ?? told[0]
  if (affirmed === undefined || denied.length === 0) return []
  return denied.map(({ side, by }) => ({
    about: 'denial',
    why:
      by === null
        ? 'One report tells of it, another says that it was not so.'
        : `One report tells of it; ${by} denies it.`,
    sides: [sideOf(affirmed, affirmed.event.status), side],
  }))
}

function deniedBy(telling: Telling): { side: Side; by: string | null }[] {
  const claims = telling.claims.filter((claim) => isDenial(claim))
  const claim = claims[0]
  if (telling.event.status === 'denied')
    return [{ side: sideOf(telling, 'denied'), by: claim ? speakerOf(telling, claim) : null }]
  return claims.flatMap((one) => {
    // Within an event's sentence somebody may deny another thing.
    if (containment(contentWords(wordsOf(telling.at.reading, one.content)), telling.words) < 0.5) return []
    const span = around(one.content) ?? telling.span
    const by = speakerOf(telling, one)
    return [{ side: { ...sideOf(telling, 'denied'), passage: wordsAt(telling.at.reading, span), span, by }, by }]
  })
}

/** From the first to the last of several spans. */
function around(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return null
  return { start: Math.min(...spans.map((span) => span.start)), end: Math.max(...spans.map((span) => span.end)) }
}

const isDenial = (claim: Claim) => claim.attitude === 'denies' || claim.status === 'denied'

function numbers(a: Telling, b: Telling): Disagreement[] {
  // What was planned and what was done may differ without anybody disagreeing.
  if (isAhead(a) !== isAhead(b)) return []
  return rivalQuantities(a, b).map((rival) => {
    const one = quantityWords(rival.a, a.at.reading.document.text)
    const other = quantityWords(rival.b, b.at.reading.document.text)
    return { about: 'number', why: `“${one}” against “${other}”.`, sides: [sideOf(a, one), sideOf(b, other)] }
  })
}

function dates(a: Telling, b: Telling): Disagreement[] {
  const [one, other] = [a.event.date, b.event.date]
  if (one === null || other === null || compareDates(one, other) !== 'different') return []
  return [
    { about: 'date', why: `${one} in one report, ${other} in another.`, sides: [sideOf(a, one), sideOf(b, other)] },
  ]
}

function places(a: Telling, b: Telling): Disagreement[] {
  if (a.place === null || b.place === null || !areRivalPlaces(a.place, b.place)) return []
  const [one, other] = [a.place.name, b.place.name]
  return [
    { about: 'place', why: `${one} in one report, ${other} in another.`, sides: [sideOf(a, one), sideOf(b, other)] },
  ]
}

/** One family name with two first names, in two documents. */
function names(a: Telling, b: Telling): Disagreement[] {
  if (a.at.document === b.at.document) return []
  return a.takings.flatMap((one) => {
    const first = givenName(one)
    if (first === undefined || b.takings.some((other) => other.key === one.key)) return []
    const rival = b.takings.find((other) => {
      const second = givenName(other)
      return other.bucket === one.bucket && second !== undefined && second !== first
    })
    if (rival === undefined || a.takings.some((other) => other.key === rival.key)) return []
    const why = `${one.name} in one report, ${rival.name} in another.`
    return [{ about: 'name' as const, why, sides: [sideOf(a, one.name), sideOf(b, rival.name)] }]
  })
}

const givenName = (taking: Taking) => (taking.isNamed ? personName(taking.compared)?.given[0] : undefined)

/** Who did it: both name somebody, nobody in common, and it was done to the same. */
function attributions(a: Telling, b: Telling): Disagreement[] {
  const doers = (telling: Telling) =>
    telling.takings.filter((one) => one.isNamed && (one.role === 'source' || one.role === 'actor'))
  const [one, other] = [doers(a), doers(b)]
  if (one.length === 0 || other.length === 0 || !isOneSided(a)) return []
  // Whoever denies a deed does not say who did it.
  if (a.event.status === 'denied' || b.event.status === 'denied') return []
  if (one.some((x) => b.files.has(x.meets)) || other.some((x) => a.files.has(x.meets))) return []
  const [x, y] = [one.map((who) => who.name).join(', '), other.map((who) => who.name).join(', ')]
  return [
    {
      about: 'attribution',
      why: `Done by ${x} in one report, by ${y} in another.`,
      sides: [sideOf(a, x), sideOf(b, y)],
    },
  ]
}

/** Something one side does to another; a meeting or an agreement has no doer to disagree about. */
const isOneSided = ({ event }: Telling) => !['consult', 'agree', 'cooperate', 'support'].includes(event.type)

function states(a: Telling, b: Telling): Disagreement[] {
  const isOpposed = a.state !== null && b.state !== null && a.state.isWhole !== b.state.isWhole
  const opposed = isOpposed ? { a: a.state.words, b: b.state.words } : opposedOrdinals(a.passage, b.passage)
  if (opposed === null) return []
  const why = `“${opposed.a}” against “${opposed.b}”.`
  return [{ about: 'state', why, sides: [sideOf(a, opposed.a), sideOf(b, opposed.b)] }]
}

function sideOf(telling: Telling, value: string): Side {
  const { at, passage, span } = telling
  const claim = telling.claims[0]
  const by = (claim === undefined ? null : speakerOf(telling, claim)) ?? at.about.publisher
  return { value, document: at.document, reading: at.entry, passage, span: { start: span.start, end: span.end }, by }
}

const speakerOf = (telling: Telling, claim: Claim): string | null =>
  telling.at.reading.actors.find((actor) => actor.id === claim.sourceActor)?.name ?? null
