// One point of time as the words give it, tried from the most telling expression to the least, and its ends: "the end
// of May", "early next month", "noon on Thursday".
import { dayOfMonth, monthAlone, monthDay, numericDate, season, yearPart, years } from './calendar-dates.ts'
import { clockTime } from './clock-times.ts'
import { countedSpan, nearDay, nearPeriod, partAt, period, stretchNow } from './deictics.ts'
import { lastDayOf, type Part, thirdOf } from './edtf-parts.ts'
import { feast } from './feasts.ts'
import { duration, ordinalSpan, storyDay, storySpan } from './story-dates.ts'
import { weekday } from './weekdays.ts'
import { at, counted, type Match, type Parser, type Setting, unresolved } from './when.ts'

const parsers: readonly Parser[] = [
  numericDate,
  monthDay,
  feast,
  weekday,
  nearDay,
  nearPeriod,
  edge,
  part,
  yearPart,
  season,
  ordinalSpan,
  stretchNow,
  countedSpan,
  storyDay,
  storySpan,
  duration,
  dayOfMonth,
  monthAlone,
  years,
]

export function point(setting: Setting, i: number): Match | null {
  for (const parse of parsers) {
    const match = parse(setting, i)
    if (match !== null) return match
  }
  return null
}

const ends: Readonly<Record<string, Part>> = {
  end: 'late',
  close: 'late',
  start: 'early',
  beginning: 'early',
  middle: 'mid',
}

/** "The end of June", "the start of the year". */
function edge(setting: Setting, i: number): Match | null {
  const word = at(setting, i)
  if (!Object.hasOwn(ends, word) || at(setting, i + 1) !== 'of') return null
  const which = ends[word]!
  const the = at(setting, i + 2) === 'the' ? 1 : 0
  const k = i + 2 + the
  const unit = at(setting, k)
  if (the === 1 && /^(?:day|week|month|year)$/.test(unit)) {
    const value = period(setting, unit, 0)
    return value === null ? unresolved(`${word} of ${unit}`, k) : ended(counted(value, k), which)
  }
  const inner = monthAlone(setting, k) ?? nearPeriod(setting, k) ?? years(setting, k)
  if (inner === null) return null
  return inner.value === null ? { ...inner, relation: `${word} of ${inner.relation}` } : ended(inner, which)
}

function ended(match: Match, which: Part): Match {
  const value = match.value!
  const third = thirdOf(value, which)
  return which === 'late'
    ? { ...match, value: third, edge: lastDayOf(value.split('/').at(-1)!) }
    : { ...match, value: third }
}

/** "Early March", "late 2031": a third of the month or year that follows. */
function part(setting: Setting, i: number): Match | null {
  const which = partAt(setting, i)
  if (which === null) return null
  const inner = monthAlone(setting, i + 1) ?? years(setting, i + 1)
  return inner?.value == null ? null : { ...inner, value: thirdOf(inner.value, which) }
}

const isDay = (value: string | null) => value !== null && /^[\dX]{4}-\d{2}-\d{2}$/.test(value)
const joints = /^(?:on|,|of|the)$/
const timeLeads = /^(?:at|around|about|,|by)$/

/** A point with its time of day, before it or after it; a time alone counts from the last day told. */
export function pointWithTime(setting: Setting, i: number): Match | null {
  const time = clockTime(setting, i)
  if (time !== null) {
    let k = time.last + 1
    // "8 a.m. local time on Friday", "2 in the morning of Friday".
    if (at(setting, k) === 'local' && at(setting, k + 1) === 'time') k += 2
    while (joints.test(at(setting, k)) && k - time.last <= 2) k++
    const day = k < setting.tokens.length ? point(setting, k) : null
    if (
      day !== null &&
      day.placeless === undefined &&
      (isDay(day.value) || (day.value === null && isDayName(day.relation)))
    )
      return timed(day, time.time, day.last)
    return timeAlone(setting, time.time, time.last)
  }
  const match = point(setting, i)
  if (match === null || match.placeless !== undefined || !(isDay(match.value) || isDayName(match.relation)))
    return match
  let k = match.last + 1
  while (timeLeads.test(at(setting, k)) && k - match.last <= 2) k++
  const after = k < setting.tokens.length ? clockTime(setting, k) : null
  return after === null || (k === match.last + 1 && !/^\d|^(?:noon|midnight|midday)$/.test(at(setting, k)))
    ? match
    : timed(match, after.time, after.last)
}

const isDayName = (relation: string | null) =>
  relation !== null &&
  /^(?:(?:last|next|this) )?(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|today|yesterday|tomorrow|tonight)$/.test(
    relation,
  )

const timed = (day: Match, time: string, last: number): Match =>
  day.value === null
    ? { ...day, relation: `${day.relation} T${time}`, last }
    : { ...day, value: `${day.value}T${time}`, last }

function timeAlone({ before, today }: Setting, time: string, last: number): Match {
  const told = before.findLast(({ value }) => /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(value ?? ''))?.value?.slice(0, 10)
  const isTimeAlone = true
  if (told !== undefined) return { value: `${told}T${time}`, relation: null, basis: 'context', last, isTimeAlone }
  if (today === null) return { ...unresolved(`T${time}`, last), isTimeAlone }
  const two = (n: number) => String(n).padStart(2, '0')
  return { ...counted(`${today.year}-${two(today.month)}-${two(today.day)}T${time}`, last), isTimeAlone }
}
