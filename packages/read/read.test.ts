import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
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

test('an English web page loads nothing that only other documents need', () => {
  const script = `
    import { readFileSync } from 'node:fs'
    import { registerHooks } from 'node:module'
    const loaded = []
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) })
    const { read } = await import(${JSON.stringify(new URL('index.ts', import.meta.url))})
    await read(readFileSync(new URL(${JSON.stringify(new URL('fixtures/news-page.html', import.meta.url))})))
    console.log(JSON.stringify(loaded))`
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })
  assert.equal(child.status, 0, child.stderr)
  // The script prints just this.
  const packages = (JSON.parse(child.stdout) as string[]).flatMap(
    (url) => /node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)/.exec(url)?.groups?.name ?? [],
  )
  // What parses markup, and what tags words.
  const needed = ['htmlparser2', 'entities', 'domhandler', 'domelementtype', 'domutils', 'dom-serializer']
  const unneeded = new Set(packages.filter((name) => !needed.includes(name) && !name.startsWith('wink-')))
  assert.deepEqual([...unneeded], [])
  assert.ok(packages.includes('htmlparser2'), packages.join(' '))
})
