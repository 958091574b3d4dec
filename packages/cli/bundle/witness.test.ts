// A log and its witness from a terminal: two hubs are told of each other by their keys, and what is taken out of the one
// is checked by an outsider who trusts the other.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Client, createClient } from '@parley/api'
import { type Serving, startHub } from '@parley/hub'
import { parseCheckpoint, parseNote } from '@parley/log'
import { announce } from '../data.ts'
import { main } from '../main.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-witnessed-'))
const at = (name: string) => join(folder, name)
const process_ = `prc_${'0'.repeat(26)}`
let hub: Serving
let witness: Serving
let client: Client
let silence = () => {}
let witnessKey = ''

async function parley(...args: string[]) {
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
    env: { PARLEY_DATA: at('hub') },
    stop: new Promise(() => {}),
  })
  return { code, out, err }
}

const start = (name: string) =>
  startHub({
    data: at(name),
    host: '127.0.0.1',
    port: 0,
    sample: false,
    web: join(folder, 'none'),
    say: () => {},
    witnessIntervalMs: 10,
  })

async function add(kind: string, body: Record<string, unknown>): Promise<string> {
  return (await client.addEntry({ body: { kind, process: process_, audience: ['public'], body } })).entry
}
const note = (text: string) => add('note-added', { on: { view: 'processes', key: process_ }, text })

before(async () => {
  hub = await start('hub')
  witness = await start('witness')
  silence = announce(at('hub'), hub.url)
  client = createClient({ base: hub.url, token: hub.hub.token })
  await add('process-opened', { name: 'Talks', description: 'Of a test.' })
  await add('organisation-joined', { organisation: hub.hub.home, name: 'Home Office', role: 'operator' })
})
after(async () => {
  silence()
  await hub.close()
  await witness.close()
  rmSync(folder, { recursive: true, force: true })
})

test('two hubs are told of each other by their keys', async () => {
  const ofWitness = ['--data', at('witness')]
  assert.equal((await parley('witness', 'add', hub.hub.hubKey, ...ofWitness)).code, 0)
  const listed = await parley('witness', 'list', '--json', ...ofWitness)
  witnessKey = JSON.parse(listed.out).key
  assert.deepEqual(JSON.parse(listed.out).logs, [hub.hub.hubKey])
  assert.equal((await createClient({ base: witness.url }).keys()).witnessKey, witnessKey)
  assert.match((await parley('witness', 'list')).out, /none: nobody would notice two histories of this log/)
  assert.equal((await parley('witness', 'add', witnessKey, '--url', `${witness.url}/witness`)).code, 0)
  assert.match((await parley('witness', 'list')).out, /1 of which must:\n.*\/witness\+[0-9a-f]{8}\+/)
  await note('Seen by both')
  await hub.witnessing.settled()
  assert.equal(parseNote(await (await client.checkpoint()).text()).signatures.length, 2)
})

test('a log over the network and a bundle out of it are checked by whom the outsider trusts', async () => {
  const log = await parley('verify', hub.url, '--key', hub.hub.hubKey, '--witness', witnessKey)
  assert.equal(log.code, 0, log.out)
  assert.match(log.out, /Signed by 1 of the witnesses you named: .*\/witness at \d{4}-/)
  const id = await note('Proven')
  await hub.witnessing.settled()
  assert.equal((await parley('bundle', id, '--out', at('one'))).code, 0)
  const held = await parley('verify', at('one'), '--witness', witnessKey)
  assert.equal(held.code, 0, held.out)
  assert.match(held.out, /signed the log as far as its first \d+ entries/)
  const second = fileURLToPath(new URL('../../../docs/verify/verify.py', import.meta.url))
  const python = spawnSync('python3', ['-B', second, at('one'), '--witness', witnessKey], { encoding: 'utf8' })
  if (python.error) console.log('there is no python3 here, so the second verifier was not asked')
  else assert.match(python.stdout, /: holds/)
  // The key of somebody who signed nothing: the hub's own as a witness.
  const stranger = JSON.parse((await parley('witness', 'list', '--json')).out).key
  for (const what of [at('one'), hub.url]) {
    assert.equal((await parley('verify', what, '--witness', stranger)).code, 1)
    assert.equal((await parley('verify', what, '--witness', stranger, witnessKey)).code, 1)
    assert.equal((await parley('verify', what, '--witness', stranger, witnessKey, '--quorum', '1')).code, 0)
  }
})

test('while no witness answers the record goes on, and its proofs reach past what was signed', async () => {
  const shown = parseCheckpoint(parseNote(await (await client.checkpoint()).text()).text).size
  await witness.close()
  const id = await note('Alone')
  await hub.witnessing.settled()
  assert.equal(parseCheckpoint(parseNote(await (await client.checkpoint()).text()).text).size, shown)
  assert.equal((await parley('bundle', id, '--out', at('alone'))).code, 0)
  assert.equal((await parley('verify', at('alone'))).code, 0)
  const held = await parley('verify', at('alone'), '--witness', witnessKey)
  assert.equal(held.code, 0, held.out)
  assert.match(held.out, /younger than what you gave: rests on the signature of the log/)
  assert.match(held.out, new RegExp(`as far as its first ${shown} entries`))
  // The tiles of what is shown are there, though the log has grown.
  assert.equal((await parley('verify', hub.url, '--witness', witnessKey)).code, 0)
  assert.equal((await parley('witness', 'remove', `${witness.hub.origin}/witness`)).code, 0)
  assert.equal(parseNote(await (await client.checkpoint()).text()).signatures.length, 1)
})

test('misuse gets words that say what to do', async () => {
  const cases: [string[], number, RegExp][] = [
    [['witness', 'add', 'words'], 2, /no key of a log or a witness/],
    [['witness', 'add', witnessKey], 2, /Say where it is asked/],
    [['witness', 'add', hub.hub.hubKey, '--url', hub.url], 2, /Leave out --url/],
    [['witness', 'add', witnessKey, '--url', 'ftp://x'], 77, /not an address/],
    [['witness', 'add', witnessKey, '--url', hub.url, '--quorum', '2'], 77, /quorum is a number from 0/],
    [['witness', 'quorum', '7'], 77, /quorum is a number from 0/],
    [['witness', 'remove', 'nobody'], 2, /no log and no witness 'nobody'/],
    [['witness', 'list', '--data', at('nowhere')], 2, /holds no hub/],
    [['verify', at('one'), '--witness', hub.hub.hubKey], 2, /not a witness's key/],
    [['verify', at('one'), '--quorum', '1'], 2, /name them with --witness/],
    [['verify', at('one'), '--witness', witnessKey, '--quorum', '2'], 2, /no quorum of 1/],
  ]
  for (const [args, code, words] of cases) {
    const found = await parley(...args)
    assert.equal(found.code, code, `${args.join(' ')}: ${found.err}`)
    assert.match(found.err, words)
  }
})
