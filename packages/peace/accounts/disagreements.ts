// Where the tellings of one event disagree: each kind with the two passages side by side, and no winner.
import type { Quantity } from '@parley/read/reading'
import { isCommonName } from '../actors/names.ts'
import { compareDates, daysApart } from '../edtf.ts'
import { wordsOf } from '../readings.ts'
import type { Disagreement } from '../rows.ts'
import { denialsAmong } from './denials.ts'
import { isAhead } from './evidence.ts'
import { meaningsOf } from './meanings.ts'
import { areRivalPlaces } from './places.ts'
import { apart, countAlike, quantityWords, type RivalQuantities, rivalQuantities } from './quantities.ts'
import { rivalNames } from './rival-names.ts'
import { type Side, sideAt, sideOf, sideWith } from './sides.ts'
import { opposedOrdinals } from './states.ts'
import { sentenceAround, type Taking, type Telling } from './tellings.ts'
import { contentWords } from './words.ts'

/** Every disagreement among the tellings, at most one of a kind for each pair of values, and for each who denies. */
export function disagreementsAmong(tellings: readonly Telling[]): Disagreement[] {
  const pairs = tellings.flatMap((a, i) => tellings.slice(i + 1).map((b) => [a, b] as const))
  const counts = Map.groupBy(tellings, ({ at }) => at.document)
  const found = [...denialsAmong(tellings), ...numbersAmong(counts), ...pairs.flatMap(([a, b]) => between(a, b))]
  const seen = new Set<string>()
  return found.filter(({ about, sides }) => {
    const values = sides.map((side) => (about === 'denial' ? (side.by ?? '') : side.value.toLowerCase())).sort()
    const key = JSON.stringify([about, values])
    return seen.has(key) ? false : seen.add(key)
  })
}

function between(a: Telling, b: Telling): Disagreement[] {
  return [...dates(a, b), ...places(a, b), ...rivalNames(a, b), ...attributions(a, b), ...states(a, b)]
}

type Rival = RivalQuantities & { readonly one: Telling; readonly other: Telling }

/**
 * Rival numbers, for each two documents and each thing counted the two that are nearest to each other: a document that
 * gives a total and a part disagrees with another's part about the part. A number both documents give is no rival.
 */
function numbersAmong(tellings: ReadonlyMap<string, readonly Telling[]>): Disagreement[] {
  const documents = [...tellings.values()]
  const rivals = documents.flatMap((own, i) =>
    documents
      .slice(i + 1)
      .map((others) => own.flatMap((one) => others.flatMap((other) => rivalsOf(one, other, own, others)))),
  )
  const within = documents.map((own) =>
    own.flatMap((one, i) => own.slice(i + 1).flatMap((other) => rivalsOf(one, other, [], []))),
  )
  return [...rivals, ...within].flatMap(nearest).map(({ a, b, one, other }) => {
    const [mine, theirs] = [
      quantityWords(a, one.at.reading.document.text),
      quantityWords(b, other.at.reading.document.text),
    ]
    return {
      about: 'number',
      why: `“${mine}” against “${theirs}”.`,
      sides: [sideWith(one, mine, placeOf(a)), sideWith(other, theirs, placeOf(b))],
    }
  })
}

const placeOf = ({ start, end }: Quantity) => (start === undefined || end === undefined ? null : { start, end })

function rivalsOf(one: Telling, other: Telling, own: readonly Telling[], others: readonly Telling[]): Rival[] {
  // What was planned and what was done may differ without anybody disagreeing.
  if (isAhead(one) !== isAhead(other)) return []
  return rivalQuantities(one, other)
    .filter(({ a, b }) => !givesToo(own, b) && !givesToo(others, a))
    .map((rival) => ({ ...rival, one, other }))
}

const givesToo = (tellings: readonly Telling[], quantity: Quantity) =>
  tellings.some(({ event }) => event.quantities.some((own) => countAlike(own, quantity)))

/** Of rivals for one thing, those that are nearest. */
function nearest(rivals: readonly Rival[]): Rival[] {
  return [...Map.groupBy(rivals, ({ a }) => `${a.unit} ${a.of}`).values()].flatMap(
    (own) => own.toSorted((x, y) => apart(x) - apart(y))[0] ?? [],
  )
}

const atNight = /\b(?:night|overnight|midnight|dawn|(?:small|wee|early) hours|late (?:on )?\p{L}+day)\b/iu

function dates(a: Telling, b: Telling): Disagreement[] {
  const [one, other] = [a.event.date, b.event.date]
  if (one === null || other === null || compareDates(one, other) !== 'different') return []
  // The night between two days goes under either.
  if (daysApart(one, other) === 1 && [a, b].some(({ passage }) => atNight.test(passage))) return []
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

/** Who did it: both name somebody, nobody in common, and each passage names whom it says. */
function attributions(a: Telling, b: Telling): Disagreement[] {
  if (!isDeed(a) || isAhead(a) !== isAhead(b)) return []
  const [one, other] = [doersOf(a), doersOf(b)]
  if (one.length === 0 || other.length === 0) return []
  // Whoever denies a deed does not say who did it.
  if (a.event.status === 'denied' || b.event.status === 'denied') return []
  if (one.some((x) => b.files.has(x.meets)) || other.some((x) => a.files.has(x.meets))) return []
  if (one.some((x) => other.some((y) => mayBeOne(x, y)))) return []
  const [x, y] = [one.map((who) => who.name).join(', '), other.map((who) => who.name).join(', ')]
  return [
    {
      about: 'attribution',
      why: `Done by ${x} in one report, by ${y} in another.`,
      sides: [sideWithDoer(a, one, x), sideWithDoer(b, other, y)],
    },
  ]
}

/** The words of somebody who says that they did it, where the document has them; else its own telling. */
function sideWithDoer(telling: Telling, doers: readonly Taking[], value: string): Side {
  const { reading } = telling.at
  const deed = meaningsOf(telling.words)
  const saysSo = doers.flatMap((doer) => {
    const name = contentWords(doer.name)
    return reading.claims.filter(({ content, attitude }) => {
      const words = contentWords(wordsOf(reading, content))
      const isSaid = attitude === 'accuses' || attitude === 'asserts'
      return isSaid && !words.isDisjointFrom(name) && !meaningsOf(words.difference(name)).isDisjointFrom(deed)
    })
  })
  const claim = saysSo.find(({ attitude }) => attitude === 'accuses') ?? saysSo[0]
  const [start] = claim?.content ?? []
  return claim === undefined || start === undefined
    ? sideOf(telling, value)
    : sideAt(telling, value, sentenceAround(reading, start))
}

const doersOf = ({ takings, passageWords }: Telling) =>
  takings.filter(
    (one) =>
      hasOwnName(one) &&
      (one.role === 'source' || one.role === 'actor') &&
      !contentWords(one.name).isDisjointFrom(passageWords),
  )

/** 'Gunmen' and 'the army' name nobody: who they were is not said. */
const hasOwnName = ({ isNamed, name, compared }: Taking) =>
  isNamed && !isCommonName(compared) && /\p{Lu}/u.test(name.replace(/^The /u, ''))

/** 'The Volunteers' and 'Harbour Volunteers', 'Tor Republic' and 'Tor Coast Guard': a word in common may be one side's name. */
const mayBeOne = (a: Taking, b: Taking) => !contentWords(a.name).isDisjointFrom(contentWords(b.name))

/** Something done to others, of which there is a doer to disagree about; words have a speaker, and a meeting has two sides. */
const isDeed = ({ event }: Telling) => event.type === 'assault' || event.type === 'coerce'

function states(a: Telling, b: Telling): Disagreement[] {
  const isOpposed = a.state !== null && b.state !== null && a.state.isWhole !== b.state.isWhole
  const opposed = isOpposed ? { a: a.state.words, b: b.state.words } : opposedOrdinals(a.passage, b.passage)
  if (opposed === null) return []
  const why = `“${opposed.a}” against “${opposed.b}”.`
  return [{ about: 'state', why, sides: [sideOf(a, opposed.a), sideOf(b, opposed.b)] }]
}
