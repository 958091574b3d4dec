// Events by PLOVER: a trigger word, who takes part, where, when, and whether it happened, goes on, is meant or denied.

import { documentNouns, roleHeads } from '../lexicon/roles.ts'
import { deathWords, nounTrigger, type Trigger, verbTriggers, weaponModes } from '../lexicon/triggers.ts'
import type { Claim, Event, EventStatus, Participant, Span } from '../reading.ts'
import { nounLemma } from '../words/forms.ts'
import { headOf, type Phrase, phraseFrom, subjectBefore } from '../words/noun-phrases.ts'
import type { Page } from '../words/page.ts'
import type { Sentence, Token } from '../words/token.ts'
import { isBe, type Standing, standingOf, type VerbGroup, verbGroupAt } from '../words/verb-groups.ts'
import { dateFor, placeFor } from './event-setting.ts'
import type { Finder, Findings } from './finder.ts'
import { isNoComment } from './no-comment.ts'
import { numberOf, quantitiesIn } from './quantities.ts'

export const events: Finder = {
  name: 'events',
  languages: ['en'],
  find: (page, found) => {
    const seen = page.sentences
      .filter((sentence) => sentence.type !== 'heading')
      .map((sentence) => ({ block: sentence.block, own: eventsIn(page, found, sentence) }))
    // Who died is told of an assault only where the text around tells of one.
    const causes = new Set<number>()
    for (const { block, own } of seen) if (own.some(isCause)) causes.add(block)
    const hasCause = (block: number) => [-2, -1, 0, 1, 2].some((away) => causes.has(block + away))
    return {
      events: seen.flatMap(({ block, own }) =>
        own.filter(({ trigger }) => !deathWords.has(trigger.word) || hasCause(block)).map(({ event }) => event),
      ),
    }
  },
}

const isCause = ({ trigger }: Seen) => trigger.type === 'assault' && !deathWords.has(trigger.word)

type Seen = { readonly trigger: Trigger; readonly at: number; readonly clause: Phrase; readonly event: Event }
const mutual = new Set(['consult', 'agree', 'cooperate'])

function eventsIn(page: Page, found: Findings, sentence: Sentence): readonly Seen[] {
  const { tokens } = sentence
  const seen: Seen[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const demand = demandAt(page, found, sentence, i)
    if (demand !== null) seen.push(demand)
    if ((token.pos !== 'VERB' && !isGerund(tokens, i) && !isDeed(tokens, i)) || isNoComment(tokens, i)) continue
    const trigger = triggerAt(tokens, i) ?? againAt(tokens, i, seen)
    if (trigger === undefined || isGoverned(sentence, i, seen) || isInSource(found, token)) continue
    // What a plan or an agreement calls for is a commitment, and what is alleged in passing is no event of its own.
    if (trigger.type === 'request' && (i === 0 || isInstrument(sentence, i))) continue
    if (
      /^(reject|agree|retreat|support|request|concede|cooperate)$/.test(trigger.type) &&
      found.claims.some(
        (claim) =>
          claim.attitude === 'accuses' &&
          claim.content.some((span) => span.start <= token.start && span.end >= token.end),
      )
    )
      continue
    const one = verbEvent(page, found, sentence, i, trigger)
    // A death that nobody counts leaves the telling to what caused it.
    if (one !== null && deathWords.has(trigger.word) && one.event.quantities.length === 0) continue
    if (one !== null && !seen.some((other) => repeats(other, one))) seen.push(one)
  }
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]!.pos !== 'NOUN' && tokens[i]!.lower !== 'dead') continue
    const trigger = nounTrigger(nounLemma(tokens[i]!.lower))
    if (trigger === undefined || seen.some((one) => one.trigger.type === trigger.type && Math.abs(one.at - i) <= 12))
      continue
    const one = nounEvent(page, found, sentence, i, trigger)
    if (one !== null && !seen.some((other) => repeats(other, one))) seen.push(one)
  }
  return seen.sort((a, b) => a.at - b.at)
}

/** "denied meeting X", "is meeting X": a verb, whatever the tagger made of it. */
const isGerund = (tokens: readonly Token[], i: number) =>
  tokens[i]!.lower.endsWith('ing') &&
  /^(denied|denies|deny|denying|is|are|was|were|been|stopped|avoided|considered|without)$/.test(
    tokens[i - 1]?.lower ?? '',
  )

/** "Gunmen abducted 31 workers", "fired on the boat, wounding a boy": a verb that the tagger took for a noun. */
function isDeed(tokens: readonly Token[], i: number): boolean {
  const { lower, pos } = tokens[i]!
  const next = tokens[i + 1]
  if ((pos !== 'NOUN' && pos !== 'ADJ') || next === undefined || verbTriggers(lower).length === 0) return false
  // "had shot at children"
  if (/^(?:had|has|have|was|were)$/.test(tokens[i - 1]?.lower ?? '')) return next.pos === 'ADP' || next.pos === 'DET'
  if (lower.endsWith('ed')) return next.pos === 'NUM' || next.pos === 'DET'
  return lower.endsWith('ing') && tokens[i - 1]?.text === ',' && (next.pos === 'NUM' || next.pos === 'DET')
}

/** Two words for one thing: "carried out an attack that killed". */
function repeats(before: Seen, now: Seen): boolean {
  if (before.trigger.type !== now.trigger.type || before.event.status !== now.event.status) return false
  if (before.trigger.mode === 'visit' || now.trigger.mode === 'visit')
    return before.trigger.mode === now.trigger.mode && Math.abs(before.at - now.at) <= 6
  const actors = (one: Seen) => one.event.participants.map((part) => part.actor)
  const shared = actors(now).every((actor) => actors(before).includes(actor))
  return shared && Math.abs(before.at - now.at) <= 14
}

function triggerAt(tokens: readonly Token[], i: number): Trigger | undefined {
  const candidates = verbTriggers(tokens[i]!.lower)
  if (candidates.length === 0) return undefined
  const group = verbGroupAt(tokens, i)
  const end = windowEnd(tokens, i)
  // What was freed or struck stands before a passive; what struck, before any verb.
  const before = tokens
    .slice(Math.max(0, group.first - 7), group.first)
    .filter((token) => group.passive || weapons.has(token.lower))
  const has = (one: Trigger) =>
    one.with === null ||
    [...before, ...tokens.slice(i + 1, Math.min(end, i + one.reach) + 1)].some((token) => one.with!.has(token.lower))
  return candidates.find(has)
}

// What hits, lands or falls of itself.
const weapons = new Set(
  'missile missiles drone drones rocket rockets shell shells mortar mortars bomb bombs round rounds artillery'.split(
    ' ',
  ),
)

/** "The council released 15 people and the government released 30": the second number counts the same. */
function againAt(tokens: readonly Token[], i: number, seen: readonly Seen[]): Trigger | undefined {
  const next = tokens[i + 1]
  if (next === undefined || numberOf(next) === null) return undefined
  return verbTriggers(tokens[i]!.lower).find((one) => seen.some((other) => other.trigger === one))
}

const musts = /^(?:must|should|ought)$/
const saying =
  /^(?:said|says|say|announced|announces|insisted|insists|declared|concluded|demanded|stressed|warned|ruled)$/
const selves = /^(?:they|it|we|i|he|she|this|that|there|what|which|who)$/

/** "He said that Orrin must return the boat": what one side says another has to do is a demand. */
function demandAt(page: Page, found: Findings, sentence: Sentence, i: number): Seen | null {
  const { tokens } = sentence
  if (!musts.test(tokens[i]!.lower) || !tokens.slice(0, i).some(({ lower }) => saying.test(lower))) return null
  const subject = subjectBefore(sentence, i)
  if (subject === null || selves.test(tokens[subject.last]!.lower)) return null
  const verb = tokens.findIndex(({ pos }, k) => k > i && k <= i + 4 && pos === 'VERB')
  if (verb === -1 || tokens[i + 1]?.lower === 'have') return null
  const claims = claimsAround(found.claims, tokens[i]!)
  const source = claims.find(({ sourceActor }) => sourceActor !== null)?.sourceActor
  const targets = actorsIn(found, sentence, subject, true)
  const isSomebody = targets.length > 0 || /s$/.test(tokens[headOf(tokens, subject)]!.lower)
  if (!isSomebody || (source !== undefined && source !== null && targets.includes(source))) return null
  const trigger: Trigger = { word: 'must', type: 'request', mode: null, with: null, isNoun: false, reach: 0 }
  const clause = { first: subject.first, last: windowEnd(tokens, verb) }
  const event = made(page, found, sentence, {
    trigger,
    at: verb,
    clause,
    mode: modeOf(trigger, tokens, clause),
    participants: participantsOf(trigger, source == null ? [] : [source], targets),
    status: 'occurred',
    claims,
  })
  return { trigger, at: verb, clause, event }
}

function isInstrument(sentence: Sentence, verb: number): boolean {
  const subject = subjectBefore(sentence, verbGroupAt(sentence.tokens, verb).first)
  if (subject === null) return false
  const head = sentence.tokens[headOf(sentence.tokens, subject)]!
  return (
    documentNouns.has(nounLemma(head.lower)) ||
    /^(proposal|initiative|framework|roadmap|pact|truce|ceasefire|offer|it)$/.test(nounLemma(head.lower))
  )
}

/** Up to where a verb's objects may stand. */
function windowEnd(tokens: readonly Token[], i: number): number {
  let k = i + 1
  while (k < tokens.length && k - i <= 14) {
    const { text, lower, pos } = tokens[k]!
    if (
      /^[.;:?!]$/.test(text) ||
      lower === 'that' ||
      lower === 'according' ||
      lower === 'while' ||
      lower === 'after' ||
      lower === 'before'
    )
      break
    if (text === ',' && k - i > 3) break
    if (/^(and|but)$/.test(lower) && isOwnClause(tokens, k + 1)) break
    if (pos === 'AUX' && k - i > 2) break
    k++
  }
  return k - 1
}

/** "… and the government freed thirty": after the conjunction somebody else does something. */
function isOwnClause(tokens: readonly Token[], from: number): boolean {
  let noun = false
  for (let k = from; k < Math.min(tokens.length, from + 7); k++) {
    const { pos, lower } = tokens[k]!
    if (pos === 'NOUN' || pos === 'PROPN' || (pos === 'PRON' && /^(he|she|they|it|we)$/.test(lower))) noun = true
    else if (pos === 'VERB' || pos === 'AUX') return noun && !/ing$/.test(lower)
    else if (!/^(DET|ADJ|NUM|ADV)$/.test(pos) && lower !== 'of') return false
  }
  return false
}

/** "refused to meet", "urged them to withdraw", "threatened to attack": the first verb already tells what happened. */
function isGoverned(sentence: Sentence, i: number, seen: readonly Seen[]): boolean {
  const { tokens } = sentence
  // What must be done was demanded, and told so already.
  if (seen.some((one) => one.trigger.word === 'must' && one.at === i)) return true
  if (tokens[i - 1]?.lower !== 'to') return false
  return seen.some(
    (one) =>
      !one.trigger.isNoun &&
      /^(reject|request|threaten)$/.test(one.trigger.type) &&
      i - one.at <= 10 &&
      !tokens.slice(one.at, i).some((token) => /^[,;]$/.test(token.text)),
  )
}

function verbEvent(page: Page, found: Findings, sentence: Sentence, at: number, trigger: Trigger): Seen | null {
  const { tokens } = sentence
  const group = verbGroupAt(tokens, at)
  const end = windowEnd(tokens, at)
  const subject = subjectOf(sentence, group)
  const by = tokens.findIndex((token, k) => k > at && k <= end && token.lower === 'by')
  const agent = by === -1 ? null : phraseFrom(sentence, by + 1, { speaker: false })
  const isPassive = group.passive || (isReduced(tokens, at, group) && by !== -1 && by - at <= 2)
  const sources = isPassive
    ? agent === null
      ? []
      : actorsIn(found, sentence, agent)
    : subject === null
      ? []
      : actorsIn(found, sentence, subject, true)
  const objectEnd = by === -1 || !isPassive ? end : by - 1
  const objects =
    isPassive && subject !== null
      ? actorsIn(found, sentence, subject)
      : objectEnd > at
        ? actorsIn(found, sentence, { first: at + 1, last: objectEnd })
        : []
  const participants = participantsOf(trigger, sources, objects)
  const first = subject === null ? group.first : Math.min(subject.first, group.first)
  const clause = { first, last: end }
  const claims = claimsAround(found.claims, tokens[at]!)
  const standing = standingOf(sentence, at)
  // "will not accept", "failed to reach agreement": not agreeing is rejecting, and that did happen.
  if (trigger.type === 'agree' && standing === 'denied') {
    const event = made(page, found, sentence, {
      trigger: { ...trigger, type: 'reject', mode: null },
      at,
      clause,
      mode: null,
      participants: participantsOf({ ...trigger, type: 'reject' }, sources, objects),
      status: group.tense === 'future' ? 'planned' : 'occurred',
      claims,
    })
    return isWorthTelling(event, trigger) ? { trigger: { ...trigger, type: 'reject' }, at, clause, event } : null
  }
  // "the day that had been agreed": a passive in a relative clause only describes.
  if (isPassive && participants.length === 0 && /^(that|which)$/.test(tokens[group.first - 1]?.lower ?? '')) return null
  const status = statusOf(standing, claims)
  const threat = threatOf(sentence, trigger, subject, status)
  if (threat !== null) {
    const event = made(page, found, sentence, {
      trigger: threat,
      at,
      clause,
      mode: threat.mode,
      participants,
      status: 'occurred',
      claims,
    })
    return isWorthTelling(event, threat) ? { trigger: threat, at, clause, event } : null
  }
  const mode = modeOf(trigger, tokens, clause)
  const event = made(page, found, sentence, { trigger, at, clause, mode, participants, status, claims })
  return isWorthTelling(event, trigger) ||
    isTold(tokens, subject, trigger) ||
    isDone(event, sentence, at, isPassive && subject !== null)
    ? { trigger, at, clause, event }
    : null
}

const threats: Partial<Record<Trigger['type'], string | null>> = {
  coerce: 'restrict',
  sanction: 'relations',
  assault: 'violence',
  protest: null,
}
const ownMouth = /^(?:they|it|he|she|we|i)$/

/** "They said they would boycott the vote": harm that somebody announces of themselves is a threat, and was made. */
function threatOf({ tokens }: Sentence, trigger: Trigger, subject: Phrase | null, status: EventStatus): Trigger | null {
  if ((status !== 'planned' && status !== 'hypothetical') || subject === null) return null
  if (!ownMouth.test(tokens[subject.last]!.lower)) return null
  const before = tokens.slice(Math.max(0, subject.first - 3), subject.first)
  if (!before.some(({ lower }) => saying.test(lower))) return null
  const hasUnless = tokens.some(({ lower }) => lower === 'unless')
  if (trigger.type === 'retreat') return hasUnless ? { ...trigger, type: 'threaten', mode: 'relations' } : null
  if (trigger.type === 'protest' && trigger.mode !== 'boycott' && trigger.mode !== 'obstruct' && !hasUnless) return null
  const mode = threats[trigger.type]
  return mode === undefined ? null : { ...trigger, type: 'threaten', mode }
}

/** Protests and demands are told of people nobody names: "landowners began a hunger strike". */
function isTold(tokens: readonly Token[], subject: Phrase | null, trigger: Trigger): boolean {
  if (subject === null || !/^(?:protest|agree|request)$/.test(trigger.type)) return false
  const { lower, pos } = tokens[headOf(tokens, subject)]!
  return pos === 'NOUN' || pos === 'PROPN' ? /s$/.test(lower) || roleHeads.has(nounLemma(lower)) : false
}

const isReduced = (tokens: readonly Token[], at: number, group: VerbGroup) =>
  group.first === at && /(?:ed|en|wn)$/.test(tokens[at]!.lower)

function subjectOf(sentence: Sentence, group: VerbGroup): Phrase | null {
  const accused = accusedOf(sentence, group.first)
  if (accused !== null) return accused
  if (group.tense !== 'infinitive' && group.tense !== 'participle') {
    const direct = subjectBefore(sentence, group.first)
    if (direct !== null) return direct
  }
  // Infinitives, participles and second verbs share the subject of the verb before them.
  const { tokens } = sentence
  for (let k = group.first - 1; k >= 0; k--) {
    const { pos, lower } = tokens[k]!
    if (pos !== 'VERB' && pos !== 'AUX') continue
    if (/ing$/.test(lower) && tokens[k - 1]?.pos !== 'AUX') continue
    const above = verbGroupAt(tokens, k)
    if (above.tense === 'infinitive' || above.tense === 'participle') continue
    const subject = subjectBefore(sentence, above.first)
    if (subject !== null) return subject
  }
  return null
}

const accusing = /^accus(?:e|es|ed|ing)$/
const accusedWordsMax = 14

/** "X accused Y of shelling the town": whose deed it is said to be. Null where nobody is accused of it. */
function accusedOf(sentence: Sentence, verb: number): Phrase | null {
  const { tokens } = sentence
  let of = verb - 1
  while (of > 0 && verb - of <= 3 && tokens[of]!.lower !== 'of') of--
  if (tokens[of]?.lower !== 'of') return null
  for (let k = of - 1; k >= 0 && of - k <= accusedWordsMax; k--) {
    if (accusing.test(tokens[k]!.lower)) {
      if (verbGroupAt(tokens, k).passive) return subjectBefore(sentence, verbGroupAt(tokens, k).first)
      return k + 1 < of ? { first: k + 1, last: of - 1 } : null
    }
    if (/^[.;:]$/.test(tokens[k]!.text)) return null
  }
  return null
}

function nounEvent(page: Page, found: Findings, sentence: Sentence, at: number, trigger: Trigger): Seen | null {
  const { tokens } = sentence
  // "meeting room", "ceasefire deal", "attack helicopters": the noun only tells of another one.
  if (tokens[at + 1]?.pos === 'NOUN' || tokens[at + 1]?.pos === 'PROPN') return null
  if (trigger.mode === 'ceasefire') return null
  const end = windowEnd(tokens, at)
  const after = tokens[at + 1]?.lower ?? ''
  const follows = /^(between|with|by|on|against|of|to|in|at|near|among|from)$/.test(after)
  const objects = follows ? actorsIn(found, sentence, { first: at + 1, last: end }) : []
  let holder: string[] = []
  if (tokens[at - 1]?.lower === "'s" || ['ADJ', 'NOUN', 'PROPN'].includes(tokens[at - 1]?.pos ?? '')) {
    let first = at - 1
    while (
      first > 0 &&
      (['ADJ', 'NOUN', 'PROPN', 'DET'].includes(tokens[first - 1]!.pos) || tokens[first - 1]!.lower === "'s") &&
      at - first < 6
    )
      first--
    holder = actorsIn(found, sentence, { first, last: at - 1 })
  }
  // "X is holding talks with Y", "X ordered a halt to aid": whoever the verb before has for subject.
  const governor = governorOf(tokens, at)
  if (
    holder.length === 0 &&
    governor !== -1 &&
    !callingVerbs.test(tokens[governor]!.lower) &&
    !refusingVerbs.test(tokens[governor]!.lower) &&
    !viewingVerbs.test(tokens[governor]!.lower)
  ) {
    const group = verbGroupAt(tokens, governor)
    const subject = group.passive ? null : subjectOf(sentence, group)
    if (subject !== null && subject.last < at) holder = actorsIn(found, sentence, subject, true)
  }
  if (trigger.with !== null && !tokens.slice(at + 1, end + 1).some((token) => trigger.with!.has(token.lower)))
    return null
  if (isInSource(found, tokens[at]!)) return null
  if (trigger.type === 'agree' && !(after === 'between' && objects.length >= 2)) return null
  const participants = participantsOf(trigger, after === 'by' ? objects : holder, after === 'by' ? [] : objects)
  const claims = claimsAround(found.claims, tokens[at]!)
  const clause = { first: Math.max(0, at - 4), last: end }
  // "could neither confirm nor exclude three deaths" counts none.
  if (deathWords.has(trigger.word) && undecided.test(page.text.slice(sentence.start, sentence.end))) return null
  const isDoubted = deathWords.has(trigger.word) && doubted.test(page.text.slice(sentence.start, sentence.end))
  const standing = statusOf(nounStanding(sentence, at), claims)
  // Who counts them does so now; they died before.
  const status = isDoubted ? 'denied' : deathWords.has(trigger.word) && standing === 'ongoing' ? 'occurred' : standing
  const event = made(page, found, sentence, {
    trigger,
    at,
    clause,
    mode: modeOf(trigger, tokens, clause),
    participants,
    status,
    claims,
  })
  const evidence =
    participants.length * 2 + (event.place === null ? 0 : 1) + (event.date === null ? 0 : 1) + event.quantities.length
  // "12 dead": a count of the dead is enough, and nothing less is.
  if (deathWords.has(trigger.word)) {
    const counted = event.quantities.filter(
      (one) => one.end === tokens[at]!.end && !/^(?:the|of)$/.test(tokens[at - 1]?.lower ?? ''),
    )
    return counted.length === 0
      ? null
      : { trigger, at, clause, event: { ...event, quantities: counted, participants: [] } }
  }
  return evidence >= 2 ? { trigger, at, clause, event } : null
}

const undecided = /\b(?:neither confirm|(?:could|can|did) ?not (?:confirm|verify|exclude)|un(?:confirmed|verified))\b/iu

// "The figure of 40 dead is not supported by the hospital."
const doubted =
  /\b(?:figure|number|toll|claim|report|count|allegation)s? of\b[^.;]{0,120}?\b(?:is|was|are|were|has been) (?:not|false|wrong|untrue|exaggerated|unfounded|invented|baseless)\b/iu

function governorOf(tokens: readonly Token[], at: number): number {
  for (let k = at - 1; k >= Math.max(0, at - 6); k--) {
    const { pos, lower } = tokens[k]!
    if (pos === 'PUNCT') return -1
    if (pos === 'VERB' || (/ing$/.test(lower) && isBe(tokens[k - 1]))) return k
  }
  return -1
}

// A claim that is as likely wrong as right hides nothing.
const sureShare = 0.5
/** "officials familiar with the talks": words that only tell who speaks. */
const isInSource = (found: Findings, token: Token): boolean =>
  found.claims.some(
    (claim) =>
      claim.confidence >= sureShare && claim.source.some((span) => span.start <= token.start && span.end >= token.end),
  )

const plannedWords = /^(planned|upcoming|scheduled|coming|future|expected|next|prospective|forthcoming|proposed)$/
const ongoingWords = /^(ongoing|current|continuing|continued)$/
const pastWords = /^(previous|last|earlier|recent|past|failed|latest)$/
const callingVerbs =
  /^(include|included|includes|requires|provides|provided|envisages|envisaged|envisions|stipulates|stipulated|call|called|calls|calling|demand|demands|demanded|demanding|urge|urged|urges|propose|proposed|proposes|consider|considering|discuss|discussed|discussing|suggest|suggested|threaten|threatened|want|wants|wanted|seek|seeking|sought|require|required|requires|oppose|opposed|offer|offered)$/
// Whoever welcomes or mourns a thing has not done it.
const viewingVerbs =
  /^(?:welcom|prais|hail|applaud|condemn|denounc|criticis|criticiz|deplor|mourn|regret|recall|describ|report|recount)(?:e|es|ed|s|ing)?$/
const refusingVerbs =
  /^(reject|rejected|rejects|refuse|refused|refuses|cancel|cancelled|canceled|deny|denied|denies|rule|ruled|avoid|avoided|prevent|prevented)$/

function nounStanding(sentence: Sentence, at: number): Standing {
  const { tokens } = sentence
  for (let k = at - 1; k >= Math.max(0, at - 4); k--) {
    const { lower } = tokens[k]!
    if (plannedWords.test(lower)) return 'planned'
    if (ongoingWords.test(lower)) return 'ongoing'
    if (pastWords.test(lower)) return 'occurred'
    if (lower === 'no' || lower === 'without') return 'denied'
    if (tokens[k]!.pos === 'VERB' || tokens[k]!.pos === 'PUNCT') break
  }
  for (let k = at - 1; k >= Math.max(0, at - 12); k--) {
    const { lower, pos, text } = tokens[k]!
    if (/^[;:”“"]$/.test(text)) break
    if (pos !== 'VERB' && !(/ing$/.test(lower) && isBe(tokens[k - 1]))) continue
    if (callingVerbs.test(lower)) return 'hypothetical'
    if (refusingVerbs.test(lower)) return 'denied'
    if (
      /^(plan|plans|planned|planning|prepare|prepares|prepared|preparing|expected|scheduled|set|agreed|hopes|hope|hoped|due|await|awaits|awaiting)$/.test(
        lower,
      )
    )
      return 'planned'
    return standingOf(sentence, k)
  }
  for (let k = at + 1; k < Math.min(tokens.length, at + 12); k++)
    if (tokens[k]!.pos === 'VERB' || tokens[k]!.pos === 'AUX') return standingOf(sentence, k)
  return 'occurred'
}

function participantsOf(trigger: Trigger, sources: readonly string[], objects: readonly string[]): Participant[] {
  const result: Participant[] = []
  const add = (actor: string, role: Participant['role']) => {
    if (!result.some((one) => one.actor === actor)) result.push({ actor, role })
  }
  for (const actor of sources)
    add(actor, trigger.mode === 'third-party' ? 'mediator' : mutual.has(trigger.type) ? 'actor' : 'source')
  for (const actor of objects)
    add(actor, trigger.mode === 'visit' ? 'recipient' : mutual.has(trigger.type) ? 'actor' : 'target')
  return result
}

/** Ids of the actors named in a phrase, in order; a pronoun stands for whoever the claim around it has for source. */
function actorsIn(found: Findings, sentence: Sentence, phrase: Phrase, isSubject = false): string[] {
  const start = sentence.tokens[phrase.first]!.start
  const end = sentence.tokens[Math.min(phrase.last, sentence.tokens.length - 1)]!.end
  const ids: string[] = []
  for (const mention of found.mentions) {
    if (mention.start >= start && mention.end <= end && !ids.includes(mention.actor) && !isOfRole(sentence, mention))
      ids.push(mention.actor)
  }
  if (isSubject && ids.length === 0) {
    const words = sentence.tokens
      .slice(phrase.first, phrase.last + 1)
      .map((token) => token.lower)
      .join(' ')
    if (/^(?:the two|both|the pair|the two (?:men|women|leaders|sides|officials|parties))$/.test(words))
      return lastTwo(found, start)
  }
  if (
    isSubject &&
    ids.length === 0 &&
    phrase.first === phrase.last &&
    /^(he|she|it|they|i|we)$/.test(sentence.tokens[phrase.first]!.lower)
  ) {
    const pronoun = sentence.tokens[phrase.first]!
    const exact = found.claims.find(
      (claim) => claim.source.some((span) => span.start === pronoun.start) && claim.sourceActor !== null,
    )
    const around = found.claims.find(
      (claim) =>
        claim.sourceActor !== null &&
        claim.content.some((span) => span.start <= pronoun.start && span.end >= pronoun.end),
    )
    const id = exact?.sourceActor ?? around?.sourceActor
    const type = found.actors.find((actor) => actor.id === id)?.type
    const isPerson = type === 'person' || type === 'unnamed'
    if (
      id !== null &&
      id !== undefined &&
      (pronoun.lower === 'they' ? false : pronoun.lower === 'it' ? !isPerson : pronoun.lower === 'we' ? true : isPerson)
    )
      ids.push(id)
  }
  return ids
}

/** "Government spokeswoman Jane Doe": the body only tells whose spokeswoman she is. */
function isOfRole({ tokens }: Sentence, mention: Span): boolean {
  const next = tokens.find((token) => token.start >= mention.end)
  return next !== undefined && next.start - mention.end === 1 && roleHeads.has(next.lower)
}

// How far back "the two" may reach for those it means.
const twoReachChars = 300

/** "The two previously met": the two persons named last, when they are exactly two. */
function lastTwo(found: Findings, before: number): string[] {
  const ids: string[] = []
  for (const mention of found.mentions) {
    if (mention.start >= before || before - mention.start > twoReachChars) continue
    if (found.actors.find((actor) => actor.id === mention.actor)?.type === 'person' && !ids.includes(mention.actor))
      ids.push(mention.actor)
  }
  return ids.length === 2 ? ids : []
}

const claimsAround = (claims: readonly Claim[], token: Token): readonly Claim[] =>
  claims.filter((claim) =>
    [...claim.content, ...claim.cue].some((span) => span.start <= token.start && span.end >= token.end),
  )

function statusOf(standing: Standing, claims: readonly Claim[]): EventStatus {
  const inContent = claims
  if (standing === 'occurred' || standing === 'ongoing') {
    if (inContent.some((claim) => claim.attitude === 'denies')) return 'denied'
    if (inContent.some((claim) => claim.attitude === 'hopes'))
      return standing === 'occurred' ? 'occurred' : 'hypothetical'
  }
  return standing
}

function modeOf(trigger: Trigger, tokens: readonly Token[], clause: Phrase): string | null {
  if (trigger.type === 'reject' || trigger.type === 'request') {
    const words = tokens.slice(clause.first, clause.last + 1).map((token) => token.lower)
    if (words.some((word) => /^(meet|talks|negotiate|negotiations|meeting|dialogue|negotiators|mediation)$/.test(word)))
      return 'meet'
    if (words.some((word) => /^(aid|assistance|help)$/.test(word))) return 'assist'
    if (words.some((word) => /^(withdraw|withdrawal|release|ceasefire|truce|disarm|surrender|halt)$/.test(word)))
      return 'yield'
    return trigger.mode
  }
  if (trigger.type !== 'assault' || (trigger.mode !== null && trigger.mode !== 'firearms')) return trigger.mode
  const words = tokens.slice(clause.first, clause.last + 1).map((token) => token.lower)
  for (const [mode, set] of weaponModes) if (words.some((word) => set.has(word))) return mode
  return trigger.mode
}

type Parts = {
  readonly trigger: Trigger
  readonly at: number
  readonly clause: Phrase
  readonly mode: string | null
  readonly participants: readonly Participant[]
  readonly status: EventStatus
  readonly claims: readonly Claim[]
}

function made(page: Page, found: Findings, sentence: Sentence, parts: Parts): Event {
  const { tokens } = sentence
  const start = tokens[parts.clause.first]!.start
  const end = tokens[parts.clause.last]!.end
  const at = tokens[parts.at]!
  return {
    id: '',
    type: parts.trigger.type,
    mode: parts.mode,
    participants: parts.participants,
    place: placeFor(page, found, sentence, at, { start, end }),
    date: dateFor(found, sentence, at),
    status: parts.status,
    quantities: quantitiesIn(tokens, parts.clause, parts.at),
    claims: parts.claims.map((claim) => claim.id).filter((id) => id !== ''),
    start,
    end,
  }
}

// Deeds that are news whoever did them.
const deeds = new Set<Event['type']>([
  'assault',
  'retreat',
  'coerce',
  'mobilize',
  'aid',
  'sanction',
  'cooperate',
  'protest',
])

/** Somebody or something that no name is known of, but that is no pronoun: "gunmen", "a patrol boat". */
function isDone(event: Event, { tokens }: Sentence, at: number, isSuffered: boolean): boolean {
  if (!deeds.has(event.type) || event.status === 'hypothetical') return false
  return (
    isSuffered || tokens.slice(at + 1, windowEnd(tokens, at) + 1).some(({ pos }) => pos === 'NOUN' || pos === 'PROPN')
  )
}

/** An event needs somebody, something or somewhere; bare verbs ("they met") tell a reader nothing to act on. */
function isWorthTelling(event: Event, trigger: Trigger): boolean {
  if (event.participants.length > 0 || event.quantities.length > 0) return true
  return event.place !== null || (event.date !== null && trigger.with === null)
}
