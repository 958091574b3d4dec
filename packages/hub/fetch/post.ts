// Sending something to an address somebody gave us, by the rules of fetching: https, public addresses, no redirects, no
// cookies. What a server answers beyond its status is read by nobody, but where the operator named it to be asked.
import { Refusal } from '../refusal.ts'
import { connectTo, openWorld, type World } from './connection.ts'
import { namedTarget, type Target, targetOf } from './target.ts'

export type PostRequest = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly signal?: AbortSignal
}

/** Answers with the server's status, whatever it is. Refuses with `url-refused`, `address-refused`, `fetch-failed`, `fetch-timeout`. */
export type Poster = {
  (url: string, request: PostRequest): Promise<{ readonly status: number }>
  /** The address as it will be asked, or a refusal; nothing is resolved yet. */
  readonly check: (url: string) => Target
}

export type PostOptions = {
  readonly world?: World | undefined
  /** Ports allowed besides 443. */
  readonly ports?: readonly number[] | undefined
  readonly timeoutMs?: number
}

// The specification of webhooks asks for 15 to 30 seconds.
const timeoutMsDefault = 15_000

export function createPoster(options: PostOptions = {}): Poster {
  const world = options.world ?? openWorld()
  const limitMs = options.timeoutMs ?? timeoutMsDefault
  const check = (url: string): Target => {
    const target = targetOf(url, options.ports)
    if (target.url.protocol === 'https:') return target
    throw new Refusal(
      'url-refused',
      { why: 'not https' },
      'Messages are sent over https alone. Give an address that begins with https://.',
    )
  }
  const post = async (url: string, request: PostRequest) => {
    const { status } = await send(check(url), request, { world, limitMs })
    return { status }
  }
  return Object.assign(post, { check })
}

export type AskerOptions = {
  readonly world?: World | undefined
  /** The one server that is asked, as the operator named it. */
  readonly url: string
  /** It may be on this machine or in a private network; no other server is reached for it. */
  readonly isInside: boolean
  readonly timeoutMs: number
  readonly bytesMax: number
}

/** Answers with status and body, read to `bytesMax`. Refuses with `fetch-failed`, `fetch-timeout`, `too-large`. */
export type Asker = (request: PostRequest) => Promise<{ readonly status: number; readonly body: Uint8Array }>

/** Asks one server the operator named, and no other. Refuses an address it would not ask with `url-refused`. */
export function createAsker({ url, isInside, timeoutMs, bytesMax, ...given }: AskerOptions): Asker {
  const world = given.world ?? openWorld()
  const target = namedTarget(url, isInside)
  return (request) => send(target, request, { world, limitMs: timeoutMs, isTrusted: isInside, bytesMax })
}

type Sending = {
  readonly world: World
  readonly limitMs: number
  readonly isTrusted?: boolean
  /** How much of the answer is read; without it nothing is. */
  readonly bytesMax?: number
}

async function send(target: Target, request: PostRequest, how: Sending) {
  const limit = AbortSignal.timeout(how.limitMs)
  const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal])
  try {
    return await exchange(target, { ...request, signal }, how)
  } catch (error) {
    if (limit.aborted) {
      throw new Refusal(
        'fetch-timeout',
        { host: target.host },
        `${target.host} did not answer in ${how.limitMs / 1000} s.`,
      )
    }
    if (error instanceof Refusal) throw error
    const failed = new Refusal('fetch-failed', { host: target.host }, `${target.host} could not be reached.`)
    throw Object.assign(failed, { cause: error })
  }
}

async function exchange(
  target: Target,
  request: PostRequest & { readonly signal: AbortSignal },
  { world, limitMs, isTrusted = false, bytesMax = 0 }: Sending,
): Promise<{ readonly status: number; readonly body: Uint8Array }> {
  const client = await connectTo(target, world, { signal: request.signal, limitMs, isTrusted })
  try {
    const answer = await client.request({
      method: 'POST',
      path: `${target.url.pathname}${target.url.search}`,
      headers: { 'user-agent': 'Parley/0.1', ...request.headers },
      body: request.body,
      signal: request.signal,
    })
    // A body nobody reads to its end fails when the connection is dropped, and that is no news.
    answer.body.on('error', () => undefined)
    const parts: Buffer[] = []
    let size = 0
    if (bytesMax > 0) {
      for await (const part of answer.body) {
        size += (part as Buffer).length // undici gives buffers where no encoding was set
        if (size > bytesMax) {
          throw new Refusal('too-large', { limit: bytesMax }, `${target.host} sends more than ${bytesMax} bytes.`)
        }
        parts.push(part as Buffer)
      }
    }
    return { status: answer.statusCode, body: new Uint8Array(Buffer.concat(parts)) }
  } finally {
    await client.destroy()
  }
}
