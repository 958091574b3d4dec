// The rows of indicators: what was counted day by day, what is usual, when it left its usual course, how it may go on, each
// with the entries behind it; and the alerts that follow where somebody set a threshold.
import type { Entry } from '../entry.ts'
import { alertAcknowledged } from '../events/alert-acknowledged.ts'
import { alertEscalated } from '../events/alert-escalated.ts'
import { indicatorSet } from '../events/indicator-set.ts'
import { processOpened } from '../events/process-opened.ts'
import { thresholdSet } from '../events/threshold-set.ts'
import { Memo } from '../memo.ts'
import { byClock, type Said } from '../promises/dossier.ts'
import { instantOf, msOf } from '../promises/zone.ts'
import { isOf } from '../validate.ts'
import type { Fact } from '../views/view.ts'
import { quantile } from './counts.ts'
import { crossingsOf } from './crossings.ts'
import { type Daily, dailyOf } from './daily.ts'
import { forecast } from './forecast.ts'
import type { AlertRow, Band, IndicatorRow, SurgeTold } from './rows.ts'
import { dayAt, type Series } from './series.ts'
import { lagDays, type Surge, surges } from './surge.ts'
import { usualAfter } from './usual.ts'

type Set = Said<typeof indicatorSet>
type Threshold = Said<typeof thresholdSet>

const forecastDays = 14
const usualDays = 120
const behindDays = 60
const entriesMax = 12

type Known = {
  readonly set: Set
  readonly entries: readonly Entry[]
  readonly daily: Daily
  readonly series: Series
  readonly found: readonly Surge[]
  readonly thresholds: readonly Threshold[]
}

/** Everything of one indicator; undefined where nobody whose entries one may see set it. */
function knownOf(indicator: string, facts: readonly Fact[], memo: Memo): Known | undefined {
  const entries = facts.map(({ entry }) => entry)
  const sets = entries.filter((entry): entry is Set => isOf(indicatorSet, entry) && entry.body.indicator === indicator)
  // In the log's order: who set it first keeps it.
  const keeper = sets[0]?.author.organisation
  const set = sets
    .filter(({ author }) => author.organisation === keeper)
    .toSorted(byClock)
    .at(-1)
  if (set === undefined) return undefined
  const daily = dailyOf(set.body.source, facts, memo)
  const series = { from: daily.from ?? '1970-01-01', values: daily.values }
  const isLearnt = daily.from !== null && daily.isCount
  const found = isLearnt ? memo.once(memo.of(keptSurges), `${series.from} ${series.values}`, () => surges(series)) : []
  const all = entries.filter(
    (entry): entry is Threshold => isOf(thresholdSet, entry) && entry.body.indicator === indicator,
  )
  // Each organisation's latest word on its own threshold.
  const latest = new Map(all.toSorted(byClock).map((one) => [`${one.author.organisation} ${one.body.threshold}`, one]))
  const thresholds = [...latest.values()].filter(({ body }) => body.ended !== true)
  return { set, entries, daily, series, found, thresholds }
}
const keptSurges = () => new Map<string, Surge[]>()

export function indicatorRows(
  indicator: string,
  facts: readonly Fact[],
  memo: Memo = new Memo(),
): readonly IndicatorRow[] {
  const known = knownOf(indicator, facts, memo)
  if (known === undefined) return []
  const { set, daily, series, found, thresholds } = known
  const { title, unit, source } = set.body
  const told = daily.from === null ? [] : found.map((surge) => surgeTold(surge, series, daily))
  const foreseen = daily.from === null || !daily.isCount ? [] : forecast(series, forecastDays)
  const isShort = foreseen.length === 0
  return [
    {
      key: indicator,
      process: set.process,
      title,
      unit,
      source,
      keeper: set.author.organisation,
      origin: daily.origin,
      from: daily.from,
      values: [...daily.values],
      machine: [...daily.machine],
      tone: daily.tone === null ? null : [...daily.tone],
      usual: daily.isCount ? usualBands(series, found) : [],
      surges: told,
      forecast: foreseen.map(({ day, median, low, high }) => ({ day, median, low, high })),
      unforeseen: !daily.isCount ? 'no-counts' : isShort ? 'too-short' : null,
      thresholds: thresholds.map(({ id, author, body }) => ({
        threshold: body.threshold,
        entry: id,
        by: author.organisation,
        when: body.when,
        event: body.event,
        severity: body.severity,
      })),
      behind: [...daily.entries]
        .sort(([a], [b]) => (a < b ? 1 : -1))
        .slice(0, behindDays)
        .map(([day, of]) => ({ day, entries: of.slice(-entriesMax), more: Math.max(0, of.length - entriesMax) })),
      entries: [set.id, ...thresholds.map(({ id }) => id)],
    },
  ]
}

/** What was usual on each of the newest days, learnt from the days before it and from none that were a surge. */
function usualBands(series: Series, found: readonly Surge[]): Band[] {
  const bands: Band[] = []
  const first = Math.max(0, series.values.length - usualDays)
  for (let at = first; at < series.values.length; at++) {
    const before = series.values.slice(0, Math.max(0, at - lagDays))
    const usual = usualAfter(before, (day) => found.some((one) => one.since <= day && day <= one.at))
    if (usual === null) continue
    const counts = usual(at - before.length + 1)
    bands.push({
      day: dayAt(series, at),
      median: quantile(counts, 0.5),
      low: quantile(counts, 0.1),
      high: quantile(counts, 0.9),
    })
  }
  return bands
}

function surgeTold({ at, since, direction, factor }: Surge, series: Series, daily: Daily): SurgeTold {
  return {
    day: dayAt(series, at),
    since: dayAt(series, since),
    direction,
    factor,
    entries: entriesBetween(daily, dayAt(series, since), dayAt(series, at)),
  }
}

const surgeEntriesMax = 40
// A word on a crossing stands behind each day on which it holds, and is named once.
const entriesBetween = ({ confirmed }: Daily, from: string, until: string): string[] => {
  const days = [...confirmed].filter(([day]) => day >= from && day <= until)
  return [...new Set(days.flatMap(([, of]) => of))].slice(-surgeEntriesMax)
}

const minuteMs = 60_000

// Where somebody counts every day a low count is one. That nobody reported an incident is not that nothing happened.
const tellsOfNone: ReadonlySet<string> = new Set(['counts', 'aid', 'series'])

/** The alerts of an indicator: each time a threshold was crossed since somebody set it. */
export function alertRows(indicator: string, facts: readonly Fact[], memo: Memo = new Memo()): readonly AlertRow[] {
  const known = knownOf(indicator, facts, memo)
  if (known === undefined || known.daily.from === null) return []
  const { set, entries, daily, series, found, thresholds } = known
  const atOf = new Map(entries.map(({ id, at }) => [id, at]))
  const isExercise = entries.some((entry) => isOf(processOpened, entry) && entry.body.sample === true)
  const acknowledgements = entries.filter((entry) => isOf(alertAcknowledged, entry))
  const escalations = entries.filter((entry) => isOf(alertEscalated, entry))
  return thresholds.flatMap((threshold) => {
    const { body } = threshold
    const own = (one: { readonly threshold: string; readonly indicator: string }) =>
      one.threshold === body.threshold && one.indicator === indicator
    return crossingsOf(body.when, series, found).flatMap((crossing): AlertRow[] => {
      if (crossing.direction === 'less' && !tellsOfNone.has(set.body.source.of)) return []
      const [day, since, until] = [crossing.at, crossing.since, crossing.until].map((at) => dayAt(series, at))
      if (day === undefined || since === undefined || until === undefined) return []
      // What was over before anybody asked is history and no alert.
      if (until < threshold.at.slice(0, 10)) return []
      const because = entriesBetween(daily, since, day)
      const needed = new Set([threshold.id, ...because])
      // The last to come into the record: whatever its author's clock says, before it there was no alert.
      const last = entries.findLast(({ id }) => needed.has(id)) ?? threshold
      const raised = [...needed].reduce((latest, id) => {
        const at = atOf.get(id) ?? ''
        return at > latest ? at : latest
      }, '')
      const within = body.acknowledge?.within
      const acknowledgeBy = within === undefined ? null : instantOf(msOf(raised) + within * minuteMs)
      const isThis = (one: { readonly day: string; readonly threshold: string; readonly indicator: string }) =>
        own(one) && one.day >= since && one.day <= until
      const acknowledged = acknowledgements.filter((entry) => isThis(entry.body))
      const escalated = escalations.filter((entry) => isThis(entry.body))
      return [
        {
          key: `${body.threshold}.${day}`,
          process: set.process,
          indicator,
          indicatorTitle: set.body.title,
          unit: set.body.unit,
          threshold: body.threshold,
          event: body.event,
          when: body.when,
          day,
          since,
          until,
          direction: crossing.direction,
          value: crossing.value,
          factor: crossing.factor,
          severity: body.severity,
          urgency: body.urgency ?? 'Unknown',
          response: body.response ?? null,
          area: body.area ?? null,
          instruction: body.instruction ?? null,
          raised,
          raisedBy: last.id,
          by: threshold.author.organisation,
          because: because.toReversed(),
          acknowledgeBy,
          escalates: body.acknowledge?.escalates ?? [],
          acknowledged: acknowledged.map(({ id, author, at, body: said }) => ({
            entry: id,
            by: said.by,
            organisation: author.organisation,
            at,
            says: said.says ?? null,
            isLate: acknowledgeBy !== null && at > acknowledgeBy,
          })),
          escalated: escalated.map(({ id, author, at, body: said }) => ({
            entry: id,
            to: said.to,
            organisation: author.organisation,
            at,
            reason: said.reason ?? null,
          })),
          isExercise,
          entries: [
            ...new Set([set.id, threshold.id, ...because, ...[...acknowledged, ...escalated].map(({ id }) => id)]),
          ],
        },
      ]
    })
  })
}
