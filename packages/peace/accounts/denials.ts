// Who says that an event was not so: a report that tells of it as denied, somebody whose denial has the event's words, and
// somebody who turns down 'the charge' or says 'it was not us' right after it was told. Beside it stands the charge, where
// another document has one against whoever denies, or else the plain telling.
import type { Claim, Span } from '@parley/read/reading'
import { actorKeysOf } from '../actors/keys.ts'
import { wordsOf } from '../readings.ts'
import type { Disagreement } from '../rows.ts'
import { isAhead } from './evidence.ts'
import { meaningsOf } from './meanings.ts'
import { type Side, sideAt, sideOf, speakerOf } from './sides.ts'
import type { Telling } from './tellings.ts'
import { containment, contentWords } from './words.ts'

type Denial = {
  readonly telling: Telling
  readonly side: Side
  readonly by: string | null
  /** What is denied, or where the denial does not say it, what was told: kindred words under one name. */
  readonly words: ReadonlySet<string>
  /** Of those the ones that name nobody and no place, which two sides may call by two names. */
  readonly deed: ReadonlySet<string>
  /** By what the denier meets other documents' actors; null where nobody is named. */
  readonly meets: string | null
}

/** One report tells of it, another says it was not so or reports somebody who says that. One for each who denies. */
export function denialsAmong(tellings: readonly Telling[]): Disagreement[] {
  const told = tellings.filter(isTold)
  const denied = tellings.flatMap(denialsIn)
  return denied.flatMap((denial): Disagreement[] => {
    const affirmed = affirmedBeside(denial, told, denied)
    if (affirmed === null) return []
    const { side, by } = denial
    const why =
      by === null
        ? 'One report tells of it, another says that it was not so.'
        : `One report tells of it; ${by} denies it.`
    return [{ about: 'denial', why, sides: [affirmed, side] }]
  })
}

/** Told as so, or as somebody's charge that somebody else denies. */
const isTold = (telling: Telling) =>
  telling.event.status === 'denied' ? telling.claims.some(({ attitude }) => attitude === 'accuses') : !isAhead(telling)

/** Another document's charge or telling where there is one, rather of those that nobody denies in the same breath. */
function affirmedBeside(denial: Denial, told: readonly Telling[], denied: readonly Denial[]): Side | null {
  const fitting = told
    .filter((one) => one !== denial.telling && !isSaidBy(one, denial.meets) && isOfWhatIsDenied(one, denial))
    .toSorted((a, b) => Number(isOfSameDoer(b, denial.telling)) - Number(isOfSameDoer(a, denial.telling)))
  const others = fitting.filter(({ at }) => at.document !== denial.telling.at.document)
  for (const one of others) {
    const charge = chargeIn(one, denial)
    if (charge !== null) return charge
  }
  const isPlain = (telling: Telling) => !denied.some((one) => one.telling === telling)
  const plain = others.find(isPlain) ?? fitting.find(isPlain)
  if (plain !== undefined) return sideOf(plain, plain.event.status)
  const own = told.includes(denial.telling) && denial.telling.event.status !== 'denied' ? denial.telling : undefined
  return own === undefined ? null : sideOf(own, own.event.status)
}

/** The tellings of one event may tell of several things: what is denied is among the telling's words. */
const isOfWhatIsDenied = ({ passageWords }: Telling, { words, deed }: Denial) => {
  const told = meaningsOf(passageWords)
  const isAmong = (denied: ReadonlySet<string>) => {
    const shared = told.intersection(denied).size
    return shared >= deniedWordsMin || (shared > 0 && shared >= deniedShareMin * denied.size)
  }
  return isAmong(words) || isAmong(deed)
}
// Of a denial of a few words, one shared says that it is of this.
const [deniedWordsMin, deniedShareMin] = [2, 0.2]

/** Whoever denies a deed may tell of it themselves, as another's. */
const isSaidBy = ({ at, claims, takings }: Telling, meets: string | null) =>
  meets !== null &&
  !takings.some((taking) => taking.meets === meets) &&
  claims.some((claim) => actorKeysOf(at.reading, at.document).get(claim.sourceActor ?? '')?.meets === meets)

/** Not told of two doers: whoever is charged in one report hardly denies what another did. */
function isOfSameDoer(a: Telling, b: Telling): boolean {
  const [one, other] = [doersOf(a), doersOf(b)]
  return one.length === 0 || other.length === 0 || one.some((meets) => other.includes(meets))
}
const doersOf = ({ takings }: Telling) =>
  takings.flatMap(({ isNamed, role, meets }) => (isNamed && role === 'source' ? [meets] : []))

/** What the telling's document reports as a charge against whoever denies, beside the telling or of what is denied. */
function chargeIn({ at, event, ...telling }: Telling, { meets, words }: Denial): Side | null {
  if (meets === null) return null
  const keys = actorKeysOf(at.reading, at.document)
  const isAgainst = (claim: Claim) =>
    claim.attitude === 'accuses' &&
    at.reading.mentions.some(
      (mention) => keys.get(mention.actor)?.meets === meets && claim.content.some((span) => within(mention, span)),
    )
  const isOfIt = (claim: Claim) =>
    areNear(at.reading.document.text, event, claim.content[0] ?? event) ||
    !meaningsOf(contentWords(wordsOf(at.reading, claim.content))).isDisjointFrom(words)
  const charge = at.reading.claims.find((claim) => isAgainst(claim) && isOfIt(claim))
  const span = charge === undefined ? null : around(spansOf(charge))
  return span === null ? null : sideAt({ at, event, ...telling }, event.status, span)
}

const within = (a: Span, b: Span) => a.start >= b.start && a.end <= b.end
const spansOf = (claim: Claim) => [...claim.source, ...claim.cue, ...claim.content]

function denialsIn(telling: Telling): Denial[] {
  const { at, event, span } = telling
  const claims = telling.claims.filter(isDenial)
  if (event.status === 'denied') {
    const claim = claims[0]
    // Without anybody who denies it, only words can say that it was not so.
    if (claim === undefined && !negation.test(telling.passage)) return []
    const said = claim === undefined ? null : around(spansOf(claim))
    // Where the denial stands outside the sentence that tells what is denied, it is the denial that is shown.
    const isApart = said !== null && (said.start >= span.end || said.end <= span.start)
    const side = isApart ? sideAt(telling, 'denied', said) : sideOf(telling, 'denied')
    return [{ telling, side, ...deniedWords(telling, claim), ...denierOf(telling, claim) }]
  }
  const own = claims.filter((claim) => hasItsWords(claim, telling))
  const after = at.reading.claims.filter(
    (claim) => isDenial(claim) && !telling.claims.includes(claim) && turnsDown(claim, telling),
  )
  return [...own, ...after].map((claim) => ({
    telling,
    side: { ...sideAt(telling, 'denied', around(spansOf(claim)) ?? span), by: speakerOf(telling, claim) },
    ...deniedWords(telling, claim),
    ...denierOf(telling, claim),
  }))
}

// What is not to be done is no denial.
const negation =
  /\b(?:no|not(?! to\b)|never|nothing|nobody|none|neither|without|false|otherwise|den(?:y|ies|ied|ial))\b|n[’']t\b/iu
// In fewer words a denial does not say what it denies.
const saidWordsMin = 2

function deniedWords(telling: Telling, claim: Claim | undefined): Pick<Denial, 'words' | 'deed'> {
  const { reading } = telling.at
  const content = claim === undefined ? '' : wordsOf(reading, claim.content)
  const said = bare.test(content) || notThem.test(content) ? new Set<string>() : contentWords(content)
  const words = meaningsOf(said.size < saidWordsMin ? telling.passageWords : said)
  const names = [...reading.mentions, ...reading.places]
    .filter((name) => claim?.content.some((span) => within(name, span)))
    .flatMap((name) => [...meaningsOf(contentWords(wordsOf(reading, [name])))])
  return { words, deed: words.difference(new Set(names)) }
}

function denierOf(telling: Telling, claim: Claim | undefined): Pick<Denial, 'by' | 'meets'> {
  if (claim === undefined || claim.sourceActor === null) return { by: null, meets: doersOf(telling)[0] ?? null }
  const key = actorKeysOf(telling.at.reading, telling.at.document).get(claim.sourceActor)
  return { by: speakerOf(telling, claim), meets: key?.meets ?? null }
}

/** From the first to the last of several spans. */
function around(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return null
  return { start: Math.min(...spans.map((span) => span.start)), end: Math.max(...spans.map((span) => span.end)) }
}

const isDenial = (claim: Claim) => claim.attitude === 'denies' || claim.status === 'denied'

/** Within an event's sentence somebody may deny another thing. */
const hasItsWords = (claim: Claim, telling: Telling) =>
  containment(contentWords(wordsOf(telling.at.reading, claim.content)), telling.words) >= 0.5

// What is turned down without being said again: 'the charge', 'any part in this', 'it'.
const bare =
  /^(?:it|this|that|them|so|(?:the|this|that|these|those|both|any|all)?\s*(?:latest |whole )?(?:charge|accusation|allegation|claim|report|account|version|suggestion|assertion|story|responsibility|involvement|part|role|blame|wrongdoing)s?\b(?!\s+(?:that|of)\b).{0,30})$/isu
const notThem =
  /^(?:that )?(?:it|they|its (?:men|forces|troops|people)|the group)?\s*(?:was|were|had|did|has|have)(?:n[’']t| not)\b.{0,40}$/isu

/** The denial comes right after the telling, no other event between, does not say again what it denies, and is by one it names. */
function turnsDown(claim: Claim, telling: Telling): boolean {
  const { at, event } = telling
  const content = wordsOf(at.reading, claim.content)
  if (!bare.test(content) && !notThem.test(content)) return false
  const from = around([...claim.source, ...claim.cue])?.start ?? 0
  const before = at.reading.events.filter((one) => one.start < from && one.type !== 'accuse')
  const last = before.toSorted((a, b) => a.start - b.start).at(-1)
  if (last?.id !== event.id || !areNear(at.reading.document.text, event, { start: from, end: from })) return false
  const name = speakerOf(telling, claim)
  return name !== null && contentWords(name).intersection(telling.passageWords).size > 0
}

// A charge and its denial may stand in two paragraphs that follow each other.
const paragraphsMax = 1

function areNear(text: string, a: Span, b: Span): boolean {
  const between = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start))
  return between.split(/\n\s*/u).length - 1 <= paragraphsMax
}
