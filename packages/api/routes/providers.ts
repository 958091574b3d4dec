// Identity providers of organisations (OpenID Connect). Everybody may see which there are; the operator alone sets them,
// because the hub connects to the address they name.
import { PersonRole } from '@parley/peace'
import Type, { type Static } from 'typebox'
import { Exact, route } from './route.ts'
import { Me } from './session.ts'

const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,30}$' })

const fields = {
  id: Id,
  name: Type.String({ minLength: 1, maxLength: 100 }),
  issuer: Type.String({ minLength: 1, maxLength: 500 }),
  clientId: Type.String({ minLength: 1, maxLength: 200 }),
  scope: Type.Optional(Type.String({ minLength: 6, maxLength: 200 })),
  groupsClaim: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  roles: Type.Record(Type.String({ minLength: 1, maxLength: 200 }), PersonRole),
  isFactorTrusted: Type.Optional(Type.Boolean()),
  origins: Type.Optional(Type.Array(Type.String({ maxLength: 500 }), { maxItems: 10 })),
}
const Organisation = Type.String({ pattern: '^org_[0-9a-z]{26}$' })
export const ProviderAbout = Exact({ ...fields, organisation: Organisation, isFixed: Type.Boolean() })
export type ProviderAbout = Static<typeof ProviderAbout>

export const providers = {
  waysIn: route({
    summary: 'Identity providers one may sign in with.',
    tag: 'session',
    security: 'anyone',
    answers: { 200: Exact({ providers: Type.Array(Exact({ id: Type.String(), name: Type.String() })) }) },
  }),
  beginProvider: route({
    summary: 'Where the browser goes to sign in with a provider.',
    tag: 'session',
    security: 'anyone',
    body: Exact({ provider: Id }),
    answers: { 200: Exact({ url: Type.String() }) },
  }),
  signInProvider: route({
    summary: 'Sign in with what the browser came back with from the provider.',
    tag: 'session',
    security: 'anyone',
    body: Exact({ query: Type.String({ maxLength: 8000, description: 'The query of the address it came back to.' }) }),
    answers: { 200: Me },
  }),
  providers: route({
    summary: "Every provider as it is set, its secret apart. The operator's token only.",
    tag: 'people',
    security: 'administrator',
    answers: { 200: Exact({ providers: Type.Array(ProviderAbout) }) },
  }),
  setProvider: route({
    summary: "Add or replace a provider. The operator's token only.",
    tag: 'people',
    security: 'administrator',
    body: Exact({
      ...fields,
      /** The hub's own where it is left out. */
      organisation: Type.Optional(Organisation),
      clientSecret: Type.String({ minLength: 1, maxLength: 500 }),
    }),
    answers: { 200: ProviderAbout },
  }),
  removeProvider: route({
    summary: "Remove a provider. Its people stay in their roles. The operator's token only.",
    tag: 'people',
    security: 'administrator',
    params: Exact({ id: Id }),
    answers: { 200: Exact({ id: Type.String() }) },
  }),
}
