// The log as the public sees it: checkpoint, tiles (C2SP tlog-tiles), proofs and keys. Leaves tell nothing.
import Type, { type Static } from 'typebox'
import { Base64, Exact, route } from './route.ts'

const Place = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

export const Keys = Exact({
  origin: Type.String(),
  /** What checkpoints are checked with, as a signed note writes a verifier key: name, key id and key in one line. */
  hubKey: Type.String(),
  organisations: Type.Array(
    Exact({
      organisation: Type.String(),
      name: Type.String(),
      keyId: Type.String(),
      key: Base64,
    }),
  ),
})
export type Keys = Static<typeof Keys>

export const log = {
  checkpoint: route({
    summary: 'The latest signed note over origin, size and root.',
    tag: 'log',
    security: 'anyone',
    media: 'text/plain',
    answers: { 200: null },
  }),
  tile: route({
    summary:
      'A tlog-tiles resource: `/log/tile/<level>/<index>` or `/log/tile/entries/<index>`, with `.p/<width>` for a partial one.',
    tag: 'log',
    security: 'anyone',
    params: Exact({ '*': Type.String({ maxLength: 200 }) }),
    media: 'application/octet-stream',
    answers: { 200: null },
  }),
  inclusion: route({
    summary: 'Inclusion path of the leaf at a place in the log.',
    tag: 'log',
    security: 'anyone',
    params: Exact({ seq: Place }),
    query: Exact({ size: Type.Optional(Place) }),
    answers: {
      200: Exact({ index: Type.Integer(), size: Type.Integer(), root: Base64, proof: Type.Array(Base64) }),
    },
  }),
  consistency: route({
    summary: 'Consistency path between two sizes of the log.',
    tag: 'log',
    security: 'anyone',
    query: Exact({ from: Place, to: Type.Optional(Place) }),
    answers: {
      200: Exact({
        from: Type.Integer(),
        to: Type.Integer(),
        fromRoot: Base64,
        toRoot: Base64,
        proof: Type.Array(Base64),
      }),
    },
  }),
  keys: route({
    summary: "The hub's key and the organisations' public keys.",
    tag: 'log',
    security: 'anyone',
    answers: { 200: Keys },
  }),
}
