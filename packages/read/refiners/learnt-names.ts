// Names the rules did not see, or could not tell the kind of, as the model tells them. What the rules are certain of
// stays as they have it.
import type { Name } from '../finders/finder.ts'
import { armedHeads, armedHints } from '../lexicon/organisations.ts'
import { genderOfRole, roleHeads, titles } from '../lexicon/roles.ts'
import { theModel } from '../model/file.ts'
import { type Tagged, tagNames } from '../model/name-tags.ts'
import type { Page } from '../words/page.ts'
import type { Sentence } from '../words/token.ts'
import type { Refiner } from './refiner.ts'

export const learntNames: Refiner = {
  name: 'learnt-names',
  languages: ['en'],
  refine: (page, found) => ({
    ...found,
    names: withLearnt(page, found.names, tagNames(theModel().names, page, found.names)),
  }),
}

// Below these the model is wrong too often: to make a name, and to say what kind a name is that the rules left open.
const newLeast = 0.6
const kindLeast = 0.5

function withLearnt(page: Page, names: readonly Name[], tagged: readonly Tagged[]): Name[] {
  const bySentence = Map.groupBy(names, (name) => name.sentence)
  const replaced = new Map<Name, Name[]>()
  const added: Name[] = []
  const longs = names.filter((name) => name.first !== name.last).map((name) => plain(name.name))
  for (const one of tagged.flatMap((whole) => partsOf(page, whole))) {
    const sentence = page.sentences[one.sentence]!
    if (isTitleCase(sentence)) continue
    const met = (bySentence.get(one.sentence) ?? []).filter(
      (name) => name.first <= one.last && one.first <= name.last && !replaced.has(name),
    )
    if (met.length === 0) {
      if (one.share >= newLeast) added.push(...nameOf(page, sentence, one))
      continue
    }
    // "The NLF", "Velk": short for a name the text has in full, which joins them better than a guess would.
    if (met.some((name) => name.first === name.last && isShort(name.name, longs))) continue
    const made = nameOf(page, sentence, one)
    if (met.every((name) => name.kind === 'unknown' && !name.certain)) {
      if (one.share < kindLeast) continue
      for (const [i, name] of met.entries()) replaced.set(name, i === 0 ? made : [])
    } else if (one.share >= newLeast && made[0]?.kind === 'office' && met.every(({ first }) => first > one.first))
      // "Minister for the Middle East": a name within an office.
      added.push(...made)
  }
  return [...names.flatMap((name) => replaced.get(name) ?? [name]), ...added].sort((a, b) => a.start - b.start)
}

const plain = (name: string) => name.toLowerCase().replace(/[’‘]/g, "'").replace(/'s$/, '')

function isShort(short: string, longs: readonly string[]): boolean {
  const own = plain(short)
  return longs.some((long) => {
    const words = long.split(/[\s-]+/)
    return words.at(-1) === own || words[0] === own || words.map((word) => word[0]).join('') === own
  })
}

/** "The Prime Minister-designate, Haider Velk": the model took an office and its holder for one name. */
function partsOf(page: Page, one: Tagged): Tagged[] {
  if (one.kind !== 'person') return [one]
  const { tokens } = page.sentences[one.sentence]!
  const comma = tokens.findIndex(({ text }, k) => k > one.first && k < one.last && text === ',')
  return comma === -1 ? [one] : [{ ...one, last: comma - 1 }, ...partsOf(page, { ...one, first: comma + 1 })]
}

/** Headlines where most words have a capital say nothing by their capitals. */
function isTitleCase({ tokens, type }: Sentence): boolean {
  if (type !== 'heading' && /^[.?!”"]$/.test(tokens.at(-1)?.text ?? '')) return false
  const long = tokens.filter(({ text }) => text.length > 3 && /\p{L}/u.test(text))
  return long.length > 3 && long.filter(({ text }) => /^\p{Lu}/u.test(text)).length > long.length * 0.6
}

function nameOf(page: Page, sentence: Sentence, { first, last, kind }: Tagged): Name[] {
  const { tokens } = sentence
  const isOffice = (k: number) => titles.has(tokens[k]!.lower) || roleHeads.has(tokens[k]!.lower)
  let start = first
  // "Foreign Secretary Ana Velk": what stands up to the last title is her role.
  if (kind === 'person') for (let k = first; k <= last; k++) if (isOffice(k)) start = k + 1
  const roles =
    start > first ? [page.text.slice(tokens[first]!.start, tokens[start - 1]!.end).replace(/\s+/g, ' ')] : []
  // "UK Special Representative for Syria" has no holder's name.
  const isOnlyOffice = start > last || /^(?:of|for|to)$/.test(tokens[start]!.lower)
  const from = isOnlyOffice ? first : start
  const words = tokens.slice(from, last + 1)
  if (!words.some(({ text }) => /^\p{Lu}/u.test(text))) return []
  const name = page.text
    .slice(words[0]!.start, words.at(-1)!.end)
    .replace(/\s+/g, ' ')
    .replace(/['’]s$/, '')
  const isArmed = words.some(({ lower }) => armedHints.has(lower)) && words.some(({ lower }) => armedHeads.has(lower))
  return [
    {
      start: words[0]!.start,
      end: words.at(-1)!.end,
      sentence: sentence.index,
      first: from,
      last,
      kind: isOnlyOffice
        ? 'office'
        : kind === 'place'
          ? 'unknown'
          : kind === 'person'
            ? 'person'
            : isArmed
              ? 'armed-group'
              : 'organisation',
      name,
      roles: isOnlyOffice ? [] : roles,
      certain: kind !== 'place',
      gender: isOnlyOffice ? null : genderOfRole(roles.join(' ')),
      known: [],
      ...(kind === 'place' ? { isPlace: true } : {}),
    },
  ]
}
