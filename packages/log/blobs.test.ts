// Blobs: kept encrypted, named so that nothing can be guessed, gone when erased, and never half there.
import { strict as assert } from 'node:assert'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { openFolderBlobs } from './blobs.ts'
import type { BlobStore } from './log.ts'

async function withBlobs(body: (blobs: BlobStore, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-blobs-'))
  try {
    await body(await openFolderBlobs(folder), folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function everyFile(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

test('a blob comes back as it was, whatever its size', () =>
  withBlobs(async (blobs) => {
    for (const size of [0, 1, 65_537, 3_000_000]) {
      const bytes = randomBytes(size)
      const ref = await blobs.put(bytes)
      assert.equal(ref.size, size)
      assert.deepEqual(Buffer.from((await blobs.get(ref))!), bytes)
    }
  }))

test('neither name nor disk tell the content: the same words twice have nothing in common', () =>
  withBlobs(async (blobs, folder) => {
    const words = Buffer.from('the witness is called Canary Wren')
    const [one, two] = [await blobs.put(words), await blobs.put(words)]
    assert.notEqual(one.id, two.id)
    assert.notEqual(one.id, createHash('sha256').update(words).digest('hex'))
    for (const file of await everyFile(folder)) assert.ok(!(await readFile(file)).includes('Canary'), file)
  }))

test('an erased blob is gone, its key as well, and twice is once', () =>
  withBlobs(async (blobs, folder) => {
    const ref = await blobs.put(Buffer.from('words'))
    const keyFile = (await everyFile(folder)).find((file) => file.endsWith(ref.slot))!
    const key = (await readFile(keyFile)).subarray(0, 32)
    await blobs.erase(ref)
    await blobs.erase(ref)
    assert.equal(await blobs.get(ref), undefined)
    for (const file of await everyFile(folder)) assert.ok(!(await readFile(file)).includes(key), file)
  }))

test('a damaged, missing or made-up blob is refused by name', () =>
  withBlobs(async (blobs, folder) => {
    const ref = await blobs.put(Buffer.from('words'))
    for (const file of await everyFile(folder)) {
      const bytes = await readFile(file)
      for (const at of [0, bytes.length - 1]) {
        const bent = Buffer.from(bytes)
        bent[at]! ^= 1
        await writeFile(file, bent)
        await assert.rejects(blobs.get(ref), { code: 'blob-damaged' })
      }
      await rm(file)
      await assert.rejects(blobs.get(ref), { code: 'blob-missing' })
      await writeFile(file, bytes)
    }
    const other = await blobs.put(Buffer.from('other'))
    await assert.rejects(blobs.get({ ...ref, slot: other.slot }), { code: 'blob-damaged' })
    for (const id of ['../../etc/passwd', '', 'A'.repeat(64)])
      await assert.rejects(blobs.get({ ...ref, id }), { code: 'blob-missing' })
    await assert.rejects(blobs.erase({ ...ref, slot: '..' }), { code: 'blob-missing' })
  }))
