// Turns of a transcript: a speaker's name in capitals, a colon, and what was said. Questions are nobody's claims.
import type { Claim, Span } from '../reading.ts'
import type { Page } from '../words/page.ts'
import type { Finder } from './finder.ts'

export const transcript: Finder = {
  name: 'transcript',
  find: (page) => ({ claims: claimsIn(page) }),
}

const turn =
  /^(?<speaker>(?:(?:MR|MRS|MS|DR|PROF|GEN|COL|SIR|DAME)\.? )?\p{Lu}[\p{Lu}’'-]+(?: \p{Lu}[\p{Lu}’'.-]*){0,4}|Q|Question|Questioner|Reporter|Journalist|Moderator)(?: \([^()\n]{1,60}\))?(?<colon>:)\s+(?=\S)/u
const asking =
  /^(?:Q|QUESTION|QUESTIONER|REPORTER|JOURNALIST|QUESTIONS?|MODERATOR|HOST|INTERVIEWER|PRESENTER|ANCHOR|NOTE|EDITOR|DRAFT|SUBJECT|DATE|PLACE)$/i
// One line with a colon is a label; a talk goes back and forth.
const turnsMin = 3
// Who asks at least every other time is one of those who came to ask, under whatever name.
const askingShare = 0.5

type Turn = { readonly speaker: string; readonly start: number; readonly colon: number; readonly said: Span[] }

/** A turn lasts until the next one begins, over as many paragraphs as it takes. */
function turnsIn({ blocks, text }: Page): Turn[] {
  const turns: Turn[] = []
  for (const block of blocks) {
    const match = turn.exec(text.slice(block.start, block.end))
    const speaker = match?.groups?.speaker
    if (match !== null && speaker !== undefined) {
      const colon = block.start + match[0].indexOf(':', speaker.length)
      const said = { start: block.start + match[0].length, end: block.end }
      turns.push({ speaker, start: block.start, colon, said: [said] })
    } else if (block.type === 'heading') turns.push({ speaker: '', start: block.start, colon: block.start, said: [] })
    else turns.at(-1)?.said.push({ start: block.start, end: block.end })
  }
  return turns.filter(({ speaker }) => speaker !== '')
}

function claimsIn(page: Page): Claim[] {
  const turns = turnsIn(page)
  const speakers = new Set(turns.map((one) => one.speaker))
  if (turns.length < turnsMin || speakers.size < 2) return []
  const asks = (speaker: string) => {
    const own = turns.filter((one) => one.speaker === speaker)
    const questions = own.filter(({ said }) => page.text[said.at(-1)!.end - 1] === '?')
    return questions.length >= askingShare * own.length
  }
  const answering = new Set([...speakers].filter((speaker) => !asking.test(speaker) && !asks(speaker)))
  return turns
    .filter(({ speaker }) => answering.has(speaker))
    .map(({ speaker, start, colon, said }): Claim => {
      return {
        id: '',
        source: [{ start, end: start + speaker.length }],
        cue: [{ start: colon, end: colon + 1 }],
        content: said,
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
