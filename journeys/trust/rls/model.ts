// What the second wall must let through, written from the specification and from nothing else: this file imports nothing.
// Rows were folded for a reader group; entries have an audience. What no line allows is hidden.

export type ModelReader = {
  readonly person: string | null
  readonly organisation: string | null
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Who is in which group of which process, and whose person is whose; a person in no line is one nobody has met. */
export type ModelFacts = {
  readonly belonging: readonly { readonly process: string; readonly grp: string; readonly organisation: string }[]
  readonly persons: ReadonlyMap<string, string>
}

export type ModelRow = { readonly process: string; readonly grp: string }
export type ModelEntry = {
  readonly process: string
  readonly organisation: string
  readonly person: string | null
  readonly audience: readonly string[]
  /** Milliseconds since 1970. */
  readonly embargo: number | null
}

/** A row is for whoever is of the group it was folded for, in the process it was folded in. */
export const seesRow = (row: ModelRow, reader: ModelReader, facts: ModelFacts): boolean =>
  isOf(row.grp, row.process, reader, facts)

export function seesEntry(entry: ModelEntry, reader: ModelReader, facts: ModelFacts): boolean {
  const isAuthors = reader.organisation !== null && reader.organisation === entry.organisation
  const isAuthor = reader.person !== null && reader.person === entry.person
  const isHeldBack = entry.embargo !== null && entry.embargo > reader.now
  if (isHeldBack && !isAuthors && !isAuthor) return false
  if (entry.audience.some((group) => isOf(group, entry.process, reader, facts))) return true
  return isAuthors && !isDraft(entry, facts)
}

function isOf(group: string, process: string, reader: ModelReader, facts: ModelFacts): boolean {
  if (group === 'public') return true
  if (group === reader.person || group === reader.organisation) return true
  return facts.belonging.some(
    (one) => one.process === process && one.grp === group && one.organisation === reader.organisation,
  )
}

/** For people of the author's own organisation alone. Somebody nobody has met, and the author, count as of it. */
function isDraft({ audience, organisation, person }: ModelEntry, facts: ModelFacts): boolean {
  if (audience.length === 0) return false
  for (const one of audience) {
    if (!one.startsWith('per_')) return false
    if (one === person) continue
    const of = facts.persons.get(one)
    if (of !== undefined && of !== organisation) return false
  }
  return true
}
