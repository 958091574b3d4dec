// Blocks into sentences: Intl.Segmenter, then the breaks it makes after abbreviations are taken back.
import type { Block, Span } from '../reading.ts'
import { abbreviations, mayEnd } from './abbreviations.ts'

const segmenters = new Map<string, Intl.Segmenter>()
function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known !== undefined) return known
  const locale = Intl.Segmenter.supportedLocalesOf([language === 'und' ? 'en' : language])[0] ?? 'en'
  const made = new Intl.Segmenter(locale, { granularity: 'sentence' })
  segmenters.set(language, made)
  return made
}

// Longer runs without a sentence end are cut here, so that no later step meets an endless sentence.
const sentenceCharsMax = 2000

/** The sentences of one block, trimmed of white space; offsets index `text`. */
export function sentencesOf(text: string, block: Span, language: string): Span[] {
  // A line end inside a block is how the text was wrapped, not the end of a sentence.
  const raw = text.slice(block.start, block.end).replace(/[\r\n\t\f\v]/g, ' ')
  const joined: { start: number; end: number }[] = []
  for (const { index, segment } of segmenterOf(language).segment(raw)) {
    const last = joined.at(-1)
    if (last !== undefined && belongsTogether(raw.slice(last.start, last.end), segment))
      last.end = index + segment.length
    else joined.push({ start: index, end: index + segment.length })
  }
  const spans: Span[] = []
  for (const piece of joined)
    for (const part of cutLong(raw, piece)) {
      const start = part.start + (/\S/.exec(raw.slice(part.start, part.end))?.index ?? part.end - part.start)
      const end = part.start + raw.slice(part.start, part.end).trimEnd().length
      if (end > start) spans.push({ start: block.start + start, end: block.start + end })
    }
  return spans
}

function belongsTogether(before: string, after: string): boolean {
  const left = before.trimEnd()
  if (left === '') return true
  const first = after.trimStart()[0]
  if (first === undefined) return true
  const lower = first !== first.toUpperCase()
  // `“Is it over?” she asked.`
  if (lower && /[?!.…]["”’»]$/.test(left)) return true
  if (lower && !/[?!]$/.test(left)) return true
  // A closing mark that the segmenter left to the next piece.
  if (/^["”’»)\]]/.test(after.trimStart()) && /^["”’»)\]]\s*$/.test(after.trim().slice(0, 1)))
    return after.trim().length <= 2
  if (!left.endsWith('.')) return false
  const word = left.slice(left.lastIndexOf(' ') + 1, -1).replace(/^["“‘'([]+/, '')
  const known = word.toLowerCase()
  if (mayEnd.has(known))
    return (
      lower || (known.includes('.') && /^[A-Z][a-z]+/.test(after.trimStart()) && !commonStart.test(after.trimStart()))
    )
  if (abbreviations.has(known))
    return !/^(no|art|fig|est|co|mar|dec|sat|sun|al)$/.test(known) || /^\d/.test(after.trimStart())
  // "J. Doe": one capital letter; "behind Line B. The council …" names a thing by a letter and ends.
  return (
    /^\p{Lu}$/u.test(word) && !(designated.test(left.slice(-designatedCharsMax)) && commonStart.test(after.trimStart()))
  )
}

// Only the end of what stands before is looked at, however long it is.
const designatedCharsMax = 24
const designated =
  /\b(?:line|zone|area|annex|appendix|phase|group|sector|point|site|block|part|section|schedule|plan|option|table|figure|exhibit|list|category|type|class|route) \p{Lu}\.$/iu

// After "U.S." a capital is usually a name ("U.S. Secretary"), but these words begin sentences.
const commonStart =
  /^(The|A|An|It|He|She|They|We|I|But|And|In|On|At|This|That|These|Those|However|Meanwhile|After|Before|When|While|If|As|For|Some|Many|Both|No|Since|There|Its|His|Her|Their|Officials|Earlier|Later|Last|According)\b/

function cutLong(raw: string, piece: Span): Span[] {
  if (piece.end - piece.start <= sentenceCharsMax) return [piece]
  const parts: Span[] = []
  let start = piece.start
  while (start < piece.end) {
    let end = Math.min(start + sentenceCharsMax, piece.end)
    if (end < piece.end) {
      const space = raw.lastIndexOf(' ', end)
      if (space > start + sentenceCharsMax / 2) end = space
      else if (/[\udc00-\udfff]/.test(raw[end]!)) end++
    }
    parts.push({ start, end })
    start = end
  }
  return parts
}

/** Blocks of the document, or its lines where no format gave blocks. */
export function blocksOf(text: string, blocks: readonly Block[]): readonly Block[] {
  if (blocks.length > 0) return blocks
  const lines: Block[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ type: 'paragraph', start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}
