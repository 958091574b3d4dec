// One principal's questions put to a hub and, where there is one, to its twin; every answer is judged.
import type { Ask } from './asks.ts'
import { cursorOwners } from './asks.ts'
import { type Answer, comparable, faultsOf, type Judge, plain } from './oracles.ts'
import { type App, allowed, type Principal, type Stage } from './stage.ts'

export type Finding = { readonly principal: string; readonly ask: string; readonly fault: string }

/** What was checked. A cell is one principal's one question, held against one object. */
export type Tally = {
  cells: number
  answers: number
  pairs: number
  readonly findings: Finding[]
  readonly byOperation: Map<string, number>
}

export const newTally = (): Tally => ({ cells: 0, answers: 0, pairs: 0, findings: [], byOperation: new Map() })

export type Request = {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly payload?: unknown
}

/** Where questions go in and answers come out. */
export type Door = (request: Request) => Promise<Answer>

/** A hub's door, and the cursors that some principals got through it. */
export type Side = { readonly door: Door; readonly cursors: ReadonlyMap<string, string>; readonly stage: Stage }

export async function sideOf(stage: Stage, door: Door): Promise<Side> {
  const cursors = new Map<string, string>()
  for (const name of cursorOwners(stage)) {
    const principal = stage.principals.find((one) => one.name === name)
    for (const [list, url] of cursorLists) {
      const { body } = await ask(door, { method: 'GET', url }, principal?.headers ?? {})
      const next = nextIn(body)
      if (next === undefined) continue
      cursors.set(`{cursor:${list} ${name}}`, next)
      cursors.set(`{tampered:${list} ${name}}`, tampered(next))
    }
  }
  return { door, cursors, stage }
}

/** With one character in the middle changed. */
function tampered(cursor: string): string {
  const at = Math.floor(cursor.length / 2)
  return `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`
}

const cursorLists = [
  ...['documents', 'claims', 'notes', 'actors', 'accounts', 'timeline', 'processes'].map(
    (view) => [view, `/views/${view}?limit=1`] as const,
  ),
  ['entries', '/entries?limit=1'] as const,
]

export async function judgeOf(side: Side, principal: Principal): Promise<Judge> {
  const { stage, door } = side
  const whose = new Map<string, string>()
  for (const item of stage.items) for (const canary of item.canaries) whose.set(canary, item.name)
  const guessed = stage.world.mint.id('ent', 'surely absent')
  const notFound = plain(await ask(door, { method: 'GET', url: `/entries/${guessed}` }, principal.headers))
  return { allowed: allowed(stage.items, principal.reader, stage.world), whose, notFound }
}

export type RoundOptions = {
  readonly principal: Principal
  readonly asks: readonly Ask[]
  readonly side: Side
  readonly twin?: Side | undefined
  readonly tally: Tally
  /** Stop at so many findings. */
  readonly findingsMax?: number
  /** Stop when so many cells are checked. */
  readonly cellsMax?: number
}

const atOnce = 6

export async function round({
  principal,
  asks,
  side,
  twin,
  tally,
  findingsMax = 200,
  cellsMax = Number.POSITIVE_INFINITY,
}: RoundOptions): Promise<void> {
  const judge = await judgeOf(side, principal)
  const objects = side.stage.items.length
  const before = tally.cells
  let next = 0
  const worker = async () => {
    while (next < asks.length && tally.findings.length < findingsMax && tally.cells - before < cellsMax) {
      const one = asks[next++]
      if (one === undefined) return
      await put(one)
    }
  }
  const put = async (asked: Ask, pagesLeft = 8): Promise<void> => {
    const request = bound(asked, side)
    if (request === undefined) return
    const answer = await ask(side.door, request, principal.headers)
    const finding = (fault: string) =>
      tally.findings.push({
        principal: principal.name,
        ask: `${asked.method} ${asked.url}${asked.headers === undefined ? '' : ` ${JSON.stringify(asked.headers)}`}`,
        fault,
      })
    for (const fault of faultsOf(asked, answer, judge)) finding(fault)
    const cells = asked.breadth === 'list' && answer.status === 200 ? objects : 1
    tally.answers += 1
    tally.cells += cells
    tally.byOperation.set(asked.operation, (tally.byOperation.get(asked.operation) ?? 0) + cells)
    let other: Answer | undefined
    const toTwin = twin === undefined || asked.isIncomparable === true ? undefined : bound(asked, twin)
    if (twin !== undefined && toTwin !== undefined) {
      other = await ask(twin.door, toTwin, principal.headers)
      tally.pairs += 1
      const [mine, theirs] = [comparable(asked, answer), comparable(asked, other)]
      if (mine !== theirs) finding(`twins differ: ${difference(mine, theirs)}`)
    }
    const cursor = nextIn(answer.body)
    if (asked.follow !== true || cursor === undefined || pagesLeft === 0) return
    const on = (from: string) => `${asked.url}&cursor=${from}`
    const twinCursor = other === undefined ? undefined : nextIn(other.body)
    if (twin !== undefined && twinCursor === undefined) return
    await putPage(asked, on, cursor, twinCursor, pagesLeft - 1)
  }
  /** The next page, each hub with its own cursor. */
  const putPage = async (
    asked: Ask,
    on: (cursor: string) => string,
    cursor: string,
    twinCursor: string | undefined,
    pagesLeft: number,
  ): Promise<void> => {
    const answer = await ask(side.door, { method: 'GET', url: on(cursor) }, principal.headers)
    const page = { ...asked, url: on('…') }
    for (const fault of faultsOf(page, answer, judge))
      tally.findings.push({ principal: principal.name, ask: `GET ${page.url}`, fault })
    tally.answers += 1
    tally.cells += answer.status === 200 ? objects : 1
    const further = nextIn(answer.body)
    let twinFurther: string | undefined
    if (twin !== undefined && twinCursor !== undefined) {
      const other = await ask(twin.door, { method: 'GET', url: on(twinCursor) }, principal.headers)
      tally.pairs += 1
      const [mine, theirs] = [comparable(asked, answer), comparable(asked, other)]
      if (mine !== theirs)
        tally.findings.push({
          principal: principal.name,
          ask: `GET ${page.url}`,
          fault: `twins differ: ${difference(mine, theirs)}`,
        })
      twinFurther = nextIn(other.body)
      if (twinFurther === undefined) return
    }
    if (further !== undefined && pagesLeft > 0) await putPage(asked, on, further, twinFurther, pagesLeft - 1)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** The question with a cursor of this hub in it; undefined where nobody was given one. */
function bound(asked: Ask, { cursors }: Side): Request | undefined {
  const place = /\{[^}]+\}/.exec(asked.url)?.[0]
  if (place === undefined || !/^\{(cursor|tampered):/.test(place)) return asked
  const cursor = cursors.get(place)
  return cursor === undefined ? undefined : { ...asked, url: asked.url.replace(place, cursor) }
}

export const ask = (door: Door, request: Request, own: Readonly<Record<string, string>>): Promise<Answer> =>
  door({ ...request, headers: { ...request.headers, ...own } })

/** Straight into the app, without a socket. */
export const doorOf =
  (app: App): Door =>
  async ({ method, url, headers, payload }) => {
    const answer = await app.inject({
      // light-my-request names the verbs it knows and passes on any.
      method: method as 'GET',
      url,
      ...(headers === undefined ? {} : { headers }),
      ...(payload === undefined ? {} : { payload: payload as object }),
    })
    return { status: answer.statusCode, headers: answer.headers, body: answer.body }
  }

const nextIn = (body: string): string | undefined => /"next":"([^"]+)"/.exec(body)?.[1]

/** Where two texts part, with a few words around. */
function difference(mine: string, theirs: string): string {
  let at = 0
  while (at < mine.length && mine[at] === theirs[at]) at += 1
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 100))
  return `${around(mine)} against ${around(theirs)}`
}
