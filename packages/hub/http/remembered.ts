// What changed lately, for readers who come back or who read slowly: bounded in batches and in keys. Each change stands
// with the directory it left, so that everyone is told by what was theirs when it happened, and nobody can tell from an
// answer what happened to others.
import type { Directory } from '@parley/peace'
import type { Change } from '../hub.ts'

export type Left = { readonly change: Change; readonly directory: Directory }

export type Remembered = {
  add(left: Left): void
  /** Everything after this place, and the directory there; undefined where it is not remembered, or lies ahead. */
  since(place: number): { readonly directory: Directory; readonly after: readonly Left[] } | undefined
  /** Where the log stands, as far as it was folded. */
  place(): number
}

export function rememberChanges(
  begin: { readonly place: number; readonly directory: Directory },
  most: { readonly batches: number; readonly keys: number },
): Remembered {
  const lefts: Left[] = []
  let keys = 0
  let place = begin.place
  let floor = begin
  const drop = () => {
    const { change, directory } = lefts.shift()!
    keys -= keysIn(change)
    floor = { place: Math.max(floor.place, change.to), directory }
  }
  return {
    add: (left) => {
      lefts.push(left)
      keys += keysIn(left.change)
      place = Math.max(place, left.change.to)
      while (lefts.length > most.batches || (keys > most.keys && lefts.length > 1)) drop()
    },
    since: (from) => {
      if (from < floor.place || from > place) return undefined
      let first = lefts.length
      while (first > 0 && lefts[first - 1]!.change.to > from) first -= 1
      return { directory: lefts[first - 1]?.directory ?? floor.directory, after: lefts.slice(first) }
    },
    place: () => place,
  }
}

const keysIn = ({ touched }: Change): number => touched.reduce((sum, one) => sum + one.keys.length, 0)
