// The live stream: each reader hears of rows of its own groups and of documents it may see, and of nothing else.
// Whoever was away, or reads too slowly, gets what was missed in one event, or is told to start over; who reads nothing is
// cut off. When it changes who may see what, every open stream is looked at before anything more is sent.
import type { Progress } from '@parley/api'
import { chainOf, type Directory, visibleTo } from '@parley/peace'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Change, Hub, Touched } from '../hub.ts'
import type { ReadingProgress } from '../ingest/progress.ts'
import { Refusal } from '../refusal.ts'
import type { Asking } from './asking.ts'
import { cursorSeal } from './cursor.ts'
import { type Line, openLine } from './line.ts'
import { rememberChanges } from './remembered.ts'

export type Streams = {
  /** Takes the reply over and keeps it open. Refuses with `busy`. */
  open(one: {
    readonly asking: Asking
    readonly process: string | undefined
    readonly after: string | undefined
    readonly request: FastifyRequest
    readonly reply: FastifyReply
  }): void
  /** Ends the streams of those who ask so: of a session that was ended, a token, a person. */
  end(match: (asking: Asking) => boolean): void
  /** Asks of every open stream whether its reader is still let in, now. */
  askAgain(): Promise<void>
  /** Tells readers of a process something that passes: it is remembered for nobody. */
  tell(event: string, data: object, to: { readonly process: string; readonly isFor: (asking: Asking) => boolean }): void
  /** The same, where only the record can say whether somebody may be told; asked anew where it changed meanwhile. */
  tellSeers(
    event: string,
    data: object,
    to: {
      readonly process: string
      readonly isFor: (asking: Asking) => boolean
      readonly sees: (asking: Asking) => Promise<boolean>
    },
  ): Promise<void>
  /** Whether such a one reads here now. */
  has(match: (asking: Asking) => boolean): boolean
  /** Told of whoever's stream ended, after it did. Answers with the way to stop. */
  onEnd(listener: (asking: Asking) => void): () => void
  count(): number
  close(): void
}

export type StreamsOptions = {
  readonly hub: Pick<Hub, 'directory' | 'onChange' | 'token' | 'log'>
  readonly onProgress: (listener: (progress: ReadingProgress) => void) => () => void
  /** Whether somebody is in no role of their organisation any more, as the directory has it. */
  readonly hasLeft: (asking: Asking, directory: Directory) => boolean
  /** Who the headers stand for now; a session may have ended since. */
  readonly askAgain: (request: FastifyRequest) => Promise<Asking>
  readonly now?: (() => Date) | undefined
  readonly heartbeatMs?: number | undefined
  /** A reader who takes nothing for so long is cut off. */
  readonly stalledMs?: number | undefined
  readonly streamsMax?: number | undefined
  readonly heldBytesMax?: number | undefined
  readonly bufferedBytesMax?: number | undefined
  /** Entries of the log that a reader may be behind and still be told what changed. */
  readonly behindMax?: number | undefined
  /** Batches remembered for readers who come back. */
  readonly rememberedMax?: number | undefined
}

type Reading = {
  asking: Asking
  readonly process: string | undefined
  readonly scope: string
  readonly request: FastifyRequest
  readonly line: Line
  /** They were told everything up to this place, and read through these groups there. */
  place: number
  groups: string
}

const heartbeatMsDefault = 15_000
const stalledMsDefault = 20_000
const streamsMaxDefault = 2000
const heldBytesMaxDefault = 16 * 1024
const bufferedBytesMaxDefault = 1024 * 1024
const rememberedMaxDefault = 1000
// Counted in entries of the log and not in what they touched: how many there are is no secret, what they touched is.
const behindMaxDefault = 5000
const rememberedKeysMax = 200_000
// More than this at once is not worth listing: the view as a whole is fetched again.
const keysMax = 250
// A record that changes each time somebody looks has no time for passing news.
const triesMax = 3

export function openStreams(options: StreamsOptions): Streams {
  const { hub } = options
  const seal = cursorSeal(hub.token)
  const now = options.now ?? (() => new Date())
  const stalledMs = options.stalledMs ?? stalledMsDefault
  const behindMax = options.behindMax ?? behindMaxDefault
  const readings = new Set<Reading>()
  const endings = new Set<(asking: Asking) => void>()
  /** The directory that the last change left, and the last one that every stream was held against. */
  let folded = hub.directory()
  let held = folded
  const remembered = rememberChanges(
    { place: hub.log.size(), directory: folded },
    { batches: options.rememberedMax ?? rememberedMaxDefault, keys: rememberedKeysMax },
  )

  const gather = (changes: readonly Change[], of: Reading): Record<string, string[]> => {
    const views = new Map<string, Set<string>>()
    const chains = new Map<string, readonly string[]>()
    const isFor = ({ process, group }: Touched): boolean => {
      if (of.process !== undefined && process !== of.process) return false
      const chain = chains.get(process) ?? chainOf(of.asking.reader, process, folded)
      chains.set(process, chain)
      return chain.includes(group)
    }
    for (const one of changes.flatMap(({ touched }) => touched)) {
      if (!isFor(one)) continue
      const keys = views.get(one.view) ?? new Set()
      for (const key of one.keys) keys.add(key)
      views.set(one.view, keys)
    }
    return Object.fromEntries([...views].map(([view, keys]) => [view, keys.size > keysMax ? [] : [...keys]]))
  }

  const reset = (of: Reading) => {
    of.place = remembered.place()
    of.groups = groupsOf(of, folded)
    of.line.send(eventText('reset', '{}', seal.seal(of.place, of.scope)))
  }

  /**
   * Everything this reader has not been told yet, in one event. Where they read through other groups than before, at any
   * moment between, they start over: what was touched is not all that is different for them. So does an organisation whose
   * groups changed by an entry it does not see, though what it sees may be the same: whether it is takes a look at all its
   * rows, and until that look is done it could be told of rows it had lost. `told` keeps what readers of the same groups
   * were told from the same place on.
   */
  const catchUp = (of: Reading, told = new Map<string, string>()) => {
    if (of.place === remembered.place()) return
    // Many who come back at once must not keep the hub from its work.
    if (remembered.place() - of.place > behindMax) return reset(of)
    const found = remembered.since(of.place)
    if (found === undefined) return reset(of)
    let before = found.directory
    for (const { directory } of found.after) {
      if (changesGroups(before, directory) && groupsOf(of, directory) !== of.groups) return reset(of)
      before = directory
    }
    const name = `${of.place} ${of.groups}`
    of.place = remembered.place()
    let data = told.get(name)
    if (data === undefined) {
      const views = gather(
        found.after.map(({ change }) => change),
        of,
      )
      data = Object.keys(views).length === 0 ? '' : JSON.stringify({ views })
      told.set(name, data)
    }
    if (data !== '') of.line.send(eventText('change', data, seal.seal(of.place, of.scope)))
  }

  /** A reader was slow, or has just come: they catch up now, or with the change that is being folded. */
  const resume = (of: Reading) => {
    holdAgainst(hub.directory())
    if (!changesGroups(folded, held)) catchUp(of)
  }

  /** Before anything is sent: whoever is in no role any more, or whose token has run out, is cut off. */
  const holdAgainst = (directory: Directory) => {
    const at = now().getTime()
    const areNew = directory.roles !== held.roles
    held = directory
    for (const { asking, line } of [...readings]) {
      if (hasRunOut(asking, at) || (areNew && options.hasLeft(asking, directory))) line.end()
    }
    // What else their credentials say, another organisation's second factor for one, is asked of the people's room.
    if (areNew) void beat()
  }

  const onChange = (change: Change) => {
    folded = hub.directory()
    remembered.add({ change, directory: folded })
    holdAgainst(folded)
    const told = new Map<string, string>()
    for (const of of [...readings]) if (of.line.isClear()) catchUp(of, told)
  }

  const onProgress = (progress: ReadingProgress) => {
    const { entry, document, name, state, problem } = progress
    const told: Progress = { document, process: entry.process, name, state, problem }
    const at = now().toISOString()
    tell('progress', told, {
      process: entry.process,
      isFor: ({ reader }) => chainOf(reader, entry.process, held).some((group) => visibleTo(entry, group, held, at)),
    })
  }

  const tell: Streams['tell'] = (event, data, { process, isFor }) => {
    holdAgainst(hub.directory())
    const text = eventText(event, JSON.stringify(data))
    for (const of of [...readings]) {
      if (!of.line.isClear() || (of.process !== undefined && of.process !== process)) continue
      if (isFor(of.asking)) of.line.send(text)
    }
  }

  const tellSeers: Streams['tellSeers'] = async (event, data, { process, isFor, sees }) => {
    const text = eventText(event, JSON.stringify(data))
    const mayConcern = (of: Reading) => (of.process === undefined || of.process === process) && isFor(of.asking)
    const tellOne = async (of: Reading) => {
      for (let tries = 0; tries < triesMax; tries += 1) {
        const [at, directory] = [remembered.place(), hub.directory()]
        if (!(await sees(of.asking))) return
        // What was seen may be gone by now.
        if (at !== remembered.place() || directory !== hub.directory()) continue
        holdAgainst(directory)
        if (readings.has(of) && isFor(of.asking) && of.line.isClear()) of.line.send(text)
        return
      }
    }
    await Promise.all([...readings].filter(mayConcern).map(tellOne))
  }

  const beat = async () => {
    for (const of of [...readings]) {
      const asking = await options.askAgain(of.request).catch(() => undefined)
      // A session that ended, or now is somebody else's, ends its streams.
      if (asking === undefined || scopeOf(asking, of.process) !== of.scope) of.line.end()
      else {
        of.asking = asking
        if (of.line.isClear()) of.line.send(': \n\n')
      }
    }
  }

  const cut = () => {
    const [at, clock] = [performance.now(), now().getTime()]
    for (const { asking, line } of [...readings]) {
      if (at - (line.stalledSince() ?? at) > stalledMs || hasRunOut(asking, clock)) line.end()
    }
  }

  const stops = [hub.onChange(onChange), options.onProgress(onProgress)]
  const heart = setInterval(() => void beat(), options.heartbeatMs ?? heartbeatMsDefault)
  heart.unref()
  const watch = setInterval(cut, Math.min(stalledMs / 4, 1000))
  watch.unref()

  return {
    open: ({ asking, process, after, request, reply }) => {
      if (readings.size >= (options.streamsMax ?? streamsMaxDefault)) {
        throw new Refusal('busy', {}, 'Too many streams are open on this hub. Try again in a minute.')
      }
      const headers = reply.getHeaders() as Record<string, string> // those of the guard, all of them text
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // Proxies must pass events on as they come.
        'x-accel-buffering': 'no',
      })
      const line = openLine({
        raw,
        heldBytesMax: options.heldBytesMax ?? heldBytesMaxDefault,
        bufferedBytesMax: options.bufferedBytesMax ?? bufferedBytesMaxDefault,
        cleared: () => resume(of),
        ended: () => {
          if (!readings.delete(of)) return
          for (const listener of endings) listener(of.asking)
        },
      })
      const scope = scopeOf(asking, process)
      const asked = [request.headers['last-event-id'], after].flat().find((one) => one !== undefined && one !== '')
      const place = asked === undefined ? remembered.place() : (seal.open(asked, scope) ?? -1)
      const of: Reading = { asking, process, scope, request, line, groups: '', place }
      readings.add(of)
      // The asking may be older than the directory: it waited for the database.
      if (options.hasLeft(asking, hub.directory())) return line.end()
      const from = remembered.since(place)
      if (from === undefined) return reset(of)
      of.groups = groupsOf(of, from.directory)
      line.send(eventText('ready', '{}', seal.seal(place, scope)))
      resume(of)
    },
    end: (match) => {
      for (const { asking, line } of [...readings]) if (match(asking)) line.end()
    },
    askAgain: beat,
    tell,
    tellSeers,
    has: (match) => [...readings].some(({ asking }) => match(asking)),
    onEnd: (listener) => {
      endings.add(listener)
      return () => void endings.delete(listener)
    },
    count: () => readings.size,
    close: () => {
      clearInterval(heart)
      clearInterval(watch)
      for (const stop of stops) stop()
      for (const { line } of [...readings]) line.end()
    },
  }
}

/** Whether somebody may read through other groups than before. */
function changesGroups(before: Directory, after: Directory): boolean {
  if (before === after) return false
  const { processes, groups, persons } = before
  return processes !== after.processes || groups !== after.groups || persons !== after.persons
}

const hasRunOut = ({ token }: Asking, at: number): boolean => token !== null && Date.parse(token.expiresAt) <= at

/**
 * The groups they read through, as one text. A process in which they are nobody in particular is left out: that it is
 * there may be something they do not know.
 */
function groupsOf({ asking, process }: Pick<Reading, 'asking' | 'process'>, directory: Directory): string {
  const stranger = chainOf(asking.reader, '', directory).join(' ')
  const processes = process === undefined ? [...directory.processes.keys()].sort() : [process]
  const groups = processes.map((one) => [one, chainOf(asking.reader, one, directory).join(' ')] as const)
  return [stranger, ...groups.filter(([, chain]) => chain !== stranger).map((one) => one.join(' '))].join('\n')
}

function eventText(event: string, data: string, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`
}

/** Whose stream of what it is: a place in one says nothing in another. */
function scopeOf({ reader }: Asking, process: string | undefined): string {
  return JSON.stringify([reader.person, reader.organisation, process ?? null])
}
