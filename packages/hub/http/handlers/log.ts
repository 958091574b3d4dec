// The log as the public sees it, or members alone where the hub's rules say so: nothing here tells what an entry says.
import { type ProcessRow, processOf, registerOf } from '@parley/peace'
import type { Hub } from '../../hub.ts'
import { base64, wireReceipt } from '../../ingest/receipt.ts'
import { Refusal } from '../../refusal.ts'
import { type Asking, authorOf } from '../asking.ts'
import { notFound } from '../problems.ts'
import type { Handlers } from './handler.ts'

// C2SP tlog-tiles: full tiles never change, partial ones and the checkpoint do.
const forever = 'public, max-age=31536000, immutable'
const processesMax = 200
const briefly = 'public, max-age=5'

type Names = 'checkpoint' | 'tile' | 'inclusion' | 'consistency' | 'keys' | 'makeKey' | 'witnessed' | 'addCheckpoint'

export const log: Handlers<Names> = {
  checkpoint: ({ asking, reply }, { hub, witnessing }) => {
    const isPublic = openTo(asking, hub)
    reply.header('content-type', 'text/plain; charset=utf-8')
    if (isPublic) reply.header('cache-control', briefly)
    return witnessing.checkpoint()
  },

  tile: async ({ input, asking, reply }, { hub }) => {
    const isPublic = openTo(asking, hub)
    const path = input['*']
    // The entries' own bytes are restricted; a tile of them holds the public leaf records alone.
    const tile = await hub.log.tile(`tile/${path}`)
    if (tile === undefined) throw notFound()
    reply.header('content-type', 'application/octet-stream')
    if (isPublic) reply.header('cache-control', path.includes('.p/') ? briefly : forever)
    return Buffer.from(tile)
  },

  inclusion: async ({ input, asking }, { hub }) => {
    openTo(asking, hub)
    const size = within(input.size ?? hub.log.size(), hub.log.size())
    if (input.seq >= size) throw notFound()
    const [proof, root] = await Promise.all([hub.log.inclusion(input.seq, size), hub.log.root(size)])
    return { index: input.seq, size, root: base64(root), proof: proof.map(base64) }
  },

  consistency: async ({ input, asking }, { hub }) => {
    openTo(asking, hub)
    const to = within(input.to ?? hub.log.size(), hub.log.size())
    const from = within(input.from, to)
    const [proof, fromRoot, toRoot] = await Promise.all([
      hub.log.consistency(from, to),
      hub.log.root(from),
      hub.log.root(to),
    ])
    return { from, to, fromRoot: base64(fromRoot), toRoot: base64(toRoot), proof: proof.map(base64) }
  },

  keys: async ({ asking }, { hub, organisationKeys, witnessing }) => {
    // Which organisations there are is told only as far as the reader's own rows tell it.
    const { rows } = await hub.list('processes', { limit: processesMax }, asking.reader)
    const known = hub.directory().names
    const names = new Map<string, string>()
    for (const row of rows) {
      // Rows of this view were folded by peace to the schema this type is made of.
      for (const { organisation, name } of (row as unknown as ProcessRow).organisations) {
        // Of several names the reader was told, it has the one this hub knows it by: no process renames it in another.
        if (!names.has(organisation) || known.get(organisation) === name) names.set(organisation, name)
      }
    }
    const own = asking.reader.organisation
    if (own !== null) names.set(own, known.get(own) ?? own)
    const organisations = (await organisationKeys())
      .filter(({ organisation }) => names.has(organisation))
      .map(({ organisation, keyId, publicKey, held, until }) => ({
        organisation,
        name: names.get(organisation) ?? organisation,
        keyId,
        key: base64(publicKey),
        held,
        until,
      }))
    const { quorum, keys } = witnessing.asked()
    return {
      origin: hub.origin,
      hubKey: hub.hubKey,
      witnessKey: witnessing.ownKey(),
      witnesses: { quorum, keys: [...keys] },
      organisations,
    }
  },

  makeKey: async ({ asking, reply }, { hub }) => {
    const { entry, receipt } = await hub.makeKey(authorOf(asking.reader))
    reply.code(201)
    return { entry: entry.id, keyId: String(entry.body.keyId), receipt: wireReceipt(receipt) }
  },

  // Whom this hub signs for was settled by its operator with others: nobody else's administrators are told.
  witnessed: ({ asking }, { hub, witnessing }) => {
    if (asking.reader.organisation !== hub.home) {
      throw new Refusal('not-allowed', {}, 'Only administrators of the organisation that runs this hub see this.')
    }
    const logs = witnessing.witnessed()
    return { logs: logs.map(({ origin, size, at }) => ({ origin, size, at: at?.toISOString() ?? null })) }
  },

  // Statuses and media types are the protocol's, so that any log can talk to it.
  addCheckpoint: async ({ input, reply }, { witnessing }) => {
    const { status, contentType, body } = await witnessing.addCheckpoint(input.body)
    reply.code(status).header('content-type', contentType)
    return body
  },
}

/**
 * Refuses who may not look at the tree, by the rules in the register of the hub's home organisation. Says whether
 * everybody may, so that a cache between may keep the answer. Witnesses are handed what they sign.
 */
function openTo({ reader }: Asking, hub: Hub): boolean {
  const { tiles } = processOf(hub.directory(), registerOf(hub.home)).rules
  if (tiles !== 'members') return true
  if (reader.organisation !== null) return false
  throw new Refusal('not-signed-in', {}, 'The tree of this log is for its members. Sign in, or send a token.')
}

function within(size: number, most: number): number {
  if (size <= most) return size
  throw new Refusal('bad-request', { size, most }, `The log has ${most} entries so far. Ask for a size up to that.`)
}
