// Other hubs: who they are and how the exchange with each stands, for whoever runs this one; and what a hub gives another.
// The routes under /peer are between hubs: they prove who they are by signing each request (docs/peers.md).
import Type, { type Static } from 'typebox'
import { Exact, Nullable, route } from './route.ts'

const Origin = Type.String({ minLength: 1, maxLength: 200 })
const OrganisationId = Type.String({ pattern: '^org_[0-9a-z]{26}$' })

export const NewPeer = Exact({
  /** Its verifier key as its operator gave it by another way: name+hash+base64. */
  hubKey: Type.String({ minLength: 1, maxLength: 400 }),
  /** The organisation it speaks for, and whose share it gets. */
  organisation: OrganisationId,
  /** What to call the organisation here, until it says so itself. */
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** Where it answers; left out where it asks us and is not asked. */
  url: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
  /** Other organisations that write through it. */
  speaksFor: Type.Optional(Type.Array(OrganisationId, { maxItems: 64 })),
})
export type NewPeer = Static<typeof NewPeer>

export const Peer = Exact({
  origin: Type.String(),
  hubKey: Type.String(),
  organisation: Type.String(),
  name: Type.String(),
  speaksFor: Type.Array(Type.String()),
  url: Nullable(Type.String()),
  introduced: Type.String(),
  /** 'open': failing, and left alone for a while; 'half-open': being looked in on; 'silent': it is not asked. */
  breaker: Type.Union([
    Type.Literal('closed'),
    Type.Literal('open'),
    Type.Literal('half-open'),
    Type.Literal('stopped'),
    Type.Literal('silent'),
  ]),
  /** When a round last went well; null before the first. */
  pulled: Nullable(Type.String()),
  /** Entries of its log that are proven; null before the first round. */
  size: Nullable(Type.Integer()),
  /** Its entries that are here now. */
  here: Type.Integer(),
  /** What it took up here, and may: bytes for good, entries within a day. */
  quota: Exact({
    bytes: Type.Integer(),
    bytesMax: Type.Integer(),
    entriesToday: Type.Integer(),
    entriesPerDay: Type.Integer(),
  }),
  /** Its entries that were called back or erased there, and destroyed here. */
  destroyed: Type.Integer(),
  refusedCount: Type.Integer(),
  /** The last hundred. */
  refused: Type.Array(Exact({ index: Type.Integer(), code: Type.String(), message: Type.String(), at: Type.String() })),
  failing: Nullable(
    Exact({ since: Type.String(), code: Type.String(), message: Type.String(), times: Type.Integer() }),
  ),
  stopped: Nullable(Exact({ at: Type.String(), code: Type.String(), message: Type.String() })),
  /** Names of files that prove to anyone that its log showed two histories. */
  evidence: Type.Array(Type.String()),
  given: Exact({
    held: Type.Integer(),
    calledBack: Type.Integer(),
    /** What it has not asked beyond yet. */
    waiting: Type.Integer(),
    asked: Nullable(Type.String()),
  }),
})
export type Peer = Static<typeof Peer>

const Signed = {
  tag: 'peers',
  security: 'anyone',
  media: 'application/octet-stream',
  answers: { 200: null },
} as const
const Place = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

export const peers = {
  peers: route({
    summary: 'The hubs this one exchanges with, and how each exchange stands.',
    tag: 'peers',
    security: 'administrator',
    answers: {
      200: Exact({
        /** This hub, as others introduce it. */
        own: Exact({ origin: Type.String(), hubKey: Type.String(), organisation: Type.String() }),
        /** Another hub holds a checkpoint with this hub's key that is not of this log. */
        split: Nullable(Exact({ by: Type.String(), note: Type.String() })),
        peers: Type.Array(Peer),
      }),
    },
  }),
  addPeer: route({
    summary: 'Introduce another hub: its key, the organisation it speaks for, where it answers.',
    tag: 'peers',
    security: 'administrator',
    body: NewPeer,
    answers: { 201: Peer },
  }),
  endPeer: route({
    summary: 'End the exchange with a hub. What it gave stays.',
    tag: 'peers',
    security: 'administrator',
    body: Exact({ origin: Origin }),
    answers: { 200: Exact({ origin: Type.String() }) },
  }),
  askPeer: route({
    summary: 'Ask a hub for everything from the start once more. Nothing is taken in twice.',
    tag: 'peers',
    security: 'administrator',
    body: Exact({ origin: Origin }),
    answers: { 200: Exact({ origin: Type.String() }) },
  }),
  peerEvidence: route({
    summary: 'Evidence that the log of a hub showed two histories, as a file anyone can check.',
    tag: 'peers',
    security: 'administrator',
    params: Exact({ file: Type.String({ maxLength: 64 }) }),
    query: Exact({ origin: Origin }),
    media: 'application/octet-stream',
    answers: { 200: null },
  }),

  peerEntries: route({
    ...Signed,
    summary: 'Between hubs: the next page of what the asking hub’s organisation may see, with proofs.',
    query: Exact({
      after: Type.Optional(Type.String({ minLength: 1, maxLength: 1024 })),
      /** Entries of the last checkpoint the asking hub has proven. */
      size: Type.Optional(Place),
    }),
  }),
  peerFile: route({
    ...Signed,
    summary: 'Between hubs: a file that an entry names which was given to the asking hub.',
    params: Exact({ file: Type.String({ maxLength: 64 }) }),
    query: Exact({ entry: Type.String({ maxLength: 64 }) }),
  }),
  peerSeen: route({
    ...Signed,
    summary: 'Between hubs: the checkpoints this hub saw last of other logs, named by SHA-256.',
    query: Exact({ of: Type.String({ maxLength: 65 * 64 }) }),
  }),
  peerGrowth: route({
    ...Signed,
    summary: 'Between hubs: how this log grew since a size, as a signed statement.',
    query: Exact({ from: Place }),
  }),
}
