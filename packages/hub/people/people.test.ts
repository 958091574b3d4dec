import assert from 'node:assert/strict'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { openPeople } from './people.ts'
import {
  address,
  cookieOf,
  type Engine,
  engines,
  enter,
  folder,
  openTestPeople,
  organisation,
  who,
} from './people-testing.ts'

for (const engine of engines) {
  describe(`people in ${engine.name}`, { skip: engine.skip }, () => people(engine))
}

function people(engine: Engine) {
  const isFile = engine.name === 'a file'
  const opened = (more: { now?: () => Date } = {}) => openTestPeople(engine, more)

  test('the first link makes the administrator, once, and signs in', async () => {
    const { people, roll } = await opened()
    assert.equal(await people.isFirstRun(), true)
    const token = (await people.firstToken())!
    const signedIn = await people.first({ token, ...who, address })
    assert.match(signedIn.account.person, /^per_[0-9a-z]{26}$/)
    const { person, session, ...account } = signedIn.account
    assert.deepEqual(account, { organisation, name: 'Ana', email: 'ana@example.org' })
    assert.equal(session.strength, 'one')
    assert.deepEqual(roll.written, [{ kind: 'person-joined', person, role: 'administrator' }])
    assert.match(signedIn.cookies[0]!, /HttpOnly; SameSite=Lax/i)
    assert.deepEqual(await people.who(cookieOf(signedIn)), signedIn.account)
    assert.equal(await people.isFirstRun(), false)
    await assert.rejects(people.first({ token, ...who, address, email: 'eve@example.org' }), {
      code: 'first-link-spent',
    })
    assert.equal(await people.firstToken(), null)
    await people.close()
  })

  test('a wrong link does nothing', async () => {
    const { people } = await opened()
    await people.firstToken()
    for (const token of ['', 'x', 'A'.repeat(43)]) {
      await assert.rejects(people.first({ token, ...who, address }), { code: 'first-link-spent' })
    }
    assert.equal(await people.isFirstRun(), true)
    await people.close()
  })

  test('a link printed before a restart still works after it, and is not kept in clear', async () => {
    const { data, given, people } = await opened()
    const token = (await people.firstToken())!
    await people.close()
    if (isFile) {
      const path = join(data, 'people', 'people.sqlite')
      assert.equal((await readFile(path)).includes(token), false)
      assert.equal((await stat(path)).mode & 0o777, 0o600)
    }
    const again = await openPeople(given)
    assert.notEqual(await again.firstToken(), token)
    await again.first({ token, ...who, address })
    await again.close()
  })

  test('of two who use the link at the same time, one wins', async () => {
    const { people } = await opened()
    const token = (await people.firstToken())!
    const both = await Promise.allSettled([
      people.first({ token, ...who, address }),
      people.first({ token, ...who, address, email: 'eve@example.org' }),
    ])
    assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected'])
    await people.close()
  })

  test('signing in and out; a session that was ended is worth nothing', async () => {
    const { people } = await opened()
    await people.first({ token: (await people.firstToken())!, ...who, address })
    const signedIn = await people.signIn.withPassword({
      email: 'ana@EXAMPLE.org',
      password: who.password,
      address: '127.0.0.1',
    })
    const cookie = cookieOf(signedIn)
    assert.equal((await people.who(cookie))?.name, 'Ana')
    const gone = await people.sessions.signOut(cookie)
    assert.match(gone[0]!, /Max-Age=0/)
    assert.equal(await people.who(cookie), null)
    assert.equal(await people.who(undefined), null)
    assert.equal(await people.who('parley.session_token=made-up.signature'), null)
    await people.close()
  })

  test('behind TLS every cookie is sent over TLS alone, and still recognised', async () => {
    const { given, people } = await opened()
    await people.first({ token: (await people.firstToken())!, ...who, address })
    await people.close()
    const secure = await openPeople({ ...given, secure: true })
    const entered = await enter(secure, { ...who, address })
    for (const cookie of entered.cookies) {
      for (const sign of [/^__Secure-parley\./, /; HttpOnly/i, /; SameSite=Lax/i, /; Secure/i])
        assert.match(cookie, sign)
    }
    assert.equal((await secure.who(cookieOf(entered)))?.name, 'Ana')
    const { secret } = await secure.factors.begin(entered.account.person)
    assert.ok(secret.length === 32)
    await secure.close()
  })

  test('a wrong password and an unknown person are answered alike', async () => {
    const { people } = await opened()
    await people.first({ token: (await people.firstToken())!, ...who, address })
    const tries = [
      { email: who.email, password: 'not this one' },
      { email: 'nobody@example.org', password: who.password },
      { email: 'not an address', password: 'x' },
    ]
    const messages = new Set<string>()
    for (const one of tries) {
      await assert.rejects(people.signIn.withPassword({ ...one, address: '127.0.0.1' }), (error) => {
        messages.add(String(error))
        return (error as { code: string }).code === 'wrong-credentials' // a Refusal carries one
      })
    }
    assert.equal(messages.size, 1)
    await people.close()
  })

  test('guessing stops after ten tries, by name and by address, and opens again after a while', async () => {
    let at = Date.parse('2026-01-05T10:00:00Z')
    const { people } = await opened({ now: () => new Date(at) })
    await people.first({ token: (await people.firstToken())!, ...who, address })
    const guess = (email: string, address: string) =>
      people.signIn.withPassword({ email, password: 'wrong guess', address })
    for (let i = 0; i < 10; i++) await assert.rejects(guess(who.email, `192.0.2.${i}`), { code: 'wrong-credentials' })
    await assert.rejects(guess(who.email, '192.0.2.99'), { code: 'too-many-requests' })
    const right = { email: who.email, password: who.password, address: '192.0.2.99' }
    await assert.rejects(people.signIn.withPassword(right), {
      code: 'too-many-requests',
      data: { retryAfterSeconds: 900 },
    })
    for (let i = 0; i < 10; i++)
      await assert.rejects(guess(`n${i}@example.org`, '198.51.100.1'), { code: 'wrong-credentials' })
    await assert.rejects(guess('other@example.org', '198.51.100.1'), { code: 'too-many-requests' })
    at += 15 * 60_000 + 1
    assert.equal((await enter(people, right)).account.name, 'Ana')
    await people.close()
  })

  test('a copy made while in use opens with the same people', { skip: !isFile }, async () => {
    const { people, given } = await opened()
    await people.first({ token: (await people.firstToken())!, ...who, address })
    const target = await folder()
    await people.backup(join(target, 'people'))
    await people.close()
    const copy = await openPeople({ data: target, organisation, roll: given.roll })
    assert.equal((await enter(copy, { ...who, address })).account.name, 'Ana')
    await copy.close()
  })
}
