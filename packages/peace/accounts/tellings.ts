// A telling: one document's report of one event, with what it is compared by. Who, where, when, how many, which words.
import type { Claim, Event, Place, Reading, Span } from '@parley/read/reading'
import { type ActorKey, actorKeysOf } from '../actors/keys.ts'
import { otherName } from '../actors/names.ts'
import type { ReadingAt } from '../readings.ts'
import { placeNamesOf } from './place-names.ts'
import { type State, truceStatesIn } from './states.ts'
import { contentWords } from './words.ts'

export type Taking = ActorKey & { readonly name: string; readonly role: string; readonly isNamed: boolean }

/** What a reading tells of an event, whoever reads it and wherever it stands in the log. */
type Told = {
  readonly event: Event
  readonly span: Span
  readonly passage: string
  readonly words: ReadonlySet<string>
  readonly takings: readonly Taking[]
  /** What the named participants meet others by: for persons the family name. */
  readonly files: ReadonlySet<string>
  readonly place: TellingPlace | null
  readonly claims: readonly Claim[]
  /** Set where the words are on how the truce stands, which is no event of one day. */
  readonly state: State | null
}
export type TellingPlace = { readonly name: string; readonly compared: string; readonly found: Place | null }

export type Telling = Told & {
  /** `<document>/<event>`: lasts as long as the document's events keep their numbers. */
  readonly id: string
  readonly at: ReadingAt
}

/** The tellings of one event type, in the order of the readings and of each text. */
export function tellingsOf(type: string, readings: readonly ReadingAt[]): Telling[] {
  const placeName = placeNamesOf(readings)
  return readings.flatMap((at) =>
    toldBy(at.reading, at.document)
      .filter((told) => told.event.type === type)
      .map((told) => {
        const place = told.place === null ? null : { ...told.place, compared: placeName(told.place.compared) }
        return { ...told, place, id: `${at.document}/${told.event.id}`, at }
      }),
  )
}

const known = new WeakMap<Reading, { readonly document: string; readonly told: readonly Told[] }>()

/** Computed once for a reading: refolding a record looks at the same readings again and again. */
function toldBy(reading: Reading, document: string): readonly Told[] {
  const before = known.get(reading)
  if (before !== undefined && before.document === document) return before.told
  const states = statesTold(reading, document)
  // An agreement that is told of by saying how the truce stands is told once.
  const isStated = (event: Event) =>
    states.some(({ event: stated }) => event.type === 'agree' && stated.start <= event.start && event.end <= stated.end)
  const events = reading.events.filter((event) => !isStated(event)).map((event) => toldIn(reading, document, event))
  const told = [...events, ...states]
  known.set(reading, { document, told })
  return told
}

function toldIn(reading: Reading, document: string, event: Event, span = passageSpan(reading, event)): Told {
  const passage = reading.document.text.slice(span.start, span.end)
  const keys = actorKeysOf(reading, document)
  const takings = event.participants.flatMap(({ actor: id, role }) => {
    const key = keys.get(id)
    const actor = reading.actors.find((one) => one.id === id)
    return key === undefined || actor === undefined
      ? []
      : [{ ...key, name: actor.name, role, isNamed: actor.type !== 'unnamed' }]
  })
  return {
    event,
    span,
    passage,
    words: contentWords(passage),
    takings,
    files: new Set(takings.filter((one) => one.isNamed).map((one) => one.meets)),
    place: placeOf(reading, event),
    claims: reading.claims.filter((claim) => event.claims.includes(claim.id)),
    state: null,
  }
}

/** The parts of the record a reading tells of: one for each event type. */
export const typesTold = (reading: Reading, document: string): readonly string[] => [
  ...new Set(toldBy(reading, document).map((told) => told.event.type)),
]

/**
 * What a text says of how the truce stands, as tellings of the agreement. It is no event and has no number of its own,
 * so it is named after its place in the text.
 */
function statesTold(reading: Reading, document: string): Told[] {
  return truceStatesIn(reading.document.text).map(({ at, end, state }) => {
    const span = passageSpan(reading, { start: at, end }, Number.POSITIVE_INFINITY)
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
    return { ...toldIn(reading, document, event, span), state }
  })
}

function placeOf(reading: Reading, { place, start, end }: Event): TellingPlace | null {
  if (place === null) return null
  const compared = otherName(place)
  const named = reading.places.filter((one) => otherName(one.name) === compared)
  const found = named.find((one) => one.start >= start && one.end <= end) ?? named[0] ?? null
  return { name: place, compared, found }
}

// Shorter than this, a span is the words that name the event and not a sentence about it.
const passageCharactersMin = 40

/** The event's own span, or the sentence around it where the span is only a few words. */
function passageSpan(reading: Reading, event: Span, charactersMin = passageCharactersMin): Span {
  if (event.end - event.start >= charactersMin) return { start: event.start, end: event.end }
  const { text, blocks } = reading.document
  const block = blocks.find((one) => one.start <= event.start && event.end <= one.end) ?? { start: 0, end: text.length }
  const before = text.slice(block.start, event.start)
  const after = text.slice(event.end, block.end)
  const start = block.start + (/^[\s\S]*[.!?؟。]["”’)]?\s+/u.exec(before)?.[0].length ?? 0)
  const stop = /[.!?؟。]["”’)]?(?=\s|$)/u.exec(after)
  return { start, end: stop === null ? block.end : event.end + stop.index + stop[0].length }
}
