// An amount as the reader's language writes it, in its own currency by its code: none is turned into another.
import { useMemo } from 'react'
import { useFormats } from '../words/words.ts'

export function useAmount(): (amount: { readonly value: number; readonly currency: string }) => string {
  const { locale } = useFormats()
  return useMemo(
    () =>
      ({ value, currency }) =>
        new Intl.NumberFormat(locale, {
          style: 'currency',
          currency,
          currencyDisplay: 'code',
          minimumFractionDigits: 0,
        }).format(value),
    [locale],
  )
}
