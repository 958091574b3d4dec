// Somebody who had to look, or to pass, was not let: where, when, on what ground. A kind of its own, because silence about
// a place nobody may enter means nothing.
import Type from 'typebox'
import { imported } from '../aid/terms.ts'
import { AgreementId, EntryId } from '../entry.ts'
import { quoted, Words } from '../fields.ts'
import { faultOfTimes, isHalfPlaced, Place } from '../incidents/terms.ts'
import { ActorName, ClauseId, Instant } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const accessDenied = eventKind({
  name: 'access-denied',
  body: Type.Object(
    {
      /** Who was not let. */
      to: ActorName,
      where: Place,
      from: Instant,
      until: Type.Optional(Instant),
      restriction: Type.Union([
        Type.Literal('denied'),
        Type.Literal('delayed'),
        Type.Literal('conditional'),
        Type.Literal('interference'),
      ]),
      /** What for: 'to reach the crossing', 'to look into the depot'. */
      purpose: Words(400),
      /** The ground given by whoever did not let them, in their words. */
      ground: Type.Optional(Words(1000)),
      /** Who did not let them, as the reporter tells it. */
      by: Type.Optional(ActorName),
      agreement: Type.Optional(AgreementId),
      clauses: Type.Optional(Type.Array(ClauseId, { maxItems: 24 })),
      replaces: Type.Optional(EntryId),
      ...imported,
    },
    { additionalProperties: false },
  ),
  fault: ({ where, from, until }) =>
    faultOfTimes([{ from, until }]) !== undefined
      ? { path: 'until', reason: 'is before it begins' }
      : isHalfPlaced(where)
        ? { path: 'where', reason: 'must have both coordinates or none' }
        : undefined,
  sentence: (entry, names) => {
    const { to, where, restriction, purpose } = entry.body
    return `${names(entry.author.organisation)} entered that ${to} met a restriction (${restriction}) at ${where.name}: ${quoted(purpose, 160)}.`
  },
})
