// What the document page draws with: claims as they stand now, and the marks and removals in the order of the text. Pure.
import type { AccountRow, ClaimRow, Reading } from '../hub/client.ts'
import { claimAt, cutIntoRuns, type Mark, type Span } from './runs.ts'

/** A claim with every place it has in the text. */
export type Marked = {
  readonly key: string
  readonly row: ClaimRow
  readonly spans: readonly Span[]
  readonly disputed: boolean
}

/** Claims of one document with their places; those that accounts show in dispute are marked so. */
export function markedClaims(
  rows: readonly ClaimRow[],
  accounts: readonly AccountRow[],
  document: string,
): readonly Marked[] {
  const disputed = new Set<string>()
  for (const account of accounts) {
    if (!account.disputed) continue
    for (const report of account.reports) {
      if (report.document !== document) continue
      for (const claim of report.claims) disputed.add(claim.includes('/') ? claim : `${report.reading}/${claim}`)
    }
  }
  return rows.flatMap((row) => {
    const spans = [...row.spans.source, ...row.spans.cue, ...row.spans.content]
    return spans.length === 0 ? [] : [{ key: row.key, row, spans, disputed: disputed.has(row.key) }]
  })
}

export type Layers = { readonly actors: boolean; readonly dates: boolean; readonly places: boolean }

/** Every mark of a document, claims always, the rest as the reader chose. */
export function marksOf(
  claims: readonly Marked[],
  reading: Reading,
  layers: Layers,
  linked: Span | null = null,
): readonly Mark[] {
  const marks: Mark[] = linked === null ? [] : [{ ...linked, of: 'linked', part: 'linked' }]
  for (const { key, row } of claims) {
    for (const part of ['content', 'source', 'cue'] as const) {
      for (const { start, end } of row.spans[part]) marks.push({ start, end, of: key, part })
    }
  }
  if (layers.actors)
    for (const { start, end, actor } of reading.mentions) marks.push({ start, end, of: actor, part: 'actor' })
  if (layers.dates) {
    for (const [index, { start, end }] of reading.dates.entries())
      marks.push({ start, end, of: String(index), part: 'date' })
  }
  if (layers.places) {
    for (const [index, { start, end }] of reading.places.entries())
      marks.push({ start, end, of: String(index), part: 'place' })
  }
  return marks
}

export type Piece =
  | {
      readonly kind: 'block'
      readonly block: Reading['document']['blocks'][number]
      readonly table: Reading['document']['tables'][number] | null
    }
  | { readonly kind: 'removed'; readonly at: number; readonly removed: Reading['document']['removed'] }

/** Blocks and what was removed, in the order of the text. What was removed inside a block follows it. */
export function piecesOf(document: Reading['document']): readonly Piece[] {
  const blocks =
    document.blocks.length > 0 ? document.blocks : [{ type: 'paragraph' as const, start: 0, end: document.text.length }]
  const removed = document.removed.toSorted((a, b) => a.at - b.at)
  const pieces: Piece[] = []
  let next = 0
  const takeUntil = (end: number) => {
    const taken = []
    for (let one = removed[next]; one !== undefined && one.at <= end; one = removed[next]) {
      taken.push(one)
      next++
    }
    if (taken.length > 0) pieces.push({ kind: 'removed', at: taken[0]?.at ?? end, removed: taken })
  }
  for (const block of blocks.toSorted((a, b) => a.start - b.start)) {
    takeUntil(block.start)
    const table =
      block.type === 'table' ? document.tables.find((one) => one.start < block.end && one.end > block.start) : undefined
    pieces.push({ kind: 'block', block, table: table ?? null })
  }
  takeUntil(Number.POSITIVE_INFINITY)
  return pieces
}

/** Where a claim can be gone to: the offset of a run, and whether that run means this claim when it is pressed. */
export type Anchor = { readonly at: number; readonly own: boolean }

/**
 * For each claim the first run that means it; for one that others cover wholly, the first run it stands in, which means
 * another. Without one of these a claim could not be reached by key, nor its note find its words.
 */
export function anchorsOf(document: Reading['document'], marks: readonly Mark[]): ReadonlyMap<string, Anchor> {
  const anchors = new Map<string, Anchor>()
  for (const piece of piecesOf(document)) {
    if (piece.kind === 'removed') continue
    for (const span of drawnSpans(piece)) {
      for (const run of cutIntoRuns(span, marks)) {
        // A blank has no name to be called by.
        if (document.text.slice(run.start, run.end).trim() === '') continue
        const meant = claimAt(run)
        if (meant !== null && anchors.get(meant)?.own !== true) anchors.set(meant, { at: run.start, own: true })
        for (const { of, part } of run.marks) {
          const isClaim = part === 'source' || part === 'cue' || part === 'content'
          if (isClaim && !anchors.has(of)) anchors.set(of, { at: run.start, own: false })
        }
      }
    }
  }
  return anchors
}

/** The stretches a block is drawn from: its cells where it is a table whose cells have places, else itself. */
function drawnSpans({ block, table }: Extract<Piece, { kind: 'block' }>): readonly Span[] {
  const cells = [...(table?.columnCells ?? []), ...(table?.cells ?? []).flat()].filter((cell) => cell !== null)
  return table !== null ? cells : [block]
}
