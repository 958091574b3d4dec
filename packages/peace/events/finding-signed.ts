// Somebody signs a proposed finding, for the body whose finding it is or for a party.
import Type from 'typebox'
import { CaseId, EntryId, FindingId } from '../entry.ts'
import { ActorName } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const findingSigned = eventKind({
  name: 'finding-signed',
  body: Type.Object(
    {
      case: CaseId,
      finding: FindingId,
      /** The very words that are signed: a later version needs a signature of its own. */
      proposal: EntryId,
      as: ActorName,
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => `${names(entry.author.organisation)} signed a finding as ${entry.body.as}.`,
})
