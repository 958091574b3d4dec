// What a situation brief says in one language, beside what it takes from the compliance report: whole sentences.
import type { InitiativeState } from '../../aid/codes.ts'
import type { EngagementState } from '../../engagements/terms.ts'

export type SituationWords = {
  readonly language: string
  readonly titles: Readonly<Record<'daily' | 'weekly', string>>
  readonly headings: Readonly<
    Record<'changes' | 'diplomacy' | 'relief' | 'stability' | 'promises' | 'disputed', string>
  >
  readonly made: string
  readonly states: Readonly<Record<EngagementState, string>>
  readonly noDay: string
  /** 'Talks on Phase Two (7 March, Marrow)' */
  readonly meeting: (of: { title: string; day: string; place: string }) => string
  readonly entered: (of: { meeting: string; state: string; by: string }) => string
  readonly changed: (of: { meeting: string; before: string; after: string; by: string }) => string
  readonly stands: (of: { meeting: string; state: string; by: string }) => string
  readonly denied: (of: { meeting: string; by: string; says: string }) => string
  readonly readout: (of: { meeting: string; by: string; says: string }) => string
  readonly incident: (of: { day: string; place: string; what: string; by: string; accounts: number }) => string
  readonly contested: (of: { day: string; place: string; what: string; accounts: number }) => string
  readonly incidents: (of: { count: number; before: number; days: number }) => string
  readonly told: (of: { date: string; passage: string; origins: number; machine: boolean; disputed: boolean }) => string
  readonly listed: (of: { actor: string; by: string; law: string; since: string }) => string
  readonly initiativeStates: Readonly<Record<InitiativeState, string>>
  readonly initiative: (of: { title: string; state: string; by: string }) => string
  readonly initiativeChanged: (of: { title: string; before: string; state: string; by: string }) => string
  readonly first: (of: { says: string; verdict: 'supported' | 'not-supported' }) => string
}
