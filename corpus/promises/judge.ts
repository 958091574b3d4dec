// Holds what is computed against what was worked out by hand: through the view a reader gets, at a moment, as known then.
import { type CommitmentRow, commitments, directoryOf, foldView, stateAt, type WindowRow, windows } from '@parley/peace'
import { now } from '@parley/peace/testing'
import { knownAt } from '@parley/peace/testing-promises'
import type { History, Moment } from './history.ts'

export type Judged = {
  readonly history: string
  readonly moment: Moment
  readonly computed: string | undefined
  readonly isRight: boolean
}

/** Every moment of a history, judged. */
export function judge({ name, story, moments }: History): readonly Judged[] {
  return moments.map((moment) => {
    const known = moment.known === undefined ? story.facts : knownAt(story.facts, story.t(moment.known))
    const input = { facts: known, group: 'public', directory: directoryOf(known), now }
    const row = foldView(commitments, input).find((one) => one.key === story.commitment(moment.of))
    const at = story.t(moment.when)
    const computed =
      row === undefined
        ? undefined
        : (stateAt(statesOf(row, moment), at)?.status ?? windowAt(foldView(windows, input), row.key, at))
    return { history: name, moment, computed, isRight: computed === moment.status }
  })
}

function statesOf(row: CommitmentRow, { as, by }: Moment): CommitmentRow['states'] {
  const other =
    as === undefined ? row.measures.find((one) => one.point === by) : row.interpretations.find((one) => one.id === as)
  return other?.states ?? row.states
}

/** Further back than the row of a promise that recurs tells, its windows do. */
function windowAt(rows: readonly WindowRow[], commitment: string, at: string): string | undefined {
  const own = rows.filter((one) => one.commitment === commitment && Date.parse(one.since) <= Date.parse(at))
  return own.sort((a, b) => (a.since < b.since ? -1 : 1)).at(-1)?.outcome
}
