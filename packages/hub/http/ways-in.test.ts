// Ways in over HTTP: second factors, sessions and tokens, as a browser and a program meet them.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { createClient, paths, type RouteName, routes } from '@parley/api'
import { newId, registerOf } from '@parley/peace'
import { codeAt } from '../people/totp.ts'
import { openHouse, signIn, withCookie } from './serving-testing.ts'

const house = await openHouse()
const { hub } = house.serving
const { client: ana, cookie } = await signIn(house)
const code = (name: string) => ({ code: name })
const password = 'a long password'
const json = { 'content-type': 'application/json' }

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const bytesOf = (secret: string) => {
  const bits = [...secret].map((one) => letters.indexOf(one).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** Posts as a browser does, and keeps the cookies. */
async function post(path: string, body: object, before = '') {
  const response = await house.ask(path, {
    method: 'POST',
    headers: { ...json, cookie: before, 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0' },
    body: JSON.stringify(body),
  })
  const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0])
  return { status: response.status, cookie: cookies.join('; '), answer: await response.json() }
}
const again = () => post('/sign-in', { email: 'ana@example.org', password })

/** Opens a stream and resolves when the hub closes it. */
async function openedStream(headers: Record<string, string>) {
  const stop = new AbortController()
  const response = await house.ask('/stream', { headers, signal: stop.signal })
  assert.equal(response.status, 200)
  const reader = response.body!.getReader()
  await reader.read()
  const closed = (async () => {
    for (;;) if ((await reader.read()).done) return true
  })().catch(() => true)
  const isClosedWithin = (ms: number) =>
    Promise.race([closed, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms).unref())])
  return { isClosedWithin, stop: () => stop.abort() }
}

test('the first administrator is one because the record says so', async () => {
  const me = await ana.me()
  assert.deepEqual([me.administrator, me.canWrite, me.needsFactor, me.ways], [true, true, false, []])
  const { entries } = await ana.entries({ process: registerOf(hub.home), limit: 10 })
  assert.deepEqual(
    entries.map(({ kind }) => kind),
    ['person-joined'],
  )
  await assert.rejects(house.public.entry({ id: entries[0]?.id ?? '' }), code('not-found'))
})

test('what is a person’s own is for a person in a session: neither for visitors nor for the operator’s token', async () => {
  let asked = 0
  // Object.keys forgets that the keys are RouteName.
  for (const name of Object.keys(paths) as RouteName[]) {
    if (routes[name].security !== 'person') continue
    const [method, path] = paths[name]
    const strangers: Record<string, string>[] = [
      {},
      { authorization: `Bearer ${hub.token}` },
      { cookie: 'parley.session_token=made.up' },
    ]
    for (const headers of strangers) {
      const response = await house.ask(path.replace(/:[a-z]+/, 'x'), { method, headers })
      assert.deepEqual([name, response.status, (await response.json()).code], [name, 401, 'not-signed-in'])
      asked++
    }
  }
  assert.ok(asked > 30)
})

test('no door but ours: what the library for passwords could offer is not there', async () => {
  for (const path of [
    '/api/auth/sign-up/email',
    '/api/auth/sign-in/email',
    '/api/auth/get-session',
    '/api/auth/update-user',
    '/api/auth/ok',
    '/sign-up/email',
    '/open-session',
  ]) {
    for (const method of ['GET', 'POST']) {
      const response = await house.ask(path, { method, ...(method === 'POST' ? { headers: json, body: '{}' } : {}) })
      assert.equal(response.status, 404, `${method} ${path}`)
    }
  }
})

test('an authenticator is added, asked for, and its recovery codes with it', async () => {
  assert.deepEqual((await ana.account()).hasAuthenticator, false)
  const { secret, address } = await ana.beginAuthenticator()
  assert.match(address, /^otpauth:\/\/totp\/Parley:ana%40example\.org\?secret=/)
  const step = () => Math.floor(Date.now() / 30_000)
  // The step before is as good as this one, and leaves this one for signing in.
  const { recoveryCodes } = await ana.confirmAuthenticator({ body: { code: codeAt(bytesOf(secret), step() - 1) } })
  assert.equal(recoveryCodes.length, 10)
  const about = await ana.account()
  assert.deepEqual([about.hasAuthenticator, about.recoveryCodes, about.hasPassword], [true, 10, true])

  const half = await again()
  assert.deepEqual([half.status, half.answer.person, half.answer.ways], [200, null, ['code', 'recovery-code']])
  assert.deepEqual((await withCookie(house, half.cookie).me()).ways, ['code', 'recovery-code'])
  await assert.rejects(withCookie(house, half.cookie).account(), code('not-signed-in'))
  const wrong = await post('/sign-in/code', { code: '000000' }, half.cookie)
  assert.deepEqual([wrong.status, wrong.answer.code], [401, 'wrong-code'])
  const whole = await post('/sign-in/code', { code: codeAt(bytesOf(secret), step()) }, half.cookie)
  assert.deepEqual([whole.status, whole.answer.name], [200, 'Ana'])

  const byCode = await post('/sign-in/recovery-code', { code: recoveryCodes[0] }, (await again()).cookie)
  assert.equal(byCode.answer.name, 'Ana')
  const fresh = withCookie(house, byCode.cookie)
  assert.equal((await fresh.account()).recoveryCodes, 9)
  assert.equal((await fresh.renewRecoveryCodes()).recoveryCodes.length, 10)
  assert.equal((await fresh.removeAuthenticator()).hasAuthenticator, false)
  await assert.rejects(fresh.renewRecoveryCodes(), code('not-found'))
})

test('sessions are listed in words, and ended one by one or all, with their streams', async () => {
  const phone = await again()
  const desk = await again()
  const { sessions } = await withCookie(house, desk.cookie).account()
  assert.ok(sessions.every(({ device }) => ['Firefox, Linux', ''].includes(device)))
  assert.equal(sessions.filter(({ isThis }) => isThis).length, 1)
  assert.doesNotMatch(JSON.stringify(sessions), /127\.0\.0\.1|Mozilla/)

  const phoneId = (await withCookie(house, phone.cookie).account()).sessions.find(({ isThis }) => isThis)?.id ?? ''
  const stream = await openedStream({ cookie: phone.cookie })
  await withCookie(house, desk.cookie).endSession({ id: phoneId })
  assert.equal(await stream.isClosedWithin(1000), true)
  assert.equal((await withCookie(house, phone.cookie).me()).person, null)
  await assert.rejects(withCookie(house, desk.cookie).endSession({ id: phoneId }), code('not-found'))

  const other = await again()
  const streams = [await openedStream({ cookie: other.cookie }), await openedStream({ cookie: desk.cookie })]
  const left = await withCookie(house, desk.cookie).endOtherSessions()
  assert.equal(left.sessions.length, 1)
  assert.equal(await streams[0]?.isClosedWithin(1000), true)
  assert.equal(await streams[1]?.isClosedWithin(300), false, 'the one that asks goes on')
  streams[1]?.stop()
  // For the tests that follow.
  Object.assign(session, { cookie: (await again()).cookie })
})
const session = { cookie }
const me = () => withCookie(house, session.cookie)

test('a password is changed by whoever knows it, and the other sessions end', async () => {
  const other = await again()
  const change = (before: string, next: string) => me().changePassword({ body: { before, password: next } })
  await assert.rejects(change('not this one', 'another long one'), code('wrong-credentials'))
  for (const weak of ['password123', 'ana@example.org', 'aaaaaaaaaaaa', 'qwertyuiop']) {
    await assert.rejects(change(password, weak), code('weak-password'), weak)
  }
  await change(password, 'four quiet mountain birds')
  assert.equal((await withCookie(house, other.cookie).me()).person, null)
  assert.equal((await me().me()).name, 'Ana')
  assert.equal((await again()).status, 401)
  await me().changePassword({ body: { before: 'four quiet mountain birds', password } })
})

test('a token reads, writes and administers as far as its scopes go', async () => {
  const make = (scopes: ('read' | 'write' | 'administer')[]) =>
    me().makeToken({ body: { name: `for ${scopes.join(' ')}`, scopes, days: 7 } })
  const note = (text: string) => ({
    body: { kind: 'note-added', process: house.process, body: { on: { view: 'processes', key: house.process }, text } },
  })
  const reader = createClient({ base: house.url, token: (await make(['read'])).secret })
  assert.deepEqual([(await reader.me()).person, (await reader.me()).canWrite], [(await me().me()).person, false])
  await assert.rejects(reader.addEntry(note('no')), code('not-allowed'))
  const writing = await make(['read', 'write'])
  const writer = createClient({ base: house.url, token: writing.secret })
  const { entry } = await writer.addEntry(note('By a program of Ana.'))
  await hub.caughtUp()
  assert.equal((await me().entry({ id: entry })).author.person, (await me().me()).person)
  // What lets people in is not given to programs, whatever their scopes.
  const mighty = createClient({ base: house.url, token: (await make(['read', 'write', 'administer'])).secret })
  assert.equal((await mighty.me()).administrator, true)
  await assert.rejects(mighty.account(), code('not-signed-in'))
  await assert.rejects(mighty.makeToken({ body: { name: 'x', scopes: [], days: 1 } }), code('not-signed-in'))
  await assert.rejects(
    mighty.backUp({ body: { target: '/nowhere' } }),
    (error: { status: number }) => error.status === 403,
  )

  const stream = await openedStream({ authorization: `Bearer ${writing.secret}` })
  assert.ok((await me().tokens()).tokens.some(({ id, usedAt }) => id === writing.token.id && usedAt !== null))
  await me().endToken({ id: writing.token.id })
  assert.equal(await stream.isClosedWithin(1000), true)
  await assert.rejects(writer.me(), code('not-signed-in'))
  await assert.rejects(me().endToken({ id: writing.token.id }), code('not-found'))
})

test("an organisation's token is made by its administrators, speaks without a person and never administers", async () => {
  const body = { name: 'feed of the office', of: 'organisation' as const, days: 7 }
  await assert.rejects(me().makeToken({ body: { ...body, scopes: ['administer'] } }), code('not-allowed'))
  const { secret, token } = await me().makeToken({ body: { ...body, scopes: ['write'] } })
  const program = createClient({ base: house.url, token: secret })
  const is = await program.me()
  assert.deepEqual([is.person, is.organisation, is.canWrite, is.administrator], [null, hub.home, true, false])
  const person = newId('per', randomBytes)
  const joining = { kind: 'person-joined', process: registerOf(hub.home), body: { person, role: 'administrator' } }
  await assert.rejects(program.addEntry({ body: joining }), code('administrator-only'))
  assert.equal((await me().tokens({ of: 'organisation' })).tokens.length, 1)
  await me().endToken({ id: token.id, of: 'organisation' })
})

test('whoever leaves is out at once: sessions, streams and tokens', async () => {
  const person = (await me().me()).person ?? ''
  const { secret } = await me().makeToken({ body: { name: 'left behind', scopes: ['write'], days: 7 } })
  const streams = [
    await openedStream({ cookie: session.cookie }),
    await openedStream({ authorization: `Bearer ${secret}` }),
  ]
  // Written past every page, as an administrator may: the record is what counts.
  await house.operator.addEntry({ body: { kind: 'person-left', process: registerOf(hub.home), body: { person } } })
  for (const stream of streams) assert.equal(await stream.isClosedWithin(1000), true)
  assert.equal((await me().me()).person, null)
  await assert.rejects(createClient({ base: house.url, token: secret }).me(), code('not-signed-in'))
  const refused = await again()
  assert.deepEqual([refused.status, refused.answer.code], [403, 'left'])
})
