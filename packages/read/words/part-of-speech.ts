// Parts of speech for English, from wink-nlp's model (MIT). Loaded on first use: it takes 0.15 s and 50 MB.
// Its tokens are not ours, so tags are carried over by place.
import { createRequire } from 'node:module'
import type { PartOfSpeech } from './token.ts'
import type { RawToken } from './tokens.ts'

type Tagger = (text: string) => { readonly values: string[]; readonly tags: string[]; readonly spaces: string[] }
let loaded: Tagger | undefined

function tagger(): Tagger {
  if (loaded !== undefined) return loaded
  const require = createRequire(import.meta.url)
  // require() is untyped; these are the types the two packages publish.
  const winkNLP = require('wink-nlp') as typeof import('wink-nlp').default
  const model = require('wink-eng-lite-web-model') as typeof import('wink-eng-lite-web-model').default
  const nlp = winkNLP(model, ['sbd', 'pos'])
  const its = nlp.its
  loaded = (text) => {
    const tokens = nlp.readDoc(text).tokens()
    return {
      // wink's types say string | string[] | …: with these three accessors it is one string per token.
      values: tokens.out(its.value) as string[],
      tags: tokens.out(its.pos) as string[],
      spaces: tokens.out(its.precedingSpaces) as string[],
    }
  }
  return loaded
}

/** One tag per token; `tokens` are those of `text` in order, all between `start` and `end`. */
export function tagsOf(text: string, start: number, end: number, tokens: readonly RawToken[]): PartOfSpeech[] {
  const piece = text.slice(start, end).replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/\s/g, ' ')
  const { values, tags, spaces } = tagger()(piece)
  const result: PartOfSpeech[] = []
  let i = 0
  let from = start
  let to = start
  const step = () => {
    from = to + (spaces[i]?.length ?? 0)
    to = from + (values[i]?.length ?? 0)
  }
  if (values.length > 0) step()
  for (const token of tokens) {
    while (i < values.length - 1 && to <= token.start) {
      i++
      step()
    }
    let tag = tags[i] ?? 'X'
    // "third-party" is three tokens there and one here: the last piece is the head.
    while (i < values.length - 1 && to < token.end) {
      i++
      step()
      if (tags[i] !== 'PUNCT' && tags[i] !== 'SPACE') tag = tags[i]!
    }
    result.push(repaired(token.text, tag))
  }
  return result
}

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
