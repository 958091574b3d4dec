// Two checkpoints of one log, shown to two parties: parts of one history, or proof that the log has two. Whoever holds
// checkpoints compares them with others, as witnesses do; evidence as a file for third parties is split-view.ts.
import { isEqual } from './bytes.ts'
import { type Checkpoint, parseCheckpoint, parseNote, verifyNote } from './note.ts'
import { checkConsistency } from './proof.ts'
import { Refusal } from './refusal.ts'

/** What a log says the larger of two checkpoints began with, and its consistency path (RFC 6962 section 2.1.2). */
export type Beginning = { readonly fromRoot: Uint8Array; readonly path: readonly Uint8Array[] }

/**
 * `same`: one state. `grew`: the smaller is proven the beginning of the larger. `split`: both are signed and cannot be
 * parts of one history; the two notes, and the path where they differ in size, prove it to anyone. `unproven`: the
 * log has not shown that it grew; ask again, and if it stays so, do not trust it. `unsigned`: one is not this log's.
 */
export type Compared = 'same' | 'grew' | 'split' | 'unproven' | 'unsigned'

/** Compares two signed notes of one log, in either order. Never throws on what it is given. */
export async function compareViews(
  one: string,
  other: string,
  log: { readonly origin: string; readonly keys: readonly Uint8Array[] },
  beginning?: Beginning,
): Promise<Compared> {
  const [a, b] = [await open(one, log), await open(other, log)]
  return a === undefined || b === undefined ? 'unsigned' : compareCheckpoints(a, b, beginning)
}

/** The same of two checkpoints that the log is known to have signed. */
export function compareCheckpoints(a: Checkpoint, b: Checkpoint, beginning?: Beginning): Exclude<Compared, 'unsigned'> {
  const [older, newer] = a.size <= b.size ? [a, b] : [b, a]
  if (older.size === newer.size) return isEqual(older.root, newer.root) ? 'same' : 'split'
  const leads = (fromRoot: Uint8Array, path: readonly Uint8Array[]) =>
    checkConsistency({ from: older.size, to: newer.size, fromRoot, toRoot: newer.root, path })
  if (older.size === 0 && leads(older.root, [])) return 'grew'
  if (beginning === undefined) return 'unproven'
  if (leads(older.root, beginning.path)) return 'grew'
  // A path that leads to the signed larger root can only begin at what that tree truly began with. Where the signed
  // smaller root is another, the log signed two beginnings.
  return !isEqual(beginning.fromRoot, older.root) && leads(beginning.fromRoot, beginning.path) ? 'split' : 'unproven'
}

async function open(
  text: string,
  { origin, keys }: { readonly origin: string; readonly keys: readonly Uint8Array[] },
): Promise<Checkpoint | undefined> {
  try {
    const note = parseNote(text)
    const checkpoint = parseCheckpoint(note.text)
    if (checkpoint.origin !== origin) return undefined
    for (const key of keys) if ((await verifyNote(note, origin, key)) === true) return checkpoint
  } catch (error) {
    // What cannot be read is nobody's signature.
    if (!(error instanceof Refusal)) throw error
  }
  return undefined
}
