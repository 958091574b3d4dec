// Writing under the same table: every principal tries what is not allowed, and what names things it may not see. A target
// that is hidden is answered as one that is absent, what is refused leaves no trace, and what is written is seen by
// exactly those whom its audience names.
import { canariesIn } from './canaries.ts'
import { type ModelEntry, maySee } from './model.ts'
import type { Answer } from './oracles.ts'
import { plain } from './oracles.ts'
import { ask, type Door, type Tally } from './round.ts'
import { allowed, type Item, type Principal, type Stage } from './stage.ts'

type Attempt = { readonly name: string; readonly body: Readonly<Record<string, unknown>>; readonly isRefused: boolean }

export async function writeRound(stage: Stage, door: Door, tally: Tally, targetsMax = 12): Promise<void> {
  for (const principal of stage.principals) {
    await refusals(stage, door, principal, tally, targetsMax)
    await releases(stage, door, principal, tally)
  }
}

const post = (door: Door, principal: Principal, url: string, payload: unknown) =>
  ask(door, { method: 'POST', url, payload }, principal.headers)

/** The same attempt on something hidden and on something that is not there must be told apart by nobody. */
async function refusals(
  stage: Stage,
  door: Door,
  principal: Principal,
  tally: Tally,
  targetsMax: number,
): Promise<void> {
  const may = allowed(stage.items, principal.reader, stage.world)
  const hidden = stage.items.filter((item) => !may.seen.has(item.name) && item.entries.length > 0)
  const step = Math.max(1, Math.floor(hidden.length / targetsMax))
  for (const item of hidden.filter((_, at) => at % step === 0)) {
    const absent = {
      entry: stage.world.mint.id('ent', `absent ${item.name}`),
      document: stage.world.mint.id('doc', `absent ${item.name}`),
    }
    const there = {
      entry: item.entries.at(-1) ?? '',
      document: item.document ?? stage.world.mint.id('doc', `none ${item.name}`),
    }
    for (const attempt of ['withdraw', 'erase', 'decide', 'be there'] as const) {
      const before = stage.hub.log.size()
      const url = attempt === 'be there' ? '/presence' : '/entries'
      const first = await post(door, principal, url, attemptOn(attempt, item.piece.process, there, stage))
      const between = stage.hub.log.size()
      const second = await post(door, principal, url, attemptOn(attempt, item.piece.process, absent, stage))
      const finding = (fault: string) =>
        tally.findings.push({ principal: principal.name, ask: `POST ${url} ${attempt} on '${item.name}'`, fault })
      tally.cells += 2
      tally.answers += 2
      const operation = attempt === 'be there' ? 'bePresent' : 'addEntry'
      tally.byOperation.set(operation, (tally.byOperation.get(operation) ?? 0) + 2)
      const [mine, theirs] = [written(first, there), written(second, absent)]
      if (mine !== theirs) finding(`hidden is not as absent: ${mine.slice(0, 300)} against ${theirs.slice(0, 300)}`)
      if (first.status >= 400 && between !== before) finding('a refused write left an entry')
      if (principal.reader.organisation === null && first.status < 400) finding('somebody unknown wrote')
      const echo = new Set([...Object.values(there), ...Object.values(absent), item.piece.process])
      for (const canary of canariesIn(first.body)) {
        const owner = stage.items.find((one) => one.canaries.has(canary))
        if (owner !== undefined && !may.log.has(canary) && !echo.has(canary))
          finding(`leak: ${canary} of '${owner.name}'`)
      }
    }
  }
}

function attemptOn(
  attempt: 'withdraw' | 'erase' | 'decide' | 'be there',
  process: string,
  target: { entry: string; document: string },
  { world }: Stage,
): unknown {
  switch (attempt) {
    case 'withdraw':
      return { kind: 'entry-withdrawn', process, body: { entry: target.entry } }
    case 'erase':
      return { kind: 'entry-erased', process, body: { entry: target.entry, reason: 'other', authority: 'nobody' } }
    case 'be there':
      return { process, view: 'documents', key: target.document, here: true }
    case 'decide':
      return {
        kind: 'claim-accepted',
        process,
        at: world.facts.now,
        body: { document: target.document, reading: target.entry, claim: 'c1' },
      }
  }
}

/** An answer without what names the target and without the receipt. */
function written(answer: Answer, target: { entry: string; document: string }): string {
  const body =
    answer.status < 300 ? 'taken' : answer.body.replaceAll(target.entry, 'ent').replaceAll(target.document, 'doc')
  return plain({ ...answer, body })
}

/** What a principal may not do at all, and what it may: whoever the audience does not name must not find it. */
async function releases(stage: Stage, door: Door, principal: Principal, tally: Tally): Promise<void> {
  const { world } = stage
  const { organisation, person } = principal.reader
  const finding = (name: string, fault: string) =>
    tally.findings.push({ principal: principal.name, ask: `POST /entries ${name}`, fault })
  for (const process of world.processes) {
    const isMember = organisation !== null && (world.facts.members.get(process)?.has(organisation) ?? false)
    const note = { on: { view: 'processes', key: process }, text: 'Not to be.' }
    const own = { kind: 'note-added', process, body: note, audience: [] as string[] }
    const attempts: Attempt[] = [
      { name: 'a note of one’s own', body: own, isRefused: !isMember },
      {
        name: 'in another’s name',
        body: { ...own, author: { organisation: world.organisations.birch } },
        isRefused: true,
      },
      { name: 'with a number of one’s own', body: { ...own, seq: 0 }, isRefused: true },
      { name: 'another reads for the hub', body: { kind: 'document-read', process, body: {} }, isRefused: true },
      { name: 'bytes nobody looked at', body: { kind: 'document-received', process, body: {} }, isRefused: true },
      ...(principal.reader.organisation === world.home &&
      (principal.name === 'the operator' || principal.name === 'the administrator')
        ? []
        : [
            {
              name: 'lets an organisation in',
              body: {
                kind: 'organisation-joined',
                process,
                body: { organisation: world.organisations.elm, name: 'Elm', role: 'monitor' },
              },
              isRefused: true,
            },
            {
              name: 'opens a process',
              body: { kind: 'process-opened', process, body: { name: 'Mine', description: '' } },
              isRefused: true,
            },
          ]),
    ]
    for (const { name, body, isRefused } of attempts) {
      const before = stage.hub.log.size()
      const answer = await post(door, principal, '/entries', body)
      tally.cells += 1
      tally.answers += 1
      tally.byOperation.set('addEntry', (tally.byOperation.get('addEntry') ?? 0) + 1)
      const isTaken = answer.status < 300
      if (isTaken === isRefused)
        finding(
          `${name} in ${process}`,
          isTaken ? 'taken, and not allowed' : `refused, and allowed: ${answer.body.slice(0, 200)}`,
        )
      if (isRefused && stage.hub.log.size() !== before) finding(name, 'a refused write left an entry')
      if (!isTaken || isRefused) continue
      // Whoever is not of the author's organisation must not find it anywhere.
      const { entry } = JSON.parse(answer.body) as { entry: string }
      const about: ModelEntry = { process, organisation: organisation ?? '', person, audience: [], embargo: null }
      for (const other of stage.principals.filter((one) => one.kind === 'reader')) {
        const found = await ask(door, { method: 'GET', url: `/entries/${entry}` }, other.headers)
        const listed = await ask(door, { method: 'GET', url: `/entries?limit=5` }, other.headers)
        const sees = maySee(about, other.reader, world.facts)
        tally.cells += 2
        tally.answers += 2
        if ((found.status === 200) !== sees || listed.body.includes(entry) !== sees)
          finding(name, `${other.name} ${sees ? 'does not find' : 'finds'} what ${sees ? 'is' : 'is not'} for them`)
      }
    }
  }
}

export type WritePlant = {
  readonly name: string
  readonly class: string
  readonly door: (door: Door, stage: Stage) => Door
}

const targetOf = (stage: Stage, payload: unknown): Item | undefined => {
  const text = JSON.stringify(payload ?? {})
  return stage.items.find((item) => item.entries.some((id) => text.includes(id)))
}

export const writePlants: readonly WritePlant[] = [
  {
    name: 'a refusal tells a hidden target from an absent one',
    class: 'L8',
    door: (door, stage) => async (request) => {
      const answer = await door(request)
      return request.method === 'POST' && answer.status >= 400 && targetOf(stage, request.payload) !== undefined
        ? { ...answer, status: 409 }
        : answer
    },
  },
  {
    name: 'a refusal says whose the target is',
    class: 'L8',
    door: (door, stage) => async (request) => {
      const answer = await door(request)
      const item = targetOf(stage, request.payload)
      return answer.status >= 400 && item !== undefined
        ? { ...answer, body: answer.body.replace('"detail":"', `"detail":"It is ${item.piece.organisation}’s. `) }
        : answer
    },
  },
  {
    name: 'whoever signs in may write for a member',
    class: 'K6',
    door: (door, stage) => (request) => {
      const member = stage.principals.find((one) => one.name === 'one of birch')
      return request.method === 'POST' && request.headers?.cookie !== undefined
        ? door({ ...request, headers: { ...request.headers, ...member?.headers } })
        : door(request)
    },
  },
]
