// Who signs with what: keys made, rotated and ended by entries; entries signed on an organisation's own machine, held
// against what the hub would have written; and an organisation for which the hub cannot sign at all.
import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { authorMessage, canonicalBytes, commitBody, generateSigner, type Signer, seal, toBase64 } from '@parley/log'
import { forgeForIdentity, malleated, weakKeys } from '@parley/log/testing'
import { newId, registerOf } from '@parley/peace'
import { verifyFolder } from './backup.ts'
import { type House, openHouse } from './http/serving-testing.ts'
import { openKeys } from './keys.ts'

const code = (wanted: string) => (error: { code?: string; message?: string }) => {
  assert.equal(error.code, wanted, error.message)
  return true
}

type Parts = {
  name?: string
  entry?: Record<string, unknown>
  salt?: Uint8Array
  signature?: Uint8Array
  origin?: string
  keyId?: string
  bytes?: Uint8Array
}

function tools(house: House) {
  const { hub } = house.serving
  const register = registerOf(hub.home)
  const entryOf = (more: Record<string, unknown> = {}) => ({
    v: 1,
    id: newId('ent', randomBytes),
    kind: 'note-added',
    process: house.process,
    author: { organisation: hub.home },
    at: new Date().toISOString(),
    audience: [],
    marking: { tlp: 'AMBER+STRICT' },
    body: { on: { view: 'processes', key: house.process }, text: 'Written elsewhere.' },
    ...more,
  })
  /** Under a name of its own, which the entry's id follows from. */
  const send = async (signer: Signer, parts: Parts = {}) => {
    const name = parts.name ?? (parts.bytes === undefined ? newId('ent', randomBytes) : 'bent')
    const id = hub.ownId(name, { organisation: hub.home })
    const bytes = parts.bytes ?? canonicalBytes(entryOf({ id, ...parts.entry }))
    const salt = parts.salt ?? randomBytes(32)
    const signature =
      parts.signature ?? (await signer.sign(authorMessage(parts.origin ?? hub.origin, commitBody(salt, bytes))))
    const keyId = parts.keyId ?? signer.keyId
    return house.operator.addSignedEntry({
      body: { name, bytes: toBase64(bytes), salt: toBase64(salt), keyId, signature: toBase64(signature) },
    })
  }
  const announce = (signer: Signer, held = 'own') =>
    house.operator.addEntry({
      body: {
        kind: 'key-added',
        process: register,
        body: { keyId: signer.keyId, publicKey: toBase64(signer.publicKey), held },
      },
    })
  const end = (keyId: string, reason = 'rotated') =>
    house.operator.addEntry({ body: { kind: 'key-ended', process: register, body: { keyId, reason } } })
  const rules = (body: Record<string, unknown>) =>
    house.operator.addEntry({ body: { kind: 'rules-set', process: register, body } })
  const note = () =>
    house.operator.addEntry({
      body: {
        kind: 'note-added',
        process: house.process,
        body: { on: { view: 'processes', key: house.process }, text: 'Plain.' },
      },
    })
  const keyOf = async (entry: string) => (await house.operator.entry({ id: entry })).keyId
  return { hub, register, entryOf, send, announce, end, rules, note, keyOf }
}

test('an entry signed elsewhere is taken as it came, once, and everything about it can be checked', async () => {
  const house = await openHouse()
  const { hub, send, announce, entryOf, keyOf } = tools(house)
  const { signer } = generateSigner()
  await assert.rejects(send(signer), code('key-refused'))
  await announce(signer)
  const [name, by] = ['the first', { organisation: hub.home }]
  const entry = entryOf({ id: hub.ownId(name, by) })
  const first = await send(signer, { name, entry })
  const again = await send(signer, { name, entry })
  assert.equal(again.entry, first.entry)
  assert.equal(again.receipt.index, first.receipt.index)
  assert.equal(await keyOf(first.entry), signer.keyId)
  const shown = await house.operator.entry({ id: first.entry })
  assert.equal(shown.organisationKey, toBase64(signer.publicKey))
  const verification = await hub.verify()
  assert.deepEqual(verification.problems, [])
  const key = (await house.operator.keys()).organisations.find(({ keyId }) => keyId === signer.keyId)
  assert.deepEqual([key?.held, key?.until], ['own', null])
})

test('what is not what the hub would have written, or not signed for it, is refused', async () => {
  const house = await openHouse()
  const { hub, send, announce, entryOf } = tools(house)
  const [{ signer }, { signer: stranger }] = [generateSigner(), generateSigner()]
  await announce(signer)
  const size = () => hub.log.size()
  const before = size()
  const message = (bytes: Uint8Array, salt: Uint8Array, origin = hub.origin) =>
    authorMessage(origin, commitBody(salt, bytes))
  const salt = randomBytes(32)
  const bytes = canonicalBytes(entryOf({ id: hub.ownId('bent', { organisation: hub.home }) }))
  const good = await signer.sign(message(bytes, salt))
  const cases: [string, Parts, string][] = [
    ['another author', { entry: { author: { organisation: newId('org', randomBytes) } } }, 'not-as-written'],
    [
      'a person who does not ask',
      { entry: { author: { organisation: hub.home, person: newId('per', randomBytes) } } },
      'not-as-written',
    ],
    ['a role', { entry: { author: { organisation: hub.home, role: 'reader' } } }, 'not-as-written'],
    ['an id that does not follow from its name', { entry: { id: newId('ent', randomBytes) } }, 'not-as-written'],
    ['an unknown kind', { entry: { kind: 'no-such-kind' } }, 'unknown-kind'],
    ['a body of another shape', { entry: { body: { text: 7 } } }, 'bad-body'],
    ['a field nobody knows', { entry: { more: 1 } }, 'bad-entry'],
    [
      'a kind of the hub alone',
      {
        entry: {
          kind: 'document-read',
          body: {
            received: newId('ent', randomBytes),
            document: newId('doc', randomBytes),
            reader: 'x',
            reading: null,
            unreadable: null,
            language: null,
            title: null,
          },
        },
      },
      'bad-body',
    ],
    ['a document', { entry: { kind: 'document-received' } }, 'hub-only'],
    ['the future', { entry: { at: new Date(Date.now() + 3_600_000).toISOString() } }, 'at-ahead'],
    ['another process', { entry: { process: newId('prc', randomBytes) } }, 'not-found'],
    ['TLP:RED for everybody', { entry: { audience: ['public'], marking: { tlp: 'RED' } } }, 'red-names-people'],
    ['not canonical', { bytes: Buffer.from(`{ "v":1}`) }, 'not-canonical'],
    ['no JSON', { bytes: Buffer.from('words') }, 'not-canonical'],
    ['a short salt', { salt: randomBytes(31) }, 'bad-signature'],
    ['a long salt', { salt: randomBytes(33) }, 'bad-signature'],
    ['signed for another log', { origin: 'other.example/log' }, 'bad-signature'],
    ['another salt', { bytes, salt: randomBytes(32), signature: good }, 'bad-signature'],
    ['S + L', { bytes, salt, signature: malleated(good) }, 'bad-signature'],
    [
      'R of small order',
      { bytes, salt, signature: Uint8Array.of(...weakKeys[2]!, ...good.subarray(32)) },
      'bad-signature',
    ],
    ['the signature of nobody', { bytes, salt, signature: forgeForIdentity() }, 'bad-signature'],
    ['cut', { bytes, salt, signature: good.subarray(0, 63) }, 'bad-signature'],
    ['zeros', { bytes, salt, signature: new Uint8Array(64) }, 'bad-signature'],
    [
      "a stranger's signature under the name",
      { bytes, salt, signature: await stranger.sign(message(bytes, salt)) },
      'bad-signature',
    ],
    ['the key of nobody', { keyId: stranger.keyId }, 'key-refused'],
  ]
  for (const [what, parts, wanted] of cases) {
    await assert.rejects(send(signer, parts), (error: { code?: string; message?: string }) => {
      assert.equal(error.code, wanted, `${what}: ${error.message}`)
      return true
    })
  }
  assert.equal(size(), before)
  await send(signer, { bytes, salt, signature: good })
  // The same name with other words is another entry.
  await assert.rejects(send(signer, { name: 'bent' }), code('id-taken'))
})

// `BENT=100000` for the long run.
const rounds = Number(process.env.BENT ?? 300)
test('of many signatures bent in any byte none is taken', { timeout: 600_000 }, async () => {
  const house = await openHouse()
  const { hub, announce, entryOf } = tools(house)
  const { signer } = generateSigner()
  await announce(signer)
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  console.log(`seed ${seed}`)
  let state = seed
  const below = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % limit
  }
  const before = hub.log.size()
  for (let round = 0; round < rounds; round++) {
    const bytes = canonicalBytes(entryOf())
    const salt = randomBytes(32)
    const signature = Uint8Array.from(await signer.sign(authorMessage(hub.origin, commitBody(salt, bytes))))
    const target = [signature, salt][below(2)]!
    target[below(target.length)]! ^= 1 << below(8)
    const by = { organisation: hub.home, administrator: true }
    await assert.rejects(
      hub.appendSigned(
        { id: JSON.parse(Buffer.from(bytes).toString()).id, bytes, salt, keyId: signer.keyId, signature },
        by,
      ),
      code('bad-signature'),
    )
  }
  assert.equal(hub.log.size(), before)
})

test('a key that was ended signs nothing more, and what it signed stays signed', async () => {
  const house = await openHouse()
  const { hub, send, announce, end, note, keyOf } = tools(house)
  const [{ signer: one }, { signer: two }] = [generateSigner(), generateSigner()]
  await announce(one)
  await announce(two)
  const early = await send(one)
  const ended = await end(one.keyId, 'compromised')
  await assert.rejects(send(one), code('key-refused'))
  await assert.rejects(end(one.keyId), code('no-such-key'))
  await assert.rejects(announce(one), code('key-known'))
  await send(two)
  const { organisations } = await house.operator.keys()
  assert.equal(organisations.find(({ keyId }) => keyId === one.keyId)?.until, ended.receipt.index + 1)

  // The hub's own key from before keys were announced goes on until another takes its place.
  const old = await keyOf((await note()).entry)
  const { keyId } = await house.operator.makeKey()
  assert.equal(await keyOf((await note()).entry), keyId)
  const oldKey = organisations.find((key) => key.keyId === old)!
  await announce({ keyId: old, publicKey: Buffer.from(oldKey.key, 'base64'), sign: () => new Uint8Array() }, 'hub')
  await end(old)
  assert.equal(await keyOf((await note()).entry), keyId)
  await end(keyId)
  await assert.rejects(note(), code('no-key'))
  assert.equal(
    await keyOf((await house.operator.makeKey()).entry),
    (await house.operator.keys()).organisations.findLast(({ held }) => held === 'hub')?.keyId,
  )
  await note()
  assert.deepEqual((await hub.verify()).problems, [])
  assert.ok(early.receipt.index < ended.receipt.index)
})

test('no entry slips by the end of its key, however many are written at once', async () => {
  const house = await openHouse()
  const { hub, send, announce, end } = tools(house)
  for (let round = 0; round < 5; round++) {
    const { signer } = generateSigner()
    await announce(signer)
    const writes = Array.from({ length: 12 }, () =>
      send(signer).then(
        ({ receipt }) => receipt.index,
        (error: { code?: string }) => {
          assert.equal(error.code, 'key-refused')
          return -1
        },
      ),
    )
    const ended = await end(signer.keyId, 'compromised')
    const places = await Promise.all(writes)
    assert.ok(
      places.every((place) => place < ended.receipt.index),
      `${places} around ${ended.receipt.index}`,
    )
  }
  assert.deepEqual((await hub.verify()).problems, [])
})

test('for an organisation that signs alone the hub writes nothing, and says how', async () => {
  const house = await openHouse()
  const { hub, send, announce, rules, note, register } = tools(house)
  await assert.rejects(rules({ ownKeyOnly: true }), code('last-key'))
  const [{ signer: one }, { signer: two }] = [generateSigner(), generateSigner()]
  await announce(one)
  await rules({ ownKeyOnly: true })
  for (const plain of [note, () => announce(two), () => house.operator.makeKey()]) {
    await assert.rejects(plain(), (error: { code?: string; message: string }) => {
      assert.equal(error.code, 'own-key-only')
      assert.match(error.message, /npx parley sign/)
      return true
    })
  }
  await assert.rejects(
    house.operator.addDocuments({ body: { process: house.process, text: 'Words.', name: 'a.txt' } }),
    code('own-key-only'),
  )
  const signed = (kind: string, body: Record<string, unknown>, by = one) =>
    send(by, { entry: { kind, process: register, audience: ['public'], marking: { tlp: 'CLEAR' }, body } })
  await assert.rejects(signed('key-ended', { keyId: one.keyId, reason: 'rotated' }), code('last-key'))
  await signed('key-added', { keyId: two.keyId, publicKey: toBase64(two.publicKey), held: 'own' })
  await signed('key-ended', { keyId: one.keyId, reason: 'rotated' })
  await assert.rejects(send(one), code('key-refused'))
  await send(two)
  assert.deepEqual((await hub.verify()).problems, [])
  await signed('rules-set', {}, two)
  await note()
})

const wrongKeys: [string, object][] = [
  ['a key of another id', { keyId: 'x'.repeat(43) }],
  ['a key of small order', { publicKey: toBase64(weakKeys[0]!) }],
  ['a key the hub is said to hold', { held: 'hub' }],
]
test('a key is announced as what it is', async () => {
  const house = await openHouse()
  const { register } = tools(house)
  const { signer } = generateSigner()
  const body = { keyId: signer.keyId, publicKey: toBase64(signer.publicKey), held: 'own' }
  for (const [what, more] of wrongKeys) {
    const added = house.operator.addEntry({
      body: { kind: 'key-added', process: register, body: { ...body, ...more } },
    })
    await assert.rejects(added, code('bad-key'), what)
  }
  const elsewhere = registerOf(newId('org', randomBytes))
  const added = house.operator.addEntry({ body: { kind: 'key-added', process: elsewhere, body } })
  await assert.rejects(added, code('administrator-only'))
})

test('a hub that signed for whom it must not is found by the next verification, offline too', async () => {
  const house = await openHouse()
  const { hub, send, announce, rules, end, entryOf } = tools(house)
  const [{ signer }, { signer: gone }, { signer: never }] = [generateSigner(), generateSigner(), generateSigner()]
  await announce(signer)
  await announce(gone)
  await end(gone.keyId)
  await rules({ ownKeyOnly: true })
  await send(signer)
  const held = openKeys(`${house.data}/keys`).held(hub.home)[0]!
  /** Past every check, as an operator with the hub's code and keys could. */
  const forge = async (by: Signer, lie = false) => {
    const bytes = canonicalBytes(entryOf())
    const sealed = await seal(bytes, { origin: lie ? 'other.example/log' : hub.origin, signer: by })
    return (await hub.log.append(sealed))[0]!.seq
  }
  const wanted = [
    [await forge(held), /a key of the hub, though it signs on its own machine alone/],
    [await forge(gone), /a key that was ended before/],
    [await forge(never), /an unknown key/],
    [await forge(signer, true), /is not signed by the organisation it names/],
  ] as const
  for (const verification of [await hub.verify(), await closedThenVerified()]) {
    assert.equal(verification.problemCount, wanted.length)
    for (const [at, [seq, words]] of wanted.entries()) {
      assert.equal(verification.problems[at]?.seq, seq)
      assert.match(verification.problems[at]?.message ?? '', words)
    }
  }
  async function closedThenVerified() {
    await house.serving.close()
    return verifyFolder(house.data)
  }
})

test('the tree is for everyone, or for members alone where the rules of the hub say so', async () => {
  const house = await openHouse()
  const { rules } = tools(house)
  const { size } = JSON.parse(
    await (await house.ask('/log/consistency?from=1')).text().then((text) => text.replace('"to"', '"size"')),
  )
  const addresses = ['/log/checkpoint', `/log/tile/0/000.p/${size}`, '/log/entries/0/proof', '/log/consistency?from=1']
  const statuses = async (headers: Record<string, string> = {}) =>
    Promise.all(addresses.map(async (address) => (await house.ask(address, { headers })).status))
  const token = { authorization: `Bearer ${house.serving.hub.token}` }
  assert.deepEqual(await statuses(), [200, 200, 200, 200])
  assert.match((await house.ask('/log/checkpoint')).headers.get('cache-control')!, /^public/)
  await rules({ tiles: 'members' })
  await house.serving.hub.caughtUp()
  assert.deepEqual(await statuses(), [401, 401, 401, 401])
  assert.deepEqual(await statuses(token), [200, 200, 200, 200])
  assert.equal((await house.ask('/log/checkpoint', { headers: token })).headers.get('cache-control'), 'no-store')
  await rules({ tiles: 'public' })
  await house.serving.hub.caughtUp()
  assert.deepEqual(await statuses(), [200, 200, 200, 200])
})
