// Numbers by day out of pasted text or a CSV file: a day and a number on each line, in any order, with or without a head. Pure.

export type SeriesRead = {
  /** The first day and one value for each day from it on; null where nothing could be read. */
  readonly series: { readonly from: string; readonly values: readonly (number | null)[] } | null
  /** Lines that are no day and number, by their place, the first of them 1; the head is none. */
  readonly unread: readonly number[]
}

const line = /^\s*"?(\d{4}-\d\d-\d\d)"?\s*[,;\t]\s*"?(\d+(?:[.,]\d+)?)"?\s*(?:[,;\t].*)?$/
const daysMax = 4000
const dayMs = 86_400_000

export function readSeries(text: string): SeriesRead {
  const byDay = new Map<string, number>()
  const unread: number[] = []
  for (const [at, words] of text.split(/\r?\n/).entries()) {
    if (words.trim() === '') continue
    const found = line.exec(words)
    const day = found?.[1] ?? ''
    if (found === null || !isDay(day)) {
      // The first line may say what the columns are.
      if (at > 0 || /\d{4}-\d\d-\d\d/.test(words)) unread.push(at + 1)
      continue
    }
    byDay.set(day, Number((found[2] ?? '').replace(',', '.')))
  }
  const days = [...byDay.keys()].sort()
  const [from, until] = [days[0], days.at(-1)]
  if (from === undefined || until === undefined) return { series: null, unread }
  const length = Math.round((Date.parse(until) - Date.parse(from)) / dayMs) + 1
  if (length > daysMax) return { series: null, unread }
  const values = Array.from({ length }, (_, at) => {
    const day = new Date(Date.parse(from) + at * dayMs).toISOString().slice(0, 10)
    return byDay.get(day) ?? null
  })
  return { series: { from, values }, unread }
}

const isDay = (day: string): boolean => {
  const ms = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === day
}
