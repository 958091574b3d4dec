// Two hubs of different owners sign each other's checkpoints over HTTP; a witness refuses what the specification names,
// forgets nothing, and never stands in the way of who writes.
import { strict as assert } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import {
  checkEvidence,
  checkpointRequest,
  checkpointText,
  type Log,
  noteVerifierKey,
  parseCheckpoint,
  parseNote,
  parseWitnessKey,
  readEvidence,
  type Signer,
  signatureLine,
  signerFromSeed,
  Tree,
  utf8,
  witnessesOf,
  witnessKey,
} from '@parley/log'
import { hashLeaf } from '@parley/log/check'
import pg from 'pg'
import { type House, openHouse } from '../http/serving-testing.ts'
import { openLedger } from './ledger.ts'
import { writeWitnessSettings } from './settings.ts'
import { openWitness, witnessSigner } from './witness.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-witness-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const note = (house: House, text: string) =>
  house.operator.addEntry({
    body: { kind: 'note-added', process: house.process, body: { on: { view: 'processes', key: house.process }, text } },
  })
const served = async (house: House) => (await house.public.checkpoint()).text()
const sizeOf = (text: string) => parseCheckpoint(parseNote(text).text).size
const keysOf = (house: House) => house.public.keys()

/** Makes the second a witness of the first. */
async function witnessed(by: House, of: House, quorum = 1): Promise<string> {
  const { hubKey } = await keysOf(of)
  writeWitnessSettings(join(by.data, 'witness'), { quorum: 0, asked: [], logs: [hubKey], ...settingsOf(by, [hubKey]) })
  const { witnessKey } = await keysOf(by)
  assert.ok(witnessKey)
  const asked = [{ key: witnessKey, url: `${by.url}/witness` }]
  writeWitnessSettings(join(of.data, 'witness'), { ...settingsOf(of, []), quorum, asked })
  return witnessKey
}
function settingsOf(house: House, logs: readonly string[]) {
  try {
    const known = JSON.parse(readFileSync(join(house.data, 'witness', 'settings.json'), 'utf8'))
    return { ...known, logs: [...new Set([...known.logs, ...logs])] }
  } catch {
    return { quorum: 0, asked: [], logs }
  }
}

for (const databaseUrl of [undefined, process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test']) {
  const place = databaseUrl === undefined ? 'files' : 'PostgreSQL'
  test(`two hubs sign each other's checkpoints while both write: ${place}`, { timeout: 60_000 }, async (t) => {
    if (databaseUrl !== undefined && !(await answers(databaseUrl))) return t.skip('no PostgreSQL answers here')
    const schema = `witness_${process.pid}`
    const one = await openHouse({
      witnessIntervalMs: 20,
      ...(databaseUrl === undefined ? {} : { databaseUrl, databaseSchema: schema }),
    })
    const two = await openHouse({ witnessIntervalMs: 20 })
    try {
      const keyOfTwo = await witnessed(two, one)
      const keyOfOne = await witnessed(one, two)
      for (let round = 0; round < 3; round++) {
        await Promise.all([note(one, `a ${round}`), note(two, `b ${round}`)])
        await Promise.all([one.serving.witnessing.settled(), two.serving.witnessing.settled()])
        for (const [house, key] of [
          [one, keyOfTwo],
          [two, keyOfOne],
        ] as const) {
          const shown = await served(house)
          assert.equal(sizeOf(shown), house.serving.hub.log.size())
          const by = await witnessesOf(parseNote(shown), [parseWitnessKey(key)!], new Date())
          assert.equal(by.length, 1, shown)
        }
      }
      assert.deepEqual((await keysOf(one)).witnesses, { quorum: 1, keys: [keyOfTwo] })
      // Its own administrators are told whom a hub signs for, and nobody else.
      const { logs } = await two.operator.witnessed()
      assert.deepEqual(
        logs.map(({ origin, size, at }) => [origin, (size ?? 0) > 0, at !== null]),
        [[one.serving.hub.origin, true, true]],
      )
      await assert.rejects(two.public.witnessed(), { code: 'not-signed-in' })
    } finally {
      if (databaseUrl !== undefined) {
        await one.serving.close()
        await dropSchemas(databaseUrl, schema)
      }
    }
  })
}

test('what was shown is never followed by something older, and writing never waits for a witness', async () => {
  const house = await openHouse({ witnessIntervalMs: 5 })
  const before = sizeOf(await served(house))
  // A witness that takes the request and never answers, and one that answers nonsense.
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  const mad = createServer((_request, response) => response.end('— me AAAAAAAA\n')).listen(0, '127.0.0.1')
  after(() => {
    silent.closeAllConnections()
    silent.close()
    mad.close()
  })
  const urlOf = (server: typeof mad) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const good = await openHouse()
  const key = await witnessed(good, house)
  const stranger = (name: string, seed: number) =>
    witnessKey(name, signerFromSeed(new Uint8Array(32).fill(seed)).publicKey)
  writeWitnessSettings(join(house.data, 'witness'), {
    quorum: 2,
    logs: [],
    asked: [
      { key, url: `${good.url}/witness` },
      { key: stranger('silent.example', 1), url: urlOf(silent) },
      { key: stranger('mad.example', 2), url: urlOf(mad) },
    ],
  })
  const began = performance.now()
  for (let round = 0; round < 20; round++) await note(house, `n ${round}`)
  const appendsMs = performance.now() - began
  assert.ok(appendsMs < 8000, `${appendsMs} ms for 20 entries`)
  // Two of three are asked for and one signs: nothing is shown as witnessed.
  assert.equal(parseNote(await served(house)).signatures.length, 1)
  assert.ok(
    house.said.some((line) => /mad\.example did not sign/.test(line)),
    house.said.join('\n'),
  )
  writeWitnessSettings(join(house.data, 'witness'), {
    quorum: 1,
    logs: [],
    asked: [{ key, url: `${good.url}/witness` }],
  })
  await note(house, 'after')
  let most = before
  for (let round = 0; round < 10; round++) {
    await note(house, `more ${round}`)
    const shown = await served(house)
    assert.ok(sizeOf(shown) >= most, `${sizeOf(shown)} after ${most}`)
    most = sizeOf(shown)
  }
})

const origin = 'other.example/log'
const hub = signerFromSeed(new Uint8Array(32).fill(9))
const rival = signerFromSeed(new Uint8Array(32).fill(10))
function treeOf(size: number, salt: number): Tree {
  const tree = new Tree()
  for (let index = 0; index < size; index++) tree.append(hashLeaf(Uint8Array.of(index < 5 ? 0 : salt, index)))
  return tree
}
const [tree, fork] = [treeOf(60, 0), treeOf(60, 1)]
async function signed(size: number, of = tree, by: Signer = hub, name = origin): Promise<string> {
  const text = checkpointText({ origin: name, size, root: of.root(size) })
  return `${text}\n${signatureLine(name, by.publicKey, await by.sign(utf8(text)))}`
}
const request = async (old: number, size: number, of = tree) =>
  checkpointRequest(old, old === 0 || old === size ? [] : of.consistency(old, size), await signed(size, of))

test('a witness answers over HTTP with the statuses the specification names', async () => {
  const house = await openHouse()
  writeWitnessSettings(join(house.data, 'witness'), {
    quorum: 0,
    asked: [],
    logs: [noteVerifierKey(origin, hub.publicKey)],
  })
  const ask = (body: string | Uint8Array<ArrayBuffer>, type?: string) =>
    house.ask('/witness/add-checkpoint', {
      method: 'POST',
      body,
      headers: type === undefined ? {} : { 'content-type': type },
    })
  const path = tree.consistency(20, 30)
  const cases: [string, string | Uint8Array<ArrayBuffer>, number, string?][] = [
    ['a log it does not know', checkpointRequest(0, [], await signed(5, tree, hub, 'else.example')), 404],
    ['a signature by somebody else', checkpointRequest(0, [], await signed(20, tree, rival)), 403],
    ['a size where it knows none', await request(10, 20), 409, '0\n'],
    ['the first checkpoint', await request(0, 20), 200],
    ['nought once more', await request(0, 20), 409, '20\n'],
    ['a larger old size than the checkpoint', checkpointRequest(31, [], await signed(30)), 400],
    ['another tree of the same size', await request(20, 20, fork), 409, '20\n'],
    ['a fork', checkpointRequest(20, fork.consistency(20, 30), await signed(30, fork)), 422],
    ['no proof', checkpointRequest(20, [], await signed(30)), 422],
    ['63 lines of proof', checkpointRequest(20, Array(63).fill(path[0]), await signed(30)), 422],
    ['64 lines of proof', checkpointRequest(20, Array(64).fill(path[0]), await signed(30)), 400],
    ['words', 'old 20\n', 400],
    ['nothing', '', 400],
    ['no UTF-8', Uint8Array.of(0xff, 0xfe), 400],
    ['growth', await request(20, 30), 200],
    ['going back', await request(20, 25), 409, '30\n'],
    ['the same once more', await request(30, 30), 200],
  ]
  const types = [undefined, 'application/octet-stream', 'application/x-www-form-urlencoded', 'application/json']
  for (const [at, [what, body, status, expected]] of cases.entries()) {
    const answer = await ask(body, types[at % types.length])
    const text = await answer.text()
    assert.equal(answer.status, status, `${what}: ${text}`)
    if (status === 409) assert.equal(answer.headers.get('content-type'), 'text/x.tlog.size', what)
    if (expected !== undefined) assert.equal(text, expected, what)
    if (status !== 200) continue
    assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8')
    const { witnessKey } = await keysOf(house)
    const note = String(body).slice(String(body).indexOf('\n\n') + 2)
    assert.equal((await witnessesOf(parseNote(note + text), [parseWitnessKey(witnessKey!)!], new Date())).length, 1)
  }
  assert.equal((await ask('x'.repeat(300_000), 'text/plain')).status, 413)
  assert.equal((await house.ask('/witness/add-checkpoint')).status, 404)

  // Another root for a size it signed is proof against the log, and is kept as a file that anyone can check.
  const evidence = join(house.data, 'witness', 'evidence')
  const [file] = readdirSync(evidence)
  const report = await checkEvidence(
    readEvidence(readFileSync(join(evidence, file!))),
    noteVerifierKey(origin, hub.publicKey),
  )
  assert.deepEqual([report.holds, report.shows, report.sizes], [true, 'two-roots', [20, 20]])
  assert.ok(house.said.some((line) => line.includes('two histories')))
})

test('of many requests at once none rolls another back', async () => {
  const ledger = openLedger(join(folder, 'many'))
  const kept: number[] = []
  const witness = openWitness({
    name: 'w.example',
    signer: witnessSigner(join(folder, 'many')),
    ledger: {
      ...ledger,
      keep: (seen) => {
        kept.push(seen.size)
        ledger.keep(seen)
      },
    },
    settings: () => ({ quorum: 0, asked: [], logs: [noteVerifierKey(origin, hub.publicKey)] }),
    now: () => new Date(),
    say: () => undefined,
  })
  await witness.addCheckpoint(await request(0, 10))
  const requests = await Promise.all(Array.from({ length: 40 }, (_, at) => request(10, 11 + at)))
  const answers = await Promise.all(requests.map((one) => witness.addCheckpoint(one)))
  assert.equal(answers.filter(({ status }) => status === 200).length, 1)
  assert.equal(answers.filter(({ status }) => status === 409).length, 39)
  assert.equal(kept.length, 2)
  assert.equal(openLedger(join(folder, 'many')).latest(origin)?.size, kept[1])
})

test('killed between keeping and answering, a witness still knows what it signed', async () => {
  const place = join(folder, 'killed')
  const script = join(folder, 'killed.ts')
  const here = fileURLToPath(new URL('.', import.meta.url))
  writeFileSync(
    script,
    `import { openLedger } from '${here}ledger.ts'
import { openWitness, witnessSigner } from '${here}witness.ts'
const ledger = openLedger(process.argv[2])
const when = process.argv[3]
const witness = openWitness({
  name: 'w.example', signer: witnessSigner(process.argv[2]), now: () => new Date(), say: () => {},
  settings: () => ({ quorum: 0, asked: [], logs: [process.argv[4]] }),
  ledger: { ...ledger, keep: (seen) => {
    if (when === 'before') process.kill(process.pid, 'SIGKILL')
    ledger.keep(seen)
    if (when === 'after') process.kill(process.pid, 'SIGKILL')
  } },
})
const { status } = await witness.addCheckpoint(process.argv[5])
console.log(status)
`,
  )
  const run = (when: string, body: string) =>
    spawnSync(process.execPath, [script, place, when, noteVerifierKey(origin, hub.publicKey), body], {
      encoding: 'utf8',
    })
  assert.equal(run('never', await request(0, 20)).stdout, '200\n')
  for (const [when, size] of [
    ['before', 20],
    ['after', 30],
  ] as const) {
    const killed = run(when, await request(20, 30))
    assert.equal(killed.signal, 'SIGKILL', killed.stderr)
    assert.equal(killed.stdout, '', 'nothing was answered')
    assert.equal(openLedger(place).latest(origin)?.size, size, when)
  }
  // Another history of the same length is refused, though nobody was ever told of the first.
  assert.equal(run('never', await request(20, 30, fork)).stdout, '409\n')
  assert.equal(run('never', await request(30, 40)).stdout, '200\n')
})

test('a damaged ledger is refused, not forgotten', () => {
  const place = join(folder, 'damaged')
  openLedger(place).keep({ origin, size: 3, root: tree.root(3), note: 'n' })
  const [name] = readdirSync(join(place, 'seen'))
  writeFileSync(join(place, 'seen', name!), '{"origin":')
  assert.throws(() => openLedger(place), { code: 'damaged' })
})

test('a log put back to an older state is told on by its witness', async () => {
  const house = await openHouse({ witnessIntervalMs: 5 })
  const { hubKey } = await keysOf(house)
  const witness = await openHouse()
  const key = await witnessed(witness, house)
  await note(house, 'one')
  await house.serving.witnessing.settled()
  // The witness remembers more than this log has.
  const log: Log = house.serving.hub.log
  const ledgerFile = join(witness.data, 'witness', 'seen')
  const [name] = readdirSync(ledgerFile)
  const seen = JSON.parse(readFileSync(join(ledgerFile, name!), 'utf8'))
  assert.equal(seen.size, log.size())
  const { data } = witness
  await witness.serving.close()
  writeFileSync(join(ledgerFile, name!), JSON.stringify({ ...seen, size: seen.size + 50 }))
  const again = await openHouse({ data })
  writeWitnessSettings(join(house.data, 'witness'), {
    quorum: 1,
    logs: [],
    asked: [{ key, url: `${again.url}/witness` }],
  })
  assert.equal((await keysOf(again)).witnessKey, key, hubKey)
  await note(house, 'two')
  await house.serving.witnessing.settled()
  assert.ok(
    house.said.some((line) => line.includes('remembers') && line.includes('older backup')),
    house.said.join('\n'),
  )
})

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}

async function dropSchemas(url: string, schema: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const name of [schema, `${schema}_views`, `${schema}_people`])
    await client.query(`drop schema if exists ${name} cascade`)
  await client.end()
}
