// Canaries: a word, a number, an id or a digest that stands in one place of the record and nowhere else. If one comes out
// of an answer, what it stood in came out. Words live through lower case, stemming and being cut to eight letters.
import { createHash } from 'node:crypto'

const consonants = 'bdfgklmnprstvz'
const vowels = 'aeiou'
const cyrillic = ['бдгклмнпрст', 'аеиоу'] as const
const idDigits = '0123456789abcdefghjkmnpqrstvwxyz'

/** Makes canaries that are the same for the same seed and name. */
export class Mint {
  readonly #seed: number
  readonly #made = new Set<string>()
  constructor(seed: number) {
    this.#seed = seed
  }

  /** Twelve letters; the first eight are found nowhere else. */
  word(name: string): string {
    return this.#unique(name, (bytes) => `zq${letters(bytes, consonants, vowels, 10)}`)
  }

  /** The same in another script. */
  foreignWord(name: string): string {
    return this.#unique(name, (bytes) => `жщ${letters(bytes, cyrillic[0], cyrillic[1], 10)}`)
  }

  /** Seven digits. */
  number(name: string): number {
    return Number(this.#unique(name, (bytes) => String(1_000_000 + (bytes.readUInt32BE(0) % 9_000_000))))
  }

  /** An id of the record's own shape. */
  id(prefix: string, name: string): string {
    const bytes = this.bytes(`${prefix} ${name}`)
    return `${prefix}_${Array.from(bytes.subarray(0, 26), (byte) => idDigits[byte & 31]).join('')}`
  }

  bytes(name: string): Buffer {
    return createHash('sha256').update(`${this.#seed} ${name}`).digest()
  }

  #unique(name: string, make: (bytes: Buffer) => string): string {
    for (let again = 0; ; again++) {
      const made = make(this.bytes(again === 0 ? name : `${name} ${again}`))
      const key = made.slice(0, 8)
      if (this.#made.has(key)) continue
      this.#made.add(key)
      return made
    }
  }
}

function letters(bytes: Buffer, odd: string, even: string, count: number): string {
  return Array.from(bytes.subarray(0, count), (byte, at) => {
    const from = at % 2 === 0 ? odd : even
    return from[byte % from.length]
  }).join('')
}

const patterns: readonly (readonly [RegExp, (match: string) => string])[] = [
  [/zq[a-z]{6}/g, (match) => match],
  [/жщ[а-я]{6}/g, (match) => match],
  [/(?<![\d.])[1-9]\d{6}(?!\d)/g, (match) => match],
  [/(?:ent|doc|org|per|prc|blb|grp|agr|cmt|exc|prp|ini|act|ofr|mov|csg|cor|crs|ntf)_[0-9a-z]{26}/g, (match) => match],
  [/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g, (match) => match],
]
const packed = /[A-Za-z0-9+/_-]{20,}={0,2}/g
const idAlone = /^(?:ent|doc|org|per|prc|blb|grp|agr|cmt|exc|prp|ini|act|ofr|mov|csg|cor|crs|ntf)_[0-9a-z]{26}$/
const depthMax = 2

/** Everything in the text that has the shape of a canary, however it is wrapped. */
export function canariesIn(text: string): Set<string> {
  const found = new Set<string>()
  search(text, found, 0)
  return found
}

function search(text: string, found: Set<string>, depth: number): void {
  const lower = text.toLowerCase()
  for (const [pattern, key] of patterns) for (const [match] of lower.matchAll(pattern)) found.add(key(match))
  if (depth >= depthMax) return
  if (/%[0-9a-f]{2}/i.test(text)) search(unpercent(text), found, depth + 1)
  if (text.includes('\\u'))
    search(
      text.replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      found,
      depth + 1,
    )
  for (const [run] of text.matchAll(packed)) {
    if (idAlone.test(run)) continue
    const bytes = Buffer.from(run, 'base64')
    const plain = bytes.toString('utf8')
    if (/zq[a-z]{6}|жщ[а-я]{6}|_[0-9a-z]{26}|\d{7}/i.test(plain)) search(plain, found, depth + 1)
  }
}

function unpercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
}

/** Digests that would let anybody confirm a guess of these bytes. */
export const digestsOf = (bytes: Uint8Array): string[] =>
  ['sha256', 'sha512'].map((name) => createHash(name).update(bytes).digest('hex').slice(0, 64))
