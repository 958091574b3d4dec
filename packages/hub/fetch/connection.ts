// One connection to a server somebody named: its name is resolved once, every address is checked, and the socket goes to
// the address that was checked. Whatever is fetched or sent on somebody's behalf goes through here.
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { buildConnector, Client } from 'undici'
import { Refusal } from '../refusal.ts'
import { refusedAddress } from './address.ts'
import { addressRefusal, type Target } from './target.ts'

/** The outside world, handed in: a test gives a resolver and a connector that record and refuse. */
export type World = {
  /** Every address of a name. */
  readonly resolve: (host: string) => Promise<readonly string[]>
  /** Connects to `options.hostname`, which is a checked address. */
  readonly connect: buildConnector.connector
}

export type ConnectOptions = {
  readonly signal: AbortSignal
  readonly limitMs: number
  /** The operator named this very server: its addresses may be private. */
  readonly isTrusted?: boolean
}

/** A client for one request. Refuses with `address-refused` and `fetch-failed`; who asked for it destroys it. */
export async function connectTo(
  target: Target,
  world: World,
  { signal, limitMs, isTrusted = false }: ConnectOptions,
): Promise<Client> {
  const address = await checkedAddress(target, world, signal, isTrusted)
  return new Client(target.url.origin, {
    connect: (hop, callback) =>
      world.connect(
        {
          ...hop,
          hostname: address,
          host: address,
          ...(isIP(target.host) === 0 ? { servername: target.host } : {}),
        },
        callback,
      ),
    headersTimeout: limitMs,
    bodyTimeout: limitMs,
    pipelining: 0,
  })
}

/** Resolves once and checks every answer: a name with one private address among public ones is refused whole. */
async function checkedAddress(target: Target, world: World, signal: AbortSignal, isTrusted: boolean): Promise<string> {
  if (isIP(target.host) !== 0) return target.host
  const gaveUp = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  let addresses: readonly string[]
  try {
    addresses = await Promise.race([world.resolve(target.host), gaveUp])
  } catch (cause) {
    if (signal.aborted) throw cause
    throw unknownServer(target, cause)
  }
  if (addresses.length === 0) throw unknownServer(target)
  for (const address of addresses) {
    const why = isTrusted ? undefined : refusedAddress(address)
    if (why !== undefined) throw addressRefusal(target.host)
  }
  return addresses[0]!
}

function unknownServer(target: Target, cause?: unknown): Refusal {
  return Object.assign(
    new Refusal(
      'fetch-failed',
      { host: target.host },
      `No server named ${target.host} is known. Check the address in a browser.`,
    ),
    cause === undefined ? {} : { cause },
  )
}

/** The real one: the system's resolver, and sockets. */
export function openWorld(): World {
  const connect = buildConnector({ timeout: 10_000, maxCachedSessions: 0 })
  return {
    resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map((one) => one.address),
    connect,
  }
}
