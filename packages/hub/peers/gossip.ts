// Peers tell each other which checkpoints of a log they saw. A log that showed two of them two histories is found in one
// round: its own statements are put side by side, and where they cannot both be true, they are evidence for anyone.
import { createHash } from 'node:crypto'
import {
  type Checkpoint,
  canonicalBytes,
  type Evidence,
  growsFrom,
  growthFromJson,
  growthToJson,
  isEqual,
  isGrowthSigned,
  type Log,
  opened,
  parseCanonical,
  parseCheckpoint,
  parseNote,
  type Signer,
  signGrowth,
} from '@parley/log'
import { Refusal } from '../refusal.ts'
import type { AskPeer } from './ask.ts'
import type { Peer } from './peer.ts'

/** How a log is named to somebody who may not know it. */
export const digestOfOrigin = (origin: string): string => createHash('sha256').update(origin).digest('hex')

export const seenMax = 64
const answerBytesMax = 1024 * 1024

/** The notes this hub saw last of those logs, as it tells a peer. */
export function writeSeen(wanted: readonly string[], notes: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  const seen = [...notes].filter(([origin]) => wanted.includes(digestOfOrigin(origin))).map(([, note]) => note)
  return canonicalBytes({ format: 'parley/peer-seen/1', seen })
}

/** Asks a peer which checkpoints it saw of these logs. What cannot be read is nothing seen. */
export async function askSeen(peer: Peer, origins: readonly string[], ask: AskPeer): Promise<string[]> {
  const of = origins.slice(0, seenMax).map(digestOfOrigin).join(',')
  const { body } = await ask(peer, `/peer/seen?of=${of}`, { bytesMax: answerBytesMax })
  const value = readCanonical(body)
  const seen = typeof value === 'object' && value !== null && 'seen' in value ? value.seen : undefined
  return Array.isArray(seen) ? seen.filter((one) => typeof one === 'string').slice(0, seenMax) : []
}

/** How our log grew since a size, signed, with the checkpoint it grew to. */
export async function writeGrowth(log: Log, from: number, signer: Signer): Promise<Uint8Array<ArrayBuffer>> {
  const checkpoint = log.checkpoint()
  const { size, root } = parseCheckpoint(parseNote(checkpoint).text)
  const growth =
    from > size
      ? null
      : growthToJson(
          await signGrowth(
            { origin: log.origin, from, to: size, root, path: await log.consistency(from, size) },
            signer,
          ),
        )
  return canonicalBytes({ format: 'parley/peer-growth/1', checkpoint, growth })
}

export type Compared = { readonly holds: true } | { readonly holds: false; readonly evidence: Evidence | undefined }

/**
 * Holds a checkpoint of `subject`'s log that somebody else saw against the one seen here. Where they are of two sizes, the
 * log itself is asked how it grew.
 */
export async function compareSeen(
  { subject, ours, theirs }: { subject: Peer; ours: string; theirs: string },
  ask: AskPeer,
): Promise<Compared> {
  const hub = { name: subject.origin, key: subject.key }
  const [a, b] = [await opened(ours, hub), await opened(theirs, hub)]
  // A note the log did not sign says nothing of the log.
  if (a.checkpoint === undefined || b.checkpoint === undefined || b.signed !== true) return { holds: true }
  if (a.checkpoint.size === b.checkpoint.size) {
    if (isEqual(a.checkpoint.root, b.checkpoint.root)) return { holds: true }
    return { holds: false, evidence: { hubKey: subject.hubKey, checkpoint: ours, other: theirs } }
  }
  for (const [note, checkpoint] of [
    [ours, a.checkpoint],
    [theirs, b.checkpoint],
  ] as const) {
    const evidence = await askGrowth(subject, note, checkpoint, ask)
    if (evidence !== 'grew') return { holds: false, evidence }
  }
  return { holds: true }
}

/** 'grew' where the log shows that it grew from there; evidence where what it says cannot be; undefined where it says nothing. */
async function askGrowth(
  subject: Peer,
  note: string,
  { size, root }: Checkpoint,
  ask: AskPeer,
): Promise<'grew' | Evidence | undefined> {
  const { body } = await ask(subject, `/peer/growth?from=${size}`, { bytesMax: answerBytesMax })
  const value = readCanonical(body)
  if (typeof value !== 'object' || value === null || !('growth' in value) || value.growth === null) return undefined
  const growth = growthOf(value.growth)
  const isIt = growth !== undefined && growth.from === size && growth.origin === subject.origin
  if (!isIt || (await isGrowthSigned(growth, subject.key)) !== true) return undefined
  return growsFrom(root, growth) ? 'grew' : { hubKey: subject.hubKey, checkpoint: note, growth }
}

function growthOf(value: unknown) {
  try {
    return growthFromJson(value)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function readCanonical(bytes: Uint8Array): unknown {
  try {
    return parseCanonical(bytes)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** The refusal that stops a peer whose statements contradict each other. */
export function splitFound(evidence: Evidence | undefined, told: string): Refusal {
  return new Refusal(
    evidence === undefined ? 'peer-unproven' : 'peer-forked',
    { ...(evidence === undefined ? {} : { evidence }), told },
    evidence === undefined
      ? `This peer showed '${told}' a checkpoint that it does not show to belong to its log. It is asked again.`
      : `This peer showed '${told}' another history of its log than this hub. Nothing more is taken from it. Keep the evidence, and ask its operator and the other peers.`,
  )
}
