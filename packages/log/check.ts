// "Check this entry": everything a member needs to convince itself that an entry was written by whom it says and stands
// in the log, from the entry, its proof and two public keys alone. Nothing from here reaches beyond the standard
// library of a browser, so the page a person looks at does the checking itself.
import { fromBase64, isEqual, toBase64, toHex, utf8 } from './bytes.ts'
import { authorMessage, commitAuthor, commitBody, leafRecord, saltBytes, signatureBytes } from './commitment.ts'
import { verifyEd25519 } from './ed25519.ts'
import type { Receipt, Stored } from './log.ts'
import { type Checkpoint, parseCheckpoint, parseNote, verifyNote } from './note.ts'
import { hashLeaf, walkInclusion } from './proof.ts'
import { Refusal } from './refusal.ts'

export { fromBase64, fromHex, isEqual, textOf, toBase64, toHex, utf8 } from './bytes.ts'
export { canonicalBytes, entryBytesMax, type Json, parseCanonical } from './canonical.ts'
export { authorMessage, commitAuthor, commitBody, leafRecord } from './commitment.ts'
export { cosignatureMessage, cosignedAt, parseWitnessKey, witnessesOf, witnessKey } from './cosignature.ts'
export { isStrictPoint, verifyEd25519 } from './ed25519.ts'
export { type Growth, growsFrom, growthMessage, isGrowthSigned } from './growth.ts'
export {
  type Checkpoint,
  checkpointText,
  type Note,
  noteKeyHash,
  noteVerifierKey,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  verifyNote,
} from './note.ts'
export { checkConsistency, checkInclusion, hashLeaf, hashNode, type PathStep, walkInclusion } from './proof.ts'
export { Refusal } from './refusal.ts'
export { hmacSha256, sha256 } from './sha256.ts'
export { parseTilePath, type TilePath, tilePath, tileWidth } from './tile.ts'
export { type Beginning, type Compared, compareCheckpoints, compareViews } from './two-views.ts'

/** What a member is shown of an entry so that it can check it offline. */
export type EntryProof = {
  readonly seq: number
  readonly leaf: Uint8Array
  readonly path: readonly Uint8Array[]
  /** The signed note the path leads to. */
  readonly checkpoint: string
  /** Absent for an entry that was erased, or that the reader may not see: then only its place can be proven. */
  readonly opening?: Opening
}

/** What opens a leaf's commitment: shown to those who may see the entry, and to nobody else. */
export type Opening = {
  readonly bytes: Uint8Array
  readonly salt: Uint8Array
  readonly keyId: string
  readonly signature: Uint8Array
}

/** An `EntryProof` as JSON: bytes in base64. */
export type EntryProofJson = {
  readonly seq: number
  readonly leaf: string
  readonly path: readonly string[]
  readonly checkpoint: string
  readonly opening?: {
    readonly bytes: string
    readonly salt: string
    readonly keyId: string
    readonly signature: string
  }
}

/** Whom the checker trusts. The origin and keys must come from somewhere other than the answer being checked. */
export type Trust = {
  readonly origin: string
  /** The hub's checkpoint key. */
  readonly logKey: Uint8Array
  /** An organisation's key by its id, if it was in use at this place of the log. */
  readonly authorKey: (keyId: string, seq: number) => Uint8Array | undefined
}

/**
 * One step of a proof, as data that a page can put into words. `holds` is undefined where this browser cannot check it
 * (Ed25519 on a page not served securely) or where there is nothing to compare with. Hashes are hex.
 */
export type Step =
  | { readonly step: 'body'; readonly holds: boolean; readonly bytes: number; readonly commitment: string }
  | {
      readonly step: 'author'
      readonly holds: boolean | undefined
      readonly keyId: string
      readonly known: boolean
      readonly signature: string
    }
  | { readonly step: 'commitment'; readonly holds: boolean; readonly computed: string; readonly published: string }
  | { readonly step: 'leaf'; readonly holds: boolean; readonly record: string; readonly hash: string }
  | {
      readonly step: 'inclusion'
      readonly holds: boolean
      readonly seq: number
      readonly size: number
      readonly hashes: readonly { readonly side: 'left' | 'right'; readonly sibling: string; readonly result: string }[]
      readonly computed: string
      readonly published: string
    }
  | {
      readonly step: 'checkpoint'
      readonly holds: boolean | undefined
      readonly origin: string
      readonly size: number
      readonly root: string
    }

export type Checked = {
  /** `undefined` when nothing failed but something could not be checked here. */
  readonly holds: boolean | undefined
  readonly steps: readonly Step[]
}

/** Checks an entry's proof step by step. Never throws on a false proof: the step that fails says so. */
export async function checkEntry(proof: EntryProof, trust: Trust): Promise<Checked> {
  const steps: Step[] = []
  if (proof.opening !== undefined) steps.push(...(await openingSteps(proof, proof.opening, trust)))
  const leafHash = hashLeaf(proof.leaf)
  const isRecord = proof.leaf.length === 33 && proof.leaf[0] === 1
  steps.push({ step: 'leaf', holds: isRecord, record: toHex(proof.leaf), hash: toHex(leafHash) })
  steps.push(...(await placeSteps(proof, leafHash, trust)))
  const failed = steps.some((step) => step.holds === false)
  const unknown = steps.some((step) => step.holds === undefined)
  return { holds: failed ? false : unknown ? undefined : true, steps }
}

async function openingSteps({ leaf, seq }: EntryProof, opening: Opening, trust: Trust): Promise<Step[]> {
  const { bytes, salt, keyId, signature } = opening
  const isWhole = salt.length === saltBytes && signature.length === signatureBytes && utf8(keyId).length < 256
  const body = commitBody(salt, bytes)
  const key = trust.authorKey(keyId, seq)
  const signed = key === undefined ? false : await verifyEd25519(key, authorMessage(trust.origin, body), signature)
  const computed = leafRecord(commitAuthor({ salt, body, keyId, signature }))
  return [
    { step: 'body', holds: isWhole, bytes: bytes.length, commitment: toHex(body) },
    { step: 'author', holds: signed, keyId, known: key !== undefined, signature: toHex(signature) },
    { step: 'commitment', holds: isEqual(computed, leaf), computed: toHex(computed), published: toHex(leaf) },
  ]
}

async function placeSteps(proof: EntryProof, leafHash: Uint8Array, trust: Trust): Promise<Step[]> {
  let checkpoint: Checkpoint = { origin: '', size: 0, root: new Uint8Array() }
  let signed: boolean | undefined = false
  try {
    const note = parseNote(proof.checkpoint)
    checkpoint = parseCheckpoint(note.text)
    signed = checkpoint.origin === trust.origin && (await verifyNote(note, trust.origin, trust.logKey))
  } catch (error) {
    // A note that cannot be read proves nothing: both steps below then fail, and show that they do.
    if (!(error instanceof Refusal)) throw error
  }
  const { origin, size, root } = checkpoint
  const walked = walkInclusion({ index: proof.seq, size, leafHash, path: proof.path })
  const inclusion: Step = {
    step: 'inclusion',
    holds: walked !== undefined && isEqual(walked.root, root),
    seq: proof.seq,
    size,
    hashes: (walked?.steps ?? []).map(({ side, sibling, result }) => ({
      side,
      sibling: toHex(sibling),
      result: toHex(result),
    })),
    computed: toHex(walked?.root ?? new Uint8Array()),
    published: toHex(root),
  }
  return [inclusion, { step: 'checkpoint', holds: signed, origin, size, root: toHex(root) }]
}

/** The proof a receipt and its stored entry make together; `shown` says whether the reader may see the entry. */
export function proofOf(receipt: Omit<Receipt, 'repeated' | 'size' | 'root'>, stored?: Stored): EntryProof {
  const { seq, leaf, proof: path, checkpoint } = receipt
  if (stored === undefined || stored.erased) return { seq, leaf, path, checkpoint }
  const { bytes, salt, keyId, signature } = stored
  return { seq, leaf, path, checkpoint, opening: { bytes, salt, keyId, signature } }
}

export function proofToJson(proof: EntryProof): EntryProofJson {
  const { seq, leaf, path, checkpoint, opening } = proof
  const place = { seq, leaf: toBase64(leaf), path: path.map(toBase64), checkpoint }
  if (opening === undefined) return place
  const { bytes, salt, keyId, signature } = opening
  return {
    ...place,
    opening: { bytes: toBase64(bytes), salt: toBase64(salt), keyId, signature: toBase64(signature) },
  }
}

/** Reads a proof from JSON. Refuses with `proof-malformed`. */
export function proofFromJson(json: EntryProofJson): EntryProof {
  try {
    const { seq, leaf, path, checkpoint, opening } = json
    const place = { seq, leaf: fromBase64(leaf), path: path.map(fromBase64), checkpoint }
    if (opening === undefined) return place
    const { bytes, salt, keyId, signature } = opening
    return {
      ...place,
      opening: { bytes: fromBase64(bytes), salt: fromBase64(salt), keyId, signature: fromBase64(signature) },
    }
  } catch (cause) {
    throw new Refusal('proof-malformed', {}, 'This proof cannot be read. Fetch it again from the hub.', { cause })
  }
}
