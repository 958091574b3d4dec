// Letting people in and out of organisations over HTTP, and what an attacker with some rights tries.
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { type Client, createClient } from '@parley/api'
import { registerOf } from '@parley/peace'
import { codeAt } from '../people/totp.ts'
import { openHouse, signIn, withCookie } from './serving-testing.ts'

// Tries are counted by address; each test comes from one of its own.
const house = await openHouse({ proxies: 'loopback' })
let callers = 0
beforeEach(() => {
  callers += 1
})
const { hub } = house.serving
const { client: ana } = await signIn(house)
const code = (name: string) => ({ code: name })
const json = { 'content-type': 'application/json' }
const password = 'quiet mountain birds'

async function post(path: string, body: object, cookie = '') {
  const headers = { ...json, cookie, 'x-forwarded-for': `198.51.100.${callers}` }
  const response = await house.ask(path, { method: 'POST', headers, body: JSON.stringify(body) })
  const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0])
  return { status: response.status, cookie: cookies.join('; '), answer: await response.json() }
}
const signInAs = async (email: string, given = password) => {
  const { cookie, answer, status } = await post('/sign-in', { email, password: given })
  return { client: withCookie(house, cookie), cookie, answer, status }
}

/** Takes an invitation up with a password. */
async function join(token: string, email: string, name: string) {
  const { cookie, answer, status } = await post('/invitation/accept', { token, email, name, password })
  assert.equal(status, 200, JSON.stringify(answer))
  return { client: withCookie(house, cookie), cookie, person: answer.person as string, token }
}
type Role = 'observer' | 'contributor' | 'reviewer' | 'administrator'
const inviteTo = async (by: Client, role: Role, email: string, name: string) =>
  join((await by.invite({ body: { role } })).token, email, name)

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const bytesOf = (secret: string) => {
  const bits = [...secret].map((one) => letters.indexOf(one).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
async function addFactor(client: Client): Promise<readonly string[]> {
  const { secret } = await client.beginAuthenticator()
  const given = codeAt(bytesOf(secret), Math.floor(Date.now() / 30_000))
  return (await client.confirmAuthenticator({ body: { code: given } })).recoveryCodes
}

test('an invitation lets one person in, once, and the joining is on record in the inviter’s name', async () => {
  const { token, invitation } = await ana.invite({
    body: { role: 'contributor', name: 'Bo', email: 'bo@example.org' },
  })
  assert.equal((await ana.invitations()).invitations.length, 1)
  const about = await house.public.lookAtInvitation({ body: { token } })
  assert.deepEqual([about.organisationName, about.role, about.email], [hub.homeName, 'contributor', 'bo@example.org'])
  const bo = await join(token, 'bo@example.org', 'Bo')
  const me = await bo.client.me()
  assert.deepEqual([me.name, me.organisation, me.canWrite, me.administrator], ['Bo', hub.home, true, false])
  const { entries } = await ana.entries({ process: registerOf(hub.home), limit: 10 })
  const { entry, author } = await ana.entry({ id: entries[0]?.id ?? '' })
  assert.deepEqual(entry.body, { person: bo.person, role: 'contributor' })
  assert.equal(author.person, (await ana.me()).person)
  // Used twice, by somebody who saw the link.
  const again = await post('/invitation/accept', { token, email: 'eve@example.org', name: 'Eve', password })
  assert.deepEqual([again.status, again.answer.code], [403, 'link-spent'])
  await assert.rejects(house.public.lookAtInvitation({ body: { token } }), code('link-spent'))
  assert.equal((await ana.invitations()).invitations.length, 0)
  await assert.rejects(ana.endInvitation({ id: invitation.id }), code('not-found'))
})

test('of two who use an invitation at the same time, one gets in', async () => {
  const { token } = await ana.invite({ body: { role: 'observer' } })
  const both = await Promise.all([
    post('/invitation/accept', { token, email: 'one@example.org', name: 'One', password }),
    post('/invitation/accept', { token, email: 'two@example.org', name: 'Two', password }),
  ])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 403])
})

test('an invitation that was taken back, or whose writer is no administrator any more, lets nobody in', async () => {
  const gone = await ana.invite({ body: { role: 'contributor' } })
  await ana.endInvitation({ id: gone.invitation.id })
  const cee = await inviteTo(ana, 'administrator', 'cee@example.org', 'Cee')
  const { token } = await cee.client.invite({ body: { role: 'administrator' } })
  await ana.setRole({ person: cee.person, body: { role: 'contributor' } })
  for (const one of [gone.token, token]) {
    const { status, answer } = await post('/invitation/accept', {
      token: one,
      email: 'x@example.org',
      name: 'X',
      password,
    })
    assert.deepEqual([status, answer.code], [403, 'link-spent'])
  }
  await assert.rejects(cee.client.invite({ body: { role: 'observer' } }), code('not-allowed'))
})

test('an e-mail that is taken leaves the invitation good for another', async () => {
  const { token } = await ana.invite({ body: { role: 'contributor' } })
  const taken = await post('/invitation/accept', { token, email: 'BO@example.org', name: 'Bo two', password })
  assert.deepEqual([taken.status, taken.answer.code], [409, 'email-taken'])
  assert.equal((await signInAs('bo@example.org')).answer.name, 'Bo')
  await join(token, 'dan@example.org', 'Dan')
})

test('a new organisation gets its first administrator from the hub, and nobody else', async () => {
  const { organisation } = await ana.foundOrganisation({ body: { name: 'Lake Council' } })
  const { token } = await ana.invite({ body: { role: 'administrator', organisation } })
  const early = await ana.invite({ body: { role: 'administrator', organisation } })
  await assert.rejects(ana.invite({ body: { role: 'observer', organisation } }), code('not-allowed'))
  const eli = await join(token, 'eli@example.org', 'Eli')
  const me = await eli.client.me()
  assert.deepEqual([me.organisationName, me.administrator], ['Lake Council', true])
  // The second link was written while there was no administrator; now there is one.
  const late = await post('/invitation/accept', { token: early.token, email: 'f@example.org', name: 'F', password })
  assert.deepEqual([late.status, late.answer.code], [403, 'link-spent'])
  await assert.rejects(ana.invite({ body: { role: 'administrator', organisation } }), code('not-allowed'))
  assert.deepEqual(
    (await ana.organisations()).organisations.map(({ name, hasAdministrator }) => [name, hasAdministrator]),
    [['Lake Council', true]],
  )

  // Administrators of one organisation have no say over another's people, nor over the hub.
  const bo = (await ana.people()).people.find(({ name }) => name === 'Bo')?.person ?? ''
  const attempts = [
    () => eli.client.setRole({ person: bo, body: { role: 'observer' } }),
    () => eli.client.removePerson({ person: bo }),
    () => eli.client.linkForPassword({ person: bo }),
    () => eli.client.askRecovery({ person: bo }),
    () => ana.removePerson({ person: eli.person }),
    () => ana.linkForPassword({ person: eli.person }),
    () => ana.askRecovery({ person: eli.person }),
  ]
  for (const attempt of attempts) await assert.rejects(attempt, code('not-found'))
  await assert.rejects(eli.client.foundOrganisation({ body: { name: 'Mine' } }), code('not-allowed'))
  await assert.rejects(eli.client.organisations(), code('not-allowed'))
  const origin = 'other.example/log'
  for (const attempt of [
    () => eli.client.peers(),
    () => eli.client.addPeer({ body: { hubKey: `${origin}+00000000+AAAA`, organisation } }),
    () => eli.client.endPeer({ body: { origin } }),
    () => eli.client.askPeer({ body: { origin } }),
    () => eli.client.peerEvidence({ file: 'evidence-1.json', origin }),
  ]) {
    await assert.rejects(attempt, code('not-allowed'))
  }
  assert.deepEqual((await ana.peers()).peers, [])
  await assert.rejects(
    eli.client.invite({ body: { role: 'administrator', organisation: hub.home } }),
    code('not-allowed'),
  )
  assert.ok(
    !JSON.stringify(await eli.client.people()).includes('example.org') ||
      (await eli.client.people()).people.length === 1,
  )
  assert.ok((await eli.client.acts()).acts.every(({ person }) => person !== bo))
})

test('roles hold at once; the last administrator stays; who is no administrator manages nobody', async () => {
  const fay = await inviteTo(ana, 'contributor', 'fay@example.org', 'Fay')
  const note = {
    body: {
      kind: 'note-added',
      process: house.process,
      body: { on: { view: 'processes', key: house.process }, text: 'x' },
    },
  }
  await fay.client.addEntry(note)
  const seen = (await fay.client.people()).people
  assert.ok(seen.length > 3 && seen.every(({ email, hasFactor }) => email === null && hasFactor === null))
  await ana.setRole({ person: fay.person, body: { role: 'observer' } })
  await assert.rejects(fay.client.addEntry(note), code('not-allowed'))
  for (const attempt of [
    () => fay.client.invitations(),
    () => fay.client.setRole({ person: fay.person, body: { role: 'administrator' } }),
    () => fay.client.invite({ body: { role: 'administrator' } }),
    () => fay.client.recoveries(),
    () => fay.client.demandFactor({ body: { isDemanded: true } }),
  ])
    await assert.rejects(attempt, code('not-allowed'))
  const own = (await ana.me()).person ?? ''
  await assert.rejects(ana.setRole({ person: own, body: { role: 'observer' } }), code('last-administrator'))
  await assert.rejects(ana.removePerson({ person: own }), code('last-administrator'))
})

test('a removed person is out within a second, everywhere, and comes back only as somebody new', async () => {
  const gil = await inviteTo(ana, 'contributor', 'gil@example.org', 'Gil')
  const { secret } = await gil.client.makeToken({ body: { name: 't', scopes: ['write'], days: 1 } })
  const stop = new AbortController()
  const response = await house.ask('/stream', { headers: { cookie: gil.cookie }, signal: stop.signal })
  const reader = response.body!.getReader()
  await reader.read()
  const began = performance.now()
  await ana.removePerson({ person: gil.person })
  while (!(await reader.read().catch(() => ({ done: true }))).done);
  assert.ok(performance.now() - began < 1000)
  assert.equal((await gil.client.me()).person, null)
  await assert.rejects(createClient({ base: house.url, token: secret }).me(), code('not-signed-in'))
  assert.equal((await signInAs('gil@example.org')).answer.code, 'left')
  await assert.rejects(ana.setRole({ person: gil.person, body: { role: 'administrator' } }), code('not-found'))
  const used = await post('/invitation/accept', { token: gil.token, email: 'gil@example.org', name: 'Gil', password })
  assert.equal(used.answer.code, 'link-spent')
  const back = await inviteTo(ana, 'observer', 'gil@example.org', 'Gil')
  assert.notEqual(back.person, gil.person)
  assert.equal((await signInAs('gil@example.org')).answer.person, back.person)
})

test('a forgotten password: one link, once; sessions end; the second factor is still asked for', async () => {
  const hana = await inviteTo(ana, 'contributor', 'hana@example.org', 'Hana')
  await addFactor(hana.client)
  await assert.rejects(ana.linkForPassword({ person: (await ana.me()).person ?? '' }), code('not-yourself'))
  const { token } = await ana.linkForPassword({ person: hana.person })
  const weak = await post('/back-in/password', { token, password: 'password123' })
  assert.equal(weak.answer.code, 'weak-password')
  const next = 'other words of birds'
  assert.equal((await post('/back-in/password', { token, password: next })).status, 200)
  assert.equal((await hana.client.me()).person, null)
  assert.equal((await post('/back-in/password', { token, password: 'third words of birds' })).answer.code, 'link-spent')
  const half = await signInAs('hana@example.org', next)
  assert.deepEqual(half.answer.ways, ['code', 'recovery-code'])
})

test('a lost second factor: two administrators, neither of them twice, and both in the list everybody reads', async () => {
  const ida = await inviteTo(ana, 'contributor', 'ida@example.org', 'Ida')
  const jon = await inviteTo(ana, 'administrator', 'jon@example.org', 'Jon')
  await addFactor(ida.client)
  const asked = await ana.askRecovery({ person: ida.person })
  assert.equal((await ana.askRecovery({ person: ida.person })).id, asked.id, 'asked twice is asked once')
  await assert.rejects(ana.confirmRecovery({ id: asked.id }), code('second-person-needed'))
  await assert.rejects(ida.client.confirmRecovery({ id: asked.id }), code('not-allowed'))
  assert.equal((await jon.client.recoveries()).recoveries[0]?.isConfirmed, false)
  const { token } = await jon.client.confirmRecovery({ id: asked.id })
  await assert.rejects(jon.client.confirmRecovery({ id: asked.id }), code('second-person-needed'))
  const drop = (given: string) => post('/back-in/second-factor', { token, password: given })
  assert.equal((await drop('not her password')).answer.code, 'wrong-credentials')
  assert.equal((await drop(password)).status, 200)
  assert.equal((await drop(password)).answer.code, 'link-spent')
  assert.equal((await ida.client.me()).person, null)
  const back = await signInAs('ida@example.org')
  assert.equal((await back.client.account()).hasAuthenticator, false)
  const kinds = (await back.client.acts()).acts
    .filter(({ person }) => person === ida.person)
    .map((act) => [act.kind, act.byName])
  assert.deepEqual(kinds.slice(0, 3), [
    ['recovered', 'Ida'],
    ['recovery-confirmed', 'Jon'],
    ['recovery-asked', 'Ana'],
  ])

  // An administrator cannot do it for themselves, nor with one who was removed meanwhile.
  await addFactor(jon.client)
  await assert.rejects(jon.client.askRecovery({ person: jon.person }), code('not-yourself'))
  const kim = await inviteTo(ana, 'administrator', 'kim@example.org', 'Kim')
  const second = await kim.client.askRecovery({ person: jon.person })
  await assert.rejects(jon.client.confirmRecovery({ id: second.id }), code('not-yourself'))
  await ana.removePerson({ person: kim.person })
  await assert.rejects(ana.confirmRecovery({ id: second.id }), code('second-person-needed'))
  await ana.endRecovery({ id: second.id })
  await assert.rejects(ana.endRecovery({ id: second.id }), code('not-found'))
  await ana.setRole({ person: jon.person, body: { role: 'contributor' } })
})

test('the operator stands in where an organisation has not two other administrators', async () => {
  const eli = (await signInAs('eli@example.org')).client
  const person = (await eli.me()).person ?? ''
  await addFactor(eli)
  const asked = await house.operator.askRecovery({ person })
  const { token } = await house.operator.confirmRecovery({ id: asked.id })
  assert.equal((await post('/back-in/second-factor', { token, password })).status, 200)
  const acts = (await (await signInAs('eli@example.org')).client.acts()).acts
  assert.deepEqual(
    acts.slice(0, 3).map(({ kind, by }) => [kind, by]),
    [
      ['recovered', person],
      ['recovery-confirmed', null],
      ['recovery-asked', null],
    ],
  )
})

test('an organisation asks for a second factor; a token without one behind it stops writing too', async () => {
  await assert.rejects(ana.demandFactor({ body: { isDemanded: true } }), code('second-factor-needed'))
  await addFactor(ana)
  await ana.demandFactor({ body: { isDemanded: true } })
  const { client } = await signInAs('dan@example.org')
  const me = await client.me()
  assert.deepEqual([me.needsFactor, me.canWrite], [true, false])
  const note = {
    body: {
      kind: 'note-added',
      process: house.process,
      body: { on: { view: 'processes', key: house.process }, text: 'x' },
    },
  }
  await assert.rejects(client.addEntry(note), code('second-factor-needed'))
  const { secret } = await client.makeToken({ body: { name: 't', scopes: ['write'], days: 1 } })
  const program = createClient({ base: house.url, token: secret })
  await assert.rejects(program.addEntry(note), code('second-factor-needed'))
  await addFactor(client)
  assert.equal((await client.me()).canWrite, true, 'this very session')
  await client.addEntry(note)
  await program.addEntry(note)
  await ana.demandFactor({ body: { isDemanded: false } })
})

test('guessing a link ends in a wait', async () => {
  const met = new Set<string>()
  for (let i = 0; i < 12; i++) {
    const { answer } = await post('/invitation/look', { token: `guess${i}` })
    met.add(answer.code)
  }
  assert.deepEqual([...met], ['link-spent', 'too-many-requests'])
})
