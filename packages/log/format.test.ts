// docs/format.md and the code say the same: every vector on that page is computed here, and compared.
import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { toHex, utf8 } from './bytes.ts'
import { canonicalBytes } from './canonical.ts'
import { authorMessage, commitAuthor, commitBody, leafRecord } from './commitment.ts'
import { checkpointText, noteKeyHash, noteVerifierKey, signatureLine } from './note.ts'
import { hashLeaf, hashNode } from './proof.ts'
import { digestOf, fileHeader, recordBytes, slotBytes, writeRecord, writeSlot } from './record.ts'
import { seal } from './sealed.ts'
import { signerFromSeed } from './signer.ts'
import { tilePath } from './tile.ts'

const origin = 'hub.example/log'

async function vectors(): Promise<Map<string, string>> {
  const author = signerFromSeed(new Uint8Array(32).fill(1))
  const hub = signerFromSeed(new Uint8Array(32).fill(2))
  const key = new Uint8Array(32).fill(3)
  const salt = new Uint8Array(32).fill(4)
  const bytes = canonicalBytes({ v: 1, id: 'e1', kind: 'note-added', audience: [], body: { text: 'Café, 5 €' } })
  const body = commitBody(salt, bytes)
  const message = authorMessage(origin, body)
  const signature = await author.sign(message)
  const commitment = commitAuthor({ salt, body, keyId: author.keyId, signature })
  const leaf = leafRecord(commitment)
  const secrets = [key, salt]
  const sealed = await seal(bytes, { origin, signer: author, id: 'e1', random: () => secrets.shift()! })
  const leafHash = hashLeaf(leaf)
  const root = hashNode(leafHash, leafHash)
  const text = checkpointText({ origin, size: 2, root })
  const note = `${text}\n${signatureLine(origin, hub.publicKey, await hub.sign(utf8(text)))}`
  const record = Buffer.alloc(recordBytes(sealed.box.length))
  const digest = digestOf('e1')
  writeRecord(record, 0, { seq: 5, base: 4, more: 1 }, { leaf, digest, box: sealed.box })
  const slot = Buffer.alloc(slotBytes)
  writeSlot(slot, 0, 5, { key, salt })
  const erased = Buffer.alloc(slotBytes)
  writeSlot(erased, 0, 5)
  assert.equal(toHex(sealed.leaf), toHex(leaf))
  return new Map([
    ['author public key', toHex(author.publicKey)],
    ['author key id', author.keyId],
    ['hub public key', toHex(hub.publicKey)],
    ['canonical bytes', toHex(bytes)],
    ['C0', toHex(body)],
    ['message signed', toHex(message)],
    ['signature', toHex(signature)],
    ['C', toHex(commitment)],
    ['leaf record', toHex(leaf)],
    ['leaf hash', toHex(leafHash)],
    ['root of two such leaves', toHex(root)],
    ['note key hash', toHex(noteKeyHash(origin, hub.publicKey))],
    ['verifier key', noteVerifierKey(origin, hub.publicKey)],
    ['checkpoint note', toHex(utf8(note))],
    ['box', toHex(sealed.box)],
    ['id digest', toHex(digest)],
    ['record', toHex(record)],
    ['key slot', toHex(slot)],
    ['key slot, erased', toHex(erased)],
    ['header of entries.log', toHex(fileHeader('entries', origin))],
    ['tile path', tilePath({ level: 1, index: 1_234_067, width: 3 })],
  ])
}

test('every vector in docs/format.md is what the code makes', async () => {
  const page = readFileSync(new URL('../../docs/format.md', import.meta.url), 'utf8')
  const block = /```vectors\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const written = new Map(
    block
      .trim()
      .split('\n')
      .map((line): [string, string] => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
  )
  assert.deepEqual(written, await vectors())
})

if (process.argv[2] === 'print') for (const [name, value] of await vectors()) console.log(`${name}: ${value}`)
