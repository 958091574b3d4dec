// Needs held against what came, by place and item.

import { gapRows } from '../aid/gap-rows.ts'
import { gapsHxl } from '../aid/hxl.ts'
import { GapRow } from '../aid/rows.ts'
import { bucketsOfSlot } from '../aid/slots.ts'
import type { FoldedView } from './view.ts'

export const aidGaps: FoldedView<GapRow> = {
  name: 'aid-gaps',
  about:
    'One item in one unit in one place: what is needed, what came by every counter at every point, what is offered.',
  schema: GapRow,
  fields: {
    place: { type: 'text', of: (row) => row.place, facet: true, sort: true },
    pcode: { type: 'text', of: (row) => row.pcode?.code ?? null, facet: true },
    cluster: { type: 'text', of: (row) => row.cluster, facet: true, sort: true },
    item: { type: 'text', of: (row) => row.item, facet: true, sort: true },
    unit: { type: 'text', of: (row) => row.unit, facet: true },
    needed: { type: 'number', of: (row) => row.need?.value ?? null, sort: true },
    came: { type: 'number', of: (row) => row.need?.came?.value ?? null, sort: true },
    gap: { type: 'number', of: (row) => row.need?.gap ?? null, sort: true },
    /** Of what is needed the part that did not come: it can be compared where units cannot. */
    missing: { type: 'number', of: (row) => missingOf(row), sort: true },
    offered: { type: 'number', of: (row) => row.offered, sort: true },
    from: { type: 'text', of: (row) => row.need?.from ?? null, sort: true },
    until: { type: 'text', of: (row) => row.need?.until ?? null, sort: true },
    isNeeded: { type: 'boolean', of: (row) => row.need !== null, facet: true },
    rival: { type: 'boolean', of: isRival, facet: true },
    overOffered: { type: 'boolean', of: (row) => row.isOverOffered, facet: true },
    point: { type: 'list', of: (row) => [...new Set(row.figures.map(({ point }) => point))], facet: true },
  },
  order: { field: 'place', direction: 'asc' },
  // Kept for every convoy, each state of a place's table would be as long as the table.
  versioned: 'by-day',
  buckets: bucketsOfSlot,
  rows: (bucket, facts) => gapRows(bucket, facts),
  hxl: gapsHxl,
  words: (row) => [row.place, ...row.alsoCalled, row.item ?? '', ...row.offers.map(({ by }) => by)].join('\n'),
}

function missingOf({ need }: GapRow): number | null {
  return need === null || need.gap === null ? null : need.gap / need.value
}

/** Two counters of one point, or two assessments of one need, do not say the same. */
function isRival({ figures, needs }: GapRow): boolean {
  const byPoint = Map.groupBy(figures, ({ point, basis }) => `${point} ${basis}`)
  const counted = [...byPoint.values()].some((list) => new Set(list.map(({ value }) => value)).size > 1)
  return counted || new Set(needs.map(({ value }) => value)).size > 1
}
