import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyDirectory } from '../directory.ts'
import { foldView } from '../fold.ts'
import { idFrom } from '../promises/testing.ts'
import { SmallRecord } from '../testing.ts'
import { activities } from '../views/activities.ts'
import { corridors } from '../views/corridors.ts'
import { crossings } from '../views/crossings.ts'
import { movements } from '../views/movements.ts'
import { weekOf } from './week.ts'

type Body = Readonly<Record<string, unknown>>
const bridge = idFrom('crs', 'bridge')
const road = idFrom('cor', 'road')

function weekAfter(...told: readonly (readonly [kind: string, body: Body])[]) {
  const record = new SmallRecord()
  for (const [kind, body] of told) record.add({ kind, body })
  const input = { facts: record.facts, group: 'public', directory: emptyDirectory, now: '2031-06-01T00:00:00.000Z' }
  return weekOf('2031-03-03', {
    movements: foldView(movements, input),
    crossings: foldView(crossings, input),
    corridors: foldView(corridors, input),
    activities: foldView(activities, input),
  })
}

const moves = (name: string, by: string, more: Body = {}): readonly [string, Body] => [
  'movement-notified',
  {
    ...{
      movement: idFrom('mov', name),
      reference: name,
      by,
      from: { name: 'Depot' },
      to: { name: 'Marrow' },
      via: bridge,
    },
    ...{ when: { day: '2031-03-05' }, cargo: [{ item: 'Flour', value: 3, unit: 'truck', cargo: 'food' }], ...more },
  },
]
const gate = (state: string, cargo: string, more: Body = {}): readonly [string, Body] => [
  'crossing-stated',
  {
    ...{ crossing: bridge, name: 'Bridge', direction: 'in', cargo, state, from: '2031-03-01T00:00:00Z' },
    ...{ by: 'the Valley', said: '2031-03-01T00:00:00Z', ...more },
  },
]
const codes = ({ clashes }: ReturnType<typeof weekAfter>) => clashes.map(({ code }) => code)

test('a week has what is to move and the windows that open, day by day', () => {
  const { days } = weekAfter(moves('MV-1', 'Agency'), moves('MV-2', 'Agency', { when: { day: '2031-03-20' } }), [
    'corridor-opened',
    {
      ...{ corridor: road, name: 'Road', for: 'people', from: { name: 'Marrow' }, to: { name: 'Sarn' } },
      windows: [{ from: '2031-03-06T08:00:00Z', until: '2031-03-06T12:00:00Z' }],
    },
  ])
  assert.deepEqual(
    days.map(({ day, things }) => [day, things.map(({ view }) => view)]),
    [
      ['2031-03-03', []],
      ['2031-03-04', []],
      ['2031-03-05', ['movements']],
      ['2031-03-06', ['corridors']],
      ['2031-03-07', []],
      ['2031-03-08', []],
      ['2031-03-09', []],
    ],
  )
})

test('what was refused or called off is not in the plan', () => {
  const { days } = weekAfter(moves('MV-1', 'Agency'), [
    'movement-stated',
    { movement: idFrom('mov', 'MV-1'), outcome: 'denied', by: 'the Valley', said: '2031-03-04T00:00:00Z' },
  ])
  assert.equal(days.flatMap(({ things }) => things).length, 0)
})

const cases: readonly (readonly [string, readonly (readonly [string, Body])[], readonly string[]])[] = [
  ['a crossing closed to its cargo', [moves('MV-1', 'Agency'), gate('closed', 'food')], ['crossing-closed']],
  ['a crossing closed to another cargo', [moves('MV-1', 'Agency'), gate('closed', 'fuel')], []],
  [
    'a crossing that will be closed later',
    [moves('MV-1', 'Agency'), gate('closed', 'all', { from: '2031-03-06T00:00:00Z' })],
    [],
  ],
  [
    'an hour at which it is shut, by the clocks there',
    [
      moves('MV-1', 'Agency', { when: { from: '2031-03-05T16:30:00Z' } }),
      gate('open', 'all', { hours: { opens: '06:00', closes: '17:00', zone: '+02:00' } }),
    ],
    ['outside-hours'],
  ],
  [
    'an hour at which it is open',
    [
      moves('MV-1', 'Agency', { when: { from: '2031-03-05T14:30:00Z' } }),
      gate('open', 'all', { hours: { opens: '06:00', closes: '17:00', zone: '+02:00' } }),
    ],
    [],
  ],
  ['the same goods by two organisations', [moves('MV-1', 'Agency'), moves('MV-2', 'Millers')], ['same-goods']],
  ['the same goods twice by one', [moves('MV-1', 'Agency'), moves('MV-2', 'agency')], []],
]
for (const [name, told, expected] of cases) {
  test(`${name}: ${expected.length === 0 ? 'nothing to say' : expected.join()}`, () => {
    assert.deepEqual(codes(weekAfter(...told)), expected)
  })
}

test('two organisations at one work in one place at one time are named; one after the other are not', () => {
  const act = (who: string, from: string, until: string): readonly [string, Body] => [
    'activity-reported',
    {
      ...{ activity: idFrom('act', who), who, what: 'Bread', cluster: 'food-security', where: { name: 'Marrow' } },
      ...{ state: 'ongoing', when: { day: from, until } },
    },
  ]
  const at = weekAfter(act('Agency', '2031-03-01', '2031-03-30'), act('Millers', '2031-03-05', '2031-03-06'))
  assert.deepEqual(
    at.clashes.map(({ code, things }) => [code, things.length]),
    [['same-activity', 2]],
  )
  assert.deepEqual(
    codes(weekAfter(act('Agency', '2031-03-03', '2031-03-04'), act('Millers', '2031-03-05', '2031-03-06'))),
    [],
  )
})
