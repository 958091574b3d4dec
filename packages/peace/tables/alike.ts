// Places of one table that may be one, spelt in two ways. Whether they are is for a person to say: nothing is put together
// by itself.
import { plainHeading } from './headings.ts'

export type Alike = {
  /** The field or column it stands in. */
  readonly field: string
  /** How it is spelt in fewer rows, and how on record or in more. */
  readonly value: string
  readonly like: string
}

const pairsMax = 20
const namesMax = 400
// Longer than any name of a place: what is longer is compared by its beginning.
const nameMax = 120

/** `places`: the name that each row gives, with the field it stands in. `known`: names that are on record already. */
export function alikeIn(
  places: readonly { readonly field: string; readonly name: string }[],
  known: readonly string[] = [],
): readonly Alike[] {
  const onRecord = new Set(known)
  const counts = new Map<string, { field: string; rows: number }>()
  for (const { field, name } of places) {
    const known = counts.get(name)
    counts.set(name, { field: known?.field ?? field, rows: (known?.rows ?? 0) + 1 })
  }
  // What is on record goes before what is not; then most rows first; of as many the one that came first.
  const names = [...counts]
    .filter(([name]) => !onRecord.has(name))
    .toSorted(([, a], [, b]) => b.rows - a.rows)
    .slice(0, namesMax)
  const compared = [...onRecord, ...names.map(([name]) => name)].map((name) => ({ name, words: wordsOf(name) }))
  const found: Alike[] = []
  for (const [at, [name, { field }]] of names.entries()) {
    const own = wordsOf(name)
    const like = compared.slice(0, onRecord.size + at).find((other) => isAlike(own, other.words))
    if (like !== undefined) found.push({ field, value: name, like: like.name })
    if (found.length === pairsMax) break
  }
  return found
}

/** The same words, each with at most one letter of difference; numbers are never taken for each other. */
function isAlike(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length || left.length === 0) return false
  return left.every((word, at) => isNear(word, right[at] ?? ''))
}

function wordsOf(name: string): readonly string[] {
  return plainHeading(name.slice(0, nameMax))
    .replace(/[إأآ]/gu, 'ا')
    .replace(/ة/gu, 'ه')
    .replace(/ى/gu, 'ي')
    .split('_')
    .filter((word) => !/^(al|el|ad|as|ash|an|ar)$/u.test(word))
    .map((word) => word.replace(/^ال(?=.{3})/u, ''))
}

function isNear(a: string, b: string): boolean {
  if (a === b) return true
  if (/\d/u.test(a + b) || Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (a[at] === b[at]) at++
  const [restA, restB] = [a.slice(at), b.slice(at)]
  const isSwapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  // In short names another letter makes another name; one too many seldom does.
  const isOther = isSwapped || restA.slice(1) === restB.slice(1)
  return (isOther && a.length > 4) || restA === restB.slice(1) || restA.slice(1) === restB
}
