// What a language model suggested about a reading, as claims and events of the reading's own shape. A person who accepts
// one as faithful takes it into the reading; until then it is in none. What the model says is labels and places in the
// text: names, dates and places are what the reader found at those places.
import type { Claim, Event, Reading, Span } from '@parley/read/reading'
import { claimKey, type Decided, decisionsOn } from './decisions.ts'
import type { Entry } from './entry.ts'
import { documentSuggested } from './events/document-suggested.ts'
import type { EntryOf } from './events/event-kind.ts'
import { isOf } from './validate.ts'
import type { Fact } from './views/view.ts'

export type Suggested = Entry & EntryOf<typeof documentSuggested.body>
type SuggestedClaim = Suggested['body']['claims'][number]
type SuggestedEvent = Suggested['body']['events'][number]

/** The reading something was suggested about, its entry, and the organisation it was read for. */
export type ReadFor = { readonly entry: string; readonly organisation: string; readonly reading: Reading }

/** The name under which a reading's entry follows what was suggested about it. */
export const suggestionsOf = (reading: string): string => `suggested ${reading}`

/** Whether the number is one of a suggestion: the reader's own have no 'm'. */
export const isSuggested = (item: string): boolean => /^m[cet]\d+$/.test(item)

/** What was suggested about the reading, oldest first: by the organisation it was read for, and about words of the text. */
export function suggestedAbout(read: ReadFor, facts: readonly Fact[]): readonly Suggested[] {
  return facts.flatMap(({ entry }) =>
    isOf(documentSuggested, entry) &&
    entry.body.reading === read.entry &&
    entry.author.organisation === read.organisation &&
    isWithin(entry.body, read.reading)
      ? [entry]
      : [],
  )
}

function isWithin({ claims, events, translations }: Suggested['body'], { document }: Reading): boolean {
  const spans = [
    ...claims.flatMap(({ source, cue, content }) => [...source, ...cue, ...content]),
    ...events.flatMap(({ words, participants, place, date }) => [
      words,
      ...participants.map((one) => one.words),
      ...[place, date].filter((one) => one !== null),
    ]),
    ...translations.map(({ of }) => of),
  ]
  return spans.every(({ start, end }) => start < end && end <= document.text.length)
}

/** What a person took of it: accepted or corrected by some organisation, whatever others say. */
export const isTaken = (decided: Decided | undefined): boolean =>
  decided?.decisions.some(({ decision }) => decision !== 'rejected') ?? false

/** `taken`: by the number of each suggestion taken, what suggested it. */
export type WithTaken = { readonly reading: Reading; readonly taken: ReadonlyMap<string, Suggested> }

const nothingTaken: ReadonlyMap<string, Suggested> = new Map()

/** The reading with what people took into it; the very reading where they took nothing. */
export function withTaken(read: ReadFor, facts: readonly Fact[]): WithTaken {
  const suggested = suggestedAbout(read, facts)
  if (suggested.length === 0) return { reading: read.reading, taken: nothingTaken }
  const decisions = decisionsOn(facts)
  const took = ({ id }: { readonly id: string }) => isTaken(decisions.get(claimKey(read.entry, id)))
  const claims = new Map<string, Claim>()
  const events = new Map<string, Event>()
  const taken = new Map<string, Suggested>()
  for (const entry of suggested) {
    for (const one of entry.body.claims.filter(took)) {
      taken.set(one.id, entry)
      claims.set(one.id, claimOf(one, read.reading))
    }
    for (const one of entry.body.events.filter(took)) {
      taken.set(one.id, entry)
      // An event is always told by a claim: here by the words themselves.
      claims.set(one.id, tellingOf(one, read.reading))
      events.set(one.id, eventOf(one, read.reading))
    }
  }
  if (claims.size === 0) return { reading: read.reading, taken: nothingTaken }
  const reading = {
    ...read.reading,
    claims: [...read.reading.claims, ...claims.values()],
    events: [...read.reading.events, ...events.values()],
  }
  return { reading, taken }
}

/** A suggested claim as a reading has claims; its confidence is none of ours. */
export function claimOf({ id, source, cue, content, attitude, modality }: SuggestedClaim, reading: Reading): Claim {
  const actor = actorAt(source, reading)
  return {
    id,
    source,
    cue,
    content,
    sourceActor: actor?.id ?? null,
    sourceKind: source.length === 0 ? 'none' : kindOf(actor, source, reading),
    attitude,
    quotation: quotationOf(content, reading),
    modality,
    status: statusOf(attitude, modality),
    confidence: 0,
    within: null,
  }
}

/** The claim that tells a suggested event: the document's own words, said by nobody in particular. */
const tellingOf = ({ id, words, status }: SuggestedEvent, reading: Reading): Claim =>
  claimOf(
    {
      id,
      source: [],
      cue: [],
      content: [words],
      attitude: 'reports',
      modality: status === 'denied' ? 'negated' : status,
    },
    reading,
  )

export function eventOf(
  { id, words, type, status, participants, place, date }: SuggestedEvent,
  reading: Reading,
): Event {
  const who = new Map(
    participants.flatMap((one) => {
      const actor = actorAt([one.words], reading)
      return actor === undefined ? [] : [[actor.id, { actor: actor.id, role: one.role }] as const]
    }),
  )
  return {
    id,
    ...words,
    type,
    mode: null,
    participants: [...who.values()],
    place: place === null ? null : wordsIn(reading, place),
    date: date === null ? null : (reading.dates.find((one) => meets(one, date))?.value ?? null),
    status,
    quantities: [],
    claims: [id],
  }
}

/** The model, with its version where the operator gives one. */
export const modelOf = ({ model }: Pick<Suggested['body'], 'model'>): string =>
  model.version === null ? model.name : `${model.name} ${model.version}`

export const wordsIn = ({ document }: Reading, { start, end }: Span): string => document.text.slice(start, end)

const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The actor the reader found in these words; of several the one named by most of them. */
function actorAt(spans: readonly Span[], reading: Reading): Reading['actors'][number] | undefined {
  const met = reading.mentions
    .filter((mention) => spans.some((span) => meets(mention, span)))
    .sort((a, b) => b.end - b.start - (a.end - a.start))
  return reading.actors.find(({ id }) => id === met[0]?.actor)
}

function kindOf(actor: Reading['actors'][number] | undefined, source: readonly Span[], reading: Reading) {
  if (actor === undefined) return source.some((span) => /\p{Lu}/u.test(wordsIn(reading, span))) ? 'named' : 'unnamed'
  if (actor.type === 'unnamed') return 'unnamed'
  return actor.type === 'person' ? 'named' : 'organisation'
}

const quotes = /^["“„«‹「]/u
const quotationOf = (content: readonly Span[], reading: Reading) =>
  content.every((span) => quotes.test(wordsIn(reading, span))) ? 'direct' : 'indirect'

function statusOf(attitude: Claim['attitude'], modality: Claim['modality']): Claim['status'] {
  if (attitude === 'declines-to-comment' || attitude === 'no-response') return 'declined'
  if (attitude === 'denies' || attitude === 'rejects' || modality === 'negated') return 'denied'
  if (modality === 'planned') return 'planned'
  return modality === 'hypothetical' ? 'conditional' : 'asserted'
}
