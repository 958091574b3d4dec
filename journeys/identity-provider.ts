// A real OpenID provider for the journeys, on this machine: its sign-in page takes any password and knows a few people.
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { Page } from 'playwright-core'

export type Known = { readonly name: string; readonly email: string; groups: readonly string[] }
export type IdentityProvider = {
  readonly issuer: string
  /** By the name one types in. Groups may be changed while it runs. */
  readonly people: Readonly<Record<string, Known>>
  readonly client: { readonly id: string; readonly secret: string }
  stop(): Promise<void>
}

/** Starts it. `backTo` are the addresses it sends browsers back to. */
export async function startIdentityProvider(
  backTo: readonly string[],
  people: Record<string, Known>,
): Promise<IdentityProvider> {
  const client = { id: 'parley', secret: 'a secret of this test and no other' }
  const server = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on a port
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [...backTo],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['signs the cookies of this test'] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_: unknown, id: string) => {
      const known = people[id]
      return known && { accountId: id, claims: () => ({ sub: id, ...known }) }
    },
  })
  const handle = provider.callback()
  return {
    issuer,
    people,
    client,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Signs in on the provider's own pages and agrees; ends where the provider sends the browser. */
export async function signInThere(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('anything')
  await page.locator('button[type=submit]').click()
  await page.locator('form:has(input[value=consent]) button[type=submit]').click()
}
