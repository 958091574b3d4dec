// Names of persons and bodies in languages other than English: by capitals where there are any, by the word that opens a
// body's name or stands before a person's where there are none. Cautious: what is not told so plainly is left out.
import { languageWords } from '../lexicon/languages.ts'
import type { Page } from '../words/page.ts'
import type { Sentence, Token } from '../words/token.ts'
import type { Finder, Name } from './finder.ts'

export const nearNames: Finder = {
  name: 'near-names',
  languages: Object.keys(languageWords),
  find: (page) => ({
    names: page.sentences.flatMap((sentence) =>
      page.language === 'ar' || page.language === 'he' ? withoutCapitals(page, sentence) : byCapitals(page, sentence),
    ),
  }),
}

const isCapital = (token: Token | undefined) => token !== undefined && /^\p{Lu}\p{Ll}/u.test(token.text)
const isWord = (token: Token | undefined) => token !== undefined && /^\p{L}[\p{L}\p{M}’'-]+$/u.test(token.text)
const linking = /^(?:de|du|des|la|las|los|del|d'|et|y|of)$|^d['’]/u
const runMax = 6

function byCapitals(page: Page, sentence: Sentence): Name[] {
  const { bodies, titles } = languageWords[page.language]!
  const { tokens } = sentence
  const found: Name[] = []
  for (let i = 0; i < tokens.length; i++) {
    const isTitle = titles.test(tokens[i]!.text.replace(/\.$/, ''))
    if (!isCapital(tokens[i]) && !isTitle) continue
    if (bodies.test(tokens[i]!.text)) {
      // "Front de libération d’Orrin", "Фронт освобождения Оррина": to the last capital with common words between.
      let last = i
      let gap = 0
      for (let k = i + 1; k < tokens.length && k - i < runMax && isWord(tokens[k]); k++) {
        if (isCapital(tokens[k]) || /^[dl]['’]\p{Lu}/u.test(tokens[k]!.text)) {
          last = k
          gap = 0
        } else if (++gap > 2) break
      }
      if (last > i) {
        found.push(nameOf(page, sentence, i, last, 'organisation'))
        i = last
        continue
      }
    }
    let first = isTitle ? i + 1 : i
    if (isTitle && tokens[first]?.text === '.') first++
    let last = first - 1
    while (
      isCapital(tokens[last + 1]) ||
      (last >= first && linking.test(tokens[last + 1]?.text ?? '') && isCapital(tokens[last + 2]))
    )
      last++
    // A sentence's first word has a capital of its own.
    if (first === 0 && last - first >= 2 && !isTitle) first++
    const count = last - first + 1
    if (count >= 2 || (count === 1 && isTitle)) found.push(nameOf(page, sentence, first, last, 'person'))
    i = Math.max(i, last)
  }
  return found
}

const definite = /^(?:ال|ה)/u

function withoutCapitals(page: Page, sentence: Sentence): Name[] {
  const { bodies, titles } = languageWords[page.language]!
  const { tokens } = sentence
  const found: Name[] = []
  const bare = (i: number) =>
    (tokens[i]?.text ?? '').replace(/^و(?=جبهة|منظمة|مجلس|حركة|جيش)|^ו(?=חזית|ארגון|תנועת)/u, '')
  for (let i = 0; i < tokens.length; i++) {
    const word = bare(i)
    if (bodies.test(word)) {
      // The body's name: up to two words after it, and what follows "of".
      let last = Math.min(i + 1, tokens.length - 1)
      while (
        last < i + 3 &&
        isWord(tokens[last + 1]) &&
        (/^של$/u.test(tokens[last + 1]!.text) || tokens[last]!.text === 'של')
      )
        last++
      if (
        last === i + 1 &&
        page.language === 'ar' &&
        !definite.test(word) &&
        isWord(tokens[i + 2]) &&
        !definite.test(tokens[i + 1]!.text)
      )
        last++
      if (!isWord(tokens[last])) continue
      found.push(nameOf(page, sentence, i, last, 'organisation'))
      i = last
      continue
    }
    if (!titles.test(word)) continue
    // "Minister of Defence Karim Nassar": the office's own word stands between.
    const first = definite.test(tokens[i + 1]?.text ?? '') && /^(?:وزير|שר)$/u.test(word) ? i + 2 : i + 1
    const [given, family] = [tokens[first], tokens[first + 1]]
    if (!isWord(given) || !isWord(family) || definite.test(given!.text) || definite.test(family!.text)) continue
    found.push(nameOf(page, sentence, first, first + 1, 'person'))
    i = first + 1
  }
  return found
}

function nameOf(page: Page, sentence: Sentence, first: number, last: number, kind: 'person' | 'organisation'): Name {
  const { tokens } = sentence
  const [start, end] = [tokens[first]!.start, tokens[last]!.end]
  return {
    start,
    end,
    sentence: sentence.index,
    first,
    last,
    kind,
    name: page.text.slice(start, end).replace(/\s+/g, ' '),
    roles: [],
    certain: true,
    gender: null,
    known: [],
  }
}
