// The readings among some facts: which of a document's readings is current, and what people corrected about documents.
import type { Document, Reading, Span } from '@parley/read/reading'
import { correctionMade } from './events/correction-made.ts'
import { documentRead } from './events/document-read.ts'
import { Memo } from './memo.ts'
import { type WithTaken, withTaken } from './suggestions.ts'
import { isOf } from './validate.ts'
import type { Fact } from './views/view.ts'

/** A reading at its place: `entry` is the `document-read`, `document` the document's id. */
export type ReadingAt = {
  readonly entry: string
  readonly document: string
  readonly process: string
  readonly seq: number
  readonly reading: Reading
  /** As the reading has it, with the corrections people made. */
  readonly about: About
  /** By number, what people took of a model's suggestions, and the entry that suggested it. */
  readonly taken?: WithTaken['taken']
}
export type About = Pick<Document, 'title' | 'byline' | 'publisher' | 'published' | 'language'> & {
  /** The document of which somebody said that this is a translation. */
  readonly translationOf: string | null
}

const kept = () => new Map<string, ReadingAt>()

/**
 * The current reading of each document among these facts, with what people took of a model's suggestions, in log order;
 * with one memo, the same objects for the same.
 */
export function currentReadings(facts: readonly Fact[], memo: Memo = new Memo()): readonly ReadingAt[] {
  const known = memo.of(kept)
  const superseded = supersededReadings(facts)
  const corrections = correctionsOf(facts)
  const current = new Map<string, ReadingAt>()
  for (const { entry, reading, seq } of facts) {
    if (reading === undefined || !isOf(documentRead, entry) || superseded.has(entry.id)) continue
    const { document } = entry.body
    current.delete(document)
    const corrected = corrections.get(document)
    const whole = withTaken({ entry: entry.id, organisation: entry.author.organisation, reading }, facts)
    const name = [seq, ...whole.taken.keys(), ...(corrected === undefined ? [] : [JSON.stringify(corrected)])].join(' ')
    const at = memo.once(known, name, () => ({
      entry: entry.id,
      document,
      process: entry.process,
      seq,
      reading: whole.reading,
      about: aboutOf(reading, corrected),
      taken: whole.taken,
    }))
    current.set(document, at)
  }
  return [...current.values()]
}

/** `document-read` entries whose place a later one took that could be read. */
export function supersededReadings(facts: readonly Fact[]): ReadonlySet<string> {
  const superseded = new Set<string>()
  for (const { entry } of facts) {
    if (isOf(documentRead, entry) && entry.body.supersedes !== undefined && entry.body.reading !== null) {
      superseded.add(entry.body.supersedes)
    }
  }
  return superseded
}

type Corrections = Partial<Record<keyof About, string | null>>

/** The latest correction of each field, by document. */
export function correctionsOf(facts: readonly Fact[]): ReadonlyMap<string, Corrections> {
  const corrections = new Map<string, Corrections>()
  for (const { entry } of facts) {
    if (!isOf(correctionMade, entry)) continue
    const { on, field, value } = entry.body
    corrections.set(on.key, { ...corrections.get(on.key), [field]: value })
  }
  return corrections
}

export function aboutOf(reading: Reading, corrections: Corrections = {}): About {
  const { title, byline, publisher, published, language } = reading.document
  const about = { title, byline, publisher, published, language, translationOf: null, ...corrections }
  return { ...about, language: about.language ?? language }
}

/** The words of a span. */
export const wordsAt = (reading: Reading, span: Span): string => reading.document.text.slice(span.start, span.end)

/** The words of several spans, joined by ' … ' where something stands between them. */
export const wordsOf = (reading: Reading, spans: readonly Span[]): string =>
  spans.map((span) => wordsAt(reading, span)).join(' … ')
