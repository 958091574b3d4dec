// Words that stand nowhere else, and the search for them in every byte of a folder, however they may be spelt there.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import path from 'node:path'

// All of them begin alike, so that one look leaves out the files that hold none.
const beginning = 'Zqvxkz'

/** A name that a reader takes for a name, and that stands nowhere else. */
export function canaryOf(next: () => number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  return beginning + Array.from({ length: 12 }, () => letters[Math.floor(next() * letters.length)]).join('')
}

/** A word as it may lie in a file: UTF-8 in either case, UTF-16, base64 at each of the three places it can begin. */
const spellings: readonly ((word: string) => { readonly bytes: Buffer; readonly folded: boolean })[] = [
  (word) => ({ bytes: Buffer.from(word.toLowerCase()), folded: true }),
  (word) => ({ bytes: Buffer.from(word, 'utf16le'), folded: false }),
  ...[0, 1, 2].map((shift) => (word: string) => {
    const encoded = Buffer.from(`${'\0'.repeat(shift)}${word}`)
      .toString('base64')
      .replaceAll('=', '')
    // Without the characters that its neighbours have a share in.
    return { bytes: Buffer.from(encoded.slice(shift === 0 ? 0 : 4, -2)), folded: false }
  }),
]

// A server's files may be larger than memory; a word that lies across two pieces is found in the overlap.
const pieceBytes = 2 ** 24
const overlapBytes = 256

/** Every byte of every file below these folders. */
export function search(folders: readonly string[], canaries: readonly string[]) {
  const found = new Set<string>()
  const where = new Set<string>()
  const piece = Buffer.alloc(pieceBytes + overlapBytes)
  let files = 0
  let bytes = 0
  for (const folder of folders) {
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue
      const name = path.join(file.parentPath, file.name)
      let handle: number
      try {
        handle = openSync(name, 'r')
      } catch {
        continue // a file of a running server that was there a moment ago
      }
      files += 1
      try {
        for (let from = 0; ; from += pieceBytes) {
          const content = piece.subarray(0, readSync(handle, piece, 0, piece.length, from))
          bytes += Math.min(content.length, pieceBytes)
          const folded = Buffer.from(content.toString('latin1').toLowerCase(), 'latin1')
          const holds = (word: string, spell: (typeof spellings)[number]) => {
            const spelt = spell(word)
            return (spelt.folded ? folded : content).includes(spelt.bytes)
          }
          for (const spell of spellings.filter((one) => holds(beginning, one))) {
            for (const canary of canaries) {
              if (!holds(canary, spell)) continue
              found.add(canary)
              where.add(name)
            }
          }
          if (content.length < piece.length) break
        }
      } finally {
        closeSync(handle)
      }
    }
  }
  return { found, where, files, bytes }
}
