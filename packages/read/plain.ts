// The input taken as the text itself: nothing is moved or left out, and blocks only point into it.
import type { Decoded } from './charset.ts'
import type { Draft } from './draft.ts'
import type { Block } from './reading.ts'

/** A draft whose text equals the decoded input, character for character. */
export function plainDraft({ text, charset, notices }: Decoded): Draft {
  const blocks: Block[] = []
  for (const match of text.matchAll(/[^\r\n]+/gu)) {
    if (match[0].trim() === '') continue
    const lead = match[0].length - match[0].trimStart().length
    const start = match.index + lead
    blocks.push({ type: 'paragraph', start, end: start + match[0].trim().length })
  }
  const first = blocks[0]
  const title = first === undefined ? '' : text.slice(first.start, first.end)
  return {
    mediaType: 'text/plain',
    charset,
    notices,
    pieces: [],
    title: title === '' || title.length > titleCharsMax ? undefined : { value: title, basis: 'first-line' },
    verbatim: { text, blocks },
  }
}

const titleCharsMax = 200
