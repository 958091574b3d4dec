// What is counted day by day: its usual range, when it left it, how it may go on.
import { indicatorSet } from '../events/indicator-set.ts'
import { processOpened } from '../events/process-opened.ts'
import { namesCounted, namesOfSource } from '../tension/daily.ts'
import { indicatorRows } from '../tension/indicator-rows.ts'
import { IndicatorRow } from '../tension/rows.ts'
import { isOf } from '../validate.ts'
import type { Buckets, Fact, FoldedView } from './view.ts'

export const indicators: FoldedView<IndicatorRow> = {
  name: 'indicators',
  about: 'What is counted day by day, with its usual range, when it left it, and how it may go on.',
  schema: IndicatorRow,
  fields: {
    title: { type: 'text', of: (row) => row.title, sort: true },
    source: { type: 'text', of: (row) => row.source.of, facet: true },
    surged: { type: 'boolean', of: (row) => row.surges.length > 0, facet: true },
    thresholds: { type: 'number', of: (row) => row.thresholds.length, sort: true },
  },
  order: { field: 'title', direction: 'asc' },
  // A day has hundreds of entries, and a row is long.
  versioned: 'by-day',
  buckets: bucketsOfIndicator,
  rows: indicatorRows,
  words: (row) => `${row.title}\n${row.unit}`,
}

/** Of the kinds that are about an indicator, each follows it by name; what it counts follows by what it is. */
const about = new Set(['threshold-set', 'alert-acknowledged', 'alert-escalated'])

export function bucketsOfIndicator({ entry }: Fact): Buckets {
  if (isOf(indicatorSet, entry)) {
    const { indicator, source } = entry.body
    return { opens: [indicator], as: [indicator, `process ${entry.process}`, ...namesOfSource(source, entry.process)] }
  }
  if (isOf(processOpened, entry)) return { follows: [`process ${entry.process}`] }
  // Their schemas say that each names its indicator.
  if (about.has(entry.kind)) return { follows: [entry.body.indicator as string] }
  const names = namesCounted(entry)
  return names.length === 0 ? [] : { follows: names }
}
