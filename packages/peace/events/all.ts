// Every kind of entry this version knows.
import { actorsMerged } from './actors-merged.ts'
import { actorsSplit } from './actors-split.ts'
import { claimAccepted } from './claim-accepted.ts'
import { claimCorrected } from './claim-corrected.ts'
import { claimRejected } from './claim-rejected.ts'
import { correctionMade } from './correction-made.ts'
import { documentRead } from './document-read.ts'
import { documentReceived } from './document-received.ts'
import { entryErased } from './entry-erased.ts'
import { entryWithdrawn } from './entry-withdrawn.ts'
import { noteAdded } from './note-added.ts'
import { organisationJoined } from './organisation-joined.ts'
import { processOpened } from './process-opened.ts'

export const eventKinds = [
  processOpened,
  organisationJoined,
  documentReceived,
  documentRead,
  claimAccepted,
  claimCorrected,
  claimRejected,
  actorsMerged,
  actorsSplit,
  noteAdded,
  correctionMade,
  entryWithdrawn,
  entryErased,
] as const

export type KnownKind = (typeof eventKinds)[number]['name']
