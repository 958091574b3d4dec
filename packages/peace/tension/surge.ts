// When does a series leave its usual course? A cumulative sum of likelihood ratios (Page 1954; for counts that come in
// bunches, Höhle and Paul 2008): evidence that there is now so many times the usual adds up from day to day and never falls
// below none. It is asked for several factors at once, up and down, so that neither a leap nor a slow rise is missed.
import { type Counts, logProbability } from './counts.ts'
import { type Series, week } from './series.ts'
import { usualAfter } from './usual.ts'

export type Surge = {
  /** The place of the day on which the evidence sufficed. */
  readonly at: number
  /** The first day of the run of evidence: since when it seems to last. */
  readonly since: number
  readonly direction: 'more' | 'less'
  /** How many times the usual explains these days best, of those that are asked for. */
  readonly factor: number
  /** How much likelier than the usual, as a natural logarithm. */
  readonly evidence: number
}

export type SurgeOptions = {
  /** How much evidence is asked for, as a natural logarithm. */
  readonly threshold?: number
  readonly factors?: readonly number[]
}

/** One false alarm in some two years of quiet days, by `npm run score -- risk`. */
export const usualThreshold = 6.5
export const usualFactors = [1.5, 2, 3, 1 / 2, 1 / 4] as const

/** Days on which nobody is alarmed after an alarm: it has been said. What is usual is not learnt from them until then. */
const restDays = 2 * week
/** The last days are not yet learnt from, or a slow rise would be its own measure. */
export const lagDays = week
/** One day weighs no more than this: a single report of many is no trend. */
const dayMax = 5

/** Every surge of the series, each found with what was known on its day. */
export function surges(series: Series, options: SurgeOptions = {}): Surge[] {
  const { threshold = usualThreshold, factors = usualFactors } = options
  const found: Surge[] = []
  let sums = factors.map(() => ({ evidence: 0, since: 0 }))
  const surged = new Set<number>()
  for (const [at, value] of series.values.entries()) {
    if (value === null) continue
    const last = found.at(-1)
    if (last !== undefined && at - last.at <= restDays) continue
    const usual = usualAfter(series.values.slice(0, Math.max(0, at - lagDays)), (one) => surged.has(one))
    if (usual === null) continue
    const expected = usual(lagDays + 1)
    sums = sums.map(({ evidence, since }, which) => {
      const more = evidenceOf(expected, value, factors[which] ?? 1)
      return { evidence: Math.max(0, evidence + more), since: evidence === 0 ? at : since }
    })
    const best = sums.reduce((top, one, which) => (one.evidence > (sums[top]?.evidence ?? 0) ? which : top), 0)
    const { evidence, since } = sums[best] ?? { evidence: 0, since: at }
    if (evidence <= threshold) continue
    const factor = factors[best] ?? 1
    found.push({ at, since, direction: factor > 1 ? 'more' : 'less', factor, evidence })
    for (let day = since; day <= at; day++) surged.add(day)
    sums = factors.map(() => ({ evidence: 0, since: at }))
  }
  return found
}

const evidenceOf = (expected: Counts, value: number, factor: number): number => {
  const changed = { ...expected, mean: expected.mean * factor }
  const ratio = logProbability(changed, value) - logProbability(expected, value)
  return Math.max(-dayMax, Math.min(dayMax, ratio))
}
