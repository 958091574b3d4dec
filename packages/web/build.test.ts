// The built app: how much a first visit loads, and that nothing in it reaches beyond the hub or runs inline.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

const firstPageGzipMax = 200 * 1024

let output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[] = []
before(async () => {
  const built = await build({
    configFile: `${import.meta.dirname}/vite.config.ts`,
    logLevel: 'silent',
    build: { write: false },
  })
  assert.ok(!Array.isArray(built) && 'output' in built, 'one build with an output')
  output = built.output
})

const chunks = () => output.filter((one) => one.type === 'chunk')

test('a first page is at most 200 KB of JavaScript, compressed', () => {
  const byName = new Map(chunks().map((chunk) => [chunk.fileName, chunk]))
  const wanted = new Set<string>()
  const take = (name: string) => {
    if (wanted.has(name)) return
    wanted.add(name)
    for (const one of byName.get(name)?.imports ?? []) take(one)
  }
  for (const chunk of chunks()) {
    const page = chunk.facadeModuleId ?? ''
    if (chunk.isEntry || /\/(frame\/frame|pages\/situation)\.tsx$/.test(page)) take(chunk.fileName)
  }
  const sizes = [...wanted].map((name) => gzipSync(byName.get(name)?.code ?? '').length)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  console.log(`first page: ${(total / 1024).toFixed(1)} KB gzipped in ${wanted.size} files`)
  assert.ok(wanted.size > 2, 'entry, frame and situation were found')
  assert.ok(total <= firstPageGzipMax, `${total} bytes`)
})

test('index.html has no inline script, and nothing names another host', () => {
  const html = output.find((one) => one.fileName === 'index.html')
  assert.ok(html?.type === 'asset')
  const text = String(html.source)
  assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)/)
  assert.doesNotMatch(text, /\s(?:src|href)="(?:https?:)?\/\//)
  for (const one of output) {
    if (one.type !== 'asset' || !one.fileName.endsWith('.css')) continue
    assert.doesNotMatch(String(one.source), /(?:url\(|@import)\s*["']?(?:https?:)?\/\//, one.fileName)
  }
})

test('no validator and no stand-in of the hub is shipped', () => {
  for (const chunk of chunks()) {
    for (const id of Object.keys(chunk.modules)) {
      assert.doesNotMatch(id, /node_modules\/typebox|packages\/(read|hub)\/|web\/dev\//, chunk.fileName)
    }
  }
})
