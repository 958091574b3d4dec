import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '../directory.ts'
import { foldView } from '../fold.ts'
import { idFrom } from '../promises/testing.ts'
import { readingOf, SmallRecord } from '../testing.ts'
import { precedents } from '../views/precedents.ts'

type Body = Readonly<Record<string, unknown>>

class Meetings extends SmallRecord {
  enter(name: string, day: string, who: readonly string[], more: Body = {}): string {
    const engagement = idFrom('eng', name)
    const body = {
      engagement,
      title: name,
      form: 'meeting',
      when: { day },
      delegations: who.map((actor) => ({ actor })),
    }
    this.add({ kind: 'engagement-entered', body: { ...body, ...more } })
    return engagement
  }
  state(name: string, state: string, says?: string): void {
    const body = { engagement: idFrom('eng', name), state, by: 'the host', said: '2031-03-01T08:00:00Z' }
    this.add({ kind: 'engagement-stated', body: says === undefined ? body : { ...body, says } })
  }
  rows() {
    return foldView(precedents, {
      facts: this.facts,
      group: 'public',
      directory: directoryOf(this.facts),
      now: '2031-06-01T00:00:00Z',
    })
  }
  pair(...names: readonly string[]) {
    return this.rows().find((row) => names.every((name) => row.names.includes(name)))
  }
}

test('a pair has every time it met; what was only planned is beside them and not counted', () => {
  const record = new Meetings()
  record.enter('round one', '2031-01-04', ['the Valley', 'the Hills'], { place: 'Marrow', agenda: ['The ferry'] })
  record.state('round one', 'held')
  record.enter('round two', '2031-02-04', ['the Hills', 'The Valley', 'the Coast'])
  record.state('round two', 'cancelled')
  const pair = record.pair('the Valley', 'the Hills')
  assert.deepEqual(
    [pair?.met, pair?.first, pair?.places, pair?.times.map(({ state, about }) => [state, about])],
    [
      1,
      '2031-01-04',
      ['Marrow'],
      [
        ['held', ['The ferry']],
        ['cancelled', []],
      ],
    ],
  )
  assert.equal(record.pair('the Coast', 'the Hills')?.met, 0)
})

test('a delegation that a later plan no longer names has no such time any more', () => {
  const record = new Meetings()
  record.enter('round one', '2031-01-04', ['the Valley', 'the Hills'])
  record.enter('round one', '2031-01-04', ['the Valley', 'the Coast'])
  assert.equal(record.pair('the Valley', 'the Hills'), undefined)
  assert.equal(record.pair('the Valley', 'the Coast')?.times.length, 1)
})

test('who travels, and whereto, is asked by every name of the place', () => {
  const record = new Meetings()
  record.enter('tour', '2031-01-04', [], {
    form: 'visit',
    delegations: [
      { actor: 'the envoy', role: 'mediator' },
      { actor: 'the Valley', role: 'host' },
    ],
    legs: [{ place: 'Castrel / Iruvai, Lakeland' }],
  })
  const visited = record.rows().filter(({ kind }) => kind === 'visited')
  assert.deepEqual(visited.map(({ names }) => names.join(' > ')).sort(), [
    'the envoy > Castrel',
    'the envoy > Iruvai',
    'the envoy > Lakeland',
  ])
})

const verdicts = (record: Meetings) =>
  record.pair('the Valley', 'the Hills')?.firsts.map(({ verdict, because }) => [verdict, because.length])

test('"first since" is held against the record: supported, not supported, nothing known', () => {
  const says = 'It is the first meeting of the Valley and the Hills since 2005.'
  const fresh = new Meetings()
  fresh.enter('now', '2031-03-04', ['the Valley', 'the Hills'])
  fresh.state('now', 'held', says)
  assert.deepEqual(verdicts(fresh), [['nothing-known', 0]])

  const borne = new Meetings()
  borne.enter('then', '2005-06-01', ['the Valley', 'the Hills'])
  borne.state('then', 'held')
  borne.enter('now', '2031-03-04', ['the Valley', 'the Hills'])
  borne.state('now', 'held', says)
  assert.deepEqual(verdicts(borne), [['supported', 2]])

  borne.enter('between', '2019-01-01', ['the Valley', 'the Hills'])
  assert.deepEqual(verdicts(borne), [['supported', 2]], 'what is only planned is no time')
  borne.state('between', 'held')
  assert.deepEqual(verdicts(borne), [['not-supported', 2]])
})

test('what documents tell of counts as reported; reports of a day on which a meeting was entered are of that meeting', () => {
  const record = new Meetings()
  const text = 'Ana Reyl met Bo Lind in Marrow on Tuesday. It was their first meeting since 2005.'
  const told = (number: number, date: string) => {
    const reading = readingOf({
      text,
      published: '2031-03-05',
      actors: [
        { id: 'a1', name: 'Ana Reyl' },
        { id: 'a2', name: 'Bo Lind' },
      ],
      events: [
        {
          passage: 'Ana Reyl met Bo Lind in Marrow on Tuesday',
          type: 'consult',
          mode: 'meet',
          who: [
            ['a1', 'actor'],
            ['a2', 'recipient'],
          ],
          date,
          place: 'Marrow',
        },
      ],
    })
    record.document(number, reading)
  }
  told(1, '2031-03-04')
  told(2, '2031-03-04')
  assert.deepEqual(
    record.pair('Ana Reyl', 'Bo Lind')?.times.map(({ state, reports }) => [state, reports.length]),
    [['reported', 2]],
  )
  record.enter('round', '2031-03-04', ['Ana Reyl', 'Bo Lind'])
  record.state('round', 'held')
  const pair = record.pair('Ana Reyl', 'Bo Lind')
  assert.deepEqual([pair?.met, pair?.times.map(({ state, reports }) => [state, reports.length])], [1, [['held', 2]]])
})
