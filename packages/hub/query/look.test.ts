import assert from 'node:assert/strict'
import { test } from 'node:test'
import { looker } from './look.ts'

/** Views that are so many entries behind until somebody waits for them. */
function views(behind: number) {
  let waits = 0
  return {
    isBehind: () => behind > 0,
    caughtUp: async () => {
      waits += 1
      behind = 0
    },
    waits: () => waits,
  }
}

test('what is found is answered at once, behind or not', async () => {
  for (const behind of [0, 5]) {
    const room = views(behind)
    assert.equal(await looker(room)(async () => 'here'), 'here')
    assert.equal(room.waits(), 0)
  }
})

test('what is missed while the views are behind is found when they have caught up', async () => {
  const room = views(5)
  assert.equal(await looker(room)(async () => (room.isBehind() ? undefined : 'here')), 'here')
  assert.equal(room.waits(), 1)
})

test('an entry folded while the look was under way is not said to be absent', async () => {
  const room = views(1)
  let looks = 0
  const found = await looker(room)(async () => {
    looks += 1
    if (looks > 1) return 'here'
    await room.caughtUp()
    return undefined
  })
  assert.equal(found, 'here')
})

test('views that are abreast are looked at once: absent and hidden take the same time', async () => {
  const room = views(0)
  let looks = 0
  const found = await looker(room)(async () => {
    looks += 1
    return undefined
  })
  assert.deepEqual([found, looks, room.waits()], [undefined, 1, 0])
})

test('views that do not catch up make the hub busy, never the thing absent', async () => {
  const never = { isBehind: () => true, caughtUp: () => new Promise<void>(() => {}), waitMsMax: 5 }
  await assert.rejects(
    looker(never)(async () => undefined),
    { code: 'busy' },
  )
  const failing = { isBehind: () => true, caughtUp: () => Promise.reject(new Error('no disk')) }
  await assert.rejects(
    looker(failing)(async () => undefined),
    { code: 'busy' },
  )
})
