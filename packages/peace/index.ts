// What this package offers: what entries mean. Pure: no clock, no network, no database, no chance but what is handed in.
export { actorKey, actorKeysOf, bucketOfActorKey } from './actors/keys.ts'
export {
  chainOf,
  groupsOf,
  isDraft,
  type ReaderGroup,
  type ReaderOf,
  visibleFrom,
  visibleTo,
  widerChain,
  widerGroup,
} from './audience.ts'
export { claimDecidedOn, claimKey } from './decisions.ts'
export {
  type Directory,
  directoryOf,
  directoryStep,
  emptyDirectory,
  isMember,
  type Membership,
  processOf,
} from './directory.ts'
export { compareDates, earliestDay, latestDay } from './edtf.ts'
export { effectiveFacts, erasedEntries, goesWith, withdrawnEntries } from './effective.ts'
export * from './entry.ts'
export { actorsMerged } from './events/actors-merged.ts'
export { actorsSplit } from './events/actors-split.ts'
export { eventKinds, type KnownKind } from './events/all.ts'
export { claimAccepted } from './events/claim-accepted.ts'
export { claimCorrected } from './events/claim-corrected.ts'
export { claimRejected } from './events/claim-rejected.ts'
export { correctionMade } from './events/correction-made.ts'
export { documentRead } from './events/document-read.ts'
export { documentReceived } from './events/document-received.ts'
export { entryErased } from './events/entry-erased.ts'
export { entryWithdrawn } from './events/entry-withdrawn.ts'
export type { EntryOf, EventKind, Names, WrittenBy } from './events/event-kind.ts'
export { noteAdded } from './events/note-added.ts'
export { OrganisationRole, organisationJoined } from './events/organisation-joined.ts'
export { processOpened } from './events/process-opened.ts'
export { exporterNamed, exporters } from './exporters/all.ts'
export type { Exportable, Exporter } from './exporters/exporter.ts'
export { bucketsOf, type FoldInput, foldView, historyOf, touchedBy, type Version } from './fold.ts'
export { type IdPrefix, newId } from './ids.ts'
export { markingNotLowered, markingRaised, tlpOrder } from './marking.ts'
export { Memo } from './memo.ts'
export { mayWrite, type Permission, type WriteContext, type Writer } from './policy.ts'
export { Refusal } from './refusal.ts'
export * from './rows.ts'
export { checkBody, isOf, kindNamed, sentenceOf, validateEntry } from './validate.ts'
export { accounts } from './views/accounts.ts'
export { actors } from './views/actors.ts'
export { type AnyFoldedView, allFolded, composedView, composedViews, foldedView, foldedViews } from './views/all.ts'
export { claims } from './views/claims.ts'
export { documents } from './views/documents.ts'
export { notes } from './views/notes.ts'
export { processes } from './views/processes.ts'
export { situation } from './views/situation.ts'
export { timeline } from './views/timeline.ts'
export * from './views/view.ts'
