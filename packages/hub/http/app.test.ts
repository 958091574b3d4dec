import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { documentForm, documentPath, openapi, ProblemError, paths, type RouteName, routes } from '@parley/api'
import { newId } from '@parley/peace'
import { verifyFolder } from '../backup.ts'
import { createApp } from './app.ts'
import type { Rooms } from './handlers/handler.ts'
import { openHouse, report, signIn, withCookie } from './serving-testing.ts'

const house = await openHouse()
const { serving, operator, process } = house
const { hub } = serving
const anyone = house.public

const code = (expected: string) => (error: unknown) => {
  assert.ok(error instanceof ProblemError, String(error))
  assert.equal(error.code, expected, error.message)
  return true
}

test('every route of the router is in the document, and the reverse', async () => {
  const made: string[] = []
  // Only the router is built: no handler runs, so no room is needed.
  const app = await createApp({
    rooms: { hub: { onChange: () => () => undefined } } as unknown as Rooms,
    web: '/nowhere',
    onRoute: (one) => made.push(one),
  })
  await app.ready()
  const { paths: written } = openapi() as { paths: Record<string, Record<string, unknown>> } // its own shape
  const documented = Object.entries(written).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
  assert.deepEqual(
    made.map((one) => one.replace(/ (.*)$/, (_, path: string) => ` ${documentPath(path)}`)).sort(),
    documented.sort(),
  )
  assert.equal(documented.length, Object.keys(paths).length)
  await app.close()
})

test('the document is served, in OpenAPI 3.1, and describes every answer', async () => {
  const document = (await anyone.openapi()) as {
    openapi: string
    paths: Record<string, Record<string, { responses: object }>>
  } // its own shape
  assert.equal(document.openapi, '3.1.0')
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, { responses }] of Object.entries(operations)) {
      assert.ok('default' in responses && Object.keys(responses).length >= 2, `${method} ${path}`)
    }
  }
})

test('health answers', async () => assert.deepEqual(await anyone.health(), { status: 'ok' }))

test('a reader without an account sees what is public and may not write', async () => {
  const me = await anyone.me()
  assert.equal(me.person, null)
  assert.equal(me.canWrite, false)
  assert.equal(me.firstRun, true)
  assert.equal((await anyone.processes()).processes[0]?.key, process)
  const guarded = Object.entries(routes).filter(([, route]) => route.security !== 'anyone')
  assert.ok(guarded.length > 5)
  const size = hub.log.size()
  for (const [name] of guarded) {
    const [method, path] = paths[name as RouteName] // a route's name is its path's
    const url = path.replace(/:[a-zA-Z]+/g, 'x')
    const json = method === 'POST' ? { headers: { 'content-type': 'application/json' }, body: '{}' } : {}
    const response = await house.ask(url, { method, ...json })
    assert.equal(response.status, 401, name)
    assert.equal(((await response.json()) as { code: string }).code, 'not-signed-in', name)
  }
  assert.equal(hub.log.size(), size)
})

test('a document handed in is read, and everything about it leads back to its words', async () => {
  const { documents } = await operator.addDocuments({
    body: {
      process,
      text: report,
      name: 'crossing.txt',
      audience: ['public'],
      source: { name: 'A wire', licence: 'CC BY 4.0' },
    },
  })
  const [taken] = documents
  assert.ok(taken !== undefined)
  await serving.ingest.idle()
  const { row } = await anyone.viewRow({ view: 'documents', key: taken.document, process })
  assert.equal(row.state, 'read')
  assert.equal(row.name, 'crossing.txt')
  const { reading, entry } = await anyone.documentReading({ document: taken.document })
  assert.match(reading.document.text, /northern crossing had opened/)
  assert.equal(row.reading, entry)
  const original = await anyone.documentOriginal({ document: taken.document })
  assert.equal(await original.text(), report)
  assert.match(original.headers.get('content-disposition') ?? '', /^attachment; filename="crossing\.txt"/)
  assert.match(original.headers.get('content-security-policy') ?? '', /^sandbox/)
  const claims = await anyone.viewRows({
    view: 'claims',
    process,
    filter: { document: [taken.document] },
    facets: 'attitude',
  })
  assert.equal(claims.total, claims.rows.length)
  assert.ok(claims.total > 0)
  assert.ok(claims.facets.attitude!.length > 0)
  const proof = await anyone.entry({ id: taken.entry })
  assert.equal(proof.receipt.index, taken.receipt.index)
  assert.equal(Buffer.from(proof.bytes, 'base64').toString().includes(taken.document), true)
})

test('views answer by one route, and the composed one with parts', async () => {
  const { views } = await anyone.views()
  for (const view of views) {
    if (view.composed) {
      const { parts } = await anyone.viewParts({ view: view.name, process })
      assert.ok(Object.keys(parts).length > 0)
      for (const part of Object.values(parts)) assert.ok(views.some((one) => one.name === part.view))
    } else {
      const list = await anyone.viewRows({ view: view.name as 'claims', process, limit: 1 }) // any of them will do
      assert.ok(list.rows.length <= 1)
      const sorts = Object.entries(view.fields).filter(([, field]) => field.sort)
      for (const [field] of sorts) await anyone.viewRows({ view: view.name as 'claims', process, sort: `-${field}` })
      const facets = Object.entries(view.fields).filter(([, field]) => field.facet)
      await anyone.viewRows({ view: view.name as 'claims', process, facets: facets.map(([field]) => field).join(',') })
    }
  }
})

test('a list goes on where a page ended', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await anyone.viewRows({
      view: 'claims',
      process,
      limit: 1,
      ...(cursor === undefined ? {} : { cursor }),
    })
    seen.push(...page.rows.map(({ key }) => key))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  const all = await anyone.viewRows({ view: 'claims', process })
  assert.deepEqual(
    seen,
    all.rows.map(({ key }) => key),
  )
})

test('entries are listed as sentences, newest first, and an entry written twice is one', async () => {
  const id = newId('ent', randomBytes)
  const note = {
    id,
    kind: 'note-added',
    process,
    audience: ['public'],
    body: { on: { view: 'processes', key: process }, text: 'Once.' },
  }
  const first = await operator.addEntry({ body: note })
  const second = await operator.addEntry({ body: note })
  assert.notEqual(first.entry, id, 'a name of the writer’s own is no id in the record')
  assert.deepEqual(second, first)
  await assert.rejects(
    operator.addEntry({ body: { ...note, body: { ...note.body, text: 'Twice.' } } }),
    code('id-taken'),
  )
  await hub.caughtUp()
  const { entries, next } = await anyone.entries({ process, limit: 2 })
  assert.equal(entries[0]?.id, first.entry)
  assert.match(entries[0]!.sentence, /Once/)
  assert.equal(entries[0]?.author.organisationName, 'Home Office of the Talks')
  const rest = await anyone.entries({ process, cursor: next! })
  assert.ok(rest.entries.every((one) => !entries.some(({ id: known }) => known === one.id)))
})

test('who writes is who is signed in, whatever the body says', async () => {
  const body = { kind: 'note-added', process, body: { on: { view: 'processes', key: process }, text: 'x' } }
  for (const extra of [{ author: { organisation: 'org_x' } }, { seq: 1 }, { role: 'reader' }, { v: 2 }]) {
    const sent = { ...body, ...extra }
    await assert.rejects(operator.addEntry({ body: sent }), code('bad-request'))
  }
  const received = { kind: 'document-received', process, body: {} }
  await assert.rejects(operator.addEntry({ body: received }), code('hub-only'))
  await assert.rejects(operator.addEntry({ body: { ...body, kind: 'document-read', body: {} } }), ProblemError)
})

test('the log is public, and its proofs hold together', async () => {
  const note = await (await anyone.checkpoint()).text()
  assert.match(note, new RegExp(`^${hub.origin.replaceAll('.', '\\.')}\n\\d+\n`))
  const size = Number(note.split('\n')[1])
  const { index, root, proof } = await anyone.inclusion({ seq: 0, size })
  assert.equal(index, 0)
  assert.equal(root, note.split('\n')[2])
  assert.ok(proof.length > 0)
  const consistency = await anyone.consistency({ from: 1, to: size })
  assert.equal(consistency.toRoot, root)
  const tile = await anyone.tile({ '*': `0/000.p/${size}` })
  assert.equal((await tile.arrayBuffer()).byteLength, size * 32)
  const keys = await anyone.keys()
  assert.equal(keys.hubKey, hub.hubKey)
  assert.ok(keys.organisations.some(({ organisation }) => organisation === hub.home))
  await assert.rejects(anyone.inclusion({ seq: 100_000 }), code('not-found'))
  await assert.rejects(anyone.consistency({ from: 1, to: 100_000 }), code('bad-request'))
  await assert.rejects(anyone.tile({ '*': '../keys/hub.key' }), code('not-found'))
  await assert.rejects(anyone.tile({ '*': '0/999' }), code('not-found'))
})

test('what is not there and what is not yours are one answer, byte for byte', async () => {
  const { documents } = await operator.addDocuments({ body: { process, text: report, name: 'secret.txt' } })
  await serving.ingest.idle()
  const own = documents[0]!
  const { rows } = await operator.viewRows({ view: 'claims', process, filter: { document: [own.document] } })
  const none = { document: newId('doc', randomBytes), entry: newId('ent', randomBytes) }
  const pairs: [string, string][] = [
    [`/views/documents/${own.document}`, `/views/documents/${none.document}`],
    [`/views/claims/${encodeURIComponent(rows[0]!.key)}`, `/views/claims/${encodeURIComponent(`${none.entry}/c1`)}`],
    [`/documents/${own.document}/reading`, `/documents/${none.document}/reading`],
    [`/documents/${own.document}/original`, `/documents/${none.document}/original`],
    [`/entries/${own.entry}`, `/entries/${none.entry}`],
  ]
  for (const [hidden, absent] of pairs) {
    assert.equal((await house.ask(hidden, { headers: { authorization: `Bearer ${hub.token}` } })).status, 200, hidden)
    const [one, other] = await Promise.all([house.ask(hidden), house.ask(absent)])
    assert.equal(one.status, 404)
    assert.equal(await one.text(), await other.text())
    const headers = (response: Response) => [...response.headers].filter(([name]) => name !== 'date')
    assert.deepEqual(headers(one), headers(other))
  }
  // Nor does a list, a count or a search tell of it.
  const listed = await anyone.viewRows({ view: 'documents', process, q: 'secret' })
  assert.equal(listed.total, 0)
  const lines = await anyone.entries({ process, limit: 200 })
  assert.ok(lines.entries.every(({ id }) => id !== own.entry))
})

const json = { 'content-type': 'application/json' }

test('from the one-time link to a session, and out again', async () => {
  const { client, cookie } = await signIn(house)
  const me = await client.me()
  assert.equal(me.name, 'Ana')
  assert.equal(me.administrator, true)
  assert.equal(me.organisation, hub.home)
  assert.equal(me.organisationName, 'Home Office of the Talks')
  assert.equal(me.firstRun, false)
  const body = { kind: 'note-added', process, body: { on: { view: 'processes', key: process }, text: 'By Ana.' } }
  const { entry } = await client.addEntry({ body })
  await hub.caughtUp()
  const proof = await client.entry({ id: entry })
  assert.equal(proof.author.person, me.person)
  await assert.rejects(
    anyone.first({ body: { token: 'x', email: 'e@x.example', name: 'E', password: 'another password' } }),
    code('first-link-spent'),
  )
  assert.equal((await client.signOut()).person, null)
  assert.equal((await client.me()).person, null)
  assert.equal(cookie.includes('parley.session_token='), true)
  const again = await house.ask('/sign-in', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email: 'ana@example.org', password: 'a long password' }),
  })
  const fresh = again.headers.getSetCookie()[0]!
  assert.match(fresh, /HttpOnly; SameSite=Lax/i)
  assert.equal((await withCookie(house, fresh.split(';')[0]!).me()).name, 'Ana')
})

test('guessing passwords ends in a wait', async () => {
  const statuses = []
  for (let i = 0; i < 12; i++) {
    const response = await house.ask('/sign-in', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ email: 'ana@example.org', password: `guess ${i}` }),
    })
    statuses.push(response.status)
    if (response.status === 429) assert.ok(Number(response.headers.get('retry-after')) > 0)
  }
  assert.deepEqual([...new Set(statuses)], [401, 429])
})

test('feeds are added, listed and removed by whoever may write', async () => {
  const wanted = {
    url: 'https://news.example.org/feed',
    process,
    everyMinutes: 60,
    source: { name: 'A wire', licence: 'CC BY 4.0', terms: 'Name it.' },
  }
  const added = await operator.addFeed({ body: wanted })
  assert.equal(added.source.licence, 'CC BY 4.0')
  const fetched = await operator.fetchFeed({ feed: added.feed })
  assert.equal(fetched.last?.problem?.code, 'fetch-failed')
  assert.equal((await operator.feedsIn()).feeds.length, 1)
  await assert.rejects(
    operator.addFeed({ body: { ...wanted, url: 'http://169.254.169.254/' } }),
    code('address-refused'),
  )
  await operator.removeFeed({ feed: added.feed })
  await assert.rejects(operator.removeFeed({ feed: added.feed }), code('not-found'))
})

test('a form brings several files, and lists what could not be taken', async () => {
  const form = documentForm(
    [
      { name: 'one.txt', bytes: new Blob([report]) },
      { name: 'empty.txt', bytes: new Blob([]) },
      { name: '../../two.md', bytes: new Blob([`# Two\n\n${report}`]) },
    ],
    { process, audience: ['public'], marking: { tlp: 'CLEAR' }, source: { name: 'Somebody' } },
  )
  const { documents, refused } = await operator.addDocuments({ body: form })
  assert.deepEqual(
    documents.map(({ name }) => name),
    ['one.txt', 'two.md'],
  )
  assert.deepEqual(
    refused.map(({ name, code: why }) => [name, why]),
    [['empty.txt', 'empty']],
  )
})

test('a backup is made for the operator’s token alone, beside the running hub, and verifies', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-backup-test-'))
  try {
    const target = path.join(folder, 'copy')
    await assert.rejects(operator.backUp({ body: { target: 'copy' } }), code('bad-request'))
    const { size } = await operator.backUp({ body: { target } })
    const report = await verifyFolder(target)
    assert.ok(existsSync(path.join(target, 'delivery', 'delivery.sqlite')))
    assert.ok(report.ok && size > 0 && report.entries >= size, JSON.stringify(report.problems))
    await assert.rejects(operator.backUp({ body: { target } }), code('not-empty'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
