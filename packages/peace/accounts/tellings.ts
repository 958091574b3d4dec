// A telling: one document's report of one event, with what it is compared by. Who, where, when, how many, which words.
import type { Claim, Event, Place, Reading, Span } from '@parley/read/reading'
import { type ActorKey, actorKeysOf } from '../actors/keys.ts'
import { nameWords, otherName } from '../actors/names.ts'
import { isWholeDay } from '../edtf.ts'
import type { Memo } from '../memo.ts'
import { type ReadingAt, wordsAt } from '../readings.ts'
import { placeNamesOf } from './place-names.ts'
import { type State, truceStatesIn } from './states.ts'
import { contentWords, nameWordsIn } from './words.ts'

export type Taking = ActorKey & { readonly name: string; readonly role: string; readonly isNamed: boolean }

/** What a reading tells of an event, whoever reads it and wherever it stands in the log. */
type Told = {
  readonly event: Event
  readonly span: Span
  readonly passage: string
  readonly words: ReadonlySet<string>
  /** The words of the whole passage, names included: one report's participant is another's plain noun. */
  readonly passageWords: ReadonlySet<string>
  readonly takings: readonly Taking[]
  /** What the named participants meet others by: for persons the family name. */
  readonly files: ReadonlySet<string>
  readonly place: TellingPlace | null
  /** Names in the passage besides the participants', of places and things the reading may not know. */
  readonly names: ReadonlySet<string>
  readonly claims: readonly Claim[]
  /** 0 for Sunday to 6, by the event's date or the words before it: what an undated report gives instead of a day. */
  readonly weekday: number | null
  /** Set where the words are on how the truce stands, which is no event of one day. */
  readonly state: State | null
}
export type TellingPlace = {
  readonly name: string
  readonly compared: string
  readonly found: Place | null
  /** A state, in which every town lies. */
  readonly isState: boolean
}

export type Telling = Told & {
  /** `<document>/<event>`: lasts as long as the document's events keep their numbers. */
  readonly id: string
  readonly at: ReadingAt
}

const kept = () => ({
  plain: new Map<ReadingAt, readonly Telling[]>(),
  renamed: new Map<Telling, Map<string, Telling>>(),
})

/**
 * The tellings of one event type, in the order of the readings and of each text; the readings tell of that type. With one
 * memo, the same objects for the same.
 */
export function tellingsOf(type: string, readings: readonly ReadingAt[], memo: Memo): Telling[] {
  const { plain, renamed } = memo.of(kept)
  const placeName = placeNamesOf(readings)
  return readings.flatMap((at) => {
    const all = memo.once(plain, at, () =>
      toldBy(at.reading, at.document).told.map((told) => ({ ...told, id: `${at.document}/${told.event.id}`, at })),
    )
    const ofType = all.filter((telling) => telling.event.type === type)
    return placeName === null ? ofType : ofType.map((telling) => withNames(telling, placeName, renamed, memo))
  })
}

/** The telling with its places under the names they are compared by. */
function withNames(
  telling: Telling,
  placeName: (compared: string) => string,
  renamed: Map<Telling, Map<string, Telling>>,
  memo: Memo,
): Telling {
  const place = telling.place === null ? null : { ...telling.place, compared: placeName(telling.place.compared) }
  const names = new Set([...telling.names].map(placeName))
  const name = JSON.stringify([place?.compared, ...names])
  const ofTelling = memo.once(renamed, telling, () => new Map<string, Telling>())
  return memo.once(ofTelling, name, () => ({ ...telling, place, names }))
}

type KnownTold = { readonly document: string; readonly told: readonly Told[]; readonly types: ReadonlySet<string> }

const known = new WeakMap<Reading, KnownTold>()

/** Computed once for a reading: refolding a record looks at the same readings again and again. */
function toldBy(reading: Reading, document: string): KnownTold {
  const before = known.get(reading)
  if (before !== undefined && before.document === document) return before
  const states = statesTold(reading, document)
  // An agreement that is told of by saying how the truce stands is told once.
  const isStated = (event: Event) =>
    states.some(({ event: stated }) => event.type === 'agree' && stated.start <= event.start && event.end <= stated.end)
  const events = reading.events.filter((event) => !isStated(event)).map((event) => toldIn(reading, document, event))
  const told = [...events, ...states]
  const all = { document, told, types: new Set(told.map(({ event }) => event.type)) }
  known.set(reading, all)
  return all
}

function toldIn(reading: Reading, document: string, event: Event): Told {
  const span = sentenceAround(reading, event)
  const passage = reading.document.text.slice(span.start, span.end)
  const keys = actorKeysOf(reading, document)
  const takings = event.participants.flatMap(({ actor: id, role }) => {
    const key = keys.get(id)
    const actor = reading.actors.find((one) => one.id === id)
    return key === undefined || actor === undefined
      ? []
      : [{ ...key, name: actor.name, role, isNamed: actor.type !== 'unnamed' }]
  })
  const ownWords = contentWords(event.end - event.start < comparedCharactersMin ? passage : wordsAt(reading, event))
  // Whoever is quoted says nothing about where it was.
  const speakers = reading.claims.flatMap(({ source }) =>
    source
      .filter((one) => one.start < span.end && span.start < one.end)
      .flatMap((one) => nameWords(wordsAt(reading, one))),
  )
  const names = nameWordsIn(passage).difference(
    new Set([...takings.flatMap((one) => nameWords(one.name)), ...speakers]),
  )
  // Who, where and about what are compared apart, so their names are not counted again.
  const apart = contentWords([...takings.map((one) => one.name), event.place ?? '', ...names].join(' '))
  return {
    event,
    span,
    passage,
    words: ownWords.difference(apart),
    passageWords: contentWords(passage),
    takings,
    files: new Set(takings.filter((one) => one.isNamed).map((one) => one.meets)),
    place: placeOf(reading, event),
    names,
    claims: reading.claims.filter((claim) => event.claims.includes(claim.id)),
    weekday: weekdayOf(reading, event),
    state: null,
  }
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

function weekdayOf(reading: Reading, event: Event): number | null {
  if (event.date !== null)
    return isWholeDay(event.date) ? new Date(`${event.date.slice(0, 10)}T00:00:00Z`).getUTCDay() : null
  const block = reading.document.blocks.find((one) => one.start <= event.start && event.end <= one.end)
  const words = reading.document.text.slice(block?.start ?? event.start, event.end).toLowerCase()
  const last = words.match(/\b(?:sun|mon|tues|wednes|thurs|fri|satur)day\b/gu)?.at(-1)
  return last === undefined ? null : weekdays.indexOf(last)
}

/** The parts of the record a reading tells of: one for each event type. */
export const typesTold = (reading: Reading, document: string): readonly string[] => [...toldBy(reading, document).types]

/** Whether a reading tells of an event of that type. */
export const tells = ({ reading, document }: ReadingAt, type: string): boolean =>
  toldBy(reading, document).types.has(type)

/**
 * What a text says of how the truce stands, as tellings of the agreement. It is no event and has no number of its own,
 * so it is named after its place in the text.
 */
function statesTold(reading: Reading, document: string): Told[] {
  return truceStatesIn(reading.document.text).map(({ at, end, state }) => {
    const span = sentenceAround(reading, { start: at, end })
    const within = (one: Span) => span.start < one.end && one.start < span.end
    const actors = new Set(reading.mentions.filter(within).map((mention) => mention.actor))
    const claims = reading.claims.filter((claim) => claim.content.some((one) => one.start < end && at < one.end))
    const event: Event = {
      id: `s${at}`,
      type: 'agree',
      mode: 'ceasefire',
      participants: [...actors].map((actor) => ({ actor, role: 'actor' })),
      place: null,
      date: null,
      status: 'ongoing',
      quantities: [],
      claims: claims.map((claim) => claim.id),
      start: at,
      end,
    }
    return { ...toldIn(reading, document, event), state }
  })
}

function placeOf(reading: Reading, { place, start, end }: Event): TellingPlace | null {
  if (place === null) return null
  // "Ansur / Northfield": either name says where.
  const compared = otherName(place.split(/\s\/\s/)[0] ?? place)
  const named = reading.places.filter((one) => otherName(one.name) === compared)
  const found = named.find((one) => one.start >= start && one.end <= end) ?? named[0] ?? null
  const isState = reading.actors.some(
    ({ type, name }) =>
      type === 'state' && (otherName(name) === compared || otherName(name).endsWith(` of ${compared}`)),
  )
  return { name: place, compared, found, isState }
}

// Shorter than this, an event's own words are too few to be compared.
const comparedCharactersMin = 25
// Longer than this, a sentence is a list or a row, and the event's own words are the better passage.
const passageCharactersMax = 500
const sentenceEnd =
  /(?<!\b(?:dr|mr|mrs|ms|prof|gen|col|lt|sgt|capt|maj|sen|rep|gov|st|no|art|vs|p\.m|a\.m|u\.s|u\.n|[A-Z]))[.!?؟。]["”’)]?(?=\s|$)|\n/giu

/** The sentence some words stand in: what a reader is shown. */
export function sentenceAround(reading: Reading, event: Span): Span {
  const { text, blocks } = reading.document
  const block = blocks.find((one) => one.start <= event.start && event.end <= one.end) ?? { start: 0, end: text.length }
  let start = block.start
  for (const end of text.slice(block.start, event.start).matchAll(sentenceEnd))
    start = block.start + end.index + end[0].length
  start += text.slice(start, event.start).search(/\S|$/u)
  const rest = text.slice(event.start, block.end)
  const stop = [...rest.matchAll(sentenceEnd)].find((one) => event.start + one.index + one[0].length >= event.end)
  const end = stop === undefined ? block.end : event.start + stop.index + stop[0].trimEnd().length
  const isWithin = end >= event.end && end - start <= passageCharactersMax
  return isWithin ? { start, end } : { start: event.start, end: event.end }
}
