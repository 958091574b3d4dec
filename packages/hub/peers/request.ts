// How hubs talk: each request says who asks and is signed with that hub's log key; each answer is signed over the request
// it answers. Both are short-lived, and neither can be used twice, elsewhere or for another question (docs/peers.md).
import { createHash, randomBytes } from 'node:crypto'
import { fromBase64, type Signer, toBase64, utf8, verifyEd25519 } from '@parley/log'
import { Refusal } from '../refusal.ts'

/** The headers of a request and of its answer. */
export const requestHeader = 'parley-peer'
export const answerHeader = 'parley-answer'

/** A request may be this much older or newer than the clock of whoever gets it. */
const skewSeconds = 60
const nonceBytes = 16
/** Nonces remembered of one peer: more within two minutes is no exchange but a flood. */
const noncesMax = 10_000

export type Asked = {
  readonly from: string
  readonly to: string
  /** Path and query, as sent. */
  readonly target: string
  /** Seconds since 1970. */
  readonly at: number
  /** base64 of 16 bytes. */
  readonly nonce: string
}

// No signed note and no entry begins with these words, so that a signature over one cannot pass for another.
const requestMessage = ({ to, from, target, at, nonce }: Asked) =>
  utf8(['parley/v1/peer-request', to, from, `GET ${target}`, at, nonce, ''].join('\n'))

const answerMessage = ({ to, from, target, nonce }: Asked, body: Uint8Array) => {
  const digest = createHash('sha256').update(body).digest('hex')
  return utf8(['parley/v1/peer-answer', to, from, `GET ${target}`, nonce, digest, ''].join('\n'))
}

/** Makes and signs a request; the header's value, and what the answer has to be an answer to. */
export async function signRequest(
  about: Pick<Asked, 'from' | 'to' | 'target'>,
  { signer, now, random = randomBytes }: { signer: Signer; now: Date; random?: (bytes: number) => Uint8Array },
): Promise<{ readonly asked: Asked; readonly header: string }> {
  const asked = { ...about, at: Math.floor(now.getTime() / 1000), nonce: toBase64(random(nonceBytes)) }
  const signature = toBase64(await signer.sign(requestMessage(asked)))
  return { asked, header: ['v1', asked.from, asked.at, asked.nonce, signature].join(' ') }
}

/** Whom a header names, before anything is believed. */
export function originIn(header: string | undefined): string | undefined {
  return /^v1 ([^\s+]{1,200}) /u.exec(header ?? '')?.[1]
}

export type Requests = {
  /**
   * Checks a request: signed with this key, for us, for this path, now, and for the first time. Refuses with
   * 'peer-unknown', and says no more to whoever asks.
   */
  check(header: string, about: { readonly target: string; readonly key: Uint8Array }): Promise<Asked>
}

export function openRequests({ to, now }: { readonly to: string; readonly now: () => Date }): Requests {
  /** When each nonce may be forgotten, by origin. */
  const seen = new Map<string, Map<string, number>>()

  /** True the first time within the window; false also where there are too many to remember. */
  const isFresh = ({ from, nonce }: Asked, seconds: number): boolean => {
    const nonces = seen.get(from) ?? new Map<string, number>()
    seen.set(from, nonces)
    if (nonces.has(nonce)) return false
    if (nonces.size >= noncesMax) {
      for (const [one, until] of nonces) if (until < seconds) nonces.delete(one)
    }
    if (nonces.size >= noncesMax) return false
    nonces.set(nonce, seconds + 2 * skewSeconds)
    return true
  }

  return {
    check: async (header, { target, key }) => {
      const parts = /^v1 ([^\s+]{1,200}) (\d{1,12}) ([A-Za-z0-9+/]{22}==) ([A-Za-z0-9+/]{86}==)$/u.exec(header)
      if (parts === null) throw unknownPeer()
      const asked = { to, target, from: parts[1]!, at: Number(parts[2]), nonce: parts[3]! }
      const seconds = Math.floor(now().getTime() / 1000)
      if (Math.abs(asked.at - seconds) > skewSeconds) throw unknownPeer()
      let signature: Uint8Array
      try {
        signature = fromBase64(parts[4]!)
      } catch {
        throw unknownPeer()
      }
      if ((await verifyEd25519(key, requestMessage(asked), signature)) !== true) throw unknownPeer()
      // After the signature: nobody else can fill the memory of a peer.
      if (!isFresh(asked, seconds)) throw unknownPeer()
      return asked
    },
  }
}

/** One refusal for everyone who is no peer, whatever is wrong. */
export const unknownPeer = (): Refusal =>
  new Refusal(
    'peer-unknown',
    {},
    'This hub does not know you as a peer, or your clock is wrong. Have the operators introduce the hubs to each other.',
  )

/** The value of the header that answers this request with this body. */
export async function signAnswer(asked: Asked, body: Uint8Array, signer: Signer): Promise<string> {
  return `v1 ${toBase64(await signer.sign(answerMessage(asked, body)))}`
}

/** Whether the body is the answer of the hub asked to exactly this request. */
export async function isAnswer(
  asked: Asked,
  { body, header, key }: { readonly body: Uint8Array; readonly header: string; readonly key: Uint8Array },
): Promise<boolean> {
  const signature = /^v1 ([A-Za-z0-9+/]{86}==)$/.exec(header)?.[1]
  if (signature === undefined) return false
  try {
    return (await verifyEd25519(key, answerMessage(asked, body), fromBase64(signature))) === true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
