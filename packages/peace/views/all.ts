// Every view of this version. Folded views are stored per reader group; composed ones are read through them.
import { accessConstraints } from './access-constraints.ts'
import { accounts } from './accounts.ts'
import { activities } from './activities.ts'
import { actors } from './actors.ts'
import { agreements } from './agreements.ts'
import { aidGaps } from './aid-gaps.ts'
import { alerts } from './alerts.ts'
import { cases } from './cases.ts'
import { claims } from './claims.ts'
import { clauses } from './clauses.ts'
import { commissions } from './commissions.ts'
import { commitments } from './commitments.ts'
import { consignments } from './consignments.ts'
import { contestedNames } from './contested-names.ts'
import { corridors } from './corridors.ts'
import { coverage } from './coverage.ts'
import { crossings } from './crossings.ts'
import { decisions } from './decisions.ts'
import { deconfliction } from './deconfliction.ts'
import { disagreements } from './disagreements.ts'
import { documents } from './documents.ts'
import { engagements } from './engagements.ts'
import { exchanges } from './exchanges.ts'
import { groups } from './groups.ts'
import { imports } from './imports.ts'
import { incentives } from './incentives.ts'
import { incidents } from './incidents.ts'
import { indicators } from './indicators.ts'
import { initiatives } from './initiatives.ts'
import { lines } from './lines.ts'
import { movements } from './movements.ts'
import { needs } from './needs.ts'
import { notes } from './notes.ts'
import { notifications } from './notifications.ts'
import { offers } from './offers.ts'
import { positions } from './positions.ts'
import { precedents } from './precedents.ts'
import { processes } from './processes.ts'
import { proposals } from './proposals.ts'
import { sessions } from './sessions.ts'
import { situation } from './situation.ts'
import { standing } from './standing.ts'
import { suggestions } from './suggestions.ts'
import { timeline } from './timeline.ts'
import type { FoldedView, Row } from './view.ts'
import { windows } from './windows.ts'

export const foldedViews = [
  processes,
  documents,
  claims,
  suggestions,
  actors,
  accounts,
  disagreements,
  timeline,
  notes,
  groups,
  agreements,
  clauses,
  commitments,
  windows,
  exchanges,
  proposals,
  engagements,
  incentives,
  precedents,
  standing,
  contestedNames,
  indicators,
  alerts,
  incidents,
  imports,
  coverage,
  cases,
  lines,
  commissions,
  sessions,
  decisions,
  positions,
  deconfliction,
  initiatives,
  activities,
  needs,
  aidGaps,
  offers,
  movements,
  consignments,
  corridors,
  crossings,
  accessConstraints,
  notifications,
] as const
export const composedViews = [situation] as const

/** A folded view whose rows are handled without knowing their fields: each view is given only rows it made. */
export type AnyFoldedView = FoldedView<Row>

// A view reads only rows of its own, which the type of a list of different views cannot say.
const folded = new Map(foldedViews.map((view) => [view.name as string, view as unknown as AnyFoldedView]))
const composed = new Map(composedViews.map((view) => [view.name, view]))

export const foldedView = (name: string): AnyFoldedView | undefined => folded.get(name)
export const composedView = (name: string) => composed.get(name)
/** All folded views, in the order of the list. */
export const allFolded: readonly AnyFoldedView[] = [...folded.values()]
