// A verb with its auxiliaries, adverbs and negation, and what they say of it: done, going on, meant, possible, denied.

import { verbForms } from './forms.ts'
import type { Sentence, Token } from './token.ts'

export type Tense = 'past' | 'present' | 'future' | 'modal' | 'infinitive' | 'participle'
export type VerbGroup = {
  /** Index of the group's first and last token in its sentence. */
  readonly first: number
  readonly head: number
  readonly tense: Tense
  readonly negated: boolean
  readonly passive: boolean
  readonly progressive: boolean
  readonly perfect: boolean
}

const set = (list: string) => new Set(list.trim().split(/\s+/))
const be = set("is are was were be been being 's 're 'm am")
const have = set("has have had having 've 'd")
const does = set('do does did')
const future = set("will shall 'll wo sha")
const modal = set("would could may might can should must ca 'd ought")
const negation = set("not n't never nor")
const between = set(
  'also then now twice later since recently repeatedly still just only already again publicly privately previously initially immediately separately further once reportedly allegedly apparently soon always long ever even first',
)
const gerund = /^[a-z]{2,}ing$/

const forms = (bases: string) => new Set(bases.trim().split(/\s+/).flatMap(verbForms))
const planning = forms(
  'plan prepare schedule set expect intend agree vow pledge want hope seek invite promise offer commit decide aim order arrange move propose volunteer undertake need travel fly head due wish',
)
const planningWords = set(
  'ready about due set likely slated scheduled willing able poised bound plan plans intention decision agreement commitment promise pledge offer invitation',
)
const refusing = forms('refuse decline fail neglect reject stop cease cancel avoid deny')
const urging = forms(
  'demand urge call ask request threaten warn press consider propose suggest recommend require oblige pressure appeal want encourage allow permit push',
)
const carrying = forms('try attempt continue begin start keep resume')
const managing = forms('manage help serve')

export const isBe = (token: Token | undefined): boolean => token !== undefined && be.has(token.lower)

/** The verb group whose head is token `i`. */
export function verbGroupAt(tokens: readonly Token[], i: number): VerbGroup {
  let first = i
  for (let k = i - 1; k >= 0 && i - k <= 7; k--) {
    const { lower, pos } = tokens[k]!
    const auxiliary = be.has(lower) || have.has(lower) || does.has(lower) || future.has(lower) || modal.has(lower)
    if (auxiliary || negation.has(lower) || lower === 'to' || (lower === 'going' && tokens[k + 1]?.lower === 'to')) {
      // "China's said": a possessive is no auxiliary.
      if (lower === "'s" && pos === 'PART') break
      first = k
    } else if (between.has(lower) || (pos === 'ADV' && lower.endsWith('ly'))) {
      // An adverb belongs when an auxiliary stands before it, or when it stands directly before the verb.
      if (k !== i - 1 && !isAuxiliaryNear(tokens, k)) break
      first = k
    } else break
  }
  while (first < i && tokens[first]!.pos === 'PUNCT') first++
  const words = tokens.slice(first, i).map((token) => token.lower)
  const head = tokens[i]!.lower
  const has = (list: ReadonlySet<string>) => words.some((word) => list.has(word))
  const negated = has(negation)
  const hasBe = has(be)
  const hasHave = has(have)
  const progressive = hasBe && gerund.test(head)
  const passive = hasBe && !progressive && /(?:ed|en|wn|ld|un|nt|et|ut|id|de|ck|lt|ot|ught|ht)$/.test(head)
  const going = words.includes('going') && words.includes('to')
  // "to end the war and withdraw": a second infinitive leaves "to" out.
  if (
    first === i &&
    /^(and|or|,)$/.test(tokens[i - 1]?.lower ?? '') &&
    !/(?:ed|ing|s)$/.test(head) &&
    !isPastForm(head)
  ) {
    for (let k = i - 2; k >= 0 && i - k <= 9; k--) {
      if (tokens[k]!.pos === 'PUNCT' && tokens[k]!.text !== ',') break
      if (tokens[k]!.lower === 'to' && tokens[k + 1]?.pos === 'VERB')
        return {
          first: i,
          head: i,
          tense: 'infinitive',
          negated: false,
          passive: false,
          progressive: false,
          perfect: false,
        }
    }
  }
  let tense: Tense
  if (has(future) || going) tense = 'future'
  else if (has(modal) && !(words.includes("'d") && hasHave && !words.some((w) => w !== "'d" && modal.has(w))))
    tense = 'modal'
  else if (words.includes('to'))
    tense = hasBe && !words.slice(words.indexOf('to')).some((w) => be.has(w)) ? 'future' : 'infinitive'
  else if (words.some((word) => /^(was|were|had|did)$/.test(word)) || hasHave) tense = 'past'
  else if (hasBe) tense = 'present'
  else if (gerund.test(head)) tense = 'participle'
  else if (/ed$/.test(head) || !/s$/.test(head)) tense = isPastForm(head) ? 'past' : 'present'
  else tense = 'present'
  return { first, head: i, tense, negated, passive, progressive, perfect: hasHave }
}

function isAuxiliaryNear(tokens: readonly Token[], k: number): boolean {
  const lower = tokens[k - 1]?.lower ?? ''
  return (
    be.has(lower) || have.has(lower) || future.has(lower) || modal.has(lower) || negation.has(lower) || does.has(lower)
  )
}

const irregularPast = set(
  'said told made met held left led spoke wrote gave took came became began broke brought built bought caught chose drove fell felt fought found fled flew got heard hid hit kept knew laid lost meant paid put quit read rose ran saw sought sold sent set shot struck stood stole threw understood undertook won withdrew withheld overthrew forbade beat bore dealt sank blew went did had was were cut let spread spent shut known seen given taken broken held swore',
)
function isPastForm(head: string): boolean {
  return head.endsWith('ed') || irregularPast.has(head)
}

export type Standing = 'occurred' | 'ongoing' | 'planned' | 'hypothetical' | 'denied'

/** Whether what the verb at token `i` tells has happened, goes on, is meant, is only possible, or is denied. */
export function standingOf(sentence: Sentence, i: number): Standing {
  const { tokens } = sentence
  const group = verbGroupAt(tokens, i)
  if (isConditional(tokens, group.first)) return 'hypothetical'
  if (group.negated) return 'denied'
  switch (group.tense) {
    case 'future':
      return 'planned'
    case 'modal':
      return 'hypothetical'
    case 'infinitive':
      return byGovernor(sentence, group.first)
    case 'participle':
      return byGerund(sentence, group.first)
    case 'past':
      return 'occurred'
    case 'present': {
      // "is scheduled to", "are expected": read at the infinitive; alone, the present goes on.
      if (group.passive && planning.has(tokens[i]!.lower)) return 'planned'
      return 'ongoing'
    }
  }
}

function byGovernor(sentence: Sentence, toIndex: number): Standing {
  const { tokens } = sentence
  for (let k = toIndex - 1; k >= 0 && toIndex - k <= 9; k--) {
    const { lower, pos } = tokens[k]!
    if (lower === ';' || lower === ':') break
    if (managing.has(lower) && pos === 'VERB') return standingOf(sentence, k)
    if (carrying.has(lower) && pos === 'VERB') {
      const above = standingOf(sentence, k)
      return above === 'occurred' ? 'occurred' : above
    }
    if (refusing.has(lower)) return 'denied'
    if (urging.has(lower) && pos !== 'NOUN') return 'hypothetical'
    if (planning.has(lower) || planningWords.has(lower)) {
      const group = verbGroupAt(tokens, k)
      return group.negated ? 'denied' : group.tense === 'modal' ? 'hypothetical' : 'planned'
    }
    if (pos === 'VERB') {
      const above = standingOf(sentence, k)
      return above === 'denied' ? 'denied' : above === 'hypothetical' ? 'hypothetical' : 'planned'
    }
  }
  return 'planned'
}

const denyingWords = forms('deny reject avoid refuse stop halt oppose')
const weighing = forms('consider suggest propose discuss contemplate mull mean involve risk plan')
function byGerund(sentence: Sentence, index: number): Standing {
  const { tokens } = sentence
  for (let k = index - 1; k >= 0 && index - k <= 4; k--) {
    const { lower, pos } = tokens[k]!
    if (lower === 'without' || denyingWords.has(lower)) return 'denied'
    if (weighing.has(lower)) return 'hypothetical'
    if (pos === 'VERB' || pos === 'PUNCT') break
  }
  return 'occurred'
}

/** A clause opened by "if", "unless" or "whether" directly governs the place. */
export function isConditional(tokens: readonly Token[], index: number): boolean {
  for (let k = index - 1; k >= 0 && index - k <= 14; k--) {
    const { lower } = tokens[k]!
    if (lower === 'if' || lower === 'unless' || lower === 'whether') return true
    if (lower === ',' || lower === ';' || lower === ':' || lower === 'that') return false
  }
  return false
}
