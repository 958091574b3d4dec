// Asserted, denied, declined, planned or conditional: told right on the claims that were found; and whether the reader's
// confidence is the share of its claims that are right in source, content and status.
import type { ClaimStatus } from '@parley/read'
import { align } from '../attribution.ts'
import { documentsMin, readMeasured } from '../measured.ts'
import type { Score } from '../score.ts'
import { calibrationError, macroF1 } from '../status.ts'

export async function score(): Promise<Score> {
  const measured = await readMeasured()
  if (measured.length === 0) return { left: 'there are no measured documents' }
  const found: { gold: ClaimStatus; predicted: ClaimStatus }[] = []
  const all: { gold: ClaimStatus | null; predicted: ClaimStatus | null }[] = []
  const weighed: { confidence: number; isRight: boolean }[] = []
  for (const { document, reading } of measured) {
    const pairs = align({ text: document.text, gold: document.claims, predicted: reading.claims }).filter(
      ({ content }) => content >= 0.5,
    )
    for (const [i, claim] of reading.claims.entries()) {
      const pair = pairs.find(({ predicted }) => predicted === i)
      const gold = pair === undefined ? null : document.claims[pair.gold]!.status
      if (gold !== null) found.push({ gold, predicted: claim.status })
      all.push({ gold, predicted: claim.status })
      weighed.push({ confidence: claim.confidence, isRight: (pair?.source ?? 0) >= 0.5 && gold === claim.status })
    }
    for (const [g, { status }] of document.claims.entries())
      if (!pairs.some(({ gold }) => gold === g)) all.push({ gold: status, predicted: null })
  }
  const [onFound, endToEnd] = [macroF1(found), macroF1(all)]
  for (const [status, { f1, count }] of endToEnd.each)
    console.log(
      `  ${status.padEnd(12)} ${count} in the gold   F1 found ${(onFound.each.get(status)?.f1 ?? 0).toFixed(3)}   end to end ${f1.toFixed(3)}`,
    )
  const error = calibrationError(weighed)
  const said = `status macro F1 ${onFound.mean.toFixed(3)} on ${found.length} claims found, ${endToEnd.mean.toFixed(3)} end to end, calibration error ${error.toFixed(3)} on ${weighed.length} claims`
  if (measured.length < documentsMin)
    return { left: `${said}; ${documentsMin} measured documents are needed before a floor is kept` }
  const rounded = (share: number) => Math.floor(share * 1000) / 1000
  return {
    figures: { found: rounded(onFound.mean), 'end to end': rounded(endToEnd.mean), calibration: rounded(1 - error) },
    said,
  }
}
