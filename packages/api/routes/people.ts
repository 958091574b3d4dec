// The people of an organisation: who is in which role, invitations, the way back in, and what was done about it.
import { PersonRole } from '@parley/peace'
import Type, { type Static } from 'typebox'
import { Exact, Nullable, route } from './route.ts'
import { Email, Me, NewPassword, WebAuthn } from './session.ts'

const Id = Type.String({ minLength: 1, maxLength: 64 })
const Name = Type.String({ minLength: 1, maxLength: 200 })
const Token = Type.String({ minLength: 1, maxLength: 200 })

export const PersonAbout = Exact({
  person: Type.String(),
  name: Type.String(),
  role: PersonRole,
  isYou: Type.Boolean(),
  /** For administrators alone; null for others. */
  email: Nullable(Type.String()),
  hasFactor: Nullable(Type.Boolean()),
})
export const OrganisationPeople = Exact({
  organisation: Type.String(),
  name: Nullable(Type.String()),
  /** A second factor is asked for before anybody writes. */
  factorDemanded: Type.Boolean(),
  people: Type.Array(PersonAbout),
})
export type OrganisationPeople = Static<typeof OrganisationPeople>

export const InvitationAbout = Exact({
  id: Type.String(),
  organisation: Type.String(),
  role: PersonRole,
  name: Nullable(Type.String()),
  email: Nullable(Type.String()),
  /** Null is the operator. */
  madeBy: Nullable(Type.String()),
  madeAt: Type.String(),
  expiresAt: Type.String(),
})
export type InvitationAbout = Static<typeof InvitationAbout>

export const RecoveryAbout = Exact({
  id: Type.String(),
  person: Type.String(),
  /** Who asked; null is the operator. */
  askedBy: Nullable(Type.String()),
  askedAt: Type.String(),
  /** A second administrator agreed; the link was handed out and not used yet. */
  isConfirmed: Type.Boolean(),
  expiresAt: Type.String(),
})
export type RecoveryAbout = Static<typeof RecoveryAbout>

export const ActAbout = Exact({
  id: Type.String(),
  at: Type.String(),
  kind: Type.String(),
  person: Type.String(),
  personName: Nullable(Type.String()),
  /** Null is the operator. */
  by: Nullable(Type.String()),
  byName: Nullable(Type.String()),
  note: Nullable(Type.String()),
})
export type ActAbout = Static<typeof ActAbout>

/** Shown this once. The page makes the address of it. */
const Handed = Exact({ token: Type.String(), expiresAt: Type.String() })
const Person = Exact({ person: Id })
const Params = Exact({ id: Id })
const own = { tag: 'people', security: 'person' } as const
const managed = { tag: 'people', security: 'administrator' } as const
const open = { tag: 'people', security: 'anyone' } as const

export const people = {
  people: route({
    ...own,
    summary: 'The people of your organisation, with their roles.',
    answers: { 200: OrganisationPeople },
  }),
  setRole: route({
    ...managed,
    summary: 'Give a person of your organisation another role. Put on record.',
    params: Person,
    body: Exact({ role: PersonRole }),
    answers: { 200: OrganisationPeople },
  }),
  removePerson: route({
    ...managed,
    summary: 'Let a person go: put on record, signed out everywhere at once, tokens ended.',
    params: Person,
    answers: { 200: OrganisationPeople },
  }),
  demandFactor: route({
    ...managed,
    summary: 'Whether your organisation asks for a second factor before anybody writes.',
    body: Exact({ isDemanded: Type.Boolean() }),
    answers: { 200: OrganisationPeople },
  }),
  invitations: route({
    ...managed,
    summary: 'Invitations of your organisation that nobody has used yet.',
    answers: { 200: Exact({ invitations: Type.Array(InvitationAbout) }) },
  }),
  invite: route({
    ...managed,
    summary: 'Invite a person, by a link that works once, for 7 days. The token is shown this once.',
    body: Exact({
      role: PersonRole,
      name: Type.Optional(Name),
      email: Type.Optional(Email),
      organisation: Type.Optional(
        Type.String({ pattern: '^org_[0-9a-z]{26}$', description: 'A new organisation, for its first administrator.' }),
      ),
    }),
    answers: { 201: Exact({ invitation: InvitationAbout, token: Type.String() }) },
  }),
  endInvitation: route({
    ...managed,
    summary: 'Take an invitation back.',
    params: Params,
    answers: { 200: Exact({ id: Type.String() }) },
  }),
  lookAtInvitation: route({
    ...open,
    summary: 'What an invitation is to.',
    body: Exact({ token: Token }),
    answers: {
      200: Exact({
        organisationName: Nullable(Type.String()),
        role: PersonRole,
        name: Nullable(Type.String()),
        email: Nullable(Type.String()),
        expiresAt: Type.String(),
      }),
    },
  }),
  beginInvitedPasskey: route({
    ...open,
    summary: 'What the browser of an invited person makes a passkey from.',
    body: Exact({ token: Token, email: Email, name: Name }),
    answers: { 200: WebAuthn },
  }),
  acceptInvitation: route({
    ...open,
    summary: 'Take an invitation up, with a password or a passkey. Puts the joining on record and signs in.',
    body: Exact({
      token: Token,
      email: Email,
      name: Name,
      password: Type.Optional(NewPassword),
      passkey: Type.Optional(WebAuthn),
    }),
    answers: { 200: Me },
  }),
  linkForPassword: route({
    ...managed,
    summary: 'A link with which a person of your organisation sets a new password, once, within a day.',
    params: Person,
    answers: { 201: Handed },
  }),
  setPassword: route({
    ...open,
    summary: 'Set a new password with such a link. Every session ends; a second factor is asked for as before.',
    body: Exact({ token: Token, password: NewPassword }),
    answers: { 200: Me },
  }),
  recoveries: route({
    ...managed,
    summary: 'Second factors of your organisation that are being recovered.',
    answers: { 200: Exact({ recoveries: Type.Array(RecoveryAbout) }) },
  }),
  askRecovery: route({
    ...managed,
    summary: 'Ask for the recovery of a person’s lost second factor. A second administrator has to confirm it.',
    params: Person,
    answers: { 201: RecoveryAbout },
  }),
  confirmRecovery: route({
    ...managed,
    summary: 'Confirm, as the second of two administrators. The link is shown this once.',
    params: Params,
    answers: { 200: Handed },
  }),
  endRecovery: route({
    ...managed,
    summary: 'End a recovery that is not to happen.',
    params: Params,
    answers: { 200: Exact({ id: Type.String() }) },
  }),
  dropFactors: route({
    ...open,
    summary: 'With such a link and the password: take the lost second factor away. Every session ends.',
    body: Exact({ token: Token, password: NewPassword }),
    answers: { 200: Me },
  }),
  acts: route({
    ...own,
    summary: 'What was done with people and credentials of your organisation, newest first.',
    answers: { 200: Exact({ acts: Type.Array(ActAbout) }) },
  }),
  organisations: route({
    ...managed,
    summary: 'Organisations with a place on this hub. For administrators of the hub.',
    answers: {
      200: Exact({
        organisations: Type.Array(
          Exact({ organisation: Type.String(), name: Nullable(Type.String()), hasAdministrator: Type.Boolean() }),
        ),
      }),
    },
  }),
  foundOrganisation: route({
    ...managed,
    summary: 'Give an organisation a place on this hub. Put on record; then invite its first administrator.',
    body: Exact({ name: Name }),
    answers: { 201: Exact({ organisation: Type.String(), name: Type.String() }) },
  }),
}
