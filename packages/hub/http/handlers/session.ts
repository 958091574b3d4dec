// Who is reading; in and out.
import type { Me } from '@parley/api'
import type { FastifyReply } from 'fastify'
import { type Asking, askingOf, nobody } from '../asking.ts'
import type { Handlers, Rooms } from './handler.ts'

export const session: Handlers<'me' | 'first' | 'signIn' | 'signOut'> = {
  me: ({ asking }, rooms) => meOf(asking, rooms),
  first: async ({ input, reply }, rooms) => enter(await rooms.people.first(input.body), reply, rooms),
  signIn: async ({ input, request, reply }, rooms) =>
    enter(await rooms.people.signIn({ ...input.body, address: request.ip }), reply, rooms),
  signOut: async ({ request, reply }, rooms) => {
    const { cookie } = request.headers
    if (cookie !== undefined) {
      setCookies(reply, await rooms.people.signOut(cookie))
      rooms.streams.end(cookie)
    }
    return meOf(nobody, rooms)
  },
}

async function enter(
  signedIn: Awaited<ReturnType<Rooms['people']['signIn']>>,
  reply: FastifyReply,
  rooms: Rooms,
): Promise<Me> {
  setCookies(reply, signedIn.cookies)
  const cookie = signedIn.cookies.map((one) => one.split(';')[0]).join('; ')
  const { people, hub } = rooms
  return meOf(
    await askingOf({ cookie }, { people, token: hub.token, home: hub.home, directory: hub.directory() }),
    rooms,
  )
}

function setCookies(reply: FastifyReply, cookies: readonly string[]): void {
  reply.header('set-cookie', [...cookies])
}

async function meOf({ reader, account, isOperator }: Asking, { hub, people }: Rooms): Promise<Me> {
  const { person, organisation, canWrite, administrator } = reader
  return {
    person,
    organisation,
    organisationName: organisation === null ? null : nameOf(organisation, hub),
    name: account?.name ?? (isOperator ? 'Operator' : null),
    roles: administrator ? ['administrator'] : [],
    canWrite,
    administrator,
    firstRun: await people.isFirstRun(),
  }
}

/** As the record names it; the home organisation has a name before any entry says so. */
function nameOf(organisation: string, hub: Rooms['hub']): string | null {
  return hub.directory().names.get(organisation) ?? (organisation === hub.home ? hub.homeName : null)
}
