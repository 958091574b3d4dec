// The plain ways that ours is held against: an alarm where a day lies far from the same day a week before, and the
// textbook's cumulative sum of standardised counts; a forecast of the last day, or of the same day a week before, each
// with the errors it made so far as its interval.

/** Days of alarms. Two weeks after an alarm there is none, as with ours. */
export type Detector = (values: readonly (number | null)[], threshold: number) => number[]

const rest = 14
const start = 28

export const seasonalNaive: Detector = (values, threshold) => {
  const differences: number[] = []
  const found: number[] = []
  for (const [at, value] of values.entries()) {
    const before = values[at - 7]
    if (value === null || before === null || before === undefined) continue
    const difference = value - before
    const deviation = deviationOf(differences.slice(-56))
    if (at >= start && at - (found.at(-1) ?? -rest - 1) > rest && Math.abs(difference) > threshold * deviation)
      found.push(at)
    differences.push(difference)
  }
  return found
}

export const cusum: Detector = (values, threshold) => {
  const found: number[] = []
  let [up, down] = [0, 0]
  for (const [at, value] of values.entries()) {
    if (value === null || at < start || at - (found.at(-1) ?? -rest - 1) <= rest) continue
    const past = values.slice(Math.max(0, at - 63), at - 7).filter((one) => one !== null)
    const mean = past.reduce((sum, one) => sum + one, 0) / past.length
    const standard = (value - mean) / deviationOf(past)
    up = Math.max(0, up + standard - 0.5)
    down = Math.max(0, down - standard - 0.5)
    if (Math.max(up, down) <= threshold) continue
    found.push(at)
    up = 0
    down = 0
  }
  return found
}

function deviationOf(values: readonly number[]): number {
  if (values.length < 2) return 1
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1)
  return Math.max(0.5, Math.sqrt(variance))
}

/** Chances of 0, 1, 2 … so many days ahead: a value of the past, moved by each error that this way made in the last weeks. */
export function naiveChances(values: readonly (number | null)[], ahead: number, back: number): readonly number[] {
  const valueAt = (at: number): number | null => {
    for (let one = at; one >= 0; one -= back === 7 ? 7 : 1) {
      const value = values[one]
      if (value !== null && value !== undefined) return value
    }
    return null
  }
  // The day it leans on, for a target so many days after the last known one.
  const baseOf = (known: number, target: number) =>
    valueAt(back === 7 ? target - 7 * Math.ceil((target - known) / 7) : known)
  const base = baseOf(values.length - 1, values.length - 1 + ahead) ?? 0
  const chances: number[] = []
  let total = 0
  for (let target = Math.max(start, values.length - 84); target < values.length; target++) {
    const [came, was] = [values[target], baseOf(target - ahead, target)]
    if (came === null || came === undefined || was === null) continue
    const count = Math.max(0, base + came - was)
    while (chances.length <= count) chances.push(0)
    chances[count] = (chances[count] ?? 0) + 1
    total++
  }
  return chances.map((one) => one / total)
}
