import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import pg from 'pg'
import { openPeople, type PeopleOptions, type SignedIn } from './people.ts'

const folders: string[] = []
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))
async function folder() {
  const made = await mkdtemp(join(tmpdir(), 'parley-people-'))
  folders.push(made)
  return made
}

const organisation = 'org_00000000000000000000000000'
const who = { email: 'Ana@example.org', name: 'Ana', password: 'a long password' }
const cookieOf = (signedIn: SignedIn) => signedIn.cookies.map((one) => one.split(';')[0]).join('; ')

const url = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test'
const schemas: string[] = []
after(async () => {
  if (schemas.length === 0) return
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const schema of schemas) await client.query(`drop schema if exists ${schema}_people cascade`)
  await client.end()
})
const probe = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
const answers = await probe.connect().then(
  () => probe.end().then(() => true),
  () => false,
)

type Engine = { readonly name: string; readonly skip: boolean; readonly options: () => Partial<PeopleOptions> }
const engines: readonly Engine[] = [
  { name: 'a file', skip: false, options: () => ({}) },
  {
    name: 'PostgreSQL',
    skip: !answers,
    options: () => {
      const schema = `people_test_${randomBytes(6).toString('hex')}`
      schemas.push(schema)
      return { databaseUrl: url, databaseSchema: schema }
    },
  },
]

for (const engine of engines) {
  describe(`people in ${engine.name}`, { skip: engine.skip }, () => people(engine))
}

function people({ name, options }: Engine) {
  const isFile = name === 'a file'
  async function opened(more: { now?: () => Date } = {}) {
    const given = { data: await folder(), organisation, ...options(), ...more }
    return { data: given.data, given, people: await openPeople(given) }
  }

  test('the first link makes the administrator, once, and signs in', async () => {
    const { people } = await opened()
    assert.equal(await people.isFirstRun(), true)
    const token = (await people.firstToken())!
    const signedIn = await people.first({ token, ...who })
    assert.match(signedIn.account.person, /^per_[0-9a-z]{26}$/)
    assert.deepEqual(
      { ...signedIn.account, person: '' },
      { person: '', organisation, name: 'Ana', administrator: true },
    )
    assert.match(signedIn.cookies[0]!, /HttpOnly; SameSite=Lax/i)
    assert.deepEqual(await people.who(cookieOf(signedIn)), signedIn.account)
    assert.equal(await people.isFirstRun(), false)
    await assert.rejects(people.first({ token, ...who, email: 'eve@example.org' }), { code: 'first-link-spent' })
    assert.equal(await people.firstToken(), null)
    await people.close()
  })

  test('a wrong link does nothing', async () => {
    const { people } = await opened()
    await people.firstToken()
    for (const token of ['', 'x', 'A'.repeat(43)]) {
      await assert.rejects(people.first({ token, ...who }), { code: 'first-link-spent' })
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
    await again.first({ token, ...who })
    await again.close()
  })

  test('of two who use the link at the same time, one wins', async () => {
    const { people } = await opened()
    const token = (await people.firstToken())!
    const both = await Promise.allSettled([
      people.first({ token, ...who }),
      people.first({ token, ...who, email: 'eve@example.org' }),
    ])
    assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected'])
    await people.close()
  })

  test('signing in and out; a session that was ended is worth nothing', async () => {
    const { people } = await opened()
    await people.first({ token: (await people.firstToken())!, ...who })
    const signedIn = await people.signIn({ email: 'ana@EXAMPLE.org', password: who.password, address: '127.0.0.1' })
    const cookie = cookieOf(signedIn)
    assert.equal((await people.who(cookie))?.name, 'Ana')
    const gone = await people.signOut(cookie)
    assert.match(gone[0]!, /Max-Age=0/)
    assert.equal(await people.who(cookie), null)
    assert.equal(await people.who(undefined), null)
    assert.equal(await people.who('parley.session_token=made-up.signature'), null)
    await people.close()
  })

  test('a wrong password and an unknown person are answered alike', async () => {
    const { people } = await opened()
    await people.first({ token: (await people.firstToken())!, ...who })
    const tries = [
      { email: who.email, password: 'not this one' },
      { email: 'nobody@example.org', password: who.password },
      { email: 'not an address', password: 'x' },
    ]
    const messages = new Set<string>()
    for (const one of tries) {
      await assert.rejects(people.signIn({ ...one, address: '127.0.0.1' }), (error) => {
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
    await people.first({ token: (await people.firstToken())!, ...who })
    const guess = (email: string, address: string) => people.signIn({ email, password: 'wrong guess', address })
    for (let i = 0; i < 10; i++) await assert.rejects(guess(who.email, `192.0.2.${i}`), { code: 'wrong-credentials' })
    await assert.rejects(guess(who.email, '192.0.2.99'), { code: 'too-many-requests' })
    const right = { email: who.email, password: who.password, address: '192.0.2.99' }
    await assert.rejects(people.signIn(right), { code: 'too-many-requests', data: { retryAfterSeconds: 900 } })
    for (let i = 0; i < 10; i++)
      await assert.rejects(guess(`n${i}@example.org`, '198.51.100.1'), { code: 'wrong-credentials' })
    await assert.rejects(guess('other@example.org', '198.51.100.1'), { code: 'too-many-requests' })
    at += 15 * 60_000 + 1
    assert.equal((await people.signIn(right)).account.name, 'Ana')
    await people.close()
  })

  test('a copy made while in use opens with the same people', { skip: !isFile }, async () => {
    const { people } = await opened()
    await people.first({ token: (await people.firstToken())!, ...who })
    const target = await folder()
    await people.backup(join(target, 'people'))
    await people.close()
    const copy = await openPeople({ data: target, organisation })
    assert.equal((await copy.signIn({ ...who, address: '127.0.0.1' })).account.name, 'Ana')
    await copy.close()
  })
}
