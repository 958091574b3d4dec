// Claims with a verb for cue: direct, indirect and mixed speech, before, after and around the words that name the
// speaker; accusations, denials, promises, demands, rejections, hopes and plans.

import { countryByAdjective } from '../lexicon/countries.ts'
import { type Cue, cueOf, speechForms } from '../lexicon/cues.ts'
import { bodyNouns, documentNouns, roleHeads, unnamedHeads } from '../lexicon/roles.ts'
import type { Attitude, Claim, Quotation, Span } from '../reading.ts'
import { nounLemma } from '../words/forms.ts'
import { headOf, type Phrase, phraseFrom, subjectBefore } from '../words/noun-phrases.ts'
import type { Page } from '../words/page.ts'
import { spanOf } from '../words/page.ts'
import type { Quote } from '../words/quotations.ts'
import type { Sentence, Token } from '../words/token.ts'
import { standingOf, verbGroupAt } from '../words/verb-groups.ts'
import type { Finder, Findings } from './finder.ts'
import { isNoComment } from './no-comment.ts'
import { contentOf, endsAfter } from './said-content.ts'

export const said: Finder = {
  name: 'said',
  languages: ['en'],
  find: (page, found) => ({
    claims: page.sentences.flatMap((sentence) => (sentence.type === 'heading' ? [] : claimsIn(page, found, sentence))),
  }),
}

type Said = { readonly cue: Cue; readonly at: number; readonly subject: Phrase | null; readonly claim: Claim }

function claimsIn(page: Page, found: Findings, sentence: Sentence): Claim[] {
  const { tokens } = sentence
  const quotes = page.quotes.filter((quote) => quote.start < sentence.end && quote.end > sentence.start)
  const result: Said[] = []
  for (let i = 0; i < tokens.length; i++) {
    const cue = cueAt(tokens, i, quotes)
    if (cue === undefined || isNoComment(tokens, i)) continue
    const inside = quotes.find((quote) => tokens[i]!.start > quote.start && tokens[i]!.end < quote.end)
    if (inside !== undefined && (inside.words < 6 || !speechForms.has(tokens[i]!.lower))) continue
    const claim = claimAt(page, found, sentence, quotes, cue, i, result, inside)
    if (claim !== null) result.push(claim)
  }
  return result.map((one) => one.claim)
}

// "called the mood “cold”": calling something something is a claim where the words are quoted.
const calling: Cue = { base: 'call', attitude: 'asserts', takes: ['object'] }
const callingWordsMax = 9
// "put the number at 60": giving a number is a claim.
const putting: Cue = { base: 'put', attitude: 'asserts', takes: ['object'] }
const numberNouns = /^(number|numbers|toll|figure|count|total|cost|death|estimate|share|strength|losses)$/

function cueAt(tokens: readonly Token[], i: number, quotes: readonly Quote[]): Cue | undefined {
  const token = tokens[i]!
  if (/^(put|puts)$/.test(token.lower) && putsNumber(tokens, i)) return putting
  const cue = cueOf(token.lower)
  if (cue === undefined) return undefined
  const next = tokens[i + 1]?.lower ?? ''
  if (token.lower !== 'said' && token.pos !== 'VERB' && token.pos !== 'AUX') return undefined
  if (token.lower !== 'said' && /^\p{Lu}/u.test(token.text) && i > 0 && tokens[i - 1]!.pos !== 'PUNCT') return undefined
  if (cue.base === 'call' && !/^(for|on|upon)$/.test(next)) {
    const isQuoted = quotes.some(
      (quote) => quote.start > token.end && tokens.findIndex((one) => one.start === quote.start) <= i + callingWordsMax,
    )
    return isQuoted && !verbGroupAt(tokens, i).passive ? calling : undefined
  }
  if (cue.takes.includes('for') && cue.takes.length === 1) {
    if (
      !/^(for|on|upon)$/.test(next) &&
      !(cue.base === 'ask' && tokens.slice(i + 1, i + 6).some((t) => t.lower === 'to'))
    )
      return undefined
  }
  // "used to say", "needless to say"
  return cue
}

/** "put the number of the dead at …" */
function putsNumber(tokens: readonly Token[], i: number): boolean {
  if (!/^(the|its|their|that|his|her)$/.test(tokens[i + 1]?.lower ?? '')) return false
  const noun = tokens.findIndex((token, k) => k > i + 1 && k <= i + 4 && numberNouns.test(token.lower))
  return noun !== -1 && tokens.slice(noun + 1, noun + 6).some((token) => token.lower === 'at')
}

function claimAt(
  page: Page,
  found: Findings,
  sentence: Sentence,
  quotes: readonly Quote[],
  cue: Cue,
  at: number,
  earlier: readonly Said[],
  inside: Quote | undefined,
): Said | null {
  const { tokens } = sentence
  const group = verbGroupAt(tokens, at)
  if (
    group.passive ||
    (group.tense === 'infinitive' &&
      !/^(is|are|was|were)$/.test(tokens[group.first]!.lower) &&
      !earlier.some((one) => one.at > at - 4 && one.cue.base === 'refuse'))
  )
    return null
  const participle = group.tense === 'participle'
  const beforeGroup = tokens[group.first - 1]
  if (
    participle &&
    beforeGroup !== undefined &&
    !/^[,—–-]$/.test(beforeGroup.text) &&
    beforeGroup.lower !== 'by' &&
    beforeGroup.lower !== 'and'
  )
    return null
  // Who: inverted after a quotation or comma, else before the verb.
  const inverted =
    !participle &&
    (beforeGroup === undefined || isQuoteEnd(beforeGroup, quotes) || beforeGroup.text === ',') &&
    group.first === at &&
    tokens[at + 1]?.pos !== 'ADP'
      ? phraseFrom(sentence, at + 1, { speaker: true })
      : null
  // After a plain comma the verb may as well follow an apposition: only an ended sentence tells that the speaker comes last.
  const invertedFits =
    inverted !== null &&
    beforeGroup !== undefined &&
    speechForms.has(tokens[at]!.lower) &&
    cue.base !== 'tell' &&
    (isQuoteEnd(beforeGroup, quotes) ||
      (beforeGroup.text === ',' &&
        (quotes.some((one) => one.end === tokens[group.first - 2]?.end) || endsAfter(tokens, inverted.last)))) &&
    isSpeaker(found, tokens, inverted)
  let subject: Phrase | null = null
  let isInverted = false
  if (invertedFits && inverted !== null) {
    subject = inverted
    isInverted = true
  } else if (!participle) subject = subjectBefore(sentence, group.first)
  const shared = subject === null ? sharedSubject(sentence, group.first, earlier) : null
  const who = subject ?? shared
  if (who === null) return null
  if (
    /^(it|there|this|that|what|which)$/.test(tokens[who.first]!.lower) &&
    who.first === who.last &&
    !(tokens[who.first]!.lower === 'it' && !speechForms.has(tokens[at]!.lower))
  ) {
    if (tokens[who.first]!.lower !== 'it' || cue.base === 'mean' || tokens[who.first]!.lower === 'what') return null
  }
  if (!isSpeaker(found, tokens, who)) return null
  // "an official who asked not to be named": what describes the speaker is not what is claimed.
  if (tokens[who.last]!.lower === 'who' && !speechForms.has(tokens[at]!.lower)) return null
  // "I think" inside a quotation is what its speaker says.
  if (inside !== undefined && /^(i|we|you)$/.test(tokens[who.last]!.lower)) return null
  const leftEdge = isInverted ? group.first : subject === null ? group.first : Math.min(subject.first, group.first)
  const rightEdge = isInverted ? who.last : at
  const content = contentOf(page, sentence, quotes, { cue, at, leftEdge, rightEdge, isInverted, participle, inside })
  if (content === null) return null
  const cueSpan = spanOf(sentence, group.first, Math.max(at, content.cueLast ?? at))
  const source = spanOf(sentence, who.first, who.last)
  const attitude = attitudeOf(cue, tokens, at, content.spans, page.text)
  const modality = modalityOf(content.from)
  const status =
    attitude === 'declines-to-comment'
      ? 'declined'
      : attitude === 'denies'
        ? 'denied'
        : content.conditional
          ? 'conditional'
          : modality === 'planned' || attitude === 'promises' || cue.base === 'plan' || cue.base === 'intend'
            ? 'planned'
            : 'asserted'
  const claim: Claim = {
    id: '',
    source: [source],
    cue: [cueSpan],
    content: content.spans,
    sourceActor: null,
    sourceKind: 'none',
    attitude,
    quotation: content.quotation,
    modality: attitude === 'denies' ? 'negated' : modality,
    status,
    confidence: confidenceOf(content.quotation, subject === null, speechForms.has(tokens[at]!.lower)),
    within: null,
  }
  return { cue, at, subject: who, claim }
}

function confidenceOf(quotation: Quotation, isShared: boolean, speech: boolean): number {
  const base = quotation === 'direct' ? 0.95 : quotation === 'mixed' ? 0.9 : speech ? 0.85 : 0.75
  return Math.round((isShared ? base - 0.1 : base) * 100) / 100
}

const isQuoteEnd = (token: Token, quotes: readonly Quote[]) =>
  quotes.some((quote) => quote.closed && quote.end === token.end)

/** ", adding that …", "and warned that …": the speaker is the one of the cue before, or the sentence's own subject. */
function sharedSubject(sentence: Sentence, verb: number, earlier: readonly Said[]): Phrase | null {
  const { tokens } = sentence
  const last = earlier.at(-1)
  if (last !== undefined) {
    // "X rejected what Y had proposed, and said …": Y's words are inside X's.
    const isOuter = (one: Said) =>
      !earlier.some((other) =>
        other.claim.content.some((span) => span.start <= tokens[one.at]!.start && span.end >= tokens[one.at]!.end),
      )
    const joins = tokens[verb - 1]?.lower === 'and' && tokens[verb - 2]?.text === ','
    return ((joins ? earlier.findLast(isOuter) : undefined) ?? last).subject
  }
  for (let k = 0; k < verb; k++) {
    const { pos, lower } = tokens[k]!
    if ((pos === 'VERB' || pos === 'AUX') && !/(?:ing)$/.test(lower)) {
      // The verb of a relative clause is not the sentence's own.
      if (/^(who|which|that|whom)$/.test(tokens[verbGroupAt(tokens, k).first - 1]?.lower ?? '')) continue
      const subject = subjectBefore(sentence, verbGroupAt(tokens, k).first)
      if (subject !== null) return subject
      if (!isInsertion(tokens, k)) return null
    }
  }
  return null
}

/** A participle of an insertion ("X, asked about it, …") has no subject before it. */
const isInsertion = (tokens: readonly Token[], k: number) =>
  tokens[k]!.lower.endsWith('ed') && tokens[k - 1]?.text === ','

/** Whether a phrase can speak: a person, a body, a document, a pronoun for one of them. */
function isSpeaker(found: Findings, tokens: readonly Token[], phrase: Phrase): boolean {
  const head = tokens[headOf(tokens, phrase)]!
  if (/^(he|she|they|we|i|who|it)$/.test(head.lower)) return true
  const start = tokens[phrase.first]!.start
  const end = tokens[phrase.last]!.end
  const lemma = nounLemma(head.lower)
  if (
    roleHeads.has(lemma) ||
    unnamedHeads.has(lemma) ||
    bodyNouns.has(head.lower) ||
    bodyNouns.has(lemma) ||
    documentNouns.has(lemma)
  )
    return true
  const beforeHead = tokens[headOf(tokens, phrase) - 1]
  if (/^(some|many|others|both|all|two|three|several|another|neither|one)$/.test(head.lower))
    return !(beforeHead !== undefined && /^(NOUN|PROPN)$/.test(beforeHead.pos))
  // "Israelis", "Houthis": peoples in the plural.
  if (countryByAdjective.has(head.lower.replace(/s$/, ''))) return true
  if (
    found.mentions.some(
      (mention) =>
        mention.start <= head.start && mention.end >= head.end && mention.start >= start && mention.end <= end,
    )
  )
    return true
  return head.pos === 'PROPN' && /^\p{Lu}/u.test(head.text)
}

function attitudeOf(cue: Cue, tokens: readonly Token[], at: number, spans: readonly Span[], text: string): Attitude {
  const group = verbGroupAt(tokens, at)
  const words = spans
    .map((span) => text.slice(span.start, span.end))
    .join(' ')
    .toLowerCase()
  if (cue.base === 'warn' && /\b(?:if|unless|otherwise)\b/.test(words) && /\b(?:we|will|would|shall)\b/.test(words))
    return 'threatens'
  if (cue.base === 'refuse' || cue.base === 'decline')
    return /\b(?:comment|say|discuss|elaborate|answer|speak|disclose|specify|identify|respond|confirm)\b/.test(
      words.slice(0, 40),
    )
      ? 'declines-to-comment'
      : 'rejects'
  if (cue.attitude === 'asserts' && refusal.test(words)) return 'declines-to-comment'
  // "have not said why": nothing is asserted. "did not deny" is no denial either.
  if (group.negated) return /^(asserts|reports|confirms)$/.test(cue.attitude) ? 'declines-to-comment' : 'other'
  if (
    cue.attitude === 'asserts' &&
    /^(?:that )?(?:it|he|she|they|we|the [a-z]+) (?:had |has |have )?(?:denied|rejected) /.test(words)
  )
    return words.includes('denied') ? 'denies' : 'asserts'
  return cue.attitude
}

// "said she would not go into details": what is said is that nothing will be said.
const refusal =
  /^(?:that )?(?:i|we|he|she|they|it|the \w+) (?:would not|wouldn['’]t|will not|won['’]t|could not|couldn['’]t|cannot|can['’]t|declined to|refused to|had no|was not going to|is not going to|were not going to) ?(?:comment|discuss|elaborate|speculate|go into|get into|provide|give|disclose|reveal|name|identify|confirm or deny|details|further|say|speak|answer)\b/

function modalityOf(from: { sentence: Sentence; token: number } | null): Claim['modality'] {
  if (from === null) return 'unknown'
  const { tokens } = from.sentence
  for (let k = from.token; k < tokens.length; k++) {
    const { pos, lower } = tokens[k]!
    if (
      pos !== 'VERB' &&
      !(pos === 'AUX' && tokens.slice(k + 1, k + 4).every((one) => one.pos !== 'VERB' && one.pos !== 'AUX'))
    )
      continue
    if (k > from.token && /^(said|says)$/.test(lower)) break
    const standing = standingOf(from.sentence, k)
    return standing === 'denied' ? 'negated' : standing
  }
  return 'unknown'
}
