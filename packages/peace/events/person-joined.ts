// A person belongs to an organisation, and what the person may do in its name. The latest of a person's entries counts.
// Who the person is stays with the people of the hub: the log knows the id alone.
import Type from 'typebox'
import { PersonId } from '../entry.ts'
import { PersonRole } from '../person-role.ts'
import { eventKind } from './event-kind.ts'

export const personJoined = eventKind({
  name: 'person-joined',
  by: 'own-administrator',
  body: Type.Object({ person: PersonId, role: PersonRole }, { additionalProperties: false }),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} made ${names(entry.body.person)} ${withArticle(entry.body.role)}.`,
})

const withArticle = (role: string) => `${/^[ao]/.test(role) ? 'an' : 'a'} ${role}`
