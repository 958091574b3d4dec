// A peer is one no more: it gets nothing, is asked for nothing, and what it gave stays as it was.
import Type from 'typebox'
import { quoted, Words } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const peerEnded = eventKind({
  name: 'peer-ended',
  by: 'founder',
  body: Type.Object(
    { origin: Type.String({ minLength: 1, maxLength: 200 }), reason: Type.Optional(Words(400)) },
    { additionalProperties: false },
  ),
  sentence: (entry) => `The exchange with the hub ${quoted(entry.body.origin)} was ended.`,
})
