// Claims with a phrase for cue: "according to X", "X first reported", "as reported by X", "in the words of X".
import type { Claim, Quotation } from '../reading.ts'
import { type Phrase, phraseFrom } from '../words/noun-phrases.ts'
import type { Page } from '../words/page.ts'
import { spanOf } from '../words/page.ts'
import type { Sentence, Token } from '../words/token.ts'
import { standingOf } from '../words/verb-groups.ts'
import type { Finder } from './finder.ts'

export const accordingTo: Finder = {
  name: 'according-to',
  languages: ['en'],
  find: (page) => ({
    claims: page.sentences.flatMap((sentence) => (sentence.type === 'heading' ? [] : claimsIn(page, sentence))),
  }),
}

function cueAt(tokens: readonly Token[], i: number): number {
  const words = tokens.slice(i, i + 4).map((token) => token.lower)
  if (words[0] === 'according' && words[1] === 'to') return 2
  if (
    words[0] === 'as' &&
    /^(reported|confirmed|described|stated|announced|disclosed)$/.test(words[1] ?? '') &&
    words[2] === 'by'
  )
    return 3
  if (words[0] === 'in' && words[1] === 'the' && words[2] === 'words' && words[3] === 'of') return 4
  if (words[0] === 'in' && words[1] === 'the' && words[2] === 'view' && words[3] === 'of') return 4
  if (words[0] === 'citing') return 1
  return 0
}

function claimsIn(page: Page, sentence: Sentence): Claim[] {
  const { tokens } = sentence
  const claims: Claim[] = []
  for (let i = 0; i < tokens.length; i++) {
    const length = cueAt(tokens, i)
    if (length === 0) continue
    if (page.quotes.some((quote) => tokens[i]!.start > quote.start && tokens[i]!.end < quote.end)) continue
    const source = phraseFrom(sentence, i + length, { speaker: true })
    if (source === null) continue
    // "citing security concerns" gives a reason, not a source.
    if (
      tokens[i]!.lower === 'citing' &&
      !tokens
        .slice(source.first, source.last + 1)
        .some((token) =>
          /^(official|officials|source|sources|reports?|media|agency|people|diplomats?|witness(es)?|statement|documents?|newspaper|authorities|figures|data)$/.test(
            token.lower,
          ),
        )
    )
      continue
    const content = contentOf(sentence, i, source)
    if (content === null) continue
    const span = spanOf(sentence, content.first, content.last)
    const quotes = page.quotes.filter((quote) => quote.start >= span.start && quote.end <= span.end)
    const quotation: Quotation =
      quotes.length === 0
        ? 'indirect'
        : quotes[0]!.end - quotes[0]!.start >= span.end - span.start - 2
          ? 'direct'
          : 'mixed'
    const verb = tokens.findIndex((token, k) => k >= content.first && k <= content.last && token.pos === 'VERB')
    const standing = verb === -1 ? 'unknown' : standingOf(sentence, verb)
    claims.push({
      id: '',
      source: [spanOf(sentence, source.first, source.last)],
      cue: [spanOf(sentence, i, i + length - 1)],
      content: [span],
      sourceActor: null,
      sourceKind: 'none',
      attitude: length === 3 ? 'reports' : 'asserts',
      quotation,
      modality: standing === 'denied' ? 'negated' : standing,
      status: standing === 'planned' ? 'planned' : standing === 'hypothetical' ? 'conditional' : 'asserted',
      confidence: 0.9,
      within: null,
    })
  }
  return claims
}

function contentOf(sentence: Sentence, cue: number, source: Phrase): Phrase | null {
  const { tokens } = sentence
  let last = tokens.length - 1
  while (last > 0 && /^[.?!]$/.test(tokens[last]!.text)) last--
  if (cue <= 1) {
    // "According to X, …"
    let first = source.last + 1
    while (first <= last && tokens[first]!.pos === 'PUNCT' && !/[“"‘]/.test(tokens[first]!.text)) first++
    return first <= last ? { first, last } : null
  }
  let end = cue - 1
  while (end > 0 && tokens[end]!.pos === 'PUNCT' && !/[”"’»)]/.test(tokens[end]!.text)) end--
  let first = 0
  for (let k = end; k >= 0; k--)
    if (tokens[k]!.text === ';') {
      first = k + 1
      break
    }
  while (
    first < end &&
    (tokens[first]!.pos === 'CCONJ' || (tokens[first]!.pos === 'PUNCT' && !/[“"‘]/.test(tokens[first]!.text)))
  )
    first++
  return first <= end ? { first, last: end } : null
}
