// What this package offers: what entries mean. Pure: no clock, no network, no database, no chance but what is handed in.
export { actorKey, actorKeysOf, bucketOfActorKey } from './actors/keys.ts'
export * from './aid/codes.ts'
export * from './aid/rows.ts'
export type { RowReadFrom } from './aid/terms.ts'
export { type Clash, overlapsAmong, type Week, weekOf } from './aid/week.ts'
export {
  chainOf,
  groupsOf,
  isDraft,
  type ReaderGroup,
  type ReaderOf,
  visibleTo,
  widerChain,
  widerGroup,
} from './audience.ts'
export { asTold } from './briefs/as-told.ts'
export { Brief, BriefSection, BriefSentence, citedIn } from './briefs/brief.ts'
export { type ComplianceRows, complianceBrief } from './briefs/compliance.ts'
export { reliefAsTold } from './briefs/relief.ts'
export { type SituationKind, situationBrief } from './briefs/situation.ts'
export { briefLanguages, briefWords, situationWords } from './briefs/words/all.ts'
export type { BriefWords } from './briefs/words/words.ts'
export * from './commission/rows.ts'
export { type CommissionRule, outcomeOf } from './commission/rule.ts'
export { ItemChange } from './daily/change.ts'
export type { DailyItem } from './daily/item.ts'
export { dailyItems } from './daily/items.ts'
export { claimDecidedOn, claimKey } from './decisions.ts'
export {
  type Directory,
  directoryOf,
  directoryStep,
  emptyDirectory,
  type GroupDirectory,
  isMember,
  type KeyDirectory,
  type Membership,
  type PersonDirectory,
  peopleOf,
  processOf,
  shapesDirectory,
} from './directory.ts'
export { compareDates, earliestDay, latestDay } from './edtf.ts'
export {
  effectiveFacts,
  erasedEntries,
  goesAlongWith,
  goesWith,
  kindsGoingAlong,
  withdrawnEntries,
} from './effective.ts'
export { FirstTold, PrecedentRow, Time as PrecedentTime } from './engagements/precedent-rows.ts'
export { EngagementRow } from './engagements/rows.ts'
export * from './entry.ts'
export { accessConstrained } from './events/access-constrained.ts'
export { accessDenied } from './events/access-denied.ts'
export { activityReported } from './events/activity-reported.ts'
export { actorsMerged } from './events/actors-merged.ts'
export { actorsSplit } from './events/actors-split.ts'
export { agreementCoded } from './events/agreement-coded.ts'
export { agreementDeclared } from './events/agreement-declared.ts'
export { agreementLinked } from './events/agreement-linked.ts'
export { agreementVersioned } from './events/agreement-versioned.ts'
export { aidCounted } from './events/aid-counted.ts'
export { aidOffered } from './events/aid-offered.ts'
export { alertAcknowledged } from './events/alert-acknowledged.ts'
export { alertEscalated } from './events/alert-escalated.ts'
export { eventKinds, type KnownKind } from './events/all.ts'
export { attendanceGiven } from './events/attendance-given.ts'
export { breachFound } from './events/breach-found.ts'
export { caseOpened } from './events/case-opened.ts'
export { claimAccepted } from './events/claim-accepted.ts'
export { claimCorrected } from './events/claim-corrected.ts'
export { claimRejected } from './events/claim-rejected.ts'
export { commissionFounded } from './events/commission-founded.ts'
export { commitmentContested } from './events/commitment-contested.ts'
export { commitmentDrafted } from './events/commitment-drafted.ts'
export { commitmentEnded } from './events/commitment-ended.ts'
export { consignmentStepped } from './events/consignment-stepped.ts'
export { contestSettled } from './events/contest-settled.ts'
export { contestedNameEntered } from './events/contested-name-entered.ts'
export { coordinatesGiven } from './events/coordinates-given.ts'
export { correctionMade } from './events/correction-made.ts'
export { corridorOpened } from './events/corridor-opened.ts'
export { countReported } from './events/count-reported.ts'
export { crossingStated } from './events/crossing-stated.ts'
export { custodyPassed } from './events/custody-passed.ts'
export { decisionPut } from './events/decision-put.ts'
export { designationEntered } from './events/designation-entered.ts'
export { documentRead } from './events/document-read.ts'
export { documentReceived } from './events/document-received.ts'
export {
  documentSuggested,
  suggestedRoles,
  suggestedStatuses,
  suggestedTypes,
  suggestionPartsMax,
} from './events/document-suggested.ts'
export { engagementEntered } from './events/engagement-entered.ts'
export { engagementStated } from './events/engagement-stated.ts'
export { entryErased } from './events/entry-erased.ts'
export { entryImported } from './events/entry-imported.ts'
export { entryWithdrawn } from './events/entry-withdrawn.ts'
export type { EntryOf, EventKind, Names, WrittenBy } from './events/event-kind.ts'
export { evidenceAdded } from './events/evidence-added.ts'
export { exchangeAgreed } from './events/exchange-agreed.ts'
export { exchangeStepped } from './events/exchange-stepped.ts'
export { findingProposed } from './events/finding-proposed.ts'
export { findingRuleSet } from './events/finding-rule-set.ts'
export { findingSigned } from './events/finding-signed.ts'
export { findingWithdrawn } from './events/finding-withdrawn.ts'
export { groupFormed } from './events/group-formed.ts'
export { importDestroyed } from './events/import-destroyed.ts'
export { incentiveOffered } from './events/incentive-offered.ts'
export { incentiveStepped } from './events/incentive-stepped.ts'
export { incidentReported } from './events/incident-reported.ts'
export { incidentsImported } from './events/incidents-imported.ts'
export { incidentsToldApart } from './events/incidents-told-apart.ts'
export { indicatorSet } from './events/indicator-set.ts'
export { initiativeEntered } from './events/initiative-entered.ts'
export { keyAdded } from './events/key-added.ts'
export { keyEnded } from './events/key-ended.ts'
export { licenceEntered } from './events/licence-entered.ts'
export { lineDrawn } from './events/line-drawn.ts'
export { lineEnded } from './events/line-ended.ts'
export { mandateEnded } from './events/mandate-ended.ts'
export { mandateEntered } from './events/mandate-entered.ts'
export { messageAcknowledged } from './events/message-acknowledged.ts'
export { messageSent } from './events/message-sent.ts'
export { milestoneReached } from './events/milestone-reached.ts'
export { minutesAgreed } from './events/minutes-agreed.ts'
export { movementNotified } from './events/movement-notified.ts'
export { movementStated } from './events/movement-stated.ts'
export { needReported } from './events/need-reported.ts'
export { noteAdded } from './events/note-added.ts'
export { nothingObserved } from './events/nothing-observed.ts'
export { notificationAcknowledged } from './events/notification-acknowledged.ts'
export { notificationSent } from './events/notification-sent.ts'
export { organisationFounded } from './events/organisation-founded.ts'
export { OrganisationRole, organisationJoined } from './events/organisation-joined.ts'
export { passageCounted } from './events/passage-counted.ts'
export { passedOn } from './events/passed-on.ts'
export { patrolMade } from './events/patrol-made.ts'
export { peerEnded } from './events/peer-ended.ts'
export { peerIntroduced } from './events/peer-introduced.ts'
export { performanceReported } from './events/performance-reported.ts'
export { performanceVerified } from './events/performance-verified.ts'
export { personJoined } from './events/person-joined.ts'
export { personLeft } from './events/person-left.ts'
export { personsListed } from './events/persons-listed.ts'
export { phaseSet } from './events/phase-set.ts'
export { positionStated } from './events/position-stated.ts'
export { processOpened } from './events/process-opened.ts'
export { proposalAnswered } from './events/proposal-answered.ts'
export { proposalMade } from './events/proposal-made.ts'
export { readoutGiven } from './events/readout-given.ts'
export { releaseCleared } from './events/release-cleared.ts'
export { replyMade } from './events/reply-made.ts'
export { replyOpened } from './events/reply-opened.ts'
export { replyWaived } from './events/reply-waived.ts'
export { roleGiven } from './events/role-given.ts'
export { Rules, rulesSet } from './events/rules-set.ts'
export { sameIncidentSaid } from './events/same-incident-said.ts'
export { seriesEntered } from './events/series-entered.ts'
export { sessionCalled } from './events/session-called.ts'
export { sharingApproved } from './events/sharing-approved.ts'
export { Sharing as SharingSchema, sharingChanged } from './events/sharing-changed.ts'
export { statementMade } from './events/statement-made.ts'
export { successionEntered } from './events/succession-entered.ts'
export { tableImported } from './events/table-imported.ts'
export { thresholdSet } from './events/threshold-set.ts'
export { timetableChanged } from './events/timetable-changed.ts'
export { voteCast } from './events/vote-cast.ts'
export { exporterNamed, exporters } from './exporters/all.ts'
export type { Exportable, Exporter } from './exporters/exporter.ts'
export { checkCleared } from './findings/cleared.ts'
export * from './findings/rows.ts'
export { bucketsOf, type FoldInput, foldView, historyOf, touchedBy, type Version } from './fold.ts'
export { type IdPrefix, newId } from './ids.ts'
export { decidesOnProcess, type ImportContext, mayImport, targetOf, travels, type Voice } from './import.ts'
export { incentiveStateAt, periodAt } from './incentives/course.ts'
export { type Assumption, assumable, type Gate, gatesOf, type Move, movesIf, stateIf } from './incentives/gates.ts'
export * from './incentives/rows.ts'
export { aidSorts, benefitSorts, incentiveForms } from './incentives/terms.ts'
export {
  type EventCode,
  eventCodes,
  eventsOfType,
  eventTypeOf,
  eventTypes,
  harmedGroups,
  harmKinds,
  timePrecisions,
  timesMeant,
  waysPerceived,
} from './incidents/codes.ts'
export {
  guessColumns,
  missingColumns,
  type RefusalCode,
  type RowRead,
  type RowRefusal,
  type RowReport,
  readRows,
  refusalCodes,
} from './incidents/import-rows.ts'
export * from './incidents/mapping.ts'
export * from './incidents/rows.ts'
export { mainTime, spanOf } from './incidents/times.ts'
export { beyondAt, type LineMet, linesMet } from './lines/beyond.ts'
export {
  type Beyond,
  boundsOf,
  distanceKm,
  liesBeyond,
  marginsKm,
  type Point,
  squareOf,
  squaresOf,
} from './lines/geometry.ts'
export { lineKinds } from './lines/kinds.ts'
export { LineRow } from './lines/rows.ts'
export { Geometry } from './lines/shapes.ts'
export { markingNotLowered, markingRaised, markingUsual, tlpOrder } from './marking.ts'
export { Memo } from './memo.ts'
export { ContestedNameRow } from './names/rows.ts'
export { foreignEntry, narrowed } from './narrow.ts'
export { isAtLeast, PersonRole, personRoles } from './person-role.ts'
export { mayWrite, type Permission, type WriteContext, type Writer } from './policy.ts'
export { withClauseIds } from './promises/clause-ids.ts'
export { diffOf } from './promises/diff.ts'
export * from './promises/rows.ts'
export { opens, type Person, sealOf } from './promises/seal-of.ts'
export { PromiseReason, State, Status, statuses } from './promises/state.ts'
export { changesNextAt, stateAt } from './promises/state-at.ts'
export { Measure, Moment, Need, Stage, stages, Terms, Trigger } from './promises/terms.ts'
export { clausesIn, type FoundClause, type FoundPart } from './promises/text-clauses.ts'
export { isZone } from './promises/zone.ts'
export {
  asIfWritten,
  isReaderOf,
  type Reason,
  type Recipient,
  type Recipients,
  recipientsOf,
  type Sight,
  sightOf,
} from './recipients.ts'
export { Refusal } from './refusal.ts'
export { isRegisterOf, organisationOfRegister, registerOf } from './register.ts'
export * from './rows.ts'
export { isLowered, type Sharing, sharingOf } from './sharing.ts'
export { type Shared, type SharingBook, sharedEntry } from './sharing-book.ts'
export { checkKept, checkSharing, coarsened, gridDegrees } from './sharing-rules.ts'
export { type Signing, signingOf, signsAlone, standingKeys } from './signing.ts'
export { StandingRow } from './standing/rows.ts'
export { tableNamed, tableNames, tables } from './tables/all.ts'
export { headingsIn } from './tables/headings.ts'
export { AnyMapping, TableMapping } from './tables/mapping.ts'
export * from './tables/rows.ts'
export {
  type OwnEntries,
  partName,
  type ReadRow,
  type RowShown,
  type RowsTable,
  type Table,
  type TableRead,
} from './tables/table.ts'
export { chancesOf, type Foreseen, forecast, rankedScore } from './tension/forecast.ts'
export * from './tension/rows.ts'
export { countByDay, type Series } from './tension/series.ts'
export { type Surge, surges } from './tension/surge.ts'
export { ploverScores, restrictions } from './tension/terms.ts'
export { checkBody, isOf, kindNamed, sentenceOf, validateEntry } from './validate.ts'
export { accessConstraints } from './views/access-constraints.ts'
export { accounts } from './views/accounts.ts'
export { activities } from './views/activities.ts'
export { actors } from './views/actors.ts'
export { agreements } from './views/agreements.ts'
export { aidGaps } from './views/aid-gaps.ts'
export { alerts } from './views/alerts.ts'
export { type AnyFoldedView, allFolded, composedView, composedViews, foldedView, foldedViews } from './views/all.ts'
export { cases } from './views/cases.ts'
export { claims } from './views/claims.ts'
export { clauses } from './views/clauses.ts'
export { commitments } from './views/commitments.ts'
export { consignments } from './views/consignments.ts'
export { corridors } from './views/corridors.ts'
export { coverage } from './views/coverage.ts'
export { crossings } from './views/crossings.ts'
export { decisions } from './views/decisions.ts'
export { deconfliction } from './views/deconfliction.ts'
export { disagreements } from './views/disagreements.ts'
export { documents } from './views/documents.ts'
export { exchanges } from './views/exchanges.ts'
export { groups } from './views/groups.ts'
export { imports } from './views/imports.ts'
export { incentives } from './views/incentives.ts'
export { incidents } from './views/incidents.ts'
export { indicators } from './views/indicators.ts'
export { initiatives } from './views/initiatives.ts'
export { lines } from './views/lines.ts'
export { movements } from './views/movements.ts'
export { needs } from './views/needs.ts'
export { notes } from './views/notes.ts'
export { notifications } from './views/notifications.ts'
export { offers } from './views/offers.ts'
export { positions } from './views/positions.ts'
export { processes } from './views/processes.ts'
export { proposals } from './views/proposals.ts'
export { sessions } from './views/sessions.ts'
export { situation } from './views/situation.ts'
export { suggestions } from './views/suggestions.ts'
export { timeline } from './views/timeline.ts'
export * from './views/view.ts'
export { windows } from './views/windows.ts'
