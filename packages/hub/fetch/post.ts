// Sending something to an address somebody gave us, by the rules of fetching: https, public addresses, no redirects, no
// cookies. What the server answers beyond its status is read by nobody.
import { Refusal } from '../refusal.ts'
import { connectTo, openWorld, type World } from './connection.ts'
import { type Target, targetOf } from './target.ts'

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
    const target = check(url)
    const limit = AbortSignal.timeout(limitMs)
    const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal])
    try {
      return await send(target, { ...request, signal }, world, limitMs)
    } catch (error) {
      if (limit.aborted) {
        throw new Refusal(
          'fetch-timeout',
          { host: target.host },
          `${target.host} did not answer in ${limitMs / 1000} s.`,
        )
      }
      if (error instanceof Refusal) throw error
      const failed = new Refusal('fetch-failed', { host: target.host }, `${target.host} could not be reached.`)
      throw Object.assign(failed, { cause: error })
    }
  }
  return Object.assign(post, { check })
}

async function send(
  target: Target,
  request: PostRequest & { readonly signal: AbortSignal },
  world: World,
  limitMs: number,
): Promise<{ readonly status: number }> {
  const client = await connectTo(target, world, { signal: request.signal, limitMs })
  try {
    const answer = await client.request({
      method: 'POST',
      path: `${target.url.pathname}${target.url.search}`,
      headers: { 'user-agent': 'Parley/0.1', ...request.headers },
      body: request.body,
      signal: request.signal,
    })
    // Not read: a body nobody reads to its end fails when the connection is dropped, and that is no news.
    answer.body.on('error', () => undefined)
    return { status: answer.statusCode }
  } finally {
    await client.destroy()
  }
}
