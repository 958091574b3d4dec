import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { similarity } from './fingerprint.ts'
import { read, readDocument } from './read.ts'

const fixture = (name: string) => readFile(new URL(`fixtures/${name}`, import.meta.url))

test('a reading holds the document, what was found in it, and its fingerprint; the same bytes give the same reading', async () => {
  const bytes = await fixture('web-copy.txt')
  const one = await read(bytes, { date: '2031-10-20' })
  assert.deepEqual(one.document, await readDocument(bytes, { date: '2031-10-20' }))
  assert.equal(one.document.published, '2031-10-19')
  assert.deepEqual(await read(bytes, { date: '2031-10-20' }), one)
  const page = await read(await fixture('news-page.html'))
  assert.ok(similarity(one.fingerprint, page.fingerprint) > 0.6)
})
