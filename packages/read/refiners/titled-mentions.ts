// A person's title is part of where the person is named: "Prime Minister Omar Salih", "Mr Salih". It runs last, since the
// others look for the name itself.
import { roleHeads, titles } from '../lexicon/roles.ts'
import type { Mention } from '../reading.ts'
import type { Token } from '../words/token.ts'
import type { Refiner } from './refiner.ts'

export const titledMentions: Refiner = {
  name: 'titled-mentions',
  languages: ['en'],
  refine: (page, found) => {
    const persons = new Set(found.actors.filter(({ type }) => type === 'person').map(({ id }) => id))
    const sentences = page.sentences
    let at = 0
    const mentions = found.mentions.map((mention): Mention => {
      if (!persons.has(mention.actor)) return mention
      while (at < sentences.length - 1 && sentences[at]!.end <= mention.start) at++
      return { ...mention, start: titledStart(sentences[at]!.tokens, mention.start) }
    })
    return { ...found, mentions }
  },
}

const modifiers =
  /^(?:Prime|Deputy|Vice|Foreign|Interior|Defen[cs]e|Justice|Finance|Health|Energy|Special|Press|Grand|First|Acting|Assistant|Attorney|Major|Lieutenant|Brigadier|Chief|Staff|Under|Secretary|Lt\.?|Maj\.?|Brig\.?)$/

/** Where the title before a name begins, or the name where it has none. */
function titledStart(tokens: readonly Token[], start: number): number {
  let first = tokens.findIndex((token) => token.start >= start)
  if (first === -1 || tokens[first]!.start !== start) return start
  const isTitle = ({ text, lower }: Token) => /^\p{Lu}/u.test(text) && (titles.has(lower) || roleHeads.has(lower))
  // "Mr." may be a word and a point.
  if (tokens[first - 1]?.text === '.' && tokens[first - 2] !== undefined && isTitle(tokens[first - 2]!)) first -= 2
  else if (tokens[first - 1] !== undefined && isTitle(tokens[first - 1]!)) first--
  else return start
  while (first > 0 && (isTitle(tokens[first - 1]!) || modifiers.test(tokens[first - 1]!.text))) first--
  return tokens[first]!.start
}
