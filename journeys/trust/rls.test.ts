// The quick form of `npm run trust -- rls`: some cases on each engine, and some ways to get the wall wrong.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answers } from '../../packages/hub/database/wall-testing.ts'
import { mutants } from './rls/mutants.ts'
import { tryWall } from './rls.ts'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000))
const some = [
  'whatever is said is believed',
  'a messy setting is read',
  'own drafts are shown',
  'embargoes do not hold',
  'rows are taken for those of any process',
  'row-level security off on entries',
  'readers may insert rows',
]

for (const engine of ['pglite', 'postgres'] as const) {
  test(`the wall lets through what the model does, and nothing else: ${engine}`, {
    skip: engine === 'postgres' && !(await answers()),
  }, async (context) => {
    context.diagnostic(`seed ${seed}`)
    const sizes = {
      cases: 300,
      carried: 150,
      forged: 300,
      mutants: mutants.filter(({ name }) => some.includes(name)),
    }
    const { faults, killed } = await tryWall(engine, sizes, seed, (line) => context.diagnostic(line))
    assert.deepEqual(faults, [])
    assert.equal(killed, some.length)
  })
}
