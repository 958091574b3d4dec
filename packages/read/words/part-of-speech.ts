// Parts of speech for English, from wink-nlp's tokenizer, rules and word list (MIT). Words that list does not have are kept
// for one document only, so that no reading depends on what was read before it, and none stays in memory.
// Its tokens are not ours, so tags are carried over by place.
import { createRequire } from 'node:module'
import { english, type Fact, type Rules } from './english.ts'
import type { PartOfSpeech } from './token.ts'
import type { RawToken } from './tokens.ts'

/** One tag per token; `tokens` are those of `text` in order, all between `start` and `end`. */
export type Tagger = (text: string, start: number, end: number, tokens: readonly RawToken[]) => PartOfSpeech[]

/** A tagger for the sentences of one document, one after another. */
export function taggerOf(): Tagger {
  const wink = theWink()
  const foreign: Foreign = { numbers: new Map(), lengths: [], normals: [], tags: [] }
  return (text, start, end, tokens) => {
    const piece = text.slice(start, end).replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/\s/g, ' ')
    return carriedOver(wink(piece, foreign), start, tokens)
  }
}

function carriedOver({ lengths, spaces, tags }: Tagged, start: number, tokens: readonly RawToken[]): PartOfSpeech[] {
  const result: PartOfSpeech[] = []
  let i = 0
  let from = start
  let to = start
  const step = () => {
    from = to + (spaces[i] ?? 0)
    to = from + (lengths[i] ?? 0)
  }
  if (lengths.length > 0) step()
  for (const token of tokens) {
    while (i < lengths.length - 1 && to <= token.start) {
      i++
      step()
    }
    let tag = tags[i] ?? 'X'
    // "third-party" is three tokens there and one here: the last piece is the head.
    while (i < lengths.length - 1 && to < token.end) {
      i++
      step()
      if (tags[i] !== 'PUNCT' && tags[i] !== 'SPACE') tag = tags[i]!
    }
    result.push(repaired(token.text, tag))
  }
  return result
}

/** wink-nlp's own tokens of a piece of text: how long each is, how many spaces stand before it, its tag. */
export type Tagged = { readonly lengths: number[]; readonly spaces: number[]; readonly tags: string[] }

/** Words of a document that the list does not have; they are numbered from the list's end on. */
export type Foreign = {
  readonly numbers: Map<string, number>
  readonly lengths: number[]
  /** Number of the word in lower case. */
  readonly normals: number[]
  readonly tags: number[]
}

/** What the parts of wink-nlp that are used here ask of a word. */
type Cache = {
  /** One number, or four for each token of a contraction; null for a word nobody has met. */
  readonly lookup: (word: string) => readonly number[] | null
  readonly posOf: (number: number) => number
  readonly property: (number: number, name: Fact) => number
  readonly isMemberPOS: (number: number, tag: number) => boolean
  readonly intrinsicSize: () => number
}
/** Takes the tokens of a text, each with its category and the spaces before it. */
type TokenSink = {
  readonly _addToken: (word: string, category: number, spaces: number) => void
  readonly _addTokenIfInCache: (word: string, spaces: number) => number
  readonly isLexeme: (word: string) => readonly number[] | null
}
type Automaton = {
  readonly importJSON: (machine: string) => void
  readonly recognize: (tags: number[], transform: unknown, tokens: readonly number[]) => unknown
}
type WinkParts = {
  readonly tokenizer: (trex: unknown, categories: Rules['categories'], preserve: unknown) => WinkTokenizer
  readonly compileTrex: (trex: unknown) => unknown
  readonly automaton: (cache: Cache, ignored: string) => Automaton
  readonly features: (config: unknown) => {
    readonly pos: (word: string, category: number, cache: Cache) => number
  }
  readonly tagging: {
    readonly machines: readonly string[]
    readonly transformers: readonly unknown[]
    readonly updater: (patterns: unknown, cache: Cache, tags: number[], normals: readonly number[]) => void
  }
}
type WinkTokenizer = (sink: TokenSink, text: string) => void

/** wink-nlp loads its whole model, of which tagging needs a part: these are the same functions. */
function winkParts(): WinkParts {
  const require = createRequire(import.meta.url)
  return {
    tokenizer: require('wink-nlp/src/tokenizer.js'),
    compileTrex: require('wink-nlp/src/compile-trex.js'),
    automaton: require('wink-nlp/src/automaton.js'),
    features: require('wink-eng-lite-web-model/dist/feature.js'),
    tagging: require('wink-eng-lite-web-model/dist/load-pos-model.js')(),
  }
}

let loaded: Wink | undefined
type Wink = (text: string, foreign: Foreign) => Tagged

/** The tagger of one piece of text, loaded on first use. */
export function theWink(): Wink {
  loaded ??= winkOf(winkParts())
  return loaded
}

// Four numbers a token, as wink-nlp has them: the word, the spaces before it, and of a contraction's token the number of
// its normal form and its tag.
const tokenSize = 4
const noTag = -1
/** The first word of the list, which stands for none. */
const noWord = '$%^oov^%$'
/** The tag of a word about which nothing is known: a noun. */
const usualTag = 8

export function winkOf({ tokenizer, compileTrex, automaton, features, tagging }: WinkParts): Wink {
  const { size, rules, expansions, numberOf, lengthOf, fact } = english()
  const clusters = rules.clusters.map((names) => new Set(names.split('_').map((name) => rules.tags.hash[name] ?? 0)))
  const feature = features(rules.config)
  const tokenize = tokenizer(compileTrex(rules.trex), rules.categories, rules.preserve)
  let foreign: Foreign
  let tokens: number[] = []

  const known = (word: string) => numberOf(word) ?? foreign.numbers.get(word)
  const spelt = (number: number) =>
    number < size && fact(number, 'isSpellingMapped') === 1 ? fact(number, 'lemma') : number
  const normalOf = (number: number) => {
    if (number >= size) return spelt(foreign.normals[number - size]!)
    return fact(number, 'isSpellingMapped') === 1 ? fact(number, 'lemma') : number + fact(number, 'normal')
  }
  const cache: Cache = {
    lookup: (word) => {
      const number = known(word)
      if (number === undefined) return null
      if (number >= size || fact(number, 'isContraction') === 0) return [number]
      // Where its tokens stand in `expansions` is written in the place of its lemma: 14 bits, and 5 for their length.
      const at = fact(number, 'lemma') & 0x3fff
      const length = (fact(number, 'lemma') >> 14) & 0x1f
      return Array.from(expansions.subarray(at, at + length))
    },
    posOf: (number) => (number < size ? fact(number, 'pos') : foreign.tags[number - size]!),
    property: (number, name) => (number < size ? fact(number, name) : 0),
    isMemberPOS: (number, tag) => clusters[cache.property(number, 'lexemeCID')]!.has(Number(tag)),
    intrinsicSize: () => size,
  }
  const numbered = (word: string) => {
    const number = size + foreign.lengths.length
    foreign.numbers.set(word, number)
    foreign.lengths.push(word.length)
    foreign.normals.push(number)
    foreign.tags.push(0)
    return number
  }
  const sink: TokenSink = {
    _addToken: (word, category, spaces) => {
      const lower = word.toLowerCase()
      const before = known(word)
      const number = before ?? numbered(word)
      const lowerBefore = lower === word ? number : known(lower)
      const normal = lowerBefore ?? numbered(lower)
      if (before === undefined) {
        foreign.normals[number - size] = normal
        foreign.tags[number - size] = feature.pos(word, category, cache)
      }
      if (lowerBefore === undefined) foreign.tags[normal - size] = feature.pos(lower, category, cache)
      tokens.push(number, spaces, 0, noTag)
    },
    _addTokenIfInCache: (word, spaces) => {
      const numbers = cache.lookup(word)
      if (numbers === null) return rules.categories.unk!
      if (numbers.length === 1) tokens.push(numbers[0]!, spaces, 0, noTag)
      // Of each token: word, normal form, lemma, tag.
      for (let i = 0; i + 3 < numbers.length; i += 4)
        tokens.push(numbers[i]!, i === 0 ? spaces : 0, numbers[i + 1]!, numbers[i + 3]!)
      return foundCategory
    },
    isLexeme: cache.lookup,
  }
  const automata = tagging.machines.map((machine) => {
    const made = automaton(cache, noWord)
    made.importJSON(machine)
    return made
  })
  return (text, words) => {
    foreign = words
    tokens = []
    tokenize(sink, text)
    const lengths: number[] = []
    const spaces: number[] = []
    const tags: number[] = []
    const normals: number[] = []
    for (let i = 0; i < tokens.length; i += tokenSize) {
      const number = tokens[i]!
      lengths.push(number < size ? lengthOf(number) : foreign.lengths[number - size]!)
      spaces.push(tokens[i + 1]!)
      const isPart = tokens[i + 3] !== noTag
      tags.push(isPart ? tokens[i + 3]! : cache.posOf(spelt(number)) || usualTag)
      normals.push(isPart ? tokens[i + 2]! : normalOf(number))
    }
    const given = tokens
    for (const one of automata)
      tagging.updater(one.recognize(tags, tagging.transformers[0], tokens), cache, tags, normals)
    // What a contraction says of its tokens stands.
    return {
      lengths,
      spaces,
      tags: tags.map((tag, i) => {
        const own = given[i * tokenSize + 3]!
        return rules.tags.list[own === noTag ? tag : own]!
      }),
    }
  }
}
// Any number that is no category: wink-nlp says so of a word it has met.
const foundCategory = 99

const known = new Set([
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
])
function repaired(text: string, tag: string): PartOfSpeech {
  if (/^["'“”‘’«»,.;:!?()[\]–—-]+$/.test(text)) return 'PUNCT'
  if (/^\d/.test(text) && !/[a-z]{3}/.test(text)) return 'NUM'
  // The set holds exactly the tags of the type.
  return known.has(tag) ? (tag as PartOfSpeech) : 'X'
}
