// Every kind of entry this version knows.
import { accessConstrained } from './access-constrained.ts'
import { accessDenied } from './access-denied.ts'
import { activityReported } from './activity-reported.ts'
import { actorsMerged } from './actors-merged.ts'
import { actorsSplit } from './actors-split.ts'
import { agreementCoded } from './agreement-coded.ts'
import { agreementDeclared } from './agreement-declared.ts'
import { agreementLinked } from './agreement-linked.ts'
import { agreementVersioned } from './agreement-versioned.ts'
import { aidCounted } from './aid-counted.ts'
import { aidOffered } from './aid-offered.ts'
import { alertAcknowledged } from './alert-acknowledged.ts'
import { alertEscalated } from './alert-escalated.ts'
import { attendanceGiven } from './attendance-given.ts'
import { breachFound } from './breach-found.ts'
import { caseOpened } from './case-opened.ts'
import { claimAccepted } from './claim-accepted.ts'
import { claimCorrected } from './claim-corrected.ts'
import { claimRejected } from './claim-rejected.ts'
import { commissionFounded } from './commission-founded.ts'
import { commitmentContested } from './commitment-contested.ts'
import { commitmentDrafted } from './commitment-drafted.ts'
import { commitmentEnded } from './commitment-ended.ts'
import { consignmentStepped } from './consignment-stepped.ts'
import { contactPolicySet } from './contact-policy-set.ts'
import { contestSettled } from './contest-settled.ts'
import { contestedNameEntered } from './contested-name-entered.ts'
import { coordinatesGiven } from './coordinates-given.ts'
import { correctionMade } from './correction-made.ts'
import { corridorOpened } from './corridor-opened.ts'
import { countReported } from './count-reported.ts'
import { crossingStated } from './crossing-stated.ts'
import { custodyPassed } from './custody-passed.ts'
import { decisionPut } from './decision-put.ts'
import { designationEnded } from './designation-ended.ts'
import { designationEntered } from './designation-entered.ts'
import { documentRead } from './document-read.ts'
import { documentReceived } from './document-received.ts'
import { documentSuggested } from './document-suggested.ts'
import { engagementEntered } from './engagement-entered.ts'
import { engagementStated } from './engagement-stated.ts'
import { entryErased } from './entry-erased.ts'
import { entryImported } from './entry-imported.ts'
import { entryWithdrawn } from './entry-withdrawn.ts'
import { evidenceAdded } from './evidence-added.ts'
import { exchangeAgreed } from './exchange-agreed.ts'
import { exchangeStepped } from './exchange-stepped.ts'
import { findingProposed } from './finding-proposed.ts'
import { findingRuleSet } from './finding-rule-set.ts'
import { findingSigned } from './finding-signed.ts'
import { findingWithdrawn } from './finding-withdrawn.ts'
import { groupFormed } from './group-formed.ts'
import { importDestroyed } from './import-destroyed.ts'
import { incentiveOffered } from './incentive-offered.ts'
import { incentiveStepped } from './incentive-stepped.ts'
import { incidentReported } from './incident-reported.ts'
import { incidentsImported } from './incidents-imported.ts'
import { incidentsToldApart } from './incidents-told-apart.ts'
import { indicatorSet } from './indicator-set.ts'
import { initiativeEntered } from './initiative-entered.ts'
import { keyAdded } from './key-added.ts'
import { keyEnded } from './key-ended.ts'
import { licenceEntered } from './licence-entered.ts'
import { lineDrawn } from './line-drawn.ts'
import { lineEnded } from './line-ended.ts'
import { mandateEnded } from './mandate-ended.ts'
import { mandateEntered } from './mandate-entered.ts'
import { messageAcknowledged } from './message-acknowledged.ts'
import { messageSent } from './message-sent.ts'
import { milestoneReached } from './milestone-reached.ts'
import { minutesAgreed } from './minutes-agreed.ts'
import { movementNotified } from './movement-notified.ts'
import { movementStated } from './movement-stated.ts'
import { needReported } from './need-reported.ts'
import { noteAdded } from './note-added.ts'
import { nothingObserved } from './nothing-observed.ts'
import { notificationAcknowledged } from './notification-acknowledged.ts'
import { notificationSent } from './notification-sent.ts'
import { organisationFounded } from './organisation-founded.ts'
import { organisationJoined } from './organisation-joined.ts'
import { passageCounted } from './passage-counted.ts'
import { passedOn } from './passed-on.ts'
import { patrolMade } from './patrol-made.ts'
import { peerEnded } from './peer-ended.ts'
import { peerIntroduced } from './peer-introduced.ts'
import { performanceReported } from './performance-reported.ts'
import { performanceVerified } from './performance-verified.ts'
import { personJoined } from './person-joined.ts'
import { personLeft } from './person-left.ts'
import { personsListed } from './persons-listed.ts'
import { phaseSet } from './phase-set.ts'
import { positionStated } from './position-stated.ts'
import { processOpened } from './process-opened.ts'
import { proposalAnswered } from './proposal-answered.ts'
import { proposalMade } from './proposal-made.ts'
import { readoutGiven } from './readout-given.ts'
import { releaseCleared } from './release-cleared.ts'
import { replyMade } from './reply-made.ts'
import { replyOpened } from './reply-opened.ts'
import { replyWaived } from './reply-waived.ts'
import { roleGiven } from './role-given.ts'
import { rulesSet } from './rules-set.ts'
import { sameIncidentSaid } from './same-incident-said.ts'
import { seriesEntered } from './series-entered.ts'
import { sessionCalled } from './session-called.ts'
import { sharingApproved } from './sharing-approved.ts'
import { sharingChanged } from './sharing-changed.ts'
import { statementMade } from './statement-made.ts'
import { successionEntered } from './succession-entered.ts'
import { tableImported } from './table-imported.ts'
import { thresholdSet } from './threshold-set.ts'
import { timetableChanged } from './timetable-changed.ts'
import { voteCast } from './vote-cast.ts'

export const eventKinds = [
  processOpened,
  organisationJoined,
  groupFormed,
  rulesSet,
  organisationFounded,
  personJoined,
  personLeft,
  keyAdded,
  keyEnded,
  documentReceived,
  documentRead,
  documentSuggested,
  claimAccepted,
  claimCorrected,
  claimRejected,
  actorsMerged,
  actorsSplit,
  noteAdded,
  correctionMade,
  entryWithdrawn,
  entryErased,
  sharingChanged,
  sharingApproved,
  passedOn,
  agreementVersioned,
  agreementCoded,
  agreementDeclared,
  agreementLinked,
  roleGiven,
  proposalMade,
  proposalAnswered,
  commitmentDrafted,
  phaseSet,
  timetableChanged,
  commitmentEnded,
  milestoneReached,
  performanceReported,
  countReported,
  performanceVerified,
  breachFound,
  commitmentContested,
  contestSettled,
  exchangeAgreed,
  exchangeStepped,
  personsListed,
  engagementEntered,
  engagementStated,
  attendanceGiven,
  readoutGiven,
  incentiveOffered,
  incentiveStepped,
  designationEntered,
  designationEnded,
  licenceEntered,
  mandateEntered,
  mandateEnded,
  contactPolicySet,
  successionEntered,
  contestedNameEntered,
  indicatorSet,
  seriesEntered,
  thresholdSet,
  alertAcknowledged,
  alertEscalated,
  incidentReported,
  sameIncidentSaid,
  incidentsToldApart,
  patrolMade,
  nothingObserved,
  accessDenied,
  incidentsImported,
  lineDrawn,
  lineEnded,
  findingRuleSet,
  caseOpened,
  evidenceAdded,
  custodyPassed,
  findingProposed,
  findingSigned,
  findingWithdrawn,
  releaseCleared,
  replyOpened,
  replyMade,
  replyWaived,
  positionStated,
  commissionFounded,
  sessionCalled,
  statementMade,
  decisionPut,
  voteCast,
  minutesAgreed,
  messageSent,
  messageAcknowledged,
  initiativeEntered,
  activityReported,
  needReported,
  aidOffered,
  aidCounted,
  movementNotified,
  movementStated,
  consignmentStepped,
  corridorOpened,
  passageCounted,
  crossingStated,
  accessConstrained,
  notificationSent,
  notificationAcknowledged,
  coordinatesGiven,
  tableImported,
  peerIntroduced,
  peerEnded,
  entryImported,
  importDestroyed,
] as const

export type KnownKind = (typeof eventKinds)[number]['name']
