// Requests between hubs: each is for one hub, one question and one moment, and good once. Answers are for one request.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { generateSigner } from '@parley/log'
import { isAnswer, openRequests, originIn, signAnswer, signRequest } from './request.ts'

const [asker, answerer, stranger] = [generateSigner().signer, generateSigner().signer, generateSigner().signer]
const [from, to, target] = ['asker.example/log', 'answerer.example/log', '/peer/entries?after=x&size=3']
const start = new Date('2031-03-12T10:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const signed = (more: Partial<{ from: string; to: string; target: string }> = {}, now = start, signer = asker) =>
  signRequest({ from, to, target, ...more }, { signer, now })

function answering(name = to) {
  const clock = { now: start }
  const requests = openRequests({ to: name, now: () => clock.now })
  const check = (header: string, about: Partial<{ target: string; key: Uint8Array }> = {}) =>
    requests.check(header, { target, key: asker.publicKey, ...about })
  return { clock, check }
}
const unknown = { code: 'peer-unknown' }

test('a request is taken once, and says who asked', async () => {
  const { check, clock } = answering()
  const { header, asked } = await signed()
  assert.equal(originIn(header), from)
  assert.deepEqual(await check(header), asked)
  await assert.rejects(check(header), unknown)
  clock.now = after(59)
  await assert.rejects(check(header), unknown)
})

for (const [what, seconds, isTaken] of [
  ['a minute old', -60, true],
  ['older than a minute', -61, false],
  ['a minute ahead', 60, true],
  ['further ahead', 61, false],
] as const) {
  test(`a request ${what} is ${isTaken ? 'taken' : 'refused'}`, async () => {
    const { check } = answering()
    const { header } = await signed({}, after(seconds))
    if (isTaken) await check(header)
    else await assert.rejects(check(header), unknown)
  })
}

test('a nonce is remembered as long as a request with it could be in time', async () => {
  const { check, clock } = answering()
  // Taken as early as it can be, and played again as late as it can be.
  const { header } = await signed({}, after(60))
  await check(header)
  for (const seconds of [1, 60, 119, 120]) {
    clock.now = after(seconds)
    await assert.rejects(check(header), unknown, `${seconds} s later`)
  }
})

for (const [what, make] of [
  ['for another hub', () => signed({ to: 'other.example/log' })],
  ['for another question', () => signed({ target: '/peer/entries?size=3' })],
  ['signed with another key', () => signed({}, start, stranger)],
  ['under another name', async () => ({ header: (await signed()).header.replace(from, 'else.example/log') })],
  [
    'with another moment',
    async () => ({ header: (await signed()).header.replace(/ (\d+) /, (_, at) => ` ${Number(at) + 1} `) }),
  ],
  [
    'with another nonce',
    async () => ({
      header: (await signed()).header.replace(/ [A-Za-z0-9+/]{22}== /, ` ${randomBytes(16).toString('base64')} `),
    }),
  ],
  ['that is empty', async () => ({ header: '' })],
  ['of another version', async () => ({ header: (await signed()).header.replace(/^v1/, 'v2') })],
] as const) {
  test(`a request ${what} is refused in the same words`, async () => {
    const { check } = answering()
    const { header } = await make()
    const refusal = await check(header).then(
      () => undefined,
      (error: Error & { code: string }) => ({ code: error.code, message: error.message }),
    )
    const plain = await check('v1 nonsense').catch((error: Error & { code: string }) => ({
      code: error.code,
      message: error.message,
    }))
    assert.deepEqual(refusal, plain)
    // What was refused used up nothing.
    await check((await signed()).header)
  })
}

test('a flood of nonces is refused, does not grow, and ends when they are out of time', async () => {
  const { check, clock } = answering()
  for (let n = 0; n < 10_000; n++) await check((await signed()).header)
  await assert.rejects(check((await signed()).header), unknown)
  clock.now = after(121)
  await check((await signed({}, clock.now)).header)
})

test('an answer is for this request and this body, and by the hub that was asked', async () => {
  const { asked } = await signed()
  const other = (await signed()).asked
  const body = new TextEncoder().encode('a page')
  const header = await signAnswer(asked, body, answerer)
  const key = answerer.publicKey
  assert.equal(await isAnswer(asked, { body, header, key }), true)
  for (const [why, found] of [
    ['another request', await isAnswer(other, { body, header, key })],
    ['another body', await isAnswer(asked, { body: new TextEncoder().encode('a pagE'), header, key })],
    ['another hub', await isAnswer(asked, { body, header, key: stranger.publicKey })],
    ['another question', await isAnswer({ ...asked, target: '/peer/seen?of=' }, { body, header, key })],
    ['another asker', await isAnswer({ ...asked, from: 'else.example/log' }, { body, header, key })],
    ['no header', await isAnswer(asked, { body, header: '', key })],
    ['no base64', await isAnswer(asked, { body, header: `v1 ${'='.repeat(88)}`, key })],
    [
      'a request’s signature',
      await isAnswer(asked, { body, header: `v1 ${(await signed()).header.split(' ').at(-1)}`, key: asker.publicKey }),
    ],
  ] as const) {
    assert.equal(found, false, why)
  }
})
