// Signing in with an organisation's own identity provider (OpenID Connect): authorisation code with PKCE, state and nonce.
// A provider speaks for one organisation alone. Its groups give the role, each time somebody signs in; nobody is matched
// by e-mail, only by the provider's own word for them.
import { newId, type PersonRole, personRoles } from '@parley/peace'
import * as oidc from 'openid-client'
import { Refusal } from '../refusal.ts'
import type { Acts } from './acts.ts'
import { cookieName } from './auth.ts'
import type { Memberships } from './memberships.ts'
import type { Site } from './passkeys.ts'
import { checkProvider, connect, type Provider } from './provider.ts'
import type { Roll } from './roll.ts'
import { type Room, userOf } from './room.ts'
import type { SignedIn } from './sessions.ts'
import { shortLived } from './short-lived.ts'
import type { Caller, Halfway, SignIn } from './sign-in.ts'

export type ProviderAbout = Omit<Provider, 'clientSecret'> & {
  /** Said at the start of the hub; changed there and not by a command. */
  readonly isFixed: boolean
}

export type Providers = {
  list(): Promise<readonly ProviderAbout[]>
  /** Adds or replaces one. Refuses with `bad-provider`. */
  set(provider: unknown): Promise<ProviderAbout>
  remove(id: string): Promise<boolean>
  /** Where the browser goes, and the cookie that it must come back with. Refuses with `provider-refused`. */
  begin(id: string, site: Site, caller: Caller): Promise<{ readonly url: string; readonly cookies: readonly string[] }>
  /** What the browser came back with. Refuses with `sign-in-again`, `provider-refused`, `no-role`, `email-taken`, `left`. */
  finish(one: { cookie: string | undefined; query: string } & Caller): Promise<SignedIn | Halfway>
}

/** The page that a provider sends the browser back to. */
export const backPath = '/sign-in/back'
const flowMs = 10 * 60_000
const knownMs = 3600_000
const setting = 'providers'

type Flow = {
  readonly provider: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly redirect: string
}

export function keepProviders(
  room: Room,
  parts: {
    /** Whose people a provider knows that names no organisation. */
    readonly home: string
    readonly fixed: readonly unknown[]
    readonly fetch: typeof globalThis.fetch
    readonly roll: Roll
    readonly memberships: Pick<Memberships, 'shutOut' | 'freeEmail'>
    readonly signIn: Pick<SignIn, 'vouched'>
    readonly acts: Acts
  },
): Providers {
  const { database, auth, key, doors, now, random, secure } = room
  const { roll, memberships, signIn, acts } = parts
  const check = (given: unknown) => checkProvider(given, parts.home)
  const fixed = parts.fixed.map(check)
  const flows = shortLived<Flow>({ now, random, lifeMs: flowMs })
  const clients = new Map<string, { readonly client: Promise<oidc.Configuration>; readonly until: number }>()

  const kept = async (): Promise<Provider[]> => {
    const sealed = await database.get(setting)
    if (sealed === undefined || sealed === '') return []
    const listed: unknown = JSON.parse(Buffer.from(key.open(sealed, setting)).toString())
    return Array.isArray(listed) ? listed.map(check) : []
  }
  const change = async (next: (before: Provider[]) => Provider[]): Promise<void> => {
    for (;;) {
      const before = await database.get(setting)
      const text = JSON.stringify(next(await kept()))
      if (await database.replace(setting, before, key.seal(new TextEncoder().encode(text), setting))) return
    }
  }
  const find = async (id: string): Promise<Provider> => {
    const found = [...fixed, ...(await kept())].find((one) => one.id === id)
    if (found !== undefined) return found
    throw refused(undefined, 'unknown')
  }

  const clientOf = (provider: Provider): Promise<oidc.Configuration> => {
    const name = JSON.stringify(provider)
    const known = clients.get(name)
    if (known !== undefined && known.until > now().getTime()) return known.client
    const client = connect(provider, parts.fetch)
    clients.set(name, { client, until: now().getTime() + knownMs })
    // What failed is asked again next time.
    client.catch(() => clients.delete(name))
    return client
  }

  /** What the provider says of whoever just signed in there. */
  const claimsOf = async (provider: Provider, flow: Flow, query: string) => {
    const client = await clientOf(provider)
    const url = new URL(flow.redirect)
    url.search = query
    const tokens = await oidc.authorizationCodeGrant(client, url, {
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (claims === undefined) throw new Error('no ID token')
    const groupsClaim = provider.groupsClaim ?? 'groups'
    const isWhole = Object.hasOwn(claims, groupsClaim) || client.serverMetadata().userinfo_endpoint === undefined
    const more = isWhole ? {} : await oidc.fetchUserInfo(client, tokens.access_token, claims.sub)
    const all: Readonly<Record<string, unknown>> = { ...more, ...claims }
    const groups = [all[groupsClaim]].flat().filter((one) => typeof one === 'string')
    const amr = Array.isArray(claims.amr) ? claims.amr : []
    return {
      subject: claims.sub,
      name: textOf(all.name) ?? textOf(all.preferred_username) ?? textOf(all.email) ?? claims.sub.slice(0, 200),
      email: textOf(all.email)?.toLowerCase(),
      role: roleOf(provider, groups),
      strength: provider.isFactorTrusted === true || amr.includes('mfa') ? ('two' as const) : ('one' as const),
    }
  }

  /** Where the provider takes every role away, the record says that the person left. */
  const keepRole = async (provider: Provider, person: string, role: PersonRole | undefined, nameOf: string) => {
    const { organisation } = provider
    const before = roll.standingOf(person)
    if (before?.organisation !== organisation || before.role === role) return
    const isLast =
      before.role === 'administrator' &&
      !roll.peopleOf(organisation).some((one) => one.role === 'administrator' && one.person !== person)
    if (role === undefined) {
      await roll.leave({ organisation, person, by: { organisation } })
      await memberships.shutOut(person)
      // Should the group come back, so does the person, as somebody new.
      await database.rows('DELETE FROM identity WHERE provider = $1 AND person = $2', [nameOf, person])
      await acts.note({ organisation, kind: 'removed', person, by: null, note: provider.name })
    } else if (!isLast) {
      await roll.join({ organisation, person, role, by: { organisation } })
      await acts.note({ organisation, kind: 'role-changed', person, by: null, note: role })
    }
  }

  const letIn = async (
    provider: Provider,
    one: { subject: string; name: string; email: string | undefined; role: PersonRole },
    nameOf: string,
  ): Promise<string> => {
    const { organisation } = provider
    const person = newId('per', random)
    const { internalAdapter } = await auth.$context
    if (one.email !== undefined) await memberships.freeEmail(one.email)
    // Of two at once one makes the person; the other begins again.
    const mine = await database.rows(
      'INSERT INTO identity (provider, subject, person, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING person',
      [nameOf, one.subject, person, now().toISOString()],
    )
    if (mine.length === 0) throw refused(undefined, 'at-once')
    try {
      await internalAdapter.createUser(
        {
          id: person,
          email: one.email ?? `${person}@no-mail.invalid`,
          name: one.name.slice(0, 200),
          emailVerified: true,
          organisation,
          administrator: false,
        },
        { method: 'email-password' },
      )
      await roll.join({ organisation, person, role: one.role, by: { organisation }, entry: `ent_${person.slice(4)}` })
    } catch (cause) {
      await database.rows('DELETE FROM identity WHERE person = $1', [person])
      if ((await userOf(room, person)) !== undefined) await internalAdapter.deleteUser(person)
      throw cause
    }
    await acts.note({ organisation, kind: 'joined', person, by: null, note: one.role })
    return person
  }

  return {
    list: async () => [
      ...fixed.map((one) => aboutOf(one, true)),
      ...(await kept()).filter(({ id }) => !fixed.some((one) => one.id === id)).map((one) => aboutOf(one, false)),
    ],
    set: async (given) => {
      const provider = check(given)
      if (fixed.some(({ id }) => id === provider.id)) {
        throw new Refusal('bad-provider', {}, 'This provider is set where the hub is started. Change it there.')
      }
      if (!roll.isHere(provider.organisation)) {
        throw new Refusal('bad-provider', {}, 'There is no such organisation on this hub. Found it first.')
      }
      await change((before) => [...before.filter(({ id }) => id !== provider.id), provider])
      return aboutOf(provider, false)
    },
    remove: async (id) => {
      const had = (await kept()).some((one) => one.id === id)
      if (had) await change((before) => before.filter((one) => one.id !== id))
      return had
    },
    begin: async (id, site, { address }) => {
      doors.knock('provider', { address })
      const provider = await find(id)
      const client = await clientOf(provider).catch((cause) => {
        throw refused(cause)
      })
      const flow: Flow = {
        provider: id,
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        redirect: `${site.origin}${backPath}`,
      }
      const url = oidc.buildAuthorizationUrl(client, {
        redirect_uri: flow.redirect,
        scope: provider.scope ?? 'openid profile email',
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, cookies: [flowCookie(secure, flows.keep(flow))] }
    },
    finish: async ({ cookie, query, ...caller }) => {
      const knock = doors.knock('provider', { address: caller.address })
      // The browser that comes back is the one that went: the cookie says so, once.
      const flow = flows.take(flowToken(cookie))
      if (flow === undefined) {
        throw new Refusal('sign-in-again', {}, 'This sign-in took too long or began in another browser. Begin again.')
      }
      const provider = await find(flow.provider)
      const said = await claimsOf(provider, flow, query).catch((cause) => {
        throw refused(cause)
      })
      // The issuer's word for somebody, for one organisation: another issuer's same word is somebody else.
      const nameOf = `${provider.issuer} ${provider.organisation}`
      const [known] = await database.rows<{ person: string }>(
        'SELECT person FROM identity WHERE provider = $1 AND subject = $2',
        [nameOf, said.subject],
      )
      if (known !== undefined) await keepRole(provider, known.person, said.role, nameOf)
      if (said.role === undefined) {
        throw new Refusal(
          'no-role',
          {},
          `${provider.name} knows you, and none of your groups there has a role here. Ask an administrator of your organisation.`,
        )
      }
      const person = known?.person ?? (await letIn(provider, { ...said, role: said.role }, nameOf))
      const entered = await signIn.vouched(person, said.strength, caller)
      knock.passed()
      return { ...entered, cookies: [...entered.cookies, flowCookie(secure, '')] }
    },
  }
}

/** The highest role that any of the groups gives. */
function roleOf({ roles }: Provider, groups: readonly string[]): PersonRole | undefined {
  const given = groups.flatMap((group) => (Object.hasOwn(roles, group) ? [roles[group]] : []))
  return personRoles.findLast((role) => given.includes(role))
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 254 ? value : undefined

function aboutOf({ clientSecret: _, ...rest }: Provider, isFixed: boolean): ProviderAbout {
  return { ...rest, isFixed }
}

const refused = (cause: unknown, reason?: string) => {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined
  return new Refusal(
    'provider-refused',
    { reason: reason ?? code ?? 'no-answer' },
    'Signing in there did not work out, and nothing was changed here. Try again; if it stays so, tell the operator of this hub.',
    { cause },
  )
}

const nameOfCookie = (secure: boolean) => `${secure ? '__Secure-' : ''}${cookieName}.provider`

function flowCookie(secure: boolean, token: string): string {
  const life = token === '' ? 0 : flowMs / 1000
  return `${nameOfCookie(secure)}=${token}; Max-Age=${life}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

const flowToken = (cookie: string | undefined): string | undefined =>
  /(?:^|;\s*)(?:__Secure-)?parley\.provider=([^;]+)/.exec(cookie ?? '')?.[1]
