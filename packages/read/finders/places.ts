// Places: countries, the places of our own list, cities of the gazetteer, and names that say what they are ("Kufra
// district", "Strait of X"). A name that belongs to a person or a body is no place.

import { countryByAdjective } from '../lexicon/countries.ts'
import { cityOf } from '../lexicon/gazetteer.ts'
import { isGivenName } from '../lexicon/given-names.ts'
import { knownAt } from '../lexicon/known-names.ts'
import { locatives, placeOpeners, placeTails } from '../lexicon/place-aliases.ts'
import type { Place, Span } from '../reading.ts'
import type { Sentence, Token } from '../words/token.ts'
import type { Finder, Name } from './finder.ts'

export const places: Finder = {
  name: 'places',
  languages: ['en'],
  find: (page, found) => {
    const near = new Set<string>()
    for (const sentence of page.sentences)
      for (let i = 0; i < sentence.tokens.length; i++) {
        for (const reading of knownAt(sentence.tokens, i)?.readings ?? []) {
          if (reading.is === 'country') near.add(reading.country.code)
          else if (reading.is === 'place' && reading.place.country !== null) near.add(reading.place.country)
        }
      }
    const people = found.actors.filter((actor) => actor.type === 'person')
    const surnames = new Set(people.map((actor) => actor.name.split(/\s+/).at(-1)!.toLowerCase()))
    // What names a person or a body is no place; a state is both.
    const notPlaces = new Set(
      found.actors.filter((actor) => actor.type !== 'state' && actor.type !== 'unnamed').map((actor) => actor.id),
    )
    const known: Known = {
      names: new Map(),
      taken: found.mentions.filter((mention) => notPlaces.has(mention.actor)),
      near,
      surnames,
    }
    for (const name of found.names) known.names.set(name.start, name)
    return { places: page.sentences.flatMap((sentence) => placesIn(sentence, page.text, known)) }
  },
}

type Known = {
  readonly names: Map<number, Name>
  readonly taken: readonly Span[]
  readonly near: ReadonlySet<string>
  readonly surnames: ReadonlySet<string>
}

const cityPopulationMin = 150_000
const isCapital = (token: Token | undefined) => token !== undefined && /^\p{Lu}/u.test(token.text)

function placesIn(sentence: Sentence, text: string, known: Known): Place[] {
  const { tokens } = sentence
  const taken = known.taken.filter((one) => one.start >= sentence.start && one.end <= sentence.end)
  const result: Place[] = []
  let i = 0
  while (i < tokens.length) {
    const blocked = taken.find((name) => tokens[i]!.start >= name.start && tokens[i]!.end <= name.end)
    if (blocked !== undefined) {
      while (i < tokens.length && tokens[i]!.start < blocked.end) i++
      continue
    }
    const place = placeAt(sentence, text, i, known)
    if (place === null) i++
    else {
      if (place.place !== null) result.push(place.place)
      i = place.last + 1
    }
  }
  return result
}

type Spot = { readonly last: number; readonly place: Place | null }

function placeAt(sentence: Sentence, text: string, i: number, { names, near, surnames }: Known): Spot | null {
  const { tokens } = sentence
  const token = tokens[i]!
  const made = (
    last: number,
    name: string,
    country: string | null,
    lat: number | null,
    lon: number | null,
    precision: Place['precision'],
  ): Spot => ({
    last,
    place: { start: token.start, end: tokens[last]!.end, name, country, lat, lon, precision },
  })
  const known = knownAt(tokens, i)
  if (known !== null) {
    const spot = known.readings.find((one) => one.is === 'place')
    if (spot?.is === 'place') {
      const { place } = spot
      const extended = tail(tokens, known.last)
      if (extended !== null)
        return made(
          extended.last,
          text.slice(token.start, tokens[extended.last]!.end),
          place.country,
          place.lat,
          place.lon,
          extended.precision,
        )
      return made(known.last, place.name, place.country, place.lat, place.lon, place.precision)
    }
    // A seat of government is that city, however near a namesake lies.
    const capital = known.readings.find((one) => one.is === 'capital')
    if (capital?.is === 'capital' && !capital.country.names.some((name) => name.toLowerCase() === token.lower)) {
      const city = cityFor(tokens, i, known.last, new Set([capital.country.code]))
      if (city !== null && city.country === capital.country.code && tail(tokens, known.last) === null)
        return made(known.last, city.name, city.country, city.lat, city.lon, 'city')
    }
    const country = known.readings.find((one) => one.is === 'country')
    if (country?.is === 'country') {
      // "U.S. officials" names no place.
      const next = tokens[known.last + 1]
      const adjectival =
        next !== undefined &&
        next.start - tokens[known.last]!.end === 1 &&
        ['NOUN', 'ADJ', 'PROPN'].includes(next.pos) &&
        next.text !== "'s"
      if (adjectival && !locativeBefore(tokens, i)) return { last: known.last, place: null }
      const { name, code, lat, lon } = country.country
      return made(known.last, name, code, lat, lon, 'country')
    }
  }
  if (!isCapital(token) && !/^(?:al|el)-\p{Lu}/u.test(token.text)) return null
  // "Lake Tana", "Strait of X", "Port Sudan"
  const opener = placeOpeners.get(token.lower)
  if (opener !== undefined) {
    const first = tokens[i + 1]?.lower === 'of' ? i + 2 : i + 1
    if (isCapital(tokens[first]) && (first === i + 2 || /^(lake|mount|port|camp|fort|cape)$/.test(token.lower))) {
      let last = first
      while (isCapital(tokens[last + 1]) && last - first < 2) last++
      return made(last, text.slice(token.start, tokens[last]!.end), null, null, null, opener)
    }
  }
  if (countryByAdjective.has(token.lower)) return null
  let last = i
  while (
    last - i < 3 &&
    (isCapital(tokens[last + 1]) ||
      (/^(?:al|el|de|del|la|of)$/.test(tokens[last + 1]?.lower ?? '') && isCapital(tokens[last + 2])) ||
      /^(?:al|el)-\p{Lu}/u.test(tokens[last + 1]?.text ?? ''))
  )
    last++
  const surely = locativeBefore(tokens, i)
  const extended = tail(tokens, last)
  // "The hospital" names none.
  if (extended !== null && !surnames.has(tokens[last]!.lower) && !(last === i && token.lower === 'the')) {
    const inner = cityFor(tokens, i, extended.first - 1, near)
    return made(
      extended.last,
      text.slice(token.start, tokens[extended.last]!.end),
      inner?.country ?? null,
      inner?.lat ?? null,
      inner?.lon ?? null,
      extended.precision,
    )
  }
  for (let end = last; end >= i; end--) {
    const name = tokens.slice(i, end + 1)
    if (name.length === 1 && (surnames.has(token.lower) || commonCapitals.has(token.lower))) continue
    const city = cityFor(tokens, i, end, near)
    if (city === null) continue
    const followed =
      tokens[end + 1]?.text === ',' &&
      knownAt(tokens, end + 2)?.readings.some((one) => one.is === 'country' || one.is === 'place') === true
    // A longer run of capitals that nothing explained is no city by its first word.
    const run = names.get(token.start)
    if (run?.kind === 'unknown' && run.last > end && !surely) continue
    const large = city.population >= cityPopulationMin && !(isGivenName(token.lower) && name.length === 1) && i > 0
    if (
      surely ||
      followed ||
      large ||
      (near.has(city.country) && city.population >= 20_000 && i > 0 && !isGivenName(token.lower))
    )
      return made(end, city.name, city.country, city.lat, city.lon, 'city')
  }
  const learnt = names.get(token.start)
  if (learnt?.isPlace === true && !surnames.has(tokens[learnt.last]!.lower) && !commonCapitals.has(token.lower))
    return made(learnt.last, text.slice(token.start, tokens[learnt.last]!.end), null, null, null, 'unknown')
  // "in Velmar", "near Old Harbour": a place by its preposition, though nobody knows where.
  if (
    (surely || isSettled(tokens, i)) &&
    (/^(in|near|at|outside|around|toward|towards|into|across)$/.test(tokens[i - 1]!.lower) || isSettled(tokens, i)) &&
    !commonCapitals.has(token.lower) &&
    !/^\p{Lu}{2,}$/u.test(token.text) &&
    !['NOUN', 'ADJ'].includes(tokens[last + 1]?.pos ?? '') &&
    names.get(token.start)?.kind === 'unknown' &&
    !surnames.has(tokens[last]!.lower) &&
    tokens[i - 1]!.lower !== 'at'
  ) {
    return made(last, text.slice(token.start, tokens[last]!.end), null, null, null, 'unknown')
  }
  return null
}

const settlements = /^(?:village|town|city|hamlet|settlement|market)$/

/** "the village of Orrin", "they call the village Orrin". */
function isSettled(tokens: readonly Token[], i: number): boolean {
  const noun = tokens[i - 1]?.lower === 'of' ? i - 2 : i - 1
  return settlements.test(tokens[noun]?.lower ?? '') && tokens[noun - 1]?.lower === 'the'
}

const commonCapitals = new Set(
  'march may august monday tuesday wednesday thursday friday saturday sunday january february april june july september october november december eid ramadan christmas easter god allah islam arabic english french hebrew internet muslim muslims christian christians jew jews hindu hindus buddhist sunni sunnis shiite shiites shia kurds arabs line phase article twitter facebook telegram parliament congress'.split(
    ' ',
  ),
)

function locativeBefore(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]
  if (before === undefined) return false
  const word = before.lower === 'the' ? (tokens[i - 2]?.lower ?? '') : before.lower
  if (locatives.has(word) || /^(from|visit|visited|visiting|leave|left|reach|reached)$/.test(word)) return true
  if (
    (word === 'to' || word === 'of' || word === 'for') &&
    /^(city|town|village|hamlet|settlement|market|hospital|school|port|district|province|region|suburb|outskirts|area|capital|travel|traveled|travelled|travels|flew|fly|head|headed|arrived|went|go|returned|return|returning|trip|visit|visits|back|moved|fled|camp|state|north|south|east|west|traveling|travelling|strip|bound|left|leave|leaving)$/.test(
      tokens[i - 2]?.lower ?? '',
    )
  )
    return true
  return (
    /^(and|or|,)$/.test(before.text) && i >= 2 && isCapital(tokens[i - 2]) && locatives.has(tokens[i - 3]?.lower ?? '')
  )
}

/** "Kufra district", "Rafah border crossing": the words after a name that make it a place. */
function tail(
  tokens: readonly Token[],
  last: number,
): { first: number; last: number; precision: Place['precision'] } | null {
  const own = placeTails.get(tokens[last]!.lower)
  if (own !== undefined && last > 0 && isCapital(tokens[last - 1]) && isCapital(tokens[last]))
    return { first: last, last, precision: own }
  for (let k = last + 1; k <= last + 2; k++) {
    const token = tokens[k]
    if (token === undefined) return null
    const precision = placeTails.get(token.lower)
    if (precision !== undefined) {
      // "Sudan border talks", "Cairo hotel bombing" are no tails; neither are plurals.
      return tokens[k + 1]?.pos === 'NOUN' ? null : { first: last + 1, last: k, precision }
    }
    if (!/^(border|refugee|international|military|air)$/.test(token.lower)) return null
  }
  return null
}

function cityFor(tokens: readonly Token[], first: number, last: number, near: ReadonlySet<string>) {
  if (last < first) return null
  const name = tokens
    .slice(first, last + 1)
    .map((token) => token.lower)
    .join(' ')
  return cityOf(name, near)
}
