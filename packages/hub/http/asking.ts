// Who is asking: the person of a session cookie, a program with a token, the operator with the hub's own token, or nobody
// in particular.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Directory } from '@parley/peace'
import type { Author } from '../hub.ts'
import type { Account, People } from '../people/people.ts'
import type { Token } from '../people/tokens.ts'
import { anonymous, type Reader } from '../reader.ts'
import { Refusal } from '../refusal.ts'

/** Who asks, with what the pages show of them. */
export type Asking = {
  readonly reader: Reader
  readonly account: Account | null
  /** The operator at the command line. */
  readonly isOperator: boolean
  readonly token: Token | null
}

export const nobody: Asking = { reader: anonymous, account: null, isOperator: false, token: null }

export type AskingRooms = {
  readonly people: Pick<People, 'who' | 'tokens' | 'standing'>
  readonly token: string
  readonly home: string
  readonly directory: Directory
}

/**
 * Who sent these headers. A token that is not known is refused, never taken for nobody. `address` is the caller's, for
 * counting guesses; left out where somebody known is looked at again.
 */
export async function askingOf(
  headers: Pick<IncomingHttpHeaders, 'authorization' | 'cookie'>,
  rooms: AskingRooms,
  address?: string,
): Promise<Asking> {
  const { people, directory } = rooms
  if (headers.authorization !== undefined) {
    const [scheme, secret] = headers.authorization.split(' ')
    if (scheme?.toLowerCase() !== 'bearer' || secret === undefined) throw unknownToken()
    if (isSame(secret, rooms.token)) {
      const rights = { canWrite: true, administrator: true, needsFactor: false }
      const reader = readerOf({ person: null, organisation: rooms.home }, rights, directory)
      return { reader, account: null, isOperator: true, token: null }
    }
    const token = address === undefined ? await people.tokens.look(secret) : await people.tokens.use(secret, address)
    if (token === undefined) throw unknownToken()
    const rights = await people.standing.ofToken(token)
    if (rights === undefined) throw unknownToken()
    return { reader: readerOf(token, rights, directory), account: null, isOperator: false, token }
  }
  const account = await people.who(headers.cookie)
  const rights = account === null ? undefined : await people.standing.ofSession(account)
  if (account === null || rights === undefined) return nobody
  return { reader: readerOf(account, rights, directory), account, isOperator: false, token: null }
}

type Rights = Pick<Reader, 'canWrite' | 'administrator' | 'needsFactor' | 'standing'>

/** The reader whom a person or program stands for at this moment, with all their reader groups. */
export function readerOf(
  { person, organisation }: { readonly person: string | null; readonly organisation: string },
  rights: Rights,
  directory: Directory,
): Reader {
  const groups = [...directory.groups].filter(([, group]) => group.organisations.has(organisation)).map(([id]) => id)
  const chain = [...(person === null ? [] : [person]), organisation, ...groups.sort(), 'members', 'public']
  return { person, organisation, chain, ...rights }
}

/** Whether a person who had a role of their organisation has none now. */
export function hasLeft({ reader }: Asking, directory: Directory): boolean {
  if (reader.person === null || reader.standing === undefined) return false
  return directory.roles.get(reader.person)?.organisation !== reader.organisation
}

/** The author of what this reader writes. Refuses a reader who may only read. */
export function authorOf(reader: Reader): Author {
  const { organisation, person, administrator, standing } = reader
  if (organisation === null) {
    throw new Refusal('not-signed-in', {}, 'Sign in to write. What is public can be read without an account.')
  }
  if (reader.needsFactor) {
    throw new Refusal(
      'second-factor-needed',
      {},
      'Your organisation asks for a second factor before anybody writes. Add a passkey or an authenticator on your account page, then try again.',
    )
  }
  if (!reader.canWrite) {
    throw new Refusal(
      'not-allowed',
      {},
      'You may read here and not write. Ask an administrator of your organisation for another role, or make a token that may write.',
    )
  }
  return {
    organisation,
    administrator,
    ...(person === null ? {} : { person }),
    ...(standing === undefined ? {} : { standing }),
  }
}

const unknownToken = () =>
  new Refusal(
    'not-signed-in',
    {},
    'This token is not known here, has expired or was ended. Make a new one on your account page.',
  )

// Digests have one length, so that the comparison tells nothing of the token's.
const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected))
const digest = (text: string) => createHash('sha256').update(text).digest()
