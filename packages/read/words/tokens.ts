// Text into tokens, by hand-written scanning: one pass, no backtracking, every token with its place.
import type { Span } from '../reading.ts'
import { titleAbbreviations } from './abbreviations.ts'

export type RawToken = Span & { readonly text: string }

const letterPattern = /[\p{L}\p{M}]/u
const isLetter = (char: string): boolean => {
  const code = char.charCodeAt(0)
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
  return letterPattern.test(char)
}
const isDigit = (char: string): boolean =>
  (char >= '0' && char <= '9') || (char >= '٠' && char <= '٩') || (char >= '۰' && char <= '۹')
const isApostrophe = (char: string): boolean => char === "'" || char === '’'
const isHyphen = (char: string): boolean => char === '-' || char === '‐' || char === '‑'
const isSpace = (char: string): boolean => char <= ' ' || char === '\u00a0' || char === '\u202f' || char === '\u2009'

const didBy = /^(?:held|led|backed|based|controlled|aligned|linked|affiliated|run|brokered|sponsored|funded|occupied)\b/

/** Clitics that stand as tokens of their own, so that "she'd" has a subject and an auxiliary. */
const clitics = new Set(['s', 'd', 'll', 've', 're', 'm'])

/** The tokens of `text` between `start` and `end`, in order; offsets index `text`. */
export function tokensOf(text: string, start: number, end: number): RawToken[] {
  const tokens: RawToken[] = []
  const push = (from: number, to: number) => {
    tokens.push({ start: from, end: to, text: text.slice(from, to) })
  }
  let at = start
  while (at < end) {
    const char = text[at]!
    if (isSpace(char)) at++
    else if (isLetter(char)) at = word(text, at, end, push)
    else if (isDigit(char)) {
      const to = number(text, at, end)
      push(at, to)
      at = to
    } else {
      const to = at + (text.codePointAt(at)! > 0xffff ? 2 : 1)
      push(at, Math.min(to, end))
      at = to
    }
  }
  return tokens
}

function word(text: string, start: number, end: number, push: (from: number, to: number) => void): number {
  let at = start
  let lastApostrophe = -1
  while (at < end) {
    const char = text[at]!
    const next = at + 1 < end ? text[at + 1]! : ''
    if (isLetter(char) || isDigit(char)) at++
    else if (isApostrophe(char) && next !== '' && isLetter(next)) {
      lastApostrophe = at
      at++
    } else if (isHyphen(char) && next !== '' && (isLetter(next) || isDigit(next))) {
      // "Front-held hills", "Council-backed": a name, and what it did.
      if (/^\p{Lu}/u.test(text[start]!) && didBy.test(text.slice(at + 1, Math.min(end, at + 12)))) break
      at++
    } else if (char === '.' && isInitials(text, start, at)) {
      at++
      if (!(next !== '' && isLetter(next) && (at + 1 >= end || !isLetter(text[at + 1]!)))) break
    } else if (char === '.' && titleAbbreviations.has(text.slice(start, at).toLowerCase())) {
      at++
      break
    } else break
  }
  if (lastApostrophe > start) {
    const tail = text.slice(lastApostrophe + 1, at).toLowerCase()
    if (clitics.has(tail)) {
      push(start, lastApostrophe)
      push(lastApostrophe, at)
      return at
    }
    if (tail === 't' && text[lastApostrophe - 1]?.toLowerCase() === 'n' && lastApostrophe - 1 > start) {
      push(start, lastApostrophe - 1)
      push(lastApostrophe - 1, at)
      return at
    }
  }
  push(start, at)
  return at
}

/** "U.S." so far: single letters each followed by a full stop. */
function isInitials(text: string, start: number, at: number): boolean {
  if (at - start > 12) return false
  for (let i = start; i < at; i++) {
    if ((i - start) % 2 === 0 ? !isLetter(text[i]!) : text[i] !== '.') return false
  }
  return (at - start) % 2 === 1 && text[start]! !== text[start]!.toLowerCase()
}

function number(text: string, start: number, end: number): number {
  let at = start
  while (at < end) {
    const char = text[at]!
    const next = at + 1 < end ? text[at + 1]! : ''
    if (isDigit(char) || isLetter(char)) at++
    else if ((char === ',' || char === '.' || char === ':') && isDigit(next) && isDigit(text[at - 1]!)) at++
    else if (isHyphen(char) && next !== '' && isLetter(next)) at++
    else break
  }
  return at
}
