// What the handlers for people share: who is signed in, from where they ask, and the cookies of a sign-in.
import type { Me } from '@parley/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Site } from '../../people/passkeys.ts'
import type { Account, SignedIn } from '../../people/sessions.ts'
import type { Caller, Halfway } from '../../people/sign-in.ts'
import { Refusal } from '../../refusal.ts'
import { type Asking, askingOf, nobody } from '../asking.ts'
import type { Rooms } from './handler.ts'

/** The person of a session. The route's security has let nobody else in. */
export function accountOf({ account }: Asking): Account {
  if (account === null) throw new Refusal('not-signed-in', {}, 'Sign in, in a browser. A token cannot do this.')
  return account
}

export const callerOf = (request: FastifyRequest): Caller => ({
  address: request.ip,
  userAgent: request.headers['user-agent'],
})

/** Where the page is that asks; the guard has held both headers against the hub's own names. */
export function siteOf({ headers, protocol }: FastifyRequest): Site {
  const origin = headers.origin ?? `${protocol}://${headers.host ?? ''}`
  return { origin, host: URL.parse(origin)?.host ?? '' }
}

/** Sets the cookies of a sign-in, whole or halfway, and says who is reading now. The session before it ends. */
export async function enter(
  entered: SignedIn | Halfway,
  { asking, reply }: { readonly asking: Asking; readonly reply: FastifyReply },
  rooms: Rooms,
): Promise<Me> {
  reply.header('set-cookie', [...entered.cookies])
  const { people, hub } = rooms
  if ('ways' in entered) return { ...(await meOf(nobody, rooms)), ways: [...entered.ways] }
  if (asking.account !== null) {
    const { person, session } = asking.account
    await people.sessions.end(person, session.id)
    rooms.streams.end((one) => one.account?.session.id === session.id)
  }
  const cookie = entered.cookies.map((one) => one.split(';')[0]).join('; ')
  return meOf(
    await askingOf({ cookie }, { people, token: hub.token, home: hub.home, directory: hub.directory() }),
    rooms,
  )
}

/** Who is reading, as the pages show it. */
export async function meOf(
  { reader, account, isOperator, token }: Asking,
  { hub, people }: Rooms,
  cookie?: string,
): Promise<Me> {
  const { person, organisation, canWrite, administrator } = reader
  return {
    person,
    organisation,
    organisationName: organisation === null ? null : nameOf(organisation, hub),
    name: account?.name ?? token?.name ?? (isOperator ? 'Operator' : null),
    roles: administrator ? ['administrator'] : [],
    canWrite,
    administrator,
    runsHub: administrator && organisation === hub.home,
    firstRun: await people.isFirstRun(),
    ways: account === null ? [...(await people.signIn.ways(cookie))] : [],
    needsFactor: reader.needsFactor ?? false,
  }
}

/** As the record names it; the home organisation has a name before any entry says so. */
export function nameOf(organisation: string, hub: Rooms['hub']): string | null {
  return hub.directory().names.get(organisation) ?? (organisation === hub.home ? hub.homeName : null)
}
