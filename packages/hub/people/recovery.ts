// Back in: a forgotten password, by a link of one administrator; a lost second factor, when two different administrators
// of the person's own organisation agree. Neither ever does it for themselves, and the organisation sees both.
import { Refusal } from '../refusal.ts'
import type { Acts } from './acts.ts'
import type { Factors } from './factors.ts'
import type { Link, Links } from './links.ts'
import type { Administrator } from './memberships.ts'
import type { Passkeys } from './passkeys.ts'
import type { Passwords } from './passwords.ts'
import type { Roll } from './roll.ts'
import { type Room, userOf } from './room.ts'
import type { Sessions } from './sessions.ts'
import type { Caller, SignIn } from './sign-in.ts'

type Handed = { readonly token: string; readonly expiresAt: string }

export type Recovery = {
  /** Refuses with `not-found`, `not-yourself`. The token is given this once. */
  linkForPassword(person: string, by: Administrator): Promise<Handed>
  /** Sets the password; every session ends, and a second factor is asked as before. */
  setPassword(one: { token: string; password: string } & Caller): Promise<void>
  /** Opens the recovery of a second factor; another administrator confirms. */
  ask(person: string, by: Administrator): Promise<Link>
  list(organisation: string): Promise<readonly Link[]>
  /** Refuses with `not-found`, `not-yourself`, `second-person-needed`. The token is given this once. */
  confirm(id: string, by: Administrator): Promise<Handed>
  end(id: string, by: Administrator): Promise<boolean>
  /** Takes the lost factors away, for whoever has the link and the password; without a password, this sets one. */
  dropFactors(one: { token: string; password: string } & Caller): Promise<void>
}

const handedHours = 24
const askedHours = 7 * 24

export function keepRecovery(
  room: Room,
  parts: {
    readonly home: string
    readonly roll: Roll
    readonly links: Links
    readonly passwords: Passwords
    readonly factors: Factors
    readonly passkeys: Passkeys
    readonly sessions: Sessions
    readonly signIn: Pick<SignIn, 'drop'>
    readonly acts: Acts
  },
): Recovery {
  const { doors, now } = room
  const { home, roll, links, passwords, factors, passkeys, sessions, signIn, acts } = parts

  /** Administrators of the organisation other than the person. */
  const othersOf = (person: string, organisation: string) =>
    roll.peopleOf(organisation).filter((one) => one.role === 'administrator' && one.person !== person)

  /**
   * Refuses whoever may not help this person back. The operator stands in where the organisation has not two other
   * administrators; without that its last administrator could be locked out for good.
   */
  const checkHelper = (person: string, by: Administrator): string => {
    const organisation = roll.standingOf(person)?.organisation
    const isOperator = by.person === null && by.organisation === home
    if (organisation === undefined || (organisation !== by.organisation && !isOperator)) {
      throw new Refusal('not-found', {}, 'There is nobody of your organisation here under that id.')
    }
    if (by.person === person) {
      throw new Refusal(
        'not-yourself',
        {},
        'Nobody does this for themselves. Ask another administrator of your organisation.',
      )
    }
    const others = othersOf(person, organisation)
    if (isOperator ? others.length < 2 : others.some((one) => one.person === by.person)) return organisation
    throw new Refusal(
      'not-allowed',
      {},
      'Only administrators of the person’s own organisation do this; the operator, where it has not two.',
    )
  }

  const endAll = async (person: string) => {
    signIn.drop(person)
    await sessions.endAll(person)
  }

  return {
    linkForPassword: async (person, by) => {
      const organisation = checkHelper(person, by)
      const { link, token } = await links.make({
        kind: 'password',
        organisation,
        person,
        by: by.person,
        hours: handedHours,
        isHandedOut: true,
      })
      if (token === null) throw new Error('a link for a password has a token')
      await acts.note({ organisation, kind: 'password-link-made', person, by: by.person })
      return { token, expiresAt: link.expiresAt }
    },
    setPassword: async ({ token, password, address }) => {
      const knock = doors.knock('link', { address })
      const { person } = await links.look(token, 'password')
      const user = await userOf(room, person)
      if (user === undefined) throw new Error(`no user ${person}`)
      passwords.check(password, user)
      const link = await links.claim(token, 'password')
      await passwords.set(person, password)
      await endAll(person)
      await links.done(link.id)
      knock.passed()
      await acts.note({ organisation: link.organisation, kind: 'password-reset', person, by: person })
    },
    ask: async (person, by) => {
      const organisation = checkHelper(person, by)
      const open = (await links.list(organisation, 'factor')).find((one) => one.person === person)
      if (open !== undefined) return open
      const { link } = await links.make({
        kind: 'factor',
        organisation,
        person,
        by: by.person,
        hours: askedHours,
        isHandedOut: false,
      })
      await acts.note({ organisation, kind: 'recovery-asked', person, by: by.person })
      return link
    },
    list: (organisation) => links.list(organisation, 'factor'),
    confirm: async (id, by) => {
      const asked =
        (await links.find(id, by.organisation, 'factor')) ??
        (by.person === null ? await links.any(id, 'factor') : undefined)
      if (asked === undefined) throw new Refusal('not-found', {}, 'Nobody asked for this, or it has ended.')
      const organisation = checkHelper(asked.person, by)
      const others = othersOf(asked.person, organisation)
      const isSame = asked.madeBy === by.person
      // Whoever asked must still be an administrator: a removed one does not count as one of two.
      const askerStands = asked.madeBy === null || others.some((one) => one.person === asked.madeBy)
      const operatorAlone = by.person === null && others.length === 0
      if (asked.isConfirmed || !askerStands || (isSame && !operatorAlone)) {
        throw new Refusal(
          'second-person-needed',
          {},
          'Two different administrators have to agree, and one of them asked for this already. Ask another to confirm it.',
        )
      }
      const token = await links.confirm(id, by.person, handedHours)
      if (token === undefined) throw new Refusal('not-found', {}, 'Nobody asked for this, or it has ended.')
      await acts.note({ organisation, kind: 'recovery-confirmed', person: asked.person, by: by.person })
      return { token, expiresAt: new Date(now().getTime() + handedHours * 3600_000).toISOString() }
    },
    end: async (id, by) => {
      const asked = await links.find(id, by.organisation, 'factor')
      if (asked === undefined || !(await links.end(id, by.organisation, 'factor'))) return false
      const { organisation, person } = asked
      await acts.note({ organisation, kind: 'recovery-ended', person, by: by.person })
      return true
    },
    dropFactors: async ({ token, password, address }) => {
      const knock = doors.knock('link', { address })
      const { person } = await links.look(token, 'factor')
      const user = await userOf(room, person)
      if (user === undefined) throw new Error(`no user ${person}`)
      const hasPassword = await passwords.has(person)
      if (hasPassword) {
        const guess = doors.knock('password', { name: user.email, address })
        if ((await passwords.personOf(user.email, password)) !== person) {
          throw new Refusal(
            'wrong-credentials',
            {},
            'This is not your password. Try again, or ask for a link for a new one.',
          )
        }
        guess.passed()
      } else passwords.check(password, user)
      const link = await links.claim(token, 'factor')
      if (!hasPassword) await passwords.set(person, password)
      await factors.remove(person)
      await passkeys.endAll(person)
      await endAll(person)
      await links.done(link.id)
      knock.passed()
      await acts.note({ organisation: link.organisation, kind: 'recovered', person, by: person })
    },
  }
}
