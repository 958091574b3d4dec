// The timetable of an agreement changes by the agreement's own rule: a term is extended, a duty suspended, a clock stopped.
import Type from 'typebox'
import { AgreementId, CommitmentId } from '../entry.ts'
import { quoted, Reason } from '../fields.ts'
import { Actors, ClauseId, Instant, Slug, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const TimetableChange = Type.Union([
  /** From `from` on the end is `until`. */
  Type.Object({ to: Type.Literal('extended'), from: Instant, until: Instant }, { additionalProperties: false }),
  /** The duty rests, and its time does not run. */
  Type.Object({ to: Type.Literal('suspended'), from: Instant }, { additionalProperties: false }),
  Type.Object({ to: Type.Literal('resumed'), from: Instant }, { additionalProperties: false }),
  /** The duty stands, and its time does not run. */
  Type.Object({ to: Type.Literal('clock-stopped'), from: Instant }, { additionalProperties: false }),
  Type.Object({ to: Type.Literal('clock-started'), from: Instant }, { additionalProperties: false }),
])

const words = {
  extended: 'extended',
  suspended: 'suspended',
  resumed: 'resumed',
  'clock-stopped': 'put outside the running of time',
  'clock-started': 'put back into the running of time',
} as const

export const timetableChanged = eventKind({
  name: 'timetable-changed',
  body: Type.Object(
    {
      agreement: AgreementId,
      concerns: Type.Union([
        Type.Object({ all: Type.Literal(true) }, { additionalProperties: false }),
        Type.Object(
          { commitments: Type.Array(CommitmentId, { minItems: 1, maxItems: 100 }) },
          { additionalProperties: false },
        ),
        Type.Object({ phases: Type.Array(Slug, { minItems: 1, maxItems: 24 }) }, { additionalProperties: false }),
      ]),
      change: TimetableChange,
      /** Who agreed to it. */
      by: Actors,
      ground: Reason,
      clause: Type.Optional(ClauseId),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) => {
    const { concerns, change, ground } = entry.body
    const what =
      'all' in concerns
        ? 'the whole timetable'
        : 'phases' in concerns
          ? `the phase ${concerns.phases.join(', ')}`
          : concerns.commitments.length === 1
            ? 'a commitment'
            : `${concerns.commitments.length} commitments`
    const until = change.to === 'extended' ? ` until ${change.until}` : ''
    return `${names(entry.author.organisation)} entered that from ${change.from} ${what} was ${words[change.to]}${until}: ${quoted(ground, 160)}.`
  },
})
