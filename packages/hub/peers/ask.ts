// Asking a peer: one GET to the very server it was introduced with, signed, bounded in time and bytes, never redirected,
// and believed only as far as its answer is signed over this request.
import type { Signer } from '@parley/log'
import { connectTo, openWorld, type World } from '../fetch/connection.ts'
import { namedTarget, type Target } from '../fetch/target.ts'
import { Refusal } from '../refusal.ts'
import type { Peer } from './peer.ts'
import { answerHeader, isAnswer, requestHeader, signRequest } from './request.ts'

export type AskOptions = {
  /** Our own log's name and key. */
  readonly origin: string
  readonly signer: Signer
  readonly now: () => Date
  readonly world?: World | undefined
  /** Peers may be on this machine and in private networks, and over http on this machine. */
  readonly isInside: boolean
  readonly timeoutMs?: number | undefined
}

export type Answer = { readonly body: Uint8Array<ArrayBuffer>; readonly header: (name: string) => string }
/** `path` begins with a slash. */
export type AskPeer = (
  peer: Peer,
  path: string,
  limit: { readonly bytesMax: number; readonly signal?: AbortSignal },
) => Promise<Answer>

const timeoutMsUsual = 20_000
export const answerType = 'application/octet-stream'

/**
 * Refuses with 'peer-url', 'peer-unreached', 'peer-slow', 'peer-too-large', 'peer-answer', 'peer-refuses' (401),
 * 'peer-cursor' (400) or 'peer-missing' (404).
 */
export function asking(options: AskOptions): AskPeer {
  const world = options.world ?? openWorld()
  const limitMs = options.timeoutMs ?? timeoutMsUsual
  return async (peer, path, { bytesMax, signal }) => {
    if (peer.url === null) throw new Refusal('peer-url', {}, 'This peer was introduced without an address.')
    const target = peerTarget(`${peer.url}${path}`, options.isInside)
    const asked = `${target.url.pathname}${target.url.search}`
    const about = { from: options.origin, to: peer.origin, target: asked }
    const request = await signRequest(about, { signer: options.signer, now: options.now() })
    const limit = AbortSignal.timeout(limitMs)
    const whole = signal === undefined ? limit : AbortSignal.any([limit, signal])
    try {
      const answer = await get(target, request.header, {
        world,
        limitMs,
        signal: whole,
        bytesMax,
        isInside: options.isInside,
      })
      const proof = { body: answer.body, header: answer.header(answerHeader), key: peer.key }
      if (await isAnswer(request.asked, proof)) return answer
      throw failed('peer-answer', 'what it answers is not signed by it as the answer to what was asked')
    } catch (error) {
      if (limit.aborted) throw failed('peer-slow', `it did not answer in ${limitMs / 1000} s`)
      if (error instanceof Refusal) throw error
      throw Object.assign(failed('peer-unreached', 'it could not be reached'), { cause: error })
    }
  }
}

/** The address of a peer, as `namedTarget` has it. Refuses with 'peer-url'. */
export function peerTarget(text: string, isInside: boolean): Target {
  try {
    return namedTarget(text, isInside)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { why } = error.data
    throw new Refusal(
      'peer-url',
      { why },
      `A peer cannot be asked at this address: ${why}. Give the address its operator gave you.`,
    )
  }
}

type Getting = {
  readonly world: World
  readonly limitMs: number
  readonly signal: AbortSignal
  readonly bytesMax: number
  readonly isInside: boolean
}

async function get(target: Target, header: string, how: Getting): Promise<Answer> {
  const { world, limitMs, signal, bytesMax, isInside } = how
  const client = await connectTo(target, world, { signal, limitMs, isTrusted: isInside })
  try {
    const answer = await client.request({
      method: 'GET',
      path: `${target.url.pathname}${target.url.search}`,
      headers: { 'user-agent': 'Parley/0.1', accept: answerType, [requestHeader]: header },
      signal,
    })
    answer.body.on('error', () => undefined)
    const headerOf = (name: string) => [answer.headers[name] ?? ''].flat()[0] ?? ''
    if (answer.statusCode === 404) throw failed('peer-missing', 'it has no such thing for this hub')
    if (answer.statusCode === 401) throw failed('peer-refuses', 'it does not know this hub as a peer')
    if (answer.statusCode === 400) throw failed('peer-cursor', 'it does not know where it had come to')
    if (answer.statusCode !== 200) throw failed('peer-answer', `it answered ${answer.statusCode}`)
    if (headerOf('content-type') !== answerType || headerOf('content-encoding') !== '') {
      throw failed('peer-answer', 'it answered in a form nobody asked for')
    }
    const parts: Buffer[] = []
    let size = 0
    for await (const part of answer.body) {
      size += (part as Buffer).length // undici gives buffers where no encoding was set
      if (size > bytesMax) throw failed('peer-too-large', `it sends more than ${bytesMax} bytes at once`)
      parts.push(part as Buffer)
    }
    return { body: Uint8Array.from(Buffer.concat(parts)), header: headerOf }
  } finally {
    await client.destroy()
  }
}

const failed = (code: string, why: string): Refusal =>
  new Refusal(code, {}, `Nothing was taken from this peer: ${why}. It is asked again by itself.`)
