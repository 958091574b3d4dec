// Another hub is introduced: its log's name and key, as its operator gave them by another way, and the organisation it
// speaks for. From here it may ask for what that organisation may see.
import Type from 'typebox'
import { OrganisationId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const peerIntroduced = eventKind({
  name: 'peer-introduced',
  by: 'founder',
  body: Type.Object(
    {
      /** The name of its log; it never changes. */
      origin: Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\s+]+$' }),
      /** Its verifier key as signed notes write it: name+hash+base64. */
      hubKey: Type.String({ minLength: 1, maxLength: 400 }),
      organisation: OrganisationId,
      /** What it is called here, until it says so itself. */
      name: Type.Optional(Words(200)),
      /** Other organisations that write through it. They are believed, and given nothing. */
      speaksFor: Type.Optional(Type.Array(OrganisationId, { maxItems: 64 })),
      /** Where it answers; absent where it asks us and is not asked. */
      url: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `The hub ${quoted(entry.body.origin)} was introduced as a peer that speaks for ${names(entry.body.organisation)}.`,
})
