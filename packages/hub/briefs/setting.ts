// Sets text in lines for print: breaks it, puts each line into its visual order (UAX 9), and finds a font for each letter.
// Measuring and drawing are the caller's.
import bidiFactory from 'bidi-js'

export type FontName = 'latin' | 'latin-ext' | 'cyrillic' | 'greek' | 'arabic' | 'hebrew'
/** Letters that stand together: one font, one direction, in the order in which they are drawn from the left. */
export type Piece = { readonly text: string; readonly font: FontName; readonly width: number }
export type Line = { readonly pieces: readonly Piece[]; readonly width: number }
type Unit = { readonly text: string; readonly font: FontName; readonly level: number; readonly isSpace: boolean }

const bidi = bidiFactory()
// Isolates and marks order the text and are never seen.
const unseen = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

export function fontOf(character: string): FontName {
  // Letters, with the marks and signs that go with them.
  if (/\p{Script_Extensions=Arabic}/u.test(character) && /\p{Script=Arabic}|[،؛؟ـ]|\p{M}/u.test(character))
    return 'arabic'
  if (/\p{Script=Hebrew}/u.test(character)) return 'hebrew'
  if (/\p{Script=Cyrillic}/u.test(character)) return 'cyrillic'
  if (/\p{Script=Greek}/u.test(character)) return 'greek'
  return /[\u0100-\u02af\u1e00-\u1eff]/u.test(character) ? 'latin-ext' : 'latin'
}

/** The lines of a paragraph, none wider than `width` unless one word is. */
export function linesOf(
  text: string,
  {
    direction,
    width,
    measure,
  }: { direction: 'ltr' | 'rtl'; width: number; measure: (text: string, font: FontName) => number },
): readonly Line[] {
  const base = direction === 'rtl' ? 1 : 0
  const units = unitsOf(text.replace(/\s+/g, ' ').trim(), direction)
  const lines: Line[] = []
  let line: Unit[] = []
  let used = 0
  const close = () => {
    while (line.at(-1)?.isSpace === true) line.pop()
    if (line.length > 0) lines.push(inVisualOrder(line, base, measure))
    line = []
    used = 0
  }
  for (const word of wordsOf(units)) {
    const wide = word.reduce((sum, unit) => sum + measure(unit.text, unit.font), 0)
    const isSpace = word[0]?.isSpace === true
    if (!isSpace && used > 0 && used + wide > width) close()
    if (isSpace && line.length === 0) continue
    line.push(...word)
    used += wide
  }
  close()
  return lines
}

function unitsOf(text: string, direction: 'ltr' | 'rtl'): readonly Unit[] {
  const { levels } = bidi.getEmbeddingLevels(text, direction)
  const units: Unit[] = []
  let at = 0
  for (const character of text) {
    const level = levels[at] ?? 0
    at += character.length
    if (unseen.test(character)) continue
    const last = units.at(-1)
    const isSpace = character === ' ' || character === '\u00a0'
    const shown = level % 2 === 1 ? (bidi.getMirroredCharacter(character) ?? character) : character
    // A mark goes with the letter before it, whatever font has it.
    const font = /\p{M}/u.test(character) && last !== undefined ? last.font : fontOf(character)
    if (last !== undefined && last.level === level && last.font === font && last.isSpace === isSpace && !isSpace)
      units[units.length - 1] = { ...last, text: last.text + shown }
    else units.push({ text: shown, font, level, isSpace })
  }
  return units
}

/** Units between which no line is broken. */
function wordsOf(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const words: Unit[][] = []
  for (const unit of units) {
    const last = words.at(-1)
    const canBreak = last === undefined || (unit.isSpace && unit.text === ' ') || last[0]?.isSpace === true
    if (canBreak) words.push([unit])
    else last.push(unit)
  }
  return words
}

function inVisualOrder(line: readonly Unit[], base: number, measure: (text: string, font: FontName) => number): Line {
  const order = [...line]
  const highest = Math.max(base, ...line.map(({ level }) => level))
  // UAX 9, L2: from the highest level down to the lowest odd one, reverse every stretch at that level or above.
  for (let level = highest; level >= 1; level--) {
    for (let start = 0; start < order.length; start++) {
      if ((order[start]?.level ?? 0) < level) continue
      let end = start
      while (end < order.length && (order[end]?.level ?? 0) >= level) end++
      order.splice(start, end - start, ...order.slice(start, end).reverse())
      start = end
    }
  }
  const pieces = order.map(({ text, font, level }) => {
    // Letters of scripts that run from the right are turned by their font; signs alone are not.
    const isTurned = level % 2 === 1 && font !== 'arabic' && font !== 'hebrew'
    const shown = isTurned ? [...text].reverse().join('') : text
    return { text: shown, font, width: measure(shown, font) }
  })
  return { pieces, width: pieces.reduce((sum, piece) => sum + piece.width, 0) }
}
