// The terms of a commitment, taken out of its words: on what condition, and when it is due.
import type { Span } from '../reading.ts'
import type { Findings } from './finder.ts'

const conditionOpeners =
  /(?:^|[\s,])((?:once|if|unless|provided|when|as soon as|as long as|on condition|in exchange for|in return for|conditional on|conditioned on|contingent on|subject to|pending|after|upon|until)\b)/i

/** The condition's words, verbatim, up to a comma or the end. */
export function conditionIn(words: string): string | null {
  const match = conditionOpeners.exec(words)
  if (match === null) return null
  const start = match.index + match[0].length - match[1]!.length
  const rest = words.slice(start)
  // "after 42 days" and "until March" are dues.
  if (
    /^(?:after|until|upon|when) (?:\d|(?:one|two|three|four|five|six|seven|ten|a|an|the) (?:days?|weeks?|months?|hours?|years?)\b|January|February|March|April|May|June|July|August|September|October|November|December|Ramadan|Easter|Passover)/i.test(
      rest,
    )
  )
    return null
  const comma = rest.indexOf(',')
  return (comma > 8 ? rest.slice(0, comma) : rest).trim()
}

const number =
  '(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|forty|fifty|sixty|ninety|a|several)'
const unit = '(?:-|\\s)(?:hours?|days?|weeks?|months?|years?)'
const duePatterns: readonly RegExp[] = [
  new RegExp(
    `\\b(?:within|in|over|for|after|at least every|every|by) (?:the (?:next|first|coming|following) )?${number}${unit}\\b`,
    'i',
  ),
  /\bon (?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|last|final|opening|same) day\b(?: of (?:the |an? )?[\w-]+(?: [\w-]+)?)?/i,
  /\b(?:on|by) day (?:one|two|three|seven|\d{1,3})\b/i,
  /\b(?:by|before|until|no later than|not later than) the (?:end|start|beginning|middle) of [^,.;]{3,40}/i,
  /\b(?:during|in|at the end of|at the start of|by the end of) (?:the |a )?(?:first|second|third|initial|final) (?:week|month|phase|stage)\b/i,
  /\bimmediately\b/i,
]

/** When it is due, in the document's words; null where they do not say. */
export function dueIn(words: string, found: Findings, span: Span): string | null {
  for (const date of found.dates) {
    if (date.start < span.start || date.end > span.end) continue
    const from = date.start - span.start
    const lead =
      /\b(?:within|for|over|every|by|before|until|no later than|not later than|on|through|from|after|of|in)\s(?:the\s)?$/i.exec(
        words.slice(Math.max(0, from - 18), from),
      )
    return words.slice(from - (lead?.[0].length ?? 0), date.end - span.start)
  }
  for (const pattern of duePatterns) {
    const match = pattern.exec(words)
    if (match !== null) return match[0].trim()
  }
  return null
}
