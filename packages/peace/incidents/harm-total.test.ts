import assert from 'node:assert/strict'
import { test } from 'node:test'
import { harmTotals } from './harm-total.ts'
import type { IncidentRow } from './rows.ts'

type Told = { of?: 'people' | 'civilians' | 'children'; low: number; best?: number; high: number }
/** A row as it is folded: its accounts with those of what is held to be the same, harm from the least to the most. */
function row(key: string, killed: readonly Told[], same: readonly string[] = []): IncidentRow {
  const groups = new Map<string, { kind: 'killed'; of: string; low: number; high: number }>()
  for (const { of = 'people', low, high } of killed) {
    const before = groups.get(of)
    groups.set(of, {
      kind: 'killed',
      of,
      low: Math.min(low, before?.low ?? low),
      high: Math.max(high, before?.high ?? high),
    })
  }
  const accounts = killed.map((one) => ({ incident: key, harm: [{ kind: 'killed', ...one }] }))
  const others = same.map((incident) => ({ incident, harm: [] }))
  // Of a row, the total needs these alone.
  return { key, harm: [...groups.values()], accounts: [...accounts, ...others] } as unknown as IncidentRow
}
const total = (...rows: readonly IncidentRow[]) =>
  harmTotals(rows).map(({ low, best, high, incidents }) => [low, best, high, incidents])

test('several events of one report are several incidents, each counted', () => {
  assert.deepEqual(total(row('a', [{ low: 2, high: 2 }]), row('b', [{ low: 1, best: 2, high: 4 }])), [[3, 4, 6, 2]])
})

test('two accounts of one incident are not added, and nothing is made of a figure between them', () => {
  assert.deepEqual(
    total(
      row('a', [
        { low: 2, high: 2 },
        { low: 5, high: 7 },
      ]),
    ),
    [[2, null, 7, 1]],
  )
})

test('incidents that are held to be one are counted once, whichever of them are in the list', () => {
  const [first, second] = [row('a', [{ low: 2, high: 3 }], ['b']), row('b', [{ low: 2, high: 3 }], ['a'])]
  assert.deepEqual(total(first, second), [[2, null, 3, 1]])
  assert.deepEqual(total(second), [[2, null, 3, 1]])
})

test('groups that may overlap are never added to a least', () => {
  const groups = [
    { of: 'civilians', low: 3, high: 3 },
    { of: 'children', low: 2, high: 2 },
  ] as const
  assert.deepEqual(total(row('a', groups)), [[3, null, 5, 1]])
  assert.deepEqual(total(row('b', [...groups, { of: 'people', low: 4, high: 4 }])), [[4, null, 4, 1]])
  assert.deepEqual(total(row('c', [])), [])
})
