// The English words of wink-nlp's model (MIT), each with what the model knows of it, and the model's few rules. The model
// would make an object of every word; here tables say where a word stands. They are prepared once after an install;
// without that they are made on first use, which takes 0.1 s.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { hashWord } from '../model/hash.ts'
import { type Origin, prepareTables, type Tables, tablesFor } from '../prepared.ts'

export const englishShape = {
  /** Words by their hash, one after another from the hash's slot on; 0 is empty, else the word's number + 1. */
  slots: Uint32Array,
  /** Where each word begins in `letters`, and where the last one ends. */
  starts: Uint32Array,
  /** All words in UTF-16, one after another. */
  letters: Uint16Array,
  /** What is known of each word, packed as `rules.layout` says. */
  facts: Uint32Array,
  /** What contractions stand for, four numbers a token. */
  expansions: Uint32Array,
  /** `Rules` as JSON. */
  rules: Uint8Array,
}
type EnglishTables = Tables<typeof englishShape>

export type Fact = 'pos' | 'posHint' | 'lexemeCID' | 'lemma' | 'normal' | 'isContraction' | 'isSpellingMapped'
export type Rules = {
  /** Which of a word's numbers holds a fact, in which of its bits. */
  readonly layout: Readonly<Record<Fact, readonly [at: number, mask: number, shift: number]>>
  /** Numbers a word. */
  readonly size: number
  readonly tags: { readonly list: readonly string[]; readonly hash: Readonly<Record<string, number>> }
  /** Which tags a word may have: their names with `_` between them. */
  readonly clusters: readonly string[]
  /** What wink-nlp's tokenizer and feature functions are given as it is. */
  readonly trex: unknown
  readonly categories: Readonly<Record<string, number>>
  readonly preserve: unknown
  readonly config: unknown
}

export type English = {
  /** How many words there are. */
  readonly size: number
  readonly rules: Rules
  readonly expansions: Uint32Array
  /** A word's number. */
  readonly numberOf: (word: string) => number | undefined
  readonly lengthOf: (number: number) => number
  readonly fact: (number: number, fact: Fact) => number
}

let loaded: English | undefined

/** The words, read on first use. */
export function english(): English {
  loaded ??= englishIn(tablesFor('english', originOf(), englishShape, makeTables))
  return loaded
}

/** Makes the tables and keeps them for later processes. */
export function prepareEnglish(): void {
  prepareTables('english', originOf(), englishShape, makeTables)
}

const require = createRequire(import.meta.url)
/** Another edition of these tables is another number. */
const originOf = (): Origin => ({
  folder: path.dirname(require.resolve('wink-eng-lite-web-model/package.json')),
  edition: 1,
})
const makeTables = () =>
  tablesOf(readFileSync(require.resolve('wink-eng-lite-web-model/dist/languages/cur/models/eng-core-web-model.json')))

// Less than half full.
const slotsCount = 2 ** 18
const slotOf = (hash: number) => (hash ^ (hash >>> 15)) & (slotsCount - 1)

/** What we read of the file wink-nlp's model keeps its words in. */
type Core = {
  readonly packing: { readonly size: number; readonly layout: Rules['layout']; readonly config: unknown }
  readonly features: {
    readonly lexeme: { readonly list: readonly string[] }
    readonly posClusters: { readonly list: readonly string[] }
  }
  readonly pos: Rules['tags']
  readonly tcat: { readonly hash: Readonly<Record<string, number>> }
  readonly trex: unknown
  readonly preserve: unknown
  /** Numbers of four bytes, as base64. */
  readonly lexicon: string
  readonly xpansions: string
}

export function tablesOf(model: Uint8Array): EnglishTables {
  // The package is pinned to one version, and the parts of speech of whole texts are compared with its own by a test.
  const core = JSON.parse(new TextDecoder().decode(model)) as Core
  const words = core.features.lexeme.list
  const slots = new Uint32Array(slotsCount)
  const starts = new Uint32Array(words.length + 1)
  const letters = new Uint16Array(words.reduce((sum, word) => sum + word.length, 0))
  let end = 0
  for (const [number, word] of words.entries()) {
    let slot = slotOf(hashWord(word))
    while (slots[slot] !== 0) slot = (slot + 1) & (slotsCount - 1)
    slots[slot] = number + 1
    for (let i = 0; i < word.length; i++) letters[end++] = word.charCodeAt(i)
    starts[number + 1] = end
  }
  const rules: Rules = {
    layout: core.packing.layout,
    size: core.packing.size,
    tags: core.pos,
    clusters: core.features.posClusters.list,
    trex: core.trex,
    categories: core.tcat.hash,
    preserve: core.preserve,
    config: core.packing.config,
  }
  return {
    slots,
    starts,
    letters,
    facts: numbersIn(core.lexicon),
    expansions: numbersIn(core.xpansions),
    rules: new TextEncoder().encode(JSON.stringify(rules)),
  }
}

const numbersIn = (base64: string) => new Uint32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer)

export function englishIn({ slots, starts, letters, facts, expansions, rules: packed }: EnglishTables): English {
  // `tablesOf` wrote it.
  const rules = JSON.parse(new TextDecoder().decode(packed)) as Rules
  const isAt = (number: number, word: string) => {
    const start = starts[number]!
    if (starts[number + 1]! - start !== word.length) return false
    for (let i = 0; i < word.length; i++) if (letters[start + i] !== word.charCodeAt(i)) return false
    return true
  }
  return {
    size: starts.length - 1,
    rules,
    expansions,
    numberOf: (word) => {
      for (let slot = slotOf(hashWord(word)); slots[slot] !== 0; slot = (slot + 1) & (slotsCount - 1)) {
        if (isAt(slots[slot]! - 1, word)) return slots[slot]! - 1
      }
      return undefined
    },
    lengthOf: (number) => starts[number + 1]! - starts[number]!,
    fact: (number, fact) => {
      const [at, mask, shift] = rules.layout[fact]
      return (facts[number * rules.size + at]! & mask) >>> shift
    },
  }
}
