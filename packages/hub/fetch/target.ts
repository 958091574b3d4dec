// What a URL must look like before anything is resolved or connected to.
import { isIP } from 'node:net'
import { Refusal } from '../refusal.ts'
import { refusedAddress } from './address.ts'

export type Target = {
  readonly url: URL
  /** Name or address to connect to, without the brackets of an IPv6 address. */
  readonly host: string
}

const urlCharactersMax = 2048

// IANA Special-Use Domain Names: they never mean a public server, whatever a resolver says.
const specialNames = ['localhost', 'local', 'internal', 'onion', 'invalid', 'test', 'home.arpa', 'alt', 'localdomain']

/** Reads a URL that may be fetched, or refuses it. `ports` besides 80 and 443 are the operator's choice. */
export function targetOf(text: string, ports: readonly number[] = []): Target {
  if (text.length > urlCharactersMax) throw refusal('it is longer than 2,048 characters')
  const url = URL.parse(text)
  if (url === null) throw refusal('it is not a complete address such as https://example.org/report')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refusal('only http and https are fetched')
  if (url.username !== '' || url.password !== '') throw refusal('it carries a user name or password')
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  if (port !== 80 && port !== 443 && !ports.includes(port))
    throw refusal(`port ${port} is not one that is fetched from`)
  const host = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname.replace(/\.$/, '')
  if (host === '') throw refusal('it names no server')
  if (isIP(host) !== 0) {
    const why = refusedAddress(host)
    if (why !== undefined) throw addressRefusal(host)
  } else {
    if (!host.includes('.')) throw refusal('the server name has no dot, so it is none of the public internet')
    const special = specialNames.find((name) => host === name || host.endsWith(`.${name}`))
    if (special !== undefined) throw refusal(`names under .${special} are none of the public internet`)
  }
  // A fragment never crosses the wire.
  url.hash = ''
  return { url, host }
}

/**
 * The address of a server that the operator named: https to a public server, on any port; where it may be inside, also
 * private addresses, and http on this machine. Refuses with 'url-refused'.
 */
export function namedTarget(text: string, isInside: boolean): Target {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') {
    throw refusal('it is not a plain address such as https://hub.example.org')
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (url.protocol !== 'https:' && !(isInside && url.protocol === 'http:' && isThisMachine(host))) {
    throw refusal('it is not https')
  }
  if (isInside) return { url, host }
  try {
    return targetOf(text, url.port === '' ? [] : [Number(url.port)])
  } catch (error) {
    if (error instanceof Refusal) throw refusal(String(error.data.why ?? 'it is not on the public internet'))
    throw error
  }
}

/** Whether what is sent there never leaves this machine, as the name itself says. */
export const isThisMachine = (host: string): boolean => host === '127.0.0.1' || host === '::1' || host === 'localhost'

function refusal(why: string): Refusal {
  return new Refusal(
    'url-refused',
    { why },
    `This address is not fetched: ${why}. Open it yourself, save the page, and add the file.`,
  )
}

/** The refusal for a server whose address is not public. Which address that is, and why, is told to nobody. */
export function addressRefusal(host: string): Refusal {
  return new Refusal(
    'address-refused',
    { host },
    `${host} is not on the public internet, so the hub does not fetch from it. Save the page yourself and add the file.`,
  )
}
