// The rows of lines and zones, as they cross the wire.
import Type, { type Static, type TSchema } from 'typebox'
import { Geometry, LineKind } from './shapes.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Texts = Type.Array(Text)

export const LineVersion = Type.Object({
  entry: Text,
  /** UTC. It holds from here, and until its end is known without one. */
  from: Text,
  until: Nullable(Text),
  geometry: Geometry,
  beyond: Nullable(Type.Union([Type.Literal('left'), Type.Literal('right')])),
  clauses: Texts,
})
export type LineVersion = Static<typeof LineVersion>

export const LineRow = Type.Object({
  key: Text,
  process: Text,
  kind: LineKind,
  name: Text,
  names: Type.Record(Text, Text),
  agreement: Nullable(Text),
  clauses: Texts,
  says: Nullable(Text),
  /** The organisation that drew it. */
  by: Text,
  /** Oldest first; no two hold at one time. */
  versions: Type.Array(LineVersion),
  /** When the last of them ends, as far as it does. */
  until: Nullable(Text),
  entries: Texts,
})
export type LineRow = Static<typeof LineRow>
