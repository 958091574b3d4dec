// What tells a wire copy from an independent report: 64 MinHash values of a text's 5-word shingles (Broder 1997).
// The share of equal values estimates the share of shingles two texts have in common (Jaccard), whatever was moved,
// cut or put before them. Not a secret and no proof: two texts can be made to look alike on purpose.

const valuesCount = 64
const shingleWords = 5

/**
 * 64 unsigned 32-bit numbers. Case, punctuation and line breaks do not count; neither do Arabic vowel signs and Latin
 * accents. A text without words gives the empty fingerprint: 64 times 2^32 - 1.
 */
export function fingerprint(text: string): number[] {
  const words = normalised(text).match(/[\p{L}\p{N}]+/gu) ?? []
  const values = new Uint32Array(valuesCount).fill(empty)
  if (words.length === 0) return [...values]
  const hashes = words.map(hashWord)
  const seen = new Set<number>()
  for (let i = 0; i === 0 || i + shingleWords <= hashes.length; i++) {
    let shingle = 0
    for (let j = i; j < Math.min(i + shingleWords, hashes.length); j++) shingle = mix(shingle ^ hashes[j]!)
    seen.add(shingle)
  }
  for (const shingle of seen) {
    for (let k = 0; k < valuesCount; k++) {
      const value = mix(shingle ^ seeds[k]!)
      if (value < values[k]!) values[k] = value
    }
  }
  return [...values]
}

/** Estimated share of shingles in common, 0 to 1; one standard error is at most 0.063. 0 where either text is empty. */
export function similarity(a: readonly number[], b: readonly number[]): number {
  if (a.length !== valuesCount || b.length !== valuesCount || a[0] === empty || b[0] === empty) return 0
  return a.filter((value, k) => value === b[k]).length / valuesCount
}

const empty = 0xffffffff

const normalised = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

/** FNV-1a over UTF-16 code units, 32 bits. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** The finaliser of MurmurHash3, 32 bits: every input bit reaches every output bit. One to one, so seeds permute. */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

// Fixed for good: other seeds would make stored fingerprints worthless. Golden-ratio steps, then mixed.
const seeds = Uint32Array.from({ length: valuesCount }, (_, k) => mix(Math.imul(k + 1, 0x9e3779b9)))
