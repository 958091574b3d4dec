import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readFeedItems } from '@parley/read'
import type { Fetched, FetchRequest } from '../fetch/fetch.ts'
import type { NewDocument } from '../ingest/ingest.ts'
import { Refusal } from '../refusal.ts'
import { feedFile } from './feed-file.ts'
import { openFeeds } from './feeds.ts'

const folders: string[] = []
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

const by = { organisation: 'org_00000000000000000000000000' }
const wanted = {
  url: 'https://news.example.org/feed',
  process: 'prc_00000000000000000000000000',
  everyMinutes: 60,
  source: { name: 'Northern Wire', licence: 'CC BY 4.0', terms: 'Name the source.' },
}
type Item = { id: string; title: string; summary?: string }
const rss = (items: readonly Item[]) =>
  `<rss version="2.0"><channel><title>Northern Wire</title>${items
    .map(
      ({ id, title, summary }) =>
        `<item><guid>${id}</guid><title>${title}</title><link>https://news.example.org/${id}</link>` +
        `<pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate><description>${summary ?? 'Short.'}</description></item>`,
    )
    .join('')}</channel></rss>`

/** A world with one feed, whose clock and answers the test sets. */
async function world(options: { data?: string } = {}) {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'parley-feeds-')))
  folders.push(data)
  const at = { now: Date.parse('2026-01-05T10:00:00Z') }
  const answers = new Map<string, () => Partial<Fetched> | Error>()
  const asked: { url: string; request: FetchRequest }[] = []
  const taken: { text: string; about: NewDocument }[] = []
  const ids = new Set<string>()
  const waits: number[] = []
  let failIngest: Error | undefined
  const feeds = await openFeeds({
    file: feedFile(data),
    fetch: async (url, request) => {
      asked.push({ url, request })
      const answer = answers.get(url)?.() ?? new Refusal('fetch-failed', {}, 'no such page')
      if (answer instanceof Error) throw answer
      const plain = {
        url,
        state: 'fetched',
        bytes: new Uint8Array(),
        mediaType: 'text/html',
        etag: null,
        lastModified: null,
      } as const
      return { ...plain, ...answer }
    },
    ingest: {
      bytesMax: 1_000_000,
      feedItems: async (bytes) => readFeedItems(bytes),
      receive: async (bytes, about) => {
        if (failIngest !== undefined) throw failIngest
        if (ids.has(about.id!)) throw new Refusal('id-taken', {}, 'taken')
        ids.add(about.id!)
        taken.push({ text: new TextDecoder().decode(bytes), about })
        const receipt = { index: 0, leaf: '', size: 1, root: '', proof: [], checkpoint: '' }
        return { document: 'doc_0', entry: about.id!, name: about.name, receipt, repeated: false }
      },
    },
    now: () => new Date(at.now),
    later: (_action, afterMs) => {
      waits.push(afterMs)
      return () => undefined
    },
  })
  const page = (url: string, text: string, more: Partial<Fetched> = {}) =>
    answers.set(url, () => ({ bytes: new TextEncoder().encode(text), ...more }))
  return { data, feeds, at, asked, taken, waits, answers, page, failIngest: (error?: Error) => (failIngest = error) }
}

const minutes = (n: number) => n * 60_000

test('new items become documents once, oldest first, with the licence and terms of their source', async () => {
  const { feeds, page, taken, at } = await world()
  page(
    wanted.url,
    rss([
      { id: 'b', title: 'Second' },
      { id: 'a', title: 'First' },
    ]),
  )
  page('https://news.example.org/a', '<p>A whole page.</p>')
  await feeds.add(wanted, by)
  await feeds.fetchDue()
  assert.deepEqual(
    taken.map(({ about }) => about.name),
    ['First', 'Second'],
  )
  assert.equal(taken[0]?.text, '<p>A whole page.</p>')
  assert.deepEqual(taken[0]?.about.source, wanted.source)
  assert.equal(taken[0]?.about.feed, wanted.url)
  assert.equal(taken[0]?.about.url, 'https://news.example.org/a')
  assert.match(taken[0]?.about.date ?? '', /^2026-01-05/)
  // Its page could not be fetched: what the feed says of it is kept.
  assert.match(taken[1]!.text, /<title>Second<\/title>.*Short\./s)
  page(
    wanted.url,
    rss([
      { id: 'c', title: 'Third' },
      { id: 'b', title: 'Second' },
      { id: 'a', title: 'First' },
    ]),
  )
  at.now += minutes(60)
  await feeds.fetchDue()
  assert.deepEqual(
    taken.map(({ about }) => about.name),
    ['First', 'Second', 'Third'],
  )
  assert.equal(feeds.list(by.organisation)[0]?.taken, 3)
})

test('nothing is asked before it is due, and the tags of last time are sent', async () => {
  const { feeds, page, asked, at, answers } = await world()
  page(wanted.url, rss([]), { etag: '"1"', lastModified: 'Mon, 05 Jan 2026 08:00:00 GMT' })
  await feeds.add(wanted, by)
  await feeds.fetchDue()
  at.now += minutes(59)
  await feeds.fetchDue()
  assert.equal(asked.length, 1)
  answers.set(wanted.url, () => ({ state: 'unchanged' }))
  at.now += minutes(1)
  await feeds.fetchDue()
  assert.equal(asked[1]?.request.etag, '"1"')
  assert.equal(asked[1]?.request.lastModified, 'Mon, 05 Jan 2026 08:00:00 GMT')
  assert.equal(feeds.list(by.organisation)[0]?.last?.outcome, 'unchanged')
  at.now += minutes(60)
  await feeds.fetchDue()
  assert.equal(asked[2]?.request.etag, '"1"', 'an unchanged feed keeps its tags')
})

test('a source that fails is asked less and less often, and says why', async () => {
  const { feeds, at, asked, page } = await world()
  await feeds.add(wanted, by)
  const gaps: number[] = []
  for (let i = 0; i < 7; i++) {
    await feeds.fetchDue()
    const feed = feeds.list(by.organisation)[0]!
    gaps.push((Date.parse(feed.next) - at.now) / minutes(60))
    assert.equal(feed.last?.problem?.code, 'fetch-failed')
    at.now = Date.parse(feed.next)
  }
  assert.deepEqual(gaps, [1, 2, 4, 8, 16, 24, 24])
  assert.equal(asked.length, 7)
  page(wanted.url, rss([]))
  await feeds.fetchDue()
  assert.equal(feeds.list(by.organisation)[0]?.last?.outcome, 'fetched')
  assert.equal(Date.parse(feeds.list(by.organisation)[0]!.next) - at.now, minutes(60))
})

test('a feed brings no more in a day than it may, and the rest follows', async () => {
  const { feeds, page, taken, at } = await world()
  page(wanted.url, rss(Array.from({ length: 5 }, (_, i) => ({ id: `i${5 - i}`, title: `Item ${5 - i}` }))), {
    etag: '"1"',
  })
  await feeds.add({ ...wanted, perDayMax: 2 }, by)
  await feeds.fetchDue()
  assert.equal(taken.length, 2)
  at.now += minutes(60)
  await feeds.fetchDue()
  assert.equal(taken.length, 2)
  at.now += minutes(24 * 60)
  await feeds.fetchDue()
  assert.deepEqual(
    taken.map(({ about }) => about.name),
    ['Item 1', 'Item 2', 'Item 3', 'Item 4'],
  )
})

test('after a restart the list is the same, and what was taken is not taken again', async () => {
  const one = await world()
  one.page(wanted.url, rss([{ id: 'a', title: 'First' }]))
  await one.feeds.add(wanted, by)
  await one.feeds.fetchDue()
  await one.feeds.close()
  const two = await world({ data: one.data })
  assert.deepEqual(two.feeds.list(by.organisation), one.feeds.list(by.organisation))
  two.page(wanted.url, rss([{ id: 'a', title: 'First' }]))
  two.at.now += minutes(61)
  await two.feeds.fetchDue()
  assert.deepEqual(two.taken, [])
})

test('a document taken just before a crash is met again and passed by', async () => {
  const { feeds, page, taken, at, data } = await world()
  page(wanted.url, rss([{ id: 'a', title: 'First' }]))
  await feeds.add(wanted, by)
  const before = await readFile(join(data, 'feeds.json'))
  await feeds.fetchDue()
  await feeds.close()
  // The crash came before the file was written.
  await writeFile(join(data, 'feeds.json'), before)
  const again = await world({ data })
  again.page(wanted.url, rss([{ id: 'a', title: 'First' }]))
  again.at.now = at.now
  await again.feeds.fetchDue()
  // The same item has the same entry id, so the hub answers "taken already".
  assert.equal(again.taken[0]?.about.id, taken[0]?.about.id)
})

test('a hub that cannot write keeps the item for next time', async () => {
  const { feeds, page, taken, at, failIngest } = await world()
  page(wanted.url, rss([{ id: 'a', title: 'First' }]))
  await feeds.add(wanted, by)
  failIngest(new Refusal('log-full-disk', {}, 'The disk is full.'))
  await feeds.fetchDue()
  assert.equal(feeds.list(by.organisation)[0]?.last?.problem?.code, 'log-full-disk')
  failIngest()
  at.now += minutes(60)
  await feeds.fetchDue()
  assert.equal(taken.length, 1)
})

test('what is no feed says so', async () => {
  const { feeds, page } = await world()
  page(wanted.url, '<html><body>Hello</body></html>')
  await feeds.add(wanted, by)
  await feeds.fetchDue()
  assert.equal(feeds.list(by.organisation)[0]?.last?.problem?.code, 'unsupported')
})

test('an organisation sees, changes and removes its own feeds only', async () => {
  const { feeds, page } = await world()
  page(wanted.url, rss([]))
  const { feed } = await feeds.add(wanted, by)
  const other = 'org_11111111111111111111111111'
  assert.deepEqual(feeds.list(other), [])
  assert.equal(await feeds.fetchNow(feed, other), undefined)
  assert.equal(await feeds.remove(feed, other), false)
  assert.equal((await feeds.fetchNow(feed, by.organisation))?.last?.outcome, 'fetched')
  await assert.rejects(feeds.add(wanted, by), { code: 'feed-known' })
  assert.equal(await feeds.remove(feed, by.organisation), true)
  assert.deepEqual(feeds.list(by.organisation), [])
})

test('an address inside is refused when the feed is added', async () => {
  const { feeds } = await world()
  await assert.rejects(feeds.add({ ...wanted, url: 'http://127.0.0.1/feed' }, by), { code: 'address-refused' })
})
