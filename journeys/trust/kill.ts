// kill -9 of a process that appends to a file log, at random moments, again and again on the same folder. Afterwards
// nothing it was told was kept may be missing, no place may be empty or given twice, and every root it was shown must
// be the beginning of the log that stands. `checkAcknowledged` is the checker; the test over HTTP uses it as well.
import { fork } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  canonicalBytes,
  checkConsistency,
  fromHex,
  generateSigner,
  type Log,
  openFileLog,
  seal,
  signerFromSeed,
  toHex,
} from '@parley/log'
import { randomFrom } from '@parley/log/testing'

/** What a writer was told: one per acknowledged entry. */
export type Acknowledged = {
  /** Idempotency key the entry was sent with. */
  readonly id: string
  readonly seq: number
  /** Leaf record, hex. */
  readonly leaf: string
  /** Size and root of the checkpoint of the receipt, hex. */
  readonly size: number
  readonly root: string
}

/** What is wrong with a log, given what its writers were told; empty when all of it still holds. */
export async function checkAcknowledged(log: Log, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const wrong: string[] = []
  const places = new Map<number, string>()
  for (const { id, seq, leaf } of acknowledged) {
    const stored = await log.get(seq)
    if (stored === undefined) wrong.push(`entry ${seq} (${id}) was acknowledged and is not there`)
    else if (toHex(stored.leaf) !== leaf) wrong.push(`entry ${seq} (${id}) is another than was acknowledged`)
    if ((await log.find(id)) !== seq) wrong.push(`the id ${id} does not lead to entry ${seq}`)
    const other = places.get(seq)
    if (other !== undefined && other !== id) wrong.push(`place ${seq} was given to ${other} and to ${id}`)
    places.set(seq, id)
  }
  const roots = new Map<number, string>()
  for (const { size, root } of acknowledged) {
    if (roots.has(size) && roots.get(size) !== root) wrong.push(`two roots were signed for ${size} entries`)
    roots.set(size, root)
  }
  for (const [size, root] of roots) {
    if (size > log.size()) {
      wrong.push(`a checkpoint over ${size} entries was shown, and there are ${log.size()}`)
      continue
    }
    const proof = { from: size, to: log.size(), fromRoot: fromHex(root), toRoot: await log.root() }
    if (!checkConsistency({ ...proof, path: await log.consistency(size) })) {
      wrong.push(`the root shown at ${size} entries is not the beginning of this log`)
    }
  }
  const report = await log.verify()
  wrong.push(...report.faults.map(({ detail }) => detail))
  return wrong
}

const origin = 'kill.example/log'

export async function run(options: {
  readonly cells?: number
  readonly seed?: number
  readonly long: boolean
}): Promise<boolean> {
  const kills = options.cells ?? (options.long ? 2_000 : 200)
  const seed = options.seed ?? Math.floor(Math.random() * 2 ** 31)
  const random = randomFrom(seed)
  console.log(`kill: ${kills} kills of a writer with 8 tasks, seed ${seed}`)
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-kill-'))
  const started = performance.now()
  const { signer, seed: secret } = generateSigner()
  const told = path.join(folder, 'told')
  await writeFile(told, '')
  let wrong: string[] = []
  let count = 0
  let size = 0
  let openSlowest = 0
  for (let round = 0; round < kills && wrong.length === 0; round++) {
    await killOnce(folder, toHex(secret), round, 2 + random.below(60))
    // Full checks are spaced out as the log grows; the last round always has one.
    if (round % 10 !== 9 && round !== kills - 1) continue
    const acknowledged = await readTold(told)
    const opening = performance.now()
    const log = await openFileLog(path.join(folder, 'log'), { origin, signer, reserveBytes: 0 })
    openSlowest = Math.max(openSlowest, performance.now() - opening)
    wrong = await checkAcknowledged(log, acknowledged)
    count = acknowledged.length
    size = log.size()
    await log.close()
  }
  await rm(folder, { recursive: true })
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  for (const each of wrong.slice(0, 10)) console.log(`  ${each}`)
  const figures =
    `kills=${kills} entries=${size} acknowledged=${count} lost=${wrong.length} ` +
    `slowest-open-ms=${openSlowest.toFixed(0)} seconds=${seconds} seed=${seed}`
  console.log(`${wrong.length === 0 && count > 0 ? 'ok' : 'failed'} kill ${figures}`)
  return wrong.length === 0 && count > 0
}

/** Starts a writer, waits until it has begun to write, and kills it after `afterMs` more. */
async function killOnce(folder: string, secret: string, round: number, afterMs: number): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), ['writer', folder, secret, String(round)], { stdio: 'inherit' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const begun = new Promise<void>((resolve) => child.once('message', () => resolve()))
  await Promise.race([begun, ended])
  if (child.exitCode !== null) throw new Error(`The writer of round ${round} ended by itself with ${child.exitCode}.`)
  await sleep(afterMs)
  child.kill('SIGKILL')
  await ended
}

async function readTold(told: string): Promise<Acknowledged[]> {
  const lines = (await readFile(told, 'utf8')).split('\n')
  // The last line may be half written: then the writer died before it could say it.
  return lines.slice(0, -1).map((line): Acknowledged => JSON.parse(line))
}

/** The process that is killed: tasks that append without end and note down every answer. */
async function writeUntilKilled(folder: string, secret: string, round: number): Promise<void> {
  const { signer: author } = generateSigner()
  const log = await openFileLog(path.join(folder, 'log'), {
    origin,
    signer: signerFromSeed(fromHex(secret)),
    reserveBytes: 0,
  })
  process.send?.('begun')
  const told = path.join(folder, 'told')
  let next = 0
  // Bounded, should nobody come to kill it.
  const until = performance.now() + 10_000
  const task = async () => {
    while (performance.now() < until) {
      const n = next++
      const group = await Promise.all(
        Array.from({ length: 1 + (n % 3) }, (_, part) => {
          const bytes = canonicalBytes({ round, n, part, words: 'said '.repeat(n % 150) })
          return seal(bytes, { origin, signer: author, id: `${round}-${n}-${part}` })
        }),
      )
      const receipts = await log.append(group)
      const lines = receipts.map(({ seq, leaf, size, root }, part) =>
        JSON.stringify({ id: `${round}-${n}-${part}`, seq, leaf: toHex(leaf), size, root: toHex(root) }),
      )
      appendFileSync(told, lines.map((line) => `${line}\n`).join(''))
    }
  }
  await Promise.all(Array.from({ length: 8 }, task))
}

if (process.argv[2] === 'writer' && import.meta.main) {
  await writeUntilKilled(process.argv[3]!, process.argv[4]!, Number(process.argv[5]))
}
