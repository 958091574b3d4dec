// Feeds the hub reads on a schedule. A new item becomes a document by the same road as every other, with the licence
// and the terms of its source in the entry.
import { createHash, randomBytes } from 'node:crypto'
import type { Feed, NewFeed } from '@parley/api'
import type { FeedItem, FeedRead } from '@parley/read'
import type { Fetcher } from '../fetch/fetch.ts'
import { targetOf } from '../fetch/target.ts'
import type { Author } from '../hub.ts'
import { derivedEntryId } from '../ingest/derived-id.ts'
import type { Ingest } from '../ingest/ingest.ts'
import { Refusal } from '../refusal.ts'
import type { FeedFile, FeedResult, FeedState } from './feed-file.ts'
import { itemDocument } from './item-document.ts'

export type Feeds = {
  /** The feeds an organisation added. */
  list(organisation: string): readonly Feed[]
  /** Refuses with `url-refused`, `feed-known`. */
  add(wanted: NewFeed, by: Author): Promise<Feed>
  remove(feed: string, organisation: string): Promise<boolean>
  /** Reads a feed at once, whatever its schedule says. Undefined where it is not the organisation's. */
  fetchNow(feed: string, organisation: string): Promise<Feed | undefined>
  /** Reads every feed that is due, one after the other. */
  fetchDue(): Promise<void>
  close(): Promise<void>
}

export type FeedsOptions = {
  readonly file: FeedFile
  readonly fetch: Fetcher
  readonly ingest: Pick<Ingest, 'receive' | 'bytesMax' | 'feedItems'>
  readonly now?: (() => Date) | undefined
  readonly random?: ((bytes: number) => Uint8Array) | undefined
  readonly say?: ((line: string) => void) | undefined
  /** Calls back after some time; gives the way to stop. Stands in for the clock in tests. */
  readonly later?: ((action: () => void, afterMs: number) => () => void) | undefined
}

const perDayMaxDefault = 50
const feedBytesMax = 4 * 1024 * 1024
const itemsMax = 500
const seenMax = 5000
const dayMs = 24 * 3600_000
const waitMsMax = 10 * 60_000
const feedsMax = 200

/** Opens the schedule; nothing is fetched before the first feed is due. */
export async function openFeeds(options: FeedsOptions): Promise<Feeds> {
  const { file, fetch, ingest } = options
  const now = options.now ?? (() => new Date())
  const random = options.random ?? randomBytes
  const say = options.say ?? (() => undefined)
  const later = options.later ?? timer
  let feeds = [...(await file.read())]
  let stopTimer = () => undefined as unknown
  let closed = false
  const closing = new AbortController()
  /** Everything that changes the list happens in turn. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  const keep = async (changed: FeedState) => {
    const next = feeds.map((one) => (one.feed === changed.feed ? changed : one))
    await file.write(next)
    feeds = next
  }

  const plan = () => {
    stopTimer()
    if (closed || feeds.length === 0) return
    const due = Math.min(...feeds.map((one) => Date.parse(one.next)))
    // A clock that was set back or a machine that slept is noticed within minutes.
    const wait = Math.min(Math.max(due - now().getTime(), 1000), waitMsMax)
    stopTimer = later(() => void fetchDue().catch((error: unknown) => say(`Feeds: ${inWords(error)}`)), wait)
  }

  const fetchDue = async () => {
    for (const { feed } of [...feeds]) {
      await inTurn(async () => {
        const one = feeds.find((candidate) => candidate.feed === feed)
        if (closed || one === undefined || Date.parse(one.next) > now().getTime()) return
        await keep(await visit(one))
      })
    }
    plan()
  }

  const visit = async (one: FeedState): Promise<FeedState> => {
    const at = now()
    const everyMs = one.wanted.everyMinutes * 60_000
    let state = one
    let taken = 0
    try {
      const got = await fetch(one.wanted.url, {
        accept: 'application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1',
        etag: one.etag,
        lastModified: one.lastModified,
        bytesMax: feedBytesMax,
        signal: closing.signal,
      })
      let isComplete = true
      if (got.state === 'fetched') {
        const read = await ingest.feedItems(got.bytes)
        // Feeds begin with the newest; the record grows in the order things were published.
        for (const item of read.items.slice(0, itemsMax).reverse()) {
          const mark = digest(item.id ?? JSON.stringify([item.title, item.content]))
          if (state.seen.includes(mark)) continue
          const recent = state.takenAt.filter((then) => Date.parse(then) > at.getTime() - dayMs)
          if (recent.length >= (one.wanted.perDayMax ?? perDayMaxDefault)) {
            isComplete = false
            break
          }
          await take(one, read, item, mark)
          taken += 1
          state = {
            ...state,
            taken: state.taken + 1,
            takenAt: [...recent, at.toISOString()],
            seen: [...state.seen, mark].slice(-seenMax),
          }
        }
      }
      // What the quota left out must not be hidden by "unchanged" next time.
      const tags = isComplete ? { etag: got.etag, lastModified: got.lastModified } : { etag: null, lastModified: null }
      return {
        ...state,
        ...(got.state === 'unchanged' ? {} : tags),
        failures: 0,
        next: new Date(at.getTime() + everyMs).toISOString(),
        last: resultOf(at, got.state, taken, null),
      }
    } catch (error) {
      const failures = one.failures + 1
      // Twice as long each time, a day at most: a source that is down is not knocked on for ever.
      const waitMs = Math.min(Math.max(everyMs, everyMs * 2 ** Math.min(failures - 1, 10)), Math.max(dayMs, everyMs))
      return {
        ...state,
        failures,
        next: new Date(at.getTime() + waitMs).toISOString(),
        last: resultOf(at, 'failed', taken, problemOf(error)),
      }
    }
  }

  const take = async (one: FeedState, read: FeedRead, item: FeedItem, mark: string) => {
    const { process, audience, marking, source, url } = one.wanted
    const about = {
      process,
      audience,
      marking,
      source,
      feed: url,
      name: nameOf(item),
      id: derivedEntryId('feed item', one.feed, mark),
      ...(item.published === null ? {} : { date: item.published }),
    }
    // Where the feed carries the whole article, that is the cleaner text; where it has a summary, the page is wanted.
    const page = item.isSummary && item.url !== null ? await pageOf(item.url) : undefined
    try {
      if (page === undefined) {
        const link = item.url === null ? {} : { url: item.url }
        await ingest.receive(itemDocument(read, item), { ...about, ...link, mediaType: 'application/atom+xml' }, one.by)
      } else {
        await ingest.receive(page.bytes, { ...about, url: page.url, mediaType: page.mediaType }, one.by)
      }
    } catch (error) {
      // Taken before a crash, or something nobody can read: the next item is none the worse for it.
      if (!(error instanceof Error && 'code' in error && passable.has(String(error.code)))) throw error
    }
  }

  const pageOf = async (link: string) => {
    try {
      return await fetch(link, { bytesMax: ingest.bytesMax, signal: closing.signal })
    } catch (error) {
      if (closed || !(error instanceof Refusal)) throw error
      return undefined
    }
  }

  const own = (feed: string, organisation: string) =>
    feeds.find((one) => one.feed === feed && one.by.organisation === organisation)

  plan()
  return {
    list: (organisation) => feeds.filter((one) => one.by.organisation === organisation).map(shown),
    add: (wanted, by) =>
      inTurn(async () => {
        const { url } = targetOf(wanted.url)
        if (
          feeds.some(
            (one) =>
              one.wanted.url === url.href &&
              one.wanted.process === wanted.process &&
              one.by.organisation === by.organisation,
          )
        ) {
          throw new Refusal(
            'feed-known',
            { url: url.href },
            'This feed is read into this process already. Remove it first to change it.',
          )
        }
        if (feeds.length >= feedsMax) {
          throw new Refusal(
            'too-many-feeds',
            { limit: feedsMax },
            `This hub reads ${feedsMax} feeds, the most it takes. Remove one first.`,
          )
        }
        const at = now().toISOString()
        const state: FeedState = {
          feed: `fed_${Buffer.from(random(16)).toString('hex')}`,
          by,
          wanted: { ...wanted, url: url.href },
          addedAt: at,
          next: at,
          etag: null,
          lastModified: null,
          failures: 0,
          last: null,
          taken: 0,
          takenAt: [],
          seen: [],
        }
        await file.write([...feeds, state])
        feeds = [...feeds, state]
        plan()
        return shown(state)
      }),
    remove: (feed, organisation) =>
      inTurn(async () => {
        if (own(feed, organisation) === undefined) return false
        const left = feeds.filter((one) => one.feed !== feed)
        await file.write(left)
        feeds = left
        plan()
        return true
      }),
    fetchNow: (feed, organisation) =>
      inTurn(async () => {
        const one = own(feed, organisation)
        if (one === undefined) return undefined
        const visited = await visit(one)
        await keep(visited)
        plan()
        return shown(visited)
      }),
    fetchDue,
    close: async () => {
      closed = true
      stopTimer()
      closing.abort()
      await turn
    },
  }
}

// Refusals of one item that say nothing about the feed.
const passable = new Set([
  'id-taken',
  'empty',
  'too-large',
  'encrypted',
  'bomb',
  'too-deep',
  'binary',
  'damaged',
  'unsupported',
])

function shown(one: FeedState): Feed {
  const { wanted, feed, addedAt, next, last, taken } = one
  return {
    feed,
    url: wanted.url,
    process: wanted.process,
    everyMinutes: wanted.everyMinutes,
    source: wanted.source,
    audience: wanted.audience ?? [],
    marking: wanted.marking ?? { tlp: 'AMBER' },
    perDayMax: wanted.perDayMax ?? perDayMaxDefault,
    addedAt,
    next,
    last,
    taken,
  }
}

const resultOf = (
  at: Date,
  outcome: FeedResult['outcome'],
  taken: number,
  problem: FeedResult['problem'],
): FeedResult => ({ at: at.toISOString(), outcome, taken, problem })

function problemOf(error: unknown): { code: string; message: string } {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[a-z-]+$/.test(error.code)) {
    return { code: error.code, message: error.message }
  }
  return { code: 'internal', message: 'Something broke inside the hub while reading this feed. It is tried again.' }
}

const nameOf = (item: FeedItem): string =>
  (item.title ?? item.url ?? item.id ?? '').replace(/\s+/g, ' ').trim().slice(0, 200) || 'untitled'
const digest = (id: string): string => createHash('sha256').update(id).digest('base64url').slice(0, 22)
const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function timer(action: () => void, afterMs: number): () => void {
  const set = setTimeout(action, afterMs)
  set.unref()
  return () => clearTimeout(set)
}
