// Claims with a noun for cue: "the minister's claim that …", "reports that …".
import { cueNouns } from '../lexicon/cues.ts'
import type { Claim, Span } from '../reading.ts'
import { nounLemma } from '../words/forms.ts'
import { phraseFrom } from '../words/noun-phrases.ts'
import { spanOf } from '../words/page.ts'
import type { Sentence } from '../words/token.ts'
import type { Finder } from './finder.ts'

export const nounCues: Finder = {
  name: 'noun-cues',
  languages: ['en'],
  find: (page) => ({
    claims: page.sentences.flatMap((sentence) =>
      sentence.type === 'heading'
        ? []
        : claimsIn(sentence).filter(
            (claim) => !page.quotes.some((quote) => claim.cue[0]!.start > quote.start && claim.cue[0]!.end < quote.end),
          ),
    ),
  }),
}

function claimsIn(sentence: Sentence): Claim[] {
  const { tokens } = sentence
  const claims: Claim[] = []
  for (let i = 1; i < tokens.length - 3; i++) {
    if (tokens[i]!.pos !== 'NOUN') continue
    const attitude = cueNouns.get(nounLemma(tokens[i]!.lower))
    if (attitude === undefined) continue
    // "claims by the army that …"
    const by = /^(by|from)$/.test(tokens[i + 1]!.lower) ? phraseFrom(sentence, i + 2, { speaker: false }) : null
    const that = by === null ? i + 1 : by.last + 1
    if (tokens[that]?.lower !== 'that') continue
    const source: Span[] = []
    if (by !== null) source.push(spanOf(sentence, by.first, by.last))
    else if (/^(his|her|their|its)$/.test(tokens[i - 1]!.lower)) source.push(spanOf(sentence, i - 1, i - 1))
    else if (tokens[i - 1]!.lower === "'s" && i >= 2) {
      let first = i - 2
      while (first > 0 && ['NOUN', 'PROPN', 'ADJ', 'DET'].includes(tokens[first - 1]!.pos)) first--
      source.push(spanOf(sentence, first, i - 2))
    }
    // Without a holder only reports and accusations tell that somebody claims something.
    if (source.length === 0 && attitude !== 'reports' && attitude !== 'accuses') continue
    let end = tokens.length - 1
    for (let k = that + 1; k < tokens.length; k++)
      if (/^[.;,”"]$/.test(tokens[k]!.text) && k > that + 3) {
        end = k - 1
        break
      }
    claims.push({
      id: '',
      source,
      cue: [spanOf(sentence, i, i)],
      content: [spanOf(sentence, that, end)],
      sourceActor: null,
      sourceKind: 'none',
      attitude,
      quotation: 'indirect',
      modality: 'unknown',
      status: attitude === 'denies' ? 'denied' : 'asserted',
      confidence: 0.6,
      within: null,
    })
  }
  return claims
}
