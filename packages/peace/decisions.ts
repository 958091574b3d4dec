// What organisations decided on machine-read claims: accepted as faithful, corrected, rejected as not in the text.
// A decision is about faithfulness to the words. It never touches modality or status by accepting: faithful is not true.
import type { Static } from 'typebox'
import type { Entry } from './entry.ts'
import { claimAccepted } from './events/claim-accepted.ts'
import { claimCorrected } from './events/claim-corrected.ts'
import { claimRejected } from './events/claim-rejected.ts'
import { Memo } from './memo.ts'
import type { Decision, Standing } from './rows.ts'
import { isOf } from './validate.ts'
import type { Fact } from './views/view.ts'

export type Correction = Static<(typeof claimCorrected)['body']>['correction']

export type Decided = {
  /** The latest of each organisation, oldest first. */
  readonly decisions: readonly Decision[]
  readonly standing: Standing
  readonly contested: boolean
  /** Of the latest correction that stands. */
  readonly correction: Correction | null
  /** Every entry that decided, oldest first. */
  readonly entries: readonly string[]
}

export const undecided: Decided = {
  decisions: [],
  standing: 'machine',
  contested: false,
  correction: null,
  entries: [],
}

/** The claim's lasting id: the reading's entry and the claim's own id in that reading. */
export const claimKey = (reading: string, claim: string) => `${reading}/${claim}`

/** Whether the entry decides on a claim, and on which. */
export function claimDecidedOn(entry: Entry): { reading: string; claim: string; document: string } | null {
  if (isOf(claimAccepted, entry) || isOf(claimCorrected, entry) || isOf(claimRejected, entry)) return entry.body
  return null
}

const kept = () => new Map<string, Decided>()

/** Decisions by claim key; the facts are in log order. */
export function decisionsOn(facts: readonly Fact[], memo: Memo = new Memo()): ReadonlyMap<string, Decided> {
  const known = memo.of(kept)
  const byClaim = new Map<string, Entry[]>()
  for (const { entry } of facts) {
    const on = claimDecidedOn(entry)
    if (on === null) continue
    const key = claimKey(on.reading, on.claim)
    const entries = byClaim.get(key)
    if (entries === undefined) byClaim.set(key, [entry])
    else entries.push(entry)
  }
  const nameOf = (entries: readonly Entry[]) => entries.map((entry) => entry.id).join(' ')
  return new Map([...byClaim].map(([key, entries]) => [key, memo.once(known, nameOf(entries), () => decided(entries))]))
}

function decided(entries: readonly Entry[]): Decided {
  const latest = new Map<string, Entry>()
  for (const entry of entries) {
    latest.delete(entry.author.organisation)
    latest.set(entry.author.organisation, entry)
  }
  const standing = [...latest.values()]
  const decisions = standing.map(decisionOf)
  const corrections = standing.filter((entry) => isOf(claimCorrected, entry))
  const last = corrections.at(-1)
  return {
    decisions,
    standing: decisions.at(-1)?.decision ?? 'machine',
    contested: isContested(standing),
    correction: last !== undefined && isOf(claimCorrected, last) ? last.body.correction : null,
    entries: entries.map((entry) => entry.id),
  }
}

/** One says the text says so and another that it does not, or two say differently what it says. */
function isContested(standing: readonly Entry[]): boolean {
  const words = standing.map((entry) =>
    isOf(claimCorrected, entry) ? JSON.stringify(entry.body.correction) : entry.kind,
  )
  return new Set(words).size > 1
}

function decisionOf(entry: Entry): Decision {
  const decision = isOf(claimAccepted, entry) ? 'accepted' : isOf(claimCorrected, entry) ? 'corrected' : 'rejected'
  const { reason } = entry.body
  return {
    entry: entry.id,
    organisation: entry.author.organisation,
    person: entry.author.person ?? null,
    at: entry.at,
    decision,
    reason: typeof reason === 'string' ? reason : null,
  }
}
