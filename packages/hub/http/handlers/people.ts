// The people of an organisation. Its administrators manage them in a session of their own; the operator may, from the
// command line. Tokens may not, whatever their scopes: what lets people in is not given to programs.
import { randomBytes } from 'node:crypto'
import type { InvitationAbout, OrganisationPeople, RecoveryAbout } from '@parley/api'
import { newId, registerOf } from '@parley/peace'
import type { Link } from '../../people/links.ts'
import type { Administrator } from '../../people/memberships.ts'
import type { MadeResponse } from '../../people/passkeys.ts'
import { Refusal } from '../../refusal.ts'
import { type Asking, authorOf, nobody } from '../asking.ts'
import { notFound } from '../problems.ts'
import type { Handlers, Rooms } from './handler.ts'
import { accountOf, callerOf, enter, meOf, nameOf, siteOf } from './signed-in.ts'

type Name =
  | 'people'
  | 'setRole'
  | 'removePerson'
  | 'demandFactor'
  | 'invitations'
  | 'invite'
  | 'endInvitation'
  | 'lookAtInvitation'
  | 'beginInvitedPasskey'
  | 'acceptInvitation'
  | 'linkForPassword'
  | 'setPassword'
  | 'recoveries'
  | 'askRecovery'
  | 'confirmRecovery'
  | 'endRecovery'
  | 'dropFactors'
  | 'acts'
  | 'organisations'
  | 'foundOrganisation'

const actsMax = 200

export const people: Handlers<Name> = {
  people: ({ asking }, rooms) => peopleOf(accountOf(asking).organisation, asking, rooms),
  setRole: async ({ asking, input }, rooms) => {
    const by = administratorOf(asking, rooms, 'fresh')
    await rooms.people.memberships.setRole(input.person, input.body.role, by)
    return peopleOf(by.organisation, asking, rooms)
  },
  removePerson: async ({ asking, input }, rooms) => {
    const by = administratorOf(asking, rooms)
    await rooms.people.memberships.remove(input.person, by)
    rooms.streams.end((one) => one.reader.person === input.person)
    return peopleOf(by.organisation, asking, rooms)
  },
  demandFactor: async ({ asking, input }, rooms) => {
    const by = administratorOf(asking, rooms, 'fresh')
    const { organisation, person } = by
    const { isDemanded } = input.body
    if (isDemanded && asking.account?.session.strength === 'one') {
      throw new Refusal(
        'second-factor-needed',
        {},
        'Sign in with a second factor first; you would lock yourself out. Add one on your account page.',
      )
    }
    await rooms.people.standing.demandFactor(organisation, isDemanded)
    const kind = isDemanded ? 'factor-demanded' : 'factor-no-longer-demanded'
    await rooms.people.acts.note({ organisation, kind, person: person ?? organisation, by: person })
    return peopleOf(organisation, asking, rooms)
  },
  invitations: async ({ asking }, rooms) => {
    const { organisation } = administratorOf(asking, rooms)
    return { invitations: (await rooms.people.links.list(organisation, 'invitation')).map(invitationOf) }
  },
  invite: async ({ asking, input, reply }, rooms) => {
    const by = administratorOf(asking, rooms, 'fresh')
    const { organisation = by.organisation, role, name, email } = input.body
    const { link, token } = await rooms.people.memberships.invite({ organisation, role, name, email }, by)
    reply.code(201)
    return { invitation: invitationOf(link), token }
  },
  endInvitation: async ({ asking, input }, rooms) => {
    const { organisation, person } = administratorOf(asking, rooms)
    const { links, acts } = rooms.people
    const found = await links.find(input.id, organisation, 'invitation')
    if (found === undefined || !(await links.end(input.id, organisation, 'invitation'))) throw notFound()
    await acts.note({ organisation, kind: 'invitation-ended', person: found.person, by: person })
    return { id: input.id }
  },
  lookAtInvitation: async ({ input, request }, { people: rooms, hub }) => {
    const { organisation, role, name, email, expiresAt } = await rooms.memberships.look(
      input.body.token,
      callerOf(request),
    )
    return { organisationName: nameOf(organisation, hub), role: role ?? 'observer', name, email, expiresAt }
  },
  beginInvitedPasskey: async ({ input, request }, { people: rooms }) => ({
    ...(await rooms.memberships.beginPasskey({ ...input.body, site: siteOf(request), ...callerOf(request) })),
  }),
  acceptInvitation: async (asked, rooms) => {
    const { token, email, name, password, passkey } = asked.input.body
    if ((password === undefined) === (passkey === undefined)) {
      throw new Refusal('bad-request', {}, 'Send either a password or a passkey.')
    }
    // The library checks every member, and refuses what is not of this form.
    const response = passkey as unknown as MadeResponse
    const site = siteOf(asked.request)
    const accepted = await rooms.people.memberships.accept({
      token,
      email,
      name,
      password,
      passkey: passkey === undefined ? undefined : { response, site },
      ...callerOf(asked.request),
    })
    return enter(accepted, asked, rooms)
  },
  linkForPassword: async ({ asking, input, reply }, rooms) => {
    const handed = await rooms.people.recovery.linkForPassword(input.person, administratorOf(asking, rooms, 'fresh'))
    reply.code(201)
    return handed
  },
  setPassword: async ({ input, request }, rooms) => {
    await rooms.people.recovery.setPassword({ ...input.body, ...callerOf(request) })
    await rooms.streams.askAgain()
    return meOf(nobody, rooms)
  },
  recoveries: async ({ asking }, rooms) => {
    const { organisation } = administratorOf(asking, rooms)
    return { recoveries: (await rooms.people.recovery.list(organisation)).map(recoveryOf) }
  },
  askRecovery: async ({ asking, input, reply }, rooms) => {
    const asked = await rooms.people.recovery.ask(input.person, administratorOf(asking, rooms, 'fresh'))
    reply.code(201)
    return recoveryOf(asked)
  },
  confirmRecovery: ({ asking, input }, rooms) =>
    rooms.people.recovery.confirm(input.id, administratorOf(asking, rooms, 'fresh')),
  endRecovery: async ({ asking, input }, rooms) => {
    if (!(await rooms.people.recovery.end(input.id, administratorOf(asking, rooms)))) throw notFound()
    return { id: input.id }
  },
  dropFactors: async ({ input, request }, rooms) => {
    await rooms.people.recovery.dropFactors({ ...input.body, ...callerOf(request) })
    await rooms.streams.askAgain()
    return meOf(nobody, rooms)
  },
  acts: async ({ asking }, rooms) => {
    const { organisation } = accountOf(asking)
    const acts = await rooms.people.acts.list(organisation, actsMax)
    const names = await rooms.people.memberships.names(organisation)
    return {
      acts: acts.map((act) => ({
        ...act,
        personName: names.get(act.person) ?? null,
        byName: act.by === null ? null : (names.get(act.by) ?? null),
      })),
    }
  },
  organisations: async ({ asking }, rooms) => {
    checkHub(administratorOf(asking, rooms), rooms)
    const directory = rooms.hub.directory()
    return {
      organisations: [...directory.founded].map((organisation) => ({
        organisation,
        name: nameOf(organisation, rooms.hub),
        hasAdministrator: [...directory.roles.values()].some(
          (one) => one.organisation === organisation && one.role === 'administrator',
        ),
      })),
    }
  },
  foundOrganisation: async ({ asking, input, reply }, rooms) => {
    const by = administratorOf(asking, rooms, 'fresh')
    checkHub(by, rooms)
    const organisation = newId('org', randomBytes)
    const { name } = input.body
    await rooms.hub.append(
      {
        kind: 'organisation-founded',
        process: registerOf(organisation),
        audience: [organisation],
        body: { organisation, name },
      },
      authorOf(asking.reader),
    )
    await rooms.hub.caughtUp()
    reply.code(201)
    return { organisation, name }
  },
}

/** Who administers here; refuses a token. `fresh` asks a session for a sign-in of the last quarter of an hour. */
function administratorOf(
  { reader, account, isOperator, token }: Asking,
  { people: rooms }: Rooms,
  how?: 'fresh',
): Administrator {
  if (token !== null) {
    throw new Refusal('not-allowed', {}, 'A token does not let people in or out. Sign in, in a browser.')
  }
  if (reader.organisation === null || (!isOperator && account === null)) {
    throw new Refusal('not-signed-in', {}, 'Sign in, in a browser.')
  }
  if (account !== null && how === 'fresh') rooms.sessions.checkFresh(account)
  return { organisation: reader.organisation, person: account?.person ?? null }
}

/** Refuses whoever administers another organisation that has a place on this hub. */
export function checkHub({ organisation }: { readonly organisation: string }, { hub }: Pick<Rooms, 'hub'>): void {
  if (organisation === hub.home) return
  throw new Refusal('not-allowed', {}, 'Only an administrator of the hub does this. Ask whoever runs it.')
}

async function peopleOf(organisation: string, { reader, account }: Asking, rooms: Rooms): Promise<OrganisationPeople> {
  const { memberships, standing, factors, passkeys } = rooms.people
  const isTold = reader.administrator
  const list = await memberships.list(organisation)
  return {
    organisation,
    name: nameOf(organisation, rooms.hub),
    factorDemanded: await standing.isFactorDemanded(organisation),
    people: await Promise.all(
      list.map(async ({ person, name, email, role }) => ({
        person,
        name,
        role,
        isYou: person === account?.person,
        email: isTold ? email : null,
        hasFactor: isTold
          ? (await factors.about(person)).hasAuthenticator || (await passkeys.list(person)).length > 0
          : null,
      })),
    ),
  }
}

const invitationOf = ({ id, organisation, role, name, email, madeBy, madeAt, expiresAt }: Link): InvitationAbout => ({
  id,
  organisation,
  role: role ?? 'observer',
  name,
  email,
  madeBy,
  madeAt,
  expiresAt,
})

const recoveryOf = ({ id, person, madeBy, madeAt, isConfirmed, expiresAt }: Link): RecoveryAbout => ({
  id,
  person,
  askedBy: madeBy,
  askedAt: madeAt,
  isConfirmed,
  expiresAt,
})
