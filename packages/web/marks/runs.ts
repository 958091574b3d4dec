// A text cut into runs: stretches over which the same claims, actors, dates and places hold. Pure; drawing is elsewhere.

export type Span = { readonly start: number; readonly end: number }
export type MarkPart = 'source' | 'cue' | 'content' | 'actor' | 'date' | 'place' | 'linked'

/** One thing that holds over one stretch of the text. */
export type Mark = Span & { readonly of: string; readonly part: MarkPart }

export type Run = Span & {
  /** What holds here, outermost (longest) first. */
  readonly marks: readonly Mark[]
}

/**
 * Cuts `within` at every border of a mark. The runs cover `within` without gap or overlap, in order, whether marks
 * nest, overlap or repeat; marks outside `within` or without length are left out.
 */
export function cutIntoRuns(within: Span, marks: readonly Mark[]): readonly Run[] {
  if (within.end <= within.start) return []
  const inside = marks
    .filter((mark) => mark.end > mark.start && mark.start < within.end && mark.end > within.start)
    .toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  const borders = new Set([within.start, within.end])
  for (const mark of inside) {
    if (mark.start > within.start) borders.add(mark.start)
    if (mark.end < within.end) borders.add(mark.end)
  }
  const cuts = [...borders].toSorted((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? within.end
    return { start, end, marks: inside.filter((mark) => mark.start <= start && mark.end >= end) }
  })
}

/** The claim a press on this run means: the innermost one, and of two equally long ones the later. */
export function claimAt(run: Run): string | null {
  const claims = run.marks.filter((mark) => mark.part === 'content' || mark.part === 'source' || mark.part === 'cue')
  return claims.at(-1)?.of ?? null
}

/** Claims in the order a reader meets them: by first word, a longer one before those inside it. */
export function inReadingOrder<T extends { readonly key: string; readonly spans: readonly Span[] }>(
  claims: readonly T[],
): readonly T[] {
  const first = (claim: T) => Math.min(...claim.spans.map((span) => span.start))
  const last = (claim: T) => Math.max(...claim.spans.map((span) => span.end))
  return claims.toSorted((a, b) => first(a) - first(b) || last(b) - last(a) || (a.key < b.key ? -1 : 1))
}

/** The next key after `current` in `keys`, or the first; `step` -1 goes back. Stays at the ends. */
export function step(keys: readonly string[], current: string | null, by: 1 | -1): string | null {
  if (keys.length === 0) return null
  const at = current === null ? -1 : keys.indexOf(current)
  if (at < 0) return (by === 1 ? keys[0] : keys.at(-1)) ?? null
  return keys[Math.min(keys.length - 1, Math.max(0, at + by))] ?? null
}

/**
 * Selected stretches as spans of the text: sorted, those with nothing but blanks between them joined, and blanks at
 * the ends left out.
 */
export function tidySpans(text: string, spans: readonly Span[]): readonly Span[] {
  const trimmed = spans
    .map(({ start, end }) => {
      while (start < end && /\s/.test(text[start] ?? '')) start++
      while (end > start && /\s/.test(text[end - 1] ?? '')) end--
      return { start, end }
    })
    .filter((span) => span.end > span.start)
    .toSorted((a, b) => a.start - b.start)
  const joined: Span[] = []
  for (const span of trimmed) {
    const before = joined.at(-1)
    if (before !== undefined && text.slice(before.end, span.start).trim() === '') {
      joined[joined.length - 1] = { start: before.start, end: Math.max(before.end, span.end) }
    } else joined.push(span)
  }
  return joined
}
