import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { logGamma, logProbability, masses, quantile } from './counts.ts'
import { forecast, rankedScore } from './forecast.ts'
import { countByDay, dayAt } from './series.ts'
import { surges } from './surge.ts'

const near = (a: number, b: number, within = 1e-9) => assert.ok(Math.abs(a - b) < within, `${a} is not ${b}`)

test('logarithms of the gamma function are those of factorials and of the root of π', () => {
  near(logGamma(5), Math.log(24))
  near(logGamma(1), 0)
  near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)))
  near(
    logGamma(101),
    Array.from({ length: 100 }, (_, at) => Math.log(at + 1)).reduce((sum, one) => sum + one, 0),
    1e-8,
  )
})

test('probabilities of counts add up to one, with the mean and the variance they are named by', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 80, noNaN: true }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      (mean, spread) => {
        const all = masses({ mean, spread })
        const sum = (of: (count: number, mass: number) => number) =>
          all.reduce((total, mass, count) => total + of(count, mass), 0)
        near(
          sum((_, mass) => mass),
          1,
          1e-6,
        )
        near(sum((count, mass) => count * mass) / mean, 1, 1e-3)
        const variance = sum((count, mass) => (count - mean) ** 2 * mass)
        near(variance / (mean + spread * mean * mean), 1, 1e-2)
      },
    ),
    { numRuns: 60 },
  )
  near(Math.exp(logProbability({ mean: 2, spread: 0 }, 3)), (Math.exp(-2) * 8) / 6)
  assert.equal(quantile({ mean: 2, spread: 0 }, 0.5), 2)
})

test('of large counts the quantiles are found without summing them up, and agree where both ways are open', () => {
  for (const [mean, spread] of [
    [1990, 0.02],
    [1990, 0.3],
    [1990, 0],
  ] as const) {
    for (const share of [0.1, 0.5, 0.9]) {
      const [exact, about] = [quantile({ mean, spread }, share), quantile({ mean: 2010, spread }, share)]
      assert.ok(Math.abs(about / exact - 2010 / 1990) < 0.01, `${spread} ${share}: ${exact} and ${about}`)
    }
  }
  assert.ok(quantile({ mean: 5e9, spread: 0.1 }, 0.9) > 5e9)
})

const weeks = (counts: readonly number[], times: number) => Array.from({ length: times }, () => counts).flat()
const usualWeek = [5, 6, 4, 5, 7, 2, 1]

test('the same weeks again and again are no surge, and the next week is foreseen as they were', () => {
  const series = { from: '2026-01-05', values: weeks(usualWeek, 16) }
  assert.deepEqual(surges(series), [])
  const next = forecast(series, 7)
  assert.equal(next[0]?.day, '2026-04-27')
  for (const [at, { low, high }] of next.entries()) {
    const usual = usualWeek[at] ?? 0
    assert.ok(low <= usual && usual <= high, `${usual} is not between ${low} and ${high}`)
  }
  assert.ok((next[4]?.median ?? 0) > (next[6]?.median ?? 9))
})

test('a change is seen within days, told since when and which way, and said once', () => {
  const more = surges({
    from: '2026-01-05',
    values: [
      ...weeks(usualWeek, 12),
      ...weeks(
        usualWeek.map((one) => one * 3),
        2,
      ),
    ],
  })
  assert.equal(more.length, 1)
  assert.equal(more[0]?.direction, 'more')
  assert.ok((more[0]?.since ?? 0) >= 84 && (more[0]?.at ?? 99) <= 88, JSON.stringify(more))
  const less = surges({
    from: '2026-01-05',
    values: [
      ...weeks(
        usualWeek.map((one) => one * 4),
        12,
      ),
      ...weeks(usualWeek, 2),
    ],
  })
  assert.deepEqual(
    less.map(({ direction }) => direction),
    ['less'],
  )
})

test('a day that nobody counted is not a day on which nothing happened', () => {
  const counted = weeks([20, 21, 19, 20, 22, 20, 18], 12)
  const gap = counted.map((value, at) => (at > 70 && at < 80 ? null : value))
  const nothing = counted.map((value, at) => (at > 70 && at < 80 ? 0 : value))
  assert.deepEqual(surges({ from: '2026-01-05', values: gap }), [])
  assert.equal(surges({ from: '2026-01-05', values: nothing })[0]?.direction, 'less')
})

test('an alarm is found with what was known on its day: later days change nothing before them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(12), { minLength: 40, maxLength: 90 }),
      fc.array(fc.nat(60), { maxLength: 10 }),
      (past, later) => {
        const before = surges({ from: '2026-01-05', values: past })
        const after = surges({ from: '2026-01-05', values: [...past, ...later] }).filter(({ at }) => at < past.length)
        assert.deepEqual(after, before)
      },
    ),
    { numRuns: 20 },
  )
})

test('too little to learn from gives neither an alarm nor a forecast', () => {
  const short = { from: '2026-01-05', values: [1, 2, 40, 90] }
  assert.deepEqual([surges(short), forecast(short, 3)], [[], []])
})

test('a sure and right forecast scores nothing, and each count it is off costs one', () => {
  assert.equal(rankedScore([0, 0, 1], 2), 0)
  assert.equal(rankedScore([0, 0, 1], 5), 3)
  near(rankedScore([0.5, 0.5], 0), 0.25)
})

test('what happened is counted by its day', () => {
  const series = countByDay(
    ['2026-03-01', '2026-03-01T23:10:00Z', '2026-03-03', '2026-02-01'],
    '2026-03-01',
    '2026-03-04',
  )
  assert.deepEqual(series, { from: '2026-03-01', values: [2, 0, 1, 0] })
  assert.equal(dayAt(series, 3), '2026-03-04')
})
