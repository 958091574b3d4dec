// What a listing allows all the same: a licence for somebody, or an exemption for everybody.
import Type from 'typebox'
import { Day } from '../engagements/terms.ts'
import { EntryId } from '../entry.ts'
import { OneOf, quoted, Words } from '../fields.ts'
import { ActorName, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const licenceEntered = eventKind({
  name: 'licence-entered',
  body: Type.Object(
    {
      /** The entry of the listing it is about. */
      designation: EntryId,
      form: OneOf(['licence', 'exemption']),
      by: ActorName,
      reference: Type.Optional(Words(120)),
      covers: Words(1000),
      from: Type.Optional(Day),
      until: Type.Optional(Day),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { form, by, covers } = entry.body
    const a = form === 'licence' ? 'a licence' : 'an exemption'
    return `${names(entry.author.organisation)} entered ${a} of ${by} beside a listing: ${quoted(covers, 160)}.`
  },
})
