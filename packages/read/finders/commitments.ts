// What somebody is bound to do or is asked to bind himself to: the act, when it is due, on what condition, by which
// instrument. The words stay the document's own; whether it holds is for the people who keep the record.
import { countryByAdjective } from '../lexicon/countries.ts'
import type { CommitmentFound, CommitmentState, Span } from '../reading.ts'
import { nounLemma, verbForms } from '../words/forms.ts'
import { type Phrase, phraseFrom, subjectBefore } from '../words/noun-phrases.ts'
import type { Page } from '../words/page.ts'
import { spanOf } from '../words/page.ts'
import type { Sentence, Token } from '../words/token.ts'
import { standingOf, verbGroupAt } from '../words/verb-groups.ts'
import { conditionIn, dueIn } from './commitment-terms.ts'
import type { Finder, Findings } from './finder.ts'
import { quantitiesIn } from './quantities.ts'

export const commitments: Finder = {
  name: 'commitments',
  languages: ['en'],
  find: (page, found) => {
    const paper = paperOf(page)
    return {
      commitments: page.sentences.flatMap((sentence) =>
        sentence.type === 'heading' ? [] : commitmentsIn(page, found, sentence, paper),
      ),
    }
  },
}

/** What the document itself is: a text that binds its parties, a paper that proposes, or a report on others. */
type Paper = 'agreement' | 'proposal' | 'report'
// How far the head of a document reaches, which says what it is.
const headChars = 400

function paperOf(page: Page): Paper {
  const title = page.document.title ?? ''
  const head = page.text.slice(0, headChars)
  if (/\b(?:draft|non-?paper|proposals?|ideas for|options for|not agreed)\b/i.test(`${title}\n${head}`))
    return 'proposal'
  const isNamed =
    /^(?:the )?(?:[\p{L}-]+ ){0,4}(?:agreement|accord|treaty|protocol|memorandum of understanding|convention|pact)\b/iu.test(
      title,
    )
  // A headline has a verb, and its text does not say that the parties agree.
  const isMade = /\b(?:have agreed|agree as follows|hereby agree|hereinafter|the parties)\b/i.test(
    page.text.slice(0, headChars * 5),
  )
  return isNamed && isMade ? 'agreement' : 'report'
}

const forms = (list: string) => new Set(list.split(' ').flatMap(verbForms))
const set = (list: string) => new Set(list.split(' '))
const firm = set(
  'agreement deal accord truce ceasefire cease-fire pact treaty resolution protocol arrangement settlement memorandum armistice understanding terms contract',
)
const tentative = set(
  'plan proposal draft initiative framework roadmap offer outline blueprint formula scheme text paper non-paper',
)
const binding = forms('require oblige stipulate mandate bind commit specify dictate obligate')
const laying = forms(
  'provide envisage envision foresee include set outline propose suggest contain offer entail involve',
)
const promising = forms('agree promise pledge vow commit undertake guarantee')
const offering = forms('offer propose')
const extending = forms('extend prolong')
const extendable = set('ceasefire truce agreement deal phase deadline mandate pause cease-fire armistice accord period')

function commitmentsIn(page: Page, found: Findings, sentence: Sentence, paper: Paper): CommitmentFound[] {
  const { tokens } = sentence
  const result: CommitmentFound[] = []
  const under = underInstrument(sentence)
  for (let i = 0; i < tokens.length; i++) {
    const { lower, pos } = tokens[i]!
    if (lower === 'shall' && tokens[i + 1] !== undefined && isDuty(page, sentence, i)) {
      result.push(...bySubject(page, found, sentence, i, paper === 'agreement' ? 'agreed' : 'required', under))
      continue
    }
    // A point of a paper that proposes: "4. The government would raise the quota".
    if (lower === 'would' && paper === 'proposal' && sentence.type === 'list-item' && isObligation(tokens, i)) {
      result.push(...bySubject(page, found, sentence, i, 'proposed', null))
      continue
    }
    if (
      under !== null &&
      i > under.last &&
      /^(will|would|must|is|are|was|were)$/.test(lower) &&
      isObligation(tokens, i)
    ) {
      result.push(...bySubject(page, found, sentence, i, under.state, under))
      break
    }
    if (pos !== 'VERB') continue
    const instrument = instrumentBefore(sentence, i, page.sentences[sentence.index - 1])
    if (
      instrument !== null &&
      (binding.has(lower) || laying.has(lower) || (/^call(?:s|ed|ing)?$/.test(lower) && tokens[i + 1]?.lower === 'for'))
    ) {
      result.push(...byInstrument(page, found, sentence, i, instrument))
      continue
    }
    if ((promising.has(lower) || offering.has(lower)) && tokens[i + 1]?.lower === 'to')
      result.push(...promised(page, found, sentence, i))
    else if (extending.has(lower)) result.push(...extended(page, found, sentence, i))
  }
  return result.filter(
    (one, index) => result.findIndex((other) => other.start < one.end && one.start < other.end) === index,
  )
}

/** "The Parties shall …" in a text that binds; not "I shall be glad", nor anything between quotation marks. */
function isDuty(page: Page, sentence: Sentence, modal: number): boolean {
  const { tokens } = sentence
  const subject = tokens[modal - 1]
  if (subject === undefined || /^(i|we|he|she|you)$/.test(subject.lower)) return false
  return !page.quotes.some((quote) => tokens[modal]!.start > quote.start && tokens[modal]!.end < quote.end)
}

type Instrument = {
  readonly span: Span
  readonly state: CommitmentState
  readonly last: number
  readonly phrase: Phrase
}

/** The head of a phrase is an agreement or a plan: what it binds, and whether it binds already. */
function asInstrument(sentence: Sentence, phrase: Phrase): Instrument | null {
  const { tokens } = sentence
  for (let k = phrase.first; k <= phrase.last; k++) {
    const word = nounLemma(tokens[k]!.lower).replace(/^.*-/, '')
    const next = tokens[k + 1]
    if (next !== undefined && k < phrase.last && (next.pos === 'NOUN' || next.lower === "'s")) continue
    if (firm.has(word)) {
      const before = tokens.slice(phrase.first, k).map((token) => token.lower)
      const open = before.some((one) => /^(proposed|draft|possible|potential|new|prospective)$/.test(one))
      return {
        span: spanOf(sentence, phrase.first, phrase.last),
        state: open ? 'proposed' : 'required',
        last: phrase.last,
        phrase,
      }
    }
    if (tentative.has(word))
      return { span: spanOf(sentence, phrase.first, phrase.last), state: 'proposed', last: phrase.last, phrase }
    if (tokens[k]!.pos === 'ADP' && k > phrase.first) break
  }
  return null
}

function instrumentBefore(sentence: Sentence, verb: number, before: Sentence | undefined): Instrument | null {
  const { tokens } = sentence
  const group = verbGroupAt(tokens, verb)
  if (group.tense === 'participle' || group.tense === 'infinitive') {
    // "a plan calling for …"
    if (group.tense === 'participle' && tokens[group.first - 1]?.pos === 'NOUN') {
      const subject = subjectBefore(sentence, group.first)
      return subject === null ? null : asInstrument(sentence, subject)
    }
    return null
  }
  let end = group.first
  // "a plan, which called for …", "an agreement that required …"
  if (/^(that|which)$/.test(tokens[end - 1]?.lower ?? '')) end = tokens[end - 2]?.text === ',' ? end - 2 : end - 1
  const subject = subjectBefore(sentence, end)
  if (subject === null) return null
  // "It required …": the instrument that the sentence before is about.
  if (subject.first === subject.last && tokens[subject.first]!.lower === 'it' && before !== undefined) {
    const verbBefore = before.tokens.findIndex((token, k) => k > 0 && (token.pos === 'VERB' || token.pos === 'AUX'))
    const topic = verbBefore === -1 ? null : subjectBefore(before, verbBefore)
    return topic === null ? null : asInstrument(before, topic)
  }
  return asInstrument(sentence, subject)
}

/** "Under the agreement, …": the instrument that opens a sentence. */
function underInstrument(sentence: Sentence): Instrument | null {
  const { tokens } = sentence
  for (let k = 0; k < Math.min(tokens.length, 6); k++) {
    if (!/^(under|per)$/.test(tokens[k]!.lower) && !(tokens[k]!.lower === 'terms' && tokens[k + 1]?.lower === 'of'))
      continue
    const phrase = phraseFrom(sentence, tokens[k]!.lower === 'terms' ? k + 2 : k + 1, { speaker: false })
    const instrument = phrase === null ? null : asInstrument(sentence, phrase)
    if (instrument !== null)
      return { ...instrument, state: instrument.state === 'required' ? 'agreed' : instrument.state }
  }
  return null
}

/** "will release", "must withdraw", "is to hand over", "was to be completed": not "will be a test". */
function isObligation(tokens: readonly Token[], i: number): boolean {
  const { lower } = tokens[i]!
  if (/^(is|are|was|were)$/.test(lower))
    return /^(to|required|obliged|supposed|expected|due)$/.test(tokens[i + 1]?.lower ?? '')
  return tokens.slice(i + 1, i + 5).some((token) => token.pos === 'VERB')
}

function bySubject(
  page: Page,
  found: Findings,
  sentence: Sentence,
  modal: number,
  state: CommitmentState,
  under: Instrument | null,
): CommitmentFound[] {
  const subject = subjectBefore(sentence, modal)
  if (subject === null) return []
  const { tokens } = sentence
  let first = modal
  while (
    first + 1 < tokens.length &&
    /^(will|would|must|shall|is|are|was|were|to|required|obliged|supposed|also|due|expected)$/.test(
      tokens[first]!.lower,
    )
  )
    first++
  if (tokens[first] === undefined || (tokens[first]!.lower === 'not' && tokens[modal]!.lower !== 'shall')) return []
  const passive = verbPassive(tokens, first)
  // "the hostages will be released": what is acted on belongs to the act.
  // "Neither Party shall …": without its subject the act would say the opposite.
  const isNegative = /^(neither|no|nobody|none)$/.test(tokens[subject.first]!.lower)
  const from = passive || isNegative ? subject.first : first
  return pieces(page, found, sentence, from, state, {
    obligor: passive ? null : actorOf(found, sentence, subject),
    instrument: under?.span ?? null,
  })
}

const verbPassive = (tokens: readonly Token[], first: number) =>
  tokens[first]?.lower === 'be' || tokens[first - 1]?.lower === 'be'

function byInstrument(
  page: Page,
  found: Findings,
  sentence: Sentence,
  verb: number,
  instrument: Instrument,
): CommitmentFound[] {
  const { tokens } = sentence
  const isBinding = binding.has(tokens[verb]!.lower)
  const group = verbGroupAt(tokens, verb)
  if (group.negated) return []
  let first = verb + 1
  if (/^(for|out|up)$/.test(tokens[first]?.lower ?? '')) first++
  const state: CommitmentState =
    instrument.state === 'required' && group.tense === 'modal'
      ? 'proposed'
      : instrument.state === 'required' && !isBinding
        ? 'agreed'
        : instrument.state
  // "required the army to withdraw", "calls for the Front to release"
  const to = tokens.findIndex(
    (token, k) =>
      k > first &&
      k < first + 12 &&
      token.lower === 'to' &&
      (tokens[k + 1]?.pos === 'VERB' || tokens[k + 1]?.pos === 'AUX'),
  )
  const who = to === -1 ? null : phraseFrom(sentence, first, { speaker: false })
  if (to !== -1 && who !== null && who.last === to - 1) {
    return pieces(page, found, sentence, to + 1, state, {
      obligor: actorOf(found, sentence, who),
      instrument: instrument.span,
    })
  }
  // "stipulated that the army withdraw"
  if (tokens[first]?.lower === 'that') {
    const subject = phraseFrom(sentence, first + 1, { speaker: false })
    if (subject !== null)
      return pieces(page, found, sentence, first + 1, state, {
        obligor: actorOf(found, sentence, subject),
        instrument: instrument.span,
      })
  }
  // "This paper binds nobody"
  if (/^(nobody|none|neither|nothing|no)$/.test(tokens[first]?.lower ?? '')) return []
  if (laying.has(tokens[verb]!.lower) && !tokens.slice(first, first + 14).some((token) => deed.test(token.lower)))
    return []
  return pieces(page, found, sentence, first, state, { obligor: null, instrument: instrument.span })
}

// Nouns of doing: what makes a list in a plan a list of acts.
const deed =
  /^(release|releases|withdrawal|exchange|return|ceasefire|truce|halt|end|transfer|handover|delivery|deliveries|lifting|opening|reopening|deployment|disarmament|demobilization|demobilisation|payment|payments|aid|entry|removal|dismantling|pullout|pause|reconstruction|elections?|negotiations|talks|talk|formation|swap|resumption|suspension|extension|freeing|freedom|easing|demilitarization|cessation|access|monitoring|restoration|releasing|withdrawing|establishment|creation)$/

function promised(page: Page, found: Findings, sentence: Sentence, verb: number): CommitmentFound[] {
  const { tokens } = sentence
  const group = verbGroupAt(tokens, verb)
  if (group.negated || group.tense === 'modal' || group.tense === 'infinitive') return []
  const standing = standingOf(sentence, verb)
  if (standing === 'hypothetical' || standing === 'denied') return []
  const subject = group.passive ? null : subjectBefore(sentence, group.first)
  const next = tokens[verb + 2]
  if (next === undefined) return []
  // "agreed to extend the truce": what is agreed is the extension.
  if (extending.has(next.lower)) {
    const longer = extended(
      page,
      found,
      sentence,
      verb + 2,
      offering.has(tokens[verb]!.lower) ? 'proposed' : 'extended',
    )
    if (longer.length > 0) return longer
  }
  const isNounAct = next.pos !== 'VERB' && next.pos !== 'AUX'
  if (isNounAct && !['DET', 'ADJ', 'NOUN', 'NUM'].includes(next.pos)) return []
  if (/^(attack|strike|retaliate|respond|destroy|continue|fight|avenge|punish|defeat|be)$/.test(next.lower)) return []
  return pieces(page, found, sentence, verb + 2, offering.has(tokens[verb]!.lower) ? 'proposed' : 'agreed', {
    obligor: subject === null ? null : actorOf(found, sentence, subject),
    instrument: null,
  })
}

function extended(
  page: Page,
  found: Findings,
  sentence: Sentence,
  verb: number,
  known?: CommitmentState,
): CommitmentFound[] {
  const { tokens } = sentence
  const group = verbGroupAt(tokens, verb)
  const object = phraseFrom(sentence, verb + 1, { speaker: false })
  const subject = subjectBefore(sentence, group.first)
  const what = group.passive ? subject : object
  if (what === null || !tokens.slice(what.first, what.last + 1).some((token) => extendable.has(nounLemma(token.lower))))
    return []
  const standing = standingOf(sentence, verb)
  if (standing === 'denied') return []
  const state: CommitmentState = known ?? (standing === 'occurred' || standing === 'ongoing' ? 'extended' : 'proposed')
  const from = group.passive ? what.first : verb
  // "a plan to extend the truce": the plan is the instrument.
  const holder = group.tense === 'infinitive' ? subjectBefore(sentence, group.first) : null
  const instrument = holder === null ? null : asInstrument(sentence, holder)
  return pieces(page, found, sentence, from, state, {
    obligor: group.passive || subject === null ? null : actorOf(found, sentence, subject),
    instrument: instrument?.span ?? spanOf(sentence, what.first, what.last),
  })
}

function actorOf(found: Findings, sentence: Sentence, phrase: Phrase): string | null {
  const start = sentence.tokens[phrase.first]!.start
  const end = sentence.tokens[phrase.last]!.end
  const named = found.mentions.find((mention) => mention.start >= start && mention.end <= end)
  if (named !== undefined) return named.actor
  for (const token of sentence.tokens.slice(phrase.first, phrase.last + 1)) {
    const country = countryByAdjective.get(token.lower)
    const state =
      country === undefined
        ? undefined
        : found.actors.find((actor) => actor.type === 'state' && country.names.includes(actor.name))
    if (state !== undefined) return state.id
  }
  const pronoun = sentence.tokens[phrase.first]!
  if (phrase.first !== phrase.last) return null
  return found.claims.find((claim) => claim.source.some((span) => span.start === pronoun.start))?.sourceActor ?? null
}

type Holder = { readonly obligor: string | null; readonly instrument: Span | null }

/** The acts from token `first` to the clause's end, one commitment each, with due and condition taken out of the tail. */
function pieces(
  page: Page,
  found: Findings,
  sentence: Sentence,
  first: number,
  state: CommitmentState,
  holder: Holder,
): CommitmentFound[] {
  const { tokens } = sentence
  let last = tokens.length - 1
  for (let k = first; k < tokens.length; k++) {
    const { text, lower } = tokens[k]!
    if (
      /^[.?!;:”]$/.test(text) ||
      (text === ',' &&
        /^(according|saying|adding|which|who|but|said|says|while|officials|he|she|they)$/.test(
          tokens[k + 1]?.lower ?? '',
        )) ||
      (lower === 'but' && k > first)
    ) {
      last = k - 1
      break
    }
    if (text === ',' && isSaid(tokens, k + 1)) {
      last = k - 1
      break
    }
  }
  if (last < first) return []
  return split(tokens, first, last).flatMap((piece) => {
    const whole = spanOf(sentence, piece.first, piece.last)
    const words = page.text.slice(whole.start, whole.end)
    if (words.length < 4) return []
    const condition = conditionIn(words)
    // "extend the truce by 21 days" says how long, not until when.
    const isLength = extending.has(tokens[piece.first]!.lower) && !/\b(?:until|through|till)\b/.test(words)
    const due = isLength ? null : dueIn(words, found, whole)
    let action = words
    for (let round = 0; round < 2; round++) {
      for (const part of [condition, due])
        if (part !== null && action.trimEnd().endsWith(part) && action.length > part.length + 3)
          action = action.slice(0, action.trimEnd().length - part.length).replace(/(?<![\s,])[\s,]+$/, '')
    }
    const quantity = quantitiesIn(tokens, piece, piece.first)[0] ?? null
    const by = /\bby ((?:the )?\p{Lu}[\p{L}'’-]+)/u.exec(words)
    const agent =
      by === null
        ? undefined
        : found.mentions.find(
            (mention) => mention.start >= whole.start + by.index && mention.start <= whole.start + by.index + 7,
          )
    const to = found.mentions.find(
      (mention) =>
        mention.start > whole.start &&
        mention.end <= whole.end &&
        /\b(?:to|for)\s(?:the\s)?$/.test(page.text.slice(Math.max(whole.start, mention.start - 8), mention.start)),
    )
    const sentenceText = page.text.slice(sentence.start, sentence.end)
    return [
      {
        obligor: holder.obligor ?? agent?.actor ?? doerIn(page, found, whole, words) ?? null,
        beneficiary: to === undefined || to.actor === holder.obligor ? null : to.actor,
        action,
        quantity,
        due,
        condition,
        instrument: holder.instrument === null ? null : page.text.slice(holder.instrument.start, holder.instrument.end),
        phase: phasePattern.exec(words)?.[0] ?? phasePattern.exec(sentenceText)?.[0] ?? null,
        state,
        start: whole.start,
        end: whole.end,
      } satisfies CommitmentFound,
    ]
  })
}

/** "a pause of X's operations", "the withdrawal of Xish troops": whose forces they are, theirs is the act. */
function doerIn(page: Page, found: Findings, whole: Span, words: string): string | null {
  const forces =
    /['’]s? (?:\w+ )?(?:troops|forces|army|military|operations|strikes|attacks|campaign|blockade|siege|fighters|soldiers|offensive)\b/g
  for (const match of words.matchAll(forces)) {
    const at = whole.start + match.index
    const owner = found.mentions.find((mention) => mention.end === at && page.text.length > at)
    if (owner !== undefined) return owner.actor
  }
  const adjective = /\b(\p{Lu}\p{L}+) (?:troops|forces|army|military|soldiers)\b/u.exec(words)
  const country = adjective === null ? undefined : countryByAdjective.get(adjective[1]!.toLowerCase())
  return country === undefined
    ? null
    : (found.actors.find((actor) => actor.type === 'state' && country.names.includes(actor.name))?.id ?? null)
}

const phasePattern =
  /\b(?:(?:first|second|third|fourth|initial|final|next)[- ](?:phase|stage)|(?:phase|stage) (?:one|two|three|four|\d|I{1,3})|(?:first|second|third)-(?:phase|stage))\b/i

const isSaid = (tokens: readonly Token[], from: number) =>
  tokens
    .slice(from, from + 7)
    .some(
      (token, k) =>
        /^(said|says|told|warned|added)$/.test(token.lower) &&
        k <= 6 &&
        !tokens.slice(from, from + k).some((one) => one.text === ','),
    )

/** Acts joined by "; ", ", and" or " and the …". */
function split(tokens: readonly Token[], first: number, last: number): Phrase[] {
  const result: Phrase[] = []
  let start = first
  for (let k = first + 2; k < last - 1; k++) {
    const token = tokens[k]!
    const isList = token.text === ',' || token.text === ';' || token.lower === 'and'
    if (!isList || k < start + 2) continue
    let next = k + 1
    while (next < last && /^(and|then|also|,|with)$/.test(tokens[next]!.lower)) next++
    const head = tokens[next]!
    const joins =
      token.lower === 'and' || tokens[k + 1]?.lower === 'and' || tokens[k + 1]?.lower === 'with' || token.text === ';'
    // After "and": another act (a noun of doing or a verb), or a due or condition that opens one ("and, once …, the rest").
    const isAct =
      tokens.slice(next, next + 5).some((one) => deed.test(one.lower)) ||
      (head.pos === 'VERB' && !/(?:ed|ing)$/.test(head.lower)) ||
      (head.lower === 'to' && tokens[next + 1]?.pos === 'VERB') ||
      /^(once|if|after|when)$/.test(head.lower) ||
      /^(rest|remaining|remainder|others|other)$/.test(tokens[next + 1]?.lower ?? '')
    if (!(isAct && (joins || (token.text === ',' && tokens.slice(next, next + 4).some((one) => deed.test(one.lower))))))
      continue
    if (token.lower === 'and' && /^(once|if|after|when)$/.test(head.lower) && tokens[k - 1]?.text !== ',') {
      if (!tokens.slice(next, last + 1).some((one) => one.text === ',' || deed.test(one.lower))) continue
    }
    let end = k - 1
    while (end > start && tokens[end]!.pos === 'PUNCT') end--
    result.push({ first: start, last: end })
    start = next
    k = next + 1
  }
  if (start <= last) {
    let end = last
    while (end > start && /^[,;.”"]$/.test(tokens[end]!.text)) end--
    result.push({ first: start, last: end })
  }
  return result
}
