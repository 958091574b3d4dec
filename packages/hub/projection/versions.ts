// From changes of rows to what the database keeps of them: versions that begin and end, with their fields and words.
import type { AnyFoldedView, Row } from '@parley/peace'
import type { RowChange, Stored } from './bucket.ts'
import { storable } from './row-text.ts'
import type { BucketName, Closing, NewVersion } from './store.ts'

/**
 * Turns changes into versions that begin and end. `dayFrom` gives the first entry of a day: a view that keeps its past by day
 * keeps of each day the last version alone.
 */
export function collect(
  view: AnyFoldedView,
  name: BucketName,
  changes: readonly RowChange[],
  stored: Stored,
  versions: NewVersion[],
  closings: Closing[],
  dayFrom: (seq: number) => number,
): void {
  const open = new Map<string, { version: NewVersion; ended: number | null }>()
  const made: { version: NewVersion; ended: number | null }[] = []
  for (const { seq, group, key, row, text } of changes) {
    const id = JSON.stringify([group, key])
    const before = open.get(id)
    if (before !== undefined) {
      before.ended = seq
      open.delete(id)
    } else if (stored.get(group)?.has(key)) {
      stored.get(group)?.delete(key)
      closings.push({ ...name, grp: group, key, to_seq: seq, dropFrom: keptBefore(view, seq, dayFrom) })
    }
    if (row === undefined) continue
    const shown = row === null ? { fields: null, words: null } : shownOf(view, row)
    const version = { ...name, grp: group, key, from_seq: seq, to_seq: null, row: text, ...shown }
    const current = { version, ended: null }
    open.set(id, current)
    made.push(current)
  }
  for (const { version, ended } of made) {
    const isKept = ended === null || version.from_seq < (keptBefore(view, ended, dayFrom) ?? Number.POSITIVE_INFINITY)
    if (isKept) versions.push({ ...version, to_seq: ended })
  }
}

/** A version that ends at `seq` is kept where it began before this entry; null: always. */
function keptBefore({ versioned }: AnyFoldedView, seq: number, dayFrom: (seq: number) => number): number | null {
  if (versioned === 'by-day') return dayFrom(seq)
  return versioned ? null : 0
}

const shownOf = (view: AnyFoldedView, row: Row) => ({
  fields: fieldsOf(view, row),
  words: view.words(row),
  ...(view.vast && { point: view.vast.point(row) }),
})

/** What may be filtered, sorted and counted, as the database keeps it. */
export function fieldsOf(view: AnyFoldedView, row: Row): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(view.fields).map(([name, field]) => {
      const value = field.of(row)
      if (typeof value === 'string') return [name, storable(value)]
      if (typeof value === 'number') return [name, Number.isFinite(value) ? value : null]
      if (value === null || typeof value === 'boolean') return [name, value]
      return [name, value.map(storable)]
    }),
  )
}

export function storedOf(rows: readonly { grp: string; key: string; row: string | null }[]): Stored {
  const stored: Stored = new Map()
  for (const { grp, key, row } of rows) {
    const ofGroup = stored.get(grp) ?? new Map<string, string | null>()
    ofGroup.set(key, row)
    stored.set(grp, ofGroup)
  }
  return stored
}
