// The row of an actor's standing as it crosses the wire. It says who lists, under what, since when; it judges nobody.
import Type, { type Static, type TSchema } from 'typebox'
import { OneOf } from '../fields.ts'
import { successionForms } from './successions.ts'
import { MandateAct, Measure } from './terms.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Source = Type.Object({ view: Text, key: Text })
const Ended = Type.Object({ on: Text, by: Text, reason: Nullable(Text), entry: Text, toldBy: Text })

export const Designation = Type.Object({
  entry: Text,
  by: Text,
  law: Text,
  reference: Nullable(Text),
  since: Text,
  measures: Type.Array(Measure),
  ended: Nullable(Ended),
  licences: Type.Array(
    Type.Object({
      entry: Text,
      form: Type.Union([Type.Literal('licence'), Type.Literal('exemption')]),
      by: Text,
      reference: Nullable(Text),
      covers: Text,
      from: Nullable(Text),
      until: Nullable(Text),
    }),
  ),
  toldBy: Text,
  sources: Type.Array(Source),
})
export type Designation = Static<typeof Designation>

export const Mandate = Type.Object({
  entry: Text,
  actor: Text,
  for: Text,
  may: Type.Array(MandateAct),
  limits: Nullable(Text),
  by: Text,
  from: Text,
  until: Nullable(Text),
  ended: Nullable(Ended),
  toldBy: Text,
  sources: Type.Array(Source),
})
export type Mandate = Static<typeof Mandate>

/** What the reader's own organisation says of meeting this actor; in no other reader's row. */
export const ContactWarning = Type.Object({
  text: Text,
  ask: Nullable(Text),
  /** The listing it goes with; null where the rule names the actor. */
  designation: Nullable(Text),
  entry: Text,
})
export type ContactWarning = Static<typeof ContactWarning>

/** What the actor came from, or became. What is listed or mandated there stands there alone. */
export const Succession = Type.Object({
  entry: Text,
  form: OneOf(successionForms),
  on: Text,
  by: Text,
  /** Those on the other side of it, each with the key of its own row. */
  others: Type.Array(Type.Object({ name: Text, key: Text })),
  says: Nullable(Text),
  toldBy: Text,
  sources: Type.Array(Source),
})
export type Succession = Static<typeof Succession>

export const StandingRow = Type.Object({
  key: Text,
  process: Text,
  name: Text,
  /** Every way the entries write it. */
  names: Type.Array(Text),
  /** Oldest first; those that ended stay and say so. */
  designations: Type.Array(Designation),
  /** What it may do for others. */
  mandates: Type.Array(Mandate),
  /** Who may speak or sign for it. */
  spokenForBy: Type.Array(Mandate),
  warnings: Type.Array(ContactWarning),
  predecessors: Type.Array(Succession),
  successors: Type.Array(Succession),
  entries: Type.Array(Text),
})
export type StandingRow = Static<typeof StandingRow>
