// Numbers of two reports that count the same thing: the same, or rivals.
import type { Quantity } from '@parley/read/reading'
import type { Telling } from './tellings.ts'
import { contentWords } from './words.ts'

/** Two numbers for one thing that cannot both be so. */
export type RivalQuantities = { readonly a: Quantity; readonly b: Quantity }

/** Rivals, the two nearest for each thing counted; a thing for which the two share any number has none. */
export function rivalQuantities(a: Telling, b: Telling): readonly RivalQuantities[] {
  const rivals: RivalQuantities[] = []
  for (const one of a.event.quantities) {
    const others = b.event.quantities.filter((other) => countSame(one, other))
    const own = a.event.quantities.filter((other) => countSame(one, other))
    if (own[0] !== one || own.some((x) => others.some((y) => canMeet(x, y)))) continue
    const pairs = own.flatMap((x) => others.map((y) => ({ a: x, b: y })))
    rivals.push(...pairs.toSorted((x, y) => apart(x) - apart(y)).slice(0, 1))
  }
  return rivals
}

/** How far two numbers lie from each other: of a total and a part, a rival of the part is nearer to the part. */
export const apart = ({ a, b }: RivalQuantities): number => Math.abs(sizeOf(a) - sizeOf(b))
const sizeOf = ({ value, low, high }: Quantity) => value ?? low ?? high ?? 0

/** A number in common: the same thing counted, or the same number of the same unit where one does not say of what. */
export const sharedQuantities = (a: Telling, b: Telling): boolean =>
  a.event.quantities.some((one) =>
    b.event.quantities.some(
      (other) =>
        (countSame(one, other) && canMeet(one, other)) ||
        (one.value !== null && one.value === other.value && sameUnit(one, other) && (one.of === '' || other.of === '')),
    ),
  )

/** The number in the document's own words where it says where they stand, else as a number. */
export function quantityWords(quantity: Quantity, text: string): string {
  if (quantity.start !== undefined && quantity.end !== undefined) return text.slice(quantity.start, quantity.end)
  return [numberWords(quantity), quantity.unit, quantity.of].filter((one) => one !== '').join(' ')
}

function numberWords({ value, low, high }: Quantity): string {
  if (value !== null) return String(value)
  if (low !== null && high !== null) return `${low} to ${high}`
  if (low !== null) return `at least ${low}`
  return high === null ? '' : `at most ${high}`
}

/** The same thing counted, and numbers that can both be so. */
export const countAlike = (a: Quantity, b: Quantity): boolean => countSame(a, b) && canMeet(a, b)

/** One unit, and the same thing counted: 'people killed' and 'killed', not 'killed' and 'wounded'. */
function countSame(a: Quantity, b: Quantity): boolean {
  if (!sameUnit(a, b)) return false
  const [x, y] = [contentWords(a.of), contentWords(b.of)]
  if (x.size === 0 || y.size === 0) return x.size === y.size
  const [fewer, more] = x.size <= y.size ? [x, y] : [y, x]
  return [...fewer].every((word) => more.has(word))
}

const sameUnit = (a: Quantity, b: Quantity) => a.unit.toLowerCase() === b.unit.toLowerCase()

function canMeet(a: Quantity, b: Quantity): boolean {
  const [lowA, highA] = boundsOf(a)
  const [lowB, highB] = boundsOf(b)
  return lowA <= highB && lowB <= highA
}

function boundsOf({ value, low, high }: Quantity): [number, number] {
  if (low === null && high === null)
    return value === null ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [value, value]
  return [
    low ?? value ?? Number.NEGATIVE_INFINITY,
    high ?? (low === value ? Number.POSITIVE_INFINITY : (value ?? Number.POSITIVE_INFINITY)),
  ]
}
