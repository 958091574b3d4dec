// What a document says, sentence by sentence: the words, who is heard in it, whether something is denied, charged or only
// meant for later. A disagreement over a claim is one between two statements, whether or not anybody saw an event in them.
import type { Claim, Reading, Span } from '@parley/read/reading'
import { meaningsOf } from '../accounts/meanings.ts'
import { sentenceAround } from '../accounts/tellings.ts'
import { contentWords } from '../accounts/words.ts'
import { actorKeysOf } from '../actors/keys.ts'

export type Statement = {
  readonly span: Span
  readonly text: string
  /** What the sentence is about: its words as they are compared, and kindred words under one name. */
  readonly words: ReadonlySet<string>
  /** The words right before it too: what 'it' and 'the charge' stand for. */
  readonly near: ReadonlySet<string>
  readonly isHeading: boolean
  /** Somebody says here that something is not so. */
  readonly denial: Denial | null
  /** Somebody is held to blame in it. */
  readonly isCharge: boolean
  readonly isDeclined: boolean
  /** It says that others' words are untrue, in whoever's voice. */
  readonly isRebuttal: boolean
  /** The words of everybody's name that is named in it. */
  readonly named: ReadonlySet<string>
  readonly claims: readonly Claim[]
}

export type Denial = {
  readonly claim: Claim
  /** What is denied, where the words say it. */
  readonly words: ReadonlySet<string>
  /** The denial does not say again what it denies: 'denied it', 'rejected the charge'. */
  readonly isBare: boolean
  /** The words of the denier's name. */
  readonly byWords: ReadonlySet<string>
  /** By what others meet the denier; null where nobody is named. */
  readonly meets: string | null
}

const known = new WeakMap<Reading, { readonly document: string; readonly statements: readonly Statement[] }>()

/** A reading's statements in the order of its text, its title first where the text does not hold it. Computed once. */
export function statementsOf(reading: Reading, document: string): readonly Statement[] {
  const before = known.get(reading)
  if (before !== undefined && before.document === document) return before.statements
  const statements = statementsIn(reading, document)
  known.set(reading, { document, statements })
  return statements
}

const rebuttal = /\b(?:baseless|false|fabricat(?:ed|ion)s?|untrue|groundless|unfounded|a lie|lies|absurd)\b/iu
const negation =
  /\b(?:no|not|never|nothing|nobody|none|neither|nor|cannot|without|false|lie|baseless|untrue)\b|n[’']t\b/iu
// In fewer words a denial does not say what it denies.
const bareWordsMax = 3

function statementsIn(reading: Reading, document: string): Statement[] {
  const { text } = reading.document
  const spans = sentencesOf(reading)
  const keys = actorKeysOf(reading, document)
  const namesOf = new Map(
    reading.actors.map((actor) => [actor.id, contentWords([actor.name, ...actor.names].join(' '))]),
  )
  const claimsOf = overlapping(spans, reading.claims, ({ source, cue, content }) => [...source, ...cue, ...content])
  const mentionsOf = overlapping(spans, reading.mentions, (mention) => [mention])
  const ownWords = spans.map((span) => meaningsOf(contentWords(text.slice(span.start, span.end))))
  return spans.map((span, i) => {
    const words = ownWords[i] ?? new Set<string>()
    const sentence = text.slice(span.start, span.end)
    const claims = claimsOf[i] ?? []
    const said = claims.filter(({ content }) => content.some((one) => overlap(one, span)))
    const named = (mentionsOf[i] ?? []).flatMap(({ actor }) => [...(namesOf.get(actor) ?? [])])
    return {
      span,
      text: sentence,
      words,
      near: words.union(ownWords[i - 1] ?? noWords).union(ownWords[i - 2] ?? noWords),
      isHeading:
        span.start === 0 || reading.document.blocks.some((one) => one.type === 'heading' && overlap(one, span)),
      denial: denialIn(reading, span, claims, namesOf, keys),
      isCharge: claims.some(({ attitude }) => attitude === 'accuses'),
      isRebuttal: rebuttal.test(sentence),
      isDeclined: said.some(({ status }) => status === 'declined'),
      named: new Set(named),
      claims,
    }
  })
}

const noWords: ReadonlySet<string> = new Set()

export const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end
const isDenial = ({ attitude, status }: Claim) => attitude === 'denies' || status === 'denied'

/** Somebody's claim denies: in the sentence with its cue, and where it goes on for longer, in those with a word of negation. */
function denialIn(
  reading: Reading,
  span: Span,
  claims: readonly Claim[],
  namesOf: ReadonlyMap<string, ReadonlySet<string>>,
  keys: ReturnType<typeof actorKeysOf>,
): Denial | null {
  const { text } = reading.document
  const isNegated = negation.test(text.slice(span.start, span.end))
  const claim = claims.find((one) => isDenial(one) && (isNegated || one.cue.some((cue) => overlap(cue, span))))
  if (claim === undefined) return null
  const within = claim.content.filter((one) => overlap(one, span))
  const said = within.map((one) => text.slice(Math.max(one.start, span.start), Math.min(one.end, span.end))).join(' ')
  const words = meaningsOf(contentWords(said))
  return {
    claim,
    words,
    isBare: words.size < bareWordsMax,
    byWords: namesOf.get(claim.sourceActor ?? '') ?? new Set(),
    meets: keys.get(claim.sourceActor ?? '')?.meets ?? null,
  }
}

/** For each span the things of which a part lies in it; spans and things in the order of the text. */
function overlapping<T>(spans: readonly Span[], things: readonly T[], partsOf: (thing: T) => readonly Span[]): T[][] {
  const found: T[][] = spans.map(() => [])
  for (const thing of things) {
    const seen = new Set<number>()
    for (const part of partsOf(thing)) {
      for (let i = firstEndingAfter(spans, part.start); i < spans.length && (spans[i]?.start ?? 0) < part.end; i++)
        if (!seen.has(i)) {
          seen.add(i)
          found[i]?.push(thing)
        }
    }
  }
  return found
}

function firstEndingAfter(spans: readonly Span[], at: number): number {
  let [from, to] = [0, spans.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((spans[middle]?.end ?? 0) > at) to = middle
    else from = middle + 1
  }
  return from
}

// A document of more sentences than this is read up to here.
const sentencesMax = 2000

function sentencesOf(reading: Reading): Span[] {
  const { text } = reading.document
  const spans: Span[] = []
  let at = 0
  while (at < text.length && spans.length < sentencesMax) {
    const next = at + text.slice(at, at + 4000).search(/\S/u)
    if (next < at) {
      at += 4000
      continue
    }
    const span = sentenceAround(reading, { start: next, end: next + 1 })
    const own =
      span.end > next + 1
        ? { start: Math.max(next, span.start), end: span.end }
        : { start: next, end: lineEnd(text, next) }
    spans.push(own)
    at = own.end
  }
  return spans
}

const lineEnd = (text: string, from: number) => {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}
