// An organisation becomes a member of a process, in a role.
import Type from 'typebox'
import { OrganisationId } from '../entry.ts'
import { NamesByLanguage, Words } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const OrganisationRole = Type.Union([
  Type.Literal('party representative'),
  Type.Literal('mediator'),
  Type.Literal('monitor'),
  Type.Literal('humanitarian'),
  Type.Literal('guarantor'),
  Type.Literal('civil society'),
  Type.Literal('analyst'),
  Type.Literal('operator'),
])

export const organisationJoined = eventKind({
  name: 'organisation-joined',
  by: 'administrator',
  body: Type.Object(
    {
      organisation: OrganisationId,
      name: Words(200),
      /** The name by language (BCP 47), as the organisation gives it. */
      names: Type.Optional(NamesByLanguage),
      role: OrganisationRole,
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => `${entry.body.name} joined ${names(entry.process)} as ${entry.body.role}.`,
})
