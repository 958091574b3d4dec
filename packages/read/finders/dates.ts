// Dates as the text has them, in EDTF, with what each rests on. Nothing is made up: a day without a year keeps 'XXXX',
// and what nobody can place keeps its relation. What expressions mean is worked out in ../when.
import type { DateFound } from '../reading.ts'
import { framed, rangeFrom } from '../when/frames.ts'
import { pointWithTime } from '../when/points.ts'
import { at, type Match, type Setting } from '../when/when.ts'
import { parseReference } from '../words/calendar.ts'
import type { Page } from '../words/page.ts'
import type { Sentence } from '../words/token.ts'
import type { Finder } from './finder.ts'

export const dates: Finder = {
  name: 'dates',
  languages: ['en'],
  find: (page) => {
    const found: DateFound[] = []
    for (const sentence of page.sentences) found.push(...datesIn(page, sentence, found))
    return { dates: found }
  },
}

// What a story told last is what "the next day" counts from; further back it is another story.
const beforeMax = 6

function datesIn(page: Page, sentence: Sentence, before: readonly DateFound[]): DateFound[] {
  const reference = parseReference(page.reference)
  const today =
    reference !== null && reference.month !== null && reference.day !== null
      ? { year: reference.year, month: reference.month, day: reference.day }
      : null
  const { tokens } = sentence
  const found: DateFound[] = []
  let i = 0
  while (i < tokens.length) {
    const told = [...before.slice(-beforeMax), ...found]
    const match = matchAt({ tokens, sentence, text: page.text, reference, today, before: told }, i)
    if (match === null) {
      i++
      continue
    }
    const start = tokens[i]!.start
    const end = tokens[match.last]!.end
    const { value, relation, basis } = match
    found.push({ start, end, text: page.text.slice(start, end), value, relation, basis })
    i = match.last + 1
  }
  return found
}

function matchAt(setting: Setting, i: number): Match | null {
  const led = framed(setting, i) ?? about(setting, i)
  if (led !== null) return led
  const match = pointWithTime(setting, i)
  return match === null ? null : (rangeFrom(setting, match, joint(setting, match, i)) ?? match)
}

// "31 March to 6 April": with figures on its left a "to" joins two dates; elsewhere only a dash does.
const joint = ({ tokens }: Setting, { last }: Match, i: number) =>
  tokens.slice(i, last + 1).some(({ text }) => /^\d/.test(text)) ? /^(?:[-–—]|to|until)$/ : /^[-–—]$/

/** "Around 2031", "about 3 May". */
function about(setting: Setting, i: number): Match | null {
  if (!/^(?:about|around|circa|approximately|roughly)$/.test(at(setting, i)) || i + 1 >= setting.tokens.length)
    return null
  const match = pointWithTime(setting, i + 1)
  if (
    match?.value == null ||
    match.isRange !== undefined ||
    !/\d/.test(setting.text.slice(setting.tokens[i + 1]!.start, setting.tokens[match.last]!.end))
  )
    return null
  return /[~/]/.test(match.value) ? match : { ...match, value: `${match.value}~` }
}
