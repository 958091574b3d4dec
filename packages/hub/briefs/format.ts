// The contract of a form a brief is set in, to be handed on: a file.
import { type Brief, citedIn } from '@parley/peace'

export type BriefFormat = {
  readonly name: string
  readonly mediaType: string
  readonly write: (brief: Brief) => Promise<Uint8Array>
}

/** Numbers in print for the entries a brief cites, from 1. */
export function numbersOf(brief: Brief): ReadonlyMap<string, number> {
  return new Map(citedIn(brief).map((entry, at) => [entry, at + 1]))
}

/** '[3, 4]': what stands behind a sentence. */
export const citation = (entries: readonly string[], numbers: ReadonlyMap<string, number>): string =>
  `[${entries.map((entry) => numbers.get(entry)).join(', ')}]`
