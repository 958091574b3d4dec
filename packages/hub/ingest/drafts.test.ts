// Documents signed on an organisation's own machine: the hub takes signatures over its own drafts, from whoever handed the
// document in, and nothing else.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { createClient, documentForm } from '@parley/api'
import { authorMessage, canonicalBytes, commitBody, type Signer, signerFromSeed, toBase64 } from '@parley/log'
import { registerOf, validateEntry } from '@parley/peace'
import { openHouse, report, signIn } from '../http/serving-testing.ts'

const house = await openHouse()
const { hub, ingest } = house.serving
const { client: ana } = await signIn(house)
const key = signerFromSeed(new Uint8Array(randomBytes(32)))
const process = registerOf(hub.home)
await ana.addEntry({
  body: { kind: 'key-added', process, body: { keyId: key.keyId, publicKey: toBase64(key.publicKey), held: 'own' } },
})
await ana.addEntry({ body: { kind: 'rules-set', process, body: { ownKeyOnly: true } } })
await hub.caughtUp()

const code = (name: string) => ({ code: name })
const draft = (by = ana, text = report) =>
  by.draftDocument({
    body: documentForm([{ name: 'report.txt', bytes: new Blob([text]) }], {
      process: house.process,
      audience: ['public'],
      ids: [randomBytes(12).toString('hex')],
    }),
  })
type Drafted = Awaited<ReturnType<typeof draft>>
const signed = async (entry: Drafted['received'], signer: Signer = key) => {
  const salt = randomBytes(32)
  const bytes = canonicalBytes(validateEntry(entry))
  const signature = await signer.sign(authorMessage(hub.origin, commitBody(salt, bytes)))
  return { salt: toBase64(salt), keyId: signer.keyId, signature: toBase64(signature) }
}

test('a document is on record once both of its entries are signed, and is read without the hub signing', async () => {
  await assert.rejects(
    ana.addDocuments({ body: { process: house.process, text: report } }),
    /sign.*on its own machine alone/,
  )
  const size = hub.log.size()
  const { draft: name, received, read } = await draft()
  assert.equal(hub.log.size(), size)
  const body = { received: await signed(received), read: await signed(read) }
  const { document, entry } = await ana.signDocument({ draft: name, body })
  await ingest.idle()
  assert.equal(hub.log.size(), size + 2)
  const { reading } = await house.public.documentReading({ document })
  assert.ok(reading.claims.length > 0)
  for (const id of [entry, String(read.id)]) assert.equal((await house.public.entry({ id })).keyId, key.keyId)
  await assert.rejects(ana.signDocument({ draft: name, body }), code('draft-gone'))
  assert.deepEqual((await hub.verify()).problems, [])
})

test('a signature that does not hold puts nothing on record, and the draft can be signed again', async () => {
  const size = hub.log.size()
  const { draft: name, received, read } = await draft(ana, `${report}\nOnce more.\n`)
  const other = signerFromSeed(new Uint8Array(32).fill(7))
  const good = { received: await signed(received), read: await signed(read) }
  const wrong = [
    ['key-refused', { ...good, received: await signed(received, other) }],
    ['bad-signature', { ...good, received: await signed(read) }],
    ['bad-signature', { ...good, received: { ...good.received, salt: toBase64(randomBytes(32)) } }],
  ] as const
  for (const [refusal, body] of wrong) await assert.rejects(ana.signDocument({ draft: name, body }), code(refusal))
  assert.equal(hub.log.size(), size)
  // The first entry is taken, the second is not; the same draft goes on where it stopped.
  const half = { ...good, read: { ...good.read, salt: toBase64(randomBytes(32)) } }
  await assert.rejects(ana.signDocument({ draft: name, body: half }), code('bad-signature'))
  await ana.signDocument({ draft: name, body: { received: await signed(received), read: await signed(read) } })
  await ingest.idle()
  assert.equal(hub.log.size(), size + 2)
})

test('a draft is its own writer’s: for anybody else it is not there', async () => {
  const { draft: name, received, read } = await draft(ana, `${report}\nA third.\n`)
  const body = { received: await signed(received), read: await signed(read) }
  const strange = await house.operator.signDocument({ draft: name, body }).catch((error: unknown) => error)
  const absent = await house.operator
    .signDocument({ draft: `drf_${'0'.repeat(32)}`, body })
    .catch((error: unknown) => error)
  assert.deepEqual(strange, absent)
  await assert.rejects(house.public.signDocument({ draft: name, body }), code('not-signed-in'))
  // Nor is it anywhere to be read.
  const found = await ana.entry({ id: String(received.id) }).catch((error: unknown) => error)
  assert.equal((found as { code: string }).code, 'not-found')
  const { rows } = await ana.viewRows({ view: 'documents', process: house.process })
  assert.equal(rows.length, 2)
})

test('a form without a file, without a name of one’s own, or for a process of others is refused in words', async () => {
  const form = (fields: Record<string, string>, file = true) => {
    const made = new FormData()
    for (const [name, value] of Object.entries(fields)) made.set(name, value)
    if (file) made.set('file', new Blob([report]), 'report.txt')
    return made
  }
  const about = { process: house.process, ids: '["one"]' }
  for (const [body, words] of [
    [form(about, false), /no file/],
    [form({ process: house.process }), /no name of your own/],
  ] as const) {
    await assert.rejects(ana.draftDocument({ body }), words)
  }
  const elsewhere = { ...about, process: `prc_${'0'.repeat(26)}` }
  await assert.rejects(ana.draftDocument({ body: form(elsewhere) }), code('not-a-member'))
  const json = createClient({ base: house.url, token: hub.token })
  await assert.rejects(json.draftDocument({ body: {} as FormData }), /cannot be taken/) // what no client of ours sends
})
