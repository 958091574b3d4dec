// Tokens for programs: made by a person in a session, for themselves or for their organisation, with scopes and an end.
import Type, { type Static } from 'typebox'
import { Exact, Nullable, route } from './route.ts'

export const Scope = Type.Union([Type.Literal('read'), Type.Literal('write'), Type.Literal('administer')])
export type Scope = Static<typeof Scope>

const Of = Type.Union([Type.Literal('person'), Type.Literal('organisation')], {
  description: "Whose token: your own, or your organisation's (for its administrators).",
})

export const TokenAbout = Exact({
  id: Type.String(),
  name: Type.String(),
  of: Of,
  scopes: Type.Array(Scope),
  /** The person who made it. */
  madeBy: Type.String(),
  madeAt: Type.String(),
  expiresAt: Type.String(),
  usedAt: Nullable(Type.String()),
})
export type TokenAbout = Static<typeof TokenAbout>

export const tokens = {
  tokens: route({
    summary: 'Tokens that have not expired or been ended.',
    tag: 'tokens',
    security: 'person',
    query: Exact({ of: Type.Optional(Of) }),
    answers: { 200: Exact({ tokens: Type.Array(TokenAbout) }) },
  }),
  makeToken: route({
    summary: 'Make a token. Its secret is shown this once. Asks for a fresh sign-in.',
    tag: 'tokens',
    security: 'person',
    body: Exact({
      name: Type.String({ minLength: 1, maxLength: 100 }),
      of: Type.Optional(Of),
      scopes: Type.Array(Scope, { maxItems: 3 }),
      days: Type.Integer({ minimum: 1, maximum: 366 }),
    }),
    answers: { 201: Exact({ token: TokenAbout, secret: Type.String() }) },
  }),
  endToken: route({
    summary: 'End a token, with its streams.',
    tag: 'tokens',
    security: 'person',
    params: Exact({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
    query: Exact({ of: Type.Optional(Of) }),
    answers: { 200: Exact({ id: Type.String() }) },
  }),
}
