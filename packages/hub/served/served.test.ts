// Who was handed what: told to the organisation that wrote it, organisation by organisation; people only to their own.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { openHouse, signIn } from '../http/serving-testing.ts'
import { openServedBook } from './book.ts'
import { openServed } from './served.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'parley-served-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const ent = (digit: string) => `ent_${digit.repeat(26)}`
const as = (organisation: string | null, person: string | null) => ({
  organisation,
  person,
  chain: [],
  canWrite: false,
  administrator: false,
})

test('rows, lines and proofs are noted by the entries they stand on, once a second and reader, and survive a restart', async () => {
  let at = 1000
  const open = async () => openServed(await openServedBook(folder), () => new Date(at), assert.fail)
  let served = await open()
  served.note(as('org_a', 'per_1'), { rows: [{ key: 'k', entries: [ent('1'), ent('2')], on: ent('9') }], total: 1 })
  served.note(as('org_a', 'per_1'), { row: { key: 'k', entries: [ent('1')] } })
  served.note(as('org_a', 'per_2'), { entry: { id: ent('1'), body: { entry: ent('8') } } })
  served.note(as('org_b', null), { entries: [{ id: ent('1'), sentence: 'x' }] })
  served.note(as('org_b', null), { parts: { due: { rows: [{ entries: [ent('3')] }] } } })
  served.note(as(null, null), { entries: [{ id: ent('1') }] })
  assert.deepEqual(served.byOrganisation(ent('1')), [
    { organisation: 'org_a', first: 1000, last: 1000, times: 2 },
    { organisation: 'org_b', first: 1000, last: 1000, times: 1 },
  ])
  at = 5000
  served.note(as('org_a', 'per_1'), { entry: ent('1'), reading: {} })
  served.close()
  served = await open()
  assert.deepEqual(served.byPerson(ent('1'), 'org_a'), [
    { person: 'per_1', first: 1000, last: 5000, times: 2 },
    { person: 'per_2', first: 1000, last: 1000, times: 1 },
  ])
  assert.equal(served.byOrganisation(ent('2')).length, 1)
  assert.equal(served.byOrganisation(ent('3')).length, 1)
  for (const other of ['8', '9']) assert.deepEqual(served.byOrganisation(ent(other)), [])
  served.close()
})

test('over HTTP: what was read is told to an administrator of the reader’s own organisation', async () => {
  const house = await openHouse()
  const { client } = await signIn(house)
  const { entry } = await client.addEntry({
    body: {
      kind: 'note-added',
      process: house.process,
      body: { on: { view: 'processes', key: house.process }, text: 'x' },
    },
  })
  await house.serving.hub.caughtUp()
  await client.viewRows({ view: 'notes', process: house.process })
  await house.public.viewRows({ view: 'processes', process: house.process })
  const { person } = await client.me()
  const told = await client.entryServed({ id: entry })
  assert.deepEqual(
    told.people.map((one) => [one.person, one.times]),
    [[person, 1]],
  )
  assert.deepEqual(told.organisations, [])
  const { entries } = await client.served({ process: house.process })
  assert.ok(entries.some((one) => one.entry === entry))
  await assert.rejects(house.public.entryServed({ id: entry }), { code: 'not-signed-in' })
})
