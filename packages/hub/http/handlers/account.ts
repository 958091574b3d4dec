// A person's own ways in: password, authenticator, passkeys, sessions. What would let somebody else in for good asks for
// a sign-in of the last quarter of an hour, so that a screen left open does not give the account away.
import type { AccountAbout } from '@parley/api'
import type { MadeResponse } from '../../people/passkeys.ts'
import type { Account } from '../../people/sessions.ts'
import { notFound } from '../problems.ts'
import type { Handlers, Rooms } from './handler.ts'
import { accountOf, callerOf, siteOf } from './signed-in.ts'

type Name =
  | 'account'
  | 'changePassword'
  | 'beginAuthenticator'
  | 'confirmAuthenticator'
  | 'removeAuthenticator'
  | 'renewRecoveryCodes'
  | 'beginPasskey'
  | 'addPasskey'
  | 'removePasskey'
  | 'endSession'
  | 'endOtherSessions'

export const account: Handlers<Name> = {
  account: ({ asking }, rooms) => aboutOf(accountOf(asking), rooms),
  changePassword: async ({ asking, input, request }, rooms) => {
    const own = accountOf(asking)
    await rooms.people.changePassword(own, { ...input.body, ...callerOf(request) })
    endStreams(rooms, own)
    return aboutOf(own, rooms)
  },
  beginAuthenticator: ({ asking }, { people }) => {
    const own = accountOf(asking)
    people.sessions.checkFresh(own)
    return people.factors.begin(own.person)
  },
  confirmAuthenticator: async ({ asking, input }, { people }) => {
    const own = accountOf(asking)
    const knock = people.doors.knock('code', { name: own.person })
    const recoveryCodes = await people.factors.confirm(own.person, input.body.code)
    knock.passed()
    await people.sessions.strengthen(own.session.id)
    await note('factor-added', own, people)
    return { recoveryCodes: [...recoveryCodes] }
  },
  removeAuthenticator: async ({ asking }, rooms) => {
    const own = accountOf(asking)
    rooms.people.sessions.checkFresh(own)
    await rooms.people.factors.remove(own.person)
    await note('factor-removed', own, rooms.people)
    return aboutOf(own, rooms)
  },
  renewRecoveryCodes: async ({ asking }, { people }) => {
    const own = accountOf(asking)
    people.sessions.checkFresh(own)
    if (!(await people.factors.about(own.person)).hasAuthenticator) throw notFound()
    const recoveryCodes = await people.factors.renew(own.person)
    await note('recovery-codes-renewed', own, people)
    return { recoveryCodes: [...recoveryCodes] }
  },
  beginPasskey: async ({ asking, request }, { people }) => {
    const own = accountOf(asking)
    people.sessions.checkFresh(own)
    return { ...(await people.passkeys.begin({ id: own.person, email: own.email, name: own.name }, siteOf(request))) }
  },
  addPasskey: async ({ asking, input, request, reply }, { people }) => {
    const own = accountOf(asking)
    // The library checks every member, and refuses what is not of this form.
    const response = input.body.response as unknown as MadeResponse
    const passkey = await people.passkeys.keep(own.person, input.body.name, response, siteOf(request))
    await people.sessions.strengthen(own.session.id)
    await note('passkey-added', own, people)
    reply.code(201)
    return passkey
  },
  removePasskey: async ({ asking, input }, rooms) => {
    const own = accountOf(asking)
    rooms.people.sessions.checkFresh(own)
    if (!(await rooms.people.passkeys.end(own.person, input.id))) throw notFound()
    await note('passkey-removed', own, rooms.people)
    return aboutOf(own, rooms)
  },
  endSession: async ({ asking, input }, rooms) => {
    const own = accountOf(asking)
    if (!(await rooms.people.sessions.end(own.person, input.id))) throw notFound()
    rooms.streams.end((one) => one.account?.session.id === input.id)
    return aboutOf(own, rooms)
  },
  endOtherSessions: async ({ asking }, rooms) => {
    const own = accountOf(asking)
    await rooms.people.sessions.endAll(own.person, own.session.id)
    endStreams(rooms, own)
    return aboutOf(own, rooms)
  },
}

/** Of all sessions of the person but the one that asks. */
function endStreams({ streams }: Rooms, { person, session }: Account): void {
  streams.end(({ account: one }) => one?.person === person && one.session.id !== session.id)
}

const note = (kind: Parameters<Rooms['people']['acts']['note']>[0]['kind'], own: Account, people: Rooms['people']) =>
  people.acts.note({ organisation: own.organisation, kind, person: own.person, by: own.person })

async function aboutOf({ person, organisation, email, name, session }: Account, rooms: Rooms): Promise<AccountAbout> {
  const { people } = rooms
  const sessions = await people.sessions.list(person)
  return {
    email,
    name,
    hasPassword: await people.passwords.has(person),
    ...(await people.factors.about(person)),
    passkeys: [...(await people.passkeys.list(person))],
    sessions: sessions.map((one) => ({ ...one, isThis: one.id === session.id })),
    factorDemanded: await people.standing.isFactorDemanded(organisation),
  }
}
