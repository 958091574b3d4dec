// Are the oracles any good? Each planted leak gets the questions until one of them finds it.
import { type Ask, asksOf, type Catalogue } from './asks.ts'
import { type Plant, plants } from './plants.ts'
import { doorOf, newTally, round, type Side, sideOf, type Tally } from './round.ts'
import type { Stage } from './stage.ts'
import { type StreamPlant, streamPlants, streamRound } from './streams.ts'
import { type WritePlant, writePlants, writeRound } from './writes.ts'

export type Found = {
  readonly name: string
  readonly class: string
  readonly by: string | null
  readonly answers: number
}

/** Those who ask where leaks were planted; the first ones have a twin. */
export const plantPrincipals = ['anonymous', 'two of alder', 'an ended session', 'a made-up token'] as const

export async function plantRound(
  stage: Stage,
  twins: ReadonlyMap<string, Stage>,
  catalogue: Catalogue,
  some: readonly Plant[] = plants,
): Promise<Found[]> {
  const asks = new Map<string, Ask[]>()
  for (const principal of stage.principals)
    if (isAsked(principal.name)) asks.set(principal.name, shuffled(asksOf(stage, catalogue, principal), stage))
  const found: Found[] = []
  for (const plant of some) found.push(await findPlant(plant, stage, twins, asks))
  return found
}

/** These write, so that a twin is one no longer: last. */
export async function writingPlantRound(stage: Stage): Promise<Found[]> {
  const found: Found[] = []
  for (const plant of streamPlants) found.push(await findWith(plant, (tally) => streamRound(stage, tally, plant)))
  const app = await stage.compose()
  for (const plant of writePlants)
    found.push(await findWith(plant, (tally) => writeRound(stage, plant.door(doorOf(app), stage), tally, 3)))
  await app.close()
  return found
}

async function findWith(plant: StreamPlant | WritePlant, look: (tally: Tally) => Promise<void>): Promise<Found> {
  const tally = newTally()
  await look(tally)
  return told(plant, tally)
}

async function findPlant(
  plant: Plant,
  stage: Stage,
  twins: ReadonlyMap<string, Stage>,
  asks: ReadonlyMap<string, readonly Ask[]>,
): Promise<Found> {
  const tally = newTally()
  const bent = await openBent(plant, stage)
  const order = [...new Set([...(plant.serves === undefined ? [] : [plant.serves]), ...plantPrincipals])]
  for (const name of order) {
    const principal = stage.principals.find((one) => one.name === name)
    if (principal === undefined || tally.findings.length > 0) continue
    const twinStage = twins.get(principal.name)
    const twin = twinStage === undefined ? undefined : await openBent(plant, twinStage)
    await round({
      principal,
      asks: asks.get(principal.name) ?? [],
      side: bent.side,
      twin: twin?.side,
      tally,
      findingsMax: 1,
    })
    await twin?.close()
  }
  await bent.close()
  return told(plant, tally)
}

async function openBent(plant: Plant, stage: Stage): Promise<{ side: Side; close(): Promise<unknown> }> {
  const app = await stage.compose((rooms) => plant.rooms?.(rooms, stage) ?? rooms)
  const door = doorOf(app)
  return { side: await sideOf(stage, plant.door?.(door, stage) ?? door), close: () => app.close() }
}

function told(plant: { readonly name: string; readonly class: string }, { findings, answers }: Tally): Found {
  const first = findings[0]
  const by = first === undefined ? null : `${first.principal}: ${first.ask.slice(0, 80)}: ${first.fault.slice(0, 80)}`
  return { name: plant.name, class: plant.class, by, answers }
}

const isAsked = (name: string): boolean => plantPrincipals.some((one) => one === name)

/** In an order of its own, so that every kind of question comes early. */
export function shuffled(asks: readonly Ask[], { world }: Stage): Ask[] {
  const rank = new Map(
    asks.map((ask, at) => [ask, world.mint.bytes(`order ${at} ${ask.method} ${ask.url}`).readUInt32BE(0)]),
  )
  return [...asks].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
}
