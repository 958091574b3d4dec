// What the rooms of the situation brief share: a sentence with its entries, words cut to a line, days as people write them.
import type { BriefSentence } from './brief.ts'

/** The brief is a page or two: the rest is in the lists, which say how much it is. */
export const eachMax = 12
export const citedMax = 24
export const dayMs = 86_400_000
const passageMax = 280

export const sentence = (text: string, entries: readonly string[]): BriefSentence => ({
  text,
  entries: [...new Set(entries)],
})

export const cut = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= passageMax ? line : `${line.slice(0, passageMax).replace(/\s+\S*$/, '')} …`
}

/** Days as people write them, an interval as two of them; anything vaguer as it stands. */
export function dayIn(language: string, date: string): string {
  const days = date.split('/')
  if (!days.every((day) => /^\d{4}-\d\d-\d\d$/.test(day))) return date
  const locale = language === 'en' ? 'en-GB' : language
  const style = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  const format = new Intl.DateTimeFormat(locale, style)
  return days.map((day) => format.format(new Date(`${day}T00:00:00Z`))).join(' – ')
}
