// Why somebody sees an entry, in the reader's language: the hub gives codes with values.
import { useCallback } from 'react'
import { useNames } from '../hub/process.ts'
import { useFormats, useTerm, useWords, type WordId } from '../words/words.ts'

export type Reason = { readonly code: string; readonly group?: string; readonly until?: string }

/** One reason as words. A code nobody has words for stays as it is. */
export function useReasonWords(): (reason: Reason) => string {
  const words = useWords()
  const term = useTerm()
  const names = useNames()
  const { moment } = useFormats()
  return useCallback(
    ({ code, group, until }) => {
      if (group === undefined && until === undefined) return term('reason', code)
      const values = {
        ...(group === undefined ? {} : { group: names(group) }),
        ...(until === undefined ? {} : { until: moment(until) }),
      }
      // Codes with values are few and known: in-group, not-in-group, embargo.
      return words(`reason.${code}` as WordId, values)
    },
    [words, term, names, moment],
  )
}
