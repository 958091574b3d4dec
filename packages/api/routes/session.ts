// Who is reading, and how a person signs in and out.
import Type, { type Static } from 'typebox'
import { Exact, Nullable, route } from './route.ts'

/** How a sign-in that stopped halfway goes on. */
export const Way = Type.Union([Type.Literal('passkey'), Type.Literal('code'), Type.Literal('recovery-code')])
export type Way = Static<typeof Way>

/** What WebAuthn's own JSON forms carry; the hub's library checks every member. */
export const WebAuthn = Type.Object(
  {},
  { additionalProperties: true, description: 'As PublicKeyCredential of WebAuthn Level 3 is written in JSON.' },
)

export const Me = Exact({
  person: Nullable(Type.String()),
  organisation: Nullable(Type.String()),
  organisationName: Nullable(Type.String()),
  /** The person's name; null without an account. */
  name: Nullable(Type.String()),
  roles: Type.Array(Type.String()),
  canWrite: Type.Boolean(),
  administrator: Type.Boolean(),
  /** Of the hub's own organisation: whom its administrators may let in goes further. */
  runsHub: Type.Boolean(),
  /** Nobody has set the administrator's password yet: the one-time link is still good. */
  firstRun: Type.Boolean(),
  /** A sign-in is halfway: how it can go on. Empty otherwise. */
  ways: Type.Array(Way),
  /** Your organisation asks for a second factor before you write, and this session showed none. */
  needsFactor: Type.Boolean(),
})
export type Me = Static<typeof Me>

export const Email = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$' })
export const NewPassword = Type.String({ minLength: 10, maxLength: 128 })

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
    summary: 'Sign in with e-mail and password. Where there is a second factor, `ways` says how to go on.',
    tag: 'session',
    security: 'anyone',
    body: Exact({ email: Email, password: Type.String({ minLength: 1, maxLength: 128 }) }),
    answers: { 200: Me },
  }),
  signInCode: route({
    summary: 'Go on with the code an authenticator shows.',
    tag: 'session',
    security: 'anyone',
    body: Exact({ code: Type.String({ pattern: '^[0-9]{6}$' }) }),
    answers: { 200: Me },
  }),
  signInRecoveryCode: route({
    summary: 'Go on with a recovery code; it is used up.',
    tag: 'session',
    security: 'anyone',
    body: Exact({ code: Type.String({ minLength: 1, maxLength: 64 }) }),
    answers: { 200: Me },
  }),
  askPasskey: route({
    summary: 'What a browser asks a passkey, to sign in or to go on.',
    tag: 'session',
    security: 'anyone',
    answers: { 200: WebAuthn },
  }),
  signInPasskey: route({
    summary: 'Sign in, or go on, with what the passkey answered.',
    tag: 'session',
    security: 'anyone',
    body: Exact({ response: WebAuthn }),
    answers: { 200: Me },
  }),
  signOut: route({
    summary: 'End this session.',
    tag: 'session',
    security: 'anyone',
    answers: { 200: Me },
  }),
}
