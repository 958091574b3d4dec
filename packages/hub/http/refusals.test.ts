import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { test } from 'node:test'
import type { Problem } from '@parley/api'
import { newId } from '@parley/peace'
import { openHouse } from './serving-testing.ts'

const house = await openHouse()
const { hub } = house.serving

const json = { 'content-type': 'application/json' }
const strange: [string, RequestInit & { path: string }, number, string][] = [
  ['an unknown address', { path: '/nothing' }, 404, 'not-found'],
  ['an unknown view', { path: '/views/secrets' }, 404, 'not-found'],
  ['a method nobody offers', { path: '/entries', method: 'DELETE' }, 404, 'not-found'],
  ['a view name that is none', { path: '/views/Claims' }, 400, 'bad-request'],
  ['a limit that is no number', { path: '/entries?limit=many' }, 400, 'bad-request'],
  ['a limit above the most', { path: '/entries?limit=201' }, 400, 'bad-request'],
  ['a parameter nobody knows', { path: '/entries?admin=true' }, 400, 'bad-request'],
  ['a parameter twice', { path: '/entries?limit=1&limit=2' }, 400, 'bad-request'],
  ['a cursor of somebody else', { path: '/entries?cursor=AAAA' }, 400, 'bad-cursor'],
  ['a filter on an unknown field', { path: '/views/claims?filter[secret]=1' }, 400, 'unknown-field'],
  ['a percent sign alone', { path: '/views/claims/%zz' }, 400, 'bad-request'],
  ['broken JSON', { path: '/sign-in', method: 'POST', headers: json, body: '{"email":' }, 400, 'bad-request'],
  ['an empty body', { path: '/sign-in', method: 'POST', headers: json }, 400, 'bad-request'],
  ['an array', { path: '/sign-in', method: 'POST', headers: json, body: '[]' }, 400, 'bad-request'],
  [
    'a field nobody knows',
    { path: '/sign-in', method: 'POST', headers: json, body: '{"email":"a@b.example","password":"x","admin":true}' },
    400,
    'bad-request',
  ],
  [
    'a poisoned prototype',
    {
      path: '/sign-in',
      method: 'POST',
      headers: json,
      body: '{"__proto__":{"a":1},"email":"a@b.example","password":"x"}',
    },
    400,
    'bad-request',
  ],
  [
    'a poisoned constructor',
    {
      path: '/sign-in',
      method: 'POST',
      headers: json,
      body: '{"constructor":{"prototype":{}},"email":"a@b.example","password":"x"}',
    },
    400,
    'bad-request',
  ],
  [
    'another media type',
    {
      path: '/sign-in',
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'email=a',
    },
    415,
    'unsupported-media-type',
  ],
  [
    'a body without a type',
    { path: '/sign-in', method: 'POST', body: new Uint8Array([1, 2, 3]) },
    415,
    'unsupported-media-type',
  ],
  [
    'a large body',
    {
      path: '/sign-in',
      method: 'POST',
      headers: json,
      body: JSON.stringify({ email: 'a', password: 'x'.repeat(300_000) }),
    },
    413,
    'too-large',
  ],
  ['another host', { path: '/me', headers: { host: 'evil.example' } }, 421, 'host-refused'],
  [
    'another origin',
    { path: '/sign-in', method: 'POST', headers: { ...json, origin: 'https://evil.example' }, body: '{}' },
    403,
    'origin-refused',
  ],
  ['a wrong token', { path: '/me', headers: { authorization: 'Bearer x' } }, 401, 'not-signed-in'],
  ['another scheme', { path: '/me', headers: { authorization: 'Basic YTpi' } }, 401, 'not-signed-in'],
]
for (const [name, { path, ...init }, status, expected] of strange) {
  test(`refused in one shape: ${name}`, async () => {
    const { status: got, headers, body } = await raw(path, init)
    const problem = JSON.parse(body) as Problem // its shape is what is tested
    assert.equal(headers['content-type'], 'application/problem+json; charset=utf-8')
    assert.deepEqual([got, problem.code, problem.status], [status, expected, status], body)
    assert.ok(problem.detail.length > 20 && problem.title !== '')
    assert.doesNotMatch(body, /node_modules|\bat \w+ \(|file:\/\/|select |SQLITE|ajv|typebox/i)
    assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/)
  })
}

test('every answer carries what keeps a browser safe', async () => {
  for (const path of ['/me', '/', '/nothing', '/openapi.json', '/log/checkpoint']) {
    const { headers } = await raw(path, { headers: { accept: 'text/html' } })
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /script-src 'self'(;|$)/)
    assert.match(policy, /object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['referrer-policy'], 'no-referrer')
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin')
    assert.equal(headers['x-powered-by'], undefined)
    assert.equal(headers['access-control-allow-origin'], undefined)
  }
  assert.equal((await raw('/me', {})).headers['cache-control'], 'no-store')
})

test('a line that is no HTTP is answered and the hub lives', async () => {
  const text = await new Promise<string>((resolve) => {
    const socket = connect(Number(new URL(house.url).port), '127.0.0.1', () => socket.end('NOT HTTP AT ALL\r\n\r\n'))
    let got = ''
    socket.on('data', (chunk) => (got += String(chunk)))
    socket.on('close', () => resolve(got))
  })
  assert.match(text, /^HTTP\/1\.1 400/)
  assert.deepEqual(await house.public.health(), { status: 'ok' })
})

test('something that breaks inside is told to the operator, and to nobody else', async () => {
  const { reading } = hub
  // A real part that fails once, as a database might.
  Object.assign(hub, { reading: () => Promise.reject(new Error('relation "secret_table" does not exist')) })
  try {
    const { status, body } = await raw(`/documents/${newId('doc', randomBytes)}/reading`, {})
    assert.equal(status, 500)
    assert.doesNotMatch(body, /secret_table/)
    assert.match(house.said.join('\n'), /secret_table/)
  } finally {
    Object.assign(hub, { reading })
  }
})

/** A request with any header, `host` too, which `fetch` would not let through. */
function raw(
  path: string,
  init: RequestInit,
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(house.url)
    const headers = init.headers as Record<string, string> | undefined // a plain object in every case above
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method: init.method ?? 'GET', headers: headers ?? {} },
      (response) => {
        let body = ''
        response.on('data', (chunk) => (body += String(chunk)))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
      },
    )
    request.on('error', reject)
    request.end(init.body === undefined || init.body === null ? undefined : (init.body as string | Uint8Array)) // the two kinds used above
  })
}
