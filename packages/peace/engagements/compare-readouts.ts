// The readouts of each side laid beside each other: what they say of the outcome, of the next time, of whom they asked and
// told. Only what each side gave in so many fields is compared; their words stay theirs.
import type { EngagementRow } from './rows.ts'

export const comparedFields = ['outcome', 'next', 'consulted', 'informed'] as const
export type ComparedField = (typeof comparedFields)[number]
type Readout = EngagementRow['readouts'][number]

export type Compared = {
  readonly field: ComparedField
  /** In the order of the readouts; null where a side says nothing of it. */
  readonly sides: readonly { readonly by: string; readonly value: string | readonly string[] | null }[]
}

/** The fields in which two readouts say different things. A side that says nothing of a field contradicts nobody. */
export function differences(readouts: readonly Readout[]): readonly Compared[] {
  const newest = [...new Map(readouts.map((one) => [one.by, one])).values()]
  return comparedFields.flatMap((field) => {
    const sides = newest.map((one) => ({ by: one.by, value: valueIn(one, field) }))
    const said = new Set(sides.flatMap(({ value }) => (value === null ? [] : [JSON.stringify(value)])))
    return said.size > 1 ? [{ field, sides }] : []
  })
}

function valueIn(readout: Readout, field: ComparedField): string | readonly string[] | null {
  if (field === 'outcome') return readout.outcome === 'unknown' ? null : readout.outcome
  if (field === 'next') {
    const { next } = readout
    return next === null ? null : 'day' in next ? [next.day, next.until ?? ''].filter(Boolean).join('/') : next.from
  }
  const names = readout[field]
  return names.length === 0 ? null : names.toSorted()
}
