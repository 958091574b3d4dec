// The course of a promise to keep something so, or to refrain: in force it is due; where somebody looked, what was found
// holds for the stretch looked at; what nobody looked at stays without a verdict.
import { dueOf, openingOf, type Rule, reason, statesAt, termsReason } from './promise.ts'
import type { PromiseReason, State, Status } from './state.ts'
import { addDays, instantOf, startOfDay } from './zone.ts'

type Look = {
  readonly from: number
  readonly until: number
  readonly made: number
  readonly status: Status | null
  readonly isVerified: boolean
  readonly why: PromiseReason
}

export const standingRule: Rule = (promised, lookup) => {
  const { draft, zone, stops, endings, extensions, evidence, start } = promised
  const opening = openingOf(promised, lookup)
  const { opens } = opening
  const base = termsReason(promised)
  const extension = extensions.at(-1)
  const end = extension?.until ?? opening.until?.ms ?? null

  // What was said without a stretch is about its day.
  const stretch = (one: { performed: number; period: { from: number; until: number } | null }) => {
    const from = startOfDay(zone, one.performed)
    return one.period ?? { from, until: addDays(zone, from, 1) }
  }
  const looks: Look[] = [
    ...evidence.reports.map((one) => ({
      ...stretch(one),
      made: one.made,
      status: one.done === 'done' ? ('reported_done' as const) : one.done === 'partly' ? ('partly' as const) : null,
      isVerified: false,
      why: reason(one.isUnentitled ? 'not-the-verifier' : 'reported', [one.entry], {
        by: one.by,
        done: one.done,
        at: instantOf(one.performed),
      }),
    })),
    ...evidence.verifications.map((one) => ({
      ...stretch(one),
      made: one.made,
      status:
        one.result === 'confirmed'
          ? ('verified_done' as const)
          : one.result === 'partly-confirmed'
            ? ('partly' as const)
            : null,
      isVerified: true,
      why: reason('verified', [one.entry], {
        by: one.by,
        result: one.result,
        at: instantOf(one.performed),
        basis: one.basis,
      }),
    })),
  ]

  const lookedAt = (at: number): { status: Status | null; because: PromiseReason[] } => {
    const now = looks.filter((one) => one.from <= at && at < one.until).sort((a, b) => a.made - b.made)
    const verified = now.findLast((one) => one.isVerified)
    const told =
      now.find((one) => !one.isVerified && one.status === 'reported_done') ??
      now.find((one) => !one.isVerified && one.status !== null)
    return { status: verified?.status ?? told?.status ?? null, because: now.map((one) => one.why) }
  }

  const summary = (): Status => {
    if (opens === null || end === null) return 'unknown'
    const covers = (statuses: readonly Status[]) => {
      const edges = looks.flatMap((one) => [one.from, one.until]).filter((ms) => ms > opens && ms < end)
      return [opens, ...edges].every((ms) => statuses.includes(lookedAt(ms).status ?? 'unknown'))
    }
    if (covers(['verified_done'])) return 'verified_done'
    if (covers(['verified_done', 'reported_done'])) return 'reported_done'
    return 'unknown'
  }

  const stateAt = (at: number): Omit<State, 'from'> => {
    const say = (status: Status, because: readonly PromiseReason[]) => ({
      status,
      late: false,
      overdue: false,
      because: [...because],
    })
    const ending = endings.findLast((one) => one.from <= at)
    if (ending !== undefined)
      return say(ending.kind, [
        reason(ending.kind, [ending.entry], { by: ending.by, from: instantOf(ending.from) }),
        base,
      ])
    const rest = stops.find((one) => one.kind === 'suspended' && one.from <= at && (one.to === null || at < one.to))
    if (rest !== undefined)
      return say('suspended', [reason('suspended', rest.entries, { from: instantOf(rest.from) }), base])
    if (opens === null) return say('not_yet_due', [...opening.waiting, base, ...opening.met])
    if (at < opens)
      return say('not_yet_due', [reason('opens', [draft.id], { at: instantOf(opens) }), base, ...opening.met])
    if (end !== null && at >= end) {
      const told = looks.map((one) => one.why)
      const over = reason('deadline', [draft.id, ...(extension === undefined ? [] : [extension.entry])], {
        at: instantOf(end),
      })
      return say(summary(), [...told, over, base])
    }
    const { status, because } = lookedAt(at)
    return say(status ?? 'due', [...because, base, ...opening.met])
  }

  const points = new Set<number>([opens ?? start, end ?? start])
  for (const one of looks) points.add(one.from).add(one.until)
  for (const one of endings) points.add(one.from)
  for (const one of stops) points.add(one.from).add(one.to ?? one.from)
  const states = statesAt(points, start, stateAt)
  const kept = end === null ? undefined : states.find((state) => Date.parse(state.from) >= end)
  const isKept = kept?.status === 'verified_done' || kept?.status === 'reported_done'
  const at =
    kept === undefined || !isKept
      ? null
      : { ms: Date.parse(kept.from), entries: kept.because.flatMap((one) => one.entries) }
  return {
    states,
    due: dueOf(opens, end, opening.until?.ms ?? null),
    windows: [],
    performed: at,
    reported: at,
    verified: kept?.status === 'verified_done' ? at : null,
  }
}
