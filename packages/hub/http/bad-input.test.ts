import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import type { Problem } from '@parley/api'
import { newId } from '@parley/peace'
import { openHouse, report } from './serving-testing.ts'

const house = await openHouse({ ingest: { timeoutMs: 15_000 } })
const { serving, operator, process, data } = house
const { hub } = serving

type Sent = { readonly status: number; readonly body: Problem & { documents?: { document: string }[] } }
const fields = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')
const fileHead = (name: string, type: string) =>
  `--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`

/** Sends a form piece by piece, as a slow line would. */
function send(pieces: Iterable<string | Uint8Array>, options: { abortAfter?: number } = {}): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${hub.token}`, 'content-type': 'multipart/form-data; boundary=edge' }
    const { port } = new URL(house.url)
    const request = httpRequest(
      { host: '127.0.0.1', port, path: '/documents', method: 'POST', headers },
      (response) => {
        let text = ''
        response.on('data', (chunk) => (text += String(chunk)))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Sent['body'] })) // every answer is JSON
      },
    )
    request.on('error', reject)
    void (async () => {
      let sent = 0
      for (const piece of pieces) {
        if (options.abortAfter !== undefined && sent++ === options.abortAfter) return request.destroy(new Error('gone'))
        if (!request.write(piece)) await new Promise((drained) => request.once('drain', drained))
      }
      request.end('\r\n--edge--\r\n')
    })()
  })
}
const sendFile = (name: string, type: string, bytes: Uint8Array | string) =>
  send([fields({ process }), fileHead(name, type), bytes])

const blobs = async () => (await readdir(join(data, 'blobs'), { recursive: true })).length
/** Whatever is tried, nothing of it stays: no entry, no file, no work in the queue. */
async function leavesNothing<T>(attempt: () => Promise<T>): Promise<T> {
  const before = [hub.log.size(), await blobs()]
  const result = await attempt()
  await serving.ingest.idle()
  assert.deepEqual([hub.log.size(), await blobs()], before)
  assert.deepEqual(await house.public.health(), { status: 'ok' })
  return result
}

/** A ZIP archive with one deflated file (APPNOTE 6.3.9), its sizes declared as given. */
function zip(name: string, content: Uint8Array, declared = content.length): Uint8Array {
  const packed = deflateRawSync(content, { level: 9 })
  const crc = crc32(content)
  const title = Buffer.from(name)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(crc, 14)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declared, 22)
  local.writeUInt16LE(title.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 4)
  central.writeUInt16LE(20, 6)
  local.copy(central, 10, 8, 28)
  central.writeUInt16LE(title.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + title.length, 12)
  end.writeUInt32LE(local.length + title.length + packed.length, 16)
  return Buffer.concat([local, title, packed, central, title, end])
}

/** A PDF that asks for a password nobody gave (ISO 32000-1 §7.6.3, revision 2). */
const lockedPdf = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj',
  `4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>endobj`,
  `trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<${'43'.repeat(16)}><${'43'.repeat(16)}>]/Size 5>>`,
  '%%EOF',
].join('\n')

const seed = Number(globalThis.process.env.SEED ?? Date.now() % 2 ** 31)
console.log(`seed ${seed}`)
/** Bytes that look like nothing, the same for the same seed. */
function garbage(size: number): Uint8Array {
  let state = seed
  return Uint8Array.from({ length: size }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const refused: [string, string, string, () => Uint8Array | string, number, RegExp][] = [
  ['an empty file', 'a.txt', 'text/plain', () => '', 422, /^empty$/],
  ['an encrypted PDF', 'a.pdf', 'application/pdf', () => lockedPdf, 422, /^encrypted$/],
  [
    'a ZIP bomb as DOCX',
    'a.docx',
    docx,
    () => zip('word/document.xml', new Uint8Array(300 * 1024 * 1024)),
    422,
    /^bomb$/,
  ],
  [
    'a ZIP bomb that says it is small',
    'a.docx',
    docx,
    () => zip('word/document.xml', new Uint8Array(300 * 1024 * 1024), 1000),
    422,
    /^(bomb|damaged)$/,
  ],
  ['binary garbage', 'a.bin', 'application/octet-stream', () => garbage(100_000), 422, /^(binary|unsupported)$/],
  ['binary garbage called text', 'a.txt', 'text/plain', () => garbage(100_000), 422, /^(binary|unsupported)$/],
  ['half a PDF', 'a.pdf', 'application/pdf', () => '%PDF-1.7\n1 0 obj<</Type/Cat', 422, /^damaged$/],
  [
    'half a DOCX',
    'a.docx',
    docx,
    () => zip('word/document.xml', new Uint8Array(10)).subarray(0, 40),
    422,
    /^(damaged|binary|unsupported)$/,
  ],
]
for (const [name, file, type, bytes, status, code] of refused) {
  test(`refused with a clear problem, and nothing is kept: ${name}`, async () => {
    const { status: got, body } = await leavesNothing(() => sendFile(file, type, bytes()))
    assert.equal(got, status, JSON.stringify(body))
    assert.match(body.code, code)
    assert.ok(body.detail.length > 20, body.detail)
  })
}

test('a file of 200 MB is refused while it streams, without being held', async () => {
  const piece = new Uint8Array(1024 * 1024).fill(65)
  function* pieces() {
    yield fields({ process })
    yield fileHead('large.txt', 'text/plain')
    for (let i = 0; i < 200; i++) yield piece
  }
  const { status, body } = await leavesNothing(() => send(pieces()))
  assert.equal(status, 413)
  assert.equal(body.code, 'too-large')
  assert.match(body.detail, /32 MiB/)
})

const kept: [string, string, () => Uint8Array | string, RegExp][] = [
  ['10,000 nested tags', 'text/html', () => `<html><body>${'<div>'.repeat(10_000)}<p>${report}`, /deep/],
  [
    'the wrong charset',
    'text/plain; charset=utf-8',
    () => Buffer.from(`Réunion à Genève\n\n${report.replace(/[“”]/g, '"')}`, 'latin1'),
    /charset/,
  ],
]
for (const [name, type, bytes, notice] of kept) {
  test(`read as far as it can be, with a notice that says so: ${name}`, async () => {
    const { status, body } = await sendFile('a', type, bytes())
    assert.equal(status, 202, JSON.stringify(body))
    await serving.ingest.idle()
    const { document } = body.documents![0]!
    const { reading } = await operator.documentReading({ document })
    assert.match(reading.document.text, /crossing had opened/)
    assert.ok(
      reading.document.notices.some((one) => notice.test(one.code)),
      JSON.stringify(reading.document.notices),
    )
  })
}

test('a line that breaks mid-upload leaves nothing behind', async () => {
  const piece = new Uint8Array(1024 * 1024).fill(65)
  await leavesNothing(async () => {
    const aborts = [1, 2, 5].map((abortAfter) =>
      assert.rejects(
        send([fields({ process }), fileHead('a.txt', 'text/plain'), piece, piece, piece, piece, piece], { abortAfter }),
      ),
    )
    await Promise.all(aborts)
    await new Promise((resolve) => setTimeout(resolve, 200))
  })
  // And the next upload finds its way.
  assert.equal((await sendFile('b.txt', 'text/plain', report)).status, 202)
})

const forms: [string, () => (string | Uint8Array)[]][] = [
  ['without a process', () => [fileHead('a.txt', 'text/plain'), report]],
  [
    'with fields after the file',
    () => [
      fields({ process }),
      fileHead('a.txt', 'text/plain'),
      report,
      '\r\n',
      fields({ date: '2026-03-03' }).slice(0, -2),
    ],
  ],
  ['with a field twice', () => [fields({ process }), fields({ process }), fileHead('a.txt', 'text/plain'), report]],
  ['with a field nobody knows', () => [fields({ process, author: 'org_x' }), fileHead('a.txt', 'text/plain'), report]],
  [
    'with an audience that is no JSON',
    () => [fields({ process, audience: 'public' }), fileHead('a.txt', 'text/plain'), report],
  ],
  [
    'with an audience of a shape nobody knows',
    () => [fields({ process, audience: '["everyone"]' }), fileHead('a.txt', 'text/plain'), report],
  ],
  ['with no file', () => [fields({ process }).slice(0, -2)]],
]
for (const [name, pieces] of forms) {
  test(`a form is refused: ${name}`, async () => {
    const { status, body } = await send(pieces())
    assert.equal(status, 400, JSON.stringify(body))
    assert.equal(body.code, 'bad-request')
  })
}

test('a document for a process the organisation is not in is refused', async () => {
  const other = newId('prc', randomBytes)
  await serving.ingest.idle()
  await leavesNothing(() =>
    assert.rejects(operator.addDocuments({ body: { process: other, text: report } }), { name: 'ProblemError' }),
  )
})

test('the same bytes with the same id are one document, also when sent at the same moment; other bytes are refused', async () => {
  const id = newId('ent', randomBytes)
  const body = { process, text: report, name: 'same.txt', id }
  const all = await Promise.all([1, 2, 3].map(() => operator.addDocuments({ body })))
  const later = await operator.addDocuments({ body })
  const documents = new Set([...all, later].map(({ documents: [one] }) => `${one?.document} ${one?.receipt.index}`))
  assert.equal(documents.size, 1)
  await assert.rejects(operator.addDocuments({ body: { ...body, text: `${report} more` } }), { message: /id already/ })
})
