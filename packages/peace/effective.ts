// Which facts count for a reader group: those everyone of it may see, less what was withdrawn or erased.
import { type ReaderGroup, visibleTo } from './audience.ts'
import type { Directory } from './directory.ts'
import { documentRead } from './events/document-read.ts'
import { entryErased } from './events/entry-erased.ts'
import { entryWithdrawn } from './events/entry-withdrawn.ts'
import { isOf } from './validate.ts'
import type { Fact } from './views/view.ts'

/**
 * The facts a group's views are folded from, in the order given (log order).
 *
 * A withdrawal counts where the group may see it (it has the audience of what it withdraws). An erasure counts for
 * everyone, seen or not: nobody keeps the words. What was read from a document goes with the document.
 */
export function effectiveFacts(
  facts: readonly Fact[],
  group: ReaderGroup,
  directory: Directory,
  now: string,
): readonly Fact[] {
  const erased = erasedEntries(facts)
  const visible = facts.filter((fact) => !erased.has(fact.entry.id) && visibleTo(fact.entry, group, directory, now))
  const withdrawn = withdrawnEntries(visible)
  return visible.filter((fact) => !withdrawn.has(fact.entry.id))
}

/** Ids of entries that were erased, and of the readings of erased documents. */
export function erasedEntries(facts: readonly Fact[]): ReadonlySet<string> {
  const named = new Set<string>()
  for (const { entry } of facts) if (isOf(entryErased, entry)) named.add(entry.body.entry)
  return withReadings(facts, named)
}

/**
 * Ids of entries that were withdrawn by their own organisation, and of the readings of withdrawn documents. A withdrawal
 * that was itself withdrawn does not count.
 */
export function withdrawnEntries(facts: readonly Fact[]): ReadonlySet<string> {
  const authors = new Map(facts.map(({ entry }) => [entry.id, entry.author.organisation]))
  const named = new Set<string>()
  // Newest first: whether a withdrawal stands is known before the entry it names is reached.
  for (const { entry } of facts.toReversed()) {
    if (!isOf(entryWithdrawn, entry) || named.has(entry.id)) continue
    if (authors.get(entry.body.entry) === entry.author.organisation) named.add(entry.body.entry)
  }
  return withReadings(facts, named)
}

/** Every entry that goes when this one goes: itself, and for a document its readings. */
export const goesWith = (facts: readonly Fact[], entry: string): ReadonlySet<string> =>
  withReadings(facts, new Set([entry]))

function withReadings(facts: readonly Fact[], named: ReadonlySet<string>): ReadonlySet<string> {
  if (named.size === 0) return named
  const gone = new Set(named)
  for (const { entry } of facts) if (isOf(documentRead, entry) && named.has(entry.body.received)) gone.add(entry.id)
  return gone
}
