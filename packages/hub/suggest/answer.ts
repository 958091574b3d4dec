// From what the model answers to suggestions: a strict shape, labels out of closed lists, and words that stand in the text
// letter by letter. Everything else is dropped and counted. Nothing here does anything but point at words. Pure.
import type { documentSuggested, EntryOf } from '@parley/peace'
import { suggestedRoles, suggestedStatuses, suggestedTypes } from '@parley/peace'
import type { Reading, Span } from '@parley/read/reading'
import Type, { type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Part } from './parts.ts'
import { attitudes, modalities } from './prompt.ts'

type Body = EntryOf<typeof documentSuggested.body>['body']
export type Found = Pick<Body, 'claims' | 'events' | 'translations' | 'dropped'>
/** Numbers suggestions across the parts of one document. */
export type Numbers = { claims: number; events: number; translations: number }

const OneOf = <const T extends string>(codes: readonly T[]) =>
  Type.Union(codes.map((code) => Type.Literal(code))) as unknown as Type.TUnsafe<T> // `map` forgets which literal stands where
const Words = Type.String({ minLength: 1, maxLength: 2000 })
const MaybeWords = Type.Union([Words, Type.Null()])
const exact = { additionalProperties: false }

const Claim = Type.Object(
  {
    passage: Words,
    source: MaybeWords,
    cue: MaybeWords,
    content: Words,
    attitude: OneOf(attitudes),
    modality: OneOf(modalities),
  },
  exact,
)
const Event = Type.Object(
  {
    passage: Words,
    words: Words,
    type: OneOf(suggestedTypes),
    status: OneOf(suggestedStatuses),
    participants: Type.Array(Type.Object({ words: Words, role: OneOf(suggestedRoles) }, exact), { maxItems: 12 }),
    place: MaybeWords,
    date: MaybeWords,
  },
  exact,
)
const Translation = Type.Object(
  { n: Type.Integer({ minimum: 1 }), text: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }) },
  exact,
)

const asked = {
  found: Compile(Type.Object({ claims: Type.Array(Type.Unknown()), events: Type.Array(Type.Unknown()) }, exact)),
  translated: Compile(Type.Object({ translations: Type.Array(Type.Unknown()) }, exact)),
}
const shapes = { claim: Compile(Claim), event: Compile(Event), translation: Compile(Translation) }

// Of one part. More than these nobody would look at.
const claimsMax = 40
const eventsMax = 40
// An entry holds 64 KiB; translations are what fills it.
const translatedBytesMax = 40_000
// A translation much longer than its sentence holds more than the sentence.
const longerMax = 4
const longerCharacters = 200

/** The suggestions in an answer about a part, or undefined where it has not the shape asked for. */
export function foundIn(content: string, part: Part, reading: Reading, numbers: Numbers): Found | undefined {
  const answer = jsonIn(content)
  const dropped = { invented: 0, known: 0, misshapen: 0, beyond: 0 }
  if (part.language !== null) {
    if (!asked.translated.Check(answer)) return undefined
    return {
      claims: [],
      events: [],
      dropped,
      translations: translationsIn(answer.translations, part, dropped, numbers, reading),
    }
  }
  if (!asked.found.Check(answer)) return undefined
  return {
    claims: claimsIn(answer.claims, part, dropped, numbers, reading),
    events: eventsIn(answer.events, part, dropped, numbers, reading),
    translations: [],
    dropped,
  }
}

/** The JSON of an answer, alone or as the one block of code that some models wrap it in. */
function jsonIn(content: string): unknown {
  const text = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?\s*```\s*$/.exec(content)?.[1] ?? content
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Dropped = Body['dropped']

function claimsIn(
  given: readonly unknown[],
  part: Part,
  dropped: Dropped,
  numbers: Numbers,
  reading: Reading,
): Body['claims'] {
  const claims: Body['claims'] = []
  for (const one of inShape(given, shapes.claim, dropped) as Static<typeof Claim>[]) {
    const within = findWords(one.passage, part.shown, reading)
    const content = within && findWords(one.content, within, reading)
    const [source, cue] = [one.source, one.cue].map((words) =>
      words === null ? [] : within && [findWords(words, within, reading)],
    )
    if (content === undefined || !areFound(source) || !areFound(cue)) dropped.invented += 1
    else if (isKnownClaim(content, reading, claims)) dropped.known += 1
    else if (claims.length >= claimsMax) dropped.beyond += 1
    else {
      const { attitude, modality } = one
      claims.push({ id: `mc${++numbers.claims}`, source, cue, content: [content], attitude, modality })
    }
  }
  return claims
}

function eventsIn(
  given: readonly unknown[],
  part: Part,
  dropped: Dropped,
  numbers: Numbers,
  reading: Reading,
): Body['events'] {
  const events: Body['events'] = []
  for (const one of inShape(given, shapes.event, dropped) as Static<typeof Event>[]) {
    const within = findWords(one.passage, part.shown, reading)
    const find = (words: string) => within && findWords(words, within, reading)
    const words = find(one.words)
    const participants = one.participants.map(({ words: named, role }) => ({ words: find(named), role }))
    const place = one.place === null ? null : find(one.place)
    const date = one.date === null ? null : find(one.date)
    const areAll = participants.every(
      (who): who is { words: Span; role: (typeof who)['role'] } => who.words !== undefined,
    )
    if (words === undefined || place === undefined || date === undefined || !areAll) dropped.invented += 1
    else if (isKnownEvent(one.type, words, reading, events)) dropped.known += 1
    else if (events.length >= eventsMax) dropped.beyond += 1
    else {
      const { type, status } = one
      events.push({ id: `me${++numbers.events}`, words, type, status, participants, place, date })
    }
  }
  return events
}

function translationsIn(
  given: readonly unknown[],
  part: Part,
  dropped: Dropped,
  numbers: Numbers,
  reading: Reading,
): Body['translations'] {
  const translations = new Map<number, Body['translations'][number]>()
  let bytes = 0
  for (const { n, text } of inShape(given, shapes.translation, dropped) as Static<typeof Translation>[]) {
    const of = part.sentences[n - 1]
    if (of === undefined || translations.has(n)) dropped.invented += 1
    else if (text.length > (of.end - of.start) * longerMax + longerCharacters) dropped.misshapen += 1
    // Words that were not translated are no translation.
    else if (text.trim() === reading.document.text.slice(of.start, of.end).trim()) dropped.known += 1
    else {
      bytes += Buffer.byteLength(JSON.stringify(text)) + 100
      if (bytes > translatedBytesMax) dropped.beyond += 1
      else translations.set(n, { id: `mt${++numbers.translations}`, of, text: text.toWellFormed().trim() })
    }
  }
  return [...translations.values()]
}

function inShape<T extends TSchema>(
  given: readonly unknown[],
  shape: ReturnType<typeof Compile<T>>,
  dropped: Dropped,
): unknown[] {
  const good = given.filter((one) => shape.Check(one))
  dropped.misshapen += given.length - good.length
  return good
}

const areFound = (spans: readonly (Span | undefined)[] | undefined): spans is Span[] =>
  spans?.every((span) => span !== undefined) ?? false

/**
 * Where the words stand within a stretch of the text: letter by letter, whole words, the first time. How lines are broken
 * is no letter: a run of white space stands for any other.
 */
export function findWords(words: string, within: Span, { document }: Reading): Span | undefined {
  const pieces = words.trim().split(/\s+/u).map(RegExp.escape)
  if (pieces.join('') === '') return undefined
  const edge = (side: 'before' | 'after') => (side === 'before' ? '(?<![\\p{L}\\p{N}])' : '(?![\\p{L}\\p{N}])')
  const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)
  const trimmed = words.trim()
  const pattern = new RegExp(
    `${isWord([...trimmed][0]) ? edge('before') : ''}${pieces.join('\\s+')}${isWord([...trimmed].at(-1)) ? edge('after') : ''}`,
    'gu',
  )
  // The text around is looked at, so that a word is whole where the stretch ends in its middle.
  pattern.lastIndex = within.start
  const match = pattern.exec(document.text)
  if (match === null || match.index + match[0].length > within.end) return undefined
  return { start: match.index, end: match.index + match[0].length }
}

/** Most of what one of them covers both do. */
function isSame(a: Span, b: Span): boolean {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  const either = Math.max(a.end, b.end) - Math.min(a.start, b.start)
  return both > 0 && both / either > 0.5
}

/** The reader found it itself, as a whole or a piece of it, or the model said it before: it is not counted twice. */
const isKnownClaim = (content: Span, { claims }: Reading, before: Body['claims']): boolean =>
  [...claims, ...before].some((one) => {
    const whole = {
      start: Math.min(...one.content.map((span) => span.start)),
      end: Math.max(...one.content.map((span) => span.end)),
    }
    return one.content.length > 0 && [whole, ...one.content].some((span) => isSame(span, content))
  })

const isKnownEvent = (type: string, words: Span, { events }: Reading, before: Body['events']): boolean =>
  events.some((one) => one.type === type && one.start < words.end && words.start < one.end) ||
  before.some((one) => one.type === type && isSame(one.words, words))
