// SIGKILL of a whole hub at random moments while several clients append over HTTP. After every restart: nothing that
// was acknowledged is missing or elsewhere, no gap, and the tree of now is consistent with every root served before.
// `--cells` is the number of kills (200), `--seed` repeats a run.
import { randomInt } from 'node:crypto'
import { createClient, ProblemError } from '@parley/api'
import {
  checkConsistency,
  checkInclusion,
  fromBase64,
  hashLeaf,
  parseCheckpoint,
  parseNote,
  toHex,
} from '@parley/log/check'
import { type House, newFolder, startHouse } from '../house.ts'
import type { TrustOptions } from '../trust.ts'

const clients = 8
const roundMsMax = 500

type Acknowledged = { readonly id: string; readonly name: string; readonly index: number; readonly leaf: string }

export async function run({ cells: kills = 200, seed = randomInt(2 ** 31), long }: TrustOptions): Promise<boolean> {
  const rounds = long ? Math.max(kills, 2000) : kills
  console.log(`hub-kill: ${rounds} kills, ${clients} clients, seed ${seed}`)
  const chance = numbers(seed)
  const data = newFolder()
  const acknowledged: Acknowledged[] = []
  const restarts: number[] = []
  let before: { size: number; root: Uint8Array } | undefined
  let process: string | undefined
  let repeats = 0
  const faults: string[] = []

  for (let round = 0; round <= rounds; round++) {
    const house = await startHouse({ data, sample: false })
    if (round > 0) restarts.push(house.startMs)
    const client = createClient({ base: house.url, token: house.token })
    process ??= await openProcess(house)
    const now = await head(client)
    if (before) {
      const { proof } = await client.consistency({ from: before.size, to: now.size })
      const holds = checkConsistency({
        from: before.size,
        to: now.size,
        fromRoot: before.root,
        toRoot: now.root,
        path: proof.map(fromBase64),
      })
      if (!holds) faults.push(`round ${round}: root of ${before.size} is not a prefix of ${now.size}`)
    }
    // The entries of the last round one by one, and a sample of all earlier ones.
    for (const one of [...acknowledged.slice(-40), ...sample(acknowledged, 10, chance)]) {
      const fault = await missing(client, one, now)
      if (fault) faults.push(`round ${round}: ${fault}`)
    }
    // A name that was acknowledged takes no second place, not even after a crash and with other words.
    const again = acknowledged.at(-1)
    if (again) {
      const answer = await client
        .addEntry({ body: note(process, again.name, -1 - round) })
        .catch((error: unknown) => error)
      if (answer instanceof ProblemError) repeats++
      else faults.push(`round ${round}: ${again.id} was taken twice with other words`)
    }
    before = now
    if (round === rounds) {
      await house.stop()
      break
    }
    const stopAt = performance.now() + 20 + chance() * roundMsMax
    let dead = false
    const appends = Array.from({ length: clients }, async (_, who) => {
      for (let n = 0; !dead; n++) {
        const id = entryId(chance)
        try {
          const { entry, receipt } = await client.addEntry({
            body: note(process ?? '', id, round * 1000 + who * 100 + n),
          })
          if (!dead || receipt) acknowledged.push({ id: entry, name: id, index: receipt.index, leaf: receipt.leaf })
        } catch (error) {
          if (dead) return
          if (error instanceof ProblemError && error.problem.status === 0) return
          throw error
        }
      }
    })
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, stopAt - performance.now())))
    const killed = house.kill()
    dead = true
    await killed
    await Promise.all(appends)
  }

  const places = new Set(acknowledged.map((one) => one.index))
  if (places.size !== acknowledged.length) faults.push(`${acknowledged.length - places.size} places were given twice`)
  const { verifyFolder } = await import('@parley/hub')
  const report = await verifyFolder(data)
  if (!report.ok) faults.push(`the folder does not verify: ${JSON.stringify(report.problems.slice(0, 3))}`)
  if (report.entries < places.size) faults.push(`${report.entries} entries, but ${places.size} were acknowledged`)
  restarts.sort((a, b) => a - b)
  for (const fault of faults.slice(0, 20)) console.log(fault)
  const at = (share: number) =>
    Math.round(restarts[Math.min(restarts.length - 1, Math.floor(restarts.length * share))] ?? 0)
  console.log(
    `${faults.length ? 'failed' : 'ok'} hub-kill ${rounds} kills, ${acknowledged.length} acknowledged, ${faults.length} faults, ${report.entries} entries verified, restart p50 ${at(0.5)} ms p99 ${at(0.99)} ms, ${repeats} repeats refused, seed ${seed}`,
  )
  return faults.length === 0
}

async function openProcess(house: House): Promise<string> {
  const client = createClient({ base: house.url, token: house.token })
  const { rows } = await client.viewRows({ view: 'processes', limit: 1 })
  if (rows[0]) return rows[0].process
  const id = `prc_${'0'.repeat(26)}`
  await client.addEntry({ body: { kind: 'process-opened', process: id, body: { name: 'Kill test', description: '' } } })
  const me = await client.me()
  if (me.organisation) {
    await client.addEntry({
      body: {
        kind: 'organisation-joined',
        process: id,
        body: { organisation: me.organisation, name: 'Operator', role: 'operator' },
      },
    })
  }
  return id
}

const note = (process: string, id: string, n: number) => ({
  kind: 'actors-split',
  process,
  id,
  // Each on actors of its own: a thousand entries on one record would measure the fold of that record.
  body: { actors: [`${id}.1`, `${id}.2`], reason: `Note ${n}: ${'word '.repeat(40)}` },
})

async function head(client: ReturnType<typeof createClient>): Promise<{ size: number; root: Uint8Array }> {
  const text = await (await client.checkpoint()).text()
  const { size, root } = parseCheckpoint(parseNote(text).text)
  return { size, root }
}

/** What is wrong with an acknowledged entry now, or undefined. */
async function missing(
  client: ReturnType<typeof createClient>,
  one: Acknowledged,
  now: { size: number; root: Uint8Array },
): Promise<string | undefined> {
  try {
    const found = await client.entry({ id: one.id })
    if (found.index !== one.index || found.leaf !== one.leaf)
      return `${one.id} moved from ${one.index} to ${found.index}`
    const { proof } = await client.inclusion({ seq: one.index, size: now.size })
    const leaf = hashLeaf(fromBase64(one.leaf))
    if (
      !checkInclusion({ leafHash: leaf, index: one.index, size: now.size, path: proof.map(fromBase64), root: now.root })
    ) {
      return `${one.id} at ${one.index} is not in the tree ${toHex(now.root)}`
    }
    return undefined
  } catch (error) {
    if (error instanceof ProblemError) return `${one.id} at ${one.index}: ${error.message}`
    throw error
  }
}

function sample<T>(from: readonly T[], count: number, chance: () => number): T[] {
  return Array.from({ length: Math.min(count, from.length) }, () => from[Math.floor(chance() * from.length)]).filter(
    (one) => one !== undefined,
  )
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const entryId = (chance: () => number) =>
  `ent_${Array.from({ length: 26 }, () => alphabet[Math.floor(chance() * alphabet.length)]).join('')}`

/** mulberry32: small, repeatable, good enough to choose moments with. */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
