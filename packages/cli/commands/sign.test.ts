// An organisation's own machine: it makes a key, announces it, signs an entry here, and the hub never has the key.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Client, createClient } from '@parley/api'
import { type Serving, startHub } from '@parley/hub'
import { readBundle } from '@parley/log'
import { registerOf } from '@parley/peace'
import { announce } from '../data.ts'
import { main } from '../main.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-sign-'))
const at = (name: string) => join(folder, name)
const process_ = `prc_${'0'.repeat(26)}`
let serving: Serving
let client: Client
let silence = () => {}

async function parley(args: readonly string[], input = '', env: Record<string, string> = {}) {
  let out = ''
  let err = ''
  const code = await main(args, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    input: async () => new TextEncoder().encode(input),
    watched: false,
    env: { PARLEY_DATA: at('data'), PARLEY_KEYS: at('keys'), ...env },
    stop: new Promise(() => {}),
  })
  return { code, out, err }
}

const draft = (text: string) =>
  JSON.stringify({
    kind: 'note-added',
    process: process_,
    audience: ['public'],
    body: { on: { view: 'processes', key: process_ }, text },
  })

before(async () => {
  serving = await startHub({
    data: at('data'),
    host: '127.0.0.1',
    port: 0,
    sample: false,
    web: at('none'),
    say: () => {},
  })
  silence = announce(at('data'), serving.url)
  client = createClient({ base: serving.url, token: serving.hub.token })
  const add = (kind: string, body: Record<string, unknown>) =>
    client.addEntry({ body: { kind, process: process_, audience: ['public'], body } })
  await add('process-opened', { name: 'Talks', description: 'Of a test.' })
  await add('organisation-joined', { organisation: serving.hub.home, name: 'Home Office', role: 'operator' })
})
after(async () => {
  silence()
  await serving.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a key is made here, kept to its owner alone, and its entries stand like any other', async () => {
  const made = await parley(['key', 'make', '--json'])
  assert.equal(made.code, 0, made.err)
  const { keyId, where } = JSON.parse(made.out)
  assert.equal(statSync(where).mode & 0o777, 0o600)
  assert.equal(statSync(at('keys')).mode & 0o777, 0o700)
  const seed = readFileSync(where, 'utf8').trim()
  const sent = await parley(['sign', '-', '--json'], draft('Signed here'))
  assert.equal(sent.code, 0, sent.err)
  const { entry } = JSON.parse(sent.out)
  const shown = await client.entry({ id: entry })
  assert.equal(shown.keyId, keyId)
  assert.match((await parley(['key', 'list'])).out, new RegExp(`${keyId}  on this machine\\n`))
  // Wherever the hub keeps something, the key is not in it.
  const files = readdirSync(at('data'), { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  for (const file of files) {
    const bytes = readFileSync(join(file.parentPath, file.name))
    assert.ok(!bytes.includes(seed) && !bytes.includes(Buffer.from(seed, 'base64')), file.name)
  }
})

test('from another machine a token is used, and nothing of the data folder', async () => {
  const env = { PARLEY_DATA: at('nowhere'), PARLEY_TOKEN: serving.hub.token }
  const sent = await parley(['sign', '-', '--hub', serving.url], draft('From elsewhere'), env)
  assert.equal(sent.code, 0, sent.err)
  assert.match(sent.out, /^ent_[0-9a-z]{26} stands at \d+, signed here with key /)
  const { PARLEY_TOKEN: _, ...without } = env
  assert.match((await parley(['sign', '-', '--hub', serving.url], draft('x'), without)).err, /Set PARLEY_TOKEN/)
})

test('an organisation that signs alone goes on from its own machine, and changes its key there', async () => {
  const rules = { kind: 'rules-set', process: registerOf(serving.hub.home), body: { ownKeyOnly: true } }
  await client.addEntry({ body: rules })
  await assert.rejects(client.addEntry({ body: JSON.parse(draft('By the hub')) }), (error: { message: string }) =>
    /npx parley sign/.test(error.message),
  )
  const first = JSON.parse((await parley(['key', 'list', '--json'])).out).keys.find(
    (one: { here: boolean }) => one.here,
  )
  assert.match((await parley(['key', 'end', first.keyId])).err, /Announce a key of your own machine first/)
  const made = await parley(['key', 'make', '--json'])
  assert.equal(made.code, 0, made.err)
  const second = JSON.parse(made.out).keyId
  assert.match((await parley(['sign', '-'], draft('Which?'))).err, /several keys in use/)
  const before = await parley(['sign', '-', '--key', first.keyId, '--json'], draft('With the first'))
  assert.equal((await parley(['key', 'end', first.keyId, '--reason', 'rotated'])).code, 0)
  assert.equal((await parley(['sign', '-'], draft('With the second'))).code, 0)
  assert.match((await parley(['sign', '-', '--key', first.keyId], draft('Late'))).err, /ended this key/)
  assert.match(
    (await parley(['key', 'list'])).out,
    new RegExp(`${first.keyId}  on this machine, ended at \\d+\\n${second}  on this machine\\n`),
  )

  // A document as well: the hub reads it, and signs nothing.
  const file = at('report.txt')
  writeFileSync(file, 'The ferry\n\nThe harbour authority said on Tuesday that ferries would sail again on Friday.\n')
  const wrong = await parley(['add', file, '--process', process_])
  assert.match(wrong.err, /npx parley sign/)
  const size = serving.hub.log.size()
  const dry = await parley(['sign', file, '--process', process_, '--audience', 'public', '--dry-run'])
  assert.deepEqual(
    JSON.parse(dry.out).map(({ kind }: { kind: string }) => kind),
    ['document-received', 'document-read'],
  )
  assert.equal(serving.hub.log.size(), size, 'a draft is not on record')
  const handed = await parley(['sign', file, '--process', process_, '--audience', 'public', '--json'])
  assert.equal(handed.code, 0, handed.err)
  const { document } = JSON.parse(handed.out)
  await serving.ingest.idle()
  const { row } = await createClient({ base: serving.url }).viewRow({
    view: 'documents',
    key: document,
    process: process_,
  })
  assert.deepEqual([row.state, row.name], ['read', 'report.txt'])
  assert.ok(row.counts.claims > 0, 'what was read stands on record')
  for (const entry of row.entries) assert.equal((await client.entry({ id: entry })).keyId, second)
  const { entries } = await client.entries({ process: process_, kind: 'document-read' })
  assert.equal(entries.length, 1, 'it is read once')
  assert.equal((await client.entry({ id: entries[0]?.id ?? '' })).keyId, second)
  const original = await (await client.documentOriginal({ document })).arrayBuffer()
  assert.ok(readFileSync(file).equals(Buffer.from(original)))

  // Evidence says where the key ended, and both verifiers hold entries to it.
  const { entry } = JSON.parse(before.out)
  assert.equal((await parley(['bundle', entry, '--out', at('one')])).code, 0)
  const [author] = readBundle(readFileSync(at('one'))).authors
  assert.equal(author?.keyId, first.keyId)
  assert.ok((author?.until ?? 0) > JSON.parse(before.out).receipt.index)
  assert.equal((await parley(['verify', at('one')])).code, 0)
  const verifier = fileURLToPath(new URL('../../../docs/verify/verify.py', import.meta.url))
  const python = spawnSync('python3', ['-B', verifier, at('one')], { encoding: 'utf8' })
  if (python.error) console.log('there is no python3 here, so the second verifier was not asked')
  else assert.match(python.stdout, /: holds/)
  assert.deepEqual((await serving.hub.verify()).problems, [])
})

test('misuse gets words that say what to do', async () => {
  const other = { PARLEY_KEYS: at('other') }
  const [id] = readdirSync(at('keys'))
  const cases: [string[], string, Record<string, string>, number, RegExp][] = [
    [['sign', at('none')], '', {}, 2, /cannot be read/],
    [['sign', '-'], 'words', {}, 65, /is no entry.*--process/s],
    [['sign', '-', '--process', process_], '\0\u0001', {}, 77, /./],
    [['sign', '-'], '{"kind":"note-added","process":"x","body":{}}', {}, 77, /This is not an entry/],
    [['sign', '-'], draft('x'), other, 2, /None of the keys in .* is one your organisation announced/],
    [['sign', '-', '--key', 'k'.repeat(43)], draft('x'), {}, 2, /There is no key 'k+'/],
    [['sign', '-', '--hub', 'ftp://x'], draft('x'), {}, 2, /is no address/],
    [['key', 'make', '--held', 'nobody'], '', {}, 2, /held by 'own' or by 'hub'/],
    [['key', 'make', '--held', 'hub'], '', {}, 77, /signs on its own machine alone/],
    [['key', 'end', 'k'.repeat(43)], '', {}, 77, /announced no such key|There is no key/],
  ]
  for (const [args, input, env, code, words] of cases) {
    const found = await parley(args, input, env)
    assert.match(found.err, words)
    assert.equal(found.code, code, `${args.join(' ')}: ${found.err}`)
  }
  chmodSync(join(at('keys'), id!), 0o644)
  assert.match(
    (await parley(['sign', '-', '--key', id!.slice(0, -4)], draft('x'))).err,
    /Others on this machine can read/,
  )
  chmodSync(join(at('keys'), id!), 0o600)
  writeFileSync(join(at('keys'), id!), 'bent\n')
  assert.match((await parley(['sign', '-', '--key', id!.slice(0, -4)], draft('x'))).err, /is damaged/)
})
