// Where what is said begins and ends, around the words that say who says it.
import { type Cue, cueOf, quoteOnly, speechForms } from '../lexicon/cues.ts'
import type { Quotation, Span } from '../reading.ts'
import { subjectBefore } from '../words/noun-phrases.ts'
import type { Page } from '../words/page.ts'
import { spanOf } from '../words/page.ts'
import type { Quote } from '../words/quotations.ts'
import type { Sentence, Token } from '../words/token.ts'
import { verbGroupAt } from '../words/verb-groups.ts'

const quoteWordsMin = 3
const terminal = /^[.?!…]$/

export type Layout = {
  readonly cue: Cue
  readonly at: number
  readonly leftEdge: number
  readonly rightEdge: number
  readonly isInverted: boolean
  readonly participle: boolean
  readonly inside: Quote | undefined
}
type Content = {
  readonly spans: Span[]
  readonly quotation: Quotation
  readonly from: Sentence | null | { sentence: Sentence; token: number }
  readonly conditional: boolean
  readonly cueLast?: number
}

/** What is said, to the left of the cue, to its right or both; null where nothing is. */
export function contentOf(
  page: Page,
  sentence: Sentence,
  quotes: readonly Quote[],
  layout: Layout,
): (Content & { from: { sentence: Sentence; token: number } | null }) | null {
  const { tokens } = sentence
  const { cue, at, leftEdge, rightEdge } = layout
  const spans: Span[] = []
  let direct = 0
  let indirect = 0
  let from: { sentence: Sentence; token: number } | null = null
  const speech = cue.takes.includes('clause') || cue.takes.includes('person')
  // To the left: “…,” she said; The army withdrew, the ministry said.
  const before = tokens[leftEdge - 1]
  let left = false
  if (speech && before !== undefined && !layout.participle) {
    const quote = quotes.find(
      (one) => one.closed && (one.end === before.end || (before.text === ',' && one.end === tokens[leftEdge - 2]?.end)),
    )
    if (quote !== undefined) {
      const lead = leadBefore(sentence, quote)
      if (lead !== null && quote.words < 40) {
        spans.push({ start: lead, end: quote.end })
        if (quote.words >= 1) direct++
        indirect++
      } else if (quote.words >= quoteWordsMin || quote.start <= sentence.start + 1) {
        spans.push({ start: quote.start, end: quote.end })
        direct++
      }
      left = spans.length > 0
      from = left ? { sentence, token: 0 } : null
    } else if (
      before.text === ',' &&
      speechForms.has(tokens[at]!.lower) &&
      endsAfter(tokens, toldEnd(tokens, cue, rightEdge))
    ) {
      const first = clauseStart(tokens, leftEdge - 2)
      if (hasFiniteVerb(tokens, first, leftEdge - 2)) {
        spans.push(spanOf(sentence, first, leftEdge - 2))
        if (quotes.some((one) => one.start >= tokens[first]!.start && one.end <= tokens[leftEdge - 2]!.end)) direct++
        indirect++
        left = true
        from = { sentence, token: first }
      }
    }
  }
  // To the right.
  let next = rightEdge + 1
  let cueLast: number | undefined
  if (!layout.isInverted) {
    if (
      /^(out|for|on|upon|off)$/.test(tokens[next]?.lower ?? '') &&
      (cue.takes.includes('for') || tokens[next]!.lower === 'out')
    ) {
      cueLast = next
      next++
    }
    if (cue.takes.includes('person') || cue.base === 'urge' || cue.base === 'ask' || cue.takes.includes('of'))
      next = afterPerson(sentence, next, cue)
    const jumped = afterAdverbial(tokens, next)
    if (jumped > next && tokens[next]!.lower === 'in') cueLast = jumped - 1
    next = jumped
  } else next = afterAdverbial(tokens, next)
  const right = rightContent(page, sentence, quotes, layout, next, left)
  if (right !== null) {
    spans.push(...right.spans)
    if (right.direct) direct++
    if (right.indirect) indirect++
    if (from === null) from = right.from
  } else if (left) {
    // “A,” said X. “B.”: the same speaker goes on in the next sentence of the paragraph.
    const more = quotedNext(page, sentence, quotes)
    if (more !== null) spans.push(more)
  }
  if (spans.length === 0) return null
  if (quoteOnly.has(cue.base) && direct === 0 && !speechForms.has(tokens[at]!.lower)) return null
  const words = spans.map((span) => page.text.slice(span.start, span.end)).join(' ')
  const quotation: Quotation = direct > 0 ? (indirect > 0 ? 'mixed' : 'direct') : 'indirect'
  const conditional = /\b(?:if|unless|provided that|as long as|on condition that)\b/i.test(words)
  return { spans, quotation, from, conditional, ...(cueLast === undefined ? {} : { cueLast }) }
}

/** Where the words before a quotation belong to what is said (`The plan is “dead,” he said`), their start. */
function leadBefore(sentence: Sentence, quote: Quote): number | null {
  if (quote.start <= sentence.start) return null
  const { tokens } = sentence
  const open = tokens.findIndex((token) => token.start >= quote.start)
  if (open <= 0 || tokens[open - 1]!.pos === 'PUNCT') return null
  const first = clauseStart(tokens, open - 1)
  return tokens[first]!.start
}

function rightContent(
  page: Page,
  sentence: Sentence,
  quotes: readonly Quote[],
  layout: Layout,
  next: number,
  left: boolean,
): { spans: Span[]; direct: boolean; indirect: boolean; from: { sentence: Sentence; token: number } | null } | null {
  const { tokens } = sentence
  const { cue } = layout
  let token = tokens[next]
  if (token === undefined || terminal.test(token.text)) return null
  // `said: “…”`, `said, “…”`
  if (token.text === ':' || token.text === ',') {
    const after = tokens[next + 1]
    if (after === undefined) {
      const quote = token.text === ':' ? quotedAfter(page, sentence) : null
      return quote === null ? null : { spans: [quote], direct: true, indirect: false, from: null }
    }
    const quote = quotes.find((one) => one.start === after.start)
    if (quote !== undefined && (quote.words >= quoteWordsMin || token.text === ':'))
      return {
        spans: withNext(page, quote),
        direct: true,
        indirect: false,
        from: { sentence, token: next + 2 },
      }
    if (token.text === ',') return null
    next++
    token = after
  }
  if (left) {
    // `“A,” she said, adding …` and `“A,” X said on Tuesday in Cairo`: nothing more is said here.
    const quote = quotes.find((one) => one.start === token.start)
    return quote === undefined
      ? null
      : { spans: [{ start: quote.start, end: quote.end }], direct: true, indirect: false, from: null }
  }
  const quote = quotes.find((one) => one.start === token.start)
  if (quote !== undefined && quote.end >= lastWord(sentence, tokens.length - 1).end - 2) {
    return {
      spans: withNext(page, quote),
      direct: true,
      indirect: false,
      from: { sentence, token: Math.min(next + 1, tokens.length - 1) },
    }
  }
  const end = clauseEnd(sentence, quotes, next, layout.inside)
  if (end < next) return null
  if (!fits(cue, tokens, next, end, quote !== undefined)) return null
  const span = spanOf(sentence, next, end)
  const inner = quotes.some((one) => one.start >= span.start && one.end <= span.end + 1 && one !== layout.inside)
  const outer = quotes.find((one) => one.start >= span.start && one.start < span.end && one.end > span.end)
  return {
    spans: [outer === undefined ? span : { start: span.start, end: outer.end }],
    direct: inner || outer !== undefined,
    indirect: true,
    from: { sentence, token: next },
  }
}

const lastWord = (sentence: Sentence, from: number): Token => sentence.tokens[from]!

/** A quotation, and the one that follows it directly in the next sentence of the paragraph when it was left open. */
function withNext(page: Page, quote: Quote): Span[] {
  if (quote.closed) return [{ start: quote.start, end: quote.end }]
  const next = page.quotes.find((one) => one.block === quote.block + 1 && one.start === page.blocks[one.block]!.start)
  return next === undefined
    ? [{ start: quote.start, end: quote.end }]
    : [
        { start: quote.start, end: quote.end },
        { start: next.start, end: next.end },
      ]
}

function quotedAfter(page: Page, sentence: Sentence): Span | null {
  const next = page.sentences[sentence.index + 1]
  if (next === undefined || next.block > sentence.block + 1) return null
  const quote = page.quotes.find((one) => one.start === next.start)
  return quote === undefined ? null : { start: quote.start, end: quote.end }
}

function quotedNext(page: Page, sentence: Sentence, quotes: readonly Quote[]): Span | null {
  const next = page.sentences[sentence.index + 1]
  if (next === undefined || next.block !== sentence.block || quotes.length === 0) return null
  const quote = page.quotes.find((one) => one.start === next.start)
  if (quote === undefined || quote.words < quoteWordsMin) return null
  // Only where the quotation fills its sentence: otherwise that sentence names a speaker itself.
  return quote.end >= next.end - 1 ? { start: quote.start, end: quote.end } : null
}

/** "…, X told reporters by telephone.": past whoever is told. */
function toldEnd(tokens: readonly Token[], cue: Cue, edge: number): number {
  let end = edge
  if (cue.takes.includes('person'))
    while (end - edge < 5 && /^(DET|ADJ|NOUN|PROPN)$/.test(tokens[end + 1]?.pos ?? '')) end++
  return end
}

/** Nothing but an end, or an adverbial, stands after the cue: what is said stood before it. */
export function endsAfter(tokens: readonly Token[], edge: number): boolean {
  const after = afterAdverbial(tokens, edge + 1)
  const token = tokens[after]
  return (
    token === undefined ||
    terminal.test(token.text) ||
    token.text === ',' ||
    token.text === ';' ||
    /^(on|in|at|during|after|late|early)$/.test(token.lower)
  )
}

function clauseStart(tokens: readonly Token[], from: number): number {
  let first = from
  for (let k = from; k >= 0; k--) {
    if (tokens[k]!.text === ';') break
    first = k
  }
  while (first < from && tokens[first]!.pos === 'PUNCT' && !/[“"‘«]/.test(tokens[first]!.text)) first++
  if (first < from && /^(but|and|meanwhile|however|still|yet)$/.test(tokens[first]!.lower))
    first += tokens[first + 1]!.text === ',' ? 2 : 1
  // "KUFRA (Wire) — The army …": the dateline is not part of what is said.
  for (let k = first; k < Math.min(from, first + 9); k++) {
    if (
      /^[—–]$|^--$/.test(tokens[k]!.text) &&
      k > first &&
      tokens[first]!.text === tokens[first]!.text.toUpperCase() &&
      tokens[first]!.text.length > 2
    )
      return k + 1
  }
  return first
}

const hasFiniteVerb = (tokens: readonly Token[], first: number, last: number): boolean => {
  for (let k = first; k <= last; k++) {
    const { pos, lower } = tokens[k]!
    if ((pos === 'VERB' && !lower.endsWith('ing')) || pos === 'AUX') return k > first || last > first + 2
  }
  return false
}

const channels =
  /^(statement|interview|interviews|briefing|post|tweet|speech|letter|report|message|email|telephone|phone|news|conference|remarks|address|communique|communiqué|response|testimony|broadcast|television|op-ed|article|reply|note|memo)$/
const weekdays =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tonight|tomorrow|earlier|later|separately|recently)$/

/** Past "on Tuesday", "in a statement", "on condition of anonymity" after a cue. */
function afterAdverbial(tokens: readonly Token[], start: number): number {
  let k = start
  for (let round = 0; round < 4; round++) {
    const token = tokens[k]
    if (token === undefined) return k
    if (weekdays.test(token.lower)) {
      k++
      if (/^(morning|afternoon|evening|night)$/.test(tokens[k]?.lower ?? '')) k++
    } else if (
      /^(on|late|early|last|this)$/.test(token.lower) &&
      (weekdays.test(tokens[k + 1]?.lower ?? '') || /^(late|early|week|month|year)$/.test(tokens[k + 1]?.lower ?? ''))
    )
      k += weekdays.test(tokens[k + 1]!.lower) || /^(week|month|year)$/.test(tokens[k + 1]!.lower) ? 2 : 1
    else if (
      /^(on|in)$/.test(token.lower) &&
      /^(january|february|march|april|may|june|july|august|september|october|november|december)$/.test(
        tokens[k + 1]?.lower ?? '',
      )
    )
      k += /^\d/.test(tokens[k + 2]?.text ?? '') ? 3 : 2
    else if (/^(in|during|at|on|via|through|after|from|by|over)$/.test(token.lower)) {
      let end = -1
      for (let j = k + 1; j < Math.min(tokens.length, k + 12); j++) {
        const { lower, pos, text } = tokens[j]!
        if (channels.test(lower) && !channels.test(tokens[j + 1]?.lower ?? '')) {
          end = j
          break
        }
        if (text === ',' || text === ':' || pos === 'VERB' || lower === 'that') break
      }
      // "said in Geneva that …": a place, when a clause follows it.
      if (end === -1) {
        for (let j = k + 1; j < Math.min(tokens.length, k + 8); j++) {
          if (tokens[j]!.lower === 'that') {
            end = j - 1
            break
          }
          if (tokens[j]!.pos === 'VERB' || tokens[j]!.pos === 'AUX' || tokens[j]!.pos === 'PUNCT') break
        }
      }
      if (end === -1) return k
      k = end + 1
      // "in an interview with the paper", "in a statement on Tuesday"
      if (/^(to|with|from|by|on)$/.test(tokens[k]?.lower ?? '') && !weekdays.test(tokens[k + 1]?.lower ?? '')) {
        let j = k + 1
        while (
          j < tokens.length &&
          j < k + 7 &&
          ['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM'].includes(tokens[j]!.pos) &&
          !weekdays.test(tokens[j]!.lower)
        )
          j++
        if (j > k + 1 && /^(that|[,:])$/.test(tokens[j]?.lower ?? '')) k = j
      }
    } else return k
  }
  return k
}

/** Past the one who is told, urged or accused. */
function afterPerson(sentence: Sentence, start: number, cue: Cue): number {
  const { tokens } = sentence
  if (cue.takes.includes('of')) return start
  if (/^(that|to|[:,“"])$/.test(tokens[start]?.lower ?? '')) return start
  if (cue.base === 'urge' || cue.base === 'ask') return start
  // "told the council in Geneva, its seat, that …"
  for (let k = start; k < Math.min(tokens.length, start + 26); k++) {
    const { lower, pos, text } = tokens[k]!
    if (lower === 'that' && tokens[k - 1]?.pos !== 'ADP') return k
    if (pos === 'VERB' || pos === 'AUX' || text === '“' || text === '"') break
  }
  for (let k = start; k < Math.min(tokens.length, start + 14); k++) {
    const { lower, text } = tokens[k]!
    if (lower === 'that' || text === ':' || text === '“' || text === '"') return k
    if (text === ',') return k
    if (lower === 'to' && tokens[k + 1]?.pos === 'VERB' && k > start) return k
  }
  // "told reporters the talks had failed"
  if (tokens[start]?.pos === 'PRON') return start + 1
  let k = start
  while (k < tokens.length && k < start + 6 && ['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM'].includes(tokens[k]!.pos)) {
    if (k > start && tokens[k]!.pos === 'DET') return k
    k++
    if (tokens[k - 1]!.pos === 'NOUN' && tokens[k]?.pos === 'PROPN') return k
  }
  return tokens[k]?.pos === 'PRON' || tokens[k]?.pos === 'DET' ? k : start
}

function fits(cue: Cue, tokens: readonly Token[], next: number, end: number, quoted: boolean): boolean {
  const first = tokens[next]!.lower
  if (quoted) return true
  if (cue.takes.includes('of')) {
    for (let k = next; k <= end; k++) if (/^(of|for)$/.test(tokens[k]!.lower)) return true
    return cue.base !== 'blame' && end - next >= 1
  }
  if (cue.takes.includes('for') && cue.takes.length === 1) return end >= next
  if (first === 'to')
    return (
      cue.takes.includes('infinitive') ||
      cue.takes.includes('person') ||
      cue.base === 'urge' ||
      cue.takes.includes('for')
    )
  if (cue.takes.includes('object')) return end >= next && tokens[next]!.pos !== 'ADP'
  if (first === 'that' || first === 'how' || first === 'why' || first === 'whether' || first === 'what')
    return end > next
  if (cue.takes.length === 1 && cue.takes[0] === 'infinitive') return false
  if (
    tokens[next]!.pos === 'ADP' &&
    !/^(in|at|after|under|if|as|since|for|before|until|by|on|during|with|without|despite)$/.test(first)
  )
    return false
  if (cue.takes.includes('infinitive') && !hasInfinitive(tokens, next, end)) return hasFiniteVerb(tokens, next, end)
  return (
    cue.takes.includes('infinitive') ||
    hasFiniteVerb(tokens, next, end) ||
    (cue.takes.includes('person') && end > next && tokens[next]!.lower === 'to')
  )
}

const hasInfinitive = (tokens: readonly Token[], first: number, last: number) => {
  for (let k = first; k < last; k++) if (tokens[k]!.lower === 'to' && tokens[k + 1]!.pos === 'VERB') return true
  return false
}

/** Index of the last token of what is said from `next` on: up to the next cue, the sentence's end, or a quotation's. */
function clauseEnd(sentence: Sentence, quotes: readonly Quote[], next: number, inside: Quote | undefined): number {
  const { tokens } = sentence
  let end = tokens.length - 1
  if (inside !== undefined) while (end > next && tokens[end]!.end >= inside.end) end--
  while (end >= next && /^[.?!…]$/.test(tokens[end]!.text) && !quotes.some((quote) => quote.end === tokens[end]!.end))
    end--
  for (let k = next + 1; k <= end; k++) {
    const token = tokens[k]!
    if (quotes.some((quote) => quote !== inside && token.start > quote.start && token.end < quote.end)) continue
    if (token.text === ';') return k - 1
    const isComma = token.text === ',' || token.text === '—' || token.text === '–'
    if (isComma) {
      const after = tokens[k + 1]
      if (after === undefined) return k - 1
      if (after.lower === 'according') return k - 1
      if (
        /ing$/.test(after.lower) &&
        (cueOf(after.lower) !== undefined ||
          /^(citing|calling|referring|quoting|speaking|describing)$/.test(after.lower))
      )
        return k - 1
    }
    // `… the “best course,” she said`: the comma stands inside the marks.
    const isQuoteEnd =
      quotes.some((quote) => quote !== inside && quote.end === token.end) && /[,.?!]/.test(tokens[k - 1]!.text)
    if (isQuoteEnd && newSpeaker(sentence, k + 1, end)) return k
    if (
      isComma ||
      token.lower === 'and' ||
      token.lower === 'but' ||
      token.lower === 'while' ||
      token.lower === 'whereas'
    ) {
      if (newSpeaker(sentence, k, end)) {
        let last = k - 1
        while (last > next && tokens[last]!.pos === 'PUNCT' && !/[”"»’]/.test(tokens[last]!.text)) last--
        return last
      }
    }
  }
  return end
}

/** After a comma or conjunction another cue begins with a subject of its own, or without one after "and". */
function newSpeaker(sentence: Sentence, at: number, end: number): boolean {
  const { tokens } = sentence
  let start = at
  while (start <= end && /^(,|—|–|and|but|while|whereas|though|although)$/.test(tokens[start]!.lower)) start++
  for (let k = start; k <= Math.min(end, start + 14); k++) {
    const token = tokens[k]!
    const cue = cueOf(token.lower)
    if (
      cue !== undefined &&
      (token.pos === 'VERB' || token.lower === 'said') &&
      (speechForms.has(token.lower) || cue.attitude !== 'asserts') &&
      cue.attitude !== 'hopes' &&
      cue.attitude !== 'other'
    ) {
      const group = verbGroupAt(tokens, k)
      if (
        !(group.tense === 'past' || (group.tense === 'present' && speechForms.has(token.lower))) ||
        group.passive ||
        group.negated
      )
        return false
      if (group.first === start)
        return tokens[at]!.lower === 'and' || tokens[start - 1]!.lower === 'and' || tokens[start - 1]!.lower === 'but'
      const subject = subjectBefore(sentence, group.first)
      return subject !== null && subject.first === start && tokens[at]!.lower !== 'that'
    }
    if (token.pos === 'VERB' || token.pos === 'AUX' || token.text === ';') return false
  }
  return false
}
