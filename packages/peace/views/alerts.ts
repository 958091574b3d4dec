// Alerts: each time an indicator crossed a threshold that somebody set, who acknowledged it, to whom it was passed on.
import { alertRows } from '../tension/indicator-rows.ts'
import { AlertRow } from '../tension/rows.ts'
import { bucketsOfIndicator } from './indicators.ts'
import type { FoldedView } from './view.ts'

export const alerts: FoldedView<AlertRow> = {
  name: 'alerts',
  about:
    'An alert: what was crossed when, by which entries, who acknowledged it. Nothing that only a machine read raises one.',
  schema: AlertRow,
  fields: {
    alert: { type: 'text', of: (row) => row.key },
    indicator: { type: 'text', of: (row) => row.indicator },
    event: { type: 'text', of: (row) => row.event, facet: true, sort: true },
    severity: { type: 'text', of: (row) => row.severity, facet: true },
    direction: { type: 'text', of: (row) => row.direction, facet: true },
    day: { type: 'text', of: (row) => row.day, sort: true },
    raised: { type: 'text', of: (row) => row.raised, sort: true },
    acknowledged: { type: 'boolean', of: (row) => row.acknowledged.length > 0, facet: true },
    acknowledgeBy: { type: 'text', of: (row) => row.acknowledgeBy, sort: true },
  },
  order: { field: 'raised', direction: 'desc' },
  versioned: 'by-day',
  buckets: bucketsOfIndicator,
  rows: alertRows,
  words: (row) => [row.event, row.indicatorTitle, row.area ?? ''].join('\n'),
}
