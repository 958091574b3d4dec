// Two hubs on one data folder would each believe it is the only writer. The second must say so and leave.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ended, startHouse } from './house.ts'

test('a second hub on the same data folder refuses in words, writes nothing, and the first goes on', async () => {
  const first = await startHouse({ sample: false })
  try {
    const before = await (await fetch(`${first.url}/log/checkpoint`)).text()
    const second = await startHouse({ data: first.data, sample: false }).catch((error: unknown) => error)
    assert.ok(second instanceof Ended, 'the second hub started')
    assert.notEqual(second.code, 0)
    assert.ok(second.said.includes(`in use by process ${first.process.pid}. Stop it first`), second.said)
    assert.equal(await (await fetch(`${first.url}/log/checkpoint`)).text(), before)
  } finally {
    await first.stop()
  }
})

test('a folder is free again after an orderly end and after a kill', async () => {
  const first = await startHouse({ sample: false })
  await first.stop()
  const second = await startHouse({ data: first.data, sample: false })
  await second.kill()
  const third = await startHouse({ data: first.data, sample: false })
  await third.stop()
  assert.ok(third.startMs < 20_000)
})
