// What is said twice: the title again above the text, a caption again below its picture.
import { key, wordCount } from '../line.ts'
import { isCandidate, type Remover } from './remover.ts'

const wordsMin = 3

export const duplicate: Remover = {
  reason: 'duplicate',
  *find(page) {
    const seen = new Set<string>()
    for (const [i, { text }] of page.lines.entries()) {
      if (!isCandidate(page, i) || wordCount(text) < wordsMin) continue
      const words = key(text)
      if (seen.has(words)) yield i
      seen.add(words)
    }
  },
}
