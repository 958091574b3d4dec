// A reading that another hub made: held to the shape and the bounds our own reader keeps, because the views are folded
// from it without looking twice.
import type { Reading, Span } from '@parley/read/reading'
import Type, { type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'

export const foreignReadingBytesMax = 8 * 1024 * 1024

const itemsMax = 5000
const Text = Type.String({ maxLength: 100_000 })
const Short = Type.String({ maxLength: 2000 })
const Maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const List = <T extends TSchema>(schema: T, maxItems = itemsMax) => Type.Array(schema, { maxItems })
const Offset = Type.Integer({ minimum: 0 })
const At = { start: Offset, end: Offset }
const Spans = List(Type.Object(At), 64)
const Figure = Maybe(Type.Number())
const Quantity = Type.Object({ value: Figure, low: Figure, high: Figure, unit: Short, of: Short })

const shape = Compile(
  Type.Object({
    document: Type.Object({
      title: Maybe(Short),
      byline: Maybe(Short),
      publisher: Maybe(Short),
      published: Maybe(Short),
      language: Short,
      direction: Type.Union([Type.Literal('ltr'), Type.Literal('rtl')]),
      url: Maybe(Short),
      mediaType: Short,
      charset: Maybe(Short),
      basis: Type.Record(Type.String(), Short),
      text: Type.String({ maxLength: 4_000_000 }),
      blocks: List(Type.Object({ ...At, type: Short }), 100_000),
      tables: List(Type.Object({ ...At, columns: List(Text), rows: List(List(Text)) })),
      removed: List(Type.Object({ text: Type.String({ maxLength: 4_000_000 }), reason: Short, at: Offset }), 100_000),
      notices: List(Type.Object({ code: Short, message: Text })),
    }),
    actors: List(Type.Object({ id: Short, name: Short, type: Short, roles: List(Short), names: List(Short) })),
    mentions: List(Type.Object({ ...At, actor: Short }), 100_000),
    places: List(
      Type.Object({ ...At, name: Short, country: Maybe(Short), lat: Figure, lon: Figure, precision: Short }),
    ),
    dates: List(Type.Object({ ...At, text: Short, value: Maybe(Short), relation: Maybe(Short), basis: Short })),
    claims: List(
      Type.Object({
        id: Type.String({ pattern: '^[a-z]+[0-9]+$', maxLength: 20 }),
        source: Spans,
        cue: Spans,
        content: Spans,
        sourceActor: Maybe(Short),
        sourceKind: Short,
        attitude: Short,
        quotation: Short,
        modality: Short,
        status: Short,
        confidence: Type.Number({ minimum: 0, maximum: 1 }),
        within: Maybe(Short),
      }),
    ),
    events: List(
      Type.Object({
        ...At,
        id: Short,
        type: Short,
        mode: Maybe(Short),
        participants: List(Type.Object({ actor: Short, role: Short }), 200),
        place: Maybe(Short),
        date: Maybe(Short),
        status: Short,
        quantities: List(Quantity, 200),
        claims: List(Short, 500),
      }),
    ),
    commitments: List(
      Type.Object({
        ...At,
        obligor: Maybe(Short),
        beneficiary: Maybe(Short),
        action: Text,
        quantity: Maybe(Quantity),
        due: Maybe(Text),
        condition: Maybe(Text),
        instrument: Maybe(Text),
        phase: Maybe(Text),
        state: Short,
      }),
    ),
    quality: Type.Object({
      namedSources: Offset,
      unnamedSources: Offset,
      directQuotes: Offset,
      dated: Type.Boolean(),
      notes: List(Text),
    }),
    fingerprint: List(Type.Integer({ minimum: 0 }), 256),
  }),
)

/** Whether the bytes are a reading that may be folded. */
export function isWholeReading(bytes: Uint8Array): boolean {
  if (bytes.length > foreignReadingBytesMax) return false
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
  if (!shape.Check(value)) return false
  const reading = value as unknown as Reading // the shape has just been held against it, down to the words of its unions
  const { length } = reading.document.text
  const isInside = ({ start, end }: Span) => start <= end && end <= length
  return (
    [...reading.mentions, ...reading.places, ...reading.dates, ...reading.events, ...reading.commitments].every(
      isInside,
    ) && reading.claims.every(({ source, cue, content }) => [...source, ...cue, ...content].every(isInside))
  )
}
