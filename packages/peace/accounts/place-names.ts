// One place under two names. Where sides name a place differently, reports say so: 'Northfield, which the council calls
// Ansur', 'Ansur / Northfield'. What one report says lets the others be compared; each keeps the name it uses.
import type { Reading } from '@parley/read/reading'
import { otherName } from '../actors/names.ts'
import type { ReadingAt } from '../readings.ts'

const name = "\\p{Lu}[\\p{L}'’-]*(?: (?:of |al-|el-)?\\p{Lu}[\\p{L}'’-]*){0,3}"
const pairs = [
  new RegExp(`(${name}) ?/ ?(${name})`, 'gu'),
  new RegExp(`(${name}),? (?:which|that) (?:[\\p{L}'’-]+ ){1,4}calls? (${name})`, 'gu'),
  new RegExp(`(${name}),? (?:\\()?(?:also|otherwise|locally) (?:known|called)(?: as)? (${name})`, 'gu'),
]

const known = new WeakMap<Reading, readonly (readonly [string, string])[]>()

/** The same name, as compared, for every name of a place that these readings say is one place; null where none does. */
export function placeNamesOf(readings: readonly ReadingAt[]): ((compared: string) => string) | null {
  if (readings.every(({ reading }) => pairsIn(reading).length === 0)) return null
  const parent = new Map<string, string>()
  const root = (one: string): string => {
    let at = one
    for (let next = parent.get(at); next !== undefined; next = parent.get(at)) at = next
    return at
  }
  for (const { reading } of readings) {
    for (const [a, b] of pairsIn(reading)) {
      // The name that comes first in the alphabet stands for all, in whatever order the reports came.
      const [first = '', second = ''] = [root(a), root(b)].sort()
      if (first !== second) parent.set(second, first)
    }
  }
  return root
}

function pairsIn(reading: Reading): readonly (readonly [string, string])[] {
  const before = known.get(reading)
  if (before !== undefined) return before
  const found = pairs.flatMap((pattern) =>
    [...reading.document.text.matchAll(pattern)].map(([, a = '', b = '']) => [otherName(a), otherName(b)] as const),
  )
  const kept = found.filter(([a, b]) => a !== b && a !== '' && b !== '')
  known.set(reading, kept)
  return kept
}
