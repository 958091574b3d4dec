// Actors' standing: who lists them, who may speak for whom, and what the reader's own organisation says of meeting them.
import { StandingRow } from '../standing/rows.ts'
import { bucketsOfStanding, standingRows } from '../standing/standing-rows.ts'
import type { FoldedView } from './view.ts'

export const standing: FoldedView<StandingRow> = {
  name: 'standing',
  about:
    'An actor: by whom it is listed and under which law, for whom it may speak or sign, who may for it, and from which groups it came.',
  schema: StandingRow,
  fields: {
    name: { type: 'text', of: (row) => row.name, sort: true },
    names: { type: 'list', of: (row) => row.names },
    listedBy: { type: 'list', of: (row) => [...new Set(row.designations.map(({ by }) => by))], facet: true },
    speaksFor: { type: 'list', of: (row) => [...new Set(row.mandates.map((one) => one.for))], facet: true },
    succeeded: {
      type: 'boolean',
      of: (row) => row.predecessors.length + row.successors.length > 0,
      facet: true,
    },
    warned: { type: 'boolean', of: (row) => row.warnings.length > 0, facet: true },
  },
  order: { field: 'name', direction: 'asc' },
  versioned: true,
  buckets: bucketsOfStanding,
  rows: standingRows,
  words: (row) =>
    [
      ...row.names,
      ...row.designations.flatMap(({ by, law, reference, licences }) => [
        by,
        law,
        reference ?? '',
        ...licences.map(({ covers }) => covers),
      ]),
      ...[...row.predecessors, ...row.successors].flatMap(({ others }) => others.map(({ name }) => name)),
      ...[...row.mandates, ...row.spokenForBy].flatMap((one) => [one.actor, one.for, one.limits ?? '']),
    ]
      .filter(Boolean)
      .join('\n'),
}
