import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { pages } from './pages.ts'

const folder = await mkdtemp(join(tmpdir(), 'parley-pages-'))
after(() => rm(folder, { recursive: true, force: true }))
const dist = join(folder, 'dist')
await mkdir(join(dist, 'assets'), { recursive: true })
await writeFile(join(folder, 'secret.txt'), 'secret')
await writeFile(join(dist, 'index.html'), '<!doctype html><p>app')
await writeFile(join(dist, 'assets', 'main-Ab3dEf9h.js'), `console.log(1) //${' '.repeat(2000)}`)
await writeFile(join(dist, 'robots.txt'), 'no')
await symlink(join(folder, 'secret.txt'), join(dist, 'link.txt'))
const web = pages(dist)
const html = 'text/html,*/*;q=0.8'

test('a browser that asks for an unknown page gets the app, not to be kept', async () => {
  for (const path of ['/', '/p/prc_1/claims', '/sign-in', '/first', '/a.b']) {
    const page = await web.page(path, html, '')
    assert.equal(page?.body.toString(), '<!doctype html><p>app', path)
    assert.equal(page?.headers['cache-control'], 'no-cache')
  }
})

test('the root is the app for whoever takes anything, and not for a program that wants data', async () => {
  for (const accept of ['*/*', '', html]) assert.match(String((await web.page('/', accept, ''))?.body), /app/, accept)
  assert.equal(await web.page('/', 'application/json', ''), undefined)
})

test('a program that asks for an unknown address gets nothing, and a missing script is missing', async () => {
  assert.equal(await web.page('/nothing', 'application/json', ''), undefined)
  assert.equal(await web.page('/assets/gone-12345678.js', html, ''), undefined)
})

test('a file with a hash in its name is kept for good, and sent compressed', async () => {
  const page = await web.page('/assets/main-Ab3dEf9h.js', '*/*', 'gzip, br')
  assert.equal(page?.headers['cache-control'], 'public, max-age=31536000, immutable')
  assert.equal(page?.headers['content-type'], 'text/javascript; charset=utf-8')
  assert.equal(page?.headers['content-encoding'], 'br')
  assert.match(brotliDecompressSync(page!.body).toString(), /console\.log/)
  assert.equal((await web.page('/robots.txt', '*/*', 'br'))?.headers['cache-control'], 'no-cache')
})

test('nothing outside the folder is served, however it is asked for', async () => {
  const ways = [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
  ]
  ways.push(
    '/..%5csecret.txt',
    '/link.txt',
    '/%00',
    '/%',
    '//secret.txt',
    '/./../secret.txt',
    '/etc/passwd',
    `/${folder}/secret.txt`,
  )
  for (const path of ways) {
    const page = await web.page(path, '*/*', '')
    assert.equal(page, undefined, path)
  }
})

test('without a built app there is a page that says how to build it', async () => {
  const page = await pages(join(folder, 'none')).page('/', html, '')
  assert.match(page!.body.toString(), /npm run build/)
})
