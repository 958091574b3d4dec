// Where words stand in a passage: how a typed or selected correction becomes exact places. Pure.
import { type Span, tidySpans } from './runs.ts'

/** Between the pieces of words that do not stand together. */
export const gapSign = ' … '

/** The words at `spans`, with a gap sign between pieces. */
export function wordsAt(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(gapSign)
}

/**
 * The places of `words` within `within`, each piece the occurrence nearest to `near`; null where a piece does not
 * occur. White space is compared as one blank; case is not changed. Empty words are no places.
 */
export function placesOf(text: string, within: Span, words: string, near: number): readonly Span[] | null {
  const spans: Span[] = []
  for (const piece of words.split(/\s*…\s*/)) {
    if (piece.trim() === '') continue
    const pattern = new RegExp(
      piece
        .trim()
        .split(/\s+/)
        .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('\\s+'),
      'g',
    )
    const found = [...text.slice(within.start, within.end).matchAll(pattern)].map((match) => ({
      start: within.start + match.index,
      end: within.start + match.index + match[0].length,
    }))
    const nearest = found.toSorted((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near))[0]
    if (nearest === undefined) return null
    spans.push(nearest)
  }
  return tidySpans(text, spans)
}

/** Confidence as a word: how surely the machine read it, never how true it is. */
export function confidenceWord(confidence: number): 'sure' | 'fair' | 'unsure' {
  // Bands for readers, not for rules: nothing is decided by them.
  if (confidence >= 0.8) return 'sure'
  return confidence >= 0.55 ? 'fair' : 'unsure'
}
