// One index over the names we know: organisations, countries, places. The longest match from a token wins.
import type { Token } from '../words/token.ts'
import { tokensOf } from '../words/tokens.ts'
import { type Country, countries, countryByCapital } from './countries.ts'
import { type KnownOrganisation, knownOrganisations } from './organisations.ts'
import { type KnownPlace, knownPlaces } from './place-aliases.ts'

export type Known =
  | { readonly is: 'organisation'; readonly organisation: KnownOrganisation }
  | { readonly is: 'country'; readonly country: Country }
  | { readonly is: 'place'; readonly place: KnownPlace }
  | { readonly is: 'capital'; readonly country: Country }

type Entry = { readonly words: readonly string[]; readonly known: Known; readonly upper: boolean }
const index = new Map<string, Entry[]>()

function add(name: string, known: Known): void {
  const words = tokensOf(name, 0, name.length).map((token) => plain(token.text))
  if (words[0] === 'the' && words.length > 1 && !name.startsWith('The')) words.shift()
  const entries = index.get(words[0]!) ?? []
  entries.push({ words, known, upper: /^\p{Lu}[\p{Lu}.]*$/u.test(name) && name.length <= 6 })
  index.set(words[0]!, entries)
}

const plain = (text: string) => text.toLowerCase().replace(/[’‘]/g, "'")

for (const organisation of knownOrganisations)
  for (const name of organisation.names) add(name, { is: 'organisation', organisation })
for (const country of countries) for (const name of country.names) add(name, { is: 'country', country })
for (const place of knownPlaces) for (const name of place.names) add(name, { is: 'place', place })
for (const [capital, country] of countryByCapital) add(capital, { is: 'capital', country })
// Longest first; among equals the order above.
for (const entries of index.values()) entries.sort((a, b) => b.words.length - a.words.length)

/** All readings of the longest known name that starts at token `i`, with the index of its last token. */
export function knownAt(
  tokens: readonly Token[],
  i: number,
): { readonly last: number; readonly readings: readonly Known[] } | null {
  const entries = index.get(tokens[i]?.lower ?? '')
  if (entries === undefined) return null
  let length = 0
  const readings: Known[] = []
  for (const entry of entries) {
    if (entry.words.length < length) break
    if (!entry.words.every((word, k) => tokens[i + k]?.lower === word)) continue
    // "US" and "WHO" are names in capitals only; names of one word need a capital somewhere.
    if (entry.upper && tokens[i]!.text !== tokens[i]!.text.toUpperCase()) continue
    if (
      !/\p{Lu}/u.test(
        tokens
          .slice(i, i + entry.words.length)
          .map((token) => token.text)
          .join(''),
      )
    )
      continue
    length = entry.words.length
    readings.push(entry.known)
  }
  return length === 0 ? null : { last: i + length - 1, readings }
}
