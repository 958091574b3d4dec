// People of a hub: how they are let in, recognised and let out. Who a person is stays here; the record knows only a
// person's id. Each part has a file of its own; this one puts them together.
import { randomBytes } from 'node:crypto'
import { newId } from '@parley/peace'
import { Refusal } from '../refusal.ts'
import { type Acts, keepActs } from './acts.ts'
import { type Doors, watchDoors } from './attempts.ts'
import { openAuth } from './auth.ts'
import { type Calendars, keepCalendars } from './calendars.ts'
import { openPeopleFile, openPeopleSchema } from './database.ts'
import { type Factors, keepFactors } from './factors.ts'
import { firstLink } from './first-link.ts'
import { keepLinks, type Links } from './links.ts'
import { keepMemberships, type Memberships } from './memberships.ts'
import { keepPasskeys, type Passkeys } from './passkeys.ts'
import { keepPasswords, type Passwords } from './passwords.ts'
import { keepProviders, type Providers } from './providers.ts'
import { keepRecovery, type Recovery } from './recovery.ts'
import type { Roll } from './roll.ts'
import { type Room, userOf } from './room.ts'
import { openSealingKey } from './sealing-key.ts'
import { type Account, keepSessions, type Sessions, type SignedIn } from './sessions.ts'
import { type Caller, type SignIn, signingIn } from './sign-in.ts'
import { keepStanding, type Standing } from './standing.ts'
import { keepTokens, type Tokens } from './tokens.ts'

export type { Account, SignedIn } from './sessions.ts'

export type People = {
  /** True until the administrator's password is set. */
  isFirstRun(): Promise<boolean>
  /** A token for the one-time link; null once it was used. */
  firstToken(): Promise<string | null>
  /** Refuses with `first-link-spent`, `weak-password`, `too-many-requests`. */
  first(input: { token: string; email: string; name: string; password: string } & Caller): Promise<SignedIn>
  who(cookie: string | undefined): Promise<Account | null>
  /** Where a person's letters go, and for which organisation they read; null for somebody who is not here. */
  letterbox(person: string): Promise<{ readonly address: string; readonly organisation: string } | null>
  readonly doors: Doors
  readonly signIn: SignIn
  readonly passwords: Passwords
  readonly sessions: Sessions
  readonly factors: Factors
  readonly passkeys: Passkeys
  readonly tokens: Tokens
  readonly calendars: Calendars
  readonly acts: Acts
  readonly standing: Standing
  readonly links: Links
  readonly memberships: Memberships
  readonly recovery: Recovery
  readonly providers: Providers
  /** Changes a password and ends the person's other sessions. Refuses with `wrong-credentials`, `weak-password`. */
  changePassword(account: Account, input: { before: string; password: string } & Caller): Promise<void>
  backup(folder: string): Promise<void>
  close(): Promise<void>
}

export type PeopleOptions = {
  readonly data: string
  /** The home organisation; the first administrator is a person of it. */
  readonly organisation: string
  /** Roles stand in the record. */
  readonly roll: Roll
  /** Identity providers said at the start; the operator may add others. */
  readonly providers?: readonly unknown[] | undefined
  /** How providers are reached; a stand-in in tests. */
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly databaseUrl?: string | undefined
  readonly databaseSchema?: string | undefined
  /** Whether cookies are only sent over TLS. */
  readonly secure?: boolean
  readonly now?: (() => Date) | undefined
  readonly random?: ((bytes: number) => Uint8Array) | undefined
}

/** Opens people of a hub, making their tables at the first start. */
export async function openPeople(options: PeopleOptions): Promise<People> {
  const { roll } = options
  const random = options.random ?? randomBytes
  const now = options.now ?? (() => new Date())
  const secure = options.secure ?? false
  const database =
    options.databaseUrl === undefined
      ? await openPeopleFile(options.data)
      : await openPeopleSchema(options.databaseUrl, `${options.databaseSchema ?? 'parley'}_people`)
  const key = await openSealingKey(options.data, random)
  const auth = await openAuth(database, { secure, random })
  const doors = watchDoors(now)
  const room: Room = { database, auth, key, doors, secure, now, random }
  const { internalAdapter } = await auth.$context
  const link = firstLink(database, random)
  const passwords = await keepPasswords(room)
  const sessions = keepSessions(room)
  const factors = keepFactors(room)
  const passkeys = keepPasskeys(room)
  const tokens = keepTokens(room)
  const calendars = keepCalendars(room)
  const acts = keepActs(room)
  const standing = keepStanding(room, { factors, passkeys, roll })
  const signIn = signingIn(room, { passwords, factors, passkeys, sessions, checkStanding: standing.check })
  const links = keepLinks(room)
  const home = options.organisation
  const joint = { home, roll, links, passwords, factors, passkeys, sessions, tokens, calendars, signIn, acts }
  const memberships = keepMemberships(room, joint)
  const recovery = keepRecovery(room, joint)
  const { providers: fixed = [], fetch = globalThis.fetch } = options
  const providers = keepProviders(room, { home, fixed, fetch, roll, memberships, signIn, acts })
  await enrolFirst(room, options)

  return {
    isFirstRun: link.isOpen,
    firstToken: link.issue,
    first: async ({ token, email, name, password, ...caller }) => {
      const knock = doors.knock('link', { address: caller.address })
      passwords.check(password, { email, name })
      if (!(await link.spend(token))) {
        throw new Refusal(
          'first-link-spent',
          {},
          'This link was used already or is not complete. Sign in, or start the hub again and open the new link it prints.',
        )
      }
      try {
        knock.passed()
        const person = newId('per', random)
        const about = { email: email.toLowerCase(), name, emailVerified: true }
        const { organisation } = options
        await internalAdapter.createUser(
          { id: person, ...about, organisation, administrator: true },
          { method: 'email-password' },
        )
        await passwords.set(person, password)
        await roll.join({ organisation, person, role: 'administrator', by: { organisation } })
        await database.initial(enrolled, person)
        return await sessions.open(person, { strength: 'one', userAgent: caller.userAgent })
      } catch (cause) {
        await link.reopen()
        throw cause
      }
    },
    who: sessions.who,
    letterbox: async (person) => {
      const organisation = roll.standingOf(person)?.organisation
      const user = await userOf(room, person)
      return user === undefined || user.organisation !== organisation ? null : { address: user.email, organisation }
    },
    doors,
    signIn,
    passwords,
    sessions,
    factors,
    passkeys,
    tokens,
    calendars,
    acts,
    standing,
    links,
    memberships,
    recovery,
    providers,
    changePassword: async (account, { before, password, address }) => {
      const { person, organisation, email, session } = account
      const knock = doors.knock('password', { name: email, address })
      if ((await passwords.personOf(email, before)) !== person) {
        throw new Refusal('wrong-credentials', {}, 'The present password is another one. Try again.')
      }
      knock.passed()
      await passwords.set(person, password)
      await sessions.endAll(person, session.id)
      await acts.note({ organisation, kind: 'password-changed', person, by: person })
    },
    backup: async (folder) => {
      await database.backup(folder)
      await key.backup(folder)
    },
    close: database.close,
  }
}

const enrolled = 'first-administrator-on-record'

/**
 * Puts the first administrator on record: of a hub from before roles were entries, or where a first sign-up stopped
 * halfway. Done once; after that the record alone says who is in which role.
 */
async function enrolFirst({ database }: Room, { roll, organisation }: PeopleOptions): Promise<void> {
  if ((await database.get(enrolled)) !== undefined) return
  const users = await database.rows<{ id: string; administrator: number | boolean }>(
    'SELECT id, administrator FROM "user" WHERE organisation = $1',
    [organisation],
  )
  for (const { id, administrator } of users) {
    if (!administrator || roll.standingOf(id) !== undefined) continue
    await roll.join({ organisation, person: id, role: 'administrator', by: { organisation } })
    await database.initial(enrolled, id)
  }
}
