// Which facts count for a reader group: those everyone of it may see, less what was withdrawn or erased.
import { type ReaderGroup, visibleTo } from './audience.ts'
import type { Directory } from './directory.ts'
import type { Entry } from './entry.ts'
import { accessConstrained } from './events/access-constrained.ts'
import { accessDenied } from './events/access-denied.ts'
import { activityReported } from './events/activity-reported.ts'
import { aidCounted } from './events/aid-counted.ts'
import { aidOffered } from './events/aid-offered.ts'
import { consignmentStepped } from './events/consignment-stepped.ts'
import { corridorOpened } from './events/corridor-opened.ts'
import { crossingStated } from './events/crossing-stated.ts'
import { documentRead } from './events/document-read.ts'
import { documentSuggested } from './events/document-suggested.ts'
import { entryErased } from './events/entry-erased.ts'
import { entryWithdrawn } from './events/entry-withdrawn.ts'
import { incidentReported } from './events/incident-reported.ts'
import { initiativeEntered } from './events/initiative-entered.ts'
import { movementNotified } from './events/movement-notified.ts'
import { movementStated } from './events/movement-stated.ts'
import { needReported } from './events/need-reported.ts'
import { nothingObserved } from './events/nothing-observed.ts'
import { passageCounted } from './events/passage-counted.ts'
import { patrolMade } from './events/patrol-made.ts'
import { releaseCleared } from './events/release-cleared.ts'
import { replyOpened } from './events/reply-opened.ts'
import { isOf } from './validate.ts'
import type { Fact } from './views/view.ts'

/**
 * The facts a group's views are folded from, in the order given (log order).
 *
 * A withdrawal and an erasure count for everyone who may see what they name, seen themselves or not: how an entry is
 * shared may change after it was taken back. What was read from a document, or suggested about it, goes with the
 * document.
 */
export function effectiveFacts(
  facts: readonly Fact[],
  group: ReaderGroup,
  directory: Directory,
  now: string,
): readonly Fact[] {
  const erased = erasedEntries(facts)
  const visible = facts.filter((fact) => !erased.has(fact.entry.id) && visibleTo(fact.entry, group, directory, now))
  const withdrawn = withdrawnEntries(facts)
  return visible.filter((fact) => !withdrawn.has(fact.entry.id))
}

/** Ids of entries that were erased, and of the readings of erased documents and what was suggested about them. */
export function erasedEntries(facts: readonly Fact[]): ReadonlySet<string> {
  const named = new Set<string>()
  for (const { entry } of facts) if (isOf(entryErased, entry)) named.add(entry.body.entry)
  return withReadings(facts, named)
}

const ofTables: ReadonlySet<string> = new Set(
  [
    ...[initiativeEntered, activityReported, needReported, aidOffered, aidCounted, movementNotified, movementStated],
    ...[consignmentStepped, corridorOpened, passageCounted, crossingStated, accessConstrained],
    ...[patrolMade, nothingObserved, accessDenied],
  ].map(({ name }) => name),
)

/** Kinds of entries that are taken back with another entry, a document's readings apart. */
export const kindsGoingAlong: readonly string[] = [
  ...[documentSuggested, incidentReported, releaseCleared, replyOpened].map(({ name }) => name),
  ...ofTables,
]

/** The entry this one goes along with: when that is taken back, so is this. */
export function goesAlongWith(entry: Entry): string | undefined {
  if (isOf(documentRead, entry) || isOf(documentSuggested, entry)) return entry.body.received
  if (isOf(incidentReported, entry)) return entry.body.import
  // Every kind that a table is read into names the import in this field, held to by its schema.
  if (ofTables.has(entry.kind)) return entry.body.import as string | undefined
  return isOf(releaseCleared, entry) || isOf(replyOpened, entry) ? entry.body.proposal : undefined
}

/**
 * Ids of entries that were withdrawn by their own organisation, and of those that go along: the readings of a document,
 * the incidents of an import, what was released of a finding. A withdrawal that was itself withdrawn does not count.
 */
export function withdrawnEntries(facts: readonly Fact[]): ReadonlySet<string> {
  const authors = new Map(facts.map(({ entry }) => [entry.id, entry.author.organisation]))
  const named = new Set<string>()
  // Newest first: whether a withdrawal stands is known before the entry it names is reached.
  for (const { entry } of facts.toReversed()) {
    if (!isOf(entryWithdrawn, entry) || named.has(entry.id)) continue
    if (authors.get(entry.body.entry) === entry.author.organisation) named.add(entry.body.entry)
  }
  return withThoseAlong(facts, named)
}

/** Every entry that goes when this one goes: itself, and for a document its readings and what was suggested about it. */
export const goesWith = (facts: readonly Fact[], entry: string): ReadonlySet<string> =>
  withReadings(facts, new Set([entry]))

function withThoseAlong(facts: readonly Fact[], named: ReadonlySet<string>): ReadonlySet<string> {
  if (named.size === 0) return named
  const gone = new Set(named)
  for (const { entry } of facts) {
    const along = goesAlongWith(entry)
    if (along !== undefined && named.has(along)) gone.add(entry.id)
  }
  return gone
}

function withReadings(facts: readonly Fact[], named: ReadonlySet<string>): ReadonlySet<string> {
  if (named.size === 0) return named
  const gone = new Set(named)
  for (const { entry } of facts) {
    const isOfDocument = isOf(documentRead, entry) || isOf(documentSuggested, entry)
    if (isOfDocument && named.has(entry.body.received)) gone.add(entry.id)
  }
  return gone
}
