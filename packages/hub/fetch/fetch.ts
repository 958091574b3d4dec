// Fetching an address somebody gave us, without becoming their hand inside our own network: every hop is resolved once,
// all its addresses are checked, and the connection goes to the checked address. No cookies, no proxy, no credentials.
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Refusal } from '../refusal.ts'
import { connectTo, openWorld, type World } from './connection.ts'
import { type Target, targetOf } from './target.ts'

export type { World } from './connection.ts'

export type Fetched = {
  /** The address that answered, after redirects. */
  readonly url: string
  /** 'unchanged' where the server said so (304); there are no bytes then. */
  readonly state: 'fetched' | 'unchanged'
  readonly bytes: Uint8Array
  /** As the server declares it, with parameters; '' where it declares none. */
  readonly mediaType: string
  readonly etag: string | null
  readonly lastModified: string | null
}

export type FetchRequest = {
  readonly accept?: string
  readonly etag?: string | null
  readonly lastModified?: string | null
  /** After decompression. */
  readonly bytesMax: number
  readonly signal?: AbortSignal
}

export type Fetcher = (url: string, request: FetchRequest) => Promise<Fetched>

export type FetchOptions = {
  readonly world?: World
  /** Ports allowed besides 80 and 443. */
  readonly ports?: readonly number[] | undefined
  /** For all hops together. */
  readonly timeoutMs?: number
}

const redirectsMax = 5
const timeoutMsDefault = 20_000
// One layer is what servers send; two is what a careless proxy makes; more is an attack.
const encodingsMax = 2

/** A fetcher. It refuses with `url-refused`, `address-refused`, `too-large`, `fetch-failed` and `fetch-timeout`. */
export function createFetcher(options: FetchOptions = {}): Fetcher {
  const world = options.world ?? openWorld()
  const limitMs = options.timeoutMs ?? timeoutMsDefault
  return async (text, request) => {
    const limit = AbortSignal.timeout(limitMs)
    const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal])
    let target = targetOf(text, options.ports)
    for (let hop = 0; ; hop++) {
      const step = await ask(target, { ...request, signal }, world, limitMs).catch((error: unknown) => {
        if (limit.aborted) throw timeout(target, limitMs)
        if (error instanceof Refusal) throw error
        throw failed(target, 'it could not be reached', error)
      })
      if (!('location' in step)) return step
      if (hop === redirectsMax) throw failed(target, `it was redirected more than ${redirectsMax} times`)
      const next = targetOf(locationOf(step.location, target), options.ports)
      if (target.url.protocol === 'https:' && next.url.protocol === 'http:') {
        throw failed(target, 'it redirects from https to http')
      }
      target = next
    }
  }
}

async function ask(
  target: Target,
  request: FetchRequest & { readonly signal: AbortSignal },
  world: World,
  limitMs: number,
): Promise<Fetched | { readonly location: string }> {
  const client = await connectTo(target, world, { signal: request.signal, limitMs })
  try {
    const answer = await client.request({
      method: 'GET',
      path: `${target.url.pathname}${target.url.search}`,
      headers: headersOf(request),
      signal: request.signal,
    })
    // A body nobody reads to its end fails when the connection is dropped below; that is no news.
    answer.body.on('error', () => undefined)
    const header = (name: string) => [answer.headers[name] ?? ''].flat()[0] ?? ''
    if ([301, 302, 303, 307, 308].includes(answer.statusCode)) return { location: header('location') }
    const about = {
      url: target.url.href,
      mediaType: header('content-type'),
      etag: header('etag') || null,
      lastModified: header('last-modified') || null,
    }
    if (answer.statusCode === 304) return { ...about, state: 'unchanged', bytes: new Uint8Array() }
    if (answer.statusCode !== 200) throw failed(target, `the server answered ${answer.statusCode}`)
    const bytes = await bodyOf(answer.body, header('content-encoding'), target, request.bytesMax)
    return { ...about, state: 'fetched', bytes }
  } finally {
    // Whatever is still coming is not wanted; there is one connection for each hop.
    await client.destroy()
  }
}

function headersOf(request: FetchRequest): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': 'Parley/0.1',
    accept: request.accept ?? '*/*',
    'accept-encoding': 'gzip, br',
  }
  if (request.etag) headers['if-none-match'] = request.etag
  if (request.lastModified) headers['if-modified-since'] = request.lastModified
  return headers
}

/** The decompressed body. Counted while it streams: neither a declared length nor a ratio is believed. */
async function bodyOf(body: Readable, encoding: string, target: Target, bytesMax: number): Promise<Uint8Array> {
  const layers = encoding
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '' && one !== 'identity')
    .reverse()
  if (layers.length > encodingsMax) throw failed(target, 'its answer is compressed over and over')
  const chunks: Buffer[] = []
  let size = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > bytesMax) return done(tooLarge(target, bytesMax))
      chunks.push(chunk)
      done()
    },
  })
  count.resume()
  try {
    await pipeline([body, ...layers.map((layer) => decoder(layer, target)), count])
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw failed(target, 'its answer broke off or is damaged', error)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function decoder(name: string, target: Target): Transform {
  if (name === 'gzip' || name === 'x-gzip') return createGunzip()
  if (name === 'deflate') return createInflate()
  if (name === 'br') return createBrotliDecompress()
  throw failed(target, `its answer is encoded as '${name}', which nobody asked for`)
}

function locationOf(location: string, from: Target): string {
  const url = location === '' ? null : URL.parse(location, from.url.href)
  if (url === null) throw failed(from, 'it redirects to nowhere')
  return url.href
}

function failed(target: Target, why: string, cause?: unknown): Refusal {
  return Object.assign(
    new Refusal(
      'fetch-failed',
      { host: target.host },
      `${target.host} gave no document: ${why}. Check the address in a browser, or save the page and add the file.`,
    ),
    cause === undefined ? {} : { cause },
  )
}

function timeout(target: Target, limitMs: number): Refusal {
  return new Refusal(
    'fetch-timeout',
    { host: target.host, limitMs },
    `${target.host} did not deliver within ${limitMs / 1000} s. Try again later, or save the page and add the file.`,
  )
}

function tooLarge(target: Target, limit: number): Refusal {
  return new Refusal(
    'too-large',
    { host: target.host, limit },
    `What ${target.host} sends is larger than ${Math.round(limit / 1024 / 1024)} MiB. Save the part you need and add it.`,
  )
}
