// From a request to who asks: a session of a person, the operator's token, or nobody.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Directory } from '@parley/peace'
import type { Author } from '../hub.ts'
import type { Account, People } from '../people/people.ts'
import { anonymous, type Reader } from '../reader.ts'
import { Refusal } from '../refusal.ts'

/** Who asks, with what the pages show of them. */
export type Asking = {
  readonly reader: Reader
  readonly account: Account | null
  /** The operator at the command line. */
  readonly isOperator: boolean
}

export const nobody: Asking = { reader: anonymous, account: null, isOperator: false }

/** Who sent these headers. A token that is not the operator's is refused, never taken for nobody. */
export async function askingOf(
  headers: Pick<IncomingHttpHeaders, 'authorization' | 'cookie'>,
  rooms: {
    readonly people: Pick<People, 'who'>
    readonly token: string
    readonly home: string
    readonly directory: Directory
  },
): Promise<Asking> {
  if (headers.authorization !== undefined) {
    const [scheme, token] = headers.authorization.split(' ')
    if (scheme?.toLowerCase() !== 'bearer' || token === undefined || !isSame(token, rooms.token)) {
      throw new Refusal(
        'not-signed-in',
        {},
        'The token is not this hub’s. It stands in the file "token" of the data folder.',
      )
    }
    const reader = readerOf({ person: null, organisation: rooms.home, administrator: true }, rooms.directory)
    return { reader, account: null, isOperator: true }
  }
  const account = await rooms.people.who(headers.cookie)
  if (account === null) return nobody
  return { reader: readerOf(account, rooms.directory), account, isOperator: false }
}

function readerOf(
  who: { readonly person: string | null; readonly organisation: string; readonly administrator: boolean },
  directory: Directory,
): Reader {
  const { person, organisation, administrator } = who
  const groups = [...directory.groups].filter(([, group]) => group.organisations.has(organisation)).map(([id]) => id)
  const chain = [...(person === null ? [] : [person]), organisation, ...groups.sort(), 'members', 'public']
  return { person, organisation, chain, canWrite: true, administrator }
}

/** The author of what this reader writes. Refuses a reader who may only read. */
export function authorOf(reader: Reader): Author {
  const { organisation, person, administrator } = reader
  if (organisation === null || !reader.canWrite) {
    throw new Refusal('not-signed-in', {}, 'Sign in to write. What is public can be read without an account.')
  }
  return { organisation, administrator, ...(person === null ? {} : { person }) }
}

// Digests have one length, so that the comparison tells nothing of the token's.
const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected))
const digest = (text: string) => createHash('sha256').update(text).digest()
