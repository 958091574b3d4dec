// Whether a date without its year or week lies before the document or after it: what the verb of its clause says.
import { standingOf } from '../words/verb-groups.ts'
import type { Setting, Way } from './when.ts'

// A comma between a verb and a date makes it another clause's, most of the time.
const commaCost = 6
// English puts its dates after the verb.
const rightCost = 4

/** `isLimit`: the date is one by which or until which something is to be. */
export function wayOf({ sentence, way }: Pick<Setting, 'sentence' | 'way'>, i: number, isLimit = false): Way {
  if (way !== undefined) return way
  const { tokens } = sentence
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const step of [-1, 1]) {
    let cost = step === 1 ? rightCost : 0
    for (let k = i + step; k >= 0 && k < tokens.length; k += step) {
      const { pos, text, lower } = tokens[k]!
      if (text === ';' || text === ':' || text === '—') break
      cost += text === ',' ? commaCost : 1
      // "The bus is on Friday" has no verb but this; "is leaving" has, and it counts.
      const isModal =
        step === -1 &&
        ((pos === 'AUX' && ahead.test(lower)) || (meant.test(lower) && led.test(tokens[k + 1]?.lower ?? '')))
      // "To police": the tagger's likeliest slip.
      if (
        (pos === 'VERB' && lower !== 'police') ||
        isModal ||
        (pos === 'AUX' && tokens.slice(k + 1, k + 5).every((token) => token.pos !== 'VERB'))
      ) {
        if (cost < least) {
          least = cost
          best = k
        }
        break
      }
    }
  }
  if (best === -1) return 'unknown'
  if (ahead.test(tokens[best]!.lower) || (best < i && meant.test(tokens[best]!.lower))) return 'future'
  // "Stays shut", "takes hold": the first of the two has the tense.
  if (tokens[best - 1]?.pos === 'VERB') best--
  // "Were to leave" was a plan once; when it lapsed nobody says.
  if (tokens[best - 1]?.lower === 'to' && /^(?:was|were)$/.test(tokens[best - 2]?.lower ?? '')) return 'unknown'
  switch (standingOf(sentence, best)) {
    case 'planned':
    case 'hypothetical':
      return 'future'
    case 'occurred':
    case 'denied':
      if (/^(?:will|wo|shall|must|may)$/.test(tokens[best - 2]?.lower ?? '')) return 'future'
      // "Has promised an answer on Monday": what is promised lies ahead.
      return promising.test(tokens[best]!.lower) &&
        (isLimit || /^(?:has|have|been)$/.test(tokens[best - 1]?.lower ?? ''))
        ? 'future'
        : 'past'
    default:
      return timetable.test(tokens[best]!.lower) ? 'future' : 'unknown'
  }
}

const ahead = /^(?:will|shall|wo|should|must|may|might|would|could|'ll)$/
// "A figure is due on Tuesday", "rice expected Sunday".
const meant = /^(?:due|expected|scheduled|slated|invited)$/
const led = /^(?:on|for|by|in|before|until|next|(?:sun|mon|tues|wednes|thurs|fri|satur)day)$/
const promising =
  /^(?:promised|pledged|offered|proposed|agreed|vowed|planned|expected|scheduled|set|due|ordered|demanded|gave|given)$/

// "Talks resume Monday", "the mandate runs out in June": the present of timetables.
const timetable =
  /^(?:resumes?|opens?|starts?|begins?|expires?|stays?|remains?|ends?|closes?|convenes?|votes?|returns?|lapses?|due|takes?|arrives?|leaves?|sits?|runs?)$/
