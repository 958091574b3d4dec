// Who sits in a commission, and for whom the reader's organisation speaks there.
import { useQuery } from '@tanstack/react-query'
import type { CommissionRow } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'

export const seatsOf = ({ members, chair }: CommissionRow) => [...members, ...(chair === null ? [] : [chair])]

/** The organisations that are present when it meets. */
export const presentIn = (commission: CommissionRow): readonly string[] => [
  ...new Set(seatsOf(commission).map(({ organisation }) => organisation)),
]

export function useCommissions(): readonly CommissionRow[] {
  const process = useProcess()
  return useQuery(allRowsQuery('commissions', { process })).data ?? []
}

/**
 * Those whom the reader's organisation speaks for, and all others after them: who keeps the record of a session enters what
 * others said as well, and it then stands there as told.
 */
export function useSeats(commission: CommissionRow | undefined) {
  const me = useMe()
  const seats = commission === undefined ? [] : seatsOf(commission)
  const own = seats.filter(({ organisation }) => organisation === me?.organisation).map(({ actor }) => actor)
  const all = [...new Set([...own, ...seats.map(({ actor }) => actor)])]
  return { own, all, isKeeper: commission?.keeper === me?.organisation && me?.canWrite === true }
}
