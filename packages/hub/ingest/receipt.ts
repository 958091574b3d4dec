// A receipt as it crosses the wire: the log's bytes as base64.
import type { Receipt as WireReceipt } from '@parley/api'
import { fromBase64, type Receipt } from '@parley/log'
import type { EntryProof } from '../hub.ts'
import { Refusal } from '../refusal.ts'

export const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')

/** The receipt a writer is given. */
export function wireReceipt(receipt: Receipt): WireReceipt {
  return {
    index: receipt.seq,
    leaf: base64(receipt.leaf),
    size: receipt.size,
    root: base64(receipt.root),
    proof: receipt.proof.map(base64),
    checkpoint: receipt.checkpoint,
  }
}

/** The receipt of an entry that is in the log already. */
export function receiptOf({ index, leaf, size, root, proof, checkpoint }: EntryProof): WireReceipt {
  return { index, leaf, size, root, proof: [...proof], checkpoint }
}

/** What a request writes as base64. */
export function bytesOf(base64: string): Uint8Array {
  try {
    return fromBase64(base64)
  } catch {
    throw new Refusal('bad-request', {}, 'Bytes, salt and signature are base64 (RFC 4648), with padding.')
  }
}
