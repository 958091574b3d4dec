// Names of persons, organisations, states, armed groups and offices: runs of capitals, read with the lexicons, with
// the titles and roles that stand beside them.
import { countryByAdjective } from '../lexicon/countries.ts'
import { speechForms } from '../lexicon/cues.ts'
import { genderOfName, isGivenName } from '../lexicon/given-names.ts'
import { type Known, knownAt } from '../lexicon/known-names.ts'
import { armedHeads, armedHints, organisationHeads, organisationOpeners } from '../lexicon/organisations.ts'
import { locatives, placeTails } from '../lexicon/place-aliases.ts'
import { genderOfRole, roleHeads, titles, unnamedHeads } from '../lexicon/roles.ts'
import type { ActorType } from '../reading.ts'
import type { Sentence, Token } from '../words/token.ts'
import type { Finder, Name } from './finder.ts'

export const names: Finder = {
  name: 'names',
  languages: ['en'],
  find: (page) => ({ names: page.sentences.flatMap((sentence) => namesIn(sentence, page.text)) }),
}

const set = (list: string) => new Set(list.trim().split(/\s+/))
const particles = set('al el bin ibn ben van von de del della der den da di dos du la le ter abu as ul')
const connectors = set('of for and the & to de')
const roleModifiers =
  set(`prime foreign defense defence deputy vice special chief interim acting former senior permanent interior
  finance justice health trade press national security first lead top supreme general attorney state house senate minority
  majority white political military humanitarian resident under assistant executive managing crown co ex-president ex`)
const calendar =
  set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december ramadan christmas easter eid passover`)
const neverNames =
  set(`the a an this that these those it he she they we i you his her their its our my your but and or if when while
  after before since because as at by for from in into of on onto over to under with without about against between during
  through until upon via however meanwhile moreover furthermore therefore although though despite there here what which who
  whom whose where why how not no yes all any both each few many more most much other several some such than then thus so
  also even still yet now today yesterday tomorrow earlier later last next according following given asked once only
  perhaps maybe nor neither either one two three four five six seven eight nine ten hundreds thousands dozens never whether unless
  speaking citing adding on-site according amid among across despite regarding including source sources photo read share comment day phase article annex section chapter`)

const thingHeads =
  set(`agreement agreements accord accords treaty plan deal pact protocol act initiative resolution summit talks war
  conference declaration charter process operation day award prize cup games convention constitution communique framework roadmap
  memorandum ceasefire truce exercise bill law bridge road street avenue airport crossing valley river school university hospital`)

const designators = set(
  'line zone area annex appendix phase group sector point site block part section schedule plan option table figure exhibit list category class route camp district gate checkpoint post',
)
const questioning = set('will would may might can could shall should must')

const isCapital = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text)
const isParticleName = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:al|el|an|ar|as|at|ad|ul)[-‐]\p{Lu}/u.test(token.text)

function namesIn(sentence: Sentence, text: string): Name[] {
  const found: Name[] = []
  const { tokens } = sentence
  const headline = sentence.type === 'heading' || isShouting(tokens)
  let i = 0
  while (i < tokens.length) {
    const token = tokens[i]!
    if (!(isCapital(token) || isParticleName(token))) {
      i++
      continue
    }
    if (headline) {
      const known = knownAt(tokens, i)
      if (known !== null) found.push(...fromKnown(sentence, text, i, known.last, known.readings))
      i = known === null ? i + 1 : known.last + 1
      continue
    }
    if (!mayStart(tokens, i)) {
      i++
      continue
    }
    const last = runEnd(tokens, i)
    found.push(...namesInRun(sentence, text, i, last))
    i = last + 1
  }
  return found
}

function isShouting(tokens: readonly Token[]): boolean {
  const long = tokens.filter((token) => token.text.length > 3 && /\p{L}/u.test(token.text))
  return long.length > 4 && long.every((token) => /^\p{Lu}/u.test(token.text))
}

function mayStart(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!
  if (neverNames.has(token.lower) && !(token.lower === 'the' && knownAt(tokens, i) !== null))
    return (
      token.text.length > 1 &&
      token.text === token.text.toUpperCase() &&
      token.lower !== 'i' &&
      knownAt(tokens, i) !== null
    )
  if (calendar.has(token.lower)) return false
  if (i > 0 && !/^["“”‘'«([—–:•-]$/.test(tokens[i - 1]!.text)) return true
  // "Will Doe sign?" asks, and Will is no name in it.
  if (i === 0 && questioning.has(token.lower) && tokens.at(-1)!.text === '?') return false
  // At a sentence's start every word has a capital.
  if (
    knownAt(tokens, i) !== null ||
    isGivenName(token.lower) ||
    countryByAdjective.has(token.lower) ||
    titles.has(token.lower) ||
    roleHeads.has(token.lower)
  )
    return true
  if (isCapital(tokens[i + 1]) && !neverNames.has(tokens[i + 1]!.lower)) return true
  return token.pos === 'PROPN' || token.text === token.text.toUpperCase()
}

function runEnd(tokens: readonly Token[], start: number): number {
  let last = start
  for (let k = start + 1; k < tokens.length && k - start < 14; k++) {
    const token = tokens[k]!
    // "behind Line B. The council": a stop that the sentences did not see.
    if (token.text === 'The' && tokens[k - 1]!.text.endsWith('.')) break
    if (isCapital(token) && !calendar.has(token.lower) && !(neverNames.has(token.lower) && token.lower !== 'the'))
      last = k
    else if (isParticleName(token)) last = k
    else if (
      (particles.has(token.lower) || connectors.has(token.lower)) &&
      (isCapital(tokens[k + 1]) ||
        isParticleName(tokens[k + 1]) ||
        (token.lower === 'of' && tokens[k + 1]?.lower === 'the' && isCapital(tokens[k + 2])))
    ) {
      // "X and Y" joins only inside an organisation's name; decided when the run is read.
      if (calendar.has(tokens[k + 1]!.lower)) break
    } else if (token.lower === 'the' && tokens[k - 1]!.lower === 'of' && isCapital(tokens[k + 1])) {
      // "Ministry of the Interior".
    } else break
  }
  return last
}

function namesInRun(sentence: Sentence, text: string, start: number, end: number): Name[] {
  const found: Name[] = []
  const { tokens } = sentence
  let i = start
  while (i <= end) {
    const token = tokens[i]!
    if (!isCapital(token) && !isParticleName(token)) {
      i++
      continue
    }
    if (calendar.has(token.lower) || (neverNames.has(token.lower) && knownAt(tokens, i) === null)) {
      i++
      continue
    }
    const organisation = organisationEnd(tokens, i, end)
    const known = knownAt(tokens, i)
    if (organisation !== -1 && (known === null || organisation > known.last)) {
      found.push(organisationName(sentence, text, i, organisation))
      i = organisation + 1
      continue
    }
    if (known !== null && !continuesAsPerson(tokens, i, known.last, end, known.readings)) {
      const body = known.readings.some((one) => one.is === 'country') ? bodyOf(sentence, text, i, known.last) : null
      if (body !== null) {
        found.push(body)
        i = body.last + 1
        continue
      }
      found.push(...fromKnown(sentence, text, i, known.last, known.readings))
      i = known.last + 1
      continue
    }
    const stateBody = bodyOf(sentence, text, i, known?.last ?? i)
    if (stateBody !== null) {
      found.push(stateBody, ...holderOf(sentence, text, i, stateBody, known !== null))
      i = stateBody.last + 1
      continue
    }
    if (countryByAdjective.has(token.lower)) {
      i++
      continue
    }
    if (
      (roleHeads.has(token.lower) || titles.has(token.lower) || roleModifiers.has(token.lower)) &&
      !isGivenNameStart(tokens, i)
    ) {
      const role = capitalRole(tokens, i, end)
      if (role !== null) {
        if (role.person <= end) {
          const last = personEnd(tokens, role.person, end)
          found.push(person(sentence, text, role.person, last, roleText(tokens, text, i, role.last)))
          i = last + 1
        } else i = role.last + 1
        continue
      }
    }
    // "Line A", "Zone 3": a thing told by a letter or a number.
    if (designators.has(token.lower) && /^(?:\p{Lu}\.?|[IVX]{1,4}|\d{1,3})$/u.test(tokens[i + 1]?.text ?? '')) {
      i += 2
      continue
    }
    const last = personEnd(tokens, i, end)
    // "Velmar Accords", "Operation Long Night": named things, but nobody.
    if (thingHeads.has(tokens[last]!.lower) || /^(operation|exercise|article|resolution)$/.test(token.lower)) {
      i = last + 1
      continue
    }
    const body = last === i ? bodyOf(sentence, text, i, last) : null
    if (body !== null) {
      found.push(body)
      i = body.last + 1
      continue
    }
    const tail = tokens[last + 1]
    // "Jenin camp", "Kufra district": the place finder's.
    if (tail !== undefined && placeTails.has(tail.lower) && !isCapital(tail)) {
      found.push(make(sentence, text, i, last, 'unknown', [], false, null))
    } else found.push(person(sentence, text, i, last, null))
    i = last + 1
  }
  return found
}

const bodyPattern =
  /^(?:regime|government|administration|army|military|navy|police|parliament|cabinet|presidency|embassy|air force|armed forces|coast guard|foreign ministry|defen[cs]e ministry|interior ministry|health ministry|security forces|ground forces|authorities|defen[cs]e forces)$/

/** "the Sudanese army", "the Okello administration": a body told by an adjective or a name and a common noun. */
function bodyOf(sentence: Sentence, text: string, first: number, last: number): Name | null {
  const { tokens } = sentence
  for (const end of [last + 2, last + 1]) {
    const words = tokens.slice(last + 1, end + 1)
    if (words.length !== end - last || words.some((word) => /^\p{Lu}/u.test(word.text))) continue
    if (!bodyPattern.test(words.map((word) => word.lower).join(' '))) continue
    const head = words.at(-1)!.lower
    return make(
      sentence,
      text,
      first,
      end,
      /^(government|administration|presidency|cabinet|embassy)$/.test(head) ? 'office' : 'organisation',
      [],
      true,
      null,
    )
  }
  return null
}

/** "The Okello administration": one capital that no lexicon knows is whose it is. */
function holderOf(sentence: Sentence, text: string, first: number, body: Name, isKnown: boolean): Name[] {
  const { tokens } = sentence
  const head = tokens[body.last]!.lower
  const isOne = body.last === first + 1 && !isKnown && !countryByAdjective.has(tokens[first]!.lower)
  return isOne && /^(?:regime|administration|presidency|cabinet)$/.test(head) && tokens[first]!.pos === 'PROPN'
    ? [make(sentence, text, first, first, 'person', [], true, null)]
    : []
}

const isGivenNameStart = (tokens: readonly Token[], i: number): boolean =>
  isGivenName(tokens[i]!.lower) && isCapital(tokens[i + 1]) && !titles.has(tokens[i]!.lower)

/** "Prime Minister", "Secretary of State", "Special Envoy for Sudan": where the role ends and the person begins. */
function capitalRole(tokens: readonly Token[], start: number, end: number): { last: number; person: number } | null {
  let last = start
  while (
    last + 1 <= end &&
    (roleHeads.has(tokens[last + 1]!.lower) || roleModifiers.has(tokens[last + 1]!.lower)) &&
    !isGivenNameStart(tokens, last + 1)
  )
    last++
  if (!roleHeads.has(tokens[last]!.lower) && !titles.has(tokens[last]!.lower)) return null
  let next = last + 1
  if (next <= end && /^(of|for|to)$/.test(tokens[next]!.lower)) {
    // What the role is of, up to a given name.
    let k = next + 1
    while (k <= end && !(k > next + 1 && isGivenName(tokens[k]!.lower))) k++
    if (k > end) return { last: end, person: end + 1 }
    return { last: k - 1, person: k }
  }
  while (next <= end && !isCapital(tokens[next]) && !isParticleName(tokens[next])) next++
  return { last, person: next }
}

const roleText = (tokens: readonly Token[], text: string, from: number, to: number): string => {
  let first = from
  // "Israeli Foreign Minister", "the U.S. special envoy"
  while (
    first > 0 &&
    (countryByAdjective.has(tokens[first - 1]!.lower) ||
      tokens[first - 1]!.pos === 'ADJ' ||
      knownAt(tokens, first - 1)?.last === first - 1) &&
    from - first < 4
  )
    first--
  return text.slice(tokens[first]!.start, tokens[to]!.end)
}

function personEnd(tokens: readonly Token[], start: number, end: number): number {
  let last = start
  for (let k = start + 1; k <= end; k++) {
    const token = tokens[k]!
    if (isCapital(token) || isParticleName(token)) last = k
    else if (
      particles.has(token.lower) &&
      token.lower !== 'as' &&
      (isCapital(tokens[k + 1]) || isParticleName(tokens[k + 1]))
    )
      continue
    else break
  }
  return Math.min(last, start + 5)
}

/** The last token of an organisation's name that starts at `start`, or -1. */
function organisationEnd(tokens: readonly Token[], start: number, end: number): number {
  const first = tokens[start]!
  if (organisationOpeners.has(first.lower) && tokens[start + 1]?.lower === 'of' && start + 2 <= end) {
    let k = start + 2
    while (k <= end && !(tokens[k]!.lower === 'and' && !/s$/.test(tokens[k - 1]!.lower) && k + 1 > end)) k++
    return Math.min(end, k - 1)
  }
  let best = -1
  for (let k = start; k <= end; k++) {
    const { lower } = tokens[k]!
    if (k > start && lower === 'and') {
      // "Ethiopia and the African Union" are two; "Peace and Justice Commission" one: a head must still follow, no name before.
      if (knownAt(tokens, start) !== null || best !== -1) break
    }
    if ((lower === 'for' || lower === 'to') && best === -1) break
    // "Anna Doe of the Civic Party" is a person and a party.
    if (lower === 'of' && best === -1 && k > start && !organisationOpeners.has(tokens[k - 1]!.lower)) break
    if (k > start && (organisationHeads.has(lower) || armedHeads.has(lower)) && isCapital(tokens[k])) best = k
    // "Front for the Liberation of X", "Movement for Y"
  }
  if (best !== -1 && best < end && /^(of|for)$/.test(tokens[best + 1]!.lower) && isCapital(tokens[best + 2])) {
    const known = knownAt(tokens, best + 2)
    best = known === null ? Math.min(end, best + 2) : Math.max(best, Math.min(end, known.last))
  }
  if (best === start) return -1
  // "Israeli Army", "Sudanese Government": an adjective and a head are a body of that state.
  return best
}

function organisationName(sentence: Sentence, text: string, first: number, last: number): Name {
  const { tokens } = sentence
  const words = tokens.slice(first, last + 1).map((token) => token.lower)
  const head = words.at(-1)!
  const armed =
    (armedHeads.has(head) && !(countryByAdjective.has(words[0]!) && !words.some((word) => armedHints.has(word)))) ||
    (words.some((word) => armedHints.has(word)) && words.some((word) => armedHeads.has(word)))
  const office = /^(office|presidency|palace)$/.test(head) || /^(office)$/.test(words[0]!)
  const isState = /(?:armed|defen[cs]e|security) forces$/.test(words.join(' '))
  const kind: ActorType = office
    ? 'office'
    : armed && !isState && !/^(task|air|police|national)$/.test(words[0]!)
      ? 'armed-group'
      : 'organisation'
  return make(sentence, text, first, last, kind, [], true, null)
}

function continuesAsPerson(
  tokens: readonly Token[],
  start: number,
  last: number,
  end: number,
  readings: readonly Known[],
): boolean {
  if (last >= end || last > start) return false
  // "Jordan Peters", "Chad Michaels", "Kan Haaretz": a given name and a further capital that is no role.
  const next = tokens[last + 1]!
  if (!isCapital(next) || roleHeads.has(next.lower) || titles.has(next.lower) || roleModifiers.has(next.lower))
    return false
  return isGivenName(tokens[start]!.lower) && !readings.some((known) => known.is === 'organisation')
}

function fromKnown(sentence: Sentence, text: string, first: number, last: number, readings: readonly Known[]): Name[] {
  const organisation = readings.find((known) => known.is === 'organisation')
  if (organisation?.is === 'organisation') {
    const { type, names: known } = organisation.organisation
    return [{ ...make(sentence, text, first, last, type, [], true, null), known }]
  }
  const country = readings.find((known) => known.is === 'country' || known.is === 'capital')
  if (country?.is === 'country') {
    // "U.S. officials": the name used as an adjective is no actor of its own.
    if (!actsAsActor(sentence, first, last)) return []
    return [{ ...make(sentence, text, first, last, 'state', [], true, null), known: country.country.names }]
  }
  if (country?.is === 'capital' && speaks(sentence, first, last)) {
    return [
      {
        ...make(sentence, text, first, last, 'state', [`government of ${country.country.name}`], true, null),
        known: country.country.names,
      },
    ]
  }
  return []
}

const actionVerbs =
  /^(said|says|accused|denied|rejected|agreed|announced|urged|called|warned|insisted|wants|wanted|has|have|had|will|would|did|does|vowed|condemned|backed|signed|refused|demanded|launched|hosted|withdrew|accepted|welcomed|proposed|confirmed|considers|claims|claimed|maintains|views|sees|hopes|fears|is|was)$/

function speaks(sentence: Sentence, first: number, last: number): boolean {
  const { tokens } = sentence
  const next = tokens[last + 1]
  const before = tokens[first - 1]
  if (before !== undefined && locatives.has(before.lower)) return false
  return next !== undefined && actionVerbs.test(next.lower) && !/^(is|was|has|had|have)$/.test(next.lower)
}

function actsAsActor(sentence: Sentence, first: number, last: number): boolean {
  const { tokens } = sentence
  const before = tokens[first - 1]
  const beforeThe = before?.lower === 'the' ? tokens[first - 2] : before
  const next = tokens[last + 1]
  if (beforeThe !== undefined && locatives.has(beforeThe.lower)) return false
  if (beforeThe !== undefined && /^(from|of)$/.test(beforeThe.lower) && next?.lower !== "'s") return false
  // A noun directly after: "U.S. officials", "Sudan talks".
  if (
    next !== undefined &&
    (next.pos === 'NOUN' || next.pos === 'ADJ' || next.pos === 'PROPN') &&
    isAdjectival(tokens, last)
  )
    return false
  return true
}

function isAdjectival(tokens: readonly Token[], last: number): boolean {
  const next = tokens[last + 1]!
  return next.start - tokens[last]!.end <= 1 && next.text !== ','
}

function person(sentence: Sentence, text: string, first: number, last: number, role: string | null): Name {
  const { tokens } = sentence
  const roles: string[] = role === null ? [] : [role]
  const beforeRole = role === null ? roleBefore(tokens, text, first) : null
  if (beforeRole !== null) roles.push(beforeRole)
  const after = roleAfter(tokens, text, last)
  if (after !== null) roles.push(after)
  const length = tokens.slice(first, last + 1).filter((token) => isCapital(token) || isParticleName(token)).length
  const given = isGivenName(tokens[first]!.lower)
  const next = tokens[last + 1]
  const before = tokens[first - 1]
  const spoken =
    (next !== undefined && (speechForms.has(next.lower) || next.lower === 'who')) ||
    (before !== undefined && before.pos === 'VERB' && speechForms.has(before.lower))
  const gender =
    genderOfName(tokens[first]!.lower) ??
    roles.map(genderOfRole).find((one) => one !== null) ??
    (before === undefined ? null : genderOfRole(before.lower))
  // "The Harbour Ledger": persons have no article.
  const isArticled = before?.lower === 'the' && !given && roles.length === 0
  const titled = before !== undefined && titles.has(before.lower)
  const title = titled && before !== undefined && /^[A-Z]/.test(before.text)
  const certain = roles.length > 0 || title || (length >= 2 && length <= 5 && (given || (spoken && !isArticled)))
  const acronym = length === 1 && /^\p{Lu}{2,}$/u.test(tokens[first]!.text)
  return make(
    sentence,
    text,
    first,
    last,
    certain && !acronym ? 'person' : 'unknown',
    roles,
    certain && !acronym,
    gender,
  )
}

/** "press secretary Jane Doe", "U.S. envoy for Sudan, Jane Doe": the role that stands before a name. */
function roleBefore(tokens: readonly Token[], text: string, first: number): string | null {
  let last = first - 1
  let comma = false
  if (tokens[last]?.text === ',') {
    comma = true
    last--
  }
  if (last < 0) return null
  let start = last + 1
  let head = false
  for (let k = last; k >= 0 && last - k < 9; k--) {
    const token = tokens[k]!
    if (roleHeads.has(token.lower)) head = true
    const inside =
      ['NOUN', 'ADJ', 'PROPN'].includes(token.pos) ||
      /^(of|for|to|and|the|'s)$/.test(token.lower) ||
      countryByAdjective.has(token.lower) ||
      roleHeads.has(token.lower)
    if (!inside || token.pos === 'PUNCT') break
    if (/^(the|a|an)$/.test(token.lower) && !/^(of|for|to)$/.test(tokens[k - 1]?.lower ?? '')) break
    start = k
  }
  while (start <= last && /^(of|for|to|and|the|'s)$/.test(tokens[start]!.lower)) start++
  if (!head || start > last) return null
  // Without a comma the role must end at the name; with one, a plural means a list of people.
  const end = tokens[last]!
  if (!comma && !roleHeads.has(end.lower)) return null
  if (/s$/.test(end.lower) && !roleHeads.has(end.lower)) return null
  if (comma && tokens.slice(start, last + 1).some((token) => token.lower === 'and')) return null
  return text.slice(tokens[start]!.start, end.end)
}

/** "Jane Doe, the group's chief negotiator, …": the role that stands after a name. */
function roleAfter(tokens: readonly Token[], text: string, last: number): string | null {
  if (tokens[last + 1]?.text !== ',') return null
  const start = last + 2
  let head = -1
  let k = start
  for (; k < tokens.length && k - start < 16; k++) {
    const token = tokens[k]!
    if (/^[,.;:—–”"]$/.test(token.text) || token.lower === 'who' || token.lower === 'which') break
    // "in Sella, where the minister …": a clause about the place.
    if (/^(where|when|while|as|whose|whom|after|before)$/.test(token.lower)) return null
    if ((roleHeads.has(token.lower) || unnamedHeads.has(token.lower)) && head === -1) head = k
    if (token.pos === 'VERB' && !roleHeads.has(token.lower)) return null
    if (token.pos === 'PRON' && k === start) return null
  }
  if (head === -1 || head - start > 8 || k >= tokens.length + 1) return null
  const first = tokens[start]!
  if (isCapital(first) && isGivenName(first.lower)) return null
  if (tokens.slice(start, head).some((token) => token.lower === 'and')) return null
  const from = /^(the|a|an|its|his|her|their)$/.test(first.lower) ? start + 1 : start
  if (from >= k) return null
  return text.slice(tokens[from]!.start, tokens[k - 1]!.end)
}

function make(
  sentence: Sentence,
  text: string,
  first: number,
  last: number,
  kind: Name['kind'],
  roles: readonly string[],
  certain: boolean,
  gender: 'f' | 'm' | null,
): Name {
  const start = sentence.tokens[first]!.start
  const end = sentence.tokens[last]!.end
  return {
    start,
    end,
    sentence: sentence.index,
    first,
    last,
    kind,
    name: text.slice(start, end).replace(/\s+/g, ' '),
    roles,
    certain,
    gender,
    known: [],
  }
}
