// The labels of a claim whose spans are known: the model's, but for what marks and rules tell better.
import type { Attitude, Claim } from '../reading.ts'
import { type Labelled, labelled, type Model } from './file.ts'
import type { Row } from './hash.ts'
import { type LabelSpans, labelFeatures, ownActs } from './label-features.ts'
import { addScores, softmax } from './linear.ts'
import { cellsIn, type Sheet } from './sheet.ts'

export type Label = { readonly name: string; readonly share: number }
export type Labels = Readonly<Record<Labelled, Label>>

export function labelsOf(sheet: Sheet, spans: LabelSpans, head: number, models: Model['labels'], row: Row): Labels {
  row.clear()
  labelFeatures(sheet, spans, head, row)
  const against = (name: Labelled) =>
    name === 'status' ? 'asserted' : name === 'attitude' && isOfOthers(sheet, spans) ? 'promises' : null
  // Every key is one of `labelled`.
  const labels = Object.fromEntries(labelled.map((name) => [name, best(models[name], row, against(name))])) as Labels
  const ruled = ruledFirst(labels, sheet.ruled.get(head))
  // The turn of a talk is in its speaker's own words, without marks.
  if (sheet.ruled.has(head) && sheet.cells[head]!.token.text === ':')
    return { ...ruled, quotation: { name: 'direct', share: 1 } }
  return { ...ruled, quotation: quotationOf(sheet, spans, ruled) }
}

// In logarithms of odds. A promise made by the verb alone (`promised the road would open`) still stands. Most claims
// assert, and a model that learnt so says it too often; 0.9 is best for the mean over all classes, cross-validated.
const penalties = { promises: 2, asserted: 0.9 }

function best({ names, weights }: Model['labels'][Labelled], row: Row, against: keyof typeof penalties | null): Label {
  const scores = new Float64Array(names.length)
  addScores(weights, row.ids, row.size, scores, 0)
  if (against !== null) scores[names.indexOf(against)]! -= penalties[against]
  softmax(scores)
  let top = 0
  for (let k = 1; k < scores.length; k++) if (scores[k]! > scores[top]!) top = k
  return { name: names[top]!, share: scores[top]! }
}

/** Nobody can promise what another will do. */
const isOfOthers = ({ cells }: Sheet, { content, source }: LabelSpans): boolean =>
  ownActs(cells, cellsIn(cells, content), cellsIn(cells, source)) === 3

// Cross-validated on the training documents, the rules are at least as right as the model where they say one of these.
const surelyRuled: ReadonlySet<Attitude> = new Set([
  'declines-to-comment',
  'no-response',
  'threatens',
  'accuses',
  'hopes',
])
const ruledShare = 0.92
const clearShare = 0.7

function ruledFirst(labels: Labels, rule: Claim | undefined): Labels {
  // A plain word of speech asserts and a vow promises, unless something tells clearly that it does more.
  const isPlain =
    rule?.attitude === 'promises'
      ? labels.attitude.name === 'threatens' || labels.attitude.share < clearShare
      : rule?.attitude === 'asserts' && labels.attitude.share < clearShare
  if (rule !== undefined && isPlain)
    return { ...labels, attitude: { name: rule.attitude, share: labels.attitude.share } }
  if (rule === undefined || !surelyRuled.has(rule.attitude)) return labels
  const attitude = { name: rule.attitude, share: ruledShare }
  return rule.status === 'declined'
    ? { ...labels, attitude, status: { name: rule.status, share: ruledShare } }
    : { ...labels, attitude }
}

/** The labels of a claim that only the rules saw. */
export function labelsByRule({ status, attitude, quotation, modality }: Claim): Labels {
  const sure = (name: string): Label => ({ name, share: ruledShare })
  return { status: sure(status), attitude: sure(attitude), quotation: sure(quotation), modality: sure(modality) }
}

/** Marks are seen, not guessed; only whether words without marks give a proposition is the model's to tell. */
function quotationOf({ page, cells }: Sheet, { content }: LabelSpans, { quotation, status }: Labels): Label {
  const words = cellsIn(cells, content).filter((at) => cells[at]!.token.pos !== 'PUNCT')
  const quoted = words.filter((at) => cells[at]!.quote !== -1).length
  const isInsideQuote = page.quotes.some((quote) =>
    content.some((span) => span.start > quote.start && span.end < quote.end),
  )
  if (quoted > 0 && !isInsideQuote)
    return quoted === words.length
      ? { name: 'direct', share: 1 }
      : { name: quotation.name === 'direct' ? 'direct' : 'mixed', share: quotation.share }
  return status.name === 'declined' ? { name: 'none', share: 1 } : quotation
}
