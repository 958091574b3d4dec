import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventAmong, eventOfWords } from '../incidents/event-words.ts'
import { harmInWords } from '../incidents/harm-words.ts'
import { alikeIn } from './alike.ts'
import { amountIn, unitInHeading } from './amounts.ts'
import { asideOf } from './asides.ts'
import { dayFrom, momentIn, orderOf } from './written-days.ts'

test('days are read with slashes, names of months, two digits of a year, Arabic digits and as bare serials', () => {
  for (const written of [
    '05/03/2031',
    '5.3.31',
    '5 Mar 2031',
    '5 mars 2031',
    '٠٥/٠٣/٢٠٣١',
    '2031-03-05',
    '47912',
    'Mar 5, 2031',
  ])
    assert.equal(dayFrom(written, 'day-first'), '2031-03-05', written)
  for (const written of ['31/02/2031', '5/2031', 'soon', '123', '5 Foo 2031', ''])
    assert.equal(dayFrom(written, 'day-first'), undefined, written)
  assert.equal(dayFrom('05/03/2031', 'year-first'), undefined, 'what could be two days is none')
  assert.deepEqual(momentIn('05/03/2031 14:30'), ['05/03/2031', '14:30'])
  assert.deepEqual(momentIn('5 Mar 2031'), ['5 Mar 2031', ''])
})

test('the order of days is told by one that has one reading, else by how near they lie, else by nobody', () => {
  assert.equal(orderOf(['04/03/2031', '25/03/2031']), 'day-first')
  assert.equal(orderOf(['03/04/2031', '03/25/2031']), 'month-first')
  assert.equal(orderOf(['2031-03-04', '05/03/2031', '06/03/2031']), 'day-first')
  assert.equal(orderOf(['04/04/2031']), 'year-first')
  assert.equal(orderOf(['2031-03-04', '']), 'year-first')
})

test('harm in one cell: kinds, groups, ranges, Arabic, nothing; and not what says more than that', () => {
  assert.deepEqual(harmInWords('3 WIA / 1 KIA'), [
    { kind: 'wounded', low: 3, best: 3, high: 3 },
    { kind: 'killed', low: 1, best: 1, high: 1 },
  ])
  assert.deepEqual(harmInWords('5-7 injured'), [{ kind: 'wounded', low: 5, high: 7 }])
  assert.deepEqual(harmInWords('KIA: 2'), [{ kind: 'killed', low: 2, best: 2, high: 2 }])
  assert.deepEqual(harmInWords('2 civ killed and 1 child injured'), [
    { kind: 'killed', of: 'civilians', low: 2, best: 2, high: 2 },
    { kind: 'wounded', of: 'children', low: 1, best: 1, high: 1 },
  ])
  assert.deepEqual(harmInWords('٣ جرحى'), [{ kind: 'wounded', low: 3, best: 3, high: 3 }])
  for (const none of ['', 'nil', '-', 'None', 'n/a', 'لا يوجد']) assert.deepEqual(harmInWords(none), [], none)
  for (const unread of ['several', '3', '5+ KIA', '1 KIA, 2 KIA', '7-5 WIA', '3 injured cows', 'at least 3 killed'])
    assert.equal(harmInWords(unread), undefined, unread)
})

test('kinds of incidents by the words of logs; what may mean several is asked about', () => {
  assert.equal(eventOfWords('Air/drone strike'), 'air-drone-strike')
  assert.equal(eventOfWords(' shelling '), 'shelling-artillery-missile')
  assert.equal(eventOfWords('اشتباك'), 'armed-clash')
  for (const unclear of ['Shooting', 'Explosion', 'Harassment at CP', ''])
    assert.equal(eventOfWords(unclear), undefined)
  assert.equal(eventAmong('Shelling (mortar)'), 'shelling-artillery-missile')
  assert.equal(eventAmong('IED or shelling'), undefined)
})

test('an amount has its unit in the cell, the heading or beside; no unit becomes another', () => {
  assert.deepEqual(amountIn('1 200'), { value: 1200, unit: undefined })
  assert.deepEqual(amountIn('4,500 L'), { value: 4500, unit: 'L' })
  assert.deepEqual(amountIn('18 pallets'), { value: 18, unit: 'pallets' })
  assert.deepEqual(amountIn('2,5'), { value: 2.5, unit: undefined })
  for (const none of ['a few', '', '-3', '12o', '3 / 4']) assert.equal(amountIn(none), undefined, none)
  assert.equal(unitInHeading('Delivered (pallets)'), 'pallets')
  assert.equal(unitInHeading('Pallets delivered'), 'pallets')
  assert.equal(unitInHeading('Qty delivered'), undefined)
})

test('headings over a part, notes and totals are no rows', () => {
  assert.equal(asideOf(['', 'WEEK 10', ''])?.code, 'one-cell')
  assert.equal(asideOf(['TOTAL', '', '2 012', '40'])?.code, 'total')
  assert.equal(asideOf(['المجموع', '', '٤٠'])?.code, 'total')
  assert.equal(asideOf(['Total Relief', 'Marrow', '40']), undefined)
})

test('places that may be one are named with the rarer spelling first, and nothing else is', () => {
  const of = (...names: readonly string[]) =>
    alikeIn(names.map((name) => ({ field: 'place', name }))).map(({ value, like }) => [value, like])
  assert.deepEqual(of('Sarn', 'Saarn', 'Sarn'), [['Saarn', 'Sarn']])
  assert.deepEqual(of('Tel Marow', 'Tel Marrow', 'Tel Marrow'), [['Tel Marow', 'Tel Marrow']])
  assert.deepEqual(of('القرية', 'القريه', 'القرية'), [['القريه', 'القرية']])
  assert.deepEqual(
    alikeIn([{ field: 'place', name: 'Saarn' }], ['Sarn']),
    [{ field: 'place', value: 'Saarn', like: 'Sarn' }],
    'what is on record goes before what is not',
  )
  assert.deepEqual(of('North Sarn', 'South Sarn', 'Camp 1', 'Camp 2', 'Sarn', 'Tarn'), [])
})
