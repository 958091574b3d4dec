// What happens before a log is open: its files are read from the beginning, what a crash left unfinished is ended or cut,
// and what was durable is held against the checkpoint that was signed for it. Damage is refused and never repaired.
import { isEqual } from './bytes.ts'
import { finishErasing } from './file-erasing.ts'
import { FilePlaces } from './file-places.ts'
import { recordsOf } from './file-reading.ts'
import { damaged } from './file-refusals.ts'
import { isDurableAfter, readRecords } from './file-scan.ts'
import { type FileSet, readNoteSector, slotAt } from './file-set.ts'
import { parseCheckpoint, parseNote, verifyNote } from './note.ts'
import { readSlot, recordBytes, slotBytes } from './record.ts'
import { Refusal } from './refusal.ts'

export type Recovered = {
  readonly places: FilePlaces
  /** The checkpoint that was left here and the entries it covers; empty and 0 in a new log. */
  readonly note: string
  readonly signed: number
}

export type RecoveryOptions = {
  /** Public keys that may have signed the checkpoint. */
  readonly publicKeys: readonly Uint8Array[]
  readonly notice?: ((text: string) => void) | undefined
}

export async function recover(files: FileSet, options: RecoveryOptions): Promise<Recovered> {
  await finishErasing(files)
  const note = await readNoteSector(files.checkpoint)
  if (note === undefined) throw damaged(files.folder, 'its checkpoint cannot be read')
  const signed = note === '' ? 0 : await checkNote(note, files, options.publicKeys)
  const places = new FilePlaces()
  const base = await scan(files, places, signed)
  await cutTail(files, places, { durable: Math.max(signed, base), notice: options.notice })
  checkRoot(files, places, note)
  // What a killed process left in the page cache must be on the disk before it is spoken of.
  await files.entries.sync()
  await files.keys.sync()
  return { places, note, signed }
}

/** The size of the checkpoint that was left here, once it is known to be ours. */
async function checkNote(
  text: string,
  { folder, origin }: FileSet,
  publicKeys: readonly Uint8Array[],
): Promise<number> {
  let size: number
  let ours = false
  try {
    const note = parseNote(text)
    const checkpoint = parseCheckpoint(note.text)
    size = checkpoint.size
    for (const key of publicKeys) ours ||= (await verifyNote(note, origin, key)) === true
    ours &&= checkpoint.origin === origin
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    throw damaged(folder, 'its checkpoint cannot be read', { cause: cause.message })
  }
  if (!ours) {
    const message =
      `The checkpoint in ${folder} is not signed by this hub's key. Start with the key that belongs to this ` +
      'folder; if the key was changed, name the earlier one; if neither is so, the checkpoint was altered.'
    throw new Refusal('log-other-key', { folder }, message)
  }
  return size
}

/** Reads every record; returns the first place of the last batch. */
async function scan({ folder, entries }: FileSet, places: FilePlaces, signed: number): Promise<number> {
  let base = 0
  let whole = 0
  for await (const { record } of readRecords(entries)) {
    places.push(record, recordBytes(record.box.length))
    base = record.base
    if (record.more === 0) whole = places.count
  }
  const { count, end } = places
  if (entries.size() > end) {
    const isDurable = signed > count || (await isDurableAfter(entries, end, count))
    if (isDurable) throw damaged(folder, `entry ${count} cannot be read`, { seq: count, position: end })
  }
  if (count < signed) {
    const detail = `it ends at ${count} entries, and its checkpoint covers ${signed}`
    throw damaged(folder, detail, { entries: count, signed })
  }
  if (whole < count) places.truncate(Math.max(whole, signed))
  return Math.min(base, places.count)
}

/** Cuts what the last batch left unfinished: records without whole keys, keys without records, half records. */
async function cutTail(
  files: FileSet,
  places: FilePlaces,
  { durable, notice }: { durable: number; notice: RecoveryOptions['notice'] },
): Promise<void> {
  const { folder, entries, keys } = files
  const from = Math.min(durable, places.count)
  const slots = Buffer.alloc((places.count - from) * slotBytes)
  const read = await keys.read(slots, slotAt(from))
  let keyed = from
  while (keyed < places.count && readSlot(slots.subarray(0, read), (keyed - from) * slotBytes, keyed)) keyed += 1
  if (keys.size() < slotAt(from)) {
    throw damaged(folder, `keys of the last ${from} entries are missing`, { seq: from })
  }
  // A group lands together or not at all; a cut inside one goes back to its beginning.
  if (keyed < places.count) places.truncate(await groupStart(files, places, { from, seq: keyed }))
  const { end } = places
  if (entries.size() !== end) {
    notice?.(
      `A write that was never acknowledged had not finished: ${entries.size() - end} bytes were cut from ` +
        `the end of ${folder}, after entry ${places.count}.`,
    )
    await entries.truncate(end)
  }
  if (keys.size() !== slotAt(places.count)) await keys.truncate(slotAt(places.count))
}

async function groupStart(
  files: FileSet,
  places: FilePlaces,
  { from, seq }: { from: number; seq: number },
): Promise<number> {
  let start = from
  for await (const record of recordsOf(files, places, from, seq)) {
    if (record.more === 0) start = record.seq + 1
  }
  return start
}

function checkRoot({ folder }: FileSet, places: FilePlaces, note: string): void {
  if (note === '') {
    if (places.count === 0) return
    throw damaged(folder, 'its checkpoint is gone', { entries: places.count })
  }
  const { size, root } = parseCheckpoint(parseNote(note).text)
  if (isEqual(places.tree.root(size), root)) return
  throw damaged(folder, `its ${size} entries are not those its checkpoint was signed for`, { size })
}
