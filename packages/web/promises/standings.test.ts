// Commitments at a moment, from rows folded by the record itself.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreements, commitments } from '@parley/peace'
import { idOf } from '@parley/peace/testing'
import { Story } from '@parley/peace/testing-promises'
import { isAmong, narrowings, obligorsOf, phasesOf, spanOf, standingsOf } from './standings.ts'

const keeper = idOf('org', 9)
const story = new Story({ name: 'Standings', offset: '+00:00', keeper })
story.now('2031-01-01 10:00')
story.say('agreement-versioned', {
  title: 'Agreement of Standings',
  part: 'main',
  version: 1,
  clauses: [{ id: 'art_1', number: '1', text: 'Trucks pass and roads open.' }],
})
story.say('phase-set', { phase: 'one', name: 'One', order: 1, begins: { at: story.t('2031-01-01') } })
story.say('phase-set', { phase: 'two', name: 'Two', order: 2, begins: { at: story.t('2031-03-01') } })
const road = { rule: 'once', until: { at: story.t('2031-01-10') } } as const
story.promise('road', 'the Town', road, { clause: 'art_1', act: 'open the road', phase: 'one' })
story.promise('bridge', ['the Town', 'a Board'], road, { clause: 'art_1', act: 'open the bridge' })
story.promise(
  'trucks',
  'the Town',
  {
    rule: 'each',
    from: { at: story.t('2031-01-02') },
    until: { at: story.t('2031-01-06') },
    every: { days: 1 },
    need: { value: 10, unit: 'trucks' },
    measure: { of: { tally: 'trucks' }, point: 'crossed' },
  },
  { clause: 'art_1', act: 'let ten trucks a day pass', phase: 'one' },
)
story.dayCount('the Post', 'trucks', 'crossed', '2031-01-02', 12)
story.dayCount('the Store', 'trucks', 'offloaded', '2031-01-02', 7)
story.report('the Town', 'road', 'done', '2031-01-08')
story.contest('the Village', 'road', '2031-01-09', 'It is open to some alone.')

const rows = commitments.rows(story.agreement, story.facts)
const known = agreements.rows(story.agreement, story.facts)
const at = (when: string, point = '') => standingsOf(rows, story.t(when), point)
const acts = (all: ReturnType<typeof at>) => all.map(({ row }) => row.act)

test('what is due first stands first, and nothing stands before it was promised', () => {
  assert.deepEqual(acts(at('2031-01-03')), ['let ten trucks a day pass', 'open the bridge', 'open the road'])
  assert.deepEqual(acts(at('2030-12-01')), [])
})

test('each filter leaves what it says, at the moment asked about', () => {
  const among = (when: string) =>
    Object.fromEntries(narrowings.map((one) => [one, acts(at(when).filter((standing) => isAmong(standing, one)))]))
  assert.deepEqual(among('2031-01-12'), {
    due: [],
    overdue: ['let ten trucks a day pass', 'open the bridge'],
    contested: ['open the road'],
    met: ['open the road'],
  })
  assert.deepEqual(among('2031-01-08').contested, [])
})

test('another count point is looked through only where one chooses it', () => {
  const trucks = (point: string) => at('2031-01-03', point).find(({ row }) => row.windows !== null)
  assert.equal(trucks('')?.point, null)
  assert.equal(trucks('offloaded')?.point, 'offloaded')
  assert.notEqual(trucks('offloaded')?.state.status, trucks('')?.state.status)
  // A point the commitment is not counted at changes nothing.
  assert.equal(trucks('elsewhere')?.state.status, trucks('')?.state.status)
})

test('parties stand in the order of the alphabet, and every phase of the agreement has its column', () => {
  const all = at('2031-01-12')
  assert.deepEqual(obligorsOf(all), ['a Board', 'the Town'])
  assert.deepEqual(
    phasesOf(all, known).map(({ name, phase }) => [name, phase]),
    [
      ['One', 'one'],
      ['Two', 'two'],
      ['', null],
    ],
  )
})

test('the slider spans all that changes', () => {
  const { from, until } = spanOf(rows)
  assert.equal(from, '2031-01-01T10:00:00.000Z')
  assert.ok(until !== null && Date.parse(until) >= Date.parse(story.t('2031-01-10')))
})
