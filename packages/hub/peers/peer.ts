// A peer: another hub, introduced by an administrator. Who they are is what the log says; how the exchange with them goes
// is kept beside it, in a folder for each.
import { createHash } from 'node:crypto'
import path from 'node:path'
import { parseVerifierKey } from '@parley/log'
import { type Entry, isOf, peerEnded, peerIntroduced } from '@parley/peace'

export type Peer = {
  readonly origin: string
  readonly hubKey: string
  readonly key: Uint8Array
  readonly organisation: string
  readonly speaksFor: readonly string[]
  /** Where it answers; null where it only asks. */
  readonly url: string | null
  /** RFC 3339. */
  readonly introduced: string
}

/** The peers that stand after these entries, by origin, oldest first. */
export function peersOf(entries: readonly Entry[]): ReadonlyMap<string, Peer> {
  const peers = new Map<string, Peer>()
  for (const entry of entries) {
    if (isOf(peerEnded, entry)) peers.delete(entry.body.origin)
    if (!isOf(peerIntroduced, entry)) continue
    const { origin, hubKey, organisation, speaksFor = [], url = null } = entry.body
    const key = parseVerifierKey(hubKey)
    if (key === undefined || key.name !== origin) continue
    peers.delete(origin)
    peers.set(origin, { origin, hubKey, key: key.key, organisation, speaksFor, url, introduced: entry.at })
  }
  return peers
}

/** The peer's folder below `peers/`: origins hold slashes and may be long. */
export const folderOf = (folder: string, origin: string): string =>
  path.join(folder, createHash('sha256').update(origin).digest('hex').slice(0, 32))
