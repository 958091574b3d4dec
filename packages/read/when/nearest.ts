// Which year a day, month or season without one belongs to: the nearest that the way of its clause allows.
import type { Day } from '../words/calendar.ts'
import type { Setting, Way } from './when.ts'

const daysApart = (today: Day, year: number, month: number, day: number) =>
  (Date.UTC(year, month - 1, day) - Date.UTC(today.year, today.month - 1, today.day)) / 86_400_000

// A few days' slack: "will meet on 3 May" in a report dated 4 May.
const slackDays = 3
// Further off than this, writers give the year; a verb that says otherwise belongs to another clause.
const yearlessDaysMax = 330

export function nearestYear(today: Day, month: number, day: number, way: Way): number {
  const years = [today.year - 1, today.year, today.year + 1]
  const fitting = years.filter((year) => {
    const days = daysApart(today, year, month, day)
    if (Math.abs(days) > yearlessDaysMax) return false
    return way === 'past' ? days <= slackDays : way === 'future' ? days >= -slackDays : true
  })
  return (fitting.length > 0 ? fitting : years).reduce((best, year) =>
    Math.abs(daysApart(today, year, month, day)) < Math.abs(daysApart(today, best, month, day)) ? year : best,
  )
}

/** The year of a month that the words leave open. */
export function monthYear(reference: { year: number; month: number }, month: number, way: Way): number {
  const { year } = reference
  const ahead = month - reference.month
  // "Left in June", told in May: last June would be called so.
  if (way === 'past') return ahead > 1 ? year - 1 : year
  if (way === 'future') return ahead < 0 && ahead >= -11 ? year + 1 : year
  if (month - reference.month > 6) return year - 1
  return reference.month - month > 8 ? year + 1 : year
}

/** The setting with a way that the words make certain. */
export const going = (setting: Setting, way: Way | undefined): Setting =>
  way === undefined ? setting : { ...setting, way }
