// A hub that is a peer tries to be more than itself: it announces another's key, names another organisation, and speaks for
// one that nobody introduced it for. And on one hub, a process tries to name what is not its own.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { before, test } from 'node:test'
import { toBase64 } from '@parley/log'
import { newId, registerOf } from '@parley/peace'
import type { House } from '../http/serving-testing.ts'
import { introduceEachOther, notesOf, openPeerHouse, until } from './peers-testing.ts'

let house: House
let hostile: House
const ent = () => ({ organisation: hostile.serving.hub.home })
const joining = (process: string, organisation: string, name: string, role = 'monitor') => ({
  kind: 'organisation-joined',
  process,
  audience: ['public'],
  body: { organisation, name, role },
})
const arrived = (id: string) =>
  until(
    () => house.operator.entry({ id }).catch(() => undefined),
    (found) => found !== undefined,
  )
const refusedFor = (code: string) =>
  until(
    async () => (await house.operator.peers()).peers[0]!.refused,
    (refused) => refused.some((one) => one.code === code),
  )

before(async () => {
  house = await openPeerHouse('House')
  hostile = await openPeerHouse('Hostile')
  await introduceEachOther(house, hostile)
})

test('a peer that announces our own key as its own changes nothing: we write on, and sign as ourselves', async () => {
  const [key] = await house.serving.hub.organisationKeys()
  assert.ok(key !== undefined && key.organisation === house.serving.hub.home)
  const { entry } = await hostile.serving.hub.append(
    {
      kind: 'key-added',
      process: registerOf(hostile.serving.hub.home),
      audience: [house.serving.hub.home],
      body: { keyId: key.keyId, publicKey: toBase64(key.publicKey), held: 'own' },
    },
    { ...ent(), administrator: true },
  )
  await arrived(entry.id)
  assert.equal(house.serving.hub.exchange.keyOwner(key.keyId)?.organisation, house.serving.hub.home)
  const on = { view: 'processes', key: house.process }
  const body = { kind: 'note-added', process: house.process, body: { on, text: 'still ours' }, audience: ['public'] }
  await house.operator.addEntry({ body })
  assert.ok((await notesOf(house, house.process)).includes('still ours'))
  assert.equal((await house.serving.hub.verify()).ok, true)
})

test('a peer names nobody here: neither us, nor itself, nor whom we have not met', async () => {
  const stranger = newId('org', randomBytes)
  const names = () => house.serving.hub.directory().names
  const before = names().get(house.serving.hub.home)
  for (const organisation of [house.serving.hub.home, stranger, hostile.serving.hub.home]) {
    const { entry } = await hostile.operator.addEntry({ body: joining(hostile.process, organisation, 'Evil') })
    await arrived(entry)
  }
  assert.equal(names().get(house.serving.hub.home), before)
  assert.equal(names().get(stranger), undefined)
  assert.equal(names().get(hostile.serving.hub.home), undefined)
  const { organisations } = await house.operator.keys()
  assert.equal(organisations.find(({ organisation }) => organisation === house.serving.hub.home)?.name, before)
})

test('a peer that lets an organisation we know into a process of its own does not speak for it', async () => {
  const known = newId('org', randomBytes)
  await house.operator.addEntry({ body: joining(house.process, known, 'Known Relief') })
  const { entry } = await hostile.operator.addEntry({ body: joining(hostile.process, known, 'Known Relief') })
  await arrived(entry)
  const on = { view: 'processes', key: hostile.process }
  const words = {
    kind: 'note-added',
    process: hostile.process,
    audience: ['public'],
    body: { on, text: 'in its name' },
  }
  await hostile.serving.hub.append(words, { organisation: known })
  await refusedFor('not-introduced')
  assert.ok(!(await notesOf(house, hostile.process)).includes('in its name'))
  // Its register is not the peer's to open either.
  const opening = { kind: 'process-opened', process: registerOf(known), audience: ['public'] }
  await hostile.operator.addEntry({ body: { ...opening, body: { name: 'Register', description: '' } } })
  await refusedFor('no-authority')
  assert.equal(house.serving.hub.directory().processes.get(registerOf(known)), undefined)
})

test('a peer that spoke first for an organisation in its own process does not speak for it in ours', async () => {
  const late = newId('org', randomBytes)
  const [hub, theirs] = [house.serving.hub, hostile.serving.hub]
  await hostile.operator.addEntry({ body: joining(hostile.process, late, 'Late') })
  const words = (process: string, text: string) => ({
    kind: 'note-added',
    process,
    audience: ['public'],
    body: { on: { view: 'processes', key: process }, text },
  })
  const { entry } = await theirs.append(words(hostile.process, 'first'), { organisation: late })
  await arrived(entry.id)
  await hub.append(joining(house.process, late, 'Late Monitors'), { organisation: hub.home, administrator: true })
  const { entries } = await hostile.operator.entries({ process: house.process, limit: 100 })
  assert.ok(entries.length > 0, 'the peer knows our process')
  await until(
    async () => theirs.directory().processes.get(house.process)?.organisations.has(late) ?? false,
    (isMember) => isMember,
  )
  const before = (await house.operator.peers()).peers[0]!.refusedCount
  await theirs.append(words(house.process, 'in its name, in ours'), { organisation: late })
  await until(
    async () => (await house.operator.peers()).peers[0]!.refusedCount,
    (count) => count > before,
  )
  assert.ok(!(await notesOf(house, house.process)).includes('in its name, in ours'))
})

test('on one hub, the operator of a process renames nobody outside it', async () => {
  const hub = house.serving.hub
  const guest = newId('org', randomBytes)
  const process = newId('prc', randomBytes)
  const founding = { organisation: guest, name: 'Guest House' }
  await house.operator.addEntry({
    body: { kind: 'organisation-founded', process: registerOf(guest), audience: [guest], body: founding },
  })
  await house.operator.addEntry({
    body: { kind: 'process-opened', process, audience: ['public'], body: { name: 'Theirs', description: '' } },
  })
  await house.operator.addEntry({ body: joining(process, guest, 'Guest House', 'operator') })
  const other = newId('org', randomBytes)
  await house.operator.addEntry({ body: joining(house.process, other, 'Other') })
  for (const organisation of [hub.home, other]) {
    await hub.append(joining(process, organisation, 'Evil'), { organisation: guest, administrator: true })
  }
  await hub.caughtUp()
  assert.equal(hub.directory().names.get(other), 'Other')
  assert.equal(hub.directory().names.get(hub.home), 'Home Office of the Talks')
  const { organisations } = await house.operator.keys()
  assert.equal(organisations.find(({ organisation }) => organisation === hub.home)?.name, 'Home Office of the Talks')
})
