import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routes } from '@parley/api'
import { checker, parseQuery, schemaCompiler } from './shape.ts'

test('a query keeps filters by field, and a name that comes twice is a list', () => {
  assert.deepEqual(parseQuery('q=two%20words&filter[a]=1&filter[a]=2&filter%5Bb%5D=3&sort=-x&sort=y'), {
    q: 'two words',
    filter: { a: ['1', '2'], b: ['3'] },
    sort: ['-x', 'y'],
  })
  assert.deepEqual(parseQuery(''), {})
})

test('a query named like a part of every object changes no object', () => {
  const query = parseQuery('__proto__=x&constructor=y&filter[__proto__]=z')
  assert.equal(Object.getPrototypeOf(query), Object.prototype)
  assert.equal(({} as Record<string, unknown>).x, undefined) // a fresh object, looked at by any name
  assert.deepEqual(Object.keys(query).sort(), ['__proto__', 'constructor', 'filter'])
})

const check = (part: 'querystring' | 'params', schema: unknown) =>
  schemaCompiler({ schema: schema as typeof routes.entries.query, method: 'GET', url: '/', httpPart: part }) as (
    value: unknown,
  ) => { value?: unknown; error?: Error } // what Fastify calls, narrowed to what it returns

test('numbers of a query are read, and nothing else is guessed', () => {
  const entries = check('querystring', routes.entries.query)
  assert.deepEqual(entries({ limit: '20' }), { value: { limit: 20 } })
  for (const limit of ['0', '201', '-1', '1.5', '1e2', '0x10', ' 20', '', 'many', '99999999999999999999']) {
    assert.equal((entries({ limit }).error as { code?: string })?.code, 'bad-request', limit) // a Refusal carries one
  }
  assert.ok(entries({ unknown: 'x' }).error)
  assert.ok(entries({ limit: ['1', '2'] }).error)
})

test('a body with a field nobody knows is refused, and says which', () => {
  const body = checker(routes.addEntry.body, 'body')
  const good = { kind: 'note-added', process: 'prc_1', body: {} }
  assert.deepEqual(body(good), good)
  assert.throws(() => body({ ...good, author: { organisation: 'org_1' } }), { code: 'bad-request' })
  assert.throws(() => body({ kind: 'note-added' }), { code: 'bad-request' })
  assert.throws(() => body(null), { code: 'bad-request' })
  assert.throws(() => body('x'), { code: 'bad-request' })
})
