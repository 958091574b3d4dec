// An organisation gets its place on this hub: from here it may have people who sign in, and keys of its own.
// The entry stands in the organisation's own register.
import Type from 'typebox'
import { OrganisationId } from '../entry.ts'
import { NamesByLanguage, quoted, Words } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const organisationFounded = eventKind({
  name: 'organisation-founded',
  by: 'founder',
  body: Type.Object(
    { organisation: OrganisationId, name: Words(200), names: Type.Optional(NamesByLanguage) },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} gave the organisation ${quoted(entry.body.name)} a place on this hub.`,
})
