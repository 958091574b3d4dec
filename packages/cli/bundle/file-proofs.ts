// What binds a file to the name an entry has for it: its slot's name and salt. The hub does not hand them out, so the
// operator's own data folder is asked; which files may be seen is still the hub's to say.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type FileProof = { readonly slot: string; readonly salt: Uint8Array }
/** The proof of the file of this name (`blb_…`); undefined where it was erased or is not kept in this folder. */
export type FileProofs = (name: string) => Promise<FileProof | undefined>

// docs/format.md, "Blobs": key, salt and a checksum.
const slotBytes = 68
const [saltFrom, saltTo] = [32, 64]

export function fileProofsIn(data: string): FileProofs {
  const folder = join(data, 'blobs')
  return async (name) => {
    if (!/^blb_[0-9a-z]{26}$/.test(name)) return undefined
    try {
      const { slot } = JSON.parse(await readFile(join(folder, 'names', name), 'utf8')) as { slot: unknown } // checked next
      if (typeof slot !== 'string' || !/^[0-9a-f]{32}$/.test(slot)) return undefined
      const bytes = await readFile(join(folder, 'keys', slot.slice(0, 2), slot))
      // Erased slots are zeros.
      if (bytes.length !== slotBytes || bytes.every((byte) => byte === 0)) return undefined
      return { slot, salt: Uint8Array.from(bytes.subarray(saltFrom, saltTo)) }
    } catch {
      return undefined
    }
  }
}
