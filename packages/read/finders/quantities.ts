// Numbers with what they count, in the words around an event or a commitment.
import type { Quantity } from '../reading.ts'
import { spelledNumber } from '../words/calendar.ts'
import { nounLemma } from '../words/forms.ts'
import type { Phrase } from '../words/noun-phrases.ts'
import type { Token } from '../words/token.ts'

const counted =
  /^(people|person|civilian|soldier|troop|fighter|hostage|prisoner|detainee|captive|truck|convoy|vehicle|tank|aircraft|drone|missile|rocket|child|woman|man|worker|journalist|ton|tonne|house|home|village|building|body|police|officer|militant|rebel|protester|family|patient|dollar|kilometer|kilometre|mile|plane|ship|vessel|site|wounded|dead|fatality|injured|casualty|resident|refugee|supporter|demonstrator|student|death|injury|shell|airstrike|strike|attack|bomb|mortar|round|explosion|blast|crater|violation)$/

/** Numbers with what they count: "at least 12 people", "between 10 and 15 trucks". */
export function quantitiesIn(tokens: readonly Token[], clause: Phrase, at: number): Quantity[] {
  const found: Quantity[] = []
  for (let k = clause.first; k <= clause.last; k++) {
    const token = tokens[k]!
    const value = numberOf(token)
    if (
      value === null ||
      token.lower === 'a' ||
      token.lower === 'an' ||
      (token.lower === 'one' && tokens[k + 1]?.lower === 'of')
    )
      continue
    let high: number | null = null
    let next = k + 1
    if (
      /^(and|to|-|–|or)$/.test(tokens[next]?.lower ?? '') &&
      tokens[next + 1] !== undefined &&
      numberOf(tokens[next + 1]!) !== null &&
      numberOf(tokens[next + 1]!)! > value
    ) {
      high = numberOf(tokens[next + 1]!)
      next += 2
    }
    const scale = /^(hundred|thousand|million|billion)$/.exec(tokens[next]?.lower ?? '')
    const factor =
      scale === null
        ? 1
        : { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 }[
            scale[1] as 'hundred' | 'thousand' | 'million' | 'billion'
          ]
    if (scale !== null) next++
    let noun = next
    while (
      noun < next + 3 &&
      ((tokens[noun]?.pos === 'ADJ' && tokens[noun]?.lower !== 'dead') ||
        (tokens[noun]?.pos === 'NOUN' && !counted.test(nounLemma(tokens[noun]!.lower))) ||
        tokens[noun]?.lower === 'of' ||
        tokens[noun]?.lower === 'the' ||
        tokens[noun]?.pos === 'PROPN' ||
        tokens[noun]?.lower === 'more')
    )
      noun++
    const unit = tokens[noun]
    const before = tokens
      .slice(Math.max(0, k - 3), k)
      .map((one) => one.lower)
      .join(' ')
    // "Not fewer than 80" is how agreements say "at least 80".
    const isTurned = /\b(?:not?) (?:fewer|less|more) than$/.test(before)
    const isBelow = /(?:at most|up to|fewer than|less than|under|nearly|almost)$/.test(before)
    const isMinimum = isTurned ? isBelow : /(?:at least|more than|over)$/.test(before)
    const isMaximum = isTurned ? !isBelow : isBelow
    const money = /^[$€£]$/.test(tokens[k - 1]?.text ?? '')
    const isUnit = unit !== undefined && counted.test(nounLemma(unit.lower))
    if (!isUnit && !money) {
      // "killed 12": those killed.
      const stands =
        tokens[k - 1] !== undefined &&
        k - 1 === at &&
        (tokens[next] === undefined ||
          tokens[next]!.pos === 'PUNCT' ||
          tokens[next]!.pos === 'CCONJ' ||
          tokens[next]!.pos === 'ADP')
      if (!stands) continue
    }
    const amount = value * factor
    found.push({
      value: high === null && !isMinimum && !isMaximum ? amount : null,
      low: high !== null ? amount : isMinimum ? amount : null,
      high: high !== null ? high * factor : isMaximum ? amount : null,
      unit: money ? tokens[k - 1]!.text : isUnit ? unitOf(unit.lower) : 'people',
      of: deaths.test(tokens[at]!.lower) ? 'killed' : tokens[at]!.lower,
      start: token.start,
      end: isUnit ? unit.end : tokens[Math.max(k, next - 1)]!.end,
    })
    k = Math.max(k, next - 1)
  }
  return found
}

/** The number a word stands for; null where it is none. */
export function numberOf(token: Token): number | null {
  if (/^\d{1,3}(?:,\d{3}){1,3}$/.test(token.text)) return Number(token.text.replaceAll(',', ''))
  if (/^\d{1,9}(?:\.\d{1,3})?$/.test(token.text)) return Number(token.text)
  return token.pos === 'NUM' || token.pos === 'X' ? (spelledNumber.get(token.lower) ?? null) : null
}

// Two reports count the same dead, whichever of these words they use.
const deaths =
  /^(?:dead|deaths?|fatalit(?:y|ies)|kill|kills|killed|killing|killings|die|dies|died|dying|perish|perished|lose|lost|loses|losing|massacred|slaughtered|murdered)$/
const unitOf = (word: string) => (/^(?:persons?|dead|deaths?|fatalit(?:y|ies))$/.test(word) ? 'people' : word)
