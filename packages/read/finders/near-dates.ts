// Dates of languages other than English that are counted from the document's date: weekdays, yesterday, last week.
import { languageWords } from '../lexicon/languages.ts'
import type { DateFound } from '../reading.ts'
import { monthFrom, weekAround } from '../when/edtf-parts.ts'
import { addDays, type Day, edtfDay, parseReference, weekdayOf } from '../words/calendar.ts'
import type { Page } from '../words/page.ts'
import type { Sentence } from '../words/token.ts'
import type { Finder } from './finder.ts'

export const nearDates: Finder = {
  name: 'near-dates',
  languages: Object.keys(languageWords),
  find: (page) => ({ dates: page.sentences.flatMap((sentence) => datesIn(page, sentence)) }),
}

const weekdayWords = (page: Page) => {
  const { weekdays } = languageWords[page.language]!
  return new Map(weekdays.split(' ').flatMap((forms, i) => forms.split('/').map((form): [string, number] => [form, i])))
}
const plain = (words: string) => words.toLowerCase().replace(/[’‘]/g, "'")
const phraseTokensMax = 4

function datesIn(page: Page, { tokens, start, end }: Sentence): DateFound[] {
  const words = languageWords[page.language]!
  const weekdays = weekdayWords(page)
  const reference = parseReference(page.reference)
  const today =
    reference === null || reference.month === null || reference.day === null
      ? null
      : { year: reference.year, month: reference.month, day: reference.day }
  const found: DateFound[] = []
  for (let i = 0; i < tokens.length; i++) {
    const near = phraseAt(i)
    if (near !== null) {
      add(i, near.last, near.value, near.value === null ? near.phrase : null)
      i = near.last
      continue
    }
    const number = weekdays.get(plain(tokens[i]!.text).replaceAll("'", '’')) ?? weekdays.get(tokens[i]!.lower)
    if (number === undefined || !isDayName(i)) continue
    const from = words.from?.test(tokens[i - 1]?.lower ?? '') === true
    const day = today === null ? null : dayOf(today, number, words.ahead.test(page.text.slice(start, end)))
    add(from ? i - 1 : i, i, day === null ? null : from ? `${day}/..` : day, day === null ? tokens[i]!.text : null)
  }
  return found

  /** In Hebrew the days are numbers, and only "day" before them makes them days. */
  function isDayName(i: number): boolean {
    return page.language !== 'he' || /^[בהמל]?יום$/u.test(tokens[i - 1]?.text ?? '') || tokens[i]!.text === 'שבת'
  }

  function phraseAt(i: number): { last: number; phrase: string; value: string | null } | null {
    for (let last = Math.min(tokens.length, i + phraseTokensMax) - 1; last >= i; last--) {
      const phrase = plain(page.text.slice(tokens[i]!.start, tokens[last]!.end))
      const days = Object.hasOwn(words.days, phrase) ? words.days[phrase]! : null
      if (days !== null) return { last, phrase, value: today === null ? null : edtfDay(addDays(today, days)) }
      const period = Object.hasOwn(words.periods, phrase) ? words.periods[phrase]! : null
      if (period === null) continue
      const [unit, count] = period
      const value =
        today === null
          ? null
          : unit === 'week'
            ? weekAround(addDays(today, 7 * count))
            : unit === 'month'
              ? monthFrom(today.year, today.month, count)
              : String(today.year + count).padStart(4, '0')
      return { last, phrase, value }
    }
    return null
  }

  function add(first: number, last: number, value: string | null, relation: string | null): void {
    const span = { start: tokens[first]!.start, end: tokens[last]!.end }
    const basis = value === null ? ('unresolved' as const) : ('document-date' as const)
    found.push({ ...span, text: page.text.slice(span.start, span.end), value, relation, basis })
  }
}

function dayOf(today: Day, number: number, ahead: boolean): string {
  const current = weekdayOf(today)
  return edtfDay(addDays(today, ahead ? (number - current + 7) % 7 : -((current - number + 7) % 7)))
}
