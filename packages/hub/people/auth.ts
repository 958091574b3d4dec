// The library that keeps passwords and sessions, with everything switched off that we do not use. Nothing of it listens
// on the network: our routes call it, and its own are never mounted.
import { newId } from '@parley/peace'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { getMigrations } from 'better-auth/db/migration'
import type { PeopleDatabase } from './database.ts'

export const cookieName = 'parley'
// A session ends after a week, used or not.
export const sessionSeconds = 7 * 24 * 3600
export const passwordLengthMin = 10
export const passwordLengthMax = 128

export type NewSession = {
  readonly person: string
  readonly strength: string
  readonly device: string
  readonly at: string
}

/** Opens the library on its tables, making or extending them where need be. */
export async function openAuth(
  database: PeopleDatabase,
  { secure, random }: { readonly secure: boolean; readonly random: (bytes: number) => Uint8Array },
) {
  const drawn = (bytes: number) => Buffer.from(random(bytes)).toString('base64url')
  const options = {
    appName: 'Parley',
    // Only used for links and callbacks, of which there are none here.
    baseURL: 'http://127.0.0.1',
    secret: await database.initial('secret', drawn(32)),
    database: database.auth,
    // People are let in by an administrator; nobody signs up.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: passwordLengthMax,
    },
    session: {
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      // Without the cache a session that is taken away is gone at once.
      cookieCache: { enabled: false },
      additionalFields: {
        strength: { type: 'string', required: false, input: false },
        device: { type: 'string', required: false, input: false },
        enteredAt: { type: 'string', required: false, input: false },
        seenAt: { type: 'string', required: false, input: false },
      },
    },
    user: {
      additionalFields: {
        organisation: { type: 'string', required: true, input: false },
        // Kept from the time before roles were entries; it is read once, to write them.
        administrator: { type: 'boolean', required: true, input: false },
      },
    },
    plugins: [opening],
    advanced: {
      cookiePrefix: cookieName,
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure },
      ipAddress: { disableIpTracking: true },
      database: {
        generateId: ({ model }: { model: string }) => (model === 'user' ? newId('per', random) : drawn(24)),
      },
    },
    telemetry: { enabled: false },
    // What goes wrong is answered by us, in one shape; nothing about people goes to a terminal.
    logger: { disabled: true },
  } satisfies BetterAuthOptions
  const migrations = await getMigrations(options)
  await migrations.runMigrations()
  return betterAuth(options)
}

export type Auth = Awaited<ReturnType<typeof openAuth>>

/** Opens a session for somebody we have already recognised. Without a path, so that no router could offer it. */
const opening = {
  id: 'opening',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly({ method: 'POST' }, async (context) => {
      // Called by `openSession` below and by nothing else.
      const { person, ...fields } = context.body as NewSession
      const user = await context.context.internalAdapter.findUserById(person)
      if (user === null) throw new Error(`no user ${person}`)
      const session = await context.context.internalAdapter.createSession(person, false, {
        strength: fields.strength,
        device: fields.device,
        enteredAt: fields.at,
        seenAt: fields.at,
        userAgent: '',
        ipAddress: '',
      })
      await setSessionCookie(context, { session, user })
      return context.json({ session: session.id })
    }),
  },
} as const

/** The cookies of a fresh session, as they go into `Set-Cookie` headers, and its id. */
export async function openSession(
  auth: Auth,
  session: NewSession,
): Promise<{ readonly id: string; readonly cookies: readonly string[] }> {
  const response = await auth.api.openSession({ body: session, asResponse: true } as never) // its body is typed above
  const answer = (response as Response).headers.getSetCookie() // asResponse gives one
  const { session: id } = (await (response as Response).json()) as { session: string } // what the endpoint sends
  return { id, cookies: answer }
}

/** The `name=value` part of cookies just set, as a browser would send it back. */
export const cookieHeader = (cookies: readonly string[]): string => cookies.map((one) => one.split(';')[0]).join('; ')
