// Turns of a transcript: a speaker's name in capitals, a colon, and what was said. Questions are nobody's claims.
import type { Claim } from '../reading.ts'
import type { Page } from '../words/page.ts'
import type { Finder } from './finder.ts'

export const transcript: Finder = {
  name: 'transcript',
  find: (page) => ({ claims: claimsIn(page) }),
}

const turn =
  /^(?<speaker>(?:(?:MR|MRS|MS|DR|PROF|GEN|COL|SIR|DAME)\.? )?\p{Lu}[\p{Lu}’'-]+(?: \p{Lu}[\p{Lu}’'.-]*){0,4})(?: \([^()\n]{1,60}\))?(?<colon>:)\s+(?=\S)/u
const asking =
  /^(?:Q|QUESTION|QUESTIONER|REPORTER|JOURNALIST|QUESTIONS?|MODERATOR|NOTE|EDITOR|DRAFT|SUBJECT|DATE|PLACE)$/
// One line with a colon is a label; a talk goes back and forth.
const turnsMin = 3

function claimsIn(page: Page): Claim[] {
  const turns = page.blocks.flatMap((block) => {
    const match = turn.exec(page.text.slice(block.start, block.end))
    const speaker = match?.groups?.speaker
    return match === null || speaker === undefined ? [] : [{ block, speaker, length: match[0].length, text: match[0] }]
  })
  if (turns.length < turnsMin || new Set(turns.map((one) => one.speaker)).size < 2) return []
  return turns
    .filter(({ speaker }) => !asking.test(speaker))
    .map(({ block, speaker, length, text }): Claim => {
      const colon = block.start + text.indexOf(':', speaker.length)
      return {
        id: '',
        source: [{ start: block.start, end: block.start + speaker.length }],
        cue: [{ start: colon, end: colon + 1 }],
        content: [{ start: block.start + length, end: block.end }],
        sourceActor: null,
        sourceKind: 'none',
        attitude: 'asserts',
        quotation: 'direct',
        modality: 'unknown',
        status: 'asserted',
        confidence: 0.9,
        within: null,
      }
    })
}
