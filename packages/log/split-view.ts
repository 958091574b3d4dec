// Evidence that a log showed two histories: two statements signed with its one key that cannot both be true. A file
// anyone checks offline; it holds no entry. Runs in a browser.
import { fromBase64, isEqual, toBase64 } from './bytes.ts'
import { canonicalBytes, type Json, parseCanonical } from './canonical.ts'
import { isStrictPoint } from './ed25519.ts'
import { type Growth, growsFrom, isGrowthSigned } from './growth.ts'
import { type Checkpoint, parseCheckpoint, parseNote, parseVerifierKey, verifyNote } from './note.ts'
import { Refusal } from './refusal.ts'

export const evidenceFormat = 'parley/evidence/1'
/** Two notes, or a note and a path: far below this. */
export const evidenceBytesMax = 256 * 1024

export const evidenceReadme = [
  'This file is evidence that a Parley log showed two different histories.',
  'It holds two statements signed with the log’s one key that cannot both be true, and no entry of the log.',
  'Do not edit it. To check it without a network: npx parley verify FILE.',
  'Ask the operator of the log for its key by another way, and give it to the check with --key.',
].join('\n')

export type Evidence = {
  /** The log's verifier key, `name+hash+base64`. */
  readonly hubKey: string
  /** A signed note. */
  readonly checkpoint: string
} & (
  | { /** Another signed note over as many entries, with another root. */ readonly other: string }
  | {
      /** How the log says it grew from that checkpoint, by a path that does not lead there. */ readonly growth: Growth
    }
)

export type EvidenceReport = {
  /** `undefined` when this platform cannot check signatures. True: the log contradicts itself. */
  readonly holds: boolean | undefined
  readonly shows: 'two-roots' | 'false-growth'
  readonly origin: string
  /** Entries of the first statement and of the second. */
  readonly sizes: readonly [number, number]
  /** What is missing to make it evidence, in sentences. */
  readonly problems: readonly string[]
}

/** Checks evidence, believing nothing but `key` where one is given, and else the key inside it. */
export async function checkEvidence(evidence: Evidence, key?: string): Promise<EvidenceReport> {
  const problems: string[] = []
  let unknown = false
  const demand = (holds: boolean | undefined, message: string) => {
    if (holds === undefined) unknown = true
    else if (!holds) problems.push(message)
  }
  const hub = parseVerifierKey(evidence.hubKey)
  const hubKey = hub !== undefined && isStrictPoint(hub.key) ? hub : undefined
  demand(hubKey !== undefined, "The log's key is not a proper key.")
  demand(key === undefined || key === evidence.hubKey, 'The key you gave is another than the one in the evidence.')
  const first = await opened(evidence.checkpoint, hubKey)
  demand(first.signed, 'The first checkpoint is not one that this log signed.')
  const from = first.checkpoint
  if ('other' in evidence) {
    const second = await opened(evidence.other, hubKey)
    demand(second.signed, 'The second checkpoint is not one that this log signed.')
    const to = second.checkpoint
    const conflict = from !== undefined && to !== undefined && from.size === to.size && !isEqual(from.root, to.root)
    demand(conflict, 'The two checkpoints do not contradict each other.')
    return report('two-roots', from, to?.size)
  }
  const { growth } = evidence
  const isOurs = hubKey !== undefined && growth.origin === hubKey.name
  demand(isOurs && (await isGrowthSigned(growth, hubKey.key)), 'The statement of growth is not signed by this log.')
  const conflict = from !== undefined && from.size === growth.from && !growsFrom(from.root, growth)
  demand(conflict, 'The log did grow as it says: the two statements do not contradict each other.')
  return report('false-growth', from, growth.to)

  function report(shows: EvidenceReport['shows'], one: Checkpoint | undefined, two = 0): EvidenceReport {
    const holds = problems.length > 0 ? false : unknown ? undefined : true
    return { holds, shows, origin: hub?.name ?? '', sizes: [one?.size ?? 0, two], problems }
  }
}

/** A note's checkpoint, and whether this key signed it under its own name. */
export async function opened(
  note: string,
  key: { readonly name: string; readonly key: Uint8Array } | undefined,
): Promise<{ readonly checkpoint?: Checkpoint; readonly signed: boolean | undefined }> {
  if (key === undefined) return { signed: false }
  try {
    const parsed = parseNote(note)
    const checkpoint = parseCheckpoint(parsed.text)
    if (checkpoint.origin !== key.name) return { checkpoint, signed: false }
    return { checkpoint, signed: await verifyNote(parsed, key.name, key.key) }
  } catch (error) {
    if (error instanceof Refusal) return { signed: false }
    throw error
  }
}

/** The evidence as a file: canonical JSON (RFC 8785) and a line feed. */
export function writeEvidence(evidence: Evidence): Uint8Array<ArrayBuffer> {
  const { hubKey, checkpoint } = evidence
  const second = 'other' in evidence ? { other: evidence.other } : { growth: growthToJson(evidence.growth) }
  const json = { README: evidenceReadme, format: evidenceFormat, hubKey, checkpoint, ...second }
  return new Uint8Array([...canonicalBytes(json), 0x0a])
}

/** Whether the file says it is evidence; `readEvidence` then says whether it is whole. */
export function saysEvidence(bytes: Uint8Array): boolean {
  if (bytes.length > evidenceBytesMax) return false
  return new TextDecoder().decode(bytes).includes(`"format":"${evidenceFormat}"`)
}

/** Reads evidence. Refuses (`evidence-malformed`) what is not spelt as `writeEvidence` spells it. */
export function readEvidence(bytes: Uint8Array): Evidence {
  try {
    if (bytes.length > evidenceBytesMax || bytes.at(-1) !== 0x0a) throw new RangeError('its end is missing')
    const fields = members(parseCanonical(bytes.subarray(0, -1)))
    const hasGrowth = 'growth' in fields
    const names = ['README', 'checkpoint', 'format', hasGrowth ? 'growth' : 'other', 'hubKey']
    if (Object.keys(fields).sort().join() !== names.sort().join()) throw new RangeError('its fields are others')
    if (fields.format !== evidenceFormat || fields.README !== evidenceReadme)
      throw new RangeError('its form is another')
    const both = { hubKey: text(fields.hubKey), checkpoint: text(fields.checkpoint) }
    return hasGrowth ? { ...both, growth: growthFromJson(fields.growth) } : { ...both, other: text(fields.other) }
  } catch (cause) {
    if (!(cause instanceof Refusal) && !(cause instanceof RangeError)) throw cause
    const message = 'This is not whole evidence. Get it again from whoever gave it to you, as a file, unchanged.'
    throw new Refusal('evidence-malformed', { reason: cause.message }, message, { cause })
  }
}

export const growthToJson = ({ origin, from, to, root, path, signature }: Growth) => ({
  origin,
  from,
  to,
  root: toBase64(root),
  path: path.map(toBase64),
  signature: toBase64(signature),
})

// A tree of 2^53 entries has paths of some hundred hashes at most.
const pathMax = 128

/** Reads a statement of growth. Throws a RangeError on anything else. */
export function growthFromJson(value: unknown): Growth {
  const fields = members(value)
  const { origin, from, to, root, path, signature } = fields
  if (Object.keys(fields).length !== 6) throw new RangeError('A statement of growth has other fields.')
  if (!isSize(from) || !isSize(to)) throw new RangeError('A size is no size.')
  if (!Array.isArray(path) || path.length > pathMax) throw new RangeError('A path is no path.')
  return {
    origin: text(origin),
    from,
    to,
    root: bytesOf(root, 32),
    path: path.map((one: unknown) => bytesOf(one, 32)),
    signature: bytesOf(signature, 64),
  }
}

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

function members(value: unknown): Readonly<Record<string, Json | undefined>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new RangeError('An object is missing.')
  return value as Readonly<Record<string, Json | undefined>> // an object that JSON.parse made
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new RangeError('A text is missing.')
  return value
}

function bytesOf(value: unknown, length: number): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64(text(value))
  if (bytes.length !== length) throw new RangeError(`There are ${bytes.length} bytes instead of ${length}.`)
  return bytes
}
