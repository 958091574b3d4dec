// Two hubs are introduced to each other from a terminal, listed and parted.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Serving, startHub } from '@parley/hub'
import { announce } from '../data.ts'
import { main } from '../main.ts'
import { exit } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-peer-'))
const hubs: { serving: Serving; silence: () => void }[] = []

const data = (which: number) => join(folder, `hub-${which}`)
async function parley(which: number, args: readonly string[]) {
  let out = ''
  let err = ''
  const code = await main(args, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    input: async () => new Uint8Array(),
    watched: false,
    env: { PARLEY_DATA: data(which) },
    stop: new Promise(() => {}),
  })
  return { code, out, err }
}

before(async () => {
  for (const which of [0, 1]) {
    const serving = await startHub({
      data: data(which),
      host: '127.0.0.1',
      port: 0,
      sample: false,
      web: join(folder, 'none'),
      say: () => {},
      peers: { isInside: true, everyMs: 100 },
    })
    hubs.push({ serving, silence: announce(data(which), serving.url) })
  }
})
after(async () => {
  for (const { serving, silence } of hubs) {
    silence()
    await serving.close()
  }
  rmSync(folder, { recursive: true, force: true })
})

test('a peer is added with its key, listed with how the exchange stands, and removed', async () => {
  const [one, other] = [hubs[0]!.serving, hubs[1]!.serving]
  const { own } = JSON.parse((await parley(1, ['peer', 'list', '--json'])).out)
  assert.equal(own.hubKey, other.hub.hubKey)
  const added = await parley(0, [
    ...['peer', 'add', own.hubKey, '--organisation', own.organisation],
    ...['--url', other.url, '--name', 'The Other Hub', '--json'],
  ])
  assert.equal(added.code, exit.ok, added.err)
  assert.equal(JSON.parse(added.out).origin, own.origin)
  await parley(1, ['peer', 'add', one.hub.hubKey, '--organisation', one.hub.home, '--url', one.url])
  const listed = async () => (await parley(0, ['peer', 'list'])).out
  const end = performance.now() + 30_000
  while (!(await listed()).includes('its log of') && performance.now() < end) await sleep(100)
  const out = await listed()
  assert.match(out, new RegExp(`${own.origin}  The Other Hub\n {2}asked at ${other.url}, last 2`))
  assert.match(out, /here: \d+ of its entries, its log of \d+ proven; there: \d+ of ours/)
  const removed = await parley(0, ['peer', 'remove', own.origin])
  assert.equal(removed.code, exit.ok)
  assert.match(await listed(), /It has no peers/)
})

for (const [what, args, words] of [
  ['a key that is none', ['add', 'hello', '--organisation', 'org_00000000000000000000000000'], /is no key of a log/],
  ['a peer nobody knows', ['remove', 'nowhere.example/log'], /There is no peer 'nowhere.example\/log' here/],
  ['no organisation', ['add', 'a+00000000+AAAA'], /--organisation/],
] as const) {
  test(`${what} is refused in words`, async () => {
    const { code, err } = await parley(0, ['peer', ...args])
    assert.equal(code, exit.usage)
    assert.match(err, words)
  })
}

test('an address that is no hub’s, and a hub’s own key, are refused by the hub', async () => {
  const [one, other] = [hubs[0]!.serving, hubs[1]!.serving]
  const add = (key: string, url: string) =>
    parley(0, ['peer', 'add', key, '--organisation', other.hub.home, '--url', url])
  const plain = await add(other.hub.hubKey, 'http://203.0.113.7')
  assert.notEqual(plain.code, exit.ok)
  assert.match(plain.err, /it is not https/)
  const itself = await add(one.hub.hubKey, other.url)
  assert.match(itself.err, /not another hub's key/)
})

test('how peers are asked is refused where it cannot be meant', async () => {
  for (const [args, words] of [
    [['--peers-every', '0'], /every 1 to 86400 seconds/],
    [['--peers-every', 'often'], /every 1 to 86400 seconds/],
  ] as const) {
    const { code, err } = await parley(0, ['start', ...args])
    assert.equal(code, exit.usage)
    assert.match(err, words)
  }
})
