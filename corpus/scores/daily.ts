// Daily reports of fictional missions, read into the items a person would be shown: how many of the items expected are found
// and how many shown are expected; of those found, whether kind of event, place, time, way of perceiving and numbers are
// right; and whether each leads back to its words.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type DailyItem, dailyItems } from '@parley/peace'
import { read } from '@parley/read'
import type { Score } from '../score.ts'

type Numbers = readonly (readonly [string, number, number])[]
type Expected = {
  readonly kind: DailyItem['kind']
  readonly words: string
  readonly place: string
  readonly day: string
  readonly time?: string
  readonly event?: string
  readonly how?: string
  readonly counts?: Numbers
  readonly harm?: Numbers
  readonly restriction?: string
  /** It is a row of a table: its words are looked for in no sentence. */
  readonly row?: boolean
  readonly lat?: number
}

/** What one question counted: right, of how many. */
type Tally = { right: number; of: number }
const share = ({ right, of }: Tally) => (of === 0 ? 1 : Math.round((right / of) * 1000) / 1000)

export async function score(): Promise<Score> {
  const { figures, said } = await measure('measure')
  return { figures, said }
}

/** Counts over one folder of reports; `tell` is given what was missed or wrong, for whoever works on the reader. */
export async function measure(folder: 'develop' | 'measure', tell: (fault: string) => void = () => {}) {
  const here = fileURLToPath(new URL(`../daily/${folder}/`, import.meta.url))
  const tally = new Map<string, Tally>()
  const count = (name: string, isRight: boolean) => {
    const one = tally.get(name) ?? { right: 0, of: 0 }
    tally.set(name, { right: one.right + Number(isRight), of: one.of + 1 })
  }
  const files = readdirSync(here).filter((name) => !name.endsWith('.json'))
  for (const file of files) {
    const gold = JSON.parse(readFileSync(here + file.replace(/\.\w+$/u, '.json'), 'utf8')) as { items: Expected[] }
    const reading = await read(readFileSync(here + file), { name: file })
    const { text } = reading.document
    const left = new Set(dailyItems(reading))
    for (const one of left) {
      const isThere = one.words.every(({ start, end }) => text.slice(start, end).trim() !== '')
      const words = one.words.map(({ start, end }) => text.slice(start, end)).join(' ')
      count(
        'traced',
        isThere && (one.isRow ? one.says.split(', ').every((cell) => words.includes(cell)) : words === one.says),
      )
    }
    for (const expected of gold.items) {
      const item = [...left].find(
        (one) =>
          one.kind === expected.kind &&
          (expected.row === undefined || one.isRow) &&
          one.words.some(({ start, end }) => text.slice(start, end).includes(expected.words)),
      )
      count('found', item !== undefined)
      if (item === undefined) {
        tell(`${file}: missed ${expected.kind} "${expected.words}"`)
        continue
      }
      left.delete(item)
      count('expected', true)
      const held = (name: string, actual: unknown, wanted: unknown) => {
        if (wanted === undefined) return
        count(name, JSON.stringify(actual) === JSON.stringify(wanted))
        if (JSON.stringify(actual) !== JSON.stringify(wanted))
          tell(`${file}: "${expected.words}" ${name} ${JSON.stringify(actual)}, not ${JSON.stringify(wanted)}`)
      }
      held('place', item.place.name, expected.place)
      held('day', item.day, expected.day)
      held('time', item.time ?? null, expected.time ?? null)
      held('event', item.event, expected.event)
      held('how', item.how, expected.how)
      held(
        'numbers',
        numbers(item.counts, item.harm),
        expected.counts && [...expected.counts, ...(expected.harm ?? [])].toSorted(),
      )
      held('restriction', item.restriction, expected.restriction)
      held('point', item.place.lat, expected.lat)
    }
    for (const one of left) {
      count('expected', false)
      tell(`${file}: not expected ${one.kind} "${one.says.slice(0, 100)}"`)
    }
  }
  const figures = Object.fromEntries([...tally].map(([name, one]) => [name, share(one)]))
  const found = tally.get('found') ?? { right: 0, of: 0 }
  const said = `${found.right} of ${found.of} items of ${files.length} reports found, ${Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}`
  return { figures, said }
}

const numbers = (counts: DailyItem['counts'], harm: DailyItem['harm']) =>
  [
    ...counts.map(({ of, low, high }) => [of, low, high]),
    ...harm.map(({ kind, low, high }) => [kind, low, high]),
  ].toSorted()
