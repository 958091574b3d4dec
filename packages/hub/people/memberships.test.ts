// Letting people in, where something stops halfway.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openPeople } from './people.ts'
import { address, type Engine, engines, openTestPeople, openWithAna, organisation, who } from './people-testing.ts'

for (const engine of engines) {
  describe(`memberships in ${engine.name}`, { skip: engine.skip }, () => memberships(engine))
}

function memberships(engine: Engine) {
  const bo = { email: 'bo@example.org', name: 'Bo', password: 'quiet mountain birds', address }

  async function withInvitation() {
    const clock = { at: Date.parse('2026-01-05T10:00:00Z') }
    const opened = await openWithAna(engine, { now: () => new Date(clock.at) })
    const by = { organisation, person: opened.ana.person }
    const { token, link } = await opened.people.memberships.invite({ organisation, role: 'contributor' }, by)
    return { ...opened, clock, token, link }
  }

  test('where the record cannot be written nobody is half in, and the invitation stays good', async () => {
    const { people, roll, token, link } = await withInvitation()
    const { join } = roll
    Object.assign(roll, { join: () => Promise.reject(new Error('disk full')) })
    await assert.rejects(people.memberships.accept({ token, ...bo }), /disk full/)
    assert.equal((await people.memberships.names(organisation)).has(link.person), false)
    Object.assign(roll, { join })
    const { account } = await people.memberships.accept({ token, ...bo })
    assert.equal(account.person, link.person)
    assert.equal(roll.written.filter(({ person }) => person === link.person).length, 1)
    await people.close()
  })

  test('a use that broke off is taken up again after a minute, by one', async () => {
    const { people, roll, token, link, clock } = await withInvitation()
    await people.links.claim(token, 'invitation')
    await assert.rejects(people.memberships.accept({ token, ...bo }), { code: 'link-spent' })
    clock.at += 61_000
    // As far as the record had got.
    await roll.join({
      organisation,
      person: link.person,
      role: 'contributor',
      by: { organisation },
      entry: `ent_${link.person.slice(4)}`,
    })
    const both = await Promise.allSettled([
      people.memberships.accept({ token, ...bo }),
      people.memberships.accept({ token, ...bo, email: 'other@example.org' }),
    ])
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    assert.equal(roll.written.filter(({ person }) => person === link.person).length, 1)
    await people.close()
  })

  test('an invitation ends after seven days', async () => {
    const { people, token, clock } = await withInvitation()
    clock.at += 7 * 24 * 3600_000
    await assert.rejects(people.memberships.accept({ token, ...bo }), { code: 'link-spent' })
    await people.close()
  })

  test('the administrator of an older hub is put on record at its next start, once', async () => {
    const { people, given, roll } = await openTestPeople(engine)
    const { account } = await people.first({ token: (await people.firstToken()) ?? '', ...who, address })
    await people.close()
    // As it was before roles were entries: a user marked as administrator, and nothing on record.
    await roll.leave({ organisation, person: account.person, by: { organisation } })
    const { openPeopleFile, openPeopleSchema } = await import('./database.ts')
    const database =
      given.databaseUrl === undefined
        ? await openPeopleFile(given.data)
        : await openPeopleSchema(given.databaseUrl, `${given.databaseSchema}_people`)
    await database.rows(`DELETE FROM setting WHERE name = 'first-administrator-on-record'`)
    await database.close()
    const again = await openPeople(given)
    assert.deepEqual(roll.standingOf(account.person), { organisation, role: 'administrator' })
    await again.close()
    // Whoever was let go later is not brought back by a restart.
    await roll.leave({ organisation, person: account.person, by: { organisation } })
    await (await openPeople(given)).close()
    assert.equal(roll.standingOf(account.person), undefined)
  })
}
