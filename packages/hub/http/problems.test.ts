import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { statuses, statusOf } from '@parley/api'
import { Unreadable } from '@parley/read'
import { Refusal } from '../refusal.ts'
import { problemOf } from './problems.ts'

const packages = fileURLToPath(new URL('../../', import.meta.url))
// Said to a person at a terminal about a folder, before anything listens.
const beforeServing = new Set(
  'not-ours damaged newer-format open-to-others origin-fixed not-empty not-a-backup damaged-backup log-locked log-in-database log-in-folder log-not-there log-other-origin log-other-key no-reader-role bad-model'.split(
    ' ',
  ),
)

test('every refusal somebody may meet over HTTP has a status of its own in the one table', () => {
  const codes = new Set<string>()
  for (const room of ['hub', 'peace']) {
    for (const file of readdirSync(join(packages, room), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file.includes('node_modules')) continue
      const source = readFileSync(join(packages, room, file), 'utf8')
      for (const [, code] of source.matchAll(/(?:new Refusal|denied)\(\s*'([a-z-]+)'/g)) codes.add(code!)
    }
  }
  assert.ok(codes.size > 20)
  const missing = [...codes].filter((code) => !Object.hasOwn(statuses, code) && !beforeServing.has(code))
  assert.deepEqual(missing, [])
})

test('what is ours to repair is told to the operator and not to the caller', () => {
  const told: string[] = []
  const problem = problemOf(new Error('column "secret" of /home/us does not exist'), (line) => told.push(line))
  assert.equal(problem.status, 500)
  assert.doesNotMatch(JSON.stringify(problem), /secret|home/)
  assert.match(told.join(), /secret/)
  assert.equal(problemOf('a string', () => undefined).status, 500)
  assert.equal(problemOf(undefined, () => undefined).status, 500)
})

test('the values of a case stand beside the members of a problem and never in their place', () => {
  const bent = { status: 200, code: 'fine', detail: 'x', type: 'y', title: 'z', limit: 5 }
  const problem = problemOf(new Refusal('too-large', bent, 'Too large.'), () => undefined)
  assert.deepEqual(
    { ...problem },
    { type: 'about:blank', title: 'Payload Too Large', status: 413, detail: 'Too large.', code: 'too-large', limit: 5 },
  )
})

test('unreadable bytes and unknown refusals are refusals', () => {
  assert.equal(problemOf(new Unreadable('bomb', {}, 'A bomb.'), () => undefined).status, 422)
  assert.equal(statusOf('something-new'), 422)
  assert.equal(statusOf('toString'), 422)
})
