import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { stateAt } from '@parley/peace'
import { openHouse } from '../http/serving-testing.ts'
import { startHub } from '../serve.ts'
import { decisions } from './decisions.ts'
import { loadSample, sampleFile } from './load.ts'
import { readManifest } from './manifest.ts'

const manifest = readManifest()
const house = await openHouse({ sample: true, ingest: { threads: 2 } })
const { serving, data } = house
const anyone = house.public
const process = manifest.process.id
await serving.sampleLoaded

test('anybody can see the sample: its process, its organisations and all its documents, each of them read', async () => {
  const { processes } = await anyone.processes()
  const sample = processes.find(({ key }) => key === process)
  assert.equal(sample?.organisations.length, manifest.organisations.length + 1)
  const { rows, total } = await anyone.viewRows({ view: 'documents', process, limit: 200 })
  assert.equal(total, manifest.documents.length)
  assert.deepEqual(
    rows.filter(({ state }) => state !== 'read').map(({ name }) => name),
    [],
  )
  const organisations = new Map(manifest.organisations.map(({ key, id }) => [key, id]))
  for (const document of manifest.documents) {
    const row = rows.find(({ name }) => name === document.file)
    assert.equal(row?.receivedBy, organisations.get(document.handedInBy), document.file)
    assert.equal(row?.source?.licence, document.source.licence)
  }
})

test('its people have decided about some claims, and left most to the visitor', async () => {
  const { facets } = await anyone.viewRows({ view: 'claims', process, limit: 1, facets: 'standing' })
  const counts = new Map((facets.standing ?? []).map(({ value, count }) => [value, count]))
  // How many were corrected and rejected depends on what the machine reads wrong, and that is to shrink.
  assert.ok(counts.get('accepted')! > 0, JSON.stringify(facets))
  assert.ok(counts.get('machine')! > counts.get('accepted')!)
  const accepted = decisions.filter(({ decision }) => decision === 'accepted').length
  const { entries } = await anyone.entries({ process, kind: 'claim-accepted' })
  assert.ok(entries.length >= accepted * 0.75, `${entries.length} of ${accepted} found their claim`)
  assert.ok((await anyone.entries({ process, kind: 'note-added' })).entries.length > 0)
})

test('what was promised in it stands as its story ends, and names stay with those who may know them', async () => {
  const { rows, total } = await anyone.viewRows({ view: 'commitments', process, limit: 100 })
  assert.ok(total >= 10, `${total} commitments`)
  const { standsAt } = manifest.process
  const standing = (act: string) => {
    const row = rows.find((one) => one.act.includes(act))
    assert.ok(row !== undefined, act)
    return { row, now: stateAt(row.states, standsAt) }
  }
  assert.equal(standing('south of Line A').now?.status, 'verified_done')
  assert.equal(standing('group 2 at Haddle Bridge').now?.status, 'verified_late')
  assert.equal(standing('second inspection lane').now?.overdue, true)
  assert.equal(standing('north of Line B').row.isContested, true)
  assert.deepEqual(
    standing('supply of electricity').row.interpretations.map(({ states }) => stateAt(states ?? [], standsAt)?.status),
    ['past_due_unreported', 'not_yet_due'],
  )
  const [agreement] = (await anyone.viewRows({ view: 'agreements', process })).rows
  assert.deepEqual(
    agreement?.declarations.map(({ party, toldBy }) => [party, toldBy]),
    [
      ['the Government', null],
      ['the Council', null],
    ],
  )
  assert.deepEqual(agreement?.faults, [])
  const exchanges = (await anyone.viewRows({ view: 'exchanges', process })).rows
  assert.deepEqual(exchanges.map(({ categories }) => categories[0]?.reached.verified).sort(), [45, 90])
  // The public counts seals, and is told no name.
  assert.ok(exchanges.every(({ persons }) => persons.length > 0 && persons.every(({ name }) => name === null)))
  const id = (key: string) => manifest.organisations.find((one) => one.key === key)?.id ?? ''
  const asParty = async (key: string) => {
    const reader = { person: null, organisation: id(key), canWrite: false, administrator: false }
    const list = await serving.hub.list('exchanges', { process }, { ...reader, chain: [id(key), 'members', 'public'] })
    // Rows of this view were folded by peace to the schema this type is made of.
    return list.rows as unknown as typeof exchanges
  }
  for (const [key, holder] of [
    ['government', 'the Government'],
    ['council', 'the Council'],
  ] as const) {
    for (const row of await asParty(key)) {
      const isOwn = row.holder === holder
      const named = row.persons.filter(({ name, opens }) => name !== null && opens === true)
      assert.equal(named.length > 0, isOwn, `${key} and the persons held by ${row.holder}`)
    }
  }
})

test('what happened in it is told by each side, looked into, and laid to nobody', async () => {
  const { rows } = await anyone.viewRows({ view: 'incidents', process, limit: 50, sort: 'from' })
  const market = rows.find(({ place, isContested }) => place.includes('Stonefold') && isContested)
  assert.equal(market?.reports, 4)
  assert.deepEqual(market?.differences.map(({ about }) => about).sort(), ['event', 'harm', 'involved'])
  assert.equal(market?.state, 'partly-confirmed')
  const [found] = (await anyone.viewRows({ view: 'cases', process })).rows
  assert.deepEqual(
    found?.findings.map(({ lane, state, attribution }) => [lane, state, attribution]),
    [
      ['monitoring', 'signed', null],
      ['verification', 'signed', null],
    ],
  )
  assert.equal(found?.findings[1]?.reply?.made[0]?.toldBy, null)
  assert.equal((await anyone.viewRows({ view: 'lines', process })).total, 3)
  const [decision] = (await anyone.viewRows({ view: 'decisions', process })).rows
  assert.equal(decision?.outcome, 'taken')
  assert.deepEqual((await anyone.viewRows({ view: 'sessions', process })).rows[0]?.decisions, [decision?.key])
  assert.deepEqual((await anyone.viewRows({ view: 'deconfliction', process })).rows[0]?.awaits, [])
})

test('loading it again adds nothing', async () => {
  const size = serving.hub.log.size()
  await loadSample({ hub: serving.hub, ingest: serving.ingest, homeName: 'Home Office of the Talks' })
  assert.equal(serving.hub.log.size(), size)
})

test('a start without it never brings it, not even later', async () => {
  const declined = await openHouse({ sample: false })
  await declined.serving.sampleLoaded
  assert.equal(
    (await declined.public.processes()).processes.some(({ key }) => key === process),
    false,
  )
  await declined.serving.close()
  const again = await startHub({ data: declined.data, host: '127.0.0.1', port: 0 })
  await again.sampleLoaded
  assert.equal(again.hub.directory().processes.has(process), false)
  await again.close()
})

test('a start that stopped halfway goes on where it stopped', async () => {
  const half = await openHouse({ sample: true })
  // Stopped at once: the documents are partly in.
  await half.serving.close()
  rmSync(join(half.data, sampleFile), { force: true })
  const again = await startHub({ data: half.data, host: '127.0.0.1', port: 0 })
  await again.sampleLoaded
  const { total } = await again.hub.list(
    'documents',
    { process, limit: 1 },
    { person: null, organisation: null, chain: ['public'], canWrite: false, administrator: false },
  )
  assert.equal(total, manifest.documents.length)
  await again.close()
  assert.notEqual(data, half.data)
})
