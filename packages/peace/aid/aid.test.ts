import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { emptyDirectory } from '../directory.ts'
import { withdrawnEntries } from '../effective.ts'
import { foldView } from '../fold.ts'
import { idFrom } from '../promises/testing.ts'
import { misshapen, SmallRecord } from '../testing.ts'
import { accessConstraints } from '../views/access-constraints.ts'
import { aidGaps } from '../views/aid-gaps.ts'
import { corridors } from '../views/corridors.ts'
import { crossings } from '../views/crossings.ts'
import { movements } from '../views/movements.ts'
import { notifications } from '../views/notifications.ts'
import type { FoldedView, Row } from '../views/view.ts'
import type { GapRow } from './rows.ts'

type Body = Readonly<Record<string, unknown>>
type Told = readonly [kind: string, by: string, body: Body, more?: { at?: string; audience?: string[]; id?: string }]

function recordOf(told: readonly Told[]): SmallRecord {
  const record = new SmallRecord()
  for (const [kind, by, body, more = {}] of told) record.add({ kind, by: idFrom('org', by), body, ...more })
  return record
}

function rowsOf<R extends Row>(view: FoldedView<R>, told: readonly Told[], group = 'public'): readonly R[] {
  const { facts } = recordOf(told)
  const rows = foldView(view, { facts, group, directory: emptyDirectory, now: '2031-06-01T00:00:00.000Z' })
  assert.deepEqual(misshapen(view, rows), [])
  return rows
}

const day = (n: number, hour = 0) => `2031-03-${String(n).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`
const marrow = { name: 'Marrow', pcode: { code: 'XA0101', level: 2, parent: 'XA01', version: '2030-11' } }

const need = (more: Body = {}): Told => [
  'need-reported',
  'Bureau',
  {
    ...{ need: idFrom('nee', 'flour'), cluster: 'food-security', where: marrow, item: 'Wheat flour' },
    ...{ value: 100, unit: 'metric ton', from: day(1), until: day(31), by: 'the Bureau', ...more },
  },
]
type Convoy = { readonly of?: string; readonly by?: string; readonly on?: number; readonly point?: string }
const count = (counter: string, value: number, { of, by = counter, on = 5, point }: Convoy = {}, more = {}): Told => [
  'aid-counted',
  by,
  {
    ...{
      item: 'wheat  flour',
      unit: 'Metric ton',
      where: { name: 'Marrow' },
      point: point ?? 'delivered',
      counter,
      value,
    },
    ...(of === undefined
      ? { from: day(on), until: day(on + 1) }
      : { movement: idFrom('mov', of), from: day(on, 9), until: day(on, 9) }),
    ...more,
  },
]
const gapsOf = (...told: readonly Told[]): readonly GapRow[] => rowsOf(aidGaps, told)
const onlyGap = (...told: readonly Told[]): GapRow => {
  const [row, ...others] = gapsOf(...told)
  assert.ok(row !== undefined && others.length === 0, `${others.length + 1} rows`)
  return row
}

test('what came is added convoy by convoy, by the named counter, else of several the lowest', () => {
  const told = [
    count('Mission', 20, { of: 'one' }),
    count('Council', 18, { of: 'one' }),
    count('Council', 9, { of: 'two' }),
    count('Traders', 11, { of: 'two' }),
    count('Council', 7, { of: 'three' }),
  ]
  const named = onlyGap(need({ measure: { point: 'delivered', counter: 'Mission' } }), ...told)
  assert.deepEqual(named.need?.came, {
    value: 20 + 9 + 7,
    point: 'delivered',
    basis: 'movement',
    how: 'lowest',
    contested: 2,
  })
  assert.equal(named.need?.gap, 64)
  const unnamed = onlyGap(need(), ...told)
  assert.equal(unnamed.need?.came?.value, 18 + 9 + 7)
  // Each counter's own figure stands beside it, whatever was taken.
  assert.deepEqual(
    unnamed.figures.map(({ counter, value, counts }) => [counter, value, counts]),
    [
      ['Council', 34, 3],
      ['Mission', 20, 1],
      ['Traders', 11, 1],
    ],
  )
})

test('figures of another count point are shown and not taken', () => {
  const row = onlyGap(
    need(),
    count('Mission', 50, { of: 'one', point: 'crossed' }),
    count('Council', 30, { of: 'one' }),
  )
  assert.deepEqual(
    [row.need?.came?.value, row.figures.map(({ point, value }) => [point, value])],
    [
      30,
      [
        ['crossed', 50],
        ['delivered', 30],
      ],
    ],
  )
  const crossed = onlyGap(need({ measure: { point: 'crossed' } }), count('Council', 30, { of: 'one' }))
  assert.deepEqual([crossed.need?.came, crossed.need?.gap], [null, null], 'not counted is not none')
})

test('a figure told again is counted once: of a convoy the last, of overlapping times the last', () => {
  const convoy = onlyGap(need(), count('Council', 30, { of: 'one' }), count('Council', 33, { of: 'one' }))
  assert.equal(convoy.need?.came?.value, 33)
  const times = onlyGap(
    need(),
    count('Council', 30, { on: 5 }),
    count('Council', 31, { on: 5 }),
    count('Council', 4, { on: 6 }),
  )
  assert.equal(times.need?.came?.value, 35)
})

test('convoys and stretches of time are two figures and never added up', () => {
  const row = onlyGap(need(), count('Council', 30, { of: 'one' }), count('Council', 44, { on: 5 }))
  assert.deepEqual(
    row.figures.map(({ basis, value }) => [basis, value]),
    [
      ['movement', 30],
      ['period', 44],
    ],
  )
  assert.equal(row.need?.came?.value, 30)
})

test('another unit is named and not converted', () => {
  const rows = gapsOf(need(), count('Council', 3, { of: 'one' }, { unit: 'truck' }))
  assert.deepEqual(
    rows
      .map(({ unit, need: wanted, figures, otherUnits }) => [unit, wanted?.came ?? null, figures.length, otherUnits])
      .sort(),
    [
      ['metric ton', null, 0, ['truck']],
      ['truck', null, 1, ['metric ton']],
    ],
  )
})

test('only what lies in the time of the need is held against it', () => {
  const row = onlyGap(
    need({ until: day(10) }),
    count('Council', 30, { of: 'one', on: 5 }),
    count('Council', 8, { of: 'two', on: 20 }),
  )
  assert.equal(row.need?.came?.value, 30)
})

test('a name joins the code it has, and stays by itself where it has two', () => {
  const row = onlyGap(need(), count('Council', 30, { of: 'one' }))
  assert.deepEqual([row.pcode?.code, row.need?.came?.value], ['XA0101', 30])
  const other = { name: 'MARROW', pcode: { code: 'XB0907', level: 3 } }
  const second: Told = ['need-reported', 'Bureau', { ...need()[2], need: idFrom('nee', 'other'), where: other }]
  const rows = gapsOf(need(), second, count('Council', 30, { of: 'one' }))
  assert.deepEqual(rows.map(({ pcode, figures }) => [pcode?.code ?? null, figures.length]).sort(), [
    [null, 1],
    ['XA0101', 0],
    ['XB0907', 0],
  ])
})

test('a need entered again takes the place of the earlier one, also where it names another place', () => {
  const moved = { name: 'Sarn', pcode: { code: 'XA0102', level: 2 } }
  const rows = gapsOf(need(), need({ where: moved, value: 80 }), count('Council', 30, { of: 'one' }))
  assert.deepEqual(rows.map(({ place, need: wanted }) => [place, wanted?.value ?? null]).sort(), [
    ['Marrow', null],
    ['Sarn', 80],
  ])
})

test('two assessments of one need stand side by side, each with its own gap', () => {
  const other: Told = ['need-reported', 'Council', { ...need()[2], value: 140, by: 'the Council' }]
  const row = onlyGap(need(), other, count('Mission', 30, { of: 'one' }))
  assert.deepEqual(
    row.needs.map(({ by, gap }) => [by, gap]),
    [
      ['the Bureau', 70],
      ['the Council', 110],
    ],
  )
})

test('people reached by two organisations are not added up', () => {
  const activity = (who: string, reached: number): Told => [
    'activity-reported',
    who,
    {
      ...{ activity: idFrom('act', who), who, what: 'Bread', cluster: 'food-security', where: marrow, reached },
      ...{ state: 'ongoing', when: { day: '2031-03-03', until: '2031-03-20' } },
    },
  ]
  const people = need({ item: undefined, value: 5000, unit: 'people' })
  const { item: _, ...body } = people[2]
  const wanted: Told = ['need-reported', 'Bureau', body]
  assert.equal(onlyGap(wanted, activity('Agency', 1200)).need?.gap, 3800)
  const two = onlyGap(wanted, activity('Agency', 1200), activity('Millers', 900))
  assert.deepEqual([two.need?.came, two.figures.map(({ value }) => value)], [null, [1200, 900]])
})

test('offers stand beside the need they fit; twice the same and more than is needed are said', () => {
  const offer = (name: string, by: string, value: number, more: Body = {}): Told => [
    'aid-offered',
    'Bureau',
    { offer: idFrom('ofr', name), by, state: 'pledged', item: 'Wheat flour', unit: 'metric ton', value, ...more },
  ]
  const rows = gapsOf(
    need(),
    offer('a', 'North', 60, { where: marrow }),
    offer('b', 'North', 60, { where: marrow }),
    offer('c', 'South', 30),
    offer('d', 'West', 10, { where: { name: 'Sarn' } }),
  )
  const row = rows.find(({ place }) => place === 'Marrow')
  assert.deepEqual(
    row?.offers.map(({ by, isForPlace, isTwice }) => [by, isForPlace, isTwice]),
    [
      ['North', true, true],
      ['North', true, true],
      ['South', false, false],
    ],
  )
  assert.deepEqual([row?.offered, row?.isOverOffered], [120, true])
})

const asked: Told = [
  'movement-notified',
  'Agency',
  {
    ...{ movement: idFrom('mov', 'one'), reference: 'MV-1', by: 'the Agency', asked: ['the Valley'] },
    ...{
      from: { name: 'Depot' },
      to: marrow,
      when: { day: '2031-03-05' },
      cargo: [{ item: 'flour', value: 20, unit: 'metric ton' }],
    },
  },
]
const said = (outcome: string, by: string, on: number): Told => [
  'movement-stated',
  'Agency',
  { movement: idFrom('mov', 'one'), outcome, by, said: day(on) },
]

test('a movement is what was last said of it, and what each side says stays', () => {
  const [row] = rowsOf(movements, [asked, said('facilitated', 'the Valley', 5), said('impeded', 'the Agency', 6)])
  assert.deepEqual(
    [row?.outcome, row?.isContested, row?.outcomes.map(({ by, outcome }) => [by, outcome])],
    [
      'impeded',
      true,
      [
        ['the Valley', 'facilitated'],
        ['the Agency', 'impeded'],
      ],
    ],
  )
  const [agreed] = rowsOf(movements, [asked, said('denied', 'the Valley', 4), said('facilitated', 'the Valley', 5)])
  assert.deepEqual([agreed?.outcome, agreed?.isContested], ['facilitated', false], 'a change of mind is no contest')
  assert.deepEqual(rowsOf(movements, [said('denied', 'the Valley', 4)]), [], 'nobody asked for it')
})

test('a convoy’s consignments, interceptions and rival counts stand on its row', () => {
  const step = (name: string, on: number, more: Body = {}): Told => [
    'consignment-stepped',
    'Agency',
    {
      ...{ consignment: idFrom('csg', 'w1'), name: 'W-1', movement: idFrom('mov', 'one'), step: name },
      ...{ where: { name: 'Bridge' }, on: day(on), by: 'the Agency', ...more },
    },
  ]
  const [row] = rowsOf(movements, [
    asked,
    step('crossed-border', 6),
    step('collected', 5),
    step('intercepted', 7, { goods: [{ item: 'flour', value: 4, unit: 'metric ton' }] }),
    count('Mission', 20, { of: 'one' }),
    count('Council', 16, { of: 'one' }),
    count('Mission', 20, { of: 'one', point: 'crossed' }),
  ])
  assert.deepEqual(
    [row?.steps.map((one) => one.step), row?.step, row?.isInterrupted, row?.rivalPoints, row?.counts.length],
    [['collected', 'crossed-border', 'intercepted'], 'intercepted', true, ['delivered'], 3],
  )
})

test('a crossing is as it was last said to be, in each direction and for each cargo', () => {
  const state = (of: string, cargo: string, by: string, on: number): Told => [
    'crossing-stated',
    'Agency',
    {
      ...{ crossing: idFrom('crs', 'bridge'), name: 'The bridge', direction: 'in', cargo, state: of, from: day(on) },
      ...{ by, said: day(on), hours: { opens: '06:00', closes: '17:00', zone: 'UTC' } },
    },
  ]
  const [row] = rowsOf(crossings, [
    state('open', 'food', 'the Valley', 1),
    state('closed', 'fuel', 'the Valley', 2),
    state('restricted', 'food', 'the Hills', 3),
  ])
  assert.deepEqual(
    row?.lanes.map(({ cargo, state: now, isContested }) => [cargo, now, isContested]),
    [
      ['food', 'restricted', true],
      ['fuel', 'closed', false],
    ],
  )
  assert.deepEqual([row?.state, row?.isContested, row?.history.length], ['closed', true, 3])
})

test('a corridor counts people and has no place for a name', () => {
  const corridor = idFrom('cor', 'road')
  const passage = (counter: string, value: number, more: Body = {}): Told => [
    'passage-counted',
    counter,
    { corridor, point: 'left', counter, from: day(3, 8), until: day(3, 12), value, ...more },
  ]
  const opened: Told = [
    'corridor-opened',
    'Agency',
    {
      corridor,
      name: 'Lake road',
      for: 'people',
      from: marrow,
      to: { name: 'Sarn' },
      windows: [{ from: day(3, 8), until: day(3, 12) }],
    },
  ]
  const [row] = rowsOf(corridors, [
    opened,
    passage('Mission', 210, { of: [{ group: 'women', value: 90 }] }),
    passage('Council', 190),
  ])
  assert.deepEqual([row?.counts.map(({ value }) => value), row?.rivalPoints], [[210, 190], ['left']])
  assert.throws(() => recordOf([opened, passage('Mission', 1, { names: ['Somebody'] })]), /bad-body|cannot be kept/)
  assert.throws(() => recordOf([opened, passage('Mission', 1, { says: 'Somebody' })]), /cannot be kept/)
})

test('a notification names who has yet to acknowledge it; its sender cannot do it for them', () => {
  const notification = idFrom('ntf', 'clinic')
  const sent: Told = [
    'notification-sent',
    'Agency',
    {
      ...{ notification, of: 'site', title: 'A clinic', sender: 'the Agency', to: ['the Valley', 'the Hills'] },
      ...{ sent: day(1), from: day(1), until: day(9), within: 60 },
    },
  ]
  const acknowledged = (by: string, from: string, hour: number): Told => [
    'notification-acknowledged',
    from,
    { notification, by, at: day(1, hour) },
  ]
  const points: Told = [
    'coordinates-given',
    'Agency',
    { notification, points: [{ lat: 14.2, lon: 42.5 }], expires: day(9) },
    { audience: [idFrom('org', 'Valley')] },
  ]
  const told = [sent, points, acknowledged('the Hills', 'Agency', 1), acknowledged('the Valley', 'Valley', 2)]
  const [row] = rowsOf(notifications, told)
  assert.deepEqual(
    [row?.awaits, row?.acknowledged.map(({ by, isLate }) => [by, isLate]), row?.coordinates],
    [['the Hills'], [['the Valley', true]], null],
  )
  const [own] = rowsOf(notifications, told, idFrom('org', 'Valley'))
  assert.deepEqual(own?.coordinates?.points, [{ lat: 14.2, lon: 42.5, label: null }])
})

test('a correction of a constraint stands where what it corrects stood', () => {
  const body = { constraint: 'interference', where: marrow, from: day(2), by: 'the Agency' }
  const record = new SmallRecord()
  const first = record.add({ kind: 'access-constrained', body })
  record.add({ kind: 'access-constrained', body: { ...body, constraint: 'hostilities', replaces: first } })
  const rows = foldView(accessConstraints, {
    facts: record.facts,
    group: 'public',
    directory: emptyDirectory,
    now: day(9),
  })
  assert.deepEqual(
    rows.map(({ constraint }) => constraint),
    ['hostilities'],
  )
})

test('what a table brought goes when the table is taken back', () => {
  const record = new SmallRecord()
  const table = record.add({
    kind: 'note-added',
    body: { on: { view: 'documents', key: idFrom('doc', 'x') }, text: 'Table.' },
  })
  const row = record.add({ kind: asked[0], body: { ...asked[2], import: table } })
  record.add({ kind: 'entry-withdrawn', body: { entry: table } })
  assert.ok(withdrawnEntries(record.facts).has(row))
})

test('the gap table is the same in whatever order counts came in', () => {
  const one = fc.record({
    counter: fc.constantFrom('Mission', 'Council'),
    value: fc.integer({ min: 1, max: 30 }),
    of: fc.constantFrom('one', 'two', 'three'),
    point: fc.constantFrom('crossed', 'delivered'),
    minute: fc.integer({ min: 0, max: 59 }),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(one, { selector: ({ minute }) => minute, maxLength: 12 }),
      fc.infiniteStream(fc.nat()),
      (all, order) => {
        const as = (list: typeof all) => {
          const counts = list.map(({ counter, value, of, point, minute }): Told => {
            const at = `2031-03-20T08:${String(minute).padStart(2, '0')}:00.000Z`
            const [kind, by, body] = count(counter, value, { of, point })
            return [kind, by, body, { at }]
          })
          const row = onlyGap([...need(), { at: '2031-03-01T00:00:00.000Z' }] as unknown as Told, ...counts)
          return [row.need?.came, row.need?.gap, row.figures]
        }
        const shuffled = all
          .map((each) => [order.next().value, each] as const)
          .sort(([a], [b]) => a - b)
          .map(([, each]) => each)
        assert.deepEqual(as(shuffled), as(all))
      },
    ),
    { numRuns: 60 },
  )
})
