// Where notes stand in the margin: each beside its words where there is room, pushed apart where there is not. Pure.

export type Anchored = { readonly key: string /** Wished top, px. */; readonly at: number; readonly height: number }

/**
 * Tops for `notes` in px, none above 0, never overlapping and at least `gap` apart. The `pinned` note stands exactly at
 * its words where there is room: those before it make room upwards, those after it downwards. Where those before it
 * would be pushed above the margin, it stands as near below its words as they let it.
 */
export function placeNotes(
  notes: readonly Anchored[],
  gap: number,
  pinned: string | null,
): ReadonlyMap<string, number> {
  const ordered = notes.toSorted((a, b) => a.at - b.at)
  const pin = ordered.findIndex((note) => note.key === pinned)
  // The lowest each note before the pinned one may stand, found from the pinned one upwards.
  const ceilings = new Map<string, number>()
  let ceiling = Number.POSITIVE_INFINITY
  for (let index = pin; index >= 0; index--) {
    const note = ordered[index]
    if (note === undefined) break
    ceiling = index === pin ? note.at : ceiling - gap - note.height
    ceilings.set(note.key, ceiling)
  }
  const tops = new Map<string, number>()
  let floor = 0
  for (const note of ordered) {
    const top = Math.max(floor, Math.min(Math.max(note.at, floor), ceilings.get(note.key) ?? Number.POSITIVE_INFINITY))
    tops.set(note.key, top)
    floor = top + note.height + gap
  }
  return tops
}
