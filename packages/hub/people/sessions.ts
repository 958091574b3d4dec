// Sessions of people: who a cookie stands for, the list a person sees of their own, and the end of one or all.
import { Refusal } from '../refusal.ts'
import { cookieHeader, cookieName, openSession } from './auth.ts'
import { deviceWords } from './device.ts'
import type { Room } from './room.ts'

/** How many factors the person showed: a password alone is one. */
export type Strength = 'one' | 'two'

export type Account = {
  /** `per_…` */
  readonly person: string
  readonly organisation: string
  readonly name: string
  readonly email: string
  readonly session: { readonly id: string; readonly strength: Strength; readonly enteredAt: string }
}

/** Cookies to set, as they go into `Set-Cookie` headers. */
export type SignedIn = { readonly account: Account; readonly cookies: readonly string[] }

export type SessionAbout = {
  readonly id: string
  /** "Firefox, Linux"; empty where nothing is known. */
  readonly device: string
  readonly since: string
  readonly seenAt: string
}

export type Sessions = {
  open(person: string, how: { readonly strength: Strength; readonly userAgent?: string | undefined }): Promise<SignedIn>
  who(cookie: string | undefined): Promise<Account | null>
  /** Ends the session of this cookie. Answers with the cookies that take it away. */
  signOut(cookie: string): Promise<readonly string[]>
  list(person: string): Promise<readonly SessionAbout[]>
  /** False where the person has no such session. */
  end(person: string, id: string): Promise<boolean>
  /** Ends all of a person's, but for one where it is named. */
  endAll(person: string, but?: string): Promise<void>
  /** Refuses with `sign-in-again` a session older than a quarter of an hour. */
  checkFresh(account: Account): void
  /** The session showed its second factor after it was opened. */
  strengthen(id: string): Promise<void>
}

// Written at most so often.
const seenEveryMs = 60_000
const freshMs = 15 * 60_000

type Row = {
  readonly id: string
  readonly device: string | null
  readonly enteredAt: string | null
  readonly seenAt: string | null
}

export function keepSessions({ database, auth, now }: Room): Sessions {
  const who = async (cookie: string | undefined): Promise<Account | null> => {
    if (cookie === undefined || !cookie.includes(`${cookieName}.session_token=`)) return null
    const found = await auth.api.getSession({ headers: new Headers({ cookie }), query: { disableCookieCache: true } })
    if (found === null) return null
    const { session, user } = found
    const at = now().toISOString()
    if (session.seenAt == null || Date.parse(session.seenAt) < Date.parse(at) - seenEveryMs) {
      await database.rows('UPDATE session SET "seenAt" = $1 WHERE id = $2', [at, session.id])
    }
    return {
      person: user.id,
      organisation: user.organisation,
      name: user.name,
      email: user.email,
      session: {
        id: session.id,
        strength: session.strength === 'two' ? 'two' : 'one',
        // Sessions from before this field count as old.
        enteredAt: session.enteredAt ?? new Date(0).toISOString(),
      },
    }
  }
  return {
    open: async (person, { strength, userAgent }) => {
      const at = now().toISOString()
      const { cookies } = await openSession(auth, { person, strength, device: deviceWords(userAgent), at })
      const account = await who(cookieHeader(cookies))
      if (account === null) throw new Error(`the session just opened for ${person} is not there`)
      return { account, cookies }
    },
    who,
    signOut: async (cookie) => {
      const response = await auth.api.signOut({ headers: new Headers({ cookie }), asResponse: true })
      return response.headers.getSetCookie()
    },
    list: async (person) => {
      const rows = await database.rows<Row>(
        'SELECT id, device, "enteredAt", "seenAt" FROM session WHERE "userId" = $1 AND "expiresAt" > $2 ORDER BY "seenAt" DESC',
        // The library keeps its own clock for the end of sessions.
        [person, new Date().toISOString()],
      )
      return rows.map(({ id, device, enteredAt, seenAt }) => ({
        id,
        device: device ?? '',
        since: enteredAt ?? '',
        seenAt: seenAt ?? '',
      }))
    },
    end: async (person, id) =>
      (await database.rows('DELETE FROM session WHERE id = $1 AND "userId" = $2 RETURNING id', [id, person])).length ===
      1,
    endAll: async (person, but) =>
      void (await database.rows('DELETE FROM session WHERE "userId" = $1 AND id <> $2', [person, but ?? ''])),
    checkFresh: ({ session }) => {
      if (Date.parse(session.enteredAt) > now().getTime() - freshMs) return
      throw new Refusal(
        'sign-in-again',
        {},
        'This changes how you are let in, and you signed in a while ago. Sign in again, then do it within 15 minutes.',
      )
    },
    strengthen: async (id) => void (await database.rows(`UPDATE session SET strength = 'two' WHERE id = $1`, [id])),
  }
}
