// Who is reading, and how a person signs in and out.
import Type, { type Static } from 'typebox'
import { Exact, Nullable, route } from './route.ts'

export const Me = Exact({
  person: Nullable(Type.String()),
  organisation: Nullable(Type.String()),
  organisationName: Nullable(Type.String()),
  /** The person's name; null without an account. */
  name: Nullable(Type.String()),
  roles: Type.Array(Type.String()),
  canWrite: Type.Boolean(),
  administrator: Type.Boolean(),
  /** Nobody has set the administrator's password yet: the one-time link is still good. */
  firstRun: Type.Boolean(),
})
export type Me = Static<typeof Me>

const Email = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$' })
const NewPassword = Type.String({ minLength: 10, maxLength: 128 })

export const session = {
  me: route({
    summary: 'Who the hub takes you for, and what you may do.',
    tag: 'session',
    security: 'anyone',
    answers: { 200: Me },
  }),
  first: route({
    summary: "Set the administrator's password with the one-time link of the first start. Signs in.",
    tag: 'session',
    security: 'anyone',
    body: Exact({
      token: Type.String({ minLength: 1, maxLength: 200 }),
      email: Email,
      name: Type.String({ minLength: 1, maxLength: 200 }),
      password: NewPassword,
    }),
    answers: { 200: Me },
  }),
  signIn: route({
    summary: 'Sign in with e-mail and password.',
    tag: 'session',
    security: 'anyone',
    body: Exact({ email: Email, password: Type.String({ minLength: 1, maxLength: 128 }) }),
    answers: { 200: Me },
  }),
  signOut: route({
    summary: 'End this session.',
    tag: 'session',
    security: 'anyone',
    answers: { 200: Me },
  }),
}
