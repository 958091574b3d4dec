// The one client through which the app speaks to its hub, and the rows as the pages know them.
import { createClient } from '@parley/api/client'

export type { Progress } from '@parley/api'
export { ProblemError } from '@parley/api/client'
export type {
  AccountRow,
  ActorRow,
  ClaimRow,
  Decision,
  Disagreement,
  DocumentRow,
  NoteRow,
  ProcessRow,
  Standing,
  TimelineRow,
} from '@parley/peace'
export type { Reading } from '@parley/read/reading'

export const hub = createClient()
export type Me = Awaited<ReturnType<typeof hub.me>>
export type EntryLine = Awaited<ReturnType<typeof hub.entries>>['entries'][number]
export type EntryProof = Awaited<ReturnType<typeof hub.entry>>
