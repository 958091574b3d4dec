// The next days of a series, with how sure that is: as many as are usual, spread more the further ahead. No number without
// its interval leaves this room.
import { type Counts, masses, quantile } from './counts.ts'
import { dayAt, type Series } from './series.ts'
import { usualAfter } from './usual.ts'

export type Foreseen = {
  readonly day: string
  readonly counts: Counts
  readonly median: number
  /** Between these with four chances in five. */
  readonly low: number
  readonly high: number
}

/** A level may wander: so much spread is added for each day ahead. */
const wanderPerDay = 0.004

/** The days after the series; empty where fewer than two weeks were counted. */
export function forecast(series: Series, days: number): Foreseen[] {
  const usual = usualAfter(series.values)
  if (usual === null) return []
  return Array.from({ length: days }, (_, index) => {
    const { mean, spread } = usual(index + 1)
    const counts = { mean, spread: spread + wanderPerDay * (index + 1) }
    return {
      day: dayAt(series, series.values.length + index),
      counts,
      median: quantile(counts, 0.5),
      low: quantile(counts, 0.1),
      high: quantile(counts, 0.9),
    }
  })
}

/**
 * The continuous ranked probability score of a forecast of counts against what came: the squared distance of the two
 * distribution functions, in the unit of the counts; less is better (Gneiting and Raftery 2007).
 */
export function rankedScore(chances: readonly number[], came: number): number {
  let [below, score] = [0, 0]
  for (let count = 0; count < Math.max(chances.length, came); count++) {
    below += chances[count] ?? 0
    score += (Math.min(1, below) - (count >= came ? 1 : 0)) ** 2
  }
  return score
}

export const chancesOf = (counts: Counts): readonly number[] => masses(counts)
