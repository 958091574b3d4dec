// What is said twice: the title again above the text, a paragraph again as a teaser or below a picture. Short lines
// between paragraphs may repeat in good faith, as answers in an interview do.
import { countOf, keyOf } from '../line.ts'
import { isCandidate, type Remover } from './remover.ts'

const wordsMin = 3
const insideWordsMin = 14

export const duplicate: Remover = {
  reason: 'duplicate',
  *find(page) {
    const seen = new Set<string>()
    for (const [i, line] of page.lines.entries()) {
      if (!isCandidate(page, i) || countOf(line) < wordsMin) continue
      const inside = i > page.first && i < page.last
      if (seen.has(keyOf(line)) && (!inside || countOf(line) >= insideWordsMin)) yield i
      seen.add(keyOf(line))
    }
  },
}
