// Whether two documents carry one story: the same words in the same order, moved, cut or put behind another beginning.
import type { Reading } from '@parley/read/reading'

/** The share of equal MinHash values estimates the share of 5-word runs in common (Broder 1997); 0 where either has none. */
export function similarity(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length || a[0] === noWords || b[0] === noWords) return 0
  return a.filter((value, index) => value === b[index]).length / a.length
}
const noWords = 0xffffffff

// With 64 values the standard error is about 0.03 here: below 0.08 a likeness may be chance.
const similarityMin = 0.08
// A statement quoted by two independent reports is a tenth to a third of them; a cut wire story is nearly all of itself.
const containedMin = 0.5

/**
 * Whether the shorter text is, for the most part, made of words of the other. From the shared part J of all runs and the
 * lengths, the shorter one's share is J/(1+J) · (a+b)/min(a,b).
 */
export function isSameStory(a: Reading, b: Reading): boolean {
  const shared = similarity(a.fingerprint, b.fingerprint)
  if (shared < similarityMin) return false
  const [x, y] = [a.document.text.length, b.document.text.length]
  return (shared / (1 + shared)) * ((x + y) / Math.max(1, Math.min(x, y))) >= containedMin
}
