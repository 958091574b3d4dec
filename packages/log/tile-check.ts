// Checks a whole log from its public tiles (C2SP tlog-tiles), wherever they come from: the root is computed anew from
// every leaf record, and a checkpoint kept from before must be the root of the same beginning.
import { isEqual, toHex } from './bytes.ts'
import { leafBytes, leafVersion } from './commitment.ts'
import { witnessesOf } from './cosignature.ts'
import { sha256Native } from './digest.ts'
import { type Checkpoint, parseCheckpoint, parseNote, verifyNote } from './note.ts'
import { hashLeaf } from './proof.ts'
import { Refusal } from './refusal.ts'
import { tilePath, tileWidth } from './tile.ts'
import { Tree } from './tree.ts'
import type { NamedKey } from './verifier-key.ts'

/** Reads `checkpoint` or a `tile/…` path; undefined where it is not there. */
export type TileSource = (path: string) => Promise<Uint8Array | undefined>

export type TileTrust = {
  readonly origin: string
  /** The log's Ed25519 key. */
  readonly key: Uint8Array
  /** A signed note kept from an earlier look. */
  readonly since?: string
  /** Compare hash tiles with what the leaves give, where they are there. */
  readonly hashTiles?: boolean
  /** So many of these witnesses must have signed its checkpoint. */
  readonly witnesses?: { readonly witnesses: readonly NamedKey[]; readonly quorum: number } | undefined
}

export type TileReport = {
  readonly holds: boolean
  readonly origin: string
  readonly size: number
  /** Hex. */
  readonly root: string
  /** Entries in the checkpoint kept from before, where one was given and is a checkpoint. */
  readonly since: number | null
  /** Which of the given witnesses signed, and when (RFC 3339). */
  readonly witnesses: readonly { readonly name: string; readonly at: string }[]
  /** The note that was checked: worth keeping when all holds. */
  readonly checkpoint: string
  /** Codes: `checkpoint` `leaves` `root` `tile` `since` `witnesses`. */
  readonly problems: readonly { readonly code: string; readonly about: string; readonly message: string }[]
}

// Each leaf record stands after its length in 16 bits.
const recordBytes = 2 + leafBytes
const problemsMax = 100

/** Checks a log; reads one leaf tile for each 256 entries. Never throws on a false log: the report says what is wrong. */
export async function checkTiles(
  read: TileSource,
  { origin, key, since, hashTiles = false, witnesses }: TileTrust,
  progress: (done: number, of: number) => void = () => {},
): Promise<TileReport> {
  const problems: TileReport['problems'][number][] = []
  const problem = (code: string, about: string, message: string) => {
    if (problems.length < problemsMax) problems.push({ code, about, message })
  }
  const note = new TextDecoder().decode(await read('checkpoint'))
  const head = await open(note, origin, key)
  const known = since === undefined ? undefined : await open(since, origin, key)
  const by =
    witnesses === undefined || head === undefined
      ? []
      : await witnessesOf(parseNote(note), witnesses.witnesses, undefined)
  const tree = new Tree()
  const report = (): TileReport => ({
    holds: problems.length === 0,
    origin,
    size: head?.size ?? 0,
    root: toHex(head?.root ?? new Uint8Array()),
    since: known?.size ?? null,
    witnesses: by.map(({ name, at }) => ({ name, at: at.toISOString() })),
    checkpoint: note,
    problems,
  })
  if (head === undefined) {
    problem('checkpoint', '', 'Its checkpoint is not one that this log signed with the key given.')
    return report()
  }
  if (witnesses !== undefined && by.length < witnesses.quorum) {
    problem(
      'witnesses',
      String(by.length),
      `Its checkpoint is signed by ${by.length} of the witnesses you named, and ${witnesses.quorum} have to.`,
    )
  }
  if (since !== undefined && known === undefined) {
    problem('since', '', 'The checkpoint kept from before is not one that this log signed.')
  }
  if (known !== undefined && known.size > head.size) {
    problem(
      'since',
      String(known.size),
      `The log has ${head.size} entries, and had ${known.size} when the other checkpoint was kept. Ask again later; if it stays so, entries were taken away, and the two checkpoints prove it.`,
    )
  }
  for (let start = 0; start < head.size; start += tileWidth) {
    progress(start, head.size)
    const width = Math.min(tileWidth, head.size - start)
    const data = await read(tilePath({ level: 'entries', index: start / tileWidth, width }))
    if (data === undefined || !areLeaves(data, width)) {
      problem('leaves', String(start), `The leaf records from entry ${start} on are missing, or are not leaf records.`)
      return report()
    }
    for (let at = 2; at < data.length; at += recordBytes) {
      tree.append(hashLeaf(data.subarray(at, at + leafBytes), sha256Native))
    }
  }
  progress(head.size, head.size)
  if (!isEqual(tree.root(), head.root)) {
    problem('root', '', 'The leaf records do not make the root that the log signed.')
  }
  if (known !== undefined && known.size <= head.size && !isEqual(tree.root(known.size), known.root)) {
    problem(
      'since',
      String(known.size),
      `The first ${known.size} entries are not those of the checkpoint kept from before: the log was rewritten. Keep both checkpoints, they prove it.`,
    )
  }
  if (hashTiles) await checkHashTiles(read, tree, problem)
  return report()
}

function areLeaves(data: Uint8Array, count: number): boolean {
  if (data.length !== recordBytes * count) return false
  for (let at = 0; at < data.length; at += recordBytes) {
    if (data[at] !== 0 || data[at + 1] !== leafBytes || data[at + 2] !== leafVersion) return false
  }
  return true
}

async function checkHashTiles(
  read: TileSource,
  tree: Tree,
  problem: (code: string, about: string, message: string) => void,
): Promise<void> {
  for (let level = 0, count = tree.size; count > 0; level++, count = Math.floor(count / tileWidth)) {
    for (let index = 0; index * tileWidth < count; index++) {
      const tile = { level, index, width: Math.min(tileWidth, count - index * tileWidth) }
      const path = tilePath(tile)
      const found = await read(path)
      const isRight = found === undefined || isEqual(found, tree.tile(tile)!)
      if (!isRight) problem('tile', path, `The hashes in ${path} are not those of its leaves.`)
    }
  }
}

async function open(text: string, origin: string, key: Uint8Array): Promise<Checkpoint | undefined> {
  try {
    const note = parseNote(text)
    const checkpoint = parseCheckpoint(note.text)
    return checkpoint.origin === origin && (await verifyNote(note, origin, key)) === true ? checkpoint : undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return undefined
  }
}
