import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
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
