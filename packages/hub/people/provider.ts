// An identity provider (OpenID Connect) of an organisation: what the operator says of it, checked, and the only network
// this room ever touches: the provider's own addresses, nothing else, whatever its documents say.
import { PersonRole } from '@parley/peace'
import * as oidc from 'openid-client'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { Refusal } from '../refusal.ts'

export const Provider = Type.Object(
  {
    /** A short name for addresses and commands. */
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,30}$' }),
    /** As the button says it. */
    name: Type.String({ minLength: 1, maxLength: 100 }),
    issuer: Type.String({ minLength: 1, maxLength: 500 }),
    clientId: Type.String({ minLength: 1, maxLength: 200 }),
    clientSecret: Type.String({ minLength: 1, maxLength: 500 }),
    /** Whose people it knows; the hub's own organisation where it is left out. */
    organisation: Type.Optional(Type.String({ pattern: '^org_[0-9a-z]{26}$' })),
    scope: Type.Optional(Type.String({ minLength: 6, maxLength: 200 })),
    /** The claim that lists groups; 'groups' where it is left out. */
    groupsClaim: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** From a group to a role. Whoever is in none of them is not let in. */
    roles: Type.Record(Type.String({ minLength: 1, maxLength: 200 }), PersonRole),
    /** The provider always asks for a second factor itself. */
    isFactorTrusted: Type.Optional(Type.Boolean()),
    /** Origins besides the issuer's that its documents may name, such as https://tokens.example.org. */
    origins: Type.Optional(Type.Array(Type.String({ maxLength: 500 }), { maxItems: 10 })),
  },
  { additionalProperties: false },
)
export type Provider = Static<typeof Provider> & { readonly organisation: string }

/** Refuses with `bad-provider` what cannot be used safely. */
export function checkProvider(given: unknown, home: string): Provider {
  if (!Value.Check(Provider, given)) {
    const [first] = Value.Errors(Provider, given)
    throw bad(`${first?.instancePath ?? ''} ${first?.message ?? 'is not as it should be'}`.trim())
  }
  for (const address of [given.issuer, ...(given.origins ?? [])]) {
    const url = URL.parse(address)
    if (url === null || !(url.protocol === 'https:' || isLoopback(url))) {
      throw bad(`${address} is not an https address`)
    }
    if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
      throw bad(`${address} carries more than an address`)
    }
  }
  if (!(given.scope ?? 'openid').split(' ').includes('openid')) throw bad('the scope lacks openid')
  return { ...given, organisation: given.organisation ?? home }
}

const bad = (why: string) =>
  new Refusal('bad-provider', { why }, `This identity provider cannot be used: ${why}. Correct it and try again.`)

/** On this machine http will do. */
const isLoopback = (url: URL): boolean =>
  url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)

const timeoutMs = 10_000
const answerBytesMax = 1024 * 1024

/** Reads the provider's own description and makes a client of it. Signatures of tokens are always checked. */
export async function connect(provider: Provider, fetch: typeof globalThis.fetch): Promise<oidc.Configuration> {
  const issuer = new URL(provider.issuer)
  const client = await oidc.discovery(
    issuer,
    provider.clientId,
    undefined,
    oidc.ClientSecretBasic(provider.clientSecret),
    {
      [oidc.customFetch]: fetchFrom(provider, fetch),
      execute: [oidc.enableNonRepudiationChecks, ...(isLoopback(issuer) ? [oidc.allowInsecureRequests] : [])],
      timeout: timeoutMs / 1000,
    },
  )
  return client
}

/** Reaches the issuer's origin and those the operator named; follows no redirect; takes no endless answer. */
export function fetchFrom(provider: Provider, fetch: typeof globalThis.fetch): oidc.CustomFetch {
  const origins = new Set([provider.issuer, ...(provider.origins ?? [])].map((one) => new URL(one).origin))
  return async (address, { body, headers, method, signal }) => {
    const { origin } = new URL(address)
    if (!origins.has(origin)) throw new Error(`${origin} is not an address the operator named for this provider`)
    const response = await fetch(address, {
      headers,
      method,
      redirect: 'error',
      signal:
        signal === undefined
          ? AbortSignal.timeout(timeoutMs)
          : AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      ...(body == null ? {} : { body: body as NonNullable<RequestInit['body']> }), // forms and texts, as fetch takes them
    })
    const parts: Uint8Array[] = []
    let length = 0
    for await (const part of response.body ?? []) {
      length += part.length
      if (length > answerBytesMax) throw new Error(`${origin} answered with more than ${answerBytesMax} bytes`)
      parts.push(part)
    }
    return new Response(Buffer.concat(parts), { status: response.status, headers: response.headers })
  }
}
