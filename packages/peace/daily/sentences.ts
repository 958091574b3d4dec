// The sentences of a report, with their places; a line of a log is one too, and so is a part that a semicolon ends.
import type { Span } from '@parley/read/reading'

const abbreviated =
  /(?:\b(?:No|Nos|approx|ca|cf|e\.g|i\.e|St|Mt|Dr|Mr|Mrs|Lt|Col|Gen|Sgt|Capt|Maj|Art|art|para|Fig|vs|km|hrs)|\b\p{Lu})\.$/u

/** Sentences of `text` from `start` to `end`. */
export function sentencesIn(text: string, { start, end }: Span): readonly Span[] {
  const found: Span[] = []
  let from = start
  const close = (to: number) => {
    const words = text.slice(from, to)
    const lead = words.length - words.trimStart().length
    if (words.trim() !== '') found.push({ start: from + lead, end: from + words.trimEnd().length })
    from = to
  }
  for (const { 0: mark, index } of text.slice(start, end).matchAll(/[.!?]["”')\]]*(?=\s)|\n+/gu)) {
    const at = start + index + mark.length
    const isLine = mark.startsWith('\n')
    // A line that breaks within a sentence goes on in small letters.
    if (isLine && !/^\s*(?:\d|\p{Lu})/u.test(text.slice(at, at + 3))) continue
    if (
      isLine &&
      !/[.!?:;]["”')\]]*\s*$/u.test(text.slice(from, start + index)) &&
      !/^\s*\d{2}[:.h]?\d{2}\b/u.test(text.slice(at, at + 8))
    )
      continue
    if (!isLine && abbreviated.test(text.slice(from, at))) continue
    if (!isLine && !/^\s+["“'(]?[\p{Lu}\p{N}\p{Lo}]/u.test(text.slice(at, at + 4))) continue
    close(at)
  }
  close(end)
  return found
}
