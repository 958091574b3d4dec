// What is usual on a day: a level that follows the last weeks, a factor for each day of the week, and a spread. Learnt
// from days before the day alone, and never from days that were themselves a surge: else an escalation becomes the usual.
import type { Counts } from './counts.ts'
import { week } from './series.ts'

/** Days after which a day's weight in the level is halved. */
const halfLife = 21
/** As many days at the level are added to each day of the week, so that a few weeks do not make a pattern. */
const shrinkDays = 4
/** Days of the week are compared over so many days. */
const patternDays = 12 * week
const levelMin = 0.05
/** Above so many times the deviation a day is counted as no more than that. */
const cutAt = 3
/** A start: a spread as of a moderately bunched count, weighed as so many days. */
const priorSpread = 0.1
const priorDays = 14

/**
 * What is usual after these days; `leftOut` says of a day whether it is not to be learnt from. Null where fewer than two
 * weeks were counted.
 */
export function usualAfter(
  values: readonly (number | null)[],
  leftOut: (at: number) => boolean = () => false,
): ((daysAhead: number) => Counts) | null {
  const days: { at: number; value: number }[] = []
  for (const [at, value] of values.entries()) if (value !== null && !leftOut(at)) days.push({ at, value })
  if (days.length < 2 * week) return null
  const end = values.length
  const factors = weekFactors(days.filter(({ at }) => at >= end - patternDays))
  const factorOf = (at: number) => factors[at % week] ?? 1

  // Twice: with the first level and spread known, what stands out far is cut before it counts.
  let level = Math.max(levelMin, mean(days.map(({ value }) => value)))
  let spread = priorSpread
  for (let round = 0; round < 2; round++) {
    const [before, spreadBefore] = [level, spread]
    const cut = ({ at, value }: { at: number; value: number }) => {
      const expected = before * factorOf(at)
      return Math.min(value, expected + cutAt * Math.sqrt(expected + spreadBefore * expected * expected) + 1)
    }
    let [weights, sum] = [0, 0]
    for (const day of days) {
      const weight = 0.5 ** ((end - day.at) / halfLife)
      weights += weight * factorOf(day.at)
      sum += weight * cut(day)
    }
    level = Math.max(levelMin, sum / weights)
    spread = spreadOf(
      days.filter(({ at }) => at >= end - patternDays).map((day) => ({ value: cut(day), at: day.at })),
      factorOf,
    )
  }
  return (daysAhead) => ({ mean: Math.max(levelMin, level * factorOf(end - 1 + daysAhead)), spread })
}

/** By moments around a level of their own, so that a slow change of level is not taken for spread. */
function spreadOf(days: readonly { at: number; value: number }[], factorOf: (at: number) => number): number {
  let [over, squares] = [priorSpread * priorDays, priorDays]
  let level: number | undefined
  for (const { at, value } of days) {
    const factor = factorOf(at)
    level ??= value / factor
    const expected = Math.max(levelMin, level * factor)
    over += ((value - expected) ** 2 - expected) / (expected * expected + expected)
    squares += (expected * expected) / (expected * expected + expected)
    level += (value / factor - level) / 14
  }
  return Math.min(5, Math.max(0, over / squares))
}

/** How many times the level each day of the week has; they average one. */
function weekFactors(days: readonly { at: number; value: number }[]): readonly number[] {
  const level = Math.max(levelMin, mean(days.map(({ value }) => value)))
  const factors = Array.from({ length: week }, (_, day) => {
    const of = days.filter(({ at }) => at % week === day)
    const sum = of.reduce((total, { value }) => total + value, 0)
    return (sum + shrinkDays * level) / ((of.length + shrinkDays) * level)
  })
  const average = mean(factors)
  return factors.map((factor) => factor / average)
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
