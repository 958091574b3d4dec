import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSearch, stringifySearch } from './search.ts'

test('words that look like numbers stay words', () => {
  assert.deepEqual(parseSearch('?token=1e5&q=007'), { token: '1e5', q: '007' })
})

test('what is written is read back, lists and odd signs included', () => {
  const search = { open: 'claims:ent_a/c3', standing: ['machine', 'accepted'], q: 'a & b = “c”' }
  assert.deepEqual(parseSearch(stringifySearch(search)), search)
})

test('empty and absent values leave no trace', () => {
  assert.equal(stringifySearch({ q: '', open: undefined, list: [] }), '')
})
