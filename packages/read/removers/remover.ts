// The contract of a remover: which lines are what a page leaves around its text. A rule takes short lines of known
// shape, or runs before the first and after the last running text. In doubt the line stays.
import type { Line, Page } from '../line.ts'
import type { RemovalReason } from '../reading.ts'

export type Remover = {
  readonly reason: RemovalReason
  /** Indices of lines to take out. Lines already taken may be named again. */
  readonly find: (page: Page) => Iterable<number>
  /** Lines that go with those found, asked for when every remover has found its own: a run ends at any line taken. */
  readonly follow?: (page: Page) => Iterable<number>
}

// A page's leavings are short. Longer lines are text, and patterns are never run over megabytes.
const charsMax = 2000

/** Whether a line may be taken by its words at all. */
export function isCandidate(page: Page, i: number): boolean {
  const line: Line | undefined = page.lines[i]
  return line !== undefined && line.type !== 'table' && line.text.length <= charsMax && !page.taken(i)
}

/** A remover that takes each line for itself, wherever it stands. */
export function eachLine(reason: RemovalReason, is: (line: Line, index: number, page: Page) => boolean): Remover {
  return {
    reason,
    *find(page) {
      for (const [i, line] of page.lines.entries()) if (isCandidate(page, i) && is(line, i, page)) yield i
    },
  }
}
