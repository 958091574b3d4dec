// One bucket of one view, folded for every reader group of its process. Pure: facts in, changes of row versions out.
// A group's row is kept only where it differs from what its wider groups would show in its place.
import {
  type AnyFoldedView,
  type Directory,
  effectiveFacts,
  type Fact,
  groupsOf,
  Memo,
  type ReaderGroup,
  type Row,
  widerChain,
} from '@parley/peace'
import { isSame, rowText } from './row-text.ts'

/** A fact of the bucket; `opens` is false where the entry only follows others into it. */
export type BucketFact = { readonly fact: Fact; readonly opens: boolean }

export type Bucket = {
  readonly view: AnyFoldedView
  readonly process: string
  readonly bucket: string
  /** In log order. */
  readonly facts: readonly BucketFact[]
  /** Withdrawals and erasures that may concern these facts, and what they name. */
  readonly undoing: readonly Fact[]
  readonly directory: Directory
  /** RFC 3339; embargoes that end at or before it are over. */
  readonly lifted: string
  /** Facts that could not be folded here before; left out. */
  readonly poisoned: ReadonlySet<number>
  /** Shared by the folds of a batch or of several. */
  readonly memo?: Memo
}

/** What is stored of a bucket now: by group, by key, the row's text; null says that the group has no such row. */
export type Stored = Map<ReaderGroup, Map<string, string | null>>

/** The group's row changed with the entry at `seq`. `row` is undefined where the group's own row ends and none follows. */
export type RowChange = {
  readonly seq: number
  readonly group: ReaderGroup
  readonly key: string
  readonly row: Row | null | undefined
  readonly text: string | null
}
export type Poison = { readonly seq: number; readonly error: unknown }

/**
 * Folds the bucket after each of the entries `seqs` (ascending) and says how the stored rows change. `stored` is brought
 * up to date on the way. The result after a run of entries is the same however the run was cut into calls.
 */
export function foldBucket(
  of: Bucket,
  seqs: readonly number[],
  stored: Stored,
): { changes: RowChange[]; poison: Poison[] } {
  const changes: RowChange[] = []
  const poison: Poison[] = []
  const poisoned = new Set(of.poisoned)
  const folder = new Folder(of)
  let groups = groupsWithFacts(of, poisoned)
  for (const seq of seqs) {
    if (poisoned.has(seq)) continue
    try {
      for (const change of differences(groups, folder.rowsAt(groups, seq), stored, seq)) changes.push(change)
    } catch (error) {
      // The entry is set aside for this bucket, and the others go on without it.
      poison.push({ seq, error })
      poisoned.add(seq)
      groups = groupsWithFacts(of, poisoned)
    }
  }
  return { changes, poison }
}

type GroupFacts = {
  readonly group: ReaderGroup
  readonly wider: readonly ReaderGroup[]
  readonly facts: readonly BucketFact[]
  /** After each fact, a name for the facts so far: equal for groups that saw the same ones. */
  readonly sights: readonly string[]
  /** It sees what its next wider group sees and reads through the same chain: it never has a row of its own. */
  readonly isLikeWider: boolean
}

/** Widest first. */
function groupsWithFacts(of: Bucket, poisoned: ReadonlySet<number>): GroupFacts[] {
  const named = new Map(of.facts.map((one) => [one.fact.entry.id, one]))
  const all = of.undoing.length === 0 ? of.facts.map((one) => one.fact) : merged(of)
  const sights = new Map<string, string>()
  const wholes = new Map<ReaderGroup, string>()
  return readersOf(of.process, of.directory).map(({ group, wider, next }) => {
    const facts = effectiveFacts(all, group, of.directory, of.lifted).flatMap((fact) => {
      const one = named.get(fact.entry.id)
      return one === undefined || poisoned.has(fact.seq) ? [] : [one]
    })
    const own: string[] = []
    let sight = ''
    for (const { fact } of facts) {
      const next = `${sight} ${fact.seq}`
      const known = sights.get(next) ?? String(sights.size)
      sights.set(next, known)
      own.push(known)
      sight = known
    }
    wholes.set(group, sight)
    const isLikeWider = next !== undefined && wholes.get(next) === sight
    return { group, wider, facts, sights: own, isLikeWider }
  })
}

type Readers = {
  readonly group: ReaderGroup
  readonly wider: readonly ReaderGroup[]
  /** The next wider group, where it reads through the same chain from there on. */
  readonly next: ReaderGroup | undefined
}

// Thousands of buckets are folded with one directory.
const readers = new WeakMap<Directory, Map<string, readonly Readers[]>>()

function readersOf(process: string, directory: Directory): readonly Readers[] {
  const ofProcess = readers.get(directory) ?? new Map<string, readonly Readers[]>()
  readers.set(directory, ofProcess)
  const known = ofProcess.get(process)
  if (known !== undefined) return known
  const made = groupsOf(process, directory).map((group) => {
    const wider = widerChain(group, process, directory)
    const [next] = wider
    const isInLine = next !== undefined && widerChain(next, process, directory).join() === wider.slice(1).join()
    return { group, wider, next: isInLine ? next : undefined }
  })
  ofProcess.set(process, made)
  return made
}

function merged(of: Bucket): Fact[] {
  const bySeq = new Map(of.undoing.map((fact) => [fact.seq, fact]))
  for (const { fact } of of.facts) bySeq.set(fact.seq, fact)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

type Rows = Map<string, { row: Row; text: string }>
const noRows: Rows = new Map()

/** Folds one bucket for one group after another, and each set of facts once. */
class Folder {
  readonly #of: Bucket
  readonly #memo: Memo
  /** By sight, as they were after the entry before and are after this one. */
  #before = new Map<string, Rows>()
  #now = new Map<string, Rows>()
  /** Most rows stay as they were, and read alike in most groups: their text is made once. */
  readonly #texts = new WeakMap<Row, { row: Row; text: string }>()
  readonly #latest: Rows = new Map()

  constructor(of: Bucket) {
    this.#of = of
    this.#memo = of.memo ?? new Memo()
  }

  /** Each group's rows after the entry at `seq`; those of groups that are like their wider one are not made. */
  rowsAt(groups: readonly GroupFacts[], seq: number): Map<ReaderGroup, Rows> {
    const byGroup = new Map<ReaderGroup, Rows>()
    this.#now = new Map()
    for (const { group, facts, sights, isLikeWider } of groups) {
      if (isLikeWider) continue
      const until = countUntil(facts, seq)
      const sight = sights[until - 1]
      if (sight === undefined) {
        byGroup.set(group, noRows)
        continue
      }
      const rows = this.#now.get(sight) ?? this.#before.get(sight) ?? this.#fold(facts.slice(0, until))
      this.#now.set(sight, rows)
      byGroup.set(group, rows)
    }
    this.#before = this.#now
    return byGroup
  }

  #fold(facts: readonly BucketFact[]): Rows {
    if (!facts.some((one) => one.opens)) return noRows
    const { view, bucket } = this.#of
    const folded = view.rows(
      bucket,
      facts.map((one) => one.fact),
      this.#memo,
    )
    return new Map(folded.map((row) => [row.key, this.#withText(row)]))
  }

  #withText(row: Row): { row: Row; text: string } {
    const known = this.#texts.get(row)
    if (known !== undefined) return known
    const latest = this.#latest.get(row.key)
    const one = latest !== undefined && isSame(latest.row, row) ? latest : { row, text: rowText(row) }
    this.#texts.set(row, one)
    this.#latest.set(row.key, one)
    return one
  }
}

/** How many of the facts are at or before `seq`. */
function countUntil(facts: readonly BucketFact[], seq: number): number {
  let [from, to] = [0, facts.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((facts[middle]?.fact.seq ?? 0) <= seq) from = middle + 1
    else to = middle
  }
  return from
}

function* differences(
  groups: readonly GroupFacts[],
  rows: ReadonlyMap<ReaderGroup, Rows>,
  stored: Stored,
  seq: number,
): Generator<RowChange> {
  for (const { group, wider, isLikeWider } of groups) {
    const own = rows.get(group) ?? noRows
    const before = stored.get(group) ?? new Map<string, string | null>()
    if (isLikeWider && before.size === 0) continue
    const wanted = isLikeWider ? new Map<string, string | null>() : ownRows(own, wider, stored)
    const keys = [...new Set([...before.keys(), ...wanted.keys()])].sort()
    for (const key of keys) {
      const text = wanted.get(key)
      if (before.get(key) === text) continue
      yield {
        seq,
        group,
        key,
        row: text === undefined ? undefined : text === null ? null : own.get(key)?.row,
        text: text ?? null,
      }
    }
    if (wanted.size > 0) stored.set(group, wanted)
    else stored.delete(group)
  }
  // A group nobody is in any more keeps nothing.
  const known = new Set(groups.map(({ group }) => group))
  for (const [group, before] of stored) {
    if (known.has(group)) continue
    stored.delete(group)
    for (const key of [...before.keys()].sort()) yield { seq, group, key, row: undefined, text: null }
  }
}

/** The rows the group needs of its own; the wider groups are up to date in `stored` already. */
function ownRows(own: Rows, wider: readonly ReaderGroup[], stored: Stored): Map<string, string | null> {
  const wanted = new Map<string, string | null>()
  const shown = shownThrough(wider, stored)
  for (const [key, { text }] of own) if (shown.get(key) !== text) wanted.set(key, text)
  for (const key of shown.keys()) if (!own.has(key)) wanted.set(key, null)
  return wanted
}

/** What the chain shows: by key the row of the most specific group that has one. */
function shownThrough(chain: readonly ReaderGroup[], stored: Stored): Map<string, string> {
  const shown = new Map<string, string>()
  for (const group of chain.toReversed()) {
    for (const [key, text] of stored.get(group) ?? []) {
      if (text === null) shown.delete(key)
      else shown.set(key, text)
    }
  }
  return shown
}
