// Who said what: the present reader on the measured documents, and one annotation against the other where there are two.
import { type Figure, type Measure, measures, scoreAttribution } from '../attribution.ts'
import { readSplit } from '../corpus.ts'
import { documentsMin, outermost, readMeasured } from '../measured.ts'
import type { Score } from '../score.ts'

export async function score(): Promise<Score> {
  const measured = await readMeasured()
  if (measured.length === 0) return { left: 'there are no measured documents' }
  const figures = scoreAttribution(
    measured.map(({ document, reading }) => ({
      text: document.text,
      gold: outermost(document.claims),
      predicted: outermost(reading.claims),
    })),
  )
  const nested = scoreAttribution(
    measured.map(({ document, reading }) => ({
      text: document.text,
      gold: document.claims,
      predicted: reading.claims,
    })),
  )
  const seconds = readSplit('second-pass')
  const passes = scoreAttribution(
    seconds.flatMap((second) => {
      const first = measured.find(({ document }) => document.id === second.id)
      return first === undefined
        ? []
        : [{ text: second.text, gold: outermost(first.document.claims), predicted: outermost(second.claims) }]
    }),
  )
  for (const measure of measures) {
    const two = seconds.length > 0 ? `   two passes ${percent(passes[measure].f1)}` : ''
    console.log(
      `  ${measure.padEnd(15)} ${threeOf(figures[measure])}   with nested ${percent(nested[measure].f1)}${two}`,
    )
  }
  const lenient = figures['linked lenient'].f1
  const ceiling = passes['linked lenient'].f1
  const ofPasses = seconds.length > 0 ? `, ${percent(lenient / ceiling)} % of what two passes agree on` : ''
  const said = `linked lenient ${percent(lenient)}, exact ${percent(figures['linked exact'].f1)}, tokens ${percent(figures['token all'].f1)} on ${measured.length} documents${ofPasses}`
  if (measured.length < documentsMin)
    return { left: `${said}; ${documentsMin} measured documents are needed before a floor is kept` }
  const kept: readonly Measure[] = [
    'linked lenient',
    'linked exact',
    'token all',
    'chunk source',
    'chunk cue',
    'chunk content',
  ]
  return {
    figures: {
      ...Object.fromEntries(kept.map((measure) => [measure, rounded(figures[measure].f1)])),
      ...(seconds.length > 0 ? { 'of two passes': rounded(lenient / ceiling) } : {}),
    },
    said,
  }
}

const rounded = (share: number) => Math.floor(share * 1000) / 1000
const percent = (share: number) => (100 * share).toFixed(1)
const threeOf = ({ precision, recall, f1 }: Figure) =>
  `P ${percent(precision).padStart(5)}  R ${percent(recall).padStart(5)}  F1 ${percent(f1).padStart(5)}`
