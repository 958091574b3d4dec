// The hook that gives components dates in the reader's language.
import { useCallback } from 'react'
import { useFormats, useWords } from '../words/words.ts'
import { type DatePhrases, edtfInWords } from './edtf-words.ts'

/** An EDTF date in words; a missing one says that none was given. */
export function useDateWords(): (value: string | null) => string {
  const words = useWords()
  const { locale } = useFormats()
  return useCallback(
    (value) => {
      if (value === null || value === '') return words('date.none')
      const phrases: DatePhrases = {
        yearUnknown: (date) => words('date.yearUnknown', { date }),
        monthUnknown: (day) => words('date.monthUnknown', { day }),
        about: (date) => words('date.about', { date }),
        uncertain: (date) => words('date.uncertain', { date }),
        range: (from, to) => words('date.range', { from, to }),
        openStart: (to) => words('date.until', { to }),
        openEnd: (from) => words('date.from', { from }),
        decade: (year) => words('date.decade', { year }),
        century: (year) => words('date.century', { year }),
        season: (season, year) => words('date.season', { season, year }),
      }
      return edtfInWords(value, locale, phrases)
    },
    [words, locale],
  )
}
