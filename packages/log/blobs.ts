// Encrypted blobs in a folder: readings, documents, whatever is too large for an entry. Each has a key of its own in a
// slot of its own. Name and size are all an entry carries, and neither can be guessed from the content.
import { createHash, randomBytes } from 'node:crypto'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { hmacSha256Native, sha256Native } from './digest.ts'
import type { Disk } from './disk.ts'
import type { BlobPlace, BlobStore } from './log.ts'
import { nodeDisk } from './node-disk.ts'
import { Refusal } from './refusal.ts'
import { decrypt, encrypt, keyBytes } from './sealed.ts'

// key, salt of the name, checksum
const slotLength = 68
const saltBytes = 32

/** Opens the blob store in a folder, or begins it there. */
export async function openFolderBlobs(folder: string, { disk = nodeDisk }: { disk?: Disk } = {}): Promise<BlobStore> {
  await disk.makeFolder(folder)
  const slotPath = (slot: string) => path.join(folder, 'keys', slot.slice(0, 2), slot)
  const blobPath = (id: string) => path.join(folder, 'blobs', id.slice(0, 2), id)

  return {
    async put(bytes) {
      const key = randomBytes(keyBytes)
      const salt = randomBytes(saltBytes)
      // Salted: a name made from the content alone would let anyone who has the name try contents.
      const id = hmacSha256Native(salt, sha256Native(bytes)).toString('hex')
      const slot = randomBytes(16).toString('hex')
      await makeFolders(path.dirname(slotPath(slot)), path.dirname(blobPath(id)))
      const box = encrypt(key, bytes)
      await disk.replace(blobPath(id), box)
      await disk.replace(slotPath(slot), writeSlot(key, salt))
      // From here the blob is durable and may be named in an entry.
      return { id, slot, size: bytes.length }
    },

    async get(ref) {
      assertRef(ref)
      const slot = readSlot(await disk.read(slotPath(ref.slot)), ref)
      if (slot === 'erased') return undefined
      const box = await disk.read(blobPath(ref.id))
      if (box === undefined) throw missing(ref)
      const bytes = decrypt(slot.key, box)
      const name = bytes && hmacSha256Native(slot.salt, createHash('sha256').update(bytes).digest()).toString('hex')
      if (bytes === undefined || name !== ref.id) throw broken(ref)
      return bytes
    },

    async salt(ref) {
      assertRef(ref)
      const slot = readSlot(await disk.read(slotPath(ref.slot)), ref)
      return slot === 'erased' ? undefined : slot.salt
    },

    async erase(ref) {
      assertRef(ref)
      if ((await disk.read(slotPath(ref.slot))) === undefined) throw missing(ref)
      const file = await disk.open(slotPath(ref.slot), 'patch')
      try {
        await file.patch(Buffer.alloc(slotLength), 0)
        await file.sync()
      } finally {
        await file.close()
      }
      // The key is gone, so what remains says nothing; removing it gives back the room.
      await disk.remove(blobPath(ref.id))
    },
  }

  async function makeFolders(...folders: readonly string[]): Promise<void> {
    for (const each of folders) await disk.makeFolder(each)
  }
}

function writeSlot(key: Buffer, salt: Buffer): Buffer {
  const slot = Buffer.concat([key, salt, Buffer.alloc(4)])
  slot.writeUInt32BE(crc32(slot.subarray(0, slotLength - 4)), slotLength - 4)
  return slot
}

function readSlot(slot: Buffer | undefined, ref: BlobPlace): { key: Buffer; salt: Buffer } | 'erased' {
  if (slot === undefined) throw missing(ref)
  if (slot.length === slotLength && slot.every((byte) => byte === 0)) return 'erased'
  if (slot.length !== slotLength || crc32(slot.subarray(0, slotLength - 4)) !== slot.readUInt32BE(slotLength - 4)) {
    throw broken(ref)
  }
  return { key: slot.subarray(0, keyBytes), salt: slot.subarray(keyBytes, slotLength - 4) }
}

/** A reference comes out of an entry that somebody wrote: it must not lead anywhere but to a blob. */
function assertRef(ref: BlobPlace): void {
  if (/^[0-9a-f]{64}$/.test(ref.id) && /^[0-9a-f]{32}$/.test(ref.slot)) return
  throw new Refusal('blob-missing', {}, 'This is not the name of a blob. Use the reference that `put` gave.')
}

function missing(ref: BlobPlace): Refusal {
  return new Refusal(
    'blob-missing',
    { id: ref.id },
    'A file named in the record is not here. Restore it from a backup.',
  )
}

function broken(ref: BlobPlace): Refusal {
  return new Refusal('blob-damaged', { id: ref.id }, 'A file of the record is damaged. Restore it from a backup.')
}
