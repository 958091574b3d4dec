// The live stream: each reader hears of rows of its own groups and of documents it may see, and of nothing else.
// A reader who was away gets what was missed in one event, or is told to start over; one who reads too slowly gets what
// piled up in one event too, and is cut off before it costs memory.
import { createHash } from 'node:crypto'
import type { Progress } from '@parley/api'
import { chainOf, visibleTo } from '@parley/peace'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Change, Hub, Touched } from '../hub.ts'
import type { ReadingProgress } from '../ingest/progress.ts'
import { Refusal } from '../refusal.ts'
import type { Asking } from './asking.ts'
import { cursorSeal } from './cursor.ts'

export type Streams = {
  /** Takes the reply over and keeps it open. Refuses with `busy`. */
  open(one: {
    readonly asking: Asking
    readonly process: string | undefined
    readonly after: string | undefined
    readonly request: FastifyRequest
    readonly reply: FastifyReply
  }): void
  /** Ends the streams of a session that was signed out. */
  end(cookie: string): void
  count(): number
  close(): void
}

export type StreamsOptions = {
  readonly hub: Pick<Hub, 'directory' | 'onChange' | 'token' | 'log'>
  readonly onProgress: (listener: (progress: ReadingProgress) => void) => () => void
  /** Who the headers stand for now; a session may have ended since. */
  readonly askAgain: (request: FastifyRequest) => Promise<Asking>
  readonly now?: (() => Date) | undefined
  readonly heartbeatMs?: number | undefined
  readonly streamsMax?: number | undefined
  readonly bufferedBytesMax?: number | undefined
  /** Batches remembered for readers who come back. */
  readonly rememberedMax?: number | undefined
}

type Line = {
  asking: Asking
  readonly process: string | undefined
  readonly scope: string
  readonly session: string | null
  readonly request: FastifyRequest
  readonly send: (text: string) => void
  readonly end: () => void
  /** Keys not yet sent, by view, while the reader is slower than the news. */
  waiting: Map<string, Set<string>> | undefined
  isBlocked: boolean
  place: number
}

const heartbeatMsDefault = 15_000
const streamsMaxDefault = 2000
const bufferedBytesMaxDefault = 1024 * 1024
const rememberedMaxDefault = 1000
// More than this at once is not worth listing: the view as a whole is fetched again.
const keysMax = 1000

export function openStreams(options: StreamsOptions): Streams {
  const { hub } = options
  const seal = cursorSeal(hub.token)
  const now = options.now ?? (() => new Date())
  const lines = new Set<Line>()
  const remembered: Change[] = []
  const rememberedMax = options.rememberedMax ?? rememberedMaxDefault
  const bufferedBytesMax = options.bufferedBytesMax ?? bufferedBytesMaxDefault
  /** Everything after this place is remembered. */
  let floor = hub.log.size()
  let place = floor

  const remember = (change: Change) => {
    remembered.push(change)
    place = Math.max(place, change.to)
    while (remembered.length > rememberedMax) floor = Math.max(floor, remembered.shift()!.to)
  }

  const isFor = (touched: Touched, line: Line): boolean => {
    if (line.process !== undefined && touched.process !== line.process) return false
    return chainOf(line.asking.reader, touched.process, hub.directory()).includes(touched.group)
  }

  const gather = (changes: readonly Change[], line: Line, into: Map<string, Set<string>>) => {
    for (const { touched } of changes) {
      for (const one of touched) {
        if (!isFor(one, line)) continue
        const keys = into.get(one.view) ?? new Set()
        for (const key of one.keys) keys.add(key)
        into.set(one.view, keys)
      }
    }
    return into
  }

  const sendChanges = (line: Line, views: ReadonlyMap<string, ReadonlySet<string>>) => {
    if (views.size === 0) return
    const listed = [...views].map(([view, keys]) => [view, keys.size > keysMax ? [] : [...keys]])
    line.send(eventText('change', { views: Object.fromEntries(listed) }, seal.seal(line.place, line.scope)))
  }

  const onChange = (change: Change) => {
    remember(change)
    for (const line of lines) {
      line.place = place
      if (line.isBlocked) {
        line.waiting = gather([change], line, line.waiting ?? new Map())
        for (const [view, keys] of line.waiting) {
          // Kept above the limit by one, so that the view goes out as a whole and takes no more room.
          if (keys.size > keysMax) line.waiting.set(view, new Set([...keys].slice(0, keysMax + 1)))
        }
      } else sendChanges(line, gather([change], line, new Map()))
    }
  }

  const onProgress = (progress: ReadingProgress) => {
    const { entry, document, name, state, problem } = progress
    const told: Progress = { document, process: entry.process, name, state, problem }
    const text = eventText('progress', told)
    const at = now().toISOString()
    for (const line of lines) {
      if (line.isBlocked || (line.process !== undefined && line.process !== entry.process)) continue
      const directory = hub.directory()
      const groups = chainOf(line.asking.reader, entry.process, directory)
      if (groups.some((group) => visibleTo(entry, group, directory, at))) line.send(text)
    }
  }

  const beat = async () => {
    for (const line of [...lines]) {
      const asking = await options.askAgain(line.request).catch(() => undefined)
      // A session that ended, or now is somebody else's, ends its streams.
      if (asking === undefined || scopeOf(asking, line.process) !== line.scope) line.end()
      else {
        line.asking = asking
        line.send(': \n\n')
      }
    }
  }

  const stops = [hub.onChange(onChange), options.onProgress(onProgress)]
  const heart = setInterval(() => void beat(), options.heartbeatMs ?? heartbeatMsDefault)
  heart.unref()

  return {
    open: ({ asking, process, after, request, reply }) => {
      if (lines.size >= (options.streamsMax ?? streamsMaxDefault)) {
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
      const end = () => {
        lines.delete(line)
        raw.destroy()
      }
      const line: Line = {
        asking,
        process,
        scope: scopeOf(asking, process),
        session: sessionOf(request.headers.cookie),
        request,
        waiting: undefined,
        isBlocked: false,
        place,
        end,
        send: (text) => {
          if (raw.destroyed) return end()
          if (raw.writableLength + text.length > bufferedBytesMax) return end()
          if (!raw.write(text)) line.isBlocked = true
        },
      }
      raw.on('drain', () => {
        line.isBlocked = false
        const waiting = line.waiting
        line.waiting = undefined
        if (waiting !== undefined) sendChanges(line, waiting)
      })
      raw.on('close', end)
      raw.on('error', end)
      lines.add(line)

      const asked = [request.headers['last-event-id'], after].flat().find((one) => one !== undefined && one !== '')
      const from = asked === undefined ? place : seal.open(asked, line.scope)
      if (from === undefined || from < floor || from > place) {
        line.send(eventText('reset', {}, seal.seal(place, line.scope)))
        return
      }
      line.send(eventText('ready', {}, seal.seal(from, line.scope)))
      sendChanges(
        line,
        gather(
          remembered.filter((change) => change.to > from),
          line,
          new Map(),
        ),
      )
    },
    end: (cookie) => {
      const session = sessionOf(cookie)
      for (const line of [...lines]) if (line.session !== null && line.session === session) line.end()
    },
    count: () => lines.size,
    close: () => {
      clearInterval(heart)
      for (const stop of stops) stop()
      for (const line of [...lines]) line.end()
    },
  }
}

function eventText(event: string, data: object, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

/** Whose stream of what it is: a place in one says nothing in another. */
function scopeOf({ reader }: Asking, process: string | undefined): string {
  return JSON.stringify([reader.person, reader.organisation, process ?? null])
}

/** The session a cookie stands for, as a digest: the cookie itself is kept nowhere. */
function sessionOf(cookie: string | undefined): string | null {
  const token = /(?:^|;\s*)(?:__Secure-)?parley\.session_token=([^;]+)/.exec(cookie ?? '')?.[1]
  return token === undefined ? null : createHash('sha256').update(token).digest('base64')
}
