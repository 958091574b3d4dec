// What of this package runs in a page: pure functions that check no schema, so that no validator is shipped with them.

export { otherName } from './actors/names.ts'
export * from './aid/codes.ts'
export {
  guessStatuses,
  initiativesOf,
  isStatusTable,
  type StatusColumn,
  type StatusMapping,
  statusColumns,
} from './aid/status-table.ts'
export { overlapsAmong, weekOf } from './aid/week.ts'
export { type Compared, differences } from './engagements/compare-readouts.ts'
export {
  daysOfStops,
  guessColumns,
  isItinerary,
  type Stop,
  stopsOf,
  type TableColumn,
  type TableMapping,
  tableColumns,
} from './engagements/itinerary.ts'
export { csvLine } from './exporters/csv.ts'
export { incentiveStateAt, periodAt } from './incentives/course.ts'
export {
  type Assumption,
  assumable,
  type Gate,
  gatesOf,
  type Move,
  movesIf,
  type Reach,
  reachOf,
  stateIf,
} from './incentives/gates.ts'
export {
  type EventCode,
  eventsOfType,
  eventTypeOf,
  eventTypes,
  harmKinds,
  timePrecisions,
  timesMeant,
  waysPerceived,
} from './incidents/codes.ts'
export { type HarmTotal, harmTotals } from './incidents/harm-total.ts'
export { mainTime, spanOf } from './incidents/times.ts'
export { linesMet } from './lines/beyond.ts'
export { boundsOf, faultOfGeometry, marginsKm, squareOf } from './lines/geometry.ts'
export { lineKinds } from './lines/kinds.ts'
export { namesAs, usersOf } from './names/shown.ts'
export { withClauseIds } from './promises/clause-ids.ts'
export { diffOf } from './promises/diff.ts'
export { opens } from './promises/seal-of.ts'
export { changesNextAt, stateAt } from './promises/state-at.ts'
export { clausesIn } from './promises/text-clauses.ts'
export { type Following, followingIf, type Waited } from './promises/what-if.ts'
export { addDays, instantOf, isZone, startOfDate } from './promises/zone.ts'
export { holdsOn, isListedOn, isNamedIn, warningsOn } from './standing/at.ts'
export { successionForms } from './standing/successions.ts'
