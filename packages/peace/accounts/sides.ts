// One side of a disagreement: a passage of one document and who says it.
import type { Claim, Span } from '@parley/read/reading'
import { wordsAt } from '../readings.ts'
import type { Disagreement } from '../rows.ts'
import { sentenceAround, type Telling } from './tellings.ts'

export type Side = Disagreement['sides'][number]

export function sideOf(telling: Telling, value: string): Side {
  const { at, passage, span } = telling
  const claim = telling.claims[0]
  const by = (claim === undefined ? null : speakerOf(telling, claim)) ?? at.about.publisher
  return { value, document: at.document, reading: at.entry, passage, span: { start: span.start, end: span.end }, by }
}

/** The side with another passage of the telling's document. */
export function sideAt(telling: Telling, value: string, span: Span): Side {
  return { ...sideOf(telling, value), passage: wordsAt(telling.at.reading, span), span }
}

/** The side with the sentence those words stand in, where the telling's own passage does not hold them. */
export function sideWith(telling: Telling, value: string, words: Span | null): Side {
  const { span, at } = telling
  if (words === null || (words.start >= span.start && words.end <= span.end)) return sideOf(telling, value)
  return sideAt(telling, value, sentenceAround(at.reading, words))
}

export const speakerOf = (telling: Telling, claim: Claim): string | null =>
  telling.at.reading.actors.find((actor) => actor.id === claim.sourceActor)?.name ?? null
