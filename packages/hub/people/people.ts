// People and their sessions: e-mail and password, the first administrator, sign-in and sign-out. Who a person is stays
// here; the log knows only a person's id.
import { createHash, randomBytes } from 'node:crypto'
import { newId } from '@parley/peace'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { Refusal } from '../refusal.ts'
import { countAttempts } from './attempts.ts'
import { openPeopleFile, openPeopleSchema, type PeopleDatabase } from './database.ts'
import { firstLink } from './first-link.ts'

export type Account = {
  /** `per_…` */
  readonly person: string
  readonly organisation: string
  readonly name: string
  readonly administrator: boolean
}

/** Cookies to set, as they go into `Set-Cookie` headers. */
export type SignedIn = { readonly account: Account; readonly cookies: readonly string[] }

export type People = {
  /** True until the administrator's password is set. */
  isFirstRun(): Promise<boolean>
  /** A token for the one-time link; null once it was used. */
  firstToken(): Promise<string | null>
  /** Refuses with `first-link-spent` and `bad-request`. */
  first(input: { token: string; email: string; name: string; password: string }): Promise<SignedIn>
  /** `address` is the caller's network address, for counting tries. Refuses with `wrong-credentials`, `too-many-requests`. */
  signIn(input: { email: string; password: string; address: string }): Promise<SignedIn>
  /** Answers with the cookies that take the session away. */
  signOut(cookie: string): Promise<readonly string[]>
  who(cookie: string | undefined): Promise<Account | null>
  backup(folder: string): Promise<void>
  close(): Promise<void>
}

export type PeopleOptions = {
  readonly data: string
  /** The home organisation; the first administrator is a person of it. */
  readonly organisation: string
  readonly databaseUrl?: string | undefined
  readonly databaseSchema?: string | undefined
  /** Whether cookies are only sent over TLS. */
  readonly secure?: boolean
  readonly now?: (() => Date) | undefined
  readonly random?: ((bytes: number) => Uint8Array) | undefined
}

const cookieName = 'parley'
const sessionSeconds = 7 * 24 * 3600

/** Opens people of a hub, making their tables at the first start. */
export async function openPeople(options: PeopleOptions): Promise<People> {
  const random = options.random ?? randomBytes
  const now = options.now ?? (() => new Date())
  const database =
    options.databaseUrl === undefined
      ? await openPeopleFile(options.data)
      : await openPeopleSchema(options.databaseUrl, `${options.databaseSchema ?? 'parley'}_people`)
  const auth = await openAuth(database, options.secure ?? false, random)
  const context = await auth.$context
  const link = firstLink(database, random)
  const attempts = countAttempts(now)

  const enter = async (email: string, password: string): Promise<SignedIn | undefined> => {
    const response = await auth.api.signInEmail({ body: { email, password }, asResponse: true })
    if (!response.ok) return undefined
    const cookies = response.headers.getSetCookie()
    const account = await who(cookies.map((one) => one.split(';')[0]).join('; '))
    return account === null ? undefined : { account, cookies }
  }

  const who = async (cookie: string | undefined): Promise<Account | null> => {
    if (cookie === undefined || !cookie.includes(`${cookieName}.session_token=`)) return null
    const session = await auth.api.getSession({ headers: new Headers({ cookie }), query: { disableCookieCache: true } })
    if (session === null) return null
    const { id, name, organisation, administrator } = session.user
    return { person: id, organisation, name, administrator: administrator === true }
  }

  return {
    isFirstRun: link.isOpen,
    firstToken: link.issue,
    first: async ({ token, email, name, password }) => {
      if (!(await link.spend(token))) {
        throw new Refusal(
          'first-link-spent',
          {},
          'This link was used already or is not complete. Sign in, or start the hub again and open the new link it prints.',
        )
      }
      try {
        const user = await context.internalAdapter.createUser(
          {
            email: email.toLowerCase(),
            name,
            emailVerified: true,
            organisation: options.organisation,
            administrator: true,
          },
          { method: 'email-password' },
        )
        const hash = await context.password.hash(password)
        await context.internalAdapter.linkAccount({
          userId: user.id,
          providerId: 'credential',
          accountId: user.id,
          password: hash,
        })
        const signedIn = await enter(email, password)
        if (signedIn === undefined) throw new Error('the new administrator cannot sign in')
        return signedIn
      } catch (cause) {
        await link.reopen()
        throw cause
      }
    },
    signIn: async ({ email, password, address }) => {
      // The name and the address are counted apart: neither many addresses nor many names help.
      const keys = [`name ${digest(email.toLowerCase())}`, `address ${digest(address)}`]
      const wait = Math.max(...keys.map((key) => attempts.take(key)))
      if (wait > 0) {
        const minutes = Math.ceil(wait / 60)
        throw new Refusal(
          'too-many-requests',
          { retryAfterSeconds: wait },
          `Too many tries. Wait ${minutes} minute${minutes === 1 ? '' : 's'}, then try again.`,
        )
      }
      const signedIn = await enter(email, password)
      if (signedIn === undefined) {
        throw new Refusal(
          'wrong-credentials',
          {},
          'E-mail and password do not fit together. Check both, then try again.',
        )
      }
      for (const key of keys) attempts.forget(key)
      return signedIn
    },
    signOut: async (cookie) => {
      const response = await auth.api.signOut({ headers: new Headers({ cookie }), asResponse: true })
      return response.headers.getSetCookie()
    },
    who,
    backup: database.backup,
    close: database.close,
  }
}

async function openAuth(database: PeopleDatabase, secure: boolean, random: (bytes: number) => Uint8Array) {
  const fresh = Buffer.from(random(32)).toString('base64url')
  const options = {
    appName: 'Parley',
    // Only used for links and callbacks, of which there are none here.
    baseURL: 'http://127.0.0.1',
    secret: await database.initial('secret', fresh),
    database: database.auth,
    // People are let in by an administrator; nobody signs up.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    // Without the cache a session that is taken away is gone at once.
    session: { expiresIn: sessionSeconds, cookieCache: { enabled: false } },
    user: {
      additionalFields: {
        organisation: { type: 'string', required: true, input: false },
        administrator: { type: 'boolean', required: true, input: false },
      },
    },
    advanced: {
      cookiePrefix: cookieName,
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure },
      database: {
        generateId: ({ model }: { model: string }) =>
          model === 'user' ? newId('per', random) : Buffer.from(random(24)).toString('base64url'),
      },
    },
    telemetry: { enabled: false },
    // What goes wrong is answered by us, in one shape; nothing about people goes to a terminal.
    logger: { disabled: true },
  } as const
  const migrations = await getMigrations(options)
  await migrations.runMigrations()
  return betterAuth(options)
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64')
