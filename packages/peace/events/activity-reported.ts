// Who does what, where, when and for whom: a row of a 5W sheet.
import Type from 'typebox'
import { ActivityState, AidPlace, Cluster, faultOfPlaces, imported, OrganisationType, When } from '../aid/terms.ts'
import { ActivityId, InitiativeId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { ActorName } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

const People = Type.Integer({ minimum: 0 })

export const activityReported = eventKind({
  name: 'activity-reported',
  body: Type.Object(
    {
      activity: ActivityId,
      who: ActorName,
      whoType: Type.Optional(OrganisationType),
      /** With whom, and with whose money. */
      partner: Type.Optional(ActorName),
      funder: Type.Optional(ActorName),
      what: Words(400),
      cluster: Cluster,
      where: AidPlace,
      when: Type.Optional(When),
      state: ActivityState,
      /** For whom, as a group: "displaced families", never a name. */
      forWhom: Type.Optional(Words(200)),
      targeted: Type.Optional(People),
      reached: Type.Optional(People),
      initiative: Type.Optional(InitiativeId),
      ...imported,
    },
    { additionalProperties: false },
  ),
  fault: ({ where }) => faultOfPlaces({ where }),
  sentence: (entry, names) => {
    const { who, what, where, state } = entry.body
    return `${names(entry.author.organisation)} entered that ${who} has an activity ${state} in ${where.name}: ${quoted(what)}.`
  },
})
