import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PrecedentRow, StandingRow } from '@parley/peace'
import { aroundOf, networkOf, placesOf } from './network-shape.ts'

const met = (names: readonly string[], times: number, kind: PrecedentRow['kind'] = 'met'): PrecedentRow => ({
  ...{ key: names.join(), process: 'p', kind, names: [...names], met: times, times: [], places: [], first: null },
  ...{ last: null, firsts: [], entries: [] },
})
const stands = (name: string, more: Partial<StandingRow>): StandingRow => ({
  ...{ key: name, process: 'p', name, names: [name], designations: [], mandates: [], spokenForBy: [], warnings: [] },
  ...{ predecessors: [], successors: [], entries: [] },
  ...more,
})
const mandate = (actor: string, of: string, until: string | null) => ({
  ...{ entry: 'e', actor, for: of, may: ['speak' as const], limits: null, by: of, from: '2031-01-01', until },
  ...{ ended: null, toldBy: 'o', sources: [] },
})

test('who met, who acts for whom today and what groups became are ties; plans, visits and ended mandates are none', () => {
  const { names, ties } = networkOf(
    [
      met(['the Envoy', 'the Council'], 2),
      met(['the Envoy', 'the League'], 0),
      met(['the Envoy', 'Marrow'], 1, 'visited'),
    ],
    [
      stands('Ilu', { mandates: [mandate('Ilu', 'Council', null), mandate('Ilu', 'the League', '2031-02-01')] }),
      stands('the Council', {
        successors: [
          {
            ...{ entry: 'e', form: 'split', on: '2031', by: 'x', says: null, toldBy: 'o', sources: [] },
            others: [{ name: 'the Shore Council', key: 'k' }],
          },
        ],
      }),
    ],
    '2031-03-01',
  )
  assert.deepEqual(
    ties.map(({ kind, from, to, times }) => [kind, from, to, times]),
    [
      ['met', 'the Envoy', 'the Council', 2],
      ['acts-for', 'Ilu', 'the Council', 1],
      ['became', 'the Council', 'the Shore Council', 1],
    ],
  )
  assert.deepEqual(names, ['Ilu', 'the Council', 'the Envoy', 'the Shore Council'])
  assert.deepEqual(aroundOf({ names, ties }, 'Ilu').names, ['Ilu', 'the Council'])
})

test('places go round from the top, each its own', () => {
  const places = placesOf(['a', 'b', 'c', 'd'], 400, 200, { x: 100, y: 20 })
  assert.deepEqual(
    places.map(({ x, y }) => [Math.round(x), Math.round(y)]),
    [
      [200, 20],
      [300, 100],
      [200, 180],
      [100, 100],
    ],
  )
})
