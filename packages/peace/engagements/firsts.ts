// Sentences that call a visit or meeting the first: ever, since a year, or in so many years. Such words make news, and a
// record can be asked whether it knows better. Found by their form alone, in the app's languages.
import type { Span } from '@parley/read/reading'

export type FirstSaid = Span & {
  readonly says: string
  /** Whether it is about going somewhere, or about meeting somebody. */
  readonly of: 'visited' | 'met'
  /** The year since which there was none; null where it is said to be the first ever. */
  readonly since: string | null
}

const numbers: Readonly<Record<string, number>> = {
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, fifteen: 15 },
  ...{ twenty: 20, thirty: 30, forty: 40, fifty: 50 },
  ...{ deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10, vingt: 20, trente: 30 },
}
const going = 'visit|trip|journey|visite|voyage|déplacement|زيارة'
const meeting =
  'meeting|talks|round of talks|summit|call|encounter|rencontre|réunion|entretien|pourparlers|sommet|appel|لقاء|اجتماع|محادثات|قمة|مكالمة'
const first = new RegExp(
  `(?:\\bfirst(?: ever)?|\\bpremi(?:er|ère)s?|(?<!\\p{L})أول)\\s+(?:[\\p{L}’'-]+\\s+){0,4}?(?:(${going})|(${meeting}))(?!\\p{L})`,
  'iu',
)
const sinceYear = /(?<!\p{L})(?:since|depuis|منذ)\s+(?:[\p{L}’'-]+\s+){0,3}?(\d{4})(?!\d)/iu
const inYears =
  /(?<!\p{L})(?:in|for|en|depuis|منذ)\s+(?:more than|over|nearly|almost|plus de|près de|أكثر من)?\s*(\d{1,3}|[\p{L}]+)\s+(years?|decades?|ans|années|décennies|سنة|سنوات|عاماً|أعوام)(?!\p{L})/iu
const ever = /\b(?:first[- ]ever|ever)\b|\bhistoire\b|على الإطلاق/iu
const decade = /decade|décennie/iu

/** Every such sentence of a text. `year` is that of the text's own day, from which so many years are counted back. */
export function firstsIn(text: string, year: number | null): readonly FirstSaid[] {
  if (!/first|premi|أول/iu.test(text)) return []
  const found: FirstSaid[] = []
  for (const sentence of sentencesOf(text)) {
    const words = text.slice(sentence.start, sentence.end)
    const said = first.exec(words)
    if (said === null) continue
    const since = sinceOf(words, year)
    // "The first meeting was on Monday" is one of a row, and says nothing of the years before.
    if (since === null && !ever.test(words)) continue
    found.push({ ...sentence, says: words, of: said[1] === undefined ? 'met' : 'visited', since })
  }
  return found
}

function sinceOf(words: string, year: number | null): string | null {
  const named = sinceYear.exec(words)?.[1]
  if (named !== undefined) return named
  const counted = inYears.exec(words)
  if (counted === null || year === null) return null
  const [, count = '', unit = ''] = counted
  const number = /^\d+$/.test(count) ? Number(count) : numbers[count.toLowerCase()]
  return number === undefined ? null : String(year - number * (decade.test(unit) ? 10 : 1))
}

/** Sentences of a text, cut where one ends and a line breaks; a dot inside an initial or a number ends none. */
function sentencesOf(text: string): readonly Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(/[^\n]+?(?:(?<!\b\p{Lu})[.!?؟](?=["”’»)]*(?:\s|$))["”’»)]*|(?=\n)|$)/gu)) {
    const lead = /^\s*/.exec(match[0])?.[0].length ?? 0
    const words = match[0].trim()
    if (words !== '') spans.push({ start: match.index + lead, end: match.index + lead + words.length })
  }
  return spans
}
