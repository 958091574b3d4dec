import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { packedTables, prepareTables, type Shape, type Tables, tablesFor, tablesIn } from './prepared.ts'

const shape = { bytes: Uint8Array, small: Uint16Array, whole: Uint32Array, broken: Float32Array } satisfies Shape
// Of lengths that need filling up, so that the next table begins where it may.
const made: Tables<typeof shape> = {
  bytes: Uint8Array.of(1, 2, 3),
  small: Uint16Array.of(65535),
  whole: Uint32Array.of(4294967295, 7),
  broken: Float32Array.of(0.5, -1),
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'parley-prepared-'))
after(() => rmSync(folder, { recursive: true }))
const packageFolder = path.join(folder, 'a-package')
mkdirSync(packageFolder)
const description = path.join(packageFolder, 'package.json')
writeFileSync(description, '{"version":"1.0.0"}')
const origin = { folder: packageFolder, edition: 1 }
const remade = () => assert.fail('the prepared tables were not used')

test('prepared tables are read as they were made', () => {
  assert.deepEqual(
    tablesFor('things', origin, shape, () => made),
    made,
  )
  prepareTables('things', origin, shape, () => made)
  assert.deepEqual(tablesFor('things', origin, shape, remade), made)
})

test('tables of another edition, package or shape, and what is not whole, are not used', () => {
  const packed = packedTables(origin, shape, made)
  assert.deepEqual(tablesIn(packed, origin, shape), made)
  assert.equal(tablesIn(undefined, origin, shape), undefined)
  assert.equal(tablesIn(new Uint8Array(0), origin, shape), undefined)
  assert.equal(tablesIn(packed.subarray(0, packed.length - 4), origin, shape), undefined)
  assert.equal(tablesIn(packed, { ...origin, edition: 2 }, shape), undefined)
  assert.equal(tablesIn(packed, origin, { ...shape, more: Uint8Array }), undefined)
  const other = Uint8Array.from(packed)
  other[0]! ^= 1
  assert.equal(tablesIn(other, origin, shape), undefined)

  const before = readFileSync(description)
  writeFileSync(description, '{"version":"1.0.1"}')
  assert.equal(tablesIn(packed, origin, shape), undefined)
  writeFileSync(description, before)
})
