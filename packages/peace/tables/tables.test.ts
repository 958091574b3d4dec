import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBody } from '../validate.ts'
import { tableNamed } from './all.ts'
import { headingsIn } from './headings.ts'
import type { TableMapping } from './mapping.ts'

type Rows = readonly (readonly string[])[]

function readOf(name: string, rows: Rows, change: Partial<TableMapping> = {}) {
  const table = tableNamed(name)
  assert.ok(table?.of === 'rows')
  const { mapping } = table.guess(rows)
  assert.ok('asAbove' in mapping)
  return { mapping, table, read: table.read(rows, { ...mapping, ...change }) }
}
const codes = (read: ReturnType<typeof readOf>['read']) => read.map((one) => one.refused.map(({ code }) => code))

const tracker: Rows = [
  ['MOVEMENT TRACKER – LAKE AREA', '', '', '', '', '', '', ''],
  ['Updated weekly by the logistics desk', '', '', '', '', '', '', ''],
  ['', '', 'Planned', '', 'Load', '', '', ''],
  ['Movement\nNo.', 'Agency / Org', 'Date', 'Destination', 'Cargo', 'Qty', 'Status ', 'Remarks'],
  ['WEEK 10', '', '', '', '', '', '', ''],
  ['MV-1', 'Agency', '03/04/2031', 'Marrow', 'Flour', '1 200', 'Facilitated', ''],
  ['MV-2', 'Agency', '25/04/2031', 'Sarn', 'Flour', '800', 'OK', 'by the river road'],
  ['MV-3', 'Agency', '26.04.2031', 'Sarn', 'Rice', 'many', 'Denied', 'not on the list'],
  ['TOTAL', '', '', '', '', '2000', '', ''],
]

test('headings stand under titles, in two rows, with line breaks; dates tell their own order', () => {
  const { mapping } = readOf('movements', tracker)
  assert.equal(mapping.heading, 3)
  assert.deepEqual(
    ['key', 'by', 'day', 'to', 'item', 'quantity', 'outcome', 'ground'].map((field) => mapping.columns[field]),
    ['Movement No.', 'Agency / Org', 'Date', 'Destination', 'Cargo', 'Qty', 'Status', 'Remarks'],
  )
  assert.equal(mapping.days, 'day-first')
})

test('a word nobody knows, a number that is none and a heading over a part are reasons; the rest is read', () => {
  const usual = { usual: { from: 'Depot', unit: 'kg' } }
  const { read } = readOf('movements', tracker, usual)
  assert.deepEqual(codes(read), [['one-cell'], [], ['unknown-code'], ['bad-number'], ['total']])
  const said = readOf('movements', tracker, { ...usual, values: { outcome: { OK: 'facilitated' } } })
  assert.deepEqual(codes(said.read)[2], [])
  const [, first] = said.read
  assert.ok(first !== undefined && 'row' in first)
  assert.deepEqual(
    first.row.parts.map(({ kind, body }) => [kind, body.cargo ?? body.outcome]),
    [
      ['movement-notified', [{ item: 'Flour', value: 1200, unit: 'kg' }]],
      ['movement-stated', 'facilitated'],
    ],
  )
})

test('what a row becomes has the shape of its kind', () => {
  const sheets: readonly (readonly [string, Rows, Partial<TableMapping>])[] = [
    ['movements', tracker, { usual: { from: 'Depot', unit: 'kg' }, values: { outcome: { OK: 'facilitated' } } }],
    [
      'activities',
      [
        [
          'Organisation',
          'Org type',
          'Donor',
          'Cluster',
          'Activity',
          'Location',
          'Admin2 Pcode',
          'Start date',
          'End date',
          'Status',
          'Beneficiaries',
          '# of people targeted',
          'Reached',
        ],
        [
          'Agency',
          'National NGO',
          'North',
          'WASH',
          'Wells',
          'Marrow',
          'xa0101',
          '2031-03-01',
          '2031-03-09',
          'In progress',
          'families',
          '900',
          '400',
        ],
      ],
      {},
    ],
    [
      'needs',
      [
        ['Sector', 'Location', 'Item', 'Quantity', 'Unit', 'From', 'To', 'Source'],
        ['Food', 'Marrow', 'Flour', '100', 'metric ton', '2031-03-01', '2031-03-31', 'Bureau'],
        ['Health', 'Marrow', '', '4000', '', '2031-03-01', '2031-03-31', 'Bureau'],
      ],
      {},
    ],
    [
      'offers',
      [
        ['Donor', 'Item', 'Amount', 'Currency', 'Status', 'Date'],
        ['North', 'Flour', '40', 'metric ton', 'Confirmed', '2031-03-05'],
      ],
      {},
    ],
  ]
  for (const [name, rows, change] of sheets) {
    const { read, table } = readOf(name, rows, change)
    const done = read.flatMap((one) => ('row' in one ? [one.row] : []))
    assert.ok(done.length > 0, `${name}: ${JSON.stringify(read)}`)
    for (const { parts } of done) {
      for (const { kind, body } of parts) {
        const field = kind === 'movement-stated' || kind === 'aid-counted' ? 'movement' : table.idField
        checkBody(kind, { ...body, [field]: `${table.prefix}_${'0'.repeat(26)}` })
      }
    }
  }
})

test('a blank cell says what the cell above says where it was merged downwards', () => {
  const rows: Rows = [
    ['Date', 'Agency', 'From', 'To'],
    ['2031-03-04', 'Agency', 'Depot', 'Marrow'],
    ['', 'Agency', 'Depot', 'Sarn'],
    ['', 'Millers', 'Depot', 'Ostrow'],
    ['2031-03-05', 'Millers', 'Depot', 'Marrow'],
  ]
  const { mapping, read } = readOf('movements', rows)
  assert.deepEqual(mapping.asAbove, ['day'])
  assert.deepEqual(
    read.map((one) => ('row' in one ? one.row.parts[0]?.body.when : null)),
    [{ day: '2031-03-04' }, { day: '2031-03-04' }, { day: '2031-03-04' }, { day: '2031-03-05' }],
  )
  assert.deepEqual(codes(readOf('movements', rows, { asAbove: [] }).read), [[], ['no-value'], ['no-value'], []])
})

test('a tracker’s figures are counts, each at its own point in its own unit; two units for one figure are refused', () => {
  const heading = [
    'Ref',
    'Date',
    'Agency',
    'From',
    'To',
    'Cargo',
    'Unit',
    'Qty loaded',
    'Crossed (trucks)',
    'Delivered',
  ]
  const row = (...figures: readonly string[]) => ['2031-03-04', 'Agency', 'Depot', 'Sarn', 'Flour', ...figures]
  const { read } = readOf('movements', [
    heading,
    ['M1', ...row('pallets', '20', '4', '18')],
    ['M2', ...row('pallets', '20', '', '18 pallet')],
    ['M3', ...row('pallets', '20', '', '9 MT')],
    ['M4', ...row('', '20', '', '')],
    ['M5', ...row('litres', '1 500', '', '-')],
  ])
  assert.deepEqual(codes(read), [[], [], ['other-unit'], ['no-unit'], []])
  const counts = read.map((one) =>
    'row' in one
      ? one.row.parts.flatMap(({ kind, body }) =>
          kind === 'aid-counted' ? [[body.point, body.value, body.unit, body.counter]] : [],
        )
      : null,
  )
  assert.deepEqual(counts, [
    [
      ['dispatched', 20, 'pallets', 'Agency'],
      ['crossed', 4, 'trucks', 'Agency'],
      ['delivered', 18, 'pallets', 'Agency'],
    ],
    [
      ['dispatched', 20, 'pallets', 'Agency'],
      ['delivered', 18, 'pallets', 'Agency'],
    ],
    null,
    null,
    [['dispatched', 1500, 'litres', 'Agency']],
  ])
})

test('the same heading twice is told apart by what stands over it, else by its number', () => {
  const rows: Rows = [
    ['Planned', '', 'Actual', ''],
    ['Date', 'Trucks', 'Date', 'Trucks'],
  ]
  assert.deepEqual(headingsIn(rows, 1), ['Planned Date', 'Planned Trucks', 'Actual Date', 'Actual Trucks'])
  assert.deepEqual(headingsIn([['Date', '', 'Date']], 0), ['Date', 'column B', 'Date (2)'])
})

test('a row that stands there twice is taken once', () => {
  const rows: Rows = [
    ['Ref', 'Date', 'Agency', 'From', 'To'],
    ['MV-1', '2031-03-04', 'Agency', 'Depot', 'Marrow'],
    ['MV-1', '2031-03-04', 'Agency', 'Depot', 'Marrow'],
  ]
  assert.deepEqual(codes(readOf('movements', rows).read), [[], ['key-twice']])
})
