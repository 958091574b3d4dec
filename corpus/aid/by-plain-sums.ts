// The gap table worked out a second time, from the entries and by another road: one pass over a flat list of figures, with
// plain sums. Nothing of the product's folds is used here, so that a mistake in them is not repeated.
import type { Entry, Fact } from '@parley/peace'

type Line = {
  item: string
  unit: string
  town: string
  code: string | null
  movement: string
  point: string
  counter: string
  teller: string
  at: number
  value: number
}
type Wanted = {
  id: string
  teller: string
  item: string
  unit: string
  code: string
  from: number
  until: number
  value: number
  point: string
  counter: string | null
}
export type Cell = {
  readonly place: string
  readonly item: string
  readonly unit: string
  /** By who assessed it: what is needed, what came, and the difference; null where nothing was counted there. */
  readonly needs: Readonly<Record<string, readonly [needed: number, came: number | null, gap: number | null]>>
}

const low = (words: unknown) => String(words).toLowerCase()

/** By 'place|item|unit'. */
export function cellsBySums(facts: readonly Fact[]): ReadonlyMap<string, Cell> {
  const wanted = new Map<string, Wanted>()
  const lines = new Map<string, Line>()
  // Told again, the later holds: the keys say what counts as the same.
  for (const { entry } of facts) {
    if (entry.kind === 'need-reported') {
      const need = wantedOf(entry)
      wanted.set(`${need.id}|${need.teller}`, need)
    } else if (entry.kind === 'aid-counted') {
      const line = lineOf(entry)
      lines.set([line.movement, line.point, line.counter, line.teller, line.unit].join('|'), line)
    }
  }
  const codeOf = new Map(
    [...lines.values(), ...wanted.values()].flatMap((one) =>
      'town' in one && one.code !== null ? [[one.town, one.code]] : [],
    ),
  )
  const cells = new Map<
    string,
    { place: string; item: string; unit: string; needs: Record<string, [number, number | null, number | null]> }
  >()
  const byCell = new Map<string, Line[]>()
  for (const line of lines.values()) {
    const key = `${line.code ?? codeOf.get(line.town) ?? line.town}|${line.item}|${line.unit}`
    const list = byCell.get(key)
    if (list === undefined) byCell.set(key, [line])
    else list.push(line)
  }
  for (const need of wanted.values()) {
    const key = `${need.code}|${need.item}|${need.unit}`
    const came = cameTo(need, byCell.get(key) ?? [])
    const cell = cells.get(key) ?? { place: need.code, item: need.item, unit: need.unit, needs: {} }
    cell.needs[need.teller] = [need.value, came, came === null ? null : need.value - came]
    cells.set(key, cell)
  }
  return cells
}

/** Sorted so that the figure to take of each movement stands first: the named counter's, then the lowest. */
function cameTo({ from, until, point, counter }: Wanted, lines: readonly Line[]): number | null {
  const there = lines
    .filter((line) => line.point === point && line.at >= from && line.at <= until)
    .sort((a, b) => Number(b.counter === counter) - Number(a.counter === counter) || a.value - b.value)
  if (there.length === 0) return null
  const taken = new Set<string>()
  let sum = 0
  for (const { movement, value } of there) {
    if (taken.has(movement)) continue
    taken.add(movement)
    sum += value
  }
  return sum
}

function lineOf({ body, author }: Entry): Line {
  const where = body.where as { name: string; pcode?: { code: string } } // the made entries have this shape
  return {
    ...{ item: low(body.item), unit: low(body.unit), town: where.name, code: where.pcode?.code ?? null },
    ...{ movement: String(body.movement), point: String(body.point), counter: String(body.counter) },
    ...{ teller: author.organisation, at: Date.parse(String(body.from)), value: Number(body.value) },
  }
}

function wantedOf({ body, author }: Entry): Wanted {
  const where = body.where as { pcode: { code: string } } // as above
  const measure = (body.measure ?? { point: 'delivered' }) as { point: string; counter?: string }
  return {
    ...{ id: String(body.need), teller: author.organisation, item: low(body.item), unit: low(body.unit) },
    ...{ code: where.pcode.code, from: Date.parse(String(body.from)), until: Date.parse(String(body.until)) },
    ...{ value: Number(body.value), point: measure.point, counter: measure.counter ?? null },
  }
}
