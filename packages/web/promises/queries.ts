// What the pages of promises ask for.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CommitmentRow } from '../hub/client.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { type Standing, standingsOf } from './standings.ts'
import { asKnown, type When } from './when.ts'

type Moment = Pick<When, 'at' | 'known'>

export const useAgreements = (process: string, when: Moment) =>
  useQuery(allRowsQuery('agreements', { process, ...asKnown(when) }))

export const useCommitments = (process: string, when: Moment) =>
  useQuery(allRowsQuery('commitments', { process, ...asKnown(when) }))

/** Commitments as they stand at `at`. */
export function useStandings(rows: readonly CommitmentRow[], at: string, point = ''): readonly Standing[] {
  return useMemo(() => standingsOf(rows, at, point), [rows, at, point])
}
