// Counts that come in bunches: the negative binomial distribution, with a mean and a spread. With a spread of 0 it is
// Poisson's. Variance is mean + spread × mean².

export type Counts = { readonly mean: number; readonly spread: number }

/** Below it a spread makes no difference that a double can hold. */
const spreadMin = 1e-6
/** Masses below it are left out of sums. */
const massMin = 1e-12

/** Natural logarithm of the probability of `count`, a whole number of at least 0; the mean is above 0. */
export function logProbability({ mean, spread }: Counts, count: number): number {
  if (spread < spreadMin) return count * Math.log(mean) - mean - logFactorial(count)
  const size = 1 / spread
  return (
    logGamma(count + size) -
    logGamma(size) -
    logFactorial(count) +
    size * Math.log(size / (size + mean)) +
    count * Math.log(mean / (size + mean))
  )
}

/** Probabilities of 0, 1, 2 …, up to where what is left is no more than rounding. */
export function masses(of: Counts): readonly number[] {
  const { mean, spread } = of
  const deviation = Math.sqrt(mean + spread * mean * mean)
  const found: number[] = []
  for (let count = 0; ; count++) {
    const mass = Math.exp(logProbability(of, count))
    found.push(mass)
    if (count > mean + deviation && mass < massMin) return found
  }
}

/** The smallest count that is not exceeded with at least this probability. */
export function quantile(of: Counts, share: number): number {
  if (of.mean > exactMax) return aboutQuantile(of, share)
  let below = 0
  const all = masses(of)
  for (const [count, mass] of all.entries()) {
    below += mass
    if (below >= share) return count
  }
  return all.length - 1
}

// Beyond it summing every mass takes longer than anybody waits, and the approximation is off by less than one in a thousand.
const exactMax = 2000

/** Large counts are as good as gamma distributed, whose cube root is nearly normal (Wilson and Hilferty 1931). */
function aboutQuantile({ mean, spread }: Counts, share: number): number {
  const variance = mean + spread * mean * mean
  const shape = (mean * mean) / variance
  const root = 1 - 1 / (9 * shape) + normalQuantile(share) / (3 * Math.sqrt(shape))
  return Math.max(0, Math.round(mean * root ** 3))
}

/** Abramowitz and Stegun 26.2.23; right to 0.0005. */
function normalQuantile(share: number): number {
  const tail = Math.min(share, 1 - share)
  const t = Math.sqrt(-2 * Math.log(tail))
  const above = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  return share < 0.5 ? -above : above
}

const logFactorial = (count: number): number => logGamma(count + 1)

/** ln Γ(x) for x above 0: Stirling's series, from where it is exact to a double's last digits. */
export function logGamma(x: number): number {
  let shift = 0
  let at = x
  while (at < 12) {
    shift += Math.log(at)
    at += 1
  }
  const inverse = 1 / (at * at)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / at
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift
}
