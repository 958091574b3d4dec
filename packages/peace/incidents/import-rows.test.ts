import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idOf, orgA, processId } from '../testing.ts'
import { validateEntry } from '../validate.ts'
import { guessColumns, type RowRead, readRows } from './import-rows.ts'
import type { Mapping } from './mapping.ts'

const columns = ['id', 'date', 'time', 'sub_event_type', 'location', 'latitude', 'longitude', 'fatalities', 'notes']
const mapping: Mapping = {
  columns: {
    what: 'notes',
    day: 'date',
    time: 'time',
    place: 'location',
    event: 'sub_event_type',
    key: 'id',
    lat: 'latitude',
    lon: 'longitude',
  },
  harm: [{ kind: 'killed', best: 'fatalities' }],
  events: { Mortar: 'shelling-artillery-missile' },
  hows: {},
  days: 'day-first',
  zone: '+02:00',
  timeIs: 'occurred',
  usual: { how: 'not-said', observedBy: 'the monitors', precision: 2 },
}
const good = ['X1', '04.03.2031', '9:30', 'Mortar', 'Marrow', '14,25', '42.5', '2', 'Two shells fell.']
const read = (row: readonly string[], more: Partial<Mapping> = {}): RowRead =>
  readRows(columns, [row], { ...mapping, ...more })[0]!
const changed = (at: number, value: string) => good.map((cell, index) => (index === at ? value : cell))

test('a row becomes a report that the record takes', () => {
  const { refused, ...rest } = read(good)
  assert.deepEqual(refused, [])
  assert.ok('report' in rest)
  assert.deepEqual(rest.report, {
    name: 'X1',
    body: {
      event: 'shelling-artillery-missile',
      what: 'Two shells fell.',
      times: [{ is: 'occurred', zone: '+02:00', from: '2031-03-04T07:30:00.000Z', precision: 'exact' }],
      where: { name: 'Marrow', precision: 2, lat: 14.25, lon: 42.5 },
      observed: { by: 'the monitors', how: 'not-said' },
      harm: [{ kind: 'killed', low: 2, best: 2, high: 2 }],
    },
  })
  validateEntry({
    v: 1,
    id: idOf('ent', 1),
    kind: 'incident-reported',
    process: processId,
    author: { organisation: orgA },
    at: '2031-03-05T00:00:00.000Z',
    audience: [],
    marking: { tlp: 'AMBER' },
    body: { ...rest.report.body, incident: idOf('inc', 1) },
  })
})

for (const [name, row, code, column] of [
  ['no day', changed(1, ''), 'no-value', 'date'],
  ['a day that is none', changed(1, '31.02.2031'), 'bad-day', 'date'],
  ['an hour that is none', changed(2, '25:00'), 'bad-time', 'time'],
  ['a kind of event nobody mapped', changed(3, 'Trouble'), 'unknown-event', 'sub_event_type'],
  ['no place', changed(4, ' '), 'no-value', 'location'],
  ['half a pair of coordinates', changed(6, ''), 'half-placed', 'latitude'],
  ['a coordinate off the earth', changed(5, '141'), 'bad-coordinate', 'latitude'],
  ['words for a figure', changed(7, 'several'), 'bad-number', 'fatalities'],
  ['less than none', changed(7, '-1'), 'bad-number', 'fatalities'],
  ['no words', changed(8, ''), 'no-value', 'notes'],
  ['too many words', changed(8, 'a'.repeat(4001)), 'too-long', 'notes'],
  ['no key where there is to be one', changed(0, ''), 'no-value', 'id'],
] as const) {
  test(`refused with its column and what stands there: ${name}`, () => {
    const { refused } = read(row)
    assert.deepEqual(
      refused.map((one) => [one.code, one.column]),
      [[code, column]],
    )
  })
}

test('every fault of a row is named, not only the first', () => {
  const { refused } = read(['X1', '', '', 'Trouble', '', '', '', 'many', ''])
  assert.deepEqual(
    refused.map(({ code }) => code),
    ['no-value', 'no-value', 'no-value', 'unknown-event', 'bad-number'],
  )
})

test('a day without an hour is a day of the zone, and the order of a date is not guessed', () => {
  const day = read(changed(2, ''))
  assert.ok('report' in day)
  assert.deepEqual((day.report.body.times as object[])[0], {
    is: 'occurred',
    zone: '+02:00',
    from: '2031-03-03T22:00:00.000Z',
    precision: 'day',
  })
  assert.deepEqual(
    read(good, { days: 'year-first' }).refused.map(({ code }) => code),
    ['bad-day'],
  )
  const american = read(good, { days: 'month-first' })
  assert.ok('report' in american)
  assert.match(JSON.stringify(american.report.body.times), /2031-04-03/)
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Africa/Cairo']) {
    const far = read(changed(2, '12:00'), { zone })
    assert.ok('report' in far)
    const [time] = far.report.body.times as { from: string }[]
    assert.equal(new Date(time?.from ?? '').toLocaleDateString('sv', { timeZone: zone }), '2031-03-04', zone)
  }
})

test('a key that comes twice is refused the second time; without keys a row is known by its words', () => {
  const rows = readRows(columns, [good, good], mapping)
  assert.deepEqual(
    rows.map(({ refused }) => refused.map(({ code }) => code)),
    [[], ['key-twice']],
  )
  const { key: _, ...named } = mapping.columns
  const [first, again] = [read(good, { columns: named }), read(good, { columns: named })]
  const other = read(changed(8, 'Three shells fell.'), { columns: named })
  assert.ok('report' in first && 'report' in again && 'report' in other)
  assert.equal(first.report.name, again.report.name)
  assert.notEqual(first.report.name, other.report.name)
})

test('a mapping that names a column the table does not have refuses every row', () => {
  const { refused } = read(good, { columns: { ...mapping.columns, lat: 'Latitude' } })
  assert.deepEqual(refused, [{ code: 'no-column', column: 'Latitude', value: '' }])
})

test('codes of the codebook are known as it spells them', () => {
  for (const [words, code] of [
    ['Air/drone strike', 'air-drone-strike'],
    ['Shelling/artillery/missile attack', 'shelling-artillery-missile'],
    ['Armed clash', 'armed-clash'],
    ['Abduction/forced disappearance', 'abduction-forced-disappearance'],
    ['Attack', 'attack'],
  ]) {
    const row = read(changed(3, words ?? ''))
    assert.ok('report' in row, words)
    assert.equal(row.report.body.event, code)
  }
})

test('headings are guessed for a person to look at', () => {
  assert.deepEqual(
    guessColumns([
      'event_id_cnty',
      'event_date',
      'sub_event_type',
      'actor1',
      'admin1',
      'location',
      'latitude',
      'longitude',
      'geo_precision',
      'notes',
      'fatalities',
    ]),
    {
      key: 'event_id_cnty',
      day: 'event_date',
      event: 'sub_event_type',
      place: 'location',
      area: 'admin1',
      lat: 'latitude',
      lon: 'longitude',
      precision: 'geo_precision',
      what: 'notes',
      acting: 'actor1',
    },
  )
})
