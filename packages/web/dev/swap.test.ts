// Two builds at once: whoever looks sees a whole app, before, between and after.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { build } from 'vite'
import { swappedIntoPlace } from './swap.ts'

test('two builds at once leave one whole app and nothing beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-built-'))
  const root = join(folder, 'app')
  const dist = join(folder, 'dist')
  const workshop = join(folder, 'out')
  mkdirSync(root)
  writeFileSync(join(root, 'index.html'), '<!doctype html><script type="module" src="/main.js"></script>')
  writeFileSync(join(root, 'main.js'), 'document.title = "whole"')
  const once = () =>
    build({ root, configFile: false, logLevel: 'silent', plugins: [swappedIntoPlace({ dist, workshop })] })
  try {
    await once()
    await Promise.all([once(), once(), once()])
    const html = readFileSync(join(dist, 'index.html'), 'utf8')
    const script = /src="(\/assets\/[^"]+)"/.exec(html)?.[1]
    assert.ok(script, html)
    assert.ok(existsSync(join(dist, script)), 'the page names a script that is there')
    assert.deepEqual(readdirSync(workshop), [])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a build that goes elsewhere is left alone', async () => {
  const plugin = swappedIntoPlace({ dist: '/nowhere/dist', workshop: '/nowhere/out' })
  assert.ok(typeof plugin.config === 'function')
  const config = plugin.config as unknown as (given: object) => Promise<object> // called without Vite's own `this`
  assert.deepEqual(await config({ build: { write: false } }), {})
  assert.deepEqual(await config({ build: { outDir: '/tmp/x' } }), {})
})
