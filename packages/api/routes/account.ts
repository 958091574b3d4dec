// A person's own ways in: password, authenticator, passkeys, sessions. Only for the person, in a session of their own.
import Type, { type Static } from 'typebox'
import { Exact, Nullable, route } from './route.ts'
import { NewPassword, WebAuthn } from './session.ts'

const Id = Type.String({ minLength: 1, maxLength: 64 })
const Params = Exact({ id: Id })

export const PasskeyAbout = Exact({
  id: Type.String(),
  name: Type.String(),
  madeAt: Type.String(),
  usedAt: Nullable(Type.String()),
})
export const SessionAbout = Exact({
  id: Type.String(),
  /** A browser and a system in words; empty where nothing is known. */
  device: Type.String(),
  since: Type.String(),
  seenAt: Type.String(),
  /** The session that asks. */
  isThis: Type.Boolean(),
})
export const AccountAbout = Exact({
  email: Type.String(),
  name: Type.String(),
  hasPassword: Type.Boolean(),
  hasAuthenticator: Type.Boolean(),
  /** Recovery codes not used yet. */
  recoveryCodes: Type.Integer(),
  passkeys: Type.Array(PasskeyAbout),
  sessions: Type.Array(SessionAbout),
  /** Your organisation asks for a second factor before anybody writes. */
  factorDemanded: Type.Boolean(),
})
export type AccountAbout = Static<typeof AccountAbout>

const RecoveryCodes = Exact({ recoveryCodes: Type.Array(Type.String()) })
const own = { tag: 'account', security: 'person' } as const

export const account = {
  account: route({
    ...own,
    summary: 'Your own ways in, and where you are signed in.',
    answers: { 200: AccountAbout },
  }),
  changePassword: route({
    ...own,
    summary: 'Change your password. Your other sessions end.',
    body: Exact({ before: Type.String({ minLength: 1, maxLength: 128 }), password: NewPassword }),
    answers: { 200: AccountAbout },
  }),
  beginAuthenticator: route({
    ...own,
    summary: 'A secret for an authenticator. It holds once a code of it came back. Asks for a fresh sign-in.',
    answers: { 200: Exact({ secret: Type.String(), address: Type.String() }) },
  }),
  confirmAuthenticator: route({
    ...own,
    summary: 'Confirm the authenticator with a code of it. Gives recovery codes, this once.',
    body: Exact({ code: Type.String({ pattern: '^[0-9]{6}$' }) }),
    answers: { 200: RecoveryCodes },
  }),
  removeAuthenticator: route({
    ...own,
    summary: 'Remove the authenticator and its recovery codes. Asks for a fresh sign-in.',
    answers: { 200: AccountAbout },
  }),
  renewRecoveryCodes: route({
    ...own,
    summary: 'New recovery codes in place of the old. Asks for a fresh sign-in.',
    answers: { 200: RecoveryCodes },
  }),
  beginPasskey: route({
    ...own,
    summary: 'What a browser makes a passkey from. Asks for a fresh sign-in.',
    answers: { 200: WebAuthn },
  }),
  addPasskey: route({
    ...own,
    summary: 'Keep the passkey the browser made.',
    body: Exact({ name: Type.String({ minLength: 1, maxLength: 100 }), response: WebAuthn }),
    answers: { 201: PasskeyAbout },
  }),
  removePasskey: route({
    ...own,
    summary: 'Remove a passkey. Asks for a fresh sign-in.',
    params: Params,
    answers: { 200: AccountAbout },
  }),
  endSession: route({
    ...own,
    summary: 'End one of your sessions, with its streams.',
    params: Params,
    answers: { 200: AccountAbout },
  }),
  endOtherSessions: route({
    ...own,
    summary: 'End all of your sessions but this one.',
    answers: { 200: AccountAbout },
  }),
}
