// Can a clock tell what is hidden from what is not there? Every route that takes an id is asked for things of others and
// for ids that nobody has, in turn and in random order, on a real hub in this process. The answers must be the same to the
// byte, but for the id, and Welch's t of their times must say nothing.
import { loadavg } from 'node:os'
import { paths, type RouteName } from '@parley/api'
import { chance } from '@parley/hub/testing'
import type { TrustOptions } from '../trust.ts'
import { openStage, type Stage, sharedPool } from './matrix/stage.ts'
import type { Question } from './timing/question.ts'
import { questionsOf, unasked } from './timing/questions.ts'
import { isShorterBy, welch } from './timing/welch.ts'

const pairsUsual = 20_000
const pairsLong = 100_000
/** As in the tests of leaks in ciphers: beyond it the two are told apart, by chance once in 150,000 times. */
export const tMax = 4.5

export async function run({
  cells,
  seed = Date.now() % 1_000_000,
  long,
  part = [1, 1],
}: TrustOptions): Promise<boolean> {
  const pairs = cells ?? (long ? pairsLong : pairsUsual)
  const began = performance.now()
  console.log(`timing: ${pairs} pairs for each route that takes an id, seed ${seed}`)
  const pool = sharedPool()
  const stage = await openStage({ seed, size: 'small', pool })
  try {
    const found = await measure(stage, pairs, seed, (line) => console.log(`  ${line}`), undefined, part)
    for (const fault of found.faults) console.log(`  found: ${fault}`)
    const isOk = found.faults.length === 0
    console.log(
      `${isOk ? 'ok' : 'failed'} timing ${part[1] === 1 ? '' : `part=${part.join('/')} `}questions=${found.questions} routes=${found.routes} pairs=${pairs} ` +
        `worst=${Math.abs(found.worst).toFixed(2)} limit=${tMax} seconds=${((performance.now() - began) / 1000).toFixed(0)} ` +
        `load=${loadavg()[0]?.toFixed(1)} seed=${seed}`,
    )
    return isOk
  } finally {
    await stage.close()
    await pool.end()
  }
}

export type Measured = {
  readonly faults: string[]
  readonly questions: number
  readonly routes: number
  readonly worst: number
}

export async function measure(
  stage: Stage,
  pairs: number,
  seed: number,
  say: (line: string) => void,
  chosen: (question: Question) => boolean = () => true,
  [part, parts]: readonly [number, number] = [1, 1],
): Promise<Measured> {
  const app = await stage.compose((rooms) => rooms, true)
  const next = chance(seed)
  const all = (await questionsOf(stage)).filter(chosen)
  const questions = all.filter((_, at) => at % parts === part - 1)
  const faults = missing(all, chosen).map((route) => `nobody asked ${route} for what is hidden`)
  let worst = 0
  try {
    for (const question of questions) {
      const { t, share, fault } = await one(app, question, pairs, next)
      if (fault !== undefined) faults.push(`${question.name}: ${fault}`)
      if (Math.abs(t) >= tMax) {
        faults.push(
          `${question.name}: hidden takes ${share > 0 ? 'more' : 'less'} time than absent: t = ${t.toFixed(1)}`,
        )
      }
      if (Math.abs(t) > Math.abs(worst)) worst = t
      say(`${question.name}: t = ${t.toFixed(2)}, hidden takes ${(share * 100).toFixed(2)} % more`)
    }
  } finally {
    await app.close()
  }
  return { faults, questions: questions.length, routes: new Set(questions.map(({ route }) => route)).size, worst }
}

/** Routes with an id in their path that no question asks, and that no reason excuses. */
function missing(questions: readonly Question[], chosen: (question: Question) => boolean): RouteName[] {
  const asked = new Set(questions.map(({ route }) => route))
  // Object.keys forgets that the keys are RouteName.
  const routes = (Object.keys(paths) as RouteName[]).filter((route) => paths[route][1].includes('/:'))
  return routes.filter((route) => {
    if (asked.has(route) || Object.hasOwn(unasked, route)) return false
    return chosen({
      name: route,
      route,
      headers: {},
      hidden: [],
      absent: [],
      request: () => ({ method: 'GET', url: '' }),
    })
  })
}

type App = Awaited<ReturnType<Stage['compose']>>

/** Rounds whose times are not counted: the code is compiled and the pages are read. */
const warmUpMax = 200

async function one(app: App, question: Question, pairs: number, next: () => number) {
  const { hidden, absent, headers } = question
  const times: { hidden: number[]; absent: number[] } = { hidden: [], absent: [] }
  let shape: string | undefined
  let fault: string | undefined
  const ask = async (of: 'hidden' | 'absent', at: number, counts: boolean) => {
    const ids = of === 'hidden' ? hidden : absent
    const id = ids[at % ids.length] ?? ''
    const { method, url, payload } = question.request(id)
    const began = process.hrtime.bigint()
    const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    const took = Number(process.hrtime.bigint() - began)
    if (counts) times[of].push(took)
    const said = JSON.stringify([answer.statusCode, withoutDate(answer.headers), answer.payload]).replaceAll(id, '<id>')
    shape ??= said
    if (said !== shape) fault = `hidden and absent differ: ${said.slice(0, 300)} and ${shape.slice(0, 300)}`
    if (answer.statusCode < 400) fault = `it was answered: ${answer.statusCode} ${answer.payload.slice(0, 200)}`
  }
  for (let round = -Math.min(warmUpMax, pairs); round < pairs && fault === undefined; round++) {
    const at = Math.floor(next() * hidden.length)
    const order = next() < 0.5 ? (['hidden', 'absent'] as const) : (['absent', 'hidden'] as const)
    for (const of of order) await ask(of, at, round >= 0)
  }
  const kept = isShorterBy(times)
  const { t, share } = welch(times.hidden.filter(kept), times.absent.filter(kept))
  return { t, share, fault }
}

const withoutDate = ({ date: _, ...rest }: Record<string, unknown>) => rest
