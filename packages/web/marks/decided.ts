// Which claims of a document somebody has looked at and decided on. Pure.

type Decidable = {
  readonly key: string
  readonly row: { readonly decisions: readonly { readonly organisation: string }[] }
}

export type Showing = 'all' | 'undecided' | 'decided'

/** Decided by `organisation`; for a reader who is of none, by anybody. */
export function isDecided(claim: Decidable, organisation: string | null): boolean {
  return organisation === null
    ? claim.row.decisions.length > 0
    : claim.row.decisions.some((decision) => decision.organisation === organisation)
}

/** The first undecided claim after `current` in the order given, going round at the end; null where none is left. */
export function nextUndecided(
  claims: readonly Decidable[],
  current: string | null,
  organisation: string | null,
): string | null {
  const at = claims.findIndex(({ key }) => key === current)
  const onward = [...claims.slice(at + 1), ...claims.slice(0, at + 1)]
  return onward.find((claim) => !isDecided(claim, organisation))?.key ?? null
}
