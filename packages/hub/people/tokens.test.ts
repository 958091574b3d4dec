import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { address, type Engine, engines, openWithAna, organisation } from './people-testing.ts'

const day = 24 * 3600_000

for (const engine of engines) {
  describe(`tokens in ${engine.name}`, { skip: engine.skip }, () => tokens(engine))
}

function tokens(engine: Engine) {
  async function opened() {
    const clock = { at: Date.parse('2026-01-05T10:00:00Z') }
    const all = await openWithAna(engine, { now: () => new Date(clock.at) })
    const { people, ana } = all
    const make = (more: Partial<Parameters<typeof people.tokens.make>[0]> = {}) =>
      people.tokens.make({
        name: 'nightly export',
        organisation,
        person: ana.person,
        scopes: ['read', 'write'],
        days: 30,
        by: ana.person,
        ...more,
      })
    return { ...all, clock, make }
  }
  const unknown = { code: 'not-signed-in' }

  test('a token stands for its owner until its day, and its secret is kept nowhere', async () => {
    const { people, data, ana, clock, make } = await opened()
    const { token, secret } = await make()
    assert.match(secret, /^parley_[\w-]{43}$/)
    assert.equal((await people.tokens.use(secret, address)).person, ana.person)
    const [listed] = await people.tokens.list({ organisation, person: ana.person })
    assert.deepEqual([listed?.id, listed?.usedAt], [token.id, new Date(clock.at).toISOString()])
    clock.at += 30 * day
    await assert.rejects(people.tokens.use(secret, address), unknown)
    assert.deepEqual(await people.tokens.list({ organisation, person: ana.person }), [])
    await people.close()
    if (engine.name === 'a file') {
      const bytes = await readFile(join(data, 'people', 'people.sqlite'))
      assert.equal(bytes.includes(secret.slice(7)), false)
    }
  })

  test('one who is not its owner neither sees nor ends a token', async () => {
    const { people, ana, make } = await opened()
    const { token, secret } = await make()
    const others = [
      { organisation, person: 'per_somebody' },
      { organisation, person: null },
      { organisation: 'org_elsewhere', person: ana.person },
    ]
    for (const other of others) {
      assert.equal(await people.tokens.end(token.id, other), false)
      assert.deepEqual(await people.tokens.list(other), [])
    }
    assert.equal(await people.tokens.end(token.id, { organisation, person: ana.person }), true)
    await assert.rejects(people.tokens.use(secret, address), unknown)
    await people.close()
  })

  test('a token does no more than its person may at that moment', async () => {
    const { people, roll, ana, make } = await opened()
    const all = (await make({ scopes: ['read', 'write', 'administer'] })).token
    const writer = (await make({ scopes: ['read', 'write'] })).token
    const reader = (await make({ scopes: [] })).token
    const may = async () =>
      Promise.all(
        [all, writer, reader].map(async (token) => {
          const rights = await people.standing.ofToken(token)
          return rights === undefined ? null : `${rights.standing} ${rights.canWrite} ${rights.administrator}`
        }),
      )
    assert.deepEqual(await may(), ['administrator true true', 'reviewer true false', 'observer false false'])
    const be = (role: 'contributor' | 'observer') =>
      roll.join({ organisation, person: ana.person, role, by: { organisation } })
    await be('contributor')
    assert.deepEqual(await may(), ['contributor true false', 'contributor true false', 'observer false false'])
    await be('observer')
    assert.deepEqual(await may(), ['observer false false', 'observer false false', 'observer false false'])
    await people.standing.demandFactor(organisation, true)
    await be('contributor')
    assert.equal((await people.standing.ofToken(writer))?.needsFactor, true)
    await roll.leave({ organisation, person: ana.person, by: { organisation } })
    assert.deepEqual(await may(), [null, null, null])
    await people.close()
  })

  test("an organisation's own token writes for it and never administers", async () => {
    const { people, make } = await opened()
    const { token } = await make({ person: null, scopes: ['read', 'write', 'administer'] })
    assert.deepEqual(await people.standing.ofToken(token), { canWrite: true, administrator: false, needsFactor: false })
    await people.close()
  })

  test('an address that guesses tokens has to wait', async () => {
    const { people, make } = await opened()
    const { secret } = await make()
    const met = new Map<string, number>()
    for (let i = 0; i < 40; i++) {
      await people.tokens.use(`${secret.slice(0, -2)}${String(i).padStart(2, '0')}`, '198.51.100.7').catch((error) => {
        met.set(error.code, (met.get(error.code) ?? 0) + 1)
      })
    }
    assert.deepEqual(
      [...met],
      [
        ['not-signed-in', 30],
        ['too-many-requests', 10],
      ],
    )
    await people.close()
  })

  test('there is an end to how many tokens somebody has', async () => {
    const { people, make } = await opened()
    for (let i = 0; i < 50; i++) await make()
    await assert.rejects(make(), { code: 'too-many-tokens' })
    await people.close()
  })
}
