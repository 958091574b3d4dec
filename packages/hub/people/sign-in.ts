// Signing in. A password is the first step; whoever has a second factor (an authenticator, a passkey) shows it before
// there is a session. A passkey alone is both. Every try is counted, by person and by address.

import { Refusal } from '../refusal.ts'
import { cookieName } from './auth.ts'
import { type Factors, wrongCode } from './factors.ts'
import type { Passkeys, Site, UsedResponse } from './passkeys.ts'
import type { Passwords } from './passwords.ts'
import type { Room } from './room.ts'
import type { Sessions, SignedIn, Strength } from './sessions.ts'
import { shortLived } from './short-lived.ts'

/** How a sign-in that stopped halfway can go on. */
export type Way = 'code' | 'recovery-code' | 'passkey'
export type Halfway = { readonly ways: readonly Way[]; readonly cookies: readonly string[] }

/** Where a try comes from. */
export type Caller = { readonly address: string; readonly userAgent?: string | undefined }

export type SignIn = {
  /** Refuses with `wrong-credentials`, `too-many-requests`, `left`. */
  withPassword(input: { email: string; password: string } & Caller): Promise<SignedIn | Halfway>
  /** The ways on of the sign-in that this cookie stands for; none where there is none. */
  ways(cookie: string | undefined): Promise<readonly Way[]>
  /** Refuses with `wrong-code`, `sign-in-again`, `too-many-requests`. */
  withCode(input: { cookie: string | undefined; code: string } & Caller): Promise<SignedIn>
  withRecoveryCode(input: { cookie: string | undefined; code: string } & Caller): Promise<SignedIn>
  /** What the browser asks a passkey: of the person halfway in, or of anybody. */
  askPasskey(input: { cookie: string | undefined; site: Site } & Caller): ReturnType<Passkeys['ask']>
  withPasskey(input: { cookie: string | undefined; response: UsedResponse; site: Site } & Caller): Promise<SignedIn>
  /** For a person somebody else has vouched for. The second step is asked all the same where they have one. */
  vouched(person: string, strength: Strength, caller: Caller): Promise<SignedIn | Halfway>
  /** Forgets sign-ins of a person that are halfway. */
  drop(person: string): void
}

const halfwayMs = 10 * 60_000
const triesMax = 5

export function signingIn(
  room: Room,
  parts: {
    readonly passwords: Passwords
    readonly factors: Factors
    readonly passkeys: Passkeys
    readonly sessions: Sessions
    /** Refuses a person who left. */
    readonly checkStanding: (person: string) => void
  },
): SignIn {
  const { doors, now, random } = room
  const { passwords, factors, passkeys, sessions, checkStanding } = parts
  const halfway = shortLived<{ readonly person: string; tries: number }>({ now, random, lifeMs: halfwayMs })

  const waysOf = async (person: string): Promise<Way[]> => {
    const { hasAuthenticator, recoveryCodes } = await factors.about(person)
    const keys = await passkeys.list(person)
    return [
      ...(keys.length > 0 ? (['passkey'] as const) : []),
      ...(hasAuthenticator ? (['code'] as const) : []),
      ...(recoveryCodes > 0 ? (['recovery-code'] as const) : []),
    ]
  }

  const enter = async (person: string, strength: Strength, caller: Caller): Promise<SignedIn> => {
    checkStanding(person)
    const { account, cookies } = await sessions.open(person, { strength, userAgent: caller.userAgent })
    return { account, cookies: [...cookies, halfwayCookie(room, '')] }
  }

  const vouched: SignIn['vouched'] = async (person, strength, caller) => {
    checkStanding(person)
    const ways = strength === 'two' ? [] : await waysOf(person)
    if (ways.length === 0) return enter(person, strength, caller)
    return { ways, cookies: [halfwayCookie(room, halfway.keep({ person, tries: 0 }))] }
  }

  /** Who is halfway; refuses where nobody is. */
  const half = (cookie: string | undefined) => {
    const token = halfwayToken(cookie)
    const found = halfway.find(token)
    if (found !== undefined) return { ...found, token, found }
    throw new Refusal('sign-in-again', {}, 'This sign-in took too long or was finished elsewhere. Begin again.')
  }

  const secondStep =
    (door: 'code' | 'recovery-code', isRight: (person: string, code: string) => Promise<boolean>) =>
    async ({ cookie, code, ...caller }: { cookie: string | undefined; code: string } & Caller) => {
      const { person, token, found } = half(cookie)
      const knock = doors.knock(door, { name: person, address: caller.address })
      found.tries += 1
      if (found.tries > triesMax) halfway.take(token)
      if (!(await isRight(person, code))) throw wrongCode()
      // Of two at once, one goes in.
      if (halfway.take(token) === undefined) throw wrongCode()
      knock.passed()
      return enter(person, 'two', caller)
    }

  return {
    withPassword: async ({ email, password, ...caller }) => {
      const knock = doors.knock('password', { name: email, address: caller.address })
      const person = await passwords.personOf(email, password)
      if (person === undefined) {
        throw new Refusal(
          'wrong-credentials',
          {},
          'E-mail and password do not fit together. Check both, then try again.',
        )
      }
      knock.passed()
      return vouched(person, 'one', caller)
    },
    ways: async (cookie) => {
      const found = halfway.find(halfwayToken(cookie))
      return found === undefined ? [] : waysOf(found.person)
    },
    withCode: secondStep('code', factors.check),
    withRecoveryCode: secondStep('recovery-code', factors.spend),
    askPasskey: async ({ cookie, site, address }) => {
      doors.knock('passkey', { address })
      return passkeys.ask(site, halfway.find(halfwayToken(cookie))?.person)
    },
    withPasskey: async ({ cookie, response, site, ...caller }) => {
      const knock = doors.knock('passkey', { address: caller.address })
      const token = halfwayToken(cookie)
      const person = await passkeys.recognise(response, site, halfway.find(token)?.person)
      halfway.take(token)
      knock.passed()
      return enter(person, 'two', caller)
    },
    vouched,
    drop: (person) => halfway.drop((one) => one.person === person),
  }
}

const nameOf = (secure: boolean) => `${secure ? '__Secure-' : ''}${cookieName}.halfway`

function halfwayCookie({ secure }: Room, token: string): string {
  const life = token === '' ? 0 : halfwayMs / 1000
  return `${nameOf(secure)}=${token}; Max-Age=${life}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

const halfwayToken = (cookie: string | undefined): string | undefined =>
  /(?:^|;\s*)(?:__Secure-)?parley\.halfway=([^;]+)/.exec(cookie ?? '')?.[1]
