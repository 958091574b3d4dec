// Feasts: those with a day of their own in the civil calendar, Easter by its rule, and those only a religious authority
// can place, which keep their name.
import { addDays, type Day, edtfDay, edtfMonthDay } from '../words/calendar.ts'
import { nearestYear } from './nearest.ts'
import { counted, explicit, type Match, type Setting, unresolved } from './when.ts'

const fixed: readonly (readonly [RegExp, number, number])[] = [
  [/^christmas eve$/, 12, 24],
  [/^christmas(?: day)?$/, 12, 25],
  [/^boxing day$/, 12, 26],
  [/^new year's eve$/, 12, 31],
  [/^new year(?:'s(?: day)?)?$/, 1, 1],
  [/^valentine's day$/, 2, 14],
  [/^may day$/, 5, 1],
]
// Days after Easter Sunday of the Western churches.
const movable: readonly (readonly [RegExp, number])[] = [
  [/^palm sunday$/, -7],
  [/^good friday$/, -2],
  [/^easter(?: sunday)?$/, 0],
  [/^easter monday$/, 1],
  [/^ascension day$/, 39],
  [/^(?:pentecost|whitsun)$/, 49],
]
const unplaced =
  /^(?:ramadan|eid al-fitr|eid al-adha|eid|nowruz|newroz|yom kippur|rosh hashanah|passover|pesach|sukkot|hanukkah|purim|ashura|arbaeen|mawlid|muharram|diwali|vesak|orthodox (?:easter|christmas)|lent|advent)$/
const wordsMax = 3

export function feast(setting: Setting, i: number): Match | null {
  const { tokens, today } = setting
  if (!/^\p{Lu}/u.test(tokens[i]?.text ?? '')) return null
  for (let length = wordsMax; length >= 1; length--) {
    const last = lastOf(setting, i, length)
    if (last === null) continue
    const name = setting.text.slice(tokens[i]!.start, tokens[last]!.end)
    const plain = name.toLowerCase().replace(/[’‘]/g, "'").replace(/[‐‑–]/g, '-')
    const day = fixed.find(([pattern]) => pattern.test(plain))
    if (day !== undefined) {
      const [, month, number] = day
      const year = yearIn(setting, last)
      if (year !== null) return explicit(edtfMonthDay(year, month, number), last + 1)
      if (today === null) return explicit(edtfMonthDay(null, month, number), last)
      return counted(edtfMonthDay(nearestYear(today, month, number, 'unknown'), month, number), last)
    }
    const moved = movable.find(([pattern]) => pattern.test(plain))
    if (moved !== undefined) {
      const year = yearIn(setting, last)
      if (year !== null) return explicit(edtfDay(addDays(easter(year), moved[1])), last + 1)
      if (today === null) return unresolved(name, last)
      const near = [today.year - 1, today.year, today.year + 1].map((one) => addDays(easter(one), moved[1]))
      return counted(edtfDay(near.reduce((best, one) => (apart(one, today) < apart(best, today) ? one : best))), last)
    }
    if (unplaced.test(plain)) return unresolved(name.replace(/\s+/g, ' '), last)
  }
  return null
}

/** The last token of a name of so many words; a possessive's ending is no word. */
function lastOf({ tokens }: Setting, i: number, words: number): number | null {
  let k = i
  for (let word = 1; word < words; word++) {
    if (/^['’]s$/.test(tokens[k + 1]?.text ?? '')) k++
    if (tokens[k + 1] === undefined) return null
    k++
  }
  return k
}

function yearIn({ tokens }: Setting, last: number): number | null {
  const next = tokens[last + 1]
  return next !== undefined && /^(?:19|20)\d\d$/.test(next.text) ? Number(next.text) : null
}

const apart = (a: Day, b: Day) => Math.abs(Date.UTC(a.year, a.month - 1, a.day) - Date.UTC(b.year, b.month - 1, b.day))

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easter(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return { year, month: Math.floor(sum / 31), day: (sum % 31) + 1 }
}
