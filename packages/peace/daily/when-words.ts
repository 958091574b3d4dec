// Which day and which time of the clock a sentence or cell of a report names, and which day the report itself is about.
import type { DateFound, Document, Span } from '@parley/read/reading'
import { dayInWords } from '../engagements/day-in-words.ts'

export type Clock = { readonly time: string; readonly until?: string; readonly isAbout: boolean }

const hours = '(?:[01]?\\d|2[0-3])'
const clocked = `(${hours})[:.h]([0-5]\\d)`
const fourDigits = '([01]\\d|2[0-3])([0-5]\\d)'
const about = '(?:(about|around|approximately|approx\\.?|circa|roughly|some time after)\\s+)?'
const clockPatterns = [
  new RegExp(
    `${about}(?<![\\d.,])\\b${clocked}(?:\\s?h(?:rs|ours)?)?\\b(?![.,]\\d)(?:\\s*(?:-|–|to|and|until)\\s*${clocked}\\b)?`,
    'iu',
  ),
  new RegExp(
    `${about}\\b${fourDigits}\\s?(?:h|hrs|hours)\\b(?:\\s*(?:-|–|to|and|until)\\s*${fourDigits}\\s?(?:h|hrs|hours)\\b)?`,
    'iu',
  ),
  new RegExp(`(?:\\bat\\s+${about}|^)${fourDigits}\\b(?![-/.]\\d)`, 'iu'),
]

/** The first time of the clock that the words name. */
export function clockIn(words: string): Clock | undefined {
  for (const pattern of clockPatterns) {
    const found = pattern.exec(words)
    if (found === null) continue
    const [, roughly, hour = '', minute = '', endHour, endMinute] = found
    const until = endHour === undefined ? undefined : `${endHour.padStart(2, '0')}:${endMinute}`
    return {
      time: `${hour.padStart(2, '0')}:${minute}`,
      ...(until === undefined ? {} : { until }),
      isAbout: roughly !== undefined,
    }
  }
  if (/\b(?:at|around|about) noon\b|\bmidday\b/iu.test(words)) return { time: '12:00', isAbout: true }
  return undefined
}

/** What the report is about: its days, and the hour at which its last day ends where it says so. */
export type Period = { readonly first: string; readonly last: string; readonly ends?: string }

const wholeDay = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/u

/**
 * A stretch at the head of the report that it calls its period, or the day it is as of; else its date. Undefined where it
 * has none, and a person has to give one.
 */
export function periodOf(
  { text, published }: Pick<Document, 'text' | 'published'>,
  dates: readonly DateFound[],
): Period | undefined {
  for (const one of dates) {
    if (one.value === null || one.start > headMost) continue
    const before = text.slice(Math.max(0, one.start - 60), one.start)
    if (!/\b(?:period|as of|covers|reporting (?:date|day)|between)\b[^.]*$/iu.test(before)) continue
    const [from = '', to = from] = one.value.split('/')
    const [first, last] = [wholeDay.exec(from), wholeDay.exec(to)]
    if (first?.[1] === undefined || last?.[1] === undefined) continue
    return { first: first[1], last: last[1], ...(last[2] === undefined ? {} : { ends: last[2] }) }
  }
  const day =
    wholeDay.exec(published ?? '')?.[1] ?? dates.flatMap(({ value }) => wholeDay.exec(value ?? '')?.[1] ?? [])[0]
  return day === undefined ? undefined : { first: day, last: day }
}

const headMost = 1200

/** The day of a time of the clock that stands without one: of two days that the period has, the one it falls in. */
export function dayOfClock(clock: Clock | undefined, { first, last, ends }: Period): string {
  if (clock === undefined || ends === undefined || first === last) return last
  return clock.time > ends ? dayBefore(last) : last
}

/** The day that the words from `start` to `end` name, as the reader of documents found it. */
export function dayIn(
  dates: readonly DateFound[],
  { start, end }: Span,
  { last: of }: Pick<Period, 'last'>,
): string | undefined {
  for (const one of dates) {
    if (one.start < start || one.end > end || one.value === null) continue
    // A time of the clock alone has its day from elsewhere, and a week is no day.
    if (/^[\d\s:.h]+(?:h|hrs|hours)?$/iu.test(one.text) || !/\d|yesterday|night|day/iu.test(one.text)) continue
    // Where the reader knew of no year, it is that of the report.
    const [from = '', to = from] = one.value.replaceAll('XXXX', of.slice(0, 4)).split('/')
    const day = wholeDay.exec(from)?.[1]
    const until = wholeDay.exec(to)?.[1]
    if (day === undefined || until === undefined || Date.parse(until) - Date.parse(day) > 2 * 86_400_000) continue
    return day
  }
  return undefined
}

/** The day that a cell names: '02-Mar, 19:42', '16.08.2032', '3 March'. */
export function dayOfCell(words: string, published: string): string | undefined {
  for (const part of words.split(/[,;]|\s(?=\d{1,2}[:.]\d\d\b)|(?<=\d)T(?=\d)/u)) {
    const cell = part.trim()
    const numbers = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{2,4}))?$/u.exec(cell)
    const spelt =
      numbers === null
        ? cell.replace(/^(\d{1,2})[-\s]([\p{L}]{3,})\.?[-\s]?(\d{4})?$/u, '$1 $2 $3').trim()
        : `${yearOf(numbers[3], published)}-${numbers[2]?.padStart(2, '0')}-${numbers[1]?.padStart(2, '0')}`
    const day = dayInWords(spelt, published)
    if (day === undefined) continue
    // A report of January tells of December too.
    return Date.parse(day) - Date.parse(published) > 60 * 86_400_000 ? dayInWords(yearBefore(day), null) : day
  }
  return undefined
}

const yearOf = (year: string | undefined, published: string) =>
  year === undefined ? published.slice(0, 4) : year.length === 2 ? `20${year}` : year
const yearBefore = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
