// Where notes stand in the margin: each beside its words where there is room, pushed apart where there is not. Pure.

export type Anchored = { readonly key: string /** Wished top, px. */; readonly at: number; readonly height: number }

/**
 * Tops for `notes` in px, never overlapping and at least `gap` apart. The `pinned` note stands exactly at its words;
 * those before it make room upwards, those after it downwards.
 */
export function placeNotes(
  notes: readonly Anchored[],
  gap: number,
  pinned: string | null,
): ReadonlyMap<string, number> {
  const ordered = notes.toSorted((a, b) => a.at - b.at)
  const tops = new Map<string, number>()
  let floor = Number.NEGATIVE_INFINITY
  for (const note of ordered) {
    const top = note.key === pinned ? note.at : Math.max(note.at, floor)
    tops.set(note.key, top)
    floor = top + note.height + gap
  }
  const at = ordered.findIndex((note) => note.key === pinned)
  let ceiling = at < 0 ? Number.NEGATIVE_INFINITY : (ordered[at]?.at ?? 0)
  for (let index = at - 1; index >= 0; index--) {
    const note = ordered[index]
    if (note === undefined) break
    const top = Math.min(tops.get(note.key) ?? note.at, ceiling - gap - note.height)
    tops.set(note.key, top)
    ceiling = top
  }
  return tops
}
