// A witness of other people's logs: it signs a checkpoint when that log only grew since the last one it signed, and
// nothing else (c2sp.org/tlog-witness, c2sp.org/tlog-cosignature). Pure: what came in and what was known give an answer
// and what is to be known next; keeping that, at once and before answering, is the caller's part.
import { fromBase64, isEqual, toBase64, utf8 } from './bytes.ts'
import { cosignatureLine } from './cosignature.ts'
import { verifyEd25519 } from './ed25519.ts'
import type { Signer } from './log.ts'
import { type Checkpoint, type Note, noteKeyHash, parseCheckpoint, parseNote } from './note.ts'
import { checkConsistency, emptyRoot } from './proof.ts'
import { Refusal } from './refusal.ts'
import { signaturesBy } from './verifier-key.ts'

/** A log this witness signs for. */
export type WitnessedLog = {
  readonly origin: string
  /** Its Ed25519 keys; more than one while it changes them. */
  readonly keys: readonly Uint8Array[]
  /** The latest checkpoint signed for it; undefined before the first. */
  readonly latest?: { readonly size: number; readonly root: Uint8Array }
}

export type Witness = {
  /** The witness's name in its signature lines: a URL without a scheme. */
  readonly name: string
  /** A key for this alone: the message signed does not say the name. */
  readonly signer: Signer
  /** The log of this origin, if it is one of ours. */
  readonly log: (origin: string) => WitnessedLog | undefined
  readonly now: () => Date
}

export type WitnessAnswer = {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  /** Signature lines, or the size of the latest checkpoint, or words about what was wrong. */
  readonly body: string
  readonly contentType: 'text/plain; charset=utf-8' | 'text/x.tlog.size'
  /**
   * With status 200: to be kept as `latest` of this log, if `latest` is still what `log` gave, before the body is sent.
   * Where it has changed meanwhile, ask again: two answers to one state could roll the log back.
   */
  readonly keep?: { readonly origin: string; readonly size: number; readonly root: Uint8Array; readonly note: string }
  /** A note signed by the log with another root for the size of `latest`: with that one, proof of two histories. */
  readonly evidence?: string
}

const proofLinesMax = 63
// RFC 6962 proofs of the largest tree, a note with every signature it may have, and room.
const requestCharactersMax = 200_000

/** Answers one `add-checkpoint` request. Never throws on what came in. */
export async function cosign(witness: Witness, request: string): Promise<WitnessAnswer> {
  const asked = parseRequest(request)
  if (typeof asked === 'string') return words(400, asked)
  const { old, proof, note, checkpoint } = asked
  const log = witness.log(checkpoint.origin)
  if (log === undefined) return words(404, 'This witness does not know a log of that origin.')
  if (!(await isSigned(note, log))) return words(403, 'No signature is by a key this witness trusts for that log.')
  if (old > checkpoint.size) return words(400, 'The old size is larger than the checkpoint.')
  const latest = log.latest
  if (old !== (latest?.size ?? 0)) return conflict(latest?.size ?? 0)
  const { size, root } = checkpoint
  const whole = request.slice(request.indexOf('\n\n') + 2)
  if (latest !== undefined && old === size && !isEqual(latest.root, root)) return { ...conflict(size), evidence: whole }
  const fromRoot = latest?.root ?? emptyRoot
  if (!checkConsistency({ from: old, to: size, fromRoot, toRoot: root, path: proof })) {
    return words(422, 'The proof does not show that the log only grew.')
  }
  const keep = { origin: log.origin, size, root, note: whole }
  return {
    status: 200,
    body: await cosignatureLine(witness.name, witness.signer, note.text, witness.now()),
    contentType: plain,
    keep,
  }
}

const plain = 'text/plain; charset=utf-8'

function words(status: 400 | 403 | 404 | 422, body: string): WitnessAnswer {
  return { status, body: `${body}\n`, contentType: plain }
}

function conflict(size: number): WitnessAnswer {
  return { status: 409, body: `${size}\n`, contentType: 'text/x.tlog.size' }
}

type Asked = { old: number; proof: Uint8Array[]; note: Note; checkpoint: Checkpoint }

/** A request taken apart, or what is wrong with it in words. */
function parseRequest(request: string): Asked | string {
  if (request.length > requestCharactersMax) return 'The request is too long.'
  const end = request.indexOf('\n\n')
  if (end < 0) return 'No empty line stands before the checkpoint.'
  const [first = '', ...lines] = request.slice(0, end).split('\n')
  const old = /^old (0|[1-9][0-9]{0,15})$/.exec(first)?.[1]
  if (old === undefined || !Number.isSafeInteger(Number(old))) return "The first line is not 'old' and a size."
  if (lines.length > proofLinesMax) return `There are more than ${proofLinesMax} lines of proof.`
  try {
    const proof = lines.map((line) => fromBase64(line))
    if (proof.some(({ length }) => length !== 32)) return 'A line of proof is not a hash.'
    const note = parseNote(request.slice(end + 2))
    return { old: Number(old), proof, note, checkpoint: readCheckpoint(note.text) }
  } catch (error) {
    if (error instanceof RangeError) return 'A line of proof is not base64.'
    if (error instanceof Refusal) return error.message
    throw error
  }
}

/** Other logs may add lines of their own to a checkpoint (c2sp.org/tlog-checkpoint): signed over, and not understood. */
function readCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n')
  const own = lines.slice(3, -1)
  return parseCheckpoint(own.includes('') ? text : `${lines.slice(0, 3).join('\n')}\n`)
}

/** Whether any signature is by a key trusted for this log; those by others are passed over. */
async function isSigned(note: Note, { origin, keys }: WitnessedLog): Promise<boolean> {
  for (const key of keys) {
    for (const signature of signaturesBy(note.signatures, origin, noteKeyHash(origin, key))) {
      if ((await verifyEd25519(key, utf8(note.text), signature)) === true) return true
    }
  }
  return false
}

/** The body of an `add-checkpoint` request. */
export function checkpointRequest(old: number, proof: readonly Uint8Array[], note: string): string {
  return `old ${old}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`
}
