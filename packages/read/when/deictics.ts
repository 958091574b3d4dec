// What is counted from the document's date: "yesterday", "last week", "over the weekend", "three days ago", "in 10 days".
import { addDays, addMonths, type Day, edtfDay, edtfMonth, weekdayOf } from '../words/calendar.ts'
import { monthFrom, type Part, thirdOf, weekAround } from './edtf-parts.ts'
import { countOf, lengthOf, unitOf } from './numbers.ts'
import { wayOf } from './way.ts'
import { at, counted, type Match, type Setting, stretch, unresolved } from './when.ts'

const partOfDay = /^(?:morning|afternoon|evening|night)$/
const days: Readonly<Record<string, number>> = { today: 0, tonight: 0, yesterday: -1, tomorrow: 1 }

export function nearDay(setting: Setting, i: number): Match | null {
  const { today } = setting
  const word = at(setting, i)
  const counts = (relation: string, shift: number, last: number) =>
    today === null ? unresolved(relation, last) : counted(edtfDay(addDays(today, shift)), last)
  const shift = days[word]
  if (shift !== undefined && Object.hasOwn(days, word)) {
    // A possessive names a paper or a thing: "today's meeting" is still today.
    return counts(word, shift, partOfDay.test(at(setting, i + 1)) ? i + 1 : i)
  }
  if (word === 'day' && /^(?:before|after)$/.test(at(setting, i + 1))) {
    const next = at(setting, i + 2)
    if (at(setting, i + 1) === 'after' && next === 'tomorrow') return counts('P2D after document', 2, i + 2)
    if (at(setting, i + 1) === 'before' && next === 'yesterday') return counts('P2D before document', -2, i + 2)
  }
  if (word === 'last' && at(setting, i + 1) === 'night') return counts('last night', -1, i + 1)
  if (word === 'this' && partOfDay.test(at(setting, i + 1))) return counts(`this ${at(setting, i + 1)}`, 0, i + 1)
  if (word === 'overnight' && !/^(?:NOUN|ADJ)$/.test(setting.tokens[i + 1]?.pos ?? ''))
    return today === null ? unresolved('overnight', i) : counted(`${edtfDay(addDays(today, -1))}/${edtfDay(today)}`, i)
  return null
}

const units = /^(?:week|month|year|weekend)$/

/** "Last week", "earlier this month", "late last year", "the weekend", "the end of the month". */
export function nearPeriod(setting: Setting, i: number): Match | null {
  const word = at(setting, i)
  const part = partAt(setting, i)
  const k = part === null ? (/^(?:earlier|later)$/.test(word) ? i + 1 : i) : i + 1
  const modifier = /^(?:this|last|next|past|coming)$/.exec(at(setting, k))?.[0]
  const unit = at(setting, k + 1)
  if (modifier !== undefined && units.test(unit)) {
    // "In the last week" counts back from today; "last week" is the one before this.
    if (at(setting, k - 1) === 'the' && /^(?:last|past)$/.test(modifier) && unit !== 'weekend') return null
    const which = modifier === 'past' ? 'last' : modifier === 'coming' ? 'next' : modifier
    const shift = which === 'this' ? 0 : which === 'next' ? 1 : -1
    const value = period(setting, unit, shift)
    const words = `${part === null ? '' : `${part} `}${which} ${unit}`
    if (value === null) return unresolved(words, k + 1)
    return counted(part === null ? value : thirdOf(value, part), k + 1)
  }
  if (k !== i) return null
  if (word === 'weekend' && /^(?:the|over|at)$/.test(at(setting, i - 1)) && at(setting, i + 1) !== 'of') {
    const value = period(setting, 'weekend', wayOf(setting, i) === 'future' ? 0 : -1)
    return value === null ? unresolved('weekend', i) : counted(value, i)
  }
  return null
}

/** "Early", "mid", "late" where a period follows. */
export function partAt(setting: Setting, i: number): Part | null {
  const word = at(setting, i)
  return word === 'early' || word === 'mid' || word === 'late' ? word : null
}

export function period({ today, reference }: Setting, unit: string, shift: number): string | null {
  if (unit === 'year') return reference === null ? null : String(reference.year + shift).padStart(4, '0')
  if (unit === 'month')
    return reference === null || reference.month === null ? null : monthFrom(reference.year, reference.month, shift)
  if (today === null) return null
  if (unit === 'day') return edtfDay(addDays(today, shift))
  if (unit === 'week') return weekAround(addDays(today, shift * 7))
  // On a weekend "last weekend" is the one before; in the week it is the one just over.
  const current = weekdayOf(today)
  const coming = addDays(today, current === 0 ? -1 : 6 - current)
  const isOn = current === 6 || current === 0
  const saturday = shift === 0 || (shift > 0 && !isOn) ? coming : addDays(coming, shift * 7)
  return `${edtfDay(saturday)}/${edtfDay(addDays(saturday, 1))}`
}

/** "Three days ago", "a fortnight ago", "in 10 days". */
export function countedSpan(setting: Setting, i: number): Match | null {
  const count = countOf(at(setting, i))
  const unit = unitOf(at(setting, i + 1))
  if (count === null || unit === null) return null
  if (at(setting, i + 2) === 'ago') return moved(setting, -count * unit.times, at(setting, i + 1), i + 2)
  if (at(setting, i - 1) === 'in' && unit.sign.length === 1 && wayOf(setting, i) === 'future')
    return moved(setting, count * unit.times, at(setting, i + 1), i + 1)
  return null
}

function moved({ today, reference }: Setting, count: number, word: string, last: number): Match {
  const unit = unitOf(word)!
  const relation = `${lengthOf(Math.abs(count) / unit.times, unit)} ${count < 0 ? 'before' : 'after'} document`
  if (unit.sign === 'Y' && reference !== null) return counted(String(reference.year + count).padStart(4, '0'), last)
  if (unit.sign === 'M' && reference !== null && reference.month !== null)
    return counted(monthFrom(reference.year, reference.month, count), last)
  if (today === null) return unresolved(relation, last)
  if (unit.sign === 'TM') return counted(edtfDay(today), last)
  if (unit.sign === 'TH') return counted(edtfDay(addDays(today, Math.trunc(count / 24))), last)
  return counted(unit.sign === 'D' ? edtfDay(addDays(today, count)) : weekAround(addDays(today, count * 7)), last)
}

/** "In the past 24 hours", "over the last three days", "in recent weeks", "in the coming days". */
export function stretchNow(setting: Setting, i: number): Match | null {
  const { today } = setting
  const word = at(setting, i)
  if (!/^(?:past|last|recent|coming|next|previous)$/.test(word)) return null
  const isThe = at(setting, i - 1) === 'the'
  if (!isThe && word !== 'recent') return null
  const vague = /^(?:few|several|couple)$/.test(at(setting, i + 1))
  const count = vague ? null : countOf(at(setting, i + 1))
  const k = count !== null || vague ? i + 2 : i + 1
  const unit = unitOf(at(setting, k))
  if (unit === null) return null
  if (count === null && (vague || unit.plural)) return stretch(lengthOf('X', unit), k)
  const length = lengthOf(count ?? 1, unit)
  if (word === 'past' || word === 'last')
    return stretch(`${length} ending ${today === null ? 'document' : edtfDay(today)}`, k)
  if (count !== null && /^(?:coming|next)$/.test(word))
    return stretch(`${length} starting ${today === null ? 'document' : edtfDay(today)}`, k)
  return null
}

/** A day, month or year some units from another, as precise as the coarser of the two. */
export function shiftFrom(value: string, count: number, word: string): string | null {
  const unit = unitOf(word)
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(value) ?? []
  if (unit === null || year === undefined) return null
  const steps = count * unit.times
  const own: Day | null =
    month === undefined || day === undefined ? null : { year: Number(year), month: Number(month), day: Number(day) }
  switch (unit.sign) {
    case 'Y':
      return month === undefined || own !== null || Math.abs(steps) > 1
        ? String(Number(year) + steps).padStart(4, '0')
        : edtfMonth(Number(year) + steps, Number(month))
    case 'M': {
      if (month === undefined || Number(month) > 12) return null
      const to = addMonths(Number(year), Number(month), steps)
      return edtfMonth(to.year, to.month)
    }
    case 'W':
      return own === null ? null : edtfDay(addDays(own, steps * 7))
    case 'D':
      return own === null ? null : edtfDay(addDays(own, steps))
    default:
      return null
  }
}
