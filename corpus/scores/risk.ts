// How soon a change of course is seen, at how many false alarms, and how good the forecast is; beside the plain ways, on
// made series whose onset is known. The plain ways' thresholds are set so that they cry wolf as often as ours, on other
// series than those that are measured.
import { chancesOf, forecast, rankedScore, surges } from '@parley/peace'
import { kinds, type Made, madeSeries } from '../risk/made-series.ts'
import { cusum, type Detector, naiveChances, seasonalNaive } from '../risk/plain-ways.ts'
import type { Score } from '../score.ts'

const seedsForThresholds = Array.from({ length: 12 }, (_, index) => 1000 + index)
const seedsMeasured = Array.from({ length: 20 }, (_, index) => 1 + index)
/** An onset not seen in so many days is missed. */
const missedAfter = 28
const firstDay = 35
const horizon = 7

type Way = { readonly name: string; readonly alarms: (made: Made) => readonly number[] }

const ours: Way = { name: 'ours', alarms: ({ series }) => surges(series).map(({ at }) => at) }

export async function score(): Promise<Score> {
  const quiet = seedsForThresholds.flatMap((seed) => madeSeries(seed, false))
  const wolf = wolfPerYear(ours, quiet)
  const ways: Way[] = [ours, atRate('seasonal-naive', seasonalNaive, quiet, wolf), atRate('cusum', cusum, quiet, wolf)]
  const calm = seedsMeasured.flatMap((seed) => madeSeries(seed, false))
  const stirred = seedsMeasured.flatMap((seed) => madeSeries(seed, true))

  console.log('  days from onset to alarm, median (missed of 20), and false alarms a year on quiet series')
  console.log(`  ${'way'.padEnd(16)}${kinds.map((kind) => kind.padStart(22)).join('')}   false alarms   detected`)
  const figures: Record<string, number> = {}
  for (const way of ways) {
    const delays = stirred.map((made) => ({ kind: made.kind, delay: delayOf(way, made) }))
    const seen = delays.filter(({ delay }) => delay !== null).length / delays.length
    const cells = kinds.map((kind) => {
      const of = delays.filter((one) => one.kind === kind).map(({ delay }) => delay)
      return `${median(of.map((one) => one ?? missedAfter))} (${of.filter((one) => one === null).length})`.padStart(22)
    })
    const often = wolfPerYear(way, calm)
    const mean = delays.reduce((sum, { delay }) => sum + (delay ?? missedAfter), 0) / delays.length
    console.log(
      `  ${way.name.padEnd(16)}${cells.join('')}   ${often.toFixed(2).padStart(12)}   ${(seen * 100).toFixed(0).padStart(6)} %   mean delay ${mean.toFixed(1)}`,
    )
    if (way === ours)
      Object.assign(figures, { detected: round(seen), minusFalseAlarms: round(-often), minusMeanDelay: round(-mean) })
  }

  console.log('  forecast of 7 days, ranked probability score in counts (less is better)')
  const scores = seedsMeasured
    .slice(0, 8)
    .flatMap((seed) => [...madeSeries(seed, false), ...madeSeries(seed, true)].map(forecastScores))
  const totals = { ours: 0, last: 0, seasonal: 0, inside: 0, days: 0 }
  for (const kind of kinds) {
    const of = scores.filter((one) => one.kind === kind)
    const sum = (pick: 'ours' | 'last' | 'seasonal' | 'inside' | 'days') => of.reduce((all, one) => all + one[pick], 0)
    const days = sum('days')
    console.log(
      `  ${kind.padEnd(22)} ours ${(sum('ours') / days).toFixed(3)}   last value ${(sum('last') / days).toFixed(3)}   ` +
        `seasonal-naive ${(sum('seasonal') / days).toFixed(3)}   inside the interval ${((sum('inside') / days) * 100).toFixed(0)} %`,
    )
    for (const pick of ['ours', 'last', 'seasonal', 'inside', 'days'] as const) totals[pick] += sum(pick)
  }
  const of = (pick: 'ours' | 'last' | 'seasonal' | 'inside') => totals[pick] / totals.days
  figures.betterThanLast = round(1 - of('ours') / of('last'))
  figures.betterThanSeasonal = round(1 - of('ours') / of('seasonal'))
  return {
    figures,
    said:
      `detected ${(figures.detected ?? 0) * 100} % after ${-(figures.minusMeanDelay ?? 0)} days in the mean at ${-(figures.minusFalseAlarms ?? 0)} false alarms a year; ` +
      `forecast ${of('ours').toFixed(3)} beside last value ${of('last').toFixed(3)} and seasonal-naive ${of('seasonal').toFixed(3)}, ` +
      `${(of('inside') * 100).toFixed(0)} % inside intervals of 80 %`,
  }
}

/** A plain way with the lowest threshold at which it cries wolf no more often than ours. */
function atRate(name: string, detector: Detector, quiet: readonly Made[], wolf: number): Way {
  const at = (threshold: number): Way => ({ name, alarms: ({ series }) => detector(series.values, threshold) })
  for (let threshold = 0.5; ; threshold += 0.1) {
    const way = at(threshold)
    if (wolfPerYear(way, quiet) <= wolf || threshold > 40) return way
  }
}

function wolfPerYear(way: Way, quiet: readonly Made[]): number {
  const alarms = quiet.reduce((sum, made) => sum + way.alarms(made).filter((at) => at >= firstDay).length, 0)
  const days = quiet.reduce((sum, { series }) => sum + series.values.length - firstDay, 0)
  return (alarms / days) * 365
}

/** Days from the onset to the first alarm after it; null where it is missed. */
function delayOf(way: Way, made: Made): number | null {
  const onset = made.onset ?? 0
  const first = way.alarms(made).find((at) => at >= onset)
  return first === undefined || first - onset >= missedAfter ? null : first - onset
}

function forecastScores({ kind, series }: Made) {
  const sums = { kind, ours: 0, last: 0, seasonal: 0, inside: 0, days: 0 }
  for (let known = 70; known + horizon <= series.values.length; known += horizon) {
    const past = series.values.slice(0, known)
    for (const [index, foreseen] of forecast({ ...series, values: past }, horizon).entries()) {
      const came = series.values[known + index]
      if (came === null || came === undefined) continue
      sums.ours += rankedScore(chancesOf(foreseen.counts), came)
      sums.last += rankedScore(naiveChances(past, index + 1, 1), came)
      sums.seasonal += rankedScore(naiveChances(past, index + 1, 7), came)
      sums.inside += came >= foreseen.low && came <= foreseen.high ? 1 : 0
      sums.days++
    }
  }
  return sums
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const round = (value: number): number => Math.round(value * 1000) / 1000
