// Handing an entry to another organisation to publish, and who can tell.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { newId } from '@parley/peace'
import { openHouse } from './http/serving-testing.ts'
import type { Author, Reader } from './hub.ts'
import { passOn } from './passing.ts'

const house = await openHouse()
const { serving, process } = house
const { hub, ingest } = serving
const idFor = (prefix: 'org') => newId(prefix, randomBytes)
const [source, publisher, other] = [idFor('org'), idFor('org'), idFor('org')]
const home: Author = { organisation: hub.home, administrator: true }
for (const organisation of [source, publisher, other]) {
  const body = { organisation, name: `Organisation ${organisation.slice(-3)}`, role: 'monitor' }
  await hub.append({ kind: 'organisation-joined', process, audience: ['members'], body }, home)
}
await hub.caughtUp()

const reader = (organisation: string | null): Reader => ({
  organisation,
  person: null,
  chain: [],
  canWrite: true,
  administrator: false,
})
const pass = (id: string, by: string, audience: string[]) =>
  passOn(id, { audience, marking: { tlp: 'CLEAR' } }, { hub, ingest, reader: reader(by), by: { organisation: by } })
const handOver = (name: string, marking: object = { tlp: 'AMBER', through: publisher }) =>
  ingest.receive(
    new TextEncoder().encode(`The mayor of Ambry said on Tuesday that the bridge was open. ${name}`),
    {
      process,
      name: `${name}.txt`,
      mediaType: 'text/plain',
      audience: [publisher],
      marking: marking as { tlp: 'AMBER' },
    },
    { organisation: source },
  )

test('the publisher’s document is its own, and nobody else can tell where it comes from', async () => {
  const { entry, document } = await handOver('bridge')
  const published = await pass(entry, publisher, ['public'])
  await ingest.idle()
  await hub.caughtUp()
  assert.ok(published !== undefined)
  const seen = await hub.entry(published, reader(null))
  assert.ok(seen !== undefined)
  assert.equal(seen.entry.author.organisation, publisher)
  // Everything a third organisation can get of it, searched for whatever would lead back.
  const lines = await hub.entries({ process, limit: 200 }, reader(other))
  const rows = await Promise.all(
    ['documents', 'claims', 'actors', 'timeline'].map((view) => hub.list(view, { process }, reader(other))),
  )
  const original = await hub.original(String(seen.entry.body.document), reader(null))
  const all = JSON.stringify([seen, lines, rows, original?.name])
  const before = await hub.entry(entry, reader(source))
  assert.ok(before !== undefined)
  const { blob } = before.entry.body as { blob: { id: string } } // a document-received has one
  for (const trace of [entry, document, blob.id]) {
    assert.equal(all.includes(trace), false, trace)
  }
  assert.equal(
    lines.entries.some(({ author }) => author.organisation === source),
    false,
  )
  assert.equal(rows[0]?.rows.length, 1)
  // The two of them can tell.
  for (const one of [source, publisher]) {
    const { entries } = await hub.entries({ process, kind: 'passed-on' }, reader(one))
    assert.equal(entries.length, 1)
  }
  assert.equal((await hub.entries({ process, kind: 'passed-on' }, reader(other))).entries.length, 0)
})

test('published twice is published once', async () => {
  const { entry } = await handOver('twice')
  assert.equal(await pass(entry, publisher, ['public']), await pass(entry, publisher, ['public']))
})

test('what was not handed over to be published is refused, and what is not seen is not there', async () => {
  const { entry } = await handOver('kept', { tlp: 'AMBER' })
  await hub.caughtUp()
  await assert.rejects(pass(entry, publisher, ['public']), { code: 'not-handed-over' })
  assert.equal(await pass(entry, other, ['public']), undefined)
  assert.equal(await pass(newId('ent', randomBytes), other, ['public']), undefined)
})
