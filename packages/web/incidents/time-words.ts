// Times of incidents in the reader's words: the moment in the zone it was told in, and how exactly it is meant.
import { useCallback, useMemo } from 'react'
import type { IncidentAccount } from '../hub/client.ts'
import { useFormats, useTerm } from '../words/words.ts'

type Time = IncidentAccount['times'][number]

export function useTimeWords() {
  const { locale } = useFormats()
  const term = useTerm()
  const day = useMemo(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }), [locale])
  const dayOf = useCallback((text: string) => day.format(new Date(`${text}T12:00:00Z`)), [day])
  const momentOf = useCallback(
    ({ from, until, precision, zone }: Time) => {
      const isDay = precision !== 'exact' && precision !== 'hour'
      const options: Intl.DateTimeFormatOptions = isDay
        ? { dateStyle: 'long' }
        : { dateStyle: 'long', timeStyle: 'short' }
      const format = formatIn(locale, options, zone)
      const moment =
        until === undefined ? format.format(new Date(from)) : format.formatRange(new Date(from), new Date(until))
      return `${moment}${isDay || zone === undefined ? '' : ` (${zone})`} · ${term('timePrecision', precision)}`
    },
    [locale, term],
  )
  return { dayOf, momentOf }
}

/** A zone this browser does not know is read as UTC. */
function formatIn(locale: string, options: Intl.DateTimeFormatOptions, zone = 'UTC'): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  }
}
