// Does anybody get more than is theirs? Several organisations share a made-up record on a real hub; every principal puts
// every question of the OpenAPI document, and many it does not know; each answer is searched for canaries, held against a
// table of who may see what, and compared with a hub that never knew what the reader may not see. Then the same questions
// go to hubs with a leak planted on purpose: each must be found.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TrustOptions } from '../trust.ts'
import { asksOf, type Catalogue, catalogueOf } from './matrix/asks.ts'
import { type Found, plantRound, shuffled, writingPlantRound } from './matrix/plant-round.ts'
import { doorOf, newTally, round, type Side, sideOf, type Tally } from './matrix/round.ts'
import { openStage, type Principal, type Stage, sharedPool } from './matrix/stage.ts'
import { streamRound } from './matrix/streams.ts'
import { openTwin } from './matrix/twin.ts'
import type { WorldSize } from './matrix/world.ts'
import { writeRound } from './matrix/writes.ts'

const cellsUsual = 1_500_000
const cellsLong = 2_500_000
/** In the short run these are compared with a twin; in the long run everybody is. */
const twinsUsual = ['anonymous', 'the operator', 'two of alder', 'one of birch', 'two of cedar', 'one of dogwood']
const shown = 10

type Pool = ReturnType<typeof sharedPool>

export async function run({ cells, seed = Date.now() % 1_000_000, long }: TrustOptions): Promise<boolean> {
  const began = performance.now()
  const cellsWanted = cells ?? (long ? cellsLong : cellsUsual)
  console.log(`matrix: at least ${cellsWanted} cells, seed ${seed}`)
  const tally = newTally()
  const pool = sharedPool()
  try {
    const planted = await plantedLeaks(seed, pool, tally)
    for (let world = seed; tally.cells < cellsWanted && tally.findings.length === 0; world++) {
      await wholeWorld({ seed: world, runSeed: seed, pool, tally, cellsWanted, long })
    }
    return report(tally, planted, seed, performance.now() - began)
  } finally {
    await pool.end()
  }
}

/** On a small record: the live stream and writes as they are, and every planted leak. */
async function plantedLeaks(seed: number, pool: Pool, tally: Tally): Promise<Found[]> {
  const options = { seed, size: 'small' as WorldSize, pool }
  const stage = await openStage(options)
  const twins = new Map<string, Stage>()
  try {
    const catalogue = await catalogueOf(stage)
    for (const name of ['anonymous', 'two of alder']) {
      const principal = stage.principals.find((one) => one.name === name)
      if (principal !== undefined) twins.set(name, await openTwin(stage, principal, options))
    }
    const found = await plantRound(stage, twins, catalogue)
    // From here the record grows, and the twins are twins no longer.
    await streamRound(stage, tally)
    const app = await stage.compose()
    await writeRound(stage, doorOf(app), tally)
    await app.close()
    found.push(...(await writingPlantRound(stage)))
    console.log(
      `  planted leaks: ${found.filter((one) => one.by !== null).length} of ${found.length} found; stream and writes: ${tally.findings.length} findings`,
    )
    return found
  } finally {
    for (const twin of twins.values()) await twin.close()
    await stage.close()
  }
}

type WholeWorld = {
  readonly seed: number
  readonly runSeed: number
  readonly pool: Pool
  readonly tally: Tally
  readonly cellsWanted: number
  readonly long: boolean
}

async function wholeWorld({ seed, runSeed, pool, tally, cellsWanted, long }: WholeWorld): Promise<void> {
  const options = { seed, size: 'whole' as WorldSize, pool }
  const progress = long ? openProgress(runSeed) : undefined
  const stage = await openStage(options)
  try {
    const catalogue = await catalogueOf(stage)
    const app = await stage.compose()
    const side = await sideOf(stage, doorOf(app))
    for (const [at, principal] of stage.principals.entries()) {
      if (progress?.restore(seed, principal.name, tally) === true) continue
      const mine = newTally()
      const cellsMax = long
        ? Number.POSITIVE_INFINITY
        : Math.max(1, (cellsWanted - tally.cells) / (stage.principals.length - at))
      await onePrincipal({
        stage,
        side,
        catalogue,
        principal,
        tally: mine,
        cellsMax,
        twinOptions: isCompared(principal, long) ? options : undefined,
      })
      add(mine, tally)
      progress?.keep(seed, principal.name, mine)
      console.log(
        `  world ${seed}, ${principal.name}: ${mine.cells} cells, ${mine.pairs} pairs, ${mine.findings.length} findings`,
      )
    }
    await app.close()
  } finally {
    await stage.close()
  }
}

const isCompared = ({ name, twin }: Principal, long: boolean): boolean =>
  twin !== null && (long || twinsUsual.includes(name))

type OnePrincipal = {
  readonly stage: Stage
  readonly side: Side
  readonly catalogue: Catalogue
  readonly principal: Principal
  readonly tally: Tally
  readonly cellsMax: number
  readonly twinOptions: Parameters<typeof openTwin>[2] | undefined
}

async function onePrincipal({
  stage,
  side,
  catalogue,
  principal,
  tally,
  cellsMax,
  twinOptions,
}: OnePrincipal): Promise<void> {
  const asks = shuffled(asksOf(stage, catalogue, principal), stage)
  if (twinOptions === undefined) return round({ principal, asks, side, tally, cellsMax })
  const twin = await openTwin(stage, principal, twinOptions)
  try {
    const app = await twin.compose()
    await round({ principal, asks, side, twin: await sideOf(twin, doorOf(app)), tally, cellsMax })
    await app.close()
  } finally {
    await twin.close()
  }
}

function add(from: Tally, to: Tally): void {
  to.cells += from.cells
  to.answers += from.answers
  to.pairs += from.pairs
  to.findings.push(...from.findings)
  for (const [operation, cells] of from.byOperation)
    to.byOperation.set(operation, (to.byOperation.get(operation) ?? 0) + cells)
}

function report(tally: Tally, planted: readonly Found[], seed: number, milliseconds: number): boolean {
  for (const { principal, ask, fault } of tally.findings.slice(0, shown))
    console.log(`  found: ${principal}: ${ask}: ${fault}`)
  const missed = planted.filter((one) => one.by === null)
  for (const one of missed) console.log(`  planted and not found: ${one.class} ${one.name}`)
  console.log(`  planted: ${planted.map((one) => `${one.class} ${one.name}`).join('; ')}`)
  console.log(
    `  cells by operation: ${[...tally.byOperation].map(([operation, cells]) => `${operation} ${cells}`).join(', ')}`,
  )
  const isOk = tally.findings.length === 0 && missed.length === 0
  const seconds = (milliseconds / 1000).toFixed(0)
  console.log(
    `${isOk ? 'ok' : 'failed'} matrix cells=${tally.cells} answers=${tally.answers} twin-pairs=${tally.pairs} findings=${tally.findings.length} planted=${planted.length - missed.length}/${planted.length} seconds=${seconds} seed=${seed}`,
  )
  return isOk
}

type Kept = {
  readonly cells: number
  readonly answers: number
  readonly pairs: number
  readonly byOperation: [string, number][]
}

/** What a long run has behind it, in out/: a principal who had findings is asked again. */
function openProgress(seed: number) {
  const folder = fileURLToPath(new URL('../../out', import.meta.url))
  const file = path.join(folder, `matrix-${seed}.json`)
  mkdirSync(folder, { recursive: true })
  // Written by `keep` below and by nothing else.
  const done = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Record<string, Kept>
  return {
    restore: (world: number, principal: string, tally: Tally): boolean => {
      const kept = done[`${world} ${principal}`]
      if (kept === undefined) return false
      add({ ...kept, findings: [], byOperation: new Map(kept.byOperation) }, tally)
      return true
    },
    keep: (world: number, principal: string, { cells, answers, pairs, byOperation, findings }: Tally) => {
      if (findings.length > 0) return
      done[`${world} ${principal}`] = { cells, answers, pairs, byOperation: [...byOperation] }
      writeFileSync(file, JSON.stringify(done, null, 2))
    },
  }
}
