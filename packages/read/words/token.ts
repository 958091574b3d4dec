// The smallest pieces every finder works on: tokens with a part of speech, and sentences with their tokens.
import type { BlockType, Span } from '../reading.ts'

/** Universal part-of-speech tags; 'X' where nothing tagged the word (languages other than English). */
export type PartOfSpeech =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'

export type Token = Span & {
  readonly text: string
  /** Lower case, curly apostrophes made straight. */
  readonly lower: string
  readonly pos: PartOfSpeech
}

export type Sentence = Span & {
  readonly index: number
  readonly block: number
  readonly type: BlockType
  readonly tokens: readonly Token[]
}
