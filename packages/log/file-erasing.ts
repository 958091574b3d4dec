// Destroying the key and salt of an entry: its slot is overwritten where it lies. A crash in between is ended at the next
// opening, because what is meant to be erased is written down before the first byte of it changes.
import { type FileSet, slotAt } from './file-set.ts'
import { slotBytes, writeSlot } from './record.ts'

export async function eraseSlot(files: FileSet, seq: number): Promise<void> {
  // Said before it is done: a slot that a crash left half overwritten is then known to be meant for erasing.
  await files.disk.replace(files.path('erasing'), Buffer.from(`${seq}\n`))
  await overwriteSlot(files, seq)
  await files.disk.remove(files.path('erasing'))
}

/** Ends an erasure that a crash interrupted. */
export async function finishErasing(files: FileSet): Promise<void> {
  const seq = Number((await files.disk.read(files.path('erasing')))?.toString() ?? Number.NaN)
  if (!Number.isSafeInteger(seq)) return
  if (slotAt(seq + 1) <= files.keys.size()) await overwriteSlot(files, seq)
  await files.disk.remove(files.path('erasing'))
}

async function overwriteSlot({ keysInPlace }: FileSet, seq: number): Promise<void> {
  const slot = Buffer.alloc(slotBytes)
  writeSlot(slot, 0, seq)
  await keysInPlace.patch(slot, slotAt(seq))
  await keysInPlace.sync()
}
