import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { idFrom } from '../promises/testing.ts'
import { idOf, misshapen, orgA, orgB, readingOf, SmallRecord } from '../testing.ts'
import { alerts } from '../views/alerts.ts'
import { indicators } from '../views/indicators.ts'
import type { Fact } from '../views/view.ts'
import { alertRows, indicatorRows } from './indicator-rows.ts'
import { dayAt } from './series.ts'

const indicator = idFrom('ind', 'incidents')
const threshold = idFrom('thr', 'many')
type Body = Readonly<Record<string, unknown>>
const day = (n: number) => dayAt({ from: '2031-01-01' }, n)
const clock = (n: number, hour = 20) => `${day(n)}T${String(hour).padStart(2, '0')}:00:00.000Z`

/** A record in which an indicator is set on the first day, and told of on the days after. */
class Watch {
  readonly record = new SmallRecord()
  #count = 0

  constructor(source: Body = { of: 'incidents' }) {
    this.record.add({
      kind: 'indicator-set',
      at: clock(0, 1),
      body: { indicator, title: 'Incidents', source, unit: 'incidents' },
    })
  }

  get facts(): readonly Fact[] {
    return this.record.facts
  }

  threshold(when: Body, on = 0, more: Body = {}): this {
    this.record.add({
      kind: 'threshold-set',
      at: clock(on, 2),
      body: { threshold, indicator, when, event: 'Many incidents', severity: 'Severe', ...more },
    })
    return this
  }

  incidents(on: number, many = 1, more: Body = {}): string[] {
    return Array.from({ length: many }, () => {
      this.#count += 1
      const incident = idFrom('inc', String(this.#count))
      this.record.add({
        kind: 'incident-reported',
        at: clock(on),
        body: {
          incident,
          event: 'shelling-artillery-missile',
          what: 'Shells.',
          times: [{ is: 'impact', from: clock(on, 9), precision: 'exact' }],
          where: { name: 'Marrow', precision: 1 },
          observed: { by: 'a resident', how: 'heard' },
          ...more,
        },
      })
      return incident
    })
  }

  row = () => {
    const rows = indicatorRows(indicator, this.facts)
    assert.deepEqual(misshapen(indicators, rows), [])
    const [row] = rows
    assert.ok(row)
    return row
  }
  alerts = () => {
    const rows = alertRows(indicator, this.facts)
    assert.deepEqual(misshapen(alerts, rows), [])
    return rows
  }
}

test('so many in so many days raise one alert for as long as it lasts, with the entries behind it', () => {
  const watch = new Watch().threshold({ is: 'at-least', value: 5, days: 3 })
  for (const [on, many] of [
    [1, 1],
    [4, 2],
    [5, 2],
    [6, 2],
    [7, 3],
    [12, 1],
    [15, 5],
  ] as const)
    watch.incidents(on, many)
  assert.deepEqual(
    watch.alerts().map((one) => [one.day, one.since, one.until, one.value, one.because.length]),
    [
      [day(6), day(4), day(8), 6, 6],
      [day(15), day(13), day(15), 5, 5],
    ],
  )
  assert.equal(watch.alerts()[0]?.raised, clock(6))
})

test('a threshold asks from when it was set: what was over before is history', () => {
  const watch = new Watch()
  watch.incidents(2, 9)
  watch.incidents(20, 9)
  watch.threshold({ is: 'at-least', value: 5, days: 1 }, 10)
  assert.deepEqual(
    watch.alerts().map((one) => one.day),
    [day(20)],
  )
  // What still lasts when it is set is raised when it is set.
  const lasting = new Watch()
  for (const on of [8, 9, 10, 11]) lasting.incidents(on, 6)
  lasting.threshold({ is: 'at-least', value: 5, days: 1 }, 10)
  assert.deepEqual(
    lasting.alerts().map((one) => [one.day, one.raised]),
    [[day(8), clock(10, 2)]],
  )
})

test('incidents that are held to be the same are one, until somebody says that they are not', () => {
  const watch = new Watch().threshold({ is: 'at-least', value: 2, days: 1 })
  const two = watch.incidents(3, 2)
  assert.equal(watch.alerts().length, 1)
  watch.record.add({ kind: 'same-incident-said', at: clock(4), body: { incidents: two } })
  assert.deepEqual([watch.row().values.at(-1), watch.alerts().length], [1, 0])
  watch.record.add({ kind: 'incidents-told-apart', by: orgB, at: clock(5), body: { incidents: two } })
  assert.equal(watch.alerts().length, 1)
})

const usualWeek = [3, 4, 2, 3, 4, 1, 1]
function weeksOf(watch: Watch, days: number): Watch {
  for (let on = 1; on <= days; on++) watch.incidents(on, usualWeek[on % 7])
  return watch
}

test('a surge raises an alert where one is asked for, says since when, and is foreseen with an interval', () => {
  const watch = weeksOf(new Watch().threshold({ is: 'surge', direction: 'more' }), 70)
  assert.deepEqual(watch.alerts(), [])
  for (let on = 71; on <= 78; on++) watch.incidents(on, 3 * (usualWeek[on % 7] ?? 1))
  const [alert, ...others] = watch.alerts()
  assert.equal(others.length, 0)
  assert.ok(alert !== undefined && alert.since >= day(71) && alert.day <= day(76), JSON.stringify(alert))
  assert.ok((alert.factor ?? 0) > 1)
  assert.equal(alert.because.length, alert.value)
  const row = watch.row()
  assert.deepEqual(
    row.surges.map(({ day: on, direction }) => [on, direction]),
    [[alert.day, 'more']],
  )
  for (const { low, median, high } of [...row.forecast, ...row.usual]) assert.ok(low <= median && median <= high)
  assert.equal(row.forecast[0]?.day, day(79))
})

test('too few days give no usual range and no forecast, and say so', () => {
  const watch = new Watch()
  watch.incidents(1, 3)
  watch.incidents(3, 3)
  assert.deepEqual([watch.row().unforeseen, watch.row().forecast, watch.row().usual], ['too-short', [], []])
})

test('that nobody reported anything raises no alert, whatever the threshold', () => {
  for (const when of [
    { is: 'at-most', value: 2, days: 2 },
    { is: 'surge', direction: 'either' },
  ]) {
    const watch = weeksOf(new Watch().threshold(when), 60)
    watch.incidents(75)
    assert.deepEqual(watch.alerts(), [])
  }
})

// What the machine read.

const statements = { of: 'statements', types: ['threaten', 'accuse'] }
/** A document of that day in which a threat is read; returns its reading's entry. */
function threat(watch: Watch, number: number, on: number): string {
  const text = `Spokesman number ${number} of unit ${number * 7} in valley ${number * 13} warned that ${number * 3} boats of the fleet ${number * 11} would answer any crossing of line ${number * 17} at dawn.`
  const passage = text.slice(text.indexOf('warned'))
  const reading = readingOf({
    text,
    published: day(on),
    claims: [{ content: passage }],
    events: [{ type: 'threaten', passage, claims: ['c1'] }],
  })
  return watch.record.document(number, reading, { at: clock(on) }).read
}
const accept = (watch: Watch, number: number, reading: string, on: number) =>
  watch.record.add({
    kind: 'claim-accepted',
    at: clock(on),
    person: idOf('per', 1),
    body: { document: idOf('doc', number), reading, claim: 'c1' },
  })

test('what only the machine read raises no alert, however much of it there is, and is shown beside', () => {
  const watch = new Watch(statements).threshold({ is: 'at-least', value: 2, days: 1 })
  const read = Array.from({ length: 12 }, (_, at) => threat(watch, at + 1, 5))
  assert.deepEqual(watch.alerts(), [])
  assert.deepEqual([watch.row().values, watch.row().machine, watch.row().tone], [[null], [12], [-3.5]])
  accept(watch, 1, read[0] ?? '', 6)
  assert.deepEqual(watch.alerts(), [])
  accept(watch, 2, read[1] ?? '', 7)
  const [alert] = watch.alerts()
  assert.deepEqual([alert?.value, alert?.raised], [2, clock(7)])
  assert.deepEqual([watch.row().values, watch.row().machine], [[2], [10]])
})

test('taking away all that only the machine read changes no alert and no confirmed number', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ on: fc.integer({ min: 1, max: 9 }), isAccepted: fc.boolean() }), { maxLength: 14 }),
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom('at-least', 'at-most'),
      (told, value, is) => {
        const watch = new Watch(statements).threshold({ is, value, days: 2 })
        const bare = new Watch(statements).threshold({ is, value, days: 2 })
        for (const [at, { on, isAccepted }] of told.entries()) {
          const reading = threat(watch, at + 1, on)
          if (!isAccepted) continue
          accept(watch, at + 1, reading, on)
          accept(bare, at + 1, threat(bare, at + 1, on), on)
        }
        const said = (of: Watch) =>
          of.alerts().map((one) => [one.day, one.since, one.until, one.value, one.because.length])
        assert.deepEqual(said(watch), said(bare))
      },
    ),
    { numRuns: 60 },
  )
})

test('a story that many print counts once', () => {
  const watch = new Watch(statements)
  const text =
    'The spokesman warned on the radio that the boats of the northern fleet would answer any crossing of the line at dawn with fire.'
  const reading = () =>
    readingOf({
      text,
      published: day(4),
      claims: [{ content: text }],
      events: [{ type: 'threaten', passage: text, claims: ['c1'] }],
    })
  for (const number of [1, 2, 3]) watch.record.document(number, reading(), { at: clock(4) })
  assert.deepEqual(watch.row().machine, [1])
})

// Acknowledging and passing on.

const acknowledge = (watch: Watch, on: number, at: string) =>
  watch.record.add({
    kind: 'alert-acknowledged',
    at,
    body: { indicator, threshold, day: day(on), by: 'the duty officer' },
  })

test('an alert waits to be acknowledged, says who is told if nobody does, and whether it came late', () => {
  const watch = new Watch().threshold({ is: 'at-least', value: 3, days: 1 }, 0, {
    acknowledge: { within: 60, escalates: ['the Commission'] },
  })
  watch.incidents(4, 3)
  const before = watch.alerts()[0]
  assert.deepEqual([before?.acknowledgeBy, before?.escalates], [clock(4, 21), ['the Commission']])
  acknowledge(watch, 4, clock(4, 22))
  watch.record.add({
    kind: 'alert-escalated',
    at: clock(4, 23),
    body: { indicator, threshold, day: day(4), to: ['the Commission'], reason: 'nobody answered' },
  })
  const after = watch.alerts()[0]
  assert.deepEqual(
    [after?.acknowledged.map(({ by, isLate }) => [by, isLate]), after?.escalated.map(({ to }) => to)],
    [[['the duty officer', true]], [['the Commission']]],
  )
})

test('what is entered late may move the day an alert begins, and its acknowledgement stays with it', () => {
  const watch = new Watch().threshold({ is: 'at-least', value: 3, days: 1 })
  watch.incidents(4, 3)
  acknowledge(watch, 4, clock(4, 21))
  watch.incidents(3, 3)
  const all = watch.alerts()
  assert.deepEqual(
    all.map((one) => [one.day, one.acknowledged.length]),
    [[day(3), 1]],
  )
})

test('a threshold that is ended raises nothing; another organisation’s own stays', () => {
  const watch = new Watch().threshold({ is: 'at-least', value: 3, days: 1 })
  watch.record.add({
    kind: 'threshold-set',
    by: orgB,
    at: clock(0, 3),
    body: {
      threshold: idFrom('thr', 'other'),
      indicator,
      when: { is: 'at-least', value: 3, days: 1 },
      event: 'Ours',
      severity: 'Minor',
    },
  })
  watch.incidents(4, 3)
  watch.threshold({ is: 'at-least', value: 3, days: 1 }, 5, { ended: true })
  assert.deepEqual(
    watch.alerts().map(({ event }) => event),
    ['Ours'],
  )
})

// What is counted.

test('lorries of one counter at one point; a day that nobody counted is no day without lorries', () => {
  const agreement = idFrom('agr', 'lorries')
  const source = { of: 'counts', agreement, tally: 'trucks', point: 'crossed', counter: 'the Mission' }
  const watch = new Watch(source).threshold({ is: 'at-most', value: 20, days: 2 })
  const count = (on: number, value: number, counter = 'the Mission') =>
    watch.record.add({
      kind: 'count-reported',
      at: clock(on),
      body: {
        agreement,
        tally: 'trucks',
        point: 'crossed',
        counter,
        from: `${day(on)}T00:00:00+02:00`,
        until: `${day(on + 1)}T00:00:00+02:00`,
        value,
        unit: 'trucks',
      },
    })
  count(1, 50)
  count(1, 9, 'the Office')
  count(2, 5)
  count(4, 60)
  count(5, 8)
  assert.deepEqual([watch.row().values, watch.alerts()], [[50, 5, null, 60, 8], []])
  count(6, 7)
  assert.deepEqual(
    watch.alerts().map((one) => [one.day, one.direction, one.value]),
    [[day(6), 'less', 15]],
  )
})

test('aid of one sort, unit, point and counter; a count in another unit is another figure', () => {
  const source = { of: 'aid', item: 'flour', unit: 'kg', point: 'delivered', counter: 'the Office' }
  const watch = new Watch(source)
  const count = (on: number, value: number, more: Body = {}) =>
    watch.record.add({
      kind: 'aid-counted',
      at: clock(on),
      body: {
        ...{ item: 'flour', unit: 'kg', point: 'delivered', counter: 'the Office', where: { name: 'Marrow' } },
        ...{ from: clock(on, 8), until: clock(on, 9), value },
        ...more,
      },
    })
  count(1, 100)
  count(1, 50)
  count(2, 7, { unit: 'bags' })
  count(2, 9, { point: 'dispatched' })
  count(3, 30)
  count(3, 70, { from: clock(1), until: clock(9) })
  assert.deepEqual(watch.row().values, [150, null, 30])
})

test('figures that are no counts have no usual course here, and thresholds all the same', () => {
  const series = idFrom('srs', 'flour')
  const watch = new Watch({ of: 'series', series }).threshold({ is: 'at-least', value: 3.5, days: 1 })
  watch.record.add({
    kind: 'series-entered',
    at: clock(40),
    body: {
      series,
      name: 'Price of flour',
      unit: 'a kilo',
      origin: 'Market office, CC BY 4.0',
      from: day(1),
      values: [...Array.from({ length: 38 }, (_, at) => 2 + (at % 3) / 10), 3.75],
    },
  })
  const row = watch.row()
  assert.deepEqual(
    [row.unforeseen, row.forecast, row.surges, row.origin],
    ['no-counts', [], [], 'Market office, CC BY 4.0'],
  )
  assert.deepEqual(
    watch.alerts().map((one) => [one.day, one.value]),
    [[day(39), 3.75]],
  )
})

test('incidents of a type, an area, near a line, or in a zone', () => {
  const line = idFrom('lin', 'border')
  const zone = idFrom('lin', 'zone')
  const rowOf = (source: Body) => {
    const watch = new Watch({ of: 'incidents', ...source })
    watch.record.add({
      kind: 'line-drawn',
      at: clock(0),
      body: {
        line,
        kind: 'withdrawal-line',
        name: 'Line A',
        geometry: {
          type: 'LineString',
          coordinates: [
            [41, 14],
            [43, 14],
          ],
        },
        from: clock(0),
      },
    })
    const ring = [
      [41, 15],
      [43, 15],
      [43, 17],
      [41, 17],
      [41, 15],
    ]
    const geometry = { type: 'Polygon', coordinates: [ring] }
    watch.record.add({
      kind: 'line-drawn',
      at: clock(0),
      body: { line: zone, kind: 'buffer-zone', name: 'Zone B', geometry, from: clock(0) },
    })
    watch.incidents(2, 1, { where: { name: 'Marrow', precision: 1, lat: 14.1, lon: 42 } })
    watch.incidents(2, 2, { where: { name: 'Far', precision: 1, lat: 16, lon: 42, area: 'North' } })
    watch.incidents(2, 4, { event: 'armed-clash' })
    return watch.row().values
  }
  assert.deepEqual(rowOf({}), [7])
  assert.deepEqual(rowOf({ types: ['explosions'] }), [3])
  assert.deepEqual(rowOf({ events: ['armed-clash'] }), [4])
  assert.deepEqual(rowOf({ area: 'North' }), [2])
  assert.deepEqual(rowOf({ near: { line, km: 20 } }), [1])
  assert.deepEqual(rowOf({ near: { line: zone, km: 0 } }), [2])
  assert.deepEqual(rowOf({ near: { line: zone, km: 120 } }), [3])
})

test('who may not see the incidents has no alert of them', () => {
  const watch = new Watch().threshold({ is: 'at-least', value: 3, days: 1 })
  watch.incidents(4, 3)
  const seen = watch.facts.filter(({ entry }) => entry.kind !== 'incident-reported')
  assert.deepEqual(alertRows(indicator, seen), [])
  assert.equal(indicatorRows(indicator, seen)[0]?.from, null)
  assert.equal(watch.alerts()[0]?.by, orgA)
})

// Crossings of the register.

const bridge = idFrom('crs', 'bridge')
const crossings = { of: 'crossings', measure: 'crossings', states: ['closed'] }
const word = (watch: Watch, on: number, state: string, more: Body = {}, hour = 6) =>
  watch.record.add({
    kind: 'crossing-stated',
    at: clock(on, hour),
    body: {
      ...{ crossing: bridge, name: 'Marrow Bridge', direction: 'both', cargo: 'all', state, by: 'the Office' },
      ...{ from: clock(on, hour), said: clock(on, hour) },
      ...more,
    },
  })

test('a crossing is closed from a word until the next, up to the last day of which anybody spoke', () => {
  const watch = new Watch(crossings)
  word(watch, 1, 'open')
  word(watch, 3, 'closed')
  word(watch, 5, 'open')
  assert.deepEqual([watch.row().from, watch.row().values], [day(1), [0, 0, 1, 1, 1]])
  // Another crossing's word says that a day came, and nothing of the bridge but that its own still holds.
  word(watch, 7, 'closed', { crossing: idFrom('crs', 'quarry'), name: 'Quarry Gate' })
  assert.deepEqual(watch.row().values, [0, 0, 1, 1, 1, 0, 1])
})

test('hours closed are counted to the last word, by the days of the zone asked for', () => {
  const source = { ...crossings, measure: 'hours', crossings: [bridge] }
  const watch = new Watch(source)
  word(watch, 1, 'closed', {}, 18)
  word(watch, 3, 'open', {}, 12)
  word(watch, 3, 'closed', { crossing: idFrom('crs', 'quarry'), name: 'Quarry Gate' }, 13)
  assert.deepEqual(watch.row().values, [6, 24, 12])
  const elsewhere = new Watch({ ...source, zone: '+08:00' })
  word(elsewhere, 1, 'closed', {}, 18)
  word(elsewhere, 3, 'closed', { from: clock(1, 18) }, 4)
  assert.deepEqual([elsewhere.row().from, elsewhere.row().values], [day(2), [22, 12]])
})

test('what is announced for later is no closure before its time, and one with an end is over then', () => {
  const watch = new Watch(crossings)
  word(watch, 1, 'open')
  word(watch, 2, 'closed', { from: clock(5, 0), until: clock(7, 0) })
  assert.deepEqual(watch.row().values, [0, 0])
  word(watch, 9, 'open')
  assert.deepEqual(watch.row().values, [0, 0, 0, 0, 1, 1, 0, 0, 0])
})

test('a crossing closed for one cargo counts for that cargo, by whose word is asked for, and restricted only if asked', () => {
  const told = (source: Body) => {
    const watch = new Watch({ ...crossings, ...source })
    word(watch, 1, 'open')
    word(watch, 2, 'closed', { cargo: 'fuel', direction: 'in' })
    word(watch, 2, 'restricted', { by: 'the Council' }, 7)
    word(watch, 4, 'open')
    word(watch, 5, 'open')
    return watch.row().values
  }
  // The Council's word on everything began after the one on fuel, and speaks of fuel too.
  assert.deepEqual(told({}), [0, 1, 0, 0, 0])
  assert.deepEqual(told({ by: 'the Office' }), [0, 1, 1, 1, 0])
  assert.deepEqual(told({ by: 'the Office', cargo: 'food' }), [0, 0, 0, 0, 0])
  assert.deepEqual(told({ by: 'the Office', cargo: 'fuel', direction: 'out' }), [0, 0, 0, 0, 0])
  assert.deepEqual(told({ by: 'the Office', cargo: 'fuel', direction: 'in' }), [0, 1, 1, 1, 0])
  assert.deepEqual(told({ states: ['restricted', 'closed'], cargo: 'food' }), [0, 1, 1, 1, 0])
})

test('an alert of a crossing that stays closed is raised by the word by which the day had come', () => {
  const watch = new Watch(crossings).threshold({ is: 'at-least', value: 3, days: 3 })
  word(watch, 1, 'open')
  word(watch, 2, 'closed')
  assert.deepEqual(watch.alerts(), [])
  word(watch, 4, 'restricted', { crossing: idFrom('crs', 'quarry'), name: 'Quarry Gate' }, 9)
  const [alert, ...others] = watch.alerts()
  assert.deepEqual([others.length, alert?.day, alert?.since, alert?.raised], [0, day(4), day(2), clock(4, 9)])
  assert.equal(alert?.because.length, 2)
  // That a crossing was never closed is no alert, and a machine says nothing of crossings.
  const quiet = new Watch(crossings).threshold({ is: 'at-most', value: 0, days: 1 })
  word(quiet, 1, 'open')
  assert.deepEqual([quiet.alerts(), quiet.row().machine], [[], [0]])
})
