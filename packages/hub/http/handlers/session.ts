// Who is reading; in and out.
import type { UsedResponse } from '../../people/passkeys.ts'
import { nobody } from '../asking.ts'
import type { Handlers } from './handler.ts'
import { callerOf, enter, meOf, siteOf } from './signed-in.ts'

export const session: Handlers<
  'me' | 'first' | 'signIn' | 'signInCode' | 'signInRecoveryCode' | 'askPasskey' | 'signInPasskey' | 'signOut'
> = {
  me: ({ asking, request }, rooms) => meOf(asking, rooms, request.headers.cookie),
  first: async (asked, rooms) =>
    enter(await rooms.people.first({ ...asked.input.body, ...callerOf(asked.request) }), asked, rooms),
  signIn: async (asked, rooms) =>
    enter(await rooms.people.signIn.withPassword({ ...asked.input.body, ...callerOf(asked.request) }), asked, rooms),
  signInCode: async (asked, rooms) => {
    const { cookie } = asked.request.headers
    const { code } = asked.input.body
    return enter(await rooms.people.signIn.withCode({ cookie, code, ...callerOf(asked.request) }), asked, rooms)
  },
  signInRecoveryCode: async (asked, rooms) => {
    const { cookie } = asked.request.headers
    const { code } = asked.input.body
    return enter(await rooms.people.signIn.withRecoveryCode({ cookie, code, ...callerOf(asked.request) }), asked, rooms)
  },
  askPasskey: async ({ request }, { people }) => ({
    ...(await people.signIn.askPasskey({
      cookie: request.headers.cookie,
      site: siteOf(request),
      ...callerOf(request),
    })),
  }),
  signInPasskey: async (asked, rooms) => {
    const { cookie } = asked.request.headers
    // The library checks every member, and refuses what is not of this form.
    const response = asked.input.body.response as unknown as UsedResponse
    const site = siteOf(asked.request)
    return enter(
      await rooms.people.signIn.withPasskey({ cookie, response, site, ...callerOf(asked.request) }),
      asked,
      rooms,
    )
  },
  signOut: async ({ request, reply, asking }, rooms) => {
    const { cookie } = request.headers
    if (cookie !== undefined) reply.header('set-cookie', [...(await rooms.people.sessions.signOut(cookie))])
    const id = asking.account?.session.id
    if (id !== undefined) rooms.streams.end((one) => one.account?.session.id === id)
    return meOf(nobody, rooms)
  },
}
