// Two hubs of different owners exchange: each organisation gets its share, with proofs, and what is called back or erased
// goes on both sides.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { before, test } from 'node:test'
import { checkEntry, fromBase64 } from '@parley/log/check'
import { type Entry, newId, registerOf } from '@parley/peace'
import type { House } from '../http/serving-testing.ts'
import { entryOf } from '../projection/log-facts.ts'
import { isImported } from '../projection/mirror.ts'
import { mirrorChecks } from './mirror-checks.ts'
import { introduce, introduceEachOther, notesOf, openPeerHouse, until } from './peers-testing.ts'

let a: House
let b: House
let process: string
const on = (key: string) => ({ view: 'processes', key })
const note = (house: House, text: string, audience: string[], more: object = {}) =>
  house.operator.addEntry({ body: { kind: 'note-added', process, body: { on: on(process), text }, audience, ...more } })

before(async () => {
  a = await openPeerHouse('Asher Mediation')
  b = await openPeerHouse('Birch Relief')
  process = a.process
  await note(a, 'before anybody joined', ['members'])
  await introduceEachOther(a, b)
  await a.operator.addEntry({
    body: {
      kind: 'organisation-joined',
      process,
      audience: ['members'],
      body: { organisation: b.serving.hub.home, name: 'Birch Relief', role: 'humanitarian' },
    },
  })
})

test('a member gets what its organisation may see, also from before it joined, and nothing else', async () => {
  await note(a, 'for all', ['members'])
  await note(a, 'for Birch', [b.serving.hub.home])
  await note(a, 'for Asher alone', [])
  await note(a, 'for everyone', ['public'])
  const seen = ['before anybody joined', 'for Birch', 'for all', 'for everyone']
  await until(
    () => notesOf(b, process),
    (found) => found.length === seen.length,
  )
  assert.deepEqual(await notesOf(b, process), [...seen].sort())
  const open = await b.public.viewRows({ view: 'notes', process, limit: 50 })
  assert.deepEqual(
    open.rows.map(({ text }) => text),
    ['for everyone'],
  )
})

test('a foreign entry says where it stands, and is proven there', async () => {
  const { entries } = await b.operator.entries({ process, limit: 100 })
  const line = entries.find(({ kind }) => kind === 'note-added')
  assert.equal(line?.from, a.serving.hub.origin)
  const proof = await b.operator.entry({ id: line?.id ?? '' })
  assert.equal(proof.origin, a.serving.hub.origin)
  assert.equal(proof.hubKey, a.serving.hub.hubKey)
  const [key] = await a.serving.hub.organisationKeys()
  const checked = await checkEntry(
    {
      seq: proof.index,
      leaf: fromBase64(proof.leaf),
      path: proof.receipt.proof.map(fromBase64),
      checkpoint: proof.receipt.checkpoint,
      opening: {
        bytes: fromBase64(proof.bytes),
        salt: fromBase64(proof.salt),
        keyId: proof.keyId,
        signature: fromBase64(proof.signature),
      },
    },
    {
      origin: a.serving.hub.origin,
      logKey: a.serving.hub.exchange.signer.publicKey,
      authorKey: () => key?.publicKey,
    },
  )
  assert.equal(checked.holds, true)
})

test('the other way as well: a member writes on its own hub', async () => {
  await note(b, 'Birch answers', ['members'])
  await until(
    () => notesOf(a, process),
    (found) => found.includes('Birch answers'),
  )
})

test('a document comes with its reading and its bytes', async () => {
  const text = 'The harbour authority of Sarn said on Wednesday that ferries would sail again on Friday.'
  const { documents } = await a.operator.addDocuments({ body: { process, text, audience: ['members'] } })
  const document = documents[0]?.document ?? ''
  const read = await until(
    () => b.operator.documentReading({ document }).catch(() => undefined),
    (found) => found !== undefined,
  )
  assert.equal(read?.reading.document.text, text)
  const bytes = await (await b.operator.documentOriginal({ document })).text()
  assert.equal(bytes, text)
  assert.equal(await b.public.documentOriginal({ document }).catch(({ status }) => status), 404)
})

test('who is in a process is decided on the hub that opened it', async () => {
  const body = { organisation: newId('org', randomBytes), name: 'Cedar', role: 'monitor' }
  await assert.rejects(b.operator.addEntry({ body: { kind: 'organisation-joined', process, body } }), {
    code: 'decided-elsewhere',
  })
})

test('what is narrowed is called back, and its words are gone from the other hub', async () => {
  const { entry } = await note(a, 'zqcanarynarrowed is called back', ['members'])
  await until(
    () => notesOf(b, process),
    (found) => found.some((text) => text.startsWith('zqcanarynarrowed')),
  )
  await a.operator.addEntry({
    body: { kind: 'sharing-changed', process, body: { entry, to: { audience: [], marking: { tlp: 'AMBER+STRICT' } } } },
  })
  await until(
    () => notesOf(b, process),
    (found) => !found.some((text) => text.startsWith('zqcanarynarrowed')),
  )
  await isGone(b, 'zqcanarynarrowed')
  // Shared again, it comes again.
  await a.operator.addEntry({
    body: {
      kind: 'sharing-changed',
      process,
      body: { entry, to: { audience: [b.serving.hub.home], marking: { tlp: 'AMBER' } } },
    },
  })
  await until(
    () => notesOf(b, process),
    (found) => found.some((text) => text.startsWith('zqcanarynarrowed')),
  )
})

test('what was written for its own organisation and shared later is shown to the organisation it was shared with', async () => {
  const { entry } = await note(a, 'shared later', [])
  await a.operator.addEntry({
    body: {
      kind: 'sharing-changed',
      process,
      body: { entry, to: { audience: ['public'], marking: { tlp: 'CLEAR' } } },
    },
  })
  await until(
    () => notesOf(b, process),
    (found) => found.includes('shared later'),
  )
  // Its bytes do not say that it is public: that is the word of another hub, and narrows alone.
  const open = await b.public.viewRows({ view: 'notes', process, limit: 50 })
  assert.ok(!open.rows.some(({ text }) => text === 'shared later'))
})

test('what is erased is erased on both, and the fact stays', async () => {
  const { entry } = await note(a, 'zqcanaryerased names a witness', ['members'])
  await until(
    () => notesOf(b, process),
    (found) => found.some((text) => text.startsWith('zqcanaryerased')),
  )
  await a.operator.addEntry({
    body: { kind: 'entry-erased', process, body: { entry, reason: 'danger-to-person', authority: 'the director' } },
  })
  await until(
    () => notesOf(b, process),
    (found) => !found.some((text) => text.startsWith('zqcanaryerased')),
  )
  await until(
    async () => (await b.operator.peers()).peers[0]?.destroyed ?? 0,
    (destroyed) => destroyed >= 2,
  )
  await isGone(b, 'zqcanaryerased')
  const { entries } = await b.operator.entries({ process, limit: 100 })
  assert.ok(entries.some(({ kind, from }) => kind === 'entry-erased' && from === a.serving.hub.origin))
  assert.equal((await b.serving.hub.verify()).ok, true)
  assert.equal((await a.serving.hub.verify()).ok, true)
})

test('views folded anew are the same, foreign entries included', async () => {
  const dump = async () => (await Array.fromAsync(b.serving.hub.dumpRows())).join('\n')
  await b.serving.hub.caughtUp()
  const live = await dump()
  await b.serving.hub.rebuild()
  assert.equal(await dump(), live)
})

test('mirrors are proven anew, and one that is of another entry, of another key or gone is found', async () => {
  const { hub } = b.serving
  const all: Entry[] = []
  for await (const stored of hub.log.read(0, hub.log.size())) if (!stored.erased) all.push(entryOf(stored.bytes))
  const here = all.filter((entry) => isImported(entry)).map(({ body }) => body.mirror)
  const bundles = new Map<string, Uint8Array>()
  for (const { id, bytes } of here) {
    const found = await hub.blob({ id, bytes }).catch(() => undefined)
    if (found !== undefined) bundles.set(id, found)
  }
  const checked = async (read: (id: string) => Uint8Array | undefined, entries: readonly Entry[] = all) => {
    const checks = mirrorChecks(async ({ id }) => read(id))
    const faults = new Set<string>()
    for (const entry of entries) faults.add((await checks.check(entry))?.message ?? '')
    return { faults: [...faults].filter(Boolean), held: checks.held(), missing: checks.missing().length }
  }
  const good = await checked((id) => bundles.get(id))
  assert.deepEqual([good.faults, good.missing], [[], 0])
  assert.ok(good.held > 5)
  assert.equal((await hub.verify()).mirrors, good.held)
  const [first] = bundles.values()
  assert.deepEqual((await checked((id) => bundles.get(id) && first)).faults, [
    'its mirror is of another entry than it says.',
  ])
  const forged = new TextEncoder().encode(
    new TextDecoder()
      .decode(first)
      .replace(/"signature":"../, (found) => `"signature":"${found.endsWith('AA') ? 'BB' : 'AA'}`),
  )
  const [which] = bundles.keys()
  const { faults } = await checked((id) => (id === which ? forged : bundles.get(id)))
  assert.match(faults.join(), /^it is not proven in the log it came from/)
  const unknown = await checked(
    (id) => bundles.get(id),
    all.filter(({ kind }) => kind !== 'peer-introduced'),
  )
  assert.match(unknown.faults.join(), /was never introduced/)
  assert.equal((await checked((id) => (id === which ? undefined : bundles.get(id)))).missing, 1)
})

test('nothing is relayed: what came from one hub is not given to a third', async () => {
  const c = await openPeerHouse('Cedar Watch')
  await introduce(c, b)
  await introduce(b, c, undefined)
  await b.operator.addEntry({
    body: { kind: 'note-added', process, body: { on: on(process), text: 'Birch to Cedar' }, audience: ['public'] },
  })
  const found = await until(
    async () => (await c.operator.peers()).peers[0]!,
    ({ refused }) => refused.some(({ code }) => code === 'not-a-member'),
  )
  // Birch's own process is public and comes; of the other one Cedar knows no opener, and so no member.
  assert.ok(found.refused.every(({ code }) => code === 'not-a-member'))
  const { entries } = await c.operator.entries({ process, limit: 100 })
  assert.deepEqual(entries, [])
  assert.deepEqual(await notesOf(c, process), [])
})

test('a peer that ended gets nothing more', async () => {
  await a.operator.endPeer({ body: { origin: b.serving.hub.origin } })
  await note(a, 'after the end', ['members'])
  const { failing } = await until(
    async () => (await b.operator.peers()).peers.find(({ origin }) => origin === a.serving.hub.origin)!,
    (peer) => peer.failing !== null,
  )
  assert.equal(failing?.code, 'peer-refuses')
  assert.ok(!(await notesOf(b, process)).includes('after the end'))
  assert.equal(registerOf(a.serving.hub.home).startsWith('prc_'), true)
})

/** The tables forget a moment after the rows are gone. */
const isGone = (house: House, word: string) =>
  until(
    async () => filesWith(house, word),
    (files) => files.length === 0,
  )

/** Files below a house's data folder that hold the word, in clear. */
function filesWith(house: House, word: string): string[] {
  try {
    return execFileSync('grep', ['-rlaF', word, house.data], { encoding: 'utf8' }).split('\n').filter(Boolean)
  } catch {
    return []
  }
}
