import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect as open } from 'node:net'
import { after, test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createFetcher, type FetchRequest, type World } from './fetch.ts'

// A public-looking world in which every connection ends at a server of this test, and is written down.
const pages = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>()
const server = createServer((request, response) => {
  const page = pages.get(`${request.headers.host}${request.url}`)
  if (page === undefined) response.writeHead(404).end()
  else page(request, response)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo // it listens on a port, not a pipe
after(() => {
  server.closeAllConnections()
  server.close()
})

function world(names: Record<string, readonly string[]>) {
  const connected: string[] = []
  const resolved: string[] = []
  const made: World = {
    resolve: async (host) => {
      resolved.push(host)
      const addresses = names[host]
      if (addresses === undefined) throw new Error(`ENOTFOUND ${host}`)
      return addresses
    },
    connect: (options, callback) => {
      connected.push(`${options.hostname}:${options.port || (options.protocol === 'https:' ? 443 : 80)}`)
      const socket = open({ port, host: '127.0.0.1' }, () => callback(null, socket))
      socket.once('error', (error) => callback(error, null))
    },
  }
  return { made, connected, resolved }
}

const publicAddress = '93.184.215.14'
const request: FetchRequest = { bytesMax: 100_000 }

test('a document is fetched from the address that was checked', async () => {
  pages.set('news.example/a?b=1', (_, response) => response.setHeader('content-type', 'text/html').end('<p>x'))
  const { made, connected } = world({ 'news.example': [publicAddress] })
  const got = await createFetcher({ world: made })('http://news.example/a?b=1#c', request)
  assert.deepEqual(connected, [`${publicAddress}:80`])
  assert.equal(new TextDecoder().decode(got.bytes), '<p>x')
  assert.equal(got.mediaType, 'text/html')
  assert.equal(got.url, 'http://news.example/a?b=1')
})

test('nothing of ours is sent along', async () => {
  let headers: IncomingMessage['headers'] = {}
  pages.set('news.example/h', (asked, response) => {
    headers = asked.headers
    response.setHeader('set-cookie', 'a=b').end('x')
  })
  const { made } = world({ 'news.example': [publicAddress] })
  const fetch = createFetcher({ world: made })
  await fetch('http://news.example/h', request)
  await fetch('http://news.example/h', request)
  assert.deepEqual(Object.keys(headers).sort(), ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
})

const refusedNames: [string, readonly string[]][] = [
  ['a name that means this machine', ['127.0.0.1']],
  ['a name that means the cloud metadata service', ['169.254.169.254']],
  ['one private address among public ones', [publicAddress, '10.0.0.1']],
  ['one private IPv6 address among public ones', [publicAddress, 'fd00::1']],
  ['a mapped address', ['::ffff:127.0.0.1']],
  ['a NAT64 address', ['64:ff9b::7f00:1']],
  ['something that is no address', ['localhost']],
]
for (const [name, addresses] of refusedNames) {
  test(`no connection is made for ${name}`, async () => {
    const { made, connected } = world({ 'evil.example': addresses })
    await assert.rejects(createFetcher({ world: made })('http://evil.example/', request), { code: 'address-refused' })
    assert.deepEqual(connected, [])
  })
}

test('a name is resolved once for each hop, so that a second answer cannot differ', async () => {
  pages.set('rebind.example/', (_, response) => response.end('x'))
  const { made, connected, resolved } = world({})
  let asked = 0
  const turning = { ...made, resolve: async () => (++asked === 1 ? [publicAddress] : ['127.0.0.1']) }
  await createFetcher({ world: turning })('http://rebind.example/', request)
  assert.equal(asked, 1)
  assert.deepEqual(resolved, [])
  assert.deepEqual(connected, [`${publicAddress}:80`])
})

const inward = [
  'http://127.0.0.1/',
  'http://localhost/',
  'http://[::1]/',
  '//169.254.169.254/latest/meta-data/',
  'http://inside.example/',
  'file:///etc/passwd',
  'http://user@news.example/',
  'http://news.example:22/',
]
for (const status of [301, 302, 303, 307, 308]) {
  test(`a ${status} to somewhere inside is refused before a second connection`, async () => {
    for (const location of inward) {
      pages.set('news.example/r', (_, response) => response.writeHead(status, { location }).end('moved'))
      const { made, connected } = world({ 'news.example': [publicAddress], 'inside.example': ['192.168.0.1'] })
      await assert.rejects(createFetcher({ world: made })('http://news.example/r', request), (error) => {
        assert.match((error as { code: string }).code, /^(url|address)-refused$/) // a Refusal carries one
        return true
      })
      assert.deepEqual(connected, [`${publicAddress}:80`], location)
    }
  })
}

test('redirects are followed, relative ones too, but not for ever', async () => {
  for (let i = 0; i < 8; i++) {
    pages.set(`news.example/${i}`, (_, response) => response.writeHead(302, { location: `${i + 1}` }).end())
  }
  pages.set('news.example/8', (_, response) => response.end('here'))
  const { made, connected } = world({ 'news.example': [publicAddress] })
  const fetch = createFetcher({ world: made })
  const got = await fetch('http://news.example/3', request)
  assert.equal(got.url, 'http://news.example/8')
  assert.equal(connected.length, 6)
  await assert.rejects(fetch('http://news.example/2', request), { code: 'fetch-failed' })
})

const bombs: [string, string, Buffer][] = [
  ['plain', '', Buffer.alloc(200_000)],
  ['gzip', 'gzip', gzipSync(Buffer.alloc(50_000_000))],
  ['brotli', 'br', brotliCompressSync(Buffer.alloc(50_000_000))],
  ['gzip in gzip', 'gzip, gzip', gzipSync(gzipSync(Buffer.alloc(50_000_000)))],
]
for (const [name, encoding, body] of bombs) {
  test(`too much is stopped while it streams: ${name}`, async () => {
    pages.set('news.example/bomb', (_, response) => {
      response.writeHead(200, encoding === '' ? {} : { 'content-encoding': encoding }).end(body)
    })
    const { made } = world({ 'news.example': [publicAddress] })
    await assert.rejects(createFetcher({ world: made })('http://news.example/bomb', request), { code: 'too-large' })
  })
}

test('a compressed answer is unpacked', async () => {
  pages.set('news.example/z', (_, response) => {
    response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync('words'))
  })
  const { made } = world({ 'news.example': [publicAddress] })
  const got = await createFetcher({ world: made })('http://news.example/z', request)
  assert.equal(new TextDecoder().decode(got.bytes), 'words')
})

const failures: [string, (request: IncomingMessage, response: ServerResponse) => void][] = [
  ['an error status', (_, response) => response.writeHead(500).end('x')],
  ['an encoding nobody asked for', (_, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x')],
  ['three layers', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip,gzip,gzip' }).end('x')],
  ['damaged compression', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip')],
  ['a broken connection', (_, response) => void response.socket?.destroy()],
  ['a redirect to nowhere', (_, response) => response.writeHead(302).end()],
]
for (const [name, page] of failures) {
  test(`a clear refusal for ${name}`, async () => {
    pages.set('news.example/f', page)
    const { made } = world({ 'news.example': [publicAddress] })
    await assert.rejects(createFetcher({ world: made })('http://news.example/f', request), { code: 'fetch-failed' })
  })
}

test('a slow server, a slow body and a slow resolver all end at the same limit', async () => {
  pages.set('news.example/slow', () => undefined)
  pages.set('news.example/drip', (_, response) => void response.write('x'))
  const { made } = world({ 'news.example': [publicAddress] })
  const fetch = createFetcher({ world: made, timeoutMs: 150 })
  await assert.rejects(fetch('http://news.example/slow', request), { code: 'fetch-timeout' })
  await assert.rejects(fetch('http://news.example/drip', request), { code: 'fetch-timeout' })
  const stuck = { ...made, resolve: () => new Promise<never>(() => undefined) }
  await assert.rejects(createFetcher({ world: stuck, timeoutMs: 150 })('http://news.example/', request), {
    code: 'fetch-timeout',
  })
})

test('an unchanged document costs no bytes', async () => {
  pages.set('news.example/feed', (asked, response) => {
    if (asked.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
    else response.writeHead(200, { etag: '"v1"' }).end('feed')
  })
  const { made } = world({ 'news.example': [publicAddress] })
  const fetch = createFetcher({ world: made })
  const first = await fetch('http://news.example/feed', request)
  assert.equal(first.etag, '"v1"')
  const second = await fetch('http://news.example/feed', { ...request, etag: first.etag })
  assert.equal(second.state, 'unchanged')
  assert.equal(second.bytes.length, 0)
})

test('https goes to the checked address under the name of the server', async () => {
  const { made } = world({ 'news.example': [publicAddress] })
  const seen: unknown[] = []
  const recording: World = {
    ...made,
    connect: (options, callback) => {
      seen.push([options.hostname, options.servername, options.protocol])
      callback(new Error('refused by the test'), null)
    },
  }
  await assert.rejects(createFetcher({ world: recording })('https://news.example/', request), { code: 'fetch-failed' })
  assert.deepEqual(seen, [[publicAddress, 'news.example', 'https:']])
})
