// What somebody may do at this moment: the role the record gives them, less what their token leaves out, and nothing
// written before a second factor is shown where their organisation asks for one.
import { isAtLeast, type PersonRole } from '@parley/peace'
import { Refusal } from '../refusal.ts'
import type { Calendar } from './calendars.ts'
import type { Factors } from './factors.ts'
import type { Passkeys } from './passkeys.ts'
import type { Roll } from './roll.ts'
import type { Room } from './room.ts'
import type { Account } from './sessions.ts'
import type { Token } from './tokens.ts'

export type Rights = {
  /** Left out where an organisation's own token speaks without a person. */
  readonly standing?: PersonRole
  readonly canWrite: boolean
  readonly administrator: boolean
  /** May not write until a second factor was shown. */
  readonly needsFactor: boolean
}

export type Standing = {
  /** Undefined for a person who left. */
  ofSession(account: Pick<Account, 'person' | 'organisation' | 'session'>): Promise<Rights | undefined>
  ofToken(token: Token): Promise<Rights | undefined>
  /** For an address of a calendar, which reads and never writes. Undefined for a person who left. */
  ofCalendar(calendar: Pick<Calendar, 'person' | 'organisation'>): Rights | undefined
  /** Refuses with `left` somebody who is in no role of their organisation. */
  check(person: string): void
  /** Whether an organisation's people need a second factor to write. */
  isFactorDemanded(organisation: string): Promise<boolean>
  demandFactor(organisation: string, isDemanded: boolean): Promise<void>
}

const setting = (organisation: string) => `factor-demanded ${organisation}`

export function keepStanding(
  { database }: Pick<Room, 'database'>,
  parts: {
    readonly factors: Pick<Factors, 'about'>
    readonly passkeys: Pick<Passkeys, 'list'>
    readonly roll: Pick<Roll, 'standingOf'>
  },
): Standing {
  const { factors, passkeys, roll } = parts
  // One process serves a hub (docs/decisions/0005), so what was read once is known.
  const demanded = new Map<string, boolean>()
  const isFactorDemanded = async (organisation: string): Promise<boolean> => {
    const known = demanded.get(organisation) ?? (await database.get(setting(organisation))) === 'yes'
    demanded.set(organisation, known)
    return known
  }
  /** The role in that very organisation. */
  const roleOf = (person: string, organisation: string): PersonRole | undefined => {
    const found = roll.standingOf(person)
    return found?.organisation === organisation ? found.role : undefined
  }
  const hasFactor = async (person: string): Promise<boolean> =>
    (await factors.about(person)).hasAuthenticator || (await passkeys.list(person)).length > 0
  return {
    ofSession: async ({ person, organisation, session }) => {
      const role = roleOf(person, organisation)
      if (role === undefined) return undefined
      const needsFactor = session.strength === 'one' && (await isFactorDemanded(organisation))
      return rightsOf(needsFactor ? 'observer' : role, needsFactor)
    },
    ofToken: async ({ person, organisation, scopes }) => {
      // An organisation's own token speaks for it without a person, and never administers.
      if (person === null) return { canWrite: scopes.includes('write'), administrator: false, needsFactor: false }
      const role = roleOf(person, organisation)
      if (role === undefined) return undefined
      const needsFactor = (await isFactorDemanded(organisation)) && !(await hasFactor(person))
      if (needsFactor || !scopes.includes('write')) return rightsOf('observer', needsFactor)
      return rightsOf(role === 'administrator' && !scopes.includes('administer') ? 'reviewer' : role, false)
    },
    ofCalendar: ({ person, organisation }) =>
      roleOf(person, organisation) === undefined ? undefined : rightsOf('observer', false),
    check: (person) => {
      if (roll.standingOf(person) !== undefined) return
      throw new Refusal(
        'left',
        {},
        'You are not in any role of your organisation here any more. Ask one of its administrators for a new invitation.',
      )
    },
    isFactorDemanded,
    demandFactor: async (organisation, isDemanded) => {
      const name = setting(organisation)
      const value = isDemanded ? 'yes' : 'no'
      for (let before = await database.get(name); before !== value; before = await database.get(name)) {
        if (await database.replace(name, before, value)) break
      }
      demanded.set(organisation, isDemanded)
    },
  }
}

const rightsOf = (standing: PersonRole, needsFactor: boolean): Rights => ({
  standing,
  canWrite: isAtLeast(standing, 'contributor'),
  administrator: standing === 'administrator',
  needsFactor,
})
