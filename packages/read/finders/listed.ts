// Demands and statements in a list: "Open Roads asks:", "WE CALL ON", and an item for each. Every item is a claim of its
// own, of one source and one cue.
import { cueOf } from '../lexicon/cues.ts'
import type { Claim, Span } from '../reading.ts'
import { subjectBefore } from '../words/noun-phrases.ts'
import { type Page, spanOf } from '../words/page.ts'
import type { Sentence } from '../words/token.ts'
import { verbGroupAt } from '../words/verb-groups.ts'
import type { Finder } from './finder.ts'

export const listed: Finder = {
  name: 'listed',
  languages: ['en'],
  find: (page) => ({ claims: page.sentences.flatMap((sentence) => claimsIn(page, sentence)) }),
}

// "calls on both governments and all who hold arms:"
const wordsAfterCueMax = 10
const itemsMin = 2
const item = /(?:[-–—•*]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+(?=\S)/y
/** `both governments to …`, `1. The Council: …`: whom it is asked of. */
const hearer = /^(?:[^:.;“”"]{2,50}:\s+|(?!to\b)(?:[^\s:.;,“”"]+ ){1,6}?(?=(?:not )?to [a-z]))/

function claimsIn(page: Page, sentence: Sentence): Claim[] {
  const { tokens } = sentence
  const isOpen = tokens.at(-1)?.text === ':'
  for (let i = tokens.length - 1; i > 0 && tokens.length - i <= wordsAfterCueMax + 1; i--) {
    const cue = cueOf(tokens[i]!.lower)
    const demands = cue?.attitude === 'demands'
    if (cue === undefined || !(demands || /^(?:declare|state|announce|note|reaffirm|affirm)$/.test(cue.base))) continue
    const last = /^(?:on|upon|for|that)$/.test(tokens[i + 1]?.lower ?? '') ? i + 1 : i
    if (!isOpen && last !== tokens.length - 1) return []
    const first = verbGroupAt(tokens, i).first
    const source = subjectBefore(sentence, first)
    if (source === null) return []
    return itemsAfter(page, sentence.end).map((content): Claim => {
      const hears = demands ? (hearer.exec(page.text.slice(content.start, content.end))?.[0].length ?? 0) : 0
      return {
        id: '',
        source: [spanOf(sentence, source.first, source.last)],
        cue: [spanOf(sentence, first, last)],
        content: [{ start: content.start + hears, end: content.end }],
        sourceActor: null,
        sourceKind: 'none',
        attitude: cue.attitude,
        quotation: 'indirect',
        modality: demands ? 'planned' : 'unknown',
        status: 'asserted',
        confidence: 0.8,
        within: null,
      }
    })
  }
  return []
}

/** The items of the list that begins at `from`, without their marks; none where it has fewer than two. */
function itemsAfter({ text }: Page, from: number): Span[] {
  const items: Span[] = []
  for (let at = from; ; ) {
    const gap = /[ \t]*\n\s*/y
    gap.lastIndex = at
    if (!gap.test(text)) break
    item.lastIndex = gap.lastIndex
    if (!item.test(text)) break
    const start = item.lastIndex
    const line = text.indexOf('\n', start)
    at = line === -1 ? text.length : line
    const words = text
      .slice(start, at)
      .trimEnd()
      .replace(/[;,]?(?: and)?$/, '')
      .trimEnd()
    items.push({ start, end: start + (/^[a-z]/.test(words) ? words.replace(/\.$/, '') : words).length })
  }
  return items.length < itemsMin ? [] : items
}
