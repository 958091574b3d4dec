// How many of what: the numbers of a sentence as reports write them, with the least and the most they may mean.
import type { Harm, HowMany } from '../incidents/terms.ts'

const ones =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const tens = 'thirty forty fifty sixty seventy eighty ninety hundred'.split(' ')
const named: ReadonlyMap<string, number> = new Map([
  ...ones.map((word, at) => [word, at + 1] as const),
  ...tens.map((word, at) => [word, (at + 3) * 10] as const),
  ...(['a', 'an', 'single', 'another', 'the', 'he', 'she'] as const).map((word) => [word, 1] as const),
  ['dozen', 12],
])

const figure = `\\d{1,3}(?:,\\d{3})+|\\d+|${[...ones, ...tens, 'dozen'].join('|')}`
const range = `between\\s+(?:${figure})\\s+and\\s+(?:${figure})|(?:${figure})\\s*(?:-|–|to|or)\\s*(?:${figure})`
/** A number in words or figures, or a range of two. */
const number = `(?:${range}|${figure})`
/** The same, or a word that stands for one. */
const numberOrOne = `(?:${number}|single|another|an?)`

/** The least and the most that are meant; undefined where the words are no number. */
export function boundsIn(words: string): { readonly low: number; readonly high: number } | undefined {
  const found = [...words.toLowerCase().matchAll(new RegExp(`\\b(?:${figure}|single|another|an?|the|s?he)\\b`, 'gu'))]
  const values = found.flatMap(([one]) => {
    const value = named.get(one) ?? Number(one.replaceAll(',', ''))
    return Number.isSafeInteger(value) ? [value] : []
  })
  const [low, high = low] = values
  if (low === undefined || high === undefined) return undefined
  return { low: Math.min(low, high), high: Math.max(low, high) }
}

/** What is counted of an event, and how reports call one. */
const units: readonly (readonly [string, string])[] = [
  ['explosions', 'explosions?|blasts?|detonations?|thuds?'],
  ['bursts', 'bursts?'],
  ['shots', 'shots?|gunshots?'],
  ['impacts', 'impacts?'],
  ['rounds', 'rounds?|rds?'],
  ['projectiles', 'projectiles?'],
  ['flares', 'flares?'],
  ['flashes', 'flash(?:es)?'],
]
const unitPatterns = units.map(([of, words]) => ({
  of,
  // "12 explosions", "two loud impacts", "a further explosion"; "shots" alone counts nothing.
  pattern: new RegExp(`(?<![\\d.:])\\b(${numberOrOne})\\s+(?:[\\p{L}-]+\\s+){0,2}?(?:${words})\\b`, 'giu'),
  name: new RegExp(`^(?:${words})$`, 'iu'),
}))

/** The unit that a word of a table names: 'Explosion', 'Bursts of fire'. */
export const unitOf = (words: string): string | undefined => {
  const [first = ''] = words.trim().split(/\s+/u)
  return unitPatterns.find(({ name }) => name.test(first))?.of
}

export function countsIn(text: string): readonly HowMany[] {
  return unitPatterns.flatMap(({ of, pattern }) =>
    [...text.matchAll(pattern)].flatMap((found): HowMany[] => {
      const bounds = boundsIn(found[1] ?? '')
      return bounds === undefined ? [] : [{ of, ...bounds }]
    }),
  )
}

const harms: readonly { readonly kind: Harm['kind']; readonly done: string; readonly doing: string }[] = [
  { kind: 'killed', done: 'killed|dead|died|shot dead', doing: 'kill(?:s|ed|ing)' },
  { kind: 'wounded', done: 'wounded|injured|hurt', doing: '(?:wound|injur)(?:s|es|ed|ing)' },
  { kind: 'missing', done: 'missing', doing: 'reported missing' },
  { kind: 'abducted', done: 'abducted|kidnapped', doing: '(?:abduct|kidnap|detain)(?:s|p?ed|p?ing)?' },
  { kind: 'displaced', done: 'displaced', doing: 'displac(?:es|ed|ing)' },
]
const things: readonly { readonly kind: Harm['kind']; readonly of: string }[] = [
  { kind: 'homes', of: 'houses?|homes?|dwellings?' },
  { kind: 'vehicles', of: 'vehicles?|cars?|trucks?|tractors?|bus(?:es)?|ambulances?' },
]
const between = '(?:(?:was|were|are|is|had|have|has|been|being|said|to|also|reportedly|later|believed)\\s+){0,7}'
// Of one noun with what belongs to it: neither a word of another clause nor another number stands between.
const noun = `(?!(?:and|that|when|because|after|by|of|in|near|from|with|${numberOrOne})\\b)[\\p{L}’'-]+`
const harmPatterns = [
  ...harms.flatMap(({ kind, done, doing }) => [
    {
      kind,
      pattern: new RegExp(
        `(?<!\\bno\\s)\\b(${numberOrOne}|the|s?he)\\s+((?:${noun}\\s+){0,4}?)${between}(?:${done})\\b`,
        'giu',
      ),
    },
    {
      kind,
      pattern: new RegExp(
        `\\b(?:${doing})\\s+(?:(?:at least|more than|over|about|some|around|up to|nearly)\\s+)?(${numberOrOne}|the)\\s+((?:[\\p{L}-]+)?)`,
        'giu',
      ),
    },
  ]),
  ...things.map(({ kind, of }) => ({
    kind,
    pattern: new RegExp(`\\b(${numberOrOne})\\s+((?:${of})\\s+)${between}(?:destroyed|damaged|burnt|burned)\\b`, 'giu'),
  })),
]
const nothingHarmed = /^(?:no|not|none|nobody)\b/iu

/** Harm told of in a sentence; of each kind the first that is told, so that nothing is counted twice. */
export function harmIn(text: string): readonly Harm[] {
  const found = new Map<Harm['kind'], Harm>()
  for (const { kind, pattern } of harmPatterns) {
    if (found.has(kind)) continue
    for (const one of text.matchAll(pattern)) {
      const [, amount = '', filler = ''] = one
      const first = amount.toLowerCase()
      const who = filler.trim()
      // "the men", "the two": one only where a single person is named.
      if (nothingHarmed.test(who)) continue
      if (first === 'the' && (who === '' || /(?:s|people|men|women|children)$/iu.test(who))) continue
      const bounds = boundsIn(amount)
      if (bounds === undefined) continue
      found.set(kind, { kind, ...ofGroup(`${who} ${text.slice(one.index + one[0].length).slice(0, 20)}`), ...bounds })
      break
    }
  }
  return [...found.values()]
}

const groups: readonly (readonly [RegExp, NonNullable<Harm['of']>])[] = [
  [/^(?:child(?:ren)?|boys?|girls?)\b/iu, 'children'],
  [/^(?:civilians?|civ)\b|^\s*civilians?\b/iu, 'civilians'],
  [/^(?:fighters?|soldiers?|combatants?)\b/iu, 'combatants'],
]
function ofGroup(words: string): { readonly of?: NonNullable<Harm['of']> } {
  const of = groups.find(([pattern]) => pattern.test(words.trim()))?.[1]
  return of === undefined ? {} : { of }
}
