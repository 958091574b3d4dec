// The row of a contested name as it crosses the wire.
import Type, { type Static } from 'typebox'

const Text = Type.String()

export const ContestedNameRow = Type.Object({
  /** The entry. */
  key: Text,
  process: Text,
  of: Type.Union([Type.Literal('place'), Type.Literal('actor')]),
  /** In the order of their first letters: none is first by another's choice. */
  names: Type.Array(Type.Object({ name: Text, usedBy: Type.Array(Text) })),
  says: Type.Union([Text, Type.Null()]),
  toldBy: Text,
  at: Text,
  sources: Type.Array(Type.Object({ view: Text, key: Text })),
  entries: Type.Array(Text),
})
export type ContestedNameRow = Static<typeof ContestedNameRow>
