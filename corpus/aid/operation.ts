// A made relief operation: sixty days, three crossings, two count points, counters who do not agree, names of places with
// and without codes, figures told twice, units that do not meet. The same for the same seed.
import { chance } from '@parley/hub/testing'
import type { Entry, Fact } from '@parley/peace'

const dayMs = 86_400_000
const begins = Date.UTC(2031, 2, 1)
export const days = 60

export const crossings = ['North gate', 'River bridge', 'Harbour'] as const
const items = [
  ['Wheat flour', 'metric ton', 'food-security'],
  ['Rice', 'metric ton', 'food-security'],
  ['Blankets', 'piece', 'shelter'],
  ['Tents', 'piece', 'shelter'],
  ['Water', 'cubic metre', 'water-sanitation-and-hygiene'],
  ['Surgical kits', 'kit', 'health'],
] as const
const towns = Array.from({ length: 24 }, (_, at) => ({
  name: `Town ${String.fromCharCode(65 + at)}`,
  pcode: { code: `XA${String(at + 1).padStart(4, '0')}`, level: 2, version: '2030-11' },
}))
const counters = { crossed: ['Border Mission', 'Customs'], delivered: ['Relief Bureau', 'Town Council'] } as const
const outcomes = ['facilitated', 'facilitated', 'facilitated', 'partly-facilitated', 'impeded', 'denied'] as const

const process = `prc_${'0'.repeat(25)}1`
const organisation = (name: string) =>
  `org_${name
    .toLowerCase()
    .replace(/[^a-z]/gu, '')
    .padEnd(26, '0')
    .slice(0, 26)}`

class Operation {
  readonly facts: Fact[] = []
  readonly #chance: () => number
  constructor(seed: number) {
    this.#chance = chance(seed)
  }

  pick = <T>(from: readonly T[]): T => from[Math.floor(this.#chance() * from.length)] as T // never past its end
  often = (share: number): boolean => this.#chance() < share
  whole = (least: number, most: number): number => least + Math.floor(this.#chance() * (most - least + 1))

  id(prefix: string, number: number): string {
    return `${prefix}_${String(number).padStart(26, '0')}`
  }

  tell(kind: string, by: string, body: Entry['body'], at: number): void {
    const seq = this.facts.length
    const entry: Entry = {
      ...{ v: 1, id: this.id('ent', seq), kind, process, author: { organisation: organisation(by) } },
      ...{ at: new Date(at).toISOString(), audience: ['public'], marking: { tlp: 'CLEAR' }, body },
    }
    this.facts.push({ seq, entry })
  }
}

/** The record of the operation with so many movements. */
export function operation(seed: number, movements: number): readonly Fact[] {
  const made = new Operation(seed)
  needs(made)
  for (let number = 0; number < movements; number++) convoy(made, number, movements)
  return made.facts
}

/** A need in each town for each item but some; a rival assessment of some; a named counter for some. */
function needs(made: Operation): void {
  let number = 0
  for (const where of towns) {
    for (const [item, unit, cluster] of items) {
      number++
      if (made.often(0.08)) continue
      const [from, until] = made.often(0.3) ? [10, 40] : [0, days]
      const measured = made.whole(0, 3)
      const measure =
        measured === 0
          ? {}
          : measured === 1
            ? { measure: { point: 'delivered', counter: made.pick(counters.delivered) } }
            : measured === 2
              ? { measure: { point: 'crossed', counter: made.pick(counters.crossed) } }
              : { measure: { point: 'crossed' } }
      const body = {
        ...{ need: made.id('nee', number), cluster, where, item, value: made.whole(500, 9000), unit },
        ...{
          from: new Date(begins + from * dayMs).toISOString(),
          until: new Date(begins + until * dayMs).toISOString(),
        },
        ...{ by: 'Relief Bureau', ...measure },
      }
      made.tell('need-reported', 'Relief Bureau', body, begins)
      if (made.often(0.15))
        made.tell('need-reported', 'Relief Bureau', { ...body, value: body.value + 100 }, begins + 1)
      if (made.often(0.2)) {
        made.tell('need-reported', 'Town Council', { ...body, value: body.value * 2, by: 'Town Council' }, begins + 2)
      }
    }
  }
}

function convoy(made: Operation, number: number, all: number): void {
  const on = begins + Math.floor((number / all) * days) * dayMs + made.whole(5, 20) * 3_600_000
  const movement = made.id('mov', number)
  const to = made.pick(towns)
  const [item, unit] = made.pick(items)
  const sent = made.whole(1, 30)
  const outcome = made.pick(outcomes)
  made.tell(
    'movement-notified',
    'Relief Bureau',
    {
      ...{ movement, reference: `MV-${number}`, by: 'Relief Bureau', from: { name: made.pick(crossings) }, to },
      ...{ when: { from: new Date(on).toISOString() }, cargo: [{ item, value: sent, unit }] },
    },
    on - dayMs,
  )
  made.tell(
    'movement-stated',
    'Relief Bureau',
    { movement, outcome, by: 'Relief Bureau', said: new Date(on).toISOString() },
    on,
  )
  if (made.often(0.1)) {
    const said = new Date(on + 60_000).toISOString()
    made.tell(
      'movement-stated',
      'Town Council',
      { movement, outcome: made.pick(outcomes), by: 'Town Council', said },
      on,
    )
  }
  if (outcome === 'denied') return
  // Some trucks never come further than the crossing.
  const delivered = made.often(0.06) ? Math.floor(sent / 2) : sent
  counts(made, { movement, item, unit, to, on, point: 'crossed', value: sent })
  if (made.often(0.95))
    counts(made, { movement, item, unit, to, on: on + 7_200_000, point: 'delivered', value: delivered })
}

type Counted = {
  readonly movement: string
  readonly item: string
  readonly unit: string
  readonly to: (typeof towns)[number]
  readonly on: number
  readonly point: 'crossed' | 'delivered'
  readonly value: number
}

/** One or both counters of the point, at times with another figure, another spelling, another unit, or told again. */
function counts(made: Operation, { movement, item, unit, to, on, point, value }: Counted): void {
  const [first, second] = counters[point]
  const who = made.often(0.3) ? [first, second] : made.often(0.7) ? [first] : [second]
  for (const counter of who) {
    const own = made.often(0.15) ? Math.max(0, value - made.whole(1, 5)) : value
    const body = {
      item: made.often(0.1) ? item.toUpperCase() : item,
      unit: made.often(0.03) ? 'truck' : unit,
      where: made.often(0.2) ? { name: to.name } : to,
      movement,
      point,
      counter,
      from: new Date(on).toISOString(),
      until: new Date(on).toISOString(),
      value: own,
    }
    made.tell('aid-counted', counter, body, on + 3_600_000)
    if (made.often(0.02)) made.tell('aid-counted', counter, { ...body, value: own + 1 }, on + 3_700_000)
    // Told by somebody else as that counter's figure: a figure of its own.
    if (made.often(0.02)) made.tell('aid-counted', 'Hearsay Weekly', { ...body, value: own + 2 }, on + 3_800_000)
  }
}
