// A person does not speak or read for the organisation any more, from this entry on.
import Type from 'typebox'
import { PersonId } from '../entry.ts'
import { eventKind } from './event-kind.ts'

export const personLeft = eventKind({
  name: 'person-left',
  by: 'own-administrator',
  body: Type.Object({ person: PersonId }, { additionalProperties: false }),
  sentence: (entry, names) => `${names(entry.body.person)} left ${names(entry.author.organisation)}.`,
})
