// Days and times by the clock of the agreement: its deadlines fall by its zone, wherever the reader sits.
import { useMemo } from 'react'
import { useFormats } from '../words/words.ts'

export function useZoned(zone: string) {
  const { locale } = useFormats()
  return useMemo(() => {
    const timeZone = known(zone)
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
    const moment = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
      timeZoneName: 'short',
    })
    return {
      day: (at: string) => day.format(new Date(at)),
      moment: (at: string) => moment.format(new Date(at)),
    }
  }, [locale, zone])
}

/** The zone, where this browser knows it; else UTC, which the time then says. */
function known(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
