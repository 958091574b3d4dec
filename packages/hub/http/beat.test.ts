import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beatMs, untilBeat } from './beat.ts'
import { openHouse } from './serving-testing.ts'

const spin = (ms: number) => {
  const began = performance.now()
  while (performance.now() - began < ms);
}

test('what took less than a beat leaves when the beat is over, however long it took', async () => {
  for (const took of [0, 0.2, 0.9, 1.4, beatMs - 0.05, beatMs + 0.1]) {
    const began = performance.now()
    const elapsed = () => performance.now() - began
    spin(took)
    const before = elapsed()
    await untilBeat(elapsed)
    const whole = (Math.floor(before / beatMs) + 1) * beatMs
    assert.ok(elapsed() >= whole, `${took}: left after ${elapsed()} of ${whole} ms`)
  }
})

test('refusals over HTTP wait for it', async () => {
  const house = await openHouse()
  const took = async (path: string) => {
    const began = performance.now()
    const answer = await house.ask(path)
    await answer.text()
    return { status: answer.status, ms: performance.now() - began }
  }
  for (const path of ['/entries/ent_00000000000000000000000000', '/documents/doc_00000000000000000000000000/reading']) {
    const { status, ms } = await took(path)
    assert.equal(status, 404)
    assert.ok(ms >= beatMs, `${path} after ${ms} ms`)
  }
})
