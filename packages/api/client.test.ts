import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createClient, ProblemError, urlOf } from './client.ts'
import { paths } from './paths.ts'

const answering = (response: () => Response) => {
  const asked: { url: string; init: RequestInit }[] = []
  const fetch = async (url: unknown, init?: RequestInit) => {
    asked.push({ url: String(url), init: init ?? {} })
    return response()
  }
  return { asked, fetch: fetch as typeof globalThis.fetch } // the client only ever passes a string and an init
}
const json = (body: unknown, status = 200, type = 'application/json; charset=utf-8') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })

const urls: [string, string, Record<string, unknown>, string][] = [
  ['a plain path stays', '/me', {}, '/me'],
  ['a parameter is encoded', '/views/:view/:key', { view: 'claims', key: 'ent_1/c3' }, '/views/claims/ent_1%2Fc3'],
  ['the rest becomes the query', '/entries', { process: 'prc_1', limit: 5 }, '/entries?process=prc_1&limit=5'],
  ['what is undefined is left out', '/entries', { process: undefined, limit: 5 }, '/entries?limit=5'],
  [
    'filters repeat',
    '/views/:view',
    { view: 'claims', filter: { attitude: ['denies', 'confirms'] } },
    '/views/claims?filter%5Battitude%5D=denies&filter%5Battitude%5D=confirms',
  ],
  ['a tile keeps its slashes', '/log/tile/*', { '*': '0/x001/234' }, '/log/tile/0/x001/234'],
]
for (const [name, path, input, expected] of urls) {
  test(`an address: ${name}`, () => assert.equal(urlOf(path, input), expected))
}

test('there is a method for every route', () => {
  const client = createClient() as unknown as Record<string, unknown> // looked at by name, as a table
  for (const name of Object.keys(paths)) assert.equal(typeof client[name], 'function', name)
})

test('a body is sent as JSON, a token as a bearer', async () => {
  const { asked, fetch } = answering(() => json({ entry: 'ent_1', receipt: {} }, 201))
  const client = createClient({ base: 'http://127.0.0.1:1', fetch, token: 't0' })
  await client.addEntry({ body: { kind: 'note-added', process: 'prc_1', body: { text: 'x' } } })
  assert.equal(asked[0]?.url, 'http://127.0.0.1:1/entries')
  assert.equal(asked[0]?.init.method, 'POST')
  assert.deepEqual(JSON.parse(String(asked[0]?.init.body)), {
    kind: 'note-added',
    process: 'prc_1',
    body: { text: 'x' },
  })
  const headers = new Headers(asked[0]?.init.headers)
  assert.equal(headers.get('authorization'), 'Bearer t0')
  assert.equal(headers.get('content-type'), 'application/json')
})

test('a refusal is thrown with its code and the values of the case', async () => {
  const body = {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'No such row.',
    code: 'not-found',
    of: 'x',
  }
  const { fetch } = answering(() => json(body, 404, 'application/problem+json'))
  await assert.rejects(createClient({ fetch }).viewRow({ view: 'claims', key: 'k' }), (error) => {
    assert.ok(error instanceof ProblemError)
    assert.equal(error.code, 'not-found')
    assert.equal(error.status, 404)
    assert.equal(error.problem.of, 'x')
    return true
  })
})

test('an answer of somebody else on the way is still a problem, with its status', async () => {
  const { fetch } = answering(() => new Response('<h1>Bad Gateway</h1>', { status: 502 }))
  await assert.rejects(createClient({ fetch }).me(), { name: 'ProblemError', message: /502/ })
})

test('no answer at all says so', async () => {
  const fetch = () => Promise.reject(new TypeError('fetch failed'))
  await assert.rejects(createClient({ fetch }).me(), (error) => {
    assert.ok(error instanceof ProblemError)
    assert.equal(error.code, 'no-answer')
    return true
  })
})

test('bytes come as the response itself', async () => {
  const { fetch } = answering(() => new Response('note', { headers: { 'content-type': 'text/plain' } }))
  const response = await createClient({ fetch }).checkpoint()
  assert.equal(await response.text(), 'note')
})
