// Welch's t of two samples of times.

/** How many standard errors lie between the means, and by which share of it the first exceeds the second. */
export function welch(a: readonly number[], b: readonly number[]): { readonly t: number; readonly share: number } {
  const [one, two] = [moments(a), moments(b)]
  const error = Math.sqrt(one.variance / a.length + two.variance / b.length)
  return { t: error === 0 ? 0 : (one.mean - two.mean) / error, share: one.mean / two.mean - 1 }
}

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, variance: squares / (values.length - 1) }
}

// Collections of garbage and other programs' turns are no answer of the hub's. The limit is one for both samples.
const keptShare = 0.9

/** Whether a time is among the shortest nine tenths of both samples together. */
export function isShorterBy(times: { readonly hidden: readonly number[]; readonly absent: readonly number[] }) {
  const all = [...times.hidden, ...times.absent].sort((a, b) => a - b)
  const limit = all[Math.floor(all.length * keptShare)] ?? Number.POSITIVE_INFINITY
  return (took: number): boolean => took < limit
}
