// What else waits for a commitment, besides benefits: phases whose gate it is, and commitments that begin after it. Pure.
import type { AgreementRow, CommitmentRow } from '@parley/peace'

export type Waiting = { readonly phases: readonly string[]; readonly commitments: readonly string[] }

export function waitingFor(
  commitment: string,
  commitments: readonly CommitmentRow[],
  agreements: readonly AgreementRow[],
): Waiting {
  const phases = agreements.flatMap(({ phases: all }) =>
    all.flatMap(({ name, gates }) =>
      gates.some(({ on, what }) => on === 'commitment' && what === commitment) ? [name] : [],
    ),
  )
  // Ids name one thing wherever they stand, so that whoever mentions it in its terms waits for it.
  const mentions = commitments.filter(
    ({ key, terms }) => key !== commitment && JSON.stringify(terms).includes(commitment),
  )
  return { phases, commitments: mentions.map(({ act }) => act) }
}

/** The promises that phases not begun by `at` wait for, as gates or to count their beginning from. */
export function promisesOfGates(
  agreements: readonly AgreementRow[],
  commitments: readonly CommitmentRow[],
  at: string,
): readonly CommitmentRow[] {
  const waited = new Set(
    agreements.flatMap(({ phases }) =>
      phases
        .filter(({ begins }) => begins === null || Date.parse(begins) > Date.parse(at))
        .flatMap(({ gates, starts }) => [...gates, ...(starts.after === null ? [] : [starts.after])])
        .flatMap(({ on, what }) => (on === 'commitment' ? [what] : [])),
    ),
  )
  return commitments.filter(({ key }) => waited.has(key))
}
