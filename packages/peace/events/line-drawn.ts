// A line or zone of an agreement, and from when to when it holds. Drawn again under the same name it is a new version, with
// a validity of its own; what the earlier one said of its own time stays.
import Type from 'typebox'
import { AgreementId, LineId } from '../entry.ts'
import { NamesByLanguage, quoted, Words } from '../fields.ts'
import { faultOfGeometry } from '../lines/geometry.ts'
import { Geometry, LineKind } from '../lines/shapes.ts'
import { ClauseId, Instant, Sources } from '../promises/terms.ts'
import { eventKind } from './event-kind.ts'

export const lineDrawn = eventKind({
  name: 'line-drawn',
  body: Type.Object(
    {
      line: LineId,
      kind: LineKind,
      name: Words(200),
      /** What it is called by whom, where that differs. */
      names: Type.Optional(NamesByLanguage),
      agreement: Type.Optional(AgreementId),
      clauses: Type.Optional(Type.Array(ClauseId, { maxItems: 24 })),
      geometry: Geometry,
      /** Of a line: the side that is beyond it, as one goes from its first point to its last. */
      beyond: Type.Optional(Type.Union([Type.Literal('left'), Type.Literal('right')])),
      from: Instant,
      until: Type.Optional(Instant),
      says: Type.Optional(Words(2000)),
      sources: Type.Optional(Sources),
    },
    { additionalProperties: false },
  ),
  fault: ({ geometry, from, until, beyond }) => {
    if (until !== undefined && Date.parse(until) <= Date.parse(from)) {
      return { path: 'until', reason: 'is before it begins to hold' }
    }
    if (beyond !== undefined && geometry.type !== 'LineString') {
      return { path: 'beyond', reason: 'is for a line; a zone has an inside' }
    }
    return faultOfGeometry(geometry)
  },
  sentence: (entry, names) => {
    const { name, from, until } = entry.body
    const end = until === undefined ? '' : ` until ${until}`
    return `${names(entry.author.organisation)} drew ${quoted(name)}, which holds from ${from}${end}.`
  },
})
