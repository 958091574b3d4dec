// Whether two documents carry one story: the same words in the same order, moved, cut, lightly reworded or put behind
// another beginning.
import type { Reading } from '@parley/read/reading'

/** The share of equal MinHash values estimates the share of 5-word runs in common (Broder 1997); 0 where either has none. */
export function similarity(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length || a[0] === noWords || b[0] === noWords) return 0
  return a.filter((value, index) => value === b[index]).length / a.length
}
const noWords = 0xffffffff

// So alike that counting would add nothing.
const similaritySure = 0.5
const runWords = 3
// Of the shorter text's runs, how many stand in the other. Annotated training documents: of reports that share a story
// and no sentence at most a quarter, of copies, cut and reworded, 98 in 100 more than a third.
const containedMin = 0.32
// A text of a few words is alike by chance.
const runsMin = 12

/** Whether the shorter text is, for a good part, made of words of the other. */
export function isSameStory(a: Reading, b: Reading): boolean {
  if (similarity(a.fingerprint, b.fingerprint) >= similaritySure) return true
  const [one, other] = [runsOf(a), runsOf(b)]
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one]
  if (fewer.size < runsMin) return false
  const enough = containedMin * fewer.size
  let shared = 0
  for (const run of fewer) if (more.has(run) && ++shared >= enough) return true
  return false
}

const known = new WeakMap<Reading, ReadonlySet<number>>()

/** Hashes of the text's runs of words; computed once for a reading. */
function runsOf(reading: Reading): ReadonlySet<number> {
  const before = known.get(reading)
  if (before !== undefined) return before
  const words =
    reading.document.text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const hashes = words.map(hashOf)
  const runs = new Set<number>()
  for (let i = 0; i + runWords <= hashes.length; i++) {
    let run = 0
    for (let k = 0; k < runWords; k++) run = mixed(run ^ hashes[i + k]!)
    runs.add(run)
  }
  known.set(reading, runs)
  return runs
}

/** FNV-1a over UTF-16 code units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** The finaliser of MurmurHash3: order counts, and every bit reaches every bit. */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
