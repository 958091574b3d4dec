// Evidence from end to end: a hub, a bundle out of it, and an outsider who has nothing but the file and a key.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Client, createClient } from '@parley/api'
import { type Serving, startHub } from '@parley/hub'
import { generateSigner, noteVerifierKey, readBundle } from '@parley/log'
import { announce } from '../data.ts'
import { main } from '../main.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-bundle-'))
const data = join(folder, 'data')
const at = (name: string) => join(folder, name)
const process_ = `prc_${'0'.repeat(26)}`
let serving: Serving
let client: Client
let silence = () => {}
const ids: string[] = []

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
    env: { PARLEY_DATA: data },
    stop: new Promise(() => {}),
  })
  return { code, out, err }
}

async function add(kind: string, body: Record<string, unknown>) {
  const { entry } = await client.addEntry({ body: { kind, process: process_, audience: ['public'], body } })
  ids.push(entry)
}

const note = (text: string) => add('note-added', { on: { view: 'processes', key: process_ }, text })

before(async () => {
  serving = await startHub({
    data,
    host: '127.0.0.1',
    port: 0,
    sample: false,
    web: join(folder, 'none'),
    say: () => {},
  })
  silence = announce(data, serving.url)
  client = createClient({ base: serving.url, token: serving.hub.token })
  await add('process-opened', { name: 'Talks', description: 'Of a test.' })
  await add('organisation-joined', { organisation: serving.hub.home, name: 'Home Office', role: 'operator' })
  for (let n = 0; n < 3; n++) await note(`Note ${n}`)
  const text = 'Ferries to sail\n\n12 March 2031 — "The bridge is open," said Ana Velk, the harbour director.\n'
  const { documents } = await client.addDocuments({ body: { process: process_, text, name: 'report.txt' } })
  ids.push(documents[0]!.entry)
  await serving.hub.caughtUp()
})
after(async () => {
  silence()
  await serving.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a log over the network is checked leaf by leaf, and its checkpoint kept', async () => {
  const { code, out } = await parley('verify', serving.url, '--save', at('kept'))
  assert.equal(code, 0, out)
  assert.match(out, /^Holds: \d+ entries of the log /)
  assert.match(out, /Trusting the key that the log gives of itself/)
  assert.equal(readFileSync(at('kept'), 'utf8'), await (await client.checkpoint()).text())
  await note('Later')
  const again = await parley('verify', serving.url, '--since', at('kept'), '--key', serving.hub.hubKey, '--json')
  assert.equal(again.code, 0, again.out)
  const report = JSON.parse(again.out)
  assert.equal(report.holds, true)
  assert.ok(report.since < report.size)
  assert.equal(report.trusting, 'the key given')
})

test('a bundle holds offline with both verifiers, on the key, on a kept checkpoint and on its own key', async () => {
  const made = await parley('bundle', ids[1]!, ids[3]!, '--since', at('kept'), '--out', at('two'))
  assert.equal(made.code, 0, made.err)
  assert.match(made.out, /^2 entries and 0 files/)
  const own = await parley('verify', at('two'))
  assert.equal(own.code, 0, own.out)
  assert.match(own.out, /note-added ent_[0-9a-z]{26} by org_[0-9a-z]{26} at /)
  assert.match(own.out, /Trusting the key inside the bundle/)
  assert.match((await parley('verify', at('two'), '--key', serving.hub.hubKey)).out, /Trusting the key given/)
  const kept = await parley('verify', at('two'), '--checkpoint', at('kept'), '--json')
  assert.equal(kept.code, 0, kept.out)
  assert.equal(JSON.parse(kept.out).trusting, 'the checkpoint given')
  const second = fileURLToPath(new URL('../../../docs/verify/verify.py', import.meta.url))
  const args = ['-B', second, at('two'), '--key', serving.hub.hubKey, '--checkpoint', at('kept')]
  const python = spawnSync('python3', args, { encoding: 'utf8' })
  if (python.error) console.log('there is no python3 here, so the second verifier was not asked')
  else assert.match(python.stdout, /: holds\n/)
})

test('a bundle of a process has all of it, and with files each is held to its entry', async () => {
  let state = ''
  for (const until = Date.now() + 60_000; state !== 'read' && Date.now() < until; ) {
    await serving.hub.caughtUp()
    const { rows } = await client.viewRows({ view: 'documents', process: process_ })
    state = rows[0]?.state ?? ''
    if (state !== 'read') await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.equal(state, 'read')
  const made = await parley('bundle', '--process', process_, '--with-files', '--out', at('all'), '--json')
  assert.equal(made.code, 0, made.err)
  const { files, entries } = JSON.parse(made.out)
  assert.equal(files, 2)
  assert.ok(entries >= 8, `${entries}`)
  const bundle = readBundle(readFileSync(at('all')))
  const texts = bundle.files.map(({ content }) => Buffer.from(content).toString('utf8'))
  assert.ok(texts.some((text) => text.startsWith('Ferries to sail')))
  assert.ok(texts.some((text) => text.includes('"claims":')))
  assert.equal((await parley('verify', at('all'))).code, 0)
})

test('what is bent is found, and said in words', async () => {
  const text = readFileSync(at('two'), 'utf8')
  writeFileSync(
    at('bent'),
    text.replace(/"salt":"(.)/, (_, letter) => `"salt":"${letter === 'A' ? 'B' : 'A'}`),
  )
  const bent = await parley('verify', at('bent'))
  assert.equal(bent.code, 1)
  assert.match(bent.out, /^Does not hold:\n {2}Entry 1 is not signed/)
  writeFileSync(at('cut'), text.slice(0, 500))
  assert.match((await parley('verify', at('cut'))).out, /^Does not hold: This is not a whole bundle/)
  const rival = noteVerifierKey('other.example/log', generateSigner().signer.publicKey)
  const other = await parley('verify', at('two'), '--key', rival, '--json')
  assert.equal(other.code, 1)
  assert.equal(JSON.parse(other.out).problems[0].code, 'trusted-key')
  const stranger = await parley('verify', at('two'), '--author', 'somebody')
  assert.equal(stranger.code, 1)
  assert.match(stranger.out, /not among the authors you named/)
})

test('a log that was rewritten is found by the checkpoint kept from before', async () => {
  const forked = mkdtempSync(join(tmpdir(), 'parley-fork-'))
  const origin = serving.hub.origin
  const other = await startHub({
    data: join(forked, 'data'),
    host: '127.0.0.1',
    port: 0,
    sample: false,
    origin,
    say: () => {},
  })
  try {
    const found = await parley('verify', other.url, '--since', at('kept'))
    assert.equal(found.code, 1)
    assert.match(found.out, /not one that this log signed/)
    const strange = await parley('verify', other.url, '--key', serving.hub.hubKey)
    assert.equal(strange.code, 1)
  } finally {
    await other.close()
    rmSync(forked, { recursive: true, force: true })
  }
})

test('misuse gets words that say what to do', async () => {
  const cases: [string[], number, RegExp][] = [
    [['bundle', ids[0]!], 2, /Say where the bundle shall go: --out FILE/],
    [['bundle', '--out', at('none')], 2, /Say what shall be proven/],
    [['bundle', `ent_${'7'.repeat(26)}`, '--out', at('none')], 77, /no entry 'ent_7+' here that you may see/],
    [['bundle', ids[0]!, '--out', at('two')], 2, /may be evidence/],
    [['bundle', ids[0]!, '--since', at('two'), '--out', at('none')], 65, /is not a checkpoint/],
    [['bundle', '--process', 'Nowhere', '--out', at('none')], 2, /no process 'Nowhere'/],
    [['bundle', ids[0]!, '--out', at('none'), '--data', at('elsewhere')], 69, /No hub is running/],
    [['verify', at('two'), '--key', 'words'], 2, /not a log's key/],
    [['verify', at('two'), '--since', at('kept')], 2, /--since means nothing for a bundle/],
    [['verify', data, '--key', 'x'], 2, /--key means nothing for a data folder/],
    [['verify', serving.url, '--checkpoint', at('kept')], 2, /--checkpoint means nothing for a log over the network/],
    [['verify', at('nowhere')], 2, /no file and no folder/],
    [['verify', 'http://127.0.0.1:1/'], 69, /does not answer/],
    [['verify', at('two'), '--checkpoint', at('nowhere')], 2, /cannot be read/],
  ]
  for (const [args, code, words] of cases) {
    const found = await parley(...args)
    assert.equal(found.code, code, `${args.join(' ')}: ${found.err}`)
    assert.match(found.err, words)
  }
  assert.equal(existsSync(at('none')), false)
})
