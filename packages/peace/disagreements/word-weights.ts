// How telling it is that two sentences share a word: the fewer sentences have it, the more.
import { counts, sentences } from './word-counts.ts'

// A word the counts do not know is a name or a rare thing.
const unknownCount = 3

const weights = new Map(
  counts
    .trim()
    .split(/,\s*/u)
    .map((entry): [string, number] => {
      const [word = '', count = ''] = entry.split(' ')
      return [word, weightFor(Number(count))]
    }),
)
const unknownWeight = weightFor(unknownCount)

/** A word of several conflicts, and so no name of one of them. */
export const isCommon = (word: string): boolean => weights.has(word)

/** 0 to 1, for a word as `meaningsOf` gives it. */
export const weightOf = (word: string): number => weights.get(word) ?? unknownWeight

function weightFor(count: number): number {
  return Math.log(1 + sentences / count) / Math.log(1 + sentences)
}
