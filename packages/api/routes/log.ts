// The log as the public sees it: checkpoint, tiles (C2SP tlog-tiles), proofs and keys. Leaves tell nothing.
import Type, { type Static } from 'typebox'
import { Receipt } from './entries.ts'
import { Base64, Exact, Nullable, route } from './route.ts'

const Place = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

export const Keys = Exact({
  origin: Type.String(),
  /** What checkpoints are checked with, as a signed note writes a verifier key: name, key id and key in one line. */
  hubKey: Type.String(),
  /** This hub's key as a witness of other logs, in the same form; null where it is none. */
  witnessKey: Nullable(Type.String()),
  /** Witnesses asked to sign this log's checkpoints, and how many of them have to. */
  witnesses: Exact({ quorum: Type.Integer(), keys: Type.Array(Type.String()) }),
  organisations: Type.Array(
    Exact({
      organisation: Type.String(),
      name: Type.String(),
      keyId: Type.String(),
      key: Base64,
      /** Who holds the private half: the hub, or the organisation's own machine. */
      held: Type.Union([Type.Literal('hub'), Type.Literal('own')]),
      /** From this place in the log on nothing is signed with it; null while it is in use. */
      until: Nullable(Type.Integer()),
    }),
  ),
})
export type Keys = Static<typeof Keys>

export const log = {
  checkpoint: route({
    summary:
      'The latest signed note over origin, size and root; with witnesses, the latest that enough of them signed.',
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
  makeKey: route({
    summary: 'Make one more key that the hub signs with for your organisation, and announce it.',
    tag: 'log',
    security: 'writer',
    answers: { 201: Exact({ entry: Type.String(), keyId: Type.String(), receipt: Receipt }) },
  }),
  witnessed: route({
    summary: 'Other logs that this hub signs for as a witness. For administrators of its home organisation.',
    tag: 'log',
    security: 'administrator',
    answers: {
      200: Exact({
        logs: Type.Array(
          Exact({
            origin: Type.String(),
            /** So many entries when it was signed last; null where it never asked. */
            size: Nullable(Type.Integer()),
            at: Nullable(Type.String()),
          }),
        ),
      }),
    },
  }),
  addCheckpoint: route({
    summary: 'Ask this hub, as a witness, to sign the checkpoint of another log (C2SP tlog-witness).',
    tag: 'log',
    security: 'anyone',
    text: true,
    body: Type.String(),
    media: 'text/plain',
    // The protocol's own refusals are texts, and with 409 a size.
    answers: { 200: null, 400: null, 403: null, 404: null, 409: null, 422: null },
  }),
}
