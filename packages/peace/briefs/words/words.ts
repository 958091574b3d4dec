// What a brief says in one language: whole sentences, because no language is another one with its words exchanged.

import type { Status } from '../../promises/state.ts'
import type { Stage } from '../../promises/terms.ts'

type Promise = { readonly who: string; readonly act: string; readonly clause: string }

export type BriefWords = {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly about: (of: { process: string; since: string; at: string }) => string
  readonly headings: Readonly<
    Record<
      'changes' | 'phases' | 'overdue' | 'next' | 'contested' | 'readings' | 'quotas' | 'exchanges' | 'done',
      string
    >
  >
  readonly notes: { readonly entries: string; readonly made: string }
  readonly status: Readonly<Record<Status, string>>
  readonly stages: Readonly<Record<Stage, string>>
  /** 'the Council: withdraw … (4.2)', as sentences begin. */
  readonly promise: (of: Promise) => string
  readonly state: (of: { status: string; late: boolean; overdue: boolean }) => string
  readonly changed: (of: { promise: string; before: string; since: string; after: string; from: string }) => string
  readonly added: (of: { promise: string; from: string; now: string }) => string
  readonly learnt: (of: { promise: string; on: string; taken: string; now: string }) => string
  readonly contests: (of: { by: string; promise: string; since: string; ground: string }) => string
  readonly settled: (of: { by: string; promise: string; on: string }) => string
  readonly found: (of: { by: string; promise: string; breached: boolean; since: string; decision: string }) => string
  readonly timetable: (of: {
    what: string
    to: string
    from: string
    until: string
    by: string
    ground: string
  }) => string
  readonly all: string
  readonly declared: (of: { party: string; act: string; on: string; title: string }) => string
  readonly acts: Readonly<Record<string, string>>
  readonly proposed: (of: { by: string; title: string; on: string; counters: boolean }) => string
  readonly phase: (of: { title: string; phase: string; until: string | null }) => string
  readonly phaseWaits: (of: { title: string; phase: string; gates: number }) => string
  readonly overdue: (of: { promise: string; state: string; due: string }) => string
  readonly next: (of: { promise: string; state: string; due: string }) => string
  readonly reading: (of: { promise: string; who: string; says: string; state: string }) => string
  readonly quota: (of: { promise: string; point: string; counter: string; met: number; all: number }) => string
  readonly quotaElsewhere: (of: { promise: string; point: string; met: number; all: number }) => string
  readonly exchange: (of: { holder: string; receiver: string; agreed: number | null; reached: string }) => string
  readonly reached: (of: { stage: string; count: number }) => string
  readonly done: (of: { promise: string; state: string; from: string }) => string
}
