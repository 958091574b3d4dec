// The one client through which the app speaks to its hub, and the rows as the pages know them.
import { createClient } from '@parley/api/client'

export type { PresenceTold, Progress } from '@parley/api'
export { ProblemError } from '@parley/api/client'
export type {
  AccountRow,
  ActivityRow,
  ActorRow,
  AgreementRow,
  AlertRow,
  CaseRow,
  ClaimRow,
  ClauseRow,
  CommissionRow,
  CommitmentRow,
  Condition,
  ConsignmentRow,
  ConstraintRow,
  CorridorRow,
  CoverageRow,
  CrossingRow,
  Decision,
  DecisionRow,
  Disagreement,
  DisagreementRow,
  DocumentRow,
  EngagementRow,
  ExchangeRow,
  Finding,
  GapRow,
  IncentiveReason,
  IncentiveRow,
  IncidentAccount,
  IncidentRow,
  IndicatorRow,
  InitiativeRow,
  LineRow,
  Mapping,
  MessageRow,
  MovementRow,
  NeedRow,
  NoteRow,
  NotificationRow,
  OfferRow,
  PositionRow,
  PrecedentRow,
  ProcessRow,
  PromiseReason,
  ProposalRow,
  SessionRow,
  Standing,
  StandingRow,
  State,
  SuggestionRow,
  TableMapping,
  TimelineRow,
} from '@parley/peace'
export type { Reading } from '@parley/read/reading'

export const hub = createClient()
export type Me = Awaited<ReturnType<typeof hub.me>>
export type EntryLine = Awaited<ReturnType<typeof hub.entries>>['entries'][number]
export type EntryProof = Awaited<ReturnType<typeof hub.entry>>
export type ImportTables = Awaited<ReturnType<typeof hub.importTables>>
export type ImportPreview = Awaited<ReturnType<typeof hub.previewImport>>
