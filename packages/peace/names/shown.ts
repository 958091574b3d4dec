// Which of a thing's contested names a reader's pages show.

/** One thing's names, each with who uses it. */
export type Contested = {
  readonly names: readonly { readonly name: string; readonly usedBy: readonly string[] }[]
}

/** A name as it is compared here: case and width apart, but with its accents, which may be what is contested. */
export const foldedName = (text: string) => text.normalize('NFKC').trim().toLowerCase()

/**
 * From a name of the record to the one that somebody uses for the same thing. Only whole names are taken for each other,
 * whatever their case, and a name that several things share stays as the record has it, where they are called differently.
 */
export function namesAs(things: readonly Contested[], user: string): (name: string) => string {
  const wanted = foldedName(user)
  const shown = new Map<string, string | null>()
  for (const { names } of things) {
    const own = names.find(({ usedBy }) => usedBy.some((one) => foldedName(one) === wanted))?.name
    for (const { name } of names) {
      const key = foldedName(name)
      const before = shown.get(key)
      const now = own ?? name
      shown.set(key, before === undefined || (before !== null && foldedName(before) === foldedName(now)) ? now : null)
    }
  }
  return (name) => {
    const found = shown.get(foldedName(name)) ?? name
    // The record's own spelling stays where the name is the same.
    return foldedName(found) === foldedName(name) ? name : found
  }
}

/** Everybody by whose names the things can be shown, each once, in the order of the alphabet. */
export function usersOf(things: readonly Contested[]): readonly string[] {
  const users = new Map<string, string>()
  for (const { names } of things)
    for (const { usedBy } of names)
      for (const one of usedBy) if (!users.has(foldedName(one))) users.set(foldedName(one), one)
  return [...users.values()].sort((a, b) => a.localeCompare(b))
}
