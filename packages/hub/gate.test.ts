// Nobody is inside with who goes alone, whatever the order they come in, and a failure lets the next one through.
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openGate } from './gate.ts'

test('who goes alone meets nobody, and nobody is kept out for good', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  console.log(`seed ${seed}`)
  let state = seed
  const below = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % limit
  }
  const gate = openGate()
  const inside = { together: 0, alone: 0 }
  let most = 0
  const visits = Array.from({ length: 400 }, async (_, at) => {
    await sleep(below(20))
    const how = below(8) === 0 ? 'alone' : 'together'
    const visit = gate[how](async () => {
      inside[how] += 1
      assert.ok(inside.alone === 0 || (inside.alone === 1 && inside.together === 0), JSON.stringify(inside))
      most = Math.max(most, inside.together)
      await sleep(below(4))
      inside[how] -= 1
      if (below(10) === 0) throw new RangeError('as it happens')
      return at
    })
    try {
      assert.equal(await visit, at)
    } catch (error) {
      assert.ok(error instanceof RangeError)
    }
  })
  await Promise.all(visits)
  assert.deepEqual(inside, { together: 0, alone: 0 })
  assert.ok(most > 1, 'those together are so at one time')
})
