// Who reads: the chain of reader groups a list is resolved through, and what the reader may do besides.
import type { ReaderGroup } from '@parley/peace'

export type Reader = {
  readonly person: string | null
  readonly organisation: string | null
  /** Most specific first: the person, the organisation, its groups, 'members', 'public'. Anonymous: ['public']. */
  readonly chain: readonly ReaderGroup[]
  readonly canWrite: boolean
  readonly administrator: boolean
}

/** Someone nobody knows: sees what is public, and writes nothing. */
export const anonymous: Reader = {
  person: null,
  organisation: null,
  chain: ['public'],
  canWrite: false,
  administrator: false,
}
