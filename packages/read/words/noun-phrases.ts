// Where the noun phrase around a verb begins and ends: its subject before it, or after it where speech inverts them.
import { roleHeads } from '../lexicon/roles.ts'
import { nounLemma } from './forms.ts'
import type { Sentence, Token } from './token.ts'

/** Indexes of the first and last token of a phrase in its sentence. */
export type Phrase = { readonly first: number; readonly last: number }

const set = (list: string) => new Set(list.trim().split(/\s+/))
const calendar = set(
  'monday tuesday wednesday thursday friday saturday sunday yesterday today tonight morning afternoon evening night january february march april june july august september october november december',
)
const linkers = set('of for from in at to with inside within near under on by between among against about into close')
const openers = set(
  'that when while as after before because if although though since but whereas until where whether so than',
)
const relative = set('who whom which that whose')
const pieces: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'DET', 'PRON', 'X', 'SYM'])
const closing = new Set([',', ';', ':', '.', '?', '!', '”', '"', '»', '—', '–', '…'])
const timeAfter = set('on in during at late early last this next after before via through when as while')

const isNoun = (token: Token | undefined) =>
  token !== undefined &&
  (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'PRON' || token.pos === 'NUM' || token.text === ')')

/** The subject that ends right before token `verb` (the first token of a verb group), appositions and relative clauses included. */
export function subjectBefore(sentence: Sentence, verb: number): Phrase | null {
  const { tokens } = sentence
  let k = verb - 1
  // "X on Tuesday said", "X later said"
  while (
    k > 0 &&
    (calendar.has(tokens[k]!.lower) ||
      tokens[k]!.pos === 'ADV' ||
      (tokens[k]!.lower === 'on' && calendar.has(tokens[k + 1]!.lower)))
  )
    k--
  if (k < 0) return null
  const before = tokens[k]!
  if (before.text === ',' || before.text === '—' || before.text === '–' || before.text === ')') {
    const open = openingOf(tokens, k)
    if (open === -1) return null
    const head = phraseBefore(tokens, open - 1)
    return head === null ? null : { first: head.first, last: before.text === ')' ? k : k - 1 }
  }
  const phrase = phraseBefore(tokens, k)
  // "the group's spokesman, Jane Doe said": a role before the comma belongs to the name after it.
  if (
    phrase !== null &&
    tokens[phrase.first]!.pos === 'PROPN' &&
    tokens[phrase.first - 1]?.text === ',' &&
    roleHeads.has(tokens[phrase.first - 2]?.lower ?? '')
  ) {
    const role = phraseBefore(tokens, phrase.first - 2)
    const edge = role === null ? undefined : tokens[role.first - 1]
    if (role !== null && (edge === undefined || edge.pos === 'PUNCT')) return { first: role.first, last: phrase.last }
  }
  return phrase
}

/** The mark that opens the insertion which closes at `close`. */
function openingOf(tokens: readonly Token[], close: number): number {
  const mark = tokens[close]!.text === ')' ? '(' : tokens[close]!.text
  if (mark === ',') {
    // "X, who lost his brother, Omar, to cholera, said": commas inside the relative clause close nothing.
    for (let k = close - 1; k > 1 && close - k <= 30; k--) {
      if (/^[;:”"]$/.test(tokens[k]!.text)) break
      if (/^(who|which|whose)$/.test(tokens[k]!.lower) && tokens[k - 1]!.text === ',' && isNoun(tokens[k - 2]))
        return k - 1
    }
  }
  for (let k = close - 1; k > 0 && close - k <= 30; k--) {
    const { text } = tokens[k]!
    if (text === mark && isNoun(tokens[k - 1])) {
      // "Anna Petrova, head of the office in Kufra, Velmar, said": take the outermost comma that follows a name.
      if (mark === ',' && tokens[k - 1]!.pos !== 'PROPN') {
        const further = openingOf(tokens, k)
        if (further !== -1 && tokens[further - 1]!.pos === 'PROPN' && close - further <= 24) return further
      }
      return k
    }
    if (text === '”' || text === '"' || text === ';' || text === ':') return -1
  }
  return -1
}

function phraseBefore(tokens: readonly Token[], end: number): Phrase | null {
  if (end < 0) return null
  // A personal pronoun is a phrase of its own: "tomorrow he said".
  if (/^(he|she|they|we|i|you|it)$/.test(tokens[end]!.lower)) return { first: end, last: end }
  let first = end + 1
  let k = end
  let head = false
  while (k >= 0 && end - k < 40) {
    const token = tokens[k]!
    if (
      pieces.has(token.pos) ||
      token.lower === "'s" ||
      token.lower === "'" ||
      token.text === '’' ||
      token.text === '%' ||
      token.text === '&'
    ) {
      if (openers.has(token.lower) && !(token.lower === 'that' && k === end)) {
        if (!relative.has(token.lower)) break
        // "the officials that spoke": only with a noun before it and a verb after it.
        break
      }
      if (
        token.pos === 'PRON' &&
        k < end &&
        !/^(their|his|her|its|our|my|your|some|all|both|many|others?|one|another|whose)$/.test(token.lower)
      )
        break
      if (isNoun(token)) head = true
      first = k
      const isStart =
        token.pos === 'DET' || (token.pos === 'PRON' && /^(his|her|their|its|our|my|your)$/.test(token.lower))
      k--
      if (
        isStart &&
        !(
          k >= 0 &&
          ((linkers.has(tokens[k]!.lower) && (isNoun(tokens[k - 1]) || tokens[k - 1]?.lower === 'close')) ||
            tokens[k]!.pos === 'DET' ||
            tokens[k]!.pos === 'CCONJ' ||
            tokens[k]!.lower === 'of' ||
            tokens[k]!.lower === 'with' ||
            tokens[k]!.lower === 'on')
        )
      )
        break
    } else if (token.pos === 'ADP' || token.lower === 'to' || token.lower === 'of') {
      const left = tokens[k - 1]
      if (!linkers.has(token.lower) || left === undefined) break
      if (
        !(
          isNoun(left) ||
          /^(familiar|close|loyal|allied|opposed|briefed|based|involved|speaking)$/.test(left.lower) ||
          (left.pos === 'VERB' && isNoun(tokens[k - 2]) && /(?:ed|ing)$/.test(left.lower))
        )
      )
        break
      k--
    } else if (token.pos === 'CCONJ' && (token.lower === 'and' || token.lower === 'or') && isNoun(tokens[k - 1])) {
      const left = phraseBefore(tokens, k - 1)
      const edge = left === null ? undefined : tokens[left.first - 1]
      if (left === null || !(edge === undefined || edge.pos === 'PUNCT' || openers.has(edge.lower))) break
      first = left.first
      break
    } else if (token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'PART' || token.pos === 'ADV') {
      // Inside a relative clause or a participle: "an official who asked not to be named", "a person briefed on it".
      const who = relativeBefore(tokens, k)
      if (who !== -1) {
        k = tokens[who - 1]?.text === ',' ? who - 2 : who - 1
        continue
      }
      if (
        token.pos === 'VERB' &&
        /(?:ed|ing|wn|en)$/.test(token.lower) &&
        isNoun(tokens[k - 1]) &&
        k < end &&
        linkers.has(tokens[k + 1]?.lower ?? '')
      ) {
        k--
        continue
      }
      break
    } else if (token.text === ',' && tokens[k - 1]?.pos === 'ADJ' && tokens[k + 1]?.pos === 'ADJ') k--
    else break
  }
  while (first <= end && (tokens[first]!.pos === 'ADP' || tokens[first]!.pos === 'CCONJ')) first++
  return head && first <= end ? { first, last: end } : null
}

function relativeBefore(tokens: readonly Token[], from: number): number {
  for (let k = from - 1; k > 0 && from - k < 18; k--) {
    const { lower, text } = tokens[k]!
    if (text === '”' || text === ';' || text === '.') return -1
    if ((lower === 'who' || lower === 'which') && (isNoun(tokens[k - 1]) || tokens[k - 1]?.text === ',')) return k
  }
  return -1
}

/** The phrase that starts at token `start`: for inverted speech ("…," said X, who …) and after "according to". */
export function phraseFrom(sentence: Sentence, start: number, options: { readonly speaker: boolean }): Phrase | null {
  const { tokens } = sentence
  let last = start - 1
  let head = false
  let k = start
  while (k < tokens.length && k - start < 40) {
    const token = tokens[k]!
    if (token.text === ',' || token.text === '(') {
      if (!head) break
      const end = insertionEnd(tokens, k, options.speaker)
      if (end === -1) break
      last = end - 1
      k = end
      if (tokens[end]?.text === ')') {
        last = end
        k = end + 1
        continue
      }
      break
    }
    if (closing.has(token.text)) break
    if (token.pos === 'ADP' || token.lower === 'to') {
      if (
        head &&
        timeAfter.has(token.lower) &&
        (calendar.has(tokens[k + 1]?.lower ?? '') ||
          /^(a|an|the|last|next|this|his|her|its|their)$/.test(tokens[k + 1]?.lower ?? '')) &&
        isTimeOrChannel(tokens, k)
      )
        break
      if (!linkers.has(token.lower) || !(pieces.has(tokens[k + 1]?.pos ?? 'PUNCT') || tokens[k + 1]?.pos === 'VERB'))
        break
      k++
      continue
    }
    if (pieces.has(token.pos) || token.lower === "'s" || token.text === '’' || token.text === '&') {
      if (calendar.has(token.lower) && head && token.pos !== 'ADJ') break
      if (head && token.pos === 'DET' && tokens[k - 1]!.pos !== 'ADP' && tokens[k - 1]!.pos !== 'CCONJ') break
      if (head && token.pos === 'PRON' && !relative.has(token.lower) && tokens[k - 1]!.pos !== 'ADP') break
      if (relative.has(token.lower)) {
        const end = clauseStop(tokens, k)
        last = end - 1
        k = end
        break
      }
      if (isNoun(token)) head = true
      last = k
      k++
      continue
    }
    if (
      token.pos === 'CCONJ' &&
      head &&
      (isNoun(tokens[k + 1]) || tokens[k + 1]?.pos === 'DET' || tokens[k + 1]?.pos === 'ADJ')
    ) {
      k++
      continue
    }
    if (
      token.pos === 'VERB' &&
      /(?:ed|ing)$/.test(token.lower) &&
      head &&
      linkers.has(tokens[k + 1]?.lower ?? '') &&
      options.speaker
    ) {
      last = k
      k++
      continue
    }
    break
  }
  return head && last >= start ? { first: start, last } : null
}

function isTimeOrChannel(tokens: readonly Token[], k: number): boolean {
  for (let j = k + 1; j < Math.min(tokens.length, k + 6); j++) {
    const { lower, pos } = tokens[j]!
    if (
      calendar.has(lower) ||
      /^(statement|interview|briefing|conference|speech|post|tweet|call|message|email|letter|week|month|year|television|radio|remarks|address|meeting|condition)$/.test(
        nounLemma(lower),
      )
    )
      return true
    if (pos === 'VERB' || pos === 'PUNCT') return false
  }
  return false
}

/** End of ", a professor of law" or ", who spoke first": the index of the mark that closes it, or -1 where it is no insertion. */
function insertionEnd(tokens: readonly Token[], open: number, speaker: boolean): number {
  const first = tokens[open + 1]
  if (first === undefined) return -1
  if (tokens[open]!.text === '(') {
    for (let k = open + 1; k < Math.min(tokens.length, open + 12); k++) if (tokens[k]!.text === ')') return k
    return -1
  }
  if (!speaker) return -1
  const fits =
    first.lower === 'who' ||
    first.lower === 'whose' ||
    first.pos === 'DET' ||
    first.pos === 'NOUN' ||
    (first.pos === 'PROPN' && !calendar.has(first.lower)) ||
    (first.pos === 'ADJ' && tokens[open + 2]?.pos === 'NOUN') ||
    /^(its|their|his|her)$/.test(first.lower)
  if (
    !fits ||
    (relative.has(first.lower) === false && first.pos === 'PRON' && !/^(its|their|his|her)$/.test(first.lower))
  )
    return -1
  const end = clauseStop(tokens, open + 1)
  // A verb with its own subject inside makes it a clause, not an apposition.
  if (!relative.has(first.lower)) {
    for (let k = open + 1; k < end; k++) {
      if (relative.has(tokens[k]!.lower)) break
      if (tokens[k]!.pos === 'AUX' || (tokens[k]!.pos === 'VERB' && !/(?:ing|ed)$/.test(tokens[k]!.lower))) return -1
    }
  }
  return end
}

function clauseStop(tokens: readonly Token[], from: number): number {
  for (let k = from; k < tokens.length; k++) if (closing.has(tokens[k]!.text)) return k
  return tokens.length
}

/** The head of a phrase: its last noun before the first preposition, comma or relative pronoun. */
export function headOf(tokens: readonly Token[], phrase: Phrase): number {
  let head = -1
  for (let k = phrase.first; k <= phrase.last; k++) {
    const token = tokens[k]!
    if (
      head !== -1 &&
      (token.pos === 'ADP' ||
        token.text === ',' ||
        token.text === '(' ||
        relative.has(token.lower) ||
        token.pos === 'VERB' ||
        token.lower === 'to')
    )
      break
    if (head !== -1 && token.pos === 'ADJ' && /^(familiar|close)$/.test(token.lower)) break
    if (isNoun(token) || token.pos === 'X') head = k
  }
  return head === -1 ? phrase.last : head
}
