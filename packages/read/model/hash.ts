// Features as integers: a template's number mixed with one or two values, folded into a table of weights. No strings are
// built while a page is read.

/** A 32-bit hash of a word (FNV-1a), made once for each word form. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash
}

/** One feature: `template` says which question was asked, `a` and `b` what the answer was. */
export function mix(template: number, a: number, b: number): number {
  let hash = Math.imul(template + 0x9e3779b9, 0x85ebca6b) ^ a
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ Math.imul(b, 0x27d4eb2f)
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39)
  return hash ^ (hash >>> 16)
}

/** Features of one place, kept without allocation from place to place. */
export class Row {
  ids = new Int32Array(256)
  size = 0

  clear(): void {
    this.size = 0
  }

  add(template: number, a = 0, b = 0): void {
    if (this.size === this.ids.length) {
      const wider = new Int32Array(this.ids.length * 2)
      wider.set(this.ids)
      this.ids = wider
    }
    this.ids[this.size++] = mix(template, a, b)
  }

  /** A copy to keep. */
  taken(): Int32Array {
    return this.ids.slice(0, this.size)
  }
}
