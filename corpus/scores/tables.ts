// The tables of ../shared/seeds, as the page of a document makes meetings and initiatives of them: how many, and whether
// each value leads back to the very words of its cell.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  guessColumns,
  guessStatuses,
  initiativesOf,
  isItinerary,
  isStatusTable,
  stopsOf,
} from '@parley/peace/in-browser'
import { read } from '@parley/read'
import type { Span } from '@parley/read/reading'
import type { Score } from '../score.ts'

const seeds = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url))

export async function score(): Promise<Score> {
  if (!existsSync(seeds)) return { left: 'the reports are not on this machine' }
  let [tables, stops, initiatives, values, traced] = [0, 0, 0, 0, 0]
  const trace = (text: string, told: readonly (readonly [string | undefined, Span | undefined])[]) => {
    for (const [words, cell] of told) {
      if (words === undefined) continue
      values++
      if (cell !== undefined && text.slice(cell.start, cell.end) === words) traced++
    }
  }
  for (const file of readdirSync(seeds).filter((name) => name.endsWith('.txt'))) {
    const reading = await read(readFileSync(seeds + file), { name: file, mediaType: 'text/plain' })
    const { text } = reading.document
    for (const table of reading.document.tables.filter((one) => isItinerary(one, reading))) {
      tables++
      for (const stop of stopsOf(table, guessColumns(table, reading), reading).stops) {
        stops++
        const told = [
          [stop.day ?? stop.dayWords, stop.cells.day],
          [stop.place, stop.cells.place],
          [stop.focus, stop.cells.focus],
        ] as const
        trace(text, told)
      }
    }
    for (const table of reading.document.tables.filter(isStatusTable)) {
      tables++
      for (const { title, about, cells } of initiativesOf(table, guessStatuses(table)).initiatives) {
        initiatives++
        trace(text, [
          [title, cells.title],
          [about, cells.about],
        ])
      }
    }
  }
  const said = `${stops} stops and ${initiatives} initiatives in ${tables} tables, ${traced} of ${values} values lead to their cells`
  return { figures: { stops, initiatives, traced }, said }
}
