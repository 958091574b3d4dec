// What a situation brief says in one language, beside what it takes from the compliance report: whole sentences.
import type { InitiativeState } from '../../aid/codes.ts'
import type { EngagementState } from '../../engagements/terms.ts'
import type { CodeWords } from './code-words.ts'

type Places = { readonly place: string; readonly count: number }

export type SituationWords = {
  readonly language: string
  readonly codes: CodeWords
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
  /** 'Shelling: 3 (Marrow 2, Sarn 1).' */
  readonly incidentsOf: (of: { event: string; count: number; places: readonly Places[] }) => string
  /** How many were harmed in a way; `low` and `high` differ where accounts or the counts in them do. */
  readonly harmed: (of: { kind: string; group: string; low: number; high: number; incidents: number }) => string
  /** 'MV-7 (the Bureau, Depot – Marrow, 7 March)' */
  readonly movement: (of: {
    reference: string
    by: string
    from: string
    to: string
    day: string
    trucks: number | null
  }) => string
  readonly movements: (of: {
    count: number
    days: number
    parts: readonly { outcome: string; count: number }[]
  }) => string
  readonly moved: (of: { movement: string; said: readonly { outcome: string; by: string; says: string }[] }) => string
  readonly counted: (of: {
    low: number
    high: number
    unit: string
    item: string
    place: string
    point: string
    movements: number
  }) => string
  /** `gap` is null where nobody counted at the point by which the need is measured. */
  readonly gap: (of: {
    gap: number | null
    needed: number
    came: number | null
    unit: string
    item: string
    place: string
    point: string
    isPeople: boolean
    until: string
    by: string
  }) => string
  readonly activities: (of: { count: number; parts: readonly { cluster: string; count: number }[] }) => string
  readonly activity: (of: {
    who: string
    what: string
    cluster: string
    place: string
    state: string
    targeted: number | null
    reached: number | null
  }) => string
  readonly told: (of: { date: string; passage: string; origins: number; machine: boolean; disputed: boolean }) => string
  readonly listed: (of: { actor: string; by: string; law: string; since: string }) => string
  readonly initiativeStates: Readonly<Record<InitiativeState, string>>
  readonly initiative: (of: { title: string; state: string; by: string }) => string
  readonly initiativeChanged: (of: { title: string; before: string; state: string; by: string }) => string
  readonly first: (of: { says: string; verdict: 'supported' | 'not-supported' }) => string
}
