// The quick form of `npm run trust -- timing`: every question, few times. What tells by a look at the answer is found at
// once; what tells by a clock alone takes the long form.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chance } from '@parley/hub/testing'
import { openStage, sharedPool } from './matrix/stage.ts'
import { isShorterBy, welch } from './timing/welch.ts'
import { measure, tMax } from './timing.ts'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000))

test('a difference of a hundredth shows in twenty thousand pairs, and none shows where there is none', () => {
  const next = chance(seed)
  // Sums of chances: a bell with a tail, as times are.
  const time = (mean: number) =>
    mean * (0.7 + 0.1 * (next() + next() + next() + next() + next() + next())) + (next() < 0.02 ? mean * 9 : 0)
  const sample = (mean: number) => Array.from({ length: 20_000 }, () => time(mean))
  const tOf = (hidden: number[], absent: number[]) => {
    const kept = isShorterBy({ hidden, absent })
    return welch(hidden.filter(kept), absent.filter(kept)).t
  }
  assert.ok(Math.abs(tOf(sample(100), sample(100))) < tMax)
  assert.ok(tOf(sample(101), sample(100)) > tMax)
})

test('what is hidden is answered as what is not there', async (context) => {
  context.diagnostic(`seed ${seed}`)
  const pool = sharedPool()
  const stage = await openStage({ seed, size: 'small', pool })
  try {
    const { faults, questions, routes } = await measure(stage, 60, seed, () => undefined)
    // A route that nobody has thought of yet is for the long form to report.
    assert.deepEqual(
      faults.filter((fault) => !fault.startsWith('nobody asked')),
      [],
    )
    assert.ok(questions >= 20 && routes >= 15, `${questions} questions of ${routes} routes`)
  } finally {
    await stage.close()
    await pool.end()
  }
})
