// The contract of a finder: what one rule or model sees in a page. A finder adds; refiners join, resolve and drop.
import type { Actor, ActorType, Claim, CommitmentFound, DateFound, Event, Mention, Place, Span } from '../reading.ts'
import type { Page } from '../words/page.ts'

/** A stretch that names somebody or something, before it is known which names belong together. */
export type Name = Span & {
  readonly sentence: number
  /** Index of the first and last token in the sentence. */
  readonly first: number
  readonly last: number
  /** 'unknown': capitals that only the rest of the document can explain. */
  readonly kind: ActorType | 'unknown'
  readonly name: string
  readonly roles: readonly string[]
  /** The name's own words or its surroundings settle the kind. */
  readonly certain: boolean
  readonly gender: 'f' | 'm' | null
  /** Other names of the same one that a lexicon knows. */
  readonly known: readonly string[]
  /** The model takes it for a place. */
  readonly isPlace?: boolean
}

export type Findings = {
  readonly names: readonly Name[]
  readonly actors: readonly Actor[]
  readonly mentions: readonly Mention[]
  readonly places: readonly Place[]
  readonly dates: readonly DateFound[]
  readonly claims: readonly Claim[]
  readonly events: readonly Event[]
  readonly commitments: readonly CommitmentFound[]
}

export const nothing: Findings = {
  names: [],
  actors: [],
  mentions: [],
  places: [],
  dates: [],
  claims: [],
  events: [],
  commitments: [],
}

export type Finder = {
  readonly name: string
  /** Languages it reads (BCP 47 primary tags); without them, every language. */
  readonly languages?: readonly string[]
  readonly find: (page: Page, found: Findings) => Partial<Findings>
}

/** What can be told first; each stage sees all that the stages before it found and refined. */
export const stages = ['things', 'statements', 'stories'] as const
export type Stage = (typeof stages)[number]
