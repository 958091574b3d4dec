// Everything entered about one agreement, laid out for the engine. Entries are taken in the order of their authors'
// clocks and not in that of the log, so that what arrives late changes nothing but by what it says.
import type { Static } from 'typebox'
import type { Entry } from '../entry.ts'
import { agreementCoded } from '../events/agreement-coded.ts'
import { agreementDeclared } from '../events/agreement-declared.ts'
import { agreementLinked } from '../events/agreement-linked.ts'
import { agreementVersioned } from '../events/agreement-versioned.ts'
import { breachFound } from '../events/breach-found.ts'
import { commitmentContested } from '../events/commitment-contested.ts'
import { commitmentDrafted } from '../events/commitment-drafted.ts'
import { commitmentEnded } from '../events/commitment-ended.ts'
import { contestSettled } from '../events/contest-settled.ts'
import { countReported } from '../events/count-reported.ts'
import type { EventKind } from '../events/event-kind.ts'
import { exchangeAgreed } from '../events/exchange-agreed.ts'
import { exchangeStepped } from '../events/exchange-stepped.ts'
import { milestoneReached } from '../events/milestone-reached.ts'
import { performanceReported } from '../events/performance-reported.ts'
import { performanceVerified } from '../events/performance-verified.ts'
import { personsListed } from '../events/persons-listed.ts'
import { phaseSet } from '../events/phase-set.ts'
import { proposalAnswered } from '../events/proposal-answered.ts'
import { proposalMade } from '../events/proposal-made.ts'
import { roleGiven } from '../events/role-given.ts'
import { timetableChanged } from '../events/timetable-changed.ts'
import { isOf } from '../validate.ts'
import type { Fact } from '../views/view.ts'

/** Kinds that are about one agreement, which their body names. */
const kindsOfAgreement = {
  versions: agreementVersioned,
  coded: agreementCoded,
  declared: agreementDeclared,
  roles: roleGiven,
  links: agreementLinked,
  proposals: proposalMade,
  answers: proposalAnswered,
  drafts: commitmentDrafted,
  phases: phaseSet,
  changes: timetableChanged,
  endings: commitmentEnded,
  milestones: milestoneReached,
  reports: performanceReported,
  counts: countReported,
  verifications: performanceVerified,
  breaches: breachFound,
  contests: commitmentContested,
  settlements: contestSettled,
  exchanges: exchangeAgreed,
  steps: exchangeStepped,
  lists: personsListed,
} as const
type Kinds = typeof kindsOfAgreement

export type Said<Kind extends Pick<EventKind, 'body'>> = Entry & { readonly body: Static<Kind['body']> }
type Lists = { readonly [Name in keyof Kinds]: readonly Said<Kinds[Name]>[] }

export type Dossier = Lists & {
  readonly agreement: string
  /**
   * The organisation that entered the agreement, and so keeps it: its terms, roles and timetable are the ones computed
   * with. By the log's order and not by a clock, because an author could set a clock back.
   */
  readonly keeper: string | null
}

const names = Object.entries(kindsOfAgreement).map(([list, kind]) => [kind.name, list] as const)
const listOf: ReadonlyMap<string, string> = new Map(names)

/** The agreements an entry is about: one, none, or two where it links them. */
export function agreementsOf(entry: Entry): readonly string[] {
  if (!listOf.has(entry.kind)) return []
  // Every kind of the table names its agreement in the same field, held to by its schema.
  const agreement = entry.body.agreement as string
  return isOf(agreementLinked, entry) ? [agreement, entry.body.to] : [agreement]
}

/** The facts about one agreement. */
export function dossierOf(agreement: string, facts: readonly Fact[]): Dossier {
  const lists: Record<string, Entry[]> = Object.fromEntries(names.map(([, list]) => [list, []]))
  for (const { entry } of facts) {
    const list = listOf.get(entry.kind)
    if (list !== undefined && agreementsOf(entry).includes(agreement)) lists[list]?.push(entry)
  }
  const keeper = (lists.versions?.[0] ?? lists.drafts?.[0])?.author.organisation ?? null
  for (const list of Object.values(lists)) list.sort(byClock)
  // Each list holds entries of the one kind it is named for.
  return { agreement, keeper, ...(lists as unknown as Lists) }
}

export const byClock = (a: Entry, b: Entry): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)

/** Less what a later entry of the same organisation says it takes the place of. */
export function standing<E extends Entry & { readonly body: { readonly replaces?: string | undefined } }>(
  entries: readonly E[],
): readonly E[] {
  if (!entries.some((entry) => entry.body.replaces !== undefined)) return entries
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const replaced = new Set<string>()
  for (const { body, author } of entries) {
    if (body.replaces === undefined) continue
    if (byId.get(body.replaces)?.author.organisation === author.organisation) replaced.add(body.replaces)
  }
  return entries.filter((entry) => !replaced.has(entry.id))
}
