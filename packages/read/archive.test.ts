import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { listEntries, pack, unpack } from './archive.ts'
import type { UnreadableCode } from './reading.ts'
import { Unreadable } from './unreadable.ts'

const isRefusal = (code: UnreadableCode) => (error: unknown) => error instanceof Unreadable && error.code === code

test('what is packed comes out, and only what was asked for', () => {
  const bytes = zipSync({ 'a.xml': strToU8('<a/>'), 'b.bin': strToU8('b'.repeat(1000)) })
  const files = unpack(bytes, (name) => name.endsWith('.xml'))
  assert.deepEqual(
    [...files].map(([name, file]) => [name, strFromU8(file)]),
    [['a.xml', '<a/>']],
  )
})

test('packing again gives an ordinary archive, the same each time', () => {
  const files = new Map([['a.xml', strToU8('<a/>')]])
  assert.equal(strFromU8(unzipSync(pack(files))['a.xml']!), '<a/>')
  assert.deepEqual(pack(files), pack(files))
})

test('the budget is of bytes that came out, not of bytes promised', () => {
  const bytes = zipSync({ 'a.xml': new Uint8Array(3_000_000) })
  // The archive lies about its size: both records say one byte.
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + 4 <= bytes.length; at++) {
    const mark = view.getUint32(at, true)
    if (mark === 0x04034b50) view.setUint32(at + 22, 1, true)
    if (mark === 0x02014b50) view.setUint32(at + 24, 1, true)
  }
  assert.throws(() => unpack(bytes, () => true, 1_000_000), isRefusal('bomb'))
})

test('the budget is for all parts together', () => {
  const bytes = zipSync({ 'a.xml': new Uint8Array(600_000), 'b.xml': new Uint8Array(600_000) })
  assert.throws(() => unpack(bytes, () => true, 1_000_000), isRefusal('bomb'))
})

test('entries that share their bytes are each counted', () => {
  const bytes = zipSync({ 'a.xml': new Uint8Array(600_000), 'b.xml': new Uint8Array(600_000) })
  const [a] = listEntries(bytes)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + 4 <= bytes.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 42, a!.offset, true)
  assert.throws(() => unpack(bytes, () => true, 1_000_000), isRefusal('bomb'))
})

test('too many parts are refused before any is opened', () => {
  const bytes = zipSync(Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`${i}`, new Uint8Array()])), {
    level: 0,
  })
  assert.throws(() => listEntries(bytes), isRefusal('bomb'))
})

test('an archive inside the archive stays closed', () => {
  const inner = zipSync({ 'c.xml': new Uint8Array(3_000_000) })
  const files = unpack(zipSync({ 'inner.zip': inner, 'a.xml': strToU8('<a/>') }), () => true, 100_000)
  assert.deepEqual(files.get('inner.zip'), inner)
})

test('a protected entry is refused as encrypted, a cut archive as damaged', () => {
  const bytes = zipSync({ 'a.xml': strToU8('<a/>') })
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + 4 <= bytes.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true)
  assert.throws(() => unpack(bytes, () => true), isRefusal('encrypted'))
  assert.throws(() => unpack(bytes.subarray(0, 40), () => true), isRefusal('damaged'))
})
