// How much of what unit, as tables write it: the unit in the cell, in the heading, or in a column of its own. No unit becomes
// another: 12 pallets stay 12 pallets.
import { numberIn } from '../incidents/import-rows.ts'
import { withDigits } from './written-days.ts'

// No figure is written longer; in a longer cell none is looked for.
const cellMax = 80

export type Amount = { readonly value: number; readonly unit: string | undefined }

/** '1 200', '18 pallets', '4,500 L'; undefined where it is no amount. */
export function amountIn(cell: string): Amount | undefined {
  if (cell.length > cellMax) return undefined
  const found = /^([+-]?\d[\d\s\u00a0\u202f.,']*)(?:\s*(\p{L}[\p{L}\s.³²()-]*))?$/u.exec(withDigits(cell).trim())
  if (found === null) return undefined
  const value = numberIn(plainNumber(found[1] ?? ''))
  const unit = found[2]?.trim().replace(/\.$/u, '')
  // One letter behind a number is a slip of the pen ('12o'), less for litres and tons.
  const isSlip = unit !== undefined && unit.length === 1 && !/^[lt]$/iu.test(unit)
  return value === undefined || value < 0 || isSlip ? undefined : { value, unit: unit === '' ? undefined : unit }
}

/** Without what stands between thousands: a space, an apostrophe, or a comma before each three digits. */
export function plainNumber(written: string): string {
  const close = written.trim().replace(/(?<=\d)[ \u00a0\u202f'](?=\d{3}(?!\d))/gu, '')
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/u.test(close) ? close.replaceAll(',', '') : close
}

/** Units that stand in headings without brackets: 'Pallets delivered'. */
export const unitWords = 'loads|trucks|pallets|boxes|bags|kits|litres?|liters?|mt|tons?|tonnes?|kg|m3'
const unitWord = new RegExp(`\\b(${unitWords})\\b`, 'iu')

/** The unit that a heading names: 'Delivered (pallets)', 'Qty received – MT'. Undefined where its rest names none. */
export function unitInHeading(heading: string): string | undefined {
  const bracketed = /[([]\s*([^)\]]+?)\s*[)\]]\s*$/u.exec(heading)?.[1]
  const dashed = /\s[–—-]\s*([\p{L}³²]+)$/u.exec(heading)?.[1]
  const unit = bracketed ?? dashed ?? unitWord.exec(heading)?.[1]?.toLowerCase()
  return unit === undefined || !/\p{L}/u.test(unit) || /^(qty|quantity|unit)$/iu.test(unit)
    ? undefined
    : unit.slice(0, 60)
}
