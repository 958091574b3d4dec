// What is said twice: the title again above the text, a caption again below its picture.
import { countOf, keyOf } from '../line.ts'
import { isCandidate, type Remover } from './remover.ts'

const wordsMin = 3

export const duplicate: Remover = {
  reason: 'duplicate',
  *find(page) {
    const seen = new Set<string>()
    for (const [i, line] of page.lines.entries()) {
      if (!isCandidate(page, i) || countOf(line) < wordsMin) continue
      const words = keyOf(line)
      if (seen.has(words)) yield i
      seen.add(words)
    }
  },
}
