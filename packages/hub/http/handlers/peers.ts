// Other hubs: introduced and looked after by whoever runs this one, and answered when they ask.
import type { Peer as PeerOnWire } from '@parley/api'
import type { FastifyRequest } from 'fastify'
import type { Author, Hub } from '../../hub.ts'
import type { PeerAnswer, PeerAsked } from '../../peers/answering.ts'
import type { PeerState } from '../../peers/peers.ts'
import { requestHeader } from '../../peers/request.ts'
import { type Asking, authorOf } from '../asking.ts'
import { notFound } from '../problems.ts'
import type { Asked, Handlers } from './handler.ts'
import { checkHub } from './people.ts'

const binary = 'application/octet-stream'

export const peers: Handlers<
  'peers' | 'addPeer' | 'endPeer' | 'askPeer' | 'peerEvidence' | 'peerEntries' | 'peerFile' | 'peerSeen' | 'peerGrowth'
> = {
  peers: async ({ asking }, { hub, peers: room }) => {
    byHub(asking, hub)
    return {
      own: { origin: hub.origin, hubKey: hub.hubKey, organisation: hub.home },
      split: room.ownSplit(),
      peers: (await room.list()).map(onWire),
    }
  },
  addPeer: async ({ input, asking, reply }, { hub, peers: room }) => {
    const added = await room.introduce(input.body, byHub(asking, hub))
    reply.code(201)
    return onWire(added)
  },
  endPeer: async ({ input, asking }, { hub, peers: room }) => {
    if (!(await room.end(input.body.origin, byHub(asking, hub)))) throw notFound()
    return { origin: input.body.origin }
  },
  askPeer: ({ input, asking }, { hub, peers: room }) => {
    byHub(asking, hub)
    if (!room.again(input.body.origin)) throw notFound()
    return { origin: input.body.origin }
  },
  peerEvidence: ({ input, asking, reply }, { hub, peers: room }) => {
    byHub(asking, hub)
    const found = room.evidence(input.origin, input.file)
    if (found === undefined) throw notFound()
    reply.header('content-type', binary)
    reply.header('content-disposition', `attachment; filename="${input.file}"`)
    return Buffer.from(found)
  },

  peerEntries: async ({ input, request, reply, standsOn }, { peers: room }) =>
    send({ reply, standsOn }, await room.answering.entries(askedOf(request), input)),
  peerFile: async ({ input, request, reply, standsOn }, { peers: room }) =>
    send({ reply, standsOn }, await room.answering.file(askedOf(request), input)),
  peerSeen: async ({ input, request, reply, standsOn }, { peers: room }) =>
    send({ reply, standsOn }, await room.answering.seen(askedOf(request), input.of.split(','))),
  peerGrowth: async ({ input, request, reply, standsOn }, { peers: room }) =>
    send({ reply, standsOn }, await room.answering.growth(askedOf(request), input.from)),
}

/** Peers are the hub's, and not those of every organisation that has a place on it. */
function byHub({ reader }: Asking, hub: Hub): Author {
  const by = authorOf(reader)
  checkHub(by, { hub })
  return by
}

function askedOf({ headers, url }: FastifyRequest): PeerAsked {
  return { header: [headers[requestHeader]].flat()[0], target: url }
}

function send(
  { reply, standsOn }: Pick<Asked<'peerFile'>, 'reply' | 'standsOn'>,
  { body, headers, still }: PeerAnswer,
): Buffer {
  standsOn(still)
  reply.headers({ ...headers, 'content-type': binary })
  return body
}

function onWire({ peer, name, standing, size, breaker, here, given, evidence, quota }: PeerState): PeerOnWire {
  const { origin, hubKey, organisation, speaksFor, url, introduced } = peer
  const { pulled, destroyed, refused, refusedCount, failing, stopped } = standing
  return {
    origin,
    hubKey,
    organisation,
    name,
    speaksFor: [...speaksFor],
    url,
    introduced,
    breaker,
    pulled,
    size,
    here,
    quota: { bytes: standing.bytes, ...quota },
    destroyed,
    refusedCount,
    refused: [...refused],
    failing,
    stopped: stopped && { at: stopped.at, code: stopped.code, message: stopped.message },
    evidence: [...evidence],
    given,
  }
}
