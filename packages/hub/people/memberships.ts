// Who is let into an organisation, in which role, and let out again. An administrator invites with a link that works
// once; joining, a change of role and leaving are entries, written in the administrator's name.
import { newId, type PersonRole } from '@parley/peace'
import { Refusal } from '../refusal.ts'
import type { Acts } from './acts.ts'
import type { Calendars } from './calendars.ts'
import type { Link, Links } from './links.ts'
import { spent } from './links.ts'
import type { MadeResponse, Passkeys, Site } from './passkeys.ts'
import type { Passwords } from './passwords.ts'
import type { Roll } from './roll.ts'
import { type Room, userOf } from './room.ts'
import type { Sessions, SignedIn } from './sessions.ts'
import type { Caller, SignIn } from './sign-in.ts'
import type { Tokens } from './tokens.ts'

/** An administrator in a session, or the operator (`person: null`), who speaks for the hub's own organisation. */
export type Administrator = { readonly organisation: string; readonly person: string | null }

export type PersonAbout = {
  readonly person: string
  readonly name: string
  readonly email: string
  readonly role: PersonRole
}

export type Memberships = {
  /** Those in a role, by name. */
  list(organisation: string): Promise<readonly PersonAbout[]>
  /** Names of everybody the organisation ever had, those who left included. */
  names(organisation: string): Promise<ReadonlyMap<string, string>>
  /** Refuses with `not-allowed` whom the organisation does not concern. The token is given this once. */
  invite(
    one: {
      readonly organisation: string
      readonly role: PersonRole
      readonly name?: string | undefined
      readonly email?: string | undefined
    },
    by: Administrator,
  ): Promise<{ readonly link: Link; readonly token: string }>
  /** What an invitation is to. Refuses with `link-spent`, `too-many-requests`. */
  look(token: string, caller: Caller): Promise<Link>
  /** What the browser of an invited person makes a passkey from. */
  beginPasskey(one: { token: string; email: string; name: string; site: Site } & Caller): ReturnType<Passkeys['begin']>
  /** Takes the invitation up, with a password or a passkey. Refuses with `link-spent`, `email-taken`, `weak-password`. */
  accept(
    one: {
      readonly token: string
      readonly email: string
      readonly name: string
      readonly password?: string | undefined
      readonly passkey?: { readonly response: MadeResponse; readonly site: Site } | undefined
    } & Caller,
  ): Promise<SignedIn>
  /** Refuses with `not-found` and `last-administrator`. */
  setRole(person: string, role: PersonRole, by: Administrator): Promise<void>
  remove(person: string, by: Administrator): Promise<void>
  /** Refuses with `email-taken` what somebody in a role signs in with. */
  freeEmail(email: string): Promise<void>
  /** Everything that let the person in, taken away: the record says that they left. */
  shutOut(person: string): Promise<void>
}

const invitationHours = 7 * 24

export function keepMemberships(
  room: Room,
  parts: {
    readonly home: string
    readonly roll: Roll
    readonly links: Links
    readonly passwords: Passwords
    readonly passkeys: Passkeys
    readonly sessions: Sessions
    readonly tokens: Tokens
    readonly calendars: Calendars
    readonly signIn: Pick<SignIn, 'drop'>
    readonly acts: Acts
  },
): Memberships {
  const { database, auth, doors, random } = room
  const { home, roll, links, passwords, passkeys, sessions, tokens, calendars, signIn, acts } = parts

  const administratorsOf = (organisation: string) =>
    roll.peopleOf(organisation).filter(({ role }) => role === 'administrator')

  /** Whether they may still let somebody into the organisation, asked when it is written and again when it is used. */
  const mayInvite = (
    { organisation: theirs, person }: Administrator,
    organisation: string,
    role: PersonRole,
  ): boolean => {
    const isAdministrator =
      person === null ? theirs === home : administratorsOf(theirs).some((one) => one.person === person)
    if (!isAdministrator || !roll.isHere(organisation)) return false
    if (theirs === organisation) return true
    // The hub lets a new organisation's first administrator in, and nobody after that.
    return theirs === home && role === 'administrator' && administratorsOf(organisation).length === 0
  }

  const byOf = async (link: Link): Promise<Administrator> => {
    if (link.madeBy === null) return { organisation: home, person: null }
    return { organisation: roll.standingOf(link.madeBy)?.organisation ?? '', person: link.madeBy }
  }

  const ofOwn = (person: string, by: Administrator) => {
    const found = roll.standingOf(person)
    // Somebody else's person and nobody at all are one answer.
    if (found === undefined || found.organisation !== by.organisation) {
      throw new Refusal('not-found', {}, 'There is nobody of your organisation here under that id.')
    }
    return found
  }

  const refuseLast = (person: string, organisation: string) => {
    if (administratorsOf(organisation).some((one) => one.person !== person)) return
    throw new Refusal(
      'last-administrator',
      {},
      'Without this person your organisation would have no administrator. Make somebody else one first.',
    )
  }

  const freeEmail = async (email: string): Promise<void> => {
    const [holder] = await database.rows<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [email])
    if (holder === undefined) return
    if (roll.standingOf(holder.id) !== undefined) {
      throw new Refusal(
        'email-taken',
        {},
        'Somebody signs in with this e-mail already. Take another, or sign in with the account you have.',
      )
    }
    // Whoever left keeps no claim to the name; a person who comes back is a new one here.
    await database.rows('UPDATE "user" SET email = $1 WHERE id = $2', [`${holder.id}@left.invalid`, holder.id])
  }

  const shutOut = async (person: string): Promise<void> => {
    signIn.drop(person)
    await sessions.endAll(person)
    await tokens.endAllOf(person)
    await calendars.endAllOf(person)
    await links.endAllOf(person)
  }

  return {
    list: async (organisation) => {
      const users = await database.rows<{ id: string; name: string; email: string }>(
        'SELECT id, name, email FROM "user" WHERE organisation = $1',
        [organisation],
      )
      const known = new Map(users.map((one) => [one.id, one]))
      return roll
        .peopleOf(organisation)
        .map(({ person, role }) => ({
          person,
          role,
          name: known.get(person)?.name ?? person,
          email: known.get(person)?.email ?? '',
        }))
        .sort((a, b) => a.name.localeCompare(b.name))
    },
    names: async (organisation) => {
      const users = await database.rows<{ id: string; name: string }>(
        'SELECT id, name FROM "user" WHERE organisation = $1',
        [organisation],
      )
      return new Map(users.map(({ id, name }) => [id, name]))
    },
    invite: async ({ organisation, role, name, email }, by) => {
      if (!mayInvite(by, organisation, role)) {
        throw new Refusal(
          'not-allowed',
          {},
          'Only an administrator of the organisation invites people to it. The hub lets in the first administrator of a new one.',
        )
      }
      const person = newId('per', random)
      const made = await links.make({
        kind: 'invitation',
        organisation,
        person,
        role,
        name,
        email: email?.toLowerCase(),
        by: by.person,
        hours: invitationHours,
        isHandedOut: true,
      })
      if (made.token === null) throw new Error('an invitation has a token')
      await acts.note({ organisation, kind: 'invited', person, by: by.person, note: role })
      return { link: made.link, token: made.token }
    },
    look: async (token, { address }) => {
      const knock = doors.knock('link', { address })
      const link = await links.look(token, 'invitation')
      knock.passed()
      return link
    },
    beginPasskey: async ({ token, email, name, site, address }) => {
      const knock = doors.knock('link', { address })
      const link = await links.look(token, 'invitation')
      knock.passed()
      return passkeys.begin({ id: link.person, email: email.toLowerCase(), name }, site)
    },
    accept: async ({ token, name, password, passkey, ...given }) => {
      const email = given.email.toLowerCase()
      const knock = doors.knock('link', { address: given.address })
      if (password !== undefined) passwords.check(password, { email, name })
      const link = await links.claim(token, 'invitation')
      const { person, organisation, role } = link
      const { internalAdapter } = await auth.$context
      let isOurs = false
      try {
        const by = await byOf(link)
        if (role === null || !mayInvite(by, organisation, role)) throw spent()
        // What a use that broke off left behind.
        if ((await userOf(room, person)) !== undefined) await internalAdapter.deleteUser(person)
        await freeEmail(email)
        await internalAdapter.createUser(
          { id: person, email, name, emailVerified: true, organisation, administrator: false },
          { method: 'email-password' },
        )
        isOurs = true
        if (passkey !== undefined) await passkeys.keep(person, name, passkey.response, passkey.site)
        else if (password !== undefined) await passwords.set(person, password)
        const { person: inviter, organisation: theirs } = by
        await roll.join({
          organisation,
          person,
          role,
          by: { organisation: theirs, ...(inviter === null ? {} : { person: inviter }) },
          // The same each time, so that joining twice is joining once.
          entry: `ent_${person.slice('per_'.length)}`,
        })
        await links.done(link.id)
        knock.passed()
        await acts.note({ organisation, kind: 'joined', person, by: person, note: role })
        return await sessions.open(person, {
          strength: passkey === undefined ? 'one' : 'two',
          userAgent: given.userAgent,
        })
      } catch (cause) {
        // Once on record the person is in, whatever went wrong after it.
        if (roll.standingOf(person) === undefined) {
          if (isOurs) {
            await passkeys.endAll(person)
            await internalAdapter.deleteUser(person)
          }
          await links.release(link.id)
        }
        throw cause
      }
    },
    setRole: async (person, role, by) => {
      const { organisation, role: before } = ofOwn(person, by)
      if (role === before) return
      if (before === 'administrator') refuseLast(person, organisation)
      await roll.join({ organisation, person, role, by: nameOf(by) })
      await acts.note({ organisation, kind: 'role-changed', person, by: by.person, note: role })
    },
    remove: async (person, by) => {
      const { organisation, role } = ofOwn(person, by)
      if (role === 'administrator') refuseLast(person, organisation)
      await roll.leave({ organisation, person, by: nameOf(by) })
      await shutOut(person)
      await acts.note({ organisation, kind: 'removed', person, by: by.person })
    },
    freeEmail,
    shutOut,
  }
}

const nameOf = ({ organisation, person }: Administrator) => ({ organisation, ...(person === null ? {} : { person }) })
