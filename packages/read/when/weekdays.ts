// Weekdays: "Wednesday", "last Friday", "Tuesday of last week", "Monday, 12 May", "every Friday", "on Mondays".
import { addDays, edtfDay, weekdayNumber, weekdayOf } from '../words/calendar.ts'
import { monthDay } from './calendar-dates.ts'
import { wayOf } from './way.ts'
import { at, counted, type Match, type Setting, stretch, unresolved } from './when.ts'

const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const partOfDay = /^(?:morning|afternoon|evening|night|nights|mornings|evenings)$/

export function weekday(setting: Setting, i: number): Match | null {
  const { tokens, today } = setting
  const modifier = /^(?:last|next|this|coming|past|every|each)$/.exec(at(setting, i))?.[0]
  const k = modifier === undefined ? i : i + 1
  const word = at(setting, k)
  const number = weekdayNumber.get(word) ?? weekdayNumber.get(word.replace(/s$/, ''))
  if (number === undefined || !/^\p{Lu}/u.test(tokens[k]!.text)) return null
  const name = names[number]!
  if (modifier === 'every' || modifier === 'each' || word.endsWith('days')) return stretch(`every ${name}`, k)
  // "The Friday Mosque", "the Good Friday Agreement": part of a name.
  const next = tokens[k + 1]
  if (
    modifier === undefined &&
    next !== undefined &&
    /^(?:PROPN|NOUN|ADJ)$/.test(next.pos) &&
    /^\p{Lu}/u.test(next.text) &&
    (/^(?:the|good|black|bloody|holy)$/.test(at(setting, k - 1)) ||
      /^(?:Mosque|Market|Prayers?|Times|Accord|Agreement)$/.test(next.text)) &&
    monthDay(setting, k + 1) === null
  )
    return null
  let last = k
  if (partOfDay.test(at(setting, last + 1))) last++
  const comma = tokens[last + 1]?.text === ',' ? 1 : 0
  const the = at(setting, last + 1 + comma) === 'the' ? 1 : 0
  const full = tokens[last + 1 + comma + the] === undefined ? null : monthDay(setting, last + 1 + comma + the)
  // "Wednesday, October 19" and "Wednesday 3 May" are one date.
  if (full?.value !== undefined && full.value !== null && !full.value.includes('/')) return full
  const of = at(setting, last + 1) === 'of' ? 1 : 0
  const week = /^(?:last|next|this)$/.exec(at(setting, last + 1 + of))?.[0]
  if (week !== undefined && at(setting, last + 2 + of) === 'week') {
    const end = last + 2 + of
    if (today === null) return unresolved(`${name} of ${week} week`, end)
    const shift = week === 'last' ? -7 : week === 'next' ? 7 : 0
    const monday = addDays(today, -((weekdayOf(today) + 6) % 7) + shift)
    return counted(edtfDay(addDays(monday, (number + 6) % 7)), end)
  }
  if (today === null) return unresolved(modifier === undefined ? name : `${modifier} ${name}`, last)
  const way =
    modifier === 'next' || modifier === 'coming'
      ? 'future'
      : modifier === 'last' || modifier === 'past'
        ? 'past'
        : wayOf(setting, k)
  const current = weekdayOf(today)
  const back = (current - number + 7) % 7
  const ahead = (number - current + 7) % 7
  let shift: number
  if (modifier === 'this') shift = ((number + 6) % 7) - ((current + 6) % 7)
  else if (way === 'future') shift = modifier !== undefined && ahead === 0 ? 7 : ahead
  else shift = modifier !== undefined && back === 0 ? -7 : -back
  return counted(edtfDay(addDays(today, shift)), last)
}
