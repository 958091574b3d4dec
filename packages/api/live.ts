// The hub's stream, kept open: EventSource resumes a dropped line by itself; what it gives up on is opened again here.
import type { Progress } from './routes/documents.ts'
import type { Change, PresenceTold } from './routes/live.ts'

/** What of EventSource is used; a stand-in in tests. */
export type Source = {
  readonly readyState: number
  addEventListener(
    type: string,
    listener: (event: { readonly data?: unknown; readonly lastEventId?: string }) => void,
  ): void
  close(): void
}

export type StreamOptions = {
  readonly base?: string
  readonly process?: string
  /** Rows to fetch again, by view. */
  readonly onChange: (change: Change) => void
  readonly onProgress?: (progress: Progress) => void
  /** Somebody of one's own organisation came to a record, is still there, or left. */
  readonly onPresence?: (told: PresenceTold) => void
  /** From here on changes are told, for the first time: what was fetched before may have changed already. */
  readonly onBegin?: () => void
  /** Too much was missed to say what: fetch everything shown again. */
  readonly onReset?: () => void
  readonly onState?: (state: 'open' | 'waiting') => void
  readonly open?: (url: string) => Source
  readonly later?: (action: () => void, afterMs: number) => void
}

const closed = 2
const waitMs = [1000, 2000, 5000, 10_000, 30_000] as const

/** Opens the stream and keeps it open. Returns the way to close it. */
export function openStream(options: StreamOptions): () => void {
  const open = options.open ?? ((url) => new EventSource(url))
  const later = options.later ?? ((action, afterMs) => void setTimeout(action, afterMs))
  let hasBegun = false
  let last = ''
  let failures = 0
  let over = false
  let source: Source | undefined

  const start = () => {
    if (over) return
    const query = new URLSearchParams()
    if (options.process !== undefined) query.set('process', options.process)
    if (last !== '') query.set('after', last)
    const text = query.toString()
    const mine = open(`${options.base ?? ''}/stream${text === '' ? '' : `?${text}`}`)
    source = mine
    mine.addEventListener('open', () => {
      failures = 0
      options.onState?.('open')
    })
    on<Change>(mine, 'change', options.onChange)
    on<Progress>(mine, 'progress', (progress) => options.onProgress?.(progress))
    on<PresenceTold>(mine, 'presence', (told) => options.onPresence?.(told))
    on<unknown>(mine, 'reset', () => options.onReset?.())
    // Says nothing but where the line begins; one that is taken up again tells what came between.
    on<unknown>(mine, 'ready', () => {
      if (!hasBegun) options.onBegin?.()
      hasBegun = true
    })
    mine.addEventListener('error', () => {
      options.onState?.('waiting')
      if (mine.readyState !== closed || over) return
      const wait = waitMs[Math.min(failures, waitMs.length - 1)]!
      failures += 1
      later(start, wait)
    })
  }

  const on = <T>(from: Source, type: string, take: (data: T) => void) => {
    from.addEventListener(type, (event) => {
      if (event.lastEventId !== undefined && event.lastEventId !== '') last = event.lastEventId
      take(JSON.parse(String(event.data)) as T) // the hub serialises it from the schema this type is made of
    })
  }

  start()
  return () => {
    over = true
    source?.close()
  }
}
