import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { idFrom } from '../promises/testing.ts'
import { SmallRecord } from '../testing.ts'
import { dayOf, engagementRows } from './engagement-rows.ts'

const engagement = idFrom('eng', 'round two')
type Body = Readonly<Record<string, unknown>>

/** Entries in the order in which they came into the record, each with what it says and who entered it. */
function rowOf(...said: readonly (readonly [kind: string, by: string, body: Body, at?: string])[]) {
  const record = new SmallRecord()
  for (const [kind, by, body, at] of said) {
    record.add({ kind, by: idFrom('org', by), body: { engagement, ...body }, ...(at === undefined ? {} : { at }) })
  }
  return engagementRows(engagement, record.facts)[0]
}
const plan = (more: Body = {}): Body => ({ title: 'Second round', form: 'indirect-talks', ...more })
const stated = (state: string, by: string, said: string, more: Body = {}): Body => ({ state, by, said, ...more })

test('what is entered and said by nobody is unconfirmed; the last word said counts, whatever order it came in', () => {
  assert.equal(rowOf(['engagement-entered', 'Mediators', plan()])?.state, 'unconfirmed')
  const row = rowOf(
    ['engagement-entered', 'Mediators', plan()],
    ['engagement-stated', 'Mediators', stated('confirmed', 'the host', '2031-03-03T08:00:00Z')],
    ['engagement-stated', 'Mediators', stated('planned', 'the host', '2031-03-01T08:00:00Z')],
  )
  assert.deepEqual(
    [row?.state, row?.stateBy?.by, row?.statements.map(({ state }) => state)],
    ['confirmed', 'the host', ['planned', 'confirmed']],
  )
})

test('a denial by a party stands beside a plan, outweighs mere reports, and ends when the party says otherwise', () => {
  const entered = ['engagement-entered', 'Mediators', plan()] as const
  const denial = [
    'engagement-stated',
    'Mediators',
    stated('denied-by-party', 'the Valley', '2031-03-02T08:00:00Z'),
  ] as const
  const planned = rowOf(
    entered,
    ['engagement-stated', 'Mediators', stated('planned', 'the host', '2031-03-01T08:00:00Z')],
    denial,
  )
  assert.deepEqual([planned?.state, planned?.deniedBy.map(({ by }) => by)], ['planned', ['the Valley']])
  const reported = rowOf(
    entered,
    ['engagement-stated', 'Mediators', stated('reported-only', 'a newspaper', '2031-03-01T08:00:00Z')],
    denial,
  )
  assert.equal(reported?.state, 'denied-by-party')
  const since = rowOf(entered, denial, [
    'engagement-stated',
    'Mediators',
    stated('confirmed', 'the Valley', '2031-03-03T08:00:00Z'),
  ])
  assert.deepEqual([since?.state, since?.deniedBy], ['confirmed', []])
})

test('each side’s readout stands for itself; where they differ the outcome is contested', () => {
  const readout = (by: string, outcome: string): Body => ({
    by,
    outcome,
    said: '2031-03-05T08:00:00Z',
    says: `Of ${by}.`,
  })
  const one = rowOf(
    ['engagement-entered', 'Mediators', plan()],
    ['readout-given', 'Mediators', readout('the Valley', 'agreed')],
  )
  assert.deepEqual([one?.state, one?.outcome], ['held', 'agreed'])
  const two = rowOf(
    ['engagement-entered', 'Mediators', plan()],
    ['readout-given', 'Mediators', readout('the Valley', 'agreed')],
    ['readout-given', 'Lake Monitors', readout('the Hills', 'no-agreement')],
  )
  assert.deepEqual([two?.outcome, two?.readouts.map(({ by }) => by)], ['contested', ['the Valley', 'the Hills']])
})

test('what another organisation enters of the same stands beside the keeper’s plan', () => {
  const row = rowOf(
    ['engagement-entered', 'Mediators', plan({ place: 'Marrow' })],
    ['engagement-entered', 'Lake Monitors', plan({ place: 'Lake Town' })],
    ['engagement-entered', 'Mediators', plan({ place: 'Marrow, the old school' })],
  )
  assert.deepEqual([row?.place, row?.alsoEntered.map(({ place }) => place)], ['Marrow, the old school', ['Lake Town']])
})

test('what was put off has its new time, and a later plan of the keeper has its own', () => {
  const first = plan({ when: { day: '2031-03-04' } })
  const off = stated('postponed', 'the host', '2031-03-02T08:00:00Z', { when: { day: '2031-04' } })
  const at = (day: string) => `2031-03-${day}T00:00:00.000Z`
  const moved = rowOf(
    ['engagement-entered', 'Mediators', first, at('01')],
    ['engagement-stated', 'Mediators', off, at('02')],
  )
  assert.deepEqual([moved?.firstDay, moved?.lastDay], ['2031-04-01', '2031-04-30'])
  const again = rowOf(
    ['engagement-entered', 'Mediators', first, at('01')],
    ['engagement-stated', 'Mediators', off, at('02')],
    ['engagement-entered', 'Mediators', plan({ when: { day: '2031-04-11' } }), at('03')],
  )
  assert.equal(again?.firstDay, '2031-04-11')
})

test('a day is the day of the people there', () => {
  const when = { from: '2031-03-04T23:30:00Z', zone: 'Africa/Cairo' }
  assert.equal(dayOf(when, 'first'), '2031-03-05')
  assert.equal(dayOf({ day: '2028-02' }, 'last'), '2028-02-29')
})

test('statements give the same row in whatever order they came in', () => {
  const states = ['planned', 'confirmed', 'postponed', 'denied-by-party', 'cancelled'] as const
  const one = fc.record({
    state: fc.constantFrom(...states),
    by: fc.constantFrom('the Valley', 'the Hills', 'the host'),
    minute: fc.integer({ min: 0, max: 59 }),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(one, { selector: ({ minute }) => minute, maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      (all, order) => {
        const asRow = (list: typeof all) => {
          const row = rowOf(
            ['engagement-entered', 'Mediators', plan(), '2031-03-01T00:00:00.000Z'],
            ...list.map(({ state, by, minute }) => {
              const said = `2031-03-02T08:${String(minute).padStart(2, '0')}:00Z`
              return ['engagement-stated', 'Mediators', stated(state, by, said), '2031-03-03T00:00:00.000Z'] as const
            }),
          )
          return [row?.state, row?.deniedBy.map(({ by, said }) => [by, said]), row?.statements.map(({ said }) => said)]
        }
        const shuffled = all
          .map((one) => [order.next().value, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one)
        assert.deepEqual(asRow(shuffled), asRow(all))
      },
    ),
    { numRuns: 60 },
  )
})
