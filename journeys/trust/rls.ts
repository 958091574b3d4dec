// Does the database, by itself, let through what a reader may see and nothing else? Random records and questions on both
// engines against a model that shares no code with the hub; every way to get the wall wrong must be noticed; who asks must
// never be carried from one request to another, nor be forged.
import { createHmac, randomBytes } from 'node:crypto'
import { loadavg } from 'node:os'
import { chance } from '@parley/hub/testing'
import { sql } from 'kysely'
import { dropText, schemaText, sealOf } from '../../packages/hub/database/wall.ts'
import { wallFaults } from '../../packages/hub/database/wall-faults.ts'
import { answers, openWalled, type Walled } from '../../packages/hub/database/wall-testing.ts'
import type { TrustOptions } from '../trust.ts'
import { carryOver, layGroups } from './rls/carry-over.ts'
import { type Ground, tryCases } from './rls/cases.ts'
import { forge } from './rls/forgery.ts'
import { type Mutant, mend, mutants } from './rls/mutants.ts'

export type Sizes = {
  /** On each engine. */
  readonly cases: number
  readonly carried: number
  readonly forged: number
  readonly mutants: readonly Mutant[]
}

const usual = { cases: 20_000, carried: 5_000, forged: 10_000, mutants }
const long = { cases: 1_000_000, carried: 100_000, forged: 100_000, mutants }
/** Cases after which a mutant nobody noticed is taken for one that nobody would notice. */
const casesOfMutant = 4_000

export async function run({ cells, seed = Date.now() % 1_000_000, long: isLong }: TrustOptions): Promise<boolean> {
  const sizes = { ...(isLong ? long : usual), ...(cells === undefined ? {} : { cases: cells }) }
  const began = performance.now()
  const engines = (await answers()) ? (['pglite', 'postgres'] as const) : (['pglite'] as const)
  console.log(`rls: ${sizes.cases} cases on each of ${engines.join(' and ')}, seed ${seed}`)
  const said: string[] = []
  const killed: number[] = []
  for (const engine of engines) {
    const found = await tryWall(engine, sizes, seed, (line) => console.log(`  ${engine}: ${line}`))
    said.push(...found.faults.map((fault) => `${engine}: ${fault}`))
    killed.push(found.killed)
  }
  for (const fault of said) console.log(`  found: ${fault}`)
  // Half of the question was not asked.
  if (engines.length < 2) console.log('  no PostgreSQL answers: set DATABASE_URL')
  const isOk = said.length === 0 && engines.length === 2
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(
    `${isOk ? 'ok' : 'failed'} rls cases=${sizes.cases}×${engines.length} carried=${sizes.carried}×${engines.length} ` +
      `forged=${sizes.forged}×${engines.length} mutants=${Math.min(...killed)}/${sizes.mutants.length} ` +
      `seconds=${seconds} load=${loadavg()[0]?.toFixed(1)} seed=${seed}`,
  )
  return isOk
}

export async function tryWall(
  engine: 'pglite' | 'postgres',
  sizes: Sizes,
  seed: number,
  say: (line: string) => void,
): Promise<{ faults: string[]; killed: number }> {
  const walled = await openWalled(engine)
  const { database } = walled
  const faults: string[] = []
  try {
    const ground: Ground = { ...(await groundOf(walled)), read: database.read }
    faults.push(...(await wallFaults(database.kysely, walled.names)))
    const wrong = await tryCases(ground, sizes.cases, seed, true)
    if (wrong !== undefined) faults.push(wrong)
    say(`${sizes.cases} cases${wrong === undefined ? ', none otherwise than the model' : ''}`)
    await layGroups(database.kysely)
    await noting(faults, async () => {
      const { statements, requests, failed } = await carryOver(database, chance(seed), sizes.carried)
      say(`${statements} statements of ${requests} requests, ${failed} of them cut off: each in its own name`)
    })
    await noting(faults, async () => {
      const { truly, again } = await forge(ground, chance(seed), sizes.forged)
      if (truly === 0 || again !== truly) faults.push(`a true reader saw ${truly} and then ${again} rows`)
      say(`${sizes.forged} forged readers saw nothing, a true one ${truly} rows`)
    })
    const { killed, survivors } = await tryMutants(walled, sizes.mutants, seed)
    faults.push(...survivors.map((name) => `nobody noticed: ${name}`))
    say(
      `${killed.catalogue} mutants found by the catalogue, ${killed.model} by the cases, ${survivors.length} by nobody`,
    )
    return { faults, killed: killed.model + killed.catalogue }
  } finally {
    await walled.close()
  }
}

async function noting(faults: string[], work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error))
  }
}

async function groundOf({ database, names }: Walled): Promise<Ground> {
  const key = randomBytes(32)
  const foreign: Ground['foreign'] = (identity) => {
    const words = Buffer.from(JSON.stringify(identity)).toString('base64')
    return `${words}.${createHmac('sha256', key).update(words).digest('hex')}`
  }
  return { db: database.kysely, reader: names.reader, seal: await sealOf(database.kysely), foreign }
}

async function tryMutants(walled: Walled, some: readonly Mutant[], seed: number) {
  const db = walled.database.kysely
  const named = (text: string) =>
    text.replaceAll('{schema}', walled.names.schema).replaceAll('{reader}', walled.names.reader)
  const put = (text: string, then = '') => sql.raw(named(`${mend}; ${dropText}; ${text}; ${then}`)).execute(db)
  const killed = { model: 0, catalogue: 0 }
  const survivors: string[] = []
  for (const { name, text, then } of some) {
    await put(text(schemaText({ schema: '{schema}', reader: '{reader}' })), then)
    const ground = await groundOf(walled)
    if ((await wallFaults(db, walled.names)).length > 0) killed.catalogue += 1
    else if ((await tryCases(ground, casesOfMutant, seed, false)) !== undefined) killed.model += 1
    else survivors.push(name)
  }
  await put(schemaText({ schema: '{schema}', reader: '{reader}' }))
  return { killed, survivors }
}
