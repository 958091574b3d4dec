// How a process, or an organisation in its own register, wants to be treated. The latest entry counts as a whole.
import Type, { type Static } from 'typebox'
import { eventKind } from './event-kind.ts'

export const Rules = Type.Object(
  {
    /** Of a process: what lets more people see an entry, or do more with it, takes a second person of its organisation. */
    fourEyes: Type.Optional(Type.Boolean()),
    /** Of a process: the words of entries may stand in e-mail digests and webhook calls, not their number alone. */
    wordsOutside: Type.Optional(Type.Boolean()),
    /** Of a process: documents that are not public may be shown to the operator's language model where it is elsewhere. */
    wordsToModel: Type.Optional(Type.Boolean()),
    /** Of the hub, in the register of its home organisation: who may fetch checkpoints, tiles and proofs. */
    tiles: Type.Optional(Type.Union([Type.Literal('public'), Type.Literal('members')])),
    /** Of an organisation: the hub never signs for it, entries come signed from the organisation's own machine. */
    ownKeyOnly: Type.Optional(Type.Boolean()),
    /** Of an organisation: its people write only with a second factor. */
    secondFactor: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type Rules = Static<typeof Rules>

export const rulesSet = eventKind({
  name: 'rules-set',
  by: 'administrator',
  body: Rules,
  sentence: (entry, names) => {
    const said = [
      entry.body.fourEyes && 'widening who sees an entry takes two people',
      entry.body.wordsOutside && 'words of entries may leave by e-mail and webhook',
      entry.body.wordsToModel && 'documents may be shown to a language model elsewhere',
      entry.body.tiles &&
        `the log's tiles are for ${entry.body.tiles === 'public' ? 'everyone' : 'members and witnesses'}`,
      entry.body.ownKeyOnly && 'it signs on its own machine alone',
      entry.body.secondFactor && 'its people need a second factor to write',
    ].filter((one) => typeof one === 'string')
    const rules = said.length === 0 ? 'the usual rules hold' : said.join('; ')
    return `${names(entry.author.organisation)} set the rules of ${names(entry.process)}: ${rules}.`
  },
})
