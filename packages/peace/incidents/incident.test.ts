import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '../directory.ts'
import { foldView } from '../fold.ts'
import { type EntrySketch, idOf, misshapen, now, orgA, orgB, SmallRecord } from '../testing.ts'
import { coverage } from '../views/coverage.ts'
import { incidents } from '../views/incidents.ts'
import { eventCodes, eventTypes } from './codes.ts'
import type { Contested, IncidentRow } from './rows.ts'
import type { Time } from './terms.ts'
import { dayOf, mainTime, spanOf, weekOf } from './times.ts'

const [one, two, three] = [idOf('inc', 1), idOf('inc', 2), idOf('inc', 3)]
const at = (from: string, more: Partial<Time> = {}): Time => ({ is: 'impact', from, precision: 'exact', ...more })

class Week {
  readonly record = new SmallRecord().open()

  report(incident: string, more: object = {}, told: Partial<EntrySketch> = {}): string {
    const body = {
      incident,
      event: 'shelling-artillery-missile',
      what: 'Two shells fell.',
      times: [at('2031-03-04T09:30:00+02:00')],
      where: { name: 'Marrow', lat: 14.2, lon: 42.5, precision: 1 },
      observed: { by: 'a patrol', how: 'saw' },
      ...more,
    }
    return this.record.add({ kind: 'incident-reported', body, ...told })
  }

  rows(group = 'public'): readonly IncidentRow[] {
    const { facts } = this.record
    const rows = foldView(incidents, { facts, group, directory: directoryOf(facts), now })
    assert.deepEqual(misshapen(incidents, rows), [])
    return rows
  }

  row(key = one, group = 'public'): IncidentRow {
    const found = this.rows(group).find((row) => row.key === key)
    assert.ok(found !== undefined)
    return found
  }
}

test('a second account does not replace the first', () => {
  const week = new Week()
  const [first, second] = [week.report(one), week.report(one, { what: 'A gas bottle burst.' }, { by: orgB })]
  const row = week.row()
  assert.deepEqual(
    row.accounts.map(({ entry, organisation }) => [entry, organisation]),
    [
      [first, orgA],
      [second, orgB],
    ],
  )
  assert.equal(row.reports, 2)
})

test('an organisation’s corrected account takes the place of its own earlier one, and of nobody else’s', () => {
  const week = new Week()
  const [first, foreign] = [week.report(one), week.report(one, {}, { by: orgB })]
  const corrected = week.report(one, { replaces: first, what: 'Three shells fell.' })
  week.report(one, { replaces: foreign, what: 'No shell fell.' })
  const { accounts } = week.row()
  assert.deepEqual(
    accounts.map(({ what, replaced }) => [what, replaced]),
    [
      ['Two shells fell.', []],
      ['Three shells fell.', [first]],
      ['No shell fell.', []],
    ],
  )
  assert.equal(accounts[0]?.entry, foreign)
  assert.equal(accounts[1]?.entry, corrected)
})

const apart: readonly (readonly [string, object, readonly Contested[]])[] = [
  ['the same told alike', {}, []],
  ['another event', { event: 'grenade' }, ['event']],
  ['an event nobody could tell', { event: 'undetermined' }, []],
  ['another hour', { times: [at('2031-03-04T12:00:00+02:00')] }, ['time']],
  [
    'another hour of a day given as a whole',
    { times: [at('2031-03-04T12:00:00+02:00', { precision: 'day', zone: '+02:00' })] },
    [],
  ],
  ['another time that is not the same one', { times: [at('2031-03-04T12:00:00+02:00', { is: 'publication' })] }, []],
  ['a place too far off', { where: { name: 'Sarn', lat: 14.3, lon: 42.5, precision: 1 } }, ['place']],
  ['a place as far off, known roughly', { where: { name: 'near Sarn', lat: 14.3, lon: 42.5, precision: 2 } }, []],
  ['a place without coordinates', { where: { name: 'Sarn', precision: 3 } }, []],
  ['figures that meet', { harm: [{ kind: 'wounded', low: 2, high: 6 }] }, []],
  ['figures that cannot both be', { harm: [{ kind: 'wounded', low: 4, high: 6 }] }, ['harm']],
  ['figures of other people', { harm: [{ kind: 'wounded', of: 'children', low: 4, high: 6 }] }, []],
  ['somebody else acting', { involved: [{ actor: 'the Hills', part: 'acting' }] }, ['involved']],
]
for (const [name, more, expected] of apart) {
  test(`accounts laid side by side: ${name}`, () => {
    const week = new Week()
    week.report(one, {
      harm: [{ kind: 'wounded', low: 1, high: 3 }],
      involved: [{ actor: 'the Valley', part: 'acting' }],
    })
    week.report(one, more, { by: orgB })
    const { differences, isContested } = week.row()
    assert.deepEqual(
      differences.map(({ about }) => about),
      expected,
    )
    assert.equal(isContested, expected.length > 0)
  })
}

test('one organisation’s accounts are not held against each other', () => {
  const week = new Week()
  week.report(one)
  week.report(one, { event: 'grenade' })
  assert.equal(week.row().isContested, false)
})

test('of harm the least and the most are given, and no figure between them', () => {
  const week = new Week()
  week.report(one, { harm: [{ kind: 'killed', low: 2, best: 3, high: 4 }] })
  week.report(one, { harm: [{ kind: 'killed', low: 5, high: 9 }] }, { by: orgB })
  assert.deepEqual(week.row().harm, [{ kind: 'killed', of: 'people', low: 2, high: 9 }])
})

test('incidents said to be the same keep their rows, show each other’s accounts, and count once', () => {
  const week = new Week()
  const [first, second] = [week.report(one), week.report(two, { what: 'Smoke over Marrow.' }, { by: orgB })]
  assert.deepEqual(
    week.rows().map((row) => [row.isFirst, row.reports]),
    [
      [true, 1],
      [true, 1],
    ],
  )
  week.record.add({ kind: 'same-incident-said', body: { incidents: [one, two], reason: 'One crater.' }, by: orgB })
  assert.deepEqual(
    week.rows().map((row) => [row.key, row.isFirst, row.accounts.map(({ entry }) => entry)]),
    [
      [one, true, [first, second]],
      [two, false, [first, second]],
    ],
  )
  week.record.add({ kind: 'incidents-told-apart', body: { incidents: [two, one] } })
  assert.deepEqual(
    week.rows().map((row) => [row.isFirst, row.reports, row.links.length]),
    [
      [true, 1, 2],
      [true, 1, 2],
    ],
  )
})

test('who may not see the link sees no account that came with it', () => {
  const week = new Week()
  week.report(one)
  week.report(two, {}, { by: orgB })
  week.report(three, {}, { by: orgB, audience: [] })
  week.record.add({ kind: 'same-incident-said', body: { incidents: [one, two, three] }, by: orgB, audience: [orgB] })
  assert.equal(week.row(one).reports, 1)
  assert.equal(week.row(one).links.length, 0)
  assert.equal(week.row(one, orgB).reports, 3)
})

test('one report tells of many incidents, and an import that is taken back takes all of them along', () => {
  const week = new Week()
  const imported = week.record.add({ kind: 'incidents-imported', body: importBody })
  for (const [item, incident] of [one, two].entries())
    week.report(incident, { import: imported, report: { name: 'Daily 61', item: item + 1 } })
  week.report(three)
  assert.deepEqual(
    week.rows().map(({ key }) => key),
    [one, two, three],
  )
  const undone = week.record.add({ kind: 'entry-withdrawn', body: { entry: imported } })
  assert.deepEqual(
    week.rows().map(({ key }) => key),
    [three],
  )
  week.record.add({ kind: 'entry-withdrawn', body: { entry: undone } })
  assert.equal(week.rows().length, 3)
})

const importBody = {
  file: 'week.csv',
  document: idOf('doc', 1),
  source: 'weekly',
  mapping: {
    columns: { what: 'notes', day: 'date', place: 'location' },
    harm: [],
    events: {},
    hows: {},
    days: 'year-first',
    zone: 'UTC',
    timeIs: 'occurred',
    usual: { how: 'not-said', observedBy: 'not said', precision: 2 },
  },
  rows: 2,
  added: 2,
  changed: 0,
  same: 0,
  refused: 0,
}

test('a patrol, a negative report and a denial of access are rows of their own kinds', () => {
  const record = new SmallRecord().open()
  const where = { name: 'North gate', precision: 1 }
  const period = { from: '2031-03-04T06:00:00Z', until: '2031-03-04T09:00:00Z' }
  const patrol = record.add({
    kind: 'patrol-made',
    body: { by: 'the Mission', where, period, how: 'saw', covered: 40 },
  })
  record.add({ kind: 'nothing-observed', body: { by: 'the Mission', where, period, how: 'heard' } })
  const from = '2031-03-04T07:00:00Z'
  record.add({
    kind: 'access-denied',
    body: { to: 'the Mission', where, from, restriction: 'denied', purpose: 'to look' },
  })
  record.add({
    kind: 'patrol-made',
    body: { by: 'the Mission', where, period, how: 'saw', covered: 60, replaces: patrol },
  })
  const { facts } = record
  const rows = foldView(coverage, { facts, group: 'public', directory: directoryOf(facts), now })
  assert.deepEqual(misshapen(coverage, rows), [])
  assert.deepEqual(
    rows.map(({ kind, covered }) => [kind, covered]),
    [
      ['nothing-observed', null],
      ['access-denied', null],
      ['patrol', 60],
    ],
  )
})

test('six types and twenty-five sub-types of the codebook, and one for what nobody could tell', () => {
  assert.equal(eventTypes.length, 6 + 1)
  assert.equal(eventCodes.length, 25 + 1)
  assert.equal(new Set(eventCodes).size, eventCodes.length)
})

test('times: which counts, how far it reaches, which week and day it falls into', () => {
  const launch = at('2031-03-04T09:28:00+02:00', { is: 'launch' })
  const impact = at('2031-03-04T09:29:00+02:00')
  assert.equal(mainTime([at('2031-03-04T12:00:00Z', { is: 'publication' }), launch, impact]), impact)
  const day = spanOf(at('2031-03-04T00:00:00+02:00', { precision: 'day', zone: '+02:00' }))
  assert.equal(new Date(day.from).toISOString(), '2031-03-03T22:00:00.000Z')
  assert.equal(new Date(day.until).toISOString(), '2031-03-04T21:59:59.999Z')
  assert.equal(dayOf({ from: '2031-03-04T23:30:00Z', zone: '+02:00' }), '2031-03-05')
  assert.equal(dayOf({ from: '2031-03-04T23:30:00Z' }), '2031-03-04')
  // Known answers of ISO 8601.
  for (const [date, week] of [
    ['2005-01-01', '2004-W53'],
    ['2007-12-31', '2008-W01'],
    ['2010-01-03', '2009-W53'],
    ['2026-11-29', '2026-W48'],
  ])
    assert.equal(weekOf(date ?? ''), week)
})
