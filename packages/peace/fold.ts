// The reference: a view folded in memory from all facts. What a hub stores must equal it, row for row, byte for byte.
import type { ReaderGroup } from './audience.ts'
import type { Directory } from './directory.ts'
import { effectiveFacts } from './effective.ts'
import { Memo } from './memo.ts'
import type { Fact, FoldedView, Row } from './views/view.ts'

export type FoldInput = {
  /** All facts of one process, in log order. */
  readonly facts: readonly Fact[]
  readonly group: ReaderGroup
  readonly directory: Directory
  /** RFC 3339; only embargoes look at it. */
  readonly now: string
}

/** The rows everyone of the group may see, by key. */
export function foldView<R extends Row>(view: FoldedView<R>, input: FoldInput): readonly R[] {
  const facts = effectiveFacts(input.facts, input.group, input.directory, input.now)
  const memo = new Memo()
  const rows = [...bucketsOf(view, facts)].flatMap(([bucket, ofBucket]) => view.rows(bucket, ofBucket, memo))
  return rows.sort(byKey)
}

/** The facts of each bucket, in log order; an entry that only follows others opens none by itself. */
export function bucketsOf<R extends Row>(
  view: FoldedView<R>,
  facts: readonly Fact[],
): ReadonlyMap<string, readonly Fact[]> {
  const touched = facts.map((fact) => touchedBy(view, fact))
  const buckets = new Map<string, Fact[]>()
  const openedAs = new Map<string, Set<string>>()
  for (const { opens, as } of touched) {
    for (const bucket of opens) buckets.set(bucket, [])
    for (const name of as) openedAs.set(name, (openedAs.get(name) ?? new Set()).union(new Set(opens)))
  }
  facts.forEach((fact, index) => {
    const { opens, follows } = touched[index] ?? { opens: [], follows: [] }
    const followed = follows.flatMap((name) => [...(openedAs.get(name) ?? [])])
    for (const bucket of new Set([...opens, ...followed])) buckets.get(bucket)?.push(fact)
  })
  return buckets
}

/** What an entry says of buckets, each name once. */
export function touchedBy<R extends Row>(
  view: FoldedView<R>,
  fact: Fact,
): { readonly opens: readonly string[]; readonly as: readonly string[]; readonly follows: readonly string[] } {
  const buckets = view.buckets(fact)
  // Array.isArray does not narrow readonly arrays.
  const { opens = [], as = [], follows = [] } = 'length' in buckets ? { opens: buckets } : buckets
  return { opens: [...new Set(opens)], as: [...new Set(as)], follows: [...new Set(follows)] }
}

/** One state of a row: from the entry at `fromSeq` until the entry at `toSeq` (null: still so). */
export type Version<R extends Row> = { readonly row: R; readonly fromSeq: number; readonly toSeq: number | null }

/**
 * Every state the rows of one bucket have had, one per entry that changed them, oldest first; by key within one entry.
 * `facts` are the bucket's effective facts, so a state never shows what has since been withdrawn or erased.
 */
export function historyOf<R extends Row>(
  view: FoldedView<R>,
  bucket: string,
  facts: readonly Fact[],
): readonly Version<R>[] {
  const memo = new Memo()
  const versions: { row: R; fromSeq: number; toSeq: number | null }[] = []
  const current = new Map<string, { version: (typeof versions)[number]; text: string }>()
  facts.forEach((fact, index) => {
    const rows = [...view.rows(bucket, facts.slice(0, index + 1), memo)].sort(byKey)
    const keys = new Set(rows.map((row) => row.key))
    for (const [key, { version }] of current) {
      if (keys.has(key)) continue
      version.toSeq = fact.seq
      current.delete(key)
    }
    for (const row of rows) {
      const text = JSON.stringify(row)
      const before = current.get(row.key)
      if (before?.text === text) continue
      if (before !== undefined) before.version.toSeq = fact.seq
      const version = { row, fromSeq: fact.seq, toSeq: null }
      versions.push(version)
      current.set(row.key, { version, text })
    }
  })
  return versions
}

/** By code unit, the same on every machine; a locale's order is not. */
const byKey = (a: Row, b: Row): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
