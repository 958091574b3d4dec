// A document made ready for the finders: sentences with tagged tokens, quotations, and the date to count from.
import type { Block, Document, Span } from '../reading.ts'
import { type Tagger, taggerOf } from './part-of-speech.ts'
import { type Quote, quotationsOf } from './quotations.ts'
import { blocksOf, sentencesOf } from './sentences.ts'
import type { Sentence, Token } from './token.ts'
import { tokensOf } from './tokens.ts'

export type Page = {
  readonly document: Document
  readonly text: string
  readonly language: string
  /** Rules that need parts of speech run on English alone. */
  readonly english: boolean
  readonly blocks: readonly Block[]
  readonly sentences: readonly Sentence[]
  readonly quotes: readonly Quote[]
  /** EDTF day, month or year that relative dates count from; null where neither document nor caller gives one. */
  readonly reference: string | null
}

export function pageOf(document: Document, date: string | undefined): Page {
  const { text } = document
  const language = document.language.split('-')[0]!.toLowerCase()
  const blocks = blocksOf(text, document.blocks)
  const english = language === 'en' || (language === 'und' && looksEnglish(text))
  const tagger = english ? taggerOf() : undefined
  const sentences: Sentence[] = []
  blocks.forEach((block, index) => {
    if (block.type === 'table') return
    for (const span of sentencesOf(text, block, english ? 'en' : language)) {
      sentences.push({
        ...span,
        index: sentences.length,
        block: index,
        type: block.type,
        tokens: tagged(text, span, tagger),
      })
    }
  })
  return {
    document,
    text,
    language,
    english,
    blocks,
    sentences,
    quotes: quotationsOf(text, blocks),
    reference: document.published ?? date ?? null,
  }
}

function tagged(text: string, span: Span, tagger: Tagger | undefined): Token[] {
  const raw = tokensOf(text, span.start, span.end)
  const tags = tagger?.(text, span.start, span.end, raw) ?? []
  return raw.map((token, i) => ({
    ...token,
    lower: token.text.toLowerCase().replace(/[’‘]/g, "'"),
    pos: tags[i] ?? 'X',
  }))
}

function looksEnglish(text: string): boolean {
  return (
    /\b(?:the|and|of|said|in|to|on|with|was|were|has|have)\b/i.test(text.slice(0, 2000)) &&
    !/[\u0590-\u06ff\u0400-\u04ff]/.test(text.slice(0, 2000))
  )
}

/** The words of a span. */
export const wordsOf = (page: Page, span: Span): string => page.text.slice(span.start, span.end)

/** The span of tokens `from` to `to` (inclusive) of a sentence. */
export function spanOf(sentence: Sentence, from: number, to: number): Span {
  return { start: sentence.tokens[from]!.start, end: sentence.tokens[to]!.end }
}
