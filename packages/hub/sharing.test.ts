// How an entry is shared, through a whole hub: what changes reaches every list at once, and a rebuild shows the same.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'
import { newId, registerOf } from '@parley/peace'
import { type Author, type Hub, openHub, type Reader } from './hub.ts'
import { checkNoteReaders } from './note-readers.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'parley-sharing-'))
const hubs: Hub[] = []
after(async () => {
  for (const hub of hubs) await hub.close()
  rmSync(folder, { recursive: true, force: true })
})

const idFor = (prefix: 'org' | 'per' | 'prc' | 'grp') => newId(prefix, randomBytes)
const [B, C] = [idFor('org'), idFor('org')]

async function stage(name: string, rules: Record<string, unknown> = {}) {
  let instant = Date.parse('2026-06-01T00:00:00.000Z')
  const now = () => {
    instant += 60_000
    return new Date(instant)
  }
  const hub = await openHub({ data: path.join(folder, name), host: '127.0.0.1', port: 0, now })
  hubs.push(hub)
  const process = idFor('prc')
  const home: Author = { organisation: hub.home, administrator: true }
  await hub.append(
    { kind: 'process-opened', process, audience: ['public'], body: { name: 'Talks', description: '' } },
    home,
  )
  for (const [organisation, role] of [
    [hub.home, 'operator'],
    [B, 'monitor'],
    [C, 'party representative'],
  ] as const) {
    const body = { organisation, name: `Of ${role}`, role }
    await hub.append({ kind: 'organisation-joined', process, audience: ['members'], body }, home)
  }
  if (Object.keys(rules).length > 0)
    await hub.append({ kind: 'rules-set', process, audience: ['members'], body: rules }, home)
  const people = { asks: idFor('per'), agrees: idFor('per'), watches: idFor('per') }
  for (const [person, role] of [
    [people.asks, 'contributor'],
    [people.agrees, 'reviewer'],
    [people.watches, 'observer'],
  ] as const) {
    await hub.append({ kind: 'person-joined', process: registerOf(hub.home), body: { person, role } }, home)
  }
  const writer: Author = { organisation: hub.home, person: people.asks, standing: 'contributor' }
  const note = await hub.append(
    {
      kind: 'note-added',
      process,
      audience: [B],
      body: { on: { view: 'processes', key: process }, text: 'At the gate' },
    },
    writer,
  )
  const reader = (organisation: string | null, person: string | null = null): Reader => ({
    organisation,
    person,
    chain: [],
    canWrite: false,
    administrator: false,
  })
  const seenBy = async (organisation: string | null) => {
    await hub.caughtUp()
    const { rows } = await hub.list('notes', { process }, reader(organisation))
    const { entries } = await hub.entries({ process, kind: 'note-added' }, reader(organisation))
    assert.equal(rows.length, entries.length, 'rows and entries agree on who sees it')
    return rows.length === 1
  }
  const sees = async () => ({ B: await seenBy(B), C: await seenBy(C), public: await seenBy(null) })
  const share = (audience: string[], by: Author = writer) =>
    hub.append(
      { kind: 'sharing-changed', process, body: { entry: note.entry.id, to: { audience, marking: { tlp: 'AMBER' } } } },
      by,
    )
  return { hub, process, home, writer, people, note: note.entry.id, reader, sees, share, now }
}

test('narrowing and opening reach every list and the log, and a rebuild shows the same', async () => {
  const { hub, sees, share, note, reader } = await stage('open')
  assert.deepEqual(await sees(), { B: true, C: false, public: false })
  await share([])
  assert.deepEqual(await sees(), { B: false, C: false, public: false })
  assert.equal(await hub.entry(note, reader(B)), undefined)
  await share(['members'])
  assert.deepEqual(await sees(), { B: true, C: true, public: false })
  await share(['public'])
  assert.deepEqual(await sees(), { B: true, C: true, public: true })
  const live = (await Array.fromAsync(hub.dumpRows())).join('\n')
  await hub.rebuild()
  assert.equal((await Array.fromAsync(hub.dumpRows())).join('\n'), live)
})

test('an entry taken back stays taken back for those it is opened to later', async () => {
  const { hub, process, reader, share, note, writer } = await stage('withdrawn')
  await hub.append({ kind: 'entry-withdrawn', process, body: { entry: note } }, writer)
  await share(['public'])
  await hub.caughtUp()
  const { rows } = await hub.list('notes', { process }, reader(null))
  assert.equal(rows.length, 0)
})

test('a withdrawal goes with what it takes back: narrowed later, it names it to nobody who lost sight of it', async () => {
  const { hub, process, reader, share, note, writer } = await stage('follows')
  const { entry: withdrawal } = await hub.append({ kind: 'entry-withdrawn', process, body: { entry: note } }, writer)
  const names = async (organisation: string) => {
    await hub.caughtUp()
    const { entries } = await hub.entries({ process }, reader(organisation))
    const listed = entries.some(({ id }) => id === withdrawal.id)
    const found = await hub.entry(withdrawal.id, reader(organisation))
    assert.equal(listed, found !== undefined, 'the list and the look-up agree')
    return listed
  }
  assert.deepEqual([await names(hub.home), await names(B), await names(C)], [true, true, false])
  await share([])
  assert.deepEqual([await names(hub.home), await names(B), await names(C)], [true, false, false])
  await hub.rebuild()
  assert.deepEqual([await names(hub.home), await names(B), await names(C)], [true, false, false])
  await share([C])
  assert.deepEqual([await names(hub.home), await names(B), await names(C)], [true, false, true])
  // Taken back it stays, whoever is told.
  for (const organisation of [hub.home, B, C]) {
    assert.equal((await hub.list('notes', { process }, reader(organisation))).rows.length, 0)
  }
})

describe('where the process asks for four eyes', () => {
  test('an opening waits for a second person; a narrowing does not', async () => {
    const { hub, process, sees, share, home, people, writer } = await stage('eyes', { fourEyes: true })
    const asked = await share(['members'])
    assert.deepEqual(await sees(), { B: true, C: false, public: false })
    const approve = (by: Author) =>
      hub.append({ kind: 'sharing-approved', process, body: { change: asked.entry.id } }, by)
    await assert.rejects(approve(writer), { code: 'second-person-needed' })
    await assert.rejects(approve({ ...writer, person: people.watches, standing: 'observer' }), { code: 'observer' })
    await assert.rejects(approve({ organisation: B, person: idFor('per'), standing: 'administrator' }), {
      code: 'not-yours',
    })
    await assert.rejects(approve({ ...home }), { code: 'second-person-needed' })
    assert.deepEqual(await sees(), { B: true, C: false, public: false })
    await approve({ organisation: hub.home, person: people.agrees, standing: 'reviewer' })
    assert.deepEqual(await sees(), { B: true, C: true, public: false })
    await assert.rejects(approve({ organisation: hub.home, person: people.agrees, standing: 'reviewer' }), {
      code: 'nothing-waits',
    })
    await share([])
    assert.deepEqual(await sees(), { B: false, C: false, public: false })
  })

  test('what the hub says of a change counts, not what its writer says', async () => {
    const { hub, process, sees, note, writer } = await stage('lied', { fourEyes: true })
    const to = { audience: ['public'], marking: { tlp: 'CLEAR' } }
    const { entry } = await hub.append(
      { kind: 'sharing-changed', process, audience: ['public'], body: { entry: note, from: to, to, lowers: false } },
      writer,
    )
    assert.equal(entry.body.lowers, true)
    assert.deepEqual(entry.audience, [])
    assert.deepEqual(await sees(), { B: true, C: false, public: false })
  })
})

test('nobody changes how another organisation’s entry is shared, nor learns that it is there', async () => {
  const { hub, process, note, sees } = await stage('others')
  const ask = (entry: string) =>
    hub.append(
      { kind: 'sharing-changed', process, body: { entry, to: { audience: ['public'], marking: { tlp: 'CLEAR' } } } },
      { organisation: C },
    )
  const refusals = await Promise.all(
    [note, newId('ent', randomBytes)].map((entry) =>
      ask(entry).catch((error: Error & { code: string }) => `${error.code} ${error.message}`),
    ),
  )
  assert.match(String(refusals[0]), /^not-yours/)
  assert.equal(refusals[0], refusals[1])
  assert.deepEqual(await sees(), { B: true, C: false, public: false })
})

test('a sharing is not taken back or erased: that would open what was narrowed', async () => {
  const { hub, process, share, home } = await stage('kept')
  const { entry } = await share([])
  await assert.rejects(hub.append({ kind: 'entry-withdrawn', process, body: { entry: entry.id } }, home), {
    code: 'final',
  })
  const why = { reason: 'other', authority: 'nobody' } as const
  await assert.rejects(hub.erase(entry.id, process, why, home), { code: 'final' })
})

describe('who sees an entry, and why', () => {
  test('its own organisation is told everything, another why it sees it itself, and nobody of what is hidden', async () => {
    const { hub, note, reader, share } = await stage('readers')
    const own = await hub.readers.readers(note, reader(hub.home))
    assert.equal(own?.isOwn, true)
    assert.deepEqual(
      own?.recipients?.organisations.map(({ organisation, name, people, reasons }) => [
        organisation,
        name,
        people,
        reasons,
      ]),
      [
        [hub.home, 'Of operator', 3, [{ code: 'own' }]],
        [B, 'Of monitor', 0, [{ code: 'addressed' }]],
      ].sort((x, y) => String(x[0]).localeCompare(String(y[0]))),
    )
    const other = await hub.readers.readers(note, reader(B))
    assert.deepEqual(
      [other?.isOwn, other?.recipients, other?.changes, other?.why],
      [false, null, [], [{ code: 'addressed' }]],
    )
    assert.equal(await hub.readers.readers(note, reader(C)), undefined)
    assert.equal(await hub.readers.sight(note, C, undefined, reader(B)), undefined)
    assert.deepEqual((await hub.readers.sight(note, B, undefined, reader(B)))?.why, [{ code: 'addressed' }])
    const changed = await share([C])
    const after = await hub.readers.readers(note, reader(hub.home))
    assert.deepEqual(
      after?.changes.map(({ entry, state }) => [entry, state]),
      [[changed.entry.id, 'holds']],
    )
  })

  test('also at a past moment', async () => {
    const { hub, note, reader, share, now } = await stage('past')
    await hub.caughtUp()
    const before = now().toISOString()
    await share([C])
    const ask = async (group: string, at?: string) => {
      const sight = await hub.readers.sight(note, group, at, reader(hub.home))
      return [sight?.can, sight?.why.map(({ code }) => code).join()]
    }
    assert.deepEqual(await ask(B), [false, 'not-addressed'])
    assert.deepEqual(await ask(C), [true, 'addressed'])
    assert.deepEqual(await ask(B, before), [true, 'addressed'])
    assert.deepEqual(await ask(C, before), [false, 'not-addressed'])
    assert.deepEqual(await ask(B, '2020-01-01T00:00:00Z'), [false, 'not-written'])
    assert.deepEqual(await ask(idFor('org')), [false, 'nobody-known'])
  })

  test('before it is written', async () => {
    const { hub, process, reader } = await stage('preview')
    await hub.caughtUp()
    const told = await hub.readers.preview(
      { audience: ['members'], marking: { tlp: 'GREEN' } },
      process,
      reader(hub.home),
    )
    assert.deepEqual(told.organisations.map(({ organisation }) => organisation).sort(), [hub.home, B, C].sort())
    await assert.rejects(
      hub.readers.preview({ audience: [], marking: { tlp: 'GREEN' } }, process, reader(idFor('org'))),
      { code: 'not-a-member' },
    )
  })
})

test('another organisation’s sight of a record is folded from what both see', async () => {
  const { hub, process, reader, home } = await stage('as')
  const said = (audience: string[], by: Author, name: string) =>
    hub.append(
      { kind: 'organisation-joined', process, audience, body: { organisation: idFor('org'), name, role: 'monitor' } },
      by,
    )
  await said(['members'], home, 'Told to all')
  await said([C], home, 'Told to C')
  await hub.caughtUp()
  const names = async (organisation: string, asker: string) => {
    const row = await hub.preview('processes', process, { process, organisation }, reader(asker))
    const { organisations } = row as unknown as { organisations: { name: string }[] }
    return organisations.map(({ name }) => name).filter((name) => name.startsWith('Told'))
  }
  assert.deepEqual(await names(C, hub.home), ['Told to all', 'Told to C'])
  assert.deepEqual(await names(B, hub.home), ['Told to all'])
  // B cannot tell that C sees more.
  assert.deepEqual(await names(C, B), ['Told to all'])
  await assert.rejects(hub.preview('processes', process, { process, organisation: B }, reader(null)), {
    code: 'not-a-member',
  })
  assert.equal(
    await hub.preview('documents', 'doc_00000000000000000000000000', { process, organisation: B }, reader(hub.home)),
    null,
  )
})

test('what is said about a document goes where the document goes', async () => {
  const { hub, process, writer, reader } = await stage('about')
  const document = `doc_${'7'.repeat(26)}`
  const blob = await hub.putBlob(new TextEncoder().encode('The bridge is open.'))
  const body = { document, blob, name: 'a.txt', mediaType: 'text/plain', bytes: 19, received: '2026-06-01T00:00:00Z' }
  const received = await hub.append({ kind: 'document-received', process, audience: ['members'], body }, writer)
  const on = { view: 'documents', key: document }
  await hub.append(
    { kind: 'note-added', process, audience: ['members'], body: { on, text: 'Said by B' } },
    { organisation: B },
  )
  const correction = { on, field: 'title', value: 'Bridge', reason: 'as printed' }
  await hub.append({ kind: 'correction-made', process, audience: ['members'], body: correction }, { organisation: B })
  const seen = async (organisation: string) => {
    await hub.caughtUp()
    const { rows } = await hub.list('notes', { process, filter: { on: [document] } }, reader(organisation))
    const { entries } = await hub.entries({ process }, reader(organisation))
    const about = entries.filter(({ kind }) => kind === 'correction-made' || kind === 'document-received')
    return [rows.length, about.length]
  }
  assert.deepEqual(await seen(C), [1, 2])
  const to = { audience: [B], marking: { tlp: 'AMBER' } }
  // A document that the writer names counts for nothing: the hub knows which it is.
  await hub.append(
    { kind: 'sharing-changed', process, body: { entry: received.entry.id, to, document: `doc_${'8'.repeat(26)}` } },
    writer,
  )
  assert.deepEqual(await seen(C), [0, 0])
  assert.deepEqual(await seen(B), [1, 2])
  const live = (await Array.fromAsync(hub.dumpRows())).join('\n')
  await hub.rebuild()
  assert.equal((await Array.fromAsync(hub.dumpRows())).join('\n'), live)
})

test('a note is for the readers of its record or fewer, and hangs on nothing its writer does not see', async () => {
  const { hub, process, reader } = await stage('notes')
  const group = idFor('grp')
  const home: Author = { organisation: hub.home, administrator: true }
  const formed = { group, name: 'Told to B', organisations: [B] }
  await hub.append({ kind: 'group-formed', process, audience: [B], body: formed }, home)
  await hub.caughtUp()
  const check = (organisation: string, audience: string[]) =>
    checkNoteReaders(
      { kind: 'note-added', process, audience, body: { on: { view: 'groups', key: group }, text: 'x' } },
      reader(organisation),
      hub,
    )
  for (const audience of [[], [B], [hub.home]]) await check(B, audience)
  for (const audience of [['members'], ['public'], [C]]) {
    await assert.rejects(check(B, audience), { code: 'wider-than-record' }, audience.join())
  }
  await assert.rejects(check(C, []), { code: 'not-found' })
})
