// What follows in later phases when a promise is assumed kept, or not: which phases begin or stay shut, and which promises
// open with them. A thought over rows, made on a page; nothing of it is stored.
import { later } from './later.ts'
import type { AgreementRow, CommitmentRow } from './rows.ts'
import { stateAt } from './state-at.ts'
import { instantOf, msOf } from './zone.ts'

/** Commitments assumed kept, and verified so, at the moment; or assumed not kept. */
export type Kept = ReadonlyMap<string, boolean>

/** Something waited for: a trigger of the terms, as rows have it. */
export type Waited = { readonly on: string; readonly what: string; readonly is: string }

export type PhaseIf = {
  readonly agreement: string
  readonly phase: string
  readonly name: string
  /** When it begins as on record, and if it were so; null: a gate is shut. */
  readonly before: string | null
  readonly after: string | null
  /** What it still waits for, if it were so. */
  readonly waits: readonly Waited[]
}
export type CommitmentIf = {
  readonly commitment: string
  readonly act: string
  /** Empty: it opens. */
  readonly waits: readonly Waited[]
}
export type Following = { readonly phases: readonly PhaseIf[]; readonly commitments: readonly CommitmentIf[] }

type Phase = AgreementRow['phases'][number]
type Moment = Phase['starts']

/** Of everything not yet begun by `at` that hangs on what is assumed, over any number of phases: what becomes of it. */
export function followingIf(
  agreements: readonly AgreementRow[],
  commitments: readonly CommitmentRow[],
  kept: Kept,
  at: string,
): Following {
  const all = agreements.map((row) => ({ row, look: lookIn(row, kept, at) }))
  const phases = all.flatMap(({ row, look }) =>
    row.phases.flatMap((phase): PhaseIf[] => {
      if (hasBegun(phase, at) || !look.hangs({ on: 'phase', what: phase.phase, is: 'begins' })) return []
      const after = look.begins(phase.phase)
      return [
        {
          agreement: row.key,
          phase: phase.phase,
          name: phase.name,
          before: phase.begins,
          after: after === null ? null : instantOf(after),
          waits: after === null ? look.waits(phase) : [],
        },
      ]
    }),
  )
  const opening = commitments.flatMap((row): CommitmentIf[] => {
    const look = all.find((one) => one.row.key === row.agreement)?.look
    const waits = waitsAt(row, at)
    if (look === undefined || !waits.some((one) => look.hangs(one))) return []
    return [{ commitment: row.key, act: row.act, waits: waits.filter((one) => look.met(one) === null) }]
  })
  return { phases, commitments: opening }
}

/** What a promise waits for at the moment, as its own reasons say. */
function waitsAt({ states }: CommitmentRow, at: string): readonly Waited[] {
  return (stateAt(states, at)?.because ?? []).flatMap(({ code, values }): Waited[] =>
    code === 'waits-for' ? [{ on: String(values.on), what: String(values.what), is: String(values.is) }] : [],
  )
}

const hasBegun = ({ begins }: Phase, at: string): boolean => begins !== null && msOf(begins) <= msOf(at)

function lookIn({ phases, zone, effect }: AgreementRow, kept: Kept, at: string) {
  const now = msOf(at)
  const byName = new Map(phases.map((phase) => [phase.phase, phase]))
  const recorded = new Map<string, string | null>([['effect  begins', effect]])
  for (const { gates, starts, finishes } of phases) {
    for (const one of [...gates, starts.after, finishes?.after ?? null]) {
      if (one !== null) recorded.set(nameOf(one), one.met)
    }
  }
  // Terms that wait for each other wait for ever.
  const busy = new Set<string>()

  /** When it comes about, if it were so; null: it does not, as far as the record and the assumption tell. */
  function met(waited: Waited): number | null {
    const known = recorded.get(nameOf(waited)) ?? null
    if (waited.on === 'commitment') {
      const assumed = kept.get(waited.what)
      if (assumed === false) return null
      if (assumed === true) return known === null ? now : Math.min(now, msOf(known))
    }
    if (waited.on !== 'phase') return known === null ? null : msOf(known)
    return waited.is === 'begins' ? begins(waited.what) : ends(waited.what)
  }

  function begins(name: string): number | null {
    const phase = byName.get(name)
    if (phase === undefined || busy.has(name)) return null
    // What has begun has begun, whatever comes after.
    if (hasBegun(phase, at)) return msOf(phase.begins ?? at)
    busy.add(name)
    const all = [momentOf(phase.starts), ...phase.gates.map(met)]
    busy.delete(name)
    return all.some((one) => one === null) ? null : Math.max(...all.flatMap((one) => one ?? []))
  }

  function ends(name: string): number | null {
    const phase = byName.get(name)
    if (phase === undefined) return null
    // An end on record may have been extended; one that only the assumption gives has not.
    const isAsRecorded = phase.begins !== null && begins(name) === msOf(phase.begins)
    if (isAsRecorded) return phase.ends === null ? null : msOf(phase.ends)
    return phase.finishes === null ? null : momentOf(phase.finishes)
  }

  function momentOf(moment: Moment): number | null {
    if (moment.at !== null) return msOf(moment.at)
    const after = moment.after === null ? null : met(moment.after)
    const { days, hours, time } = moment
    const delay = {
      ...(days === null ? {} : { days }),
      ...(hours === null ? {} : { hours }),
      ...(time === null ? {} : { time }),
    }
    return after === null ? null : later(after, delay, zone)
  }

  const asked = (phase: Phase): readonly Waited[] => [
    ...(phase.starts.after === null ? [] : [phase.starts.after]),
    ...phase.gates,
  ]

  /** Whether it hangs on anything assumed, over any number of phases. */
  function hangs(waited: Waited, seen: ReadonlySet<string> = new Set()): boolean {
    if (waited.on === 'commitment') return kept.has(waited.what)
    const phase = waited.on === 'phase' ? byName.get(waited.what) : undefined
    if (phase === undefined || seen.has(phase.phase) || hasBegun(phase, at)) return false
    const more = new Set([...seen, phase.phase])
    return asked(phase).some((one) => hangs(one, more))
  }

  const waits = (phase: Phase): readonly Waited[] =>
    asked(phase)
      .filter((one) => met(one) === null)
      .map(({ on, what, is }) => ({ on, what, is }))

  return { met, begins, hangs, waits }
}

const nameOf = ({ on, what, is }: Waited): string => `${on} ${what} ${is}`
