import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { newId } from '@parley/peace'
import { keepExpiring } from './expiring.ts'
import { openHouse } from './http/serving-testing.ts'

const house = await openHouse()
const { operator, process, serving } = house
const { hub } = serving

test('coordinates are erased once their time is over, and what was notified stays', async () => {
  const notification = newId('ntf', randomBytes)
  const at = (ms: number) => new Date(Date.now() + ms).toISOString()
  const add = (kind: string, body: object) =>
    operator.addEntry({ body: { kind, process, audience: ['public'], body: { notification, ...body } } })
  await add('notification-sent', {
    ...{ of: 'site', title: 'A clinic', sender: 'the Agency', to: ['the Valley'], within: 60 },
    ...{ sent: at(0), from: at(0), until: at(3_600_000) },
  })
  const points = [{ lat: 14.207, lon: 42.503 }]
  const { entry } = await add('coordinates-given', { points, expires: at(3_600_000) })
  await hub.caughtUp()
  const row = async () => (await house.public.viewRows({ view: 'notifications', process })).rows[0]
  assert.deepEqual((await row())?.coordinates?.points, [{ ...points[0], label: null }])

  let clock = Date.now()
  let woken: (() => void) | undefined
  const later = (action: () => void) => {
    woken = action
    return () => undefined
  }
  const expiring = keepExpiring({ hub, now: () => new Date(clock), later })
  await expiring.round()
  assert.notEqual((await row())?.coordinates, null, 'their time is not over')
  clock += 3_700_000
  woken?.()
  await expiring.round()
  await hub.caughtUp()
  const after = await row()
  assert.deepEqual([after?.title, after?.coordinates], ['A clinic', null])
  await assert.rejects(house.public.entry({ id: entry }), 'the entry itself is gone')
  const { entries } = await house.public.entries({ process, kind: 'entry-erased' })
  assert.match(entries[0]?.sentence ?? '', /erased because of the end of the time/)
  await expiring.close()
})
