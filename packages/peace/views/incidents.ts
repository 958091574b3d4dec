// Incidents: one row for each, with every account of it side by side.
import { caseOpened } from '../events/case-opened.ts'
import { incidentReported } from '../events/incident-reported.ts'
import { incidentsToldApart } from '../events/incidents-told-apart.ts'
import { noteAdded } from '../events/note-added.ts'
import { sameIncidentSaid } from '../events/same-incident-said.ts'
import { bearingOnCases, caseOf } from '../findings/case.ts'
import { incidentRows, incidentsOf } from '../incidents/incident.ts'
import { IncidentRow } from '../incidents/rows.ts'
import { squareOf } from '../lines/geometry.ts'
import { isOf } from '../validate.ts'
import type { Buckets, Fact, FoldedView } from './view.ts'

export const incidents: FoldedView<IncidentRow> = {
  name: 'incidents',
  about: 'An incident as those tell it who reported it, side by side, with how far looking into it has come.',
  schema: IncidentRow,
  fields: {
    day: { type: 'text', of: (row) => row.day, sort: true },
    from: { type: 'text', of: (row) => row.from, sort: true },
    week: { type: 'text', of: (row) => row.week, facet: true, sort: true },
    type: { type: 'text', of: (row) => row.type, facet: true },
    event: { type: 'text', of: (row) => row.event, facet: true },
    place: { type: 'text', of: (row) => row.place, facet: true, sort: true },
    area: { type: 'text', of: (row) => row.area, facet: true },
    square: { type: 'text', of: squareOfRow, facet: true },
    precision: { type: 'text', of: (row) => String(row.precision), facet: true },
    state: { type: 'text', of: (row) => row.state, facet: true },
    organisation: { type: 'list', of: (row) => row.organisations, facet: true },
    reports: { type: 'number', of: (row) => row.reports, sort: true },
    contested: { type: 'boolean', of: (row) => row.isContested, facet: true },
    about: { type: 'list', of: (row) => [...new Set(row.differences.map((one) => one.about))], facet: true },
    first: { type: 'boolean', of: (row) => row.isFirst },
    agreement: { type: 'list', of: (row) => [...new Set(row.alleged.map((one) => one.agreement))], facet: true },
    clause: { type: 'list', of: (row) => [...new Set(row.alleged.flatMap((one) => one.clauses))], facet: true },
    commitment: { type: 'list', of: (row) => [...new Set(row.alleged.flatMap((one) => one.commitment ?? []))] },
    harm: { type: 'list', of: (row) => [...new Set(row.harm.map((one) => one.kind))], facet: true },
    case: { type: 'list', of: (row) => row.cases.map((one) => one.case) },
    report: { type: 'list', of: (row) => [...new Set(row.accounts.flatMap((one) => one.report?.name ?? []))] },
  },
  order: { field: 'from', direction: 'desc' },
  versioned: true,
  vast: {
    sorts: ['place'],
    // Of incidents that are held to be the same, the map shows one.
    point: ({ lat, lon, isFirst }) => (isFirst && lat !== null && lon !== null ? { lat, lon } : null),
  },
  buckets: bucketsOfIncidentFact,
  rows: (bucket, facts) => incidentRows(bucket, facts),
  words: (row) =>
    row.accounts
      .flatMap(({ what, where, involved }) => [what, where.name, ...involved.map((one) => one.actor)])
      .join('\n'),
}

function squareOfRow({ lat, lon }: IncidentRow): string | null {
  return lat === null || lon === null ? null : squareOf({ lat, lon })
}

/**
 * An account opens its own incident's bucket and goes along into those that somebody links it to. A case opens those of its
 * incidents; what is entered in the case, and who speaks for whom under its agreement, follows there.
 */
function bucketsOfIncidentFact({ entry }: Fact): Buckets {
  if (isOf(incidentReported, entry)) {
    const { incident } = entry.body
    return { opens: [incident], follows: [`same ${incident}`] }
  }
  if (isOf(sameIncidentSaid, entry) || isOf(incidentsToldApart, entry)) {
    return { opens: entry.body.incidents, as: entry.body.incidents.map((incident) => `same ${incident}`) }
  }
  if (isOf(noteAdded, entry)) {
    const about = caseOf(entry)
    return about === undefined ? incidentsOf(entry) : []
  }
  if (isOf(caseOpened, entry)) {
    const { incidents: taken, agreement } = entry.body
    return { opens: taken, as: [entry.body.case, ...(agreement === undefined ? [] : [agreement])] }
  }
  const inCase = caseOf(entry)
  if (inCase !== undefined) return { follows: [inCase] }
  // Its schema says that each of these kinds names its agreement.
  return bearingOnCases.has(entry.kind) ? { follows: [entry.body.agreement as string] } : []
}
