// Turns of a transcript: a speaker's name in capitals, a colon, and what was said. Questions are nobody's claims.
import type { Claim, Span } from '../reading.ts'
import type { Page } from '../words/page.ts'
import type { Finder } from './finder.ts'

export const transcript: Finder = {
  name: 'transcript',
  find: (page) => ({ claims: claimsIn(page) }),
}

const title = '(?:MR|MRS|MS|DR|PROF|GEN|COL|SIR|DAME)'
const asker = 'Q|Question|Questioner|Reporter|Journalist|Moderator'
const rest = String.raw`(?: \([^()\n]{1,60}\))?(?<colon>:)\s+(?=\S)`
const turn = new RegExp(
  String.raw`^(?<speaker>(?:${title}\.? )?\p{Lu}[\p{Lu}’'-]+(?: \p{Lu}[\p{Lu}’'.-]*){0,4}|${asker})${rest}`,
  'u',
)
/** `Ms Sesay:`, `Spokesperson:`: names in small letters look like labels of a form, and need a talk around them. */
const plainTurn = new RegExp(String.raw`^(?<speaker>\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){0,4})${rest}`, 'u')
/** `Q Thanks. Is it true?` */
const bareQuestion = /^Q\.?\s+(?=\S)/
const asking =
  /^(?:Q|QUESTION|QUESTIONER|REPORTER|JOURNALIST|QUESTIONS?|MODERATOR|HOST|INTERVIEWER|PRESENTER|ANCHOR|NOTE|EDITOR|DRAFT|SUBJECT|DATE|PLACE)$/i
// One line with a colon is a label; a talk goes back and forth.
const turnsMin = 3
// In a talk most paragraphs are turns, and somebody asks.
const talkShare = 0.5
const questionsMin = 2
// Who asks at least every other time is one of those who came to ask, under whatever name.
const askingShare = 0.5

type Turn = { readonly speaker: string; readonly start: number; readonly colon: number; readonly said: Span[] }

/** A turn lasts until the next one begins, over as many paragraphs as it takes. */
function turnsIn({ blocks, text }: Page, pattern: RegExp): Turn[] {
  const turns: Turn[] = []
  for (const block of blocks) {
    const words = text.slice(block.start, block.end)
    const match = pattern.exec(words)
    const speaker = match?.groups?.speaker
    if (match !== null && speaker !== undefined) {
      const colon = block.start + match[0].indexOf(':', speaker.length)
      const said = { start: block.start + match[0].length, end: block.end }
      turns.push({ speaker, start: block.start, colon, said: [said] })
    } else if (bareQuestion.test(words))
      turns.push({
        speaker: 'Q',
        start: block.start,
        colon: block.start,
        said: [{ start: block.start, end: block.end }],
      })
    else if (block.type === 'heading') turns.push({ speaker: '', start: block.start, colon: block.start, said: [] })
    else turns.at(-1)?.said.push({ start: block.start, end: block.end })
  }
  return turns.filter(({ speaker }) => speaker !== '')
}

/** Who speaks in capitals surely speaks; in small letters only where a talk is seen around it. */
function talkIn(page: Page): Turn[] {
  const loud = turnsIn(page, turn)
  if (loud.length >= turnsMin && new Set(loud.map(({ speaker }) => speaker)).size > 1) return loud
  const plain = turnsIn(page, plainTurn)
  const questions = plain.filter(({ said }) => page.text[said.at(-1)!.end - 1] === '?')
  const isTalk =
    questions.length >= questionsMin &&
    plain.length >= talkShare * page.blocks.length &&
    new Set(plain.map(({ speaker }) => speaker)).size < plain.length / 2 + 1
  return isTalk ? plain : []
}

function claimsIn(page: Page): Claim[] {
  const turns = talkIn(page)
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
