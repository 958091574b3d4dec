// The log as the public sees it: nothing here depends on who asks, and nothing here tells what an entry says.
import type { ProcessRow } from '@parley/peace'
import { base64 } from '../../ingest/receipt.ts'
import { Refusal } from '../../refusal.ts'
import { notFound } from '../problems.ts'
import type { Handlers } from './handler.ts'

// C2SP tlog-tiles: full tiles never change, partial ones and the checkpoint do.
const forever = 'public, max-age=31536000, immutable'
const processesMax = 200
const briefly = 'public, max-age=5'

export const log: Handlers<'checkpoint' | 'tile' | 'inclusion' | 'consistency' | 'keys'> = {
  checkpoint: ({ reply }, { hub }) => {
    reply.header('content-type', 'text/plain; charset=utf-8')
    reply.header('cache-control', briefly)
    return hub.log.checkpoint()
  },

  tile: async ({ input, reply }, { hub }) => {
    const path = input['*']
    // The entries' own bytes are restricted; a tile of them holds the public leaf records alone.
    const tile = await hub.log.tile(`tile/${path}`)
    if (tile === undefined) throw notFound()
    reply.header('content-type', 'application/octet-stream')
    reply.header('cache-control', path.includes('.p/') ? briefly : forever)
    return Buffer.from(tile)
  },

  inclusion: async ({ input }, { hub }) => {
    const size = within(input.size ?? hub.log.size(), hub.log.size())
    if (input.seq >= size) throw notFound()
    const [proof, root] = await Promise.all([hub.log.inclusion(input.seq, size), hub.log.root(size)])
    return { index: input.seq, size, root: base64(root), proof: proof.map(base64) }
  },

  consistency: async ({ input }, { hub }) => {
    const to = within(input.to ?? hub.log.size(), hub.log.size())
    const from = within(input.from, to)
    const [proof, fromRoot, toRoot] = await Promise.all([
      hub.log.consistency(from, to),
      hub.log.root(from),
      hub.log.root(to),
    ])
    return { from, to, fromRoot: base64(fromRoot), toRoot: base64(toRoot), proof: proof.map(base64) }
  },

  keys: async ({ asking }, { hub, organisationKeys }) => {
    // Which organisations there are is told only as far as the reader's own rows tell it.
    const { rows } = await hub.list('processes', { limit: processesMax }, asking.reader)
    const names = new Map<string, string>()
    for (const row of rows) {
      // Rows of this view were folded by peace to the schema this type is made of.
      for (const { organisation, name } of (row as unknown as ProcessRow).organisations) names.set(organisation, name)
    }
    if (asking.reader.organisation !== null) {
      const own = asking.reader.organisation
      names.set(own, hub.directory().names.get(own) ?? own)
    }
    const organisations = organisationKeys()
      .filter(({ organisation }) => names.has(organisation))
      .map(({ organisation, keyId, publicKey }) => ({
        organisation,
        name: names.get(organisation) ?? organisation,
        keyId,
        key: base64(publicKey),
      }))
    return { origin: hub.origin, hubKey: hub.hubKey, organisations }
  },
}

function within(size: number, most: number): number {
  if (size <= most) return size
  throw new Refusal('bad-request', { size, most }, `The log has ${most} entries so far. Ask for a size up to that.`)
}
