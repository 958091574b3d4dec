// Checking everything a file log keeps against everything else: checksums, places, keys, commitments, tree, tiles and
// the signed checkpoint. It finds and reports; it never repairs, because it cannot know which side is true.
import path from 'node:path'
import { AuthorChecks } from './author-checks.ts'
import { isEqual } from './bytes.ts'
import type { Disk, DiskFile } from './disk.ts'
import { readRecords } from './file-scan.ts'
import { Findings } from './findings.ts'
import type { Report, VerifyOptions } from './log.ts'
import { parseCheckpoint, parseNote, verifyNote } from './note.ts'
import { PlaceIndex } from './place-index.ts'
import { fileHeaderBytes, type Record, readFileHeader, readSlot, slotBytes } from './record.ts'
import { Refusal } from './refusal.ts'
import { type OpenedBody, unsealWithBody } from './sealed.ts'
import { type TilePath, tilePath, tileWidth } from './tile.ts'
import { leafHashOf, Tree } from './tree.ts'

export type FilesToVerify = {
  readonly folder: string
  readonly origin: string
  readonly disk: Disk
  /** Public keys that may have signed the checkpoint. */
  readonly keys: readonly Uint8Array[]
  /** Entries that must be there, and the checkpoint that covers them, as the open log knows both. */
  readonly size: number
  readonly note: string
  readonly entries: DiskFile
  readonly slots: DiskFile
}

const slotsAtOnce = 4096
const progressEvery = 4096

export async function verifyFiles(files: FilesToVerify, options: VerifyOptions): Promise<Report> {
  const findings = new Findings()
  const tree = new Tree()
  await checkHeaders(files, findings)
  const erased = await checkEntries(files, options, tree, findings)
  await checkCheckpoint(files, tree, findings)
  await checkTiles(files, tree, findings)
  return findings.report({ size: files.size, root: tree.root(), erased })
}

async function checkHeaders({ origin, entries, slots }: FilesToVerify, findings: Findings): Promise<void> {
  const header = Buffer.alloc(fileHeaderBytes)
  for (const [kind, part, file] of [
    ['entries', 'record', entries],
    ['keys', 'slot', slots],
  ] as const) {
    await file.read(header, 0)
    if (readFileHeader(kind, header) !== origin) findings.add({ part, detail: `The file of ${kind} begins wrongly.` })
  }
}

async function checkEntries(
  files: FilesToVerify,
  { progress, keyOf }: VerifyOptions,
  tree: Tree,
  findings: Findings,
): Promise<number> {
  const slots = Buffer.alloc(slotsAtOnce * slotBytes)
  const places = new PlaceIndex()
  const authors = keyOf && new AuthorChecks(files.origin, keyOf, findings)
  let slotsFrom = -slotsAtOnce
  let erased = 0
  let more = 0
  let end = fileHeaderBytes
  for await (const { record, position } of readRecords(files.entries, { to: files.size })) {
    const { seq } = record
    if (seq >= slotsFrom + slotsAtOnce) {
      slotsFrom = seq
      slots.fill(0)
      await files.slots.read(slots, fileHeaderBytes + seq * slotBytes)
    }
    if (more > 0 && record.more !== more - 1)
      findings.add({ part: 'record', seq, detail: `Entry ${seq} broke its group.` })
    if (record.base > seq) findings.add({ part: 'record', seq, detail: `Entry ${seq} names a batch after itself.` })
    more = record.more
    end = position + record.bytes
    tree.append(leafHashOf(record.leaf))
    const opened = checkEntry(record, slots, (seq - slotsFrom) * slotBytes, findings)
    if (opened === 'erased') erased += 1
    else if (opened !== undefined) await authors?.check(seq, opened)
    checkDigest(record, places, findings)
    if (seq % progressEvery === 0) progress?.(seq, files.size)
  }
  await authors?.settled()
  if (tree.size < files.size) {
    const seq = tree.size
    findings.add({ part: 'record', seq, detail: `Entry ${seq} of ${files.size} cannot be read at byte ${end}.` })
  }
  progress?.(files.size, files.size)
  return erased
}

/** What an entry says once it is opened; undefined where that was found wrong. */
function checkEntry(record: Record, slots: Buffer, at: number, findings: Findings): OpenedBody | 'erased' | undefined {
  const { seq, leaf, box } = record
  const slot = readSlot(slots, at, seq)
  if (slot === undefined) {
    findings.add({ part: 'slot', seq, detail: `The key slot of entry ${seq} is damaged.` })
    return undefined
  }
  if (slot.state === 'erased') return 'erased'
  const opened = unsealWithBody({ leaf, key: slot.key, salt: slot.salt, box })
  if (opened === undefined) {
    findings.add({ part: 'commitment', seq, detail: `Entry ${seq} is not what its leaf commits to.` })
  }
  return opened
}

function checkDigest({ seq, digest }: Record, places: PlaceIndex, findings: Findings): void {
  const first = places.find(digest)
  if (first !== undefined) findings.add({ part: 'record', seq, detail: `Entry ${seq} has the id of entry ${first}.` })
  places.push(digest)
}

async function checkCheckpoint(files: FilesToVerify, tree: Tree, findings: Findings): Promise<void> {
  const bytes = await files.disk.read(path.join(files.folder, 'checkpoint'))
  const kept = bytes?.toString('utf8').replace(/\0+$/, '')
  // A log that is being written has a newer one by now; then the one we know must hold, and the newer be ours as well.
  for (const text of new Set([files.note, kept ?? ''])) {
    try {
      const note = parseNote(text)
      const { origin, size, root } = parseCheckpoint(note.text)
      let signed = false
      for (const key of files.keys) signed ||= (await verifyNote(note, files.origin, key)) === true
      if (!signed || origin !== files.origin) {
        findings.add({ part: 'checkpoint', detail: 'The checkpoint is not signed by this log.' })
      } else if (size < files.size) {
        findings.add({ part: 'checkpoint', detail: `The checkpoint kept covers ${size} entries of ${files.size}.` })
      } else if (size === files.size && !isEqual(tree.root(), root)) {
        findings.add({ part: 'tree', detail: `The ${size} entries do not lead to the root that was signed for them.` })
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      findings.add({ part: 'checkpoint', detail: 'The checkpoint cannot be read.' })
    }
  }
}

async function checkTiles(files: FilesToVerify, tree: Tree, findings: Findings): Promise<void> {
  const full = Math.floor(files.size / tileWidth)
  for (let level = 0, count = full; count > 0; level++, count = Math.floor(count / tileWidth)) {
    for (let index = 0; index < count; index++) await checkTile({ level, index, width: tileWidth })
  }
  for (let index = 0; index < full; index++) await checkTile({ level: 'entries', index, width: tileWidth })

  async function checkTile(tile: TilePath): Promise<void> {
    const name = tilePath(tile)
    const kept = await files.disk.read(path.join(files.folder, name))
    // Copies are made after the checkpoint and made again at the next opening: one that is missing is no fault.
    if (kept === undefined) return
    if (tile.level === 'entries' ? !isBundle(kept, tile.index, tree) : !tree.tile(tile)?.equals(kept)) {
      findings.add({ part: 'tile', detail: `${name} differs from the entries. Remove it: it is made again.` })
    }
  }
}

function isBundle(bytes: Buffer, index: number, tree: Tree): boolean {
  const hashes = tree.tile({ level: 0, index, width: tileWidth })
  if (hashes === undefined || bytes.length !== tileWidth * 35) return false
  for (let at = 0; at < tileWidth; at++) {
    if (bytes.readUInt16BE(at * 35) !== 33) return false
    const hash = leafHashOf(bytes.subarray(at * 35 + 2, at * 35 + 35))
    if (!hash.equals(hashes.subarray(at * 32, at * 32 + 32))) return false
  }
  return true
}
