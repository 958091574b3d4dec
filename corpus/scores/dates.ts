// What date expressions mean: the table of corpus/dates, each with and without a date of the document, and the dates of
// the measured documents. A year that neither the words nor the document's date give must never come out.
import type { DateFound, Span } from '@parley/read'
import { find } from '../../packages/read/finders/find.ts'
import { plainDocument } from '../../packages/read/finders/plain-document.ts'
import { type Meaning, readExpressions } from '../dates/table.ts'
import { readMeasured } from '../measured.ts'
import type { Score } from '../score.ts'

export async function score(): Promise<Score> {
  const expressions = readExpressions()
  const right = { dated: 0, undated: 0 }
  const invented: string[] = []
  for (const { line, text, at, date, dated, undated } of expressions)
    for (const [mode, meaning] of [
      ['dated', dated],
      ['undated', undated],
    ] as const) {
      const { dates } = find(plainDocument(text), mode === 'dated' ? { date } : {})
      const found = best(dates, at)
      if (isRight(found, meaning)) right[mode]++
      else
        console.log(
          `  line ${line} ${mode}: ${text.slice(at.start, at.end)} is ${written(meaning)}, found ${foundAs(found)}`,
        )
      const known = `${text} ${'value' in meaning ? meaning.value : ''} ${mode === 'dated' ? date : ''}`
      for (const one of mode === 'undated' ? dates : dates.filter(({ basis }) => basis === 'explicit'))
        for (const [year] of (one.value ?? '').matchAll(/(?<=^|\/)\d{4}/g))
          if (!known.includes(year)) invented.push(`line ${line} ${mode}: ${one.text} is ${one.value}`)
    }
  for (const one of invented) console.log(`  invented, ${one}`)
  const measured = await measuredFigures()
  const share = (n: number) => n / expressions.length
  return {
    figures: {
      'with a date': rounded(share(right.dated)),
      'without a date': rounded(share(right.undated)),
      'nothing invented': invented.length === 0 ? 1 : 0,
      measured: rounded(measured.f1),
    },
    said: `${percent(share(right.dated))} % of ${expressions.length} expressions with a date of the document, ${percent(share(right.undated))} % without; years invented ${invented.length}; values in measured documents P ${percent(measured.precision)} R ${percent(measured.recall)} F1 ${percent(measured.f1)} of ${measured.gold}`,
  }
}

/** The date that shares most with a stretch. */
function best(dates: readonly DateFound[], { start, end }: Span): DateFound | null {
  const shared = (one: Span) => Math.min(one.end, end) - Math.max(one.start, start)
  const [first] = dates.filter((one) => shared(one) > 0).toSorted((a, b) => shared(b) - shared(a))
  return first ?? null
}

function isRight(found: DateFound | null, meaning: Meaning): boolean {
  if ('none' in meaning) return found === null
  if (found === null) return false
  if ('value' in meaning) return found.value === meaning.value
  return found.value === null && plain(found.relation ?? '') === plain(meaning.relation)
}

/** Values of the dates an annotator marked in the measured documents; relations are not compared. */
async function measuredFigures() {
  let [gold, given, right] = [0, 0, 0]
  for (const { document, reading } of await readMeasured()) {
    const marked = document.dates.filter(({ value }) => value !== null)
    gold += marked.length
    given += reading.dates.filter(({ value }) => value !== null).length
    right += marked.filter((one) => best(reading.dates, one)?.value === one.value).length
  }
  const [precision, recall] = [right / given, right / gold]
  return { gold, precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}

const plain = (relation: string) => relation.toLowerCase().replace(/\b(?:the|a|an)\s/g, '')
const written = (meaning: Meaning) =>
  'none' in meaning ? 'no date' : 'value' in meaning ? meaning.value : `{${meaning.relation}}`
const foundAs = (found: DateFound | null) =>
  found === null ? 'nothing' : `${found.text} = ${found.value ?? `{${found.relation}}`}`
const rounded = (share: number) => Math.floor(share * 1000) / 1000
const percent = (share: number) => (100 * share).toFixed(1)
