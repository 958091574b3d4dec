// Who reads: the chain of reader groups a list is resolved through, and what the reader may do besides.
import type { PersonRole, ReaderGroup } from '@parley/peace'

export type Reader = {
  readonly person: string | null
  readonly organisation: string | null
  /** Most specific first: the person, the organisation, its groups, 'members', 'public'. Anonymous: ['public']. */
  readonly chain: readonly ReaderGroup[]
  /** What the person may do in the organisation's name, where the record says it. */
  readonly standing?: PersonRole
  readonly canWrite: boolean
  readonly administrator: boolean
  /** May not write until a second factor was shown: the organisation asks for one. */
  readonly needsFactor?: boolean
}

/** Someone nobody knows: sees what is public, and writes nothing. */
export const anonymous: Reader = {
  person: null,
  organisation: null,
  chain: ['public'],
  canWrite: false,
  administrator: false,
}

/** Nobody in particular of an organisation: what all of it may see, and nothing addressed to one person. Writes nothing. */
export const anyoneOf = (organisation: string): Reader => ({
  ...anonymous,
  organisation,
  chain: [organisation, 'members', 'public'],
})

/** A person who is not here now, for what is sent to them: sees what they would see, and writes nothing. */
export const absent = (person: string, organisation: string): Reader => ({
  ...anonymous,
  person,
  organisation,
  chain: [person, organisation, 'members', 'public'],
})
