// What a place at a time has to do with lines and zones. Runs in a page as well: rows of incidents hold nothing of it, so
// that a line drawn late needs no incident folded anew.
import { msOf } from '../promises/zone.ts'
import { type Beyond, liesBeyond, type Point } from './geometry.ts'
import type { LineRow } from './rows.ts'
import type { LineKind } from './shapes.ts'

/** Does the point lie beyond this line on this date? Undefined where the line did not hold then. */
export function beyondAt(
  point: Point,
  line: Pick<LineRow, 'versions'>,
  instant: string,
  marginKm: number,
): Beyond | undefined {
  const ms = msOf(instant)
  const version = line.versions.find(({ from, until }) => msOf(from) <= ms && (until === null || ms < msOf(until)))
  return version === undefined ? undefined : liesBeyond(point, version, marginKm)
}

export type LineMet = {
  readonly line: string
  readonly kind: LineKind
  readonly name: string
  readonly agreement: string | null
  readonly clauses: readonly string[]
  readonly beyond: Beyond
  readonly entry: string
}

/**
 * What a place has to do with the lines that held at a time. Where the time is a stretch, and a line held for a part of it
 * or lay elsewhere for a part, the answer is 'unclear'.
 */
export function linesMet(
  point: Point,
  marginKm: number,
  time: { readonly from: number; readonly until: number },
  lines: readonly LineRow[],
): readonly LineMet[] {
  return lines.flatMap((line) => {
    const touched = line.versions.filter(
      ({ from, until }) => msOf(from) <= time.until && (until === null || msOf(until) > time.from),
    )
    const [first] = touched
    if (first === undefined) return []
    const answers = new Set(touched.map((version) => liesBeyond(point, version, marginKm)))
    const end = touched.at(-1)?.until ?? null
    const isWhole = msOf(first.from) <= time.from && (end === null || msOf(end) > time.until)
    const [only] = answers
    const certain = answers.size === 1 && only !== undefined && (isWhole || only === 'no') ? only : 'unclear'
    const { key, kind, name, agreement, clauses } = line
    return [{ line: key, kind, name, agreement, clauses, beyond: certain, entry: first.entry }]
  })
}
