// The words of a passage that say what it is about, in a form in which two reports can share them.

import { nameWords } from '../actors/names.ts'

const frequent = new Set(
  'the a an and or but of in on at to for from by with as is are was were be been being has have had do does did it its this that these those he she they them his her their there here who whom which what when where while will would could should can may might must not no said says say saying told according also after before during over under about into out up down more most other another any some all such than then so if between both each only own same new one two three would also still yet just now very'.split(
    ' ',
  ),
)

/** Lower-case, without accents and endings; frequent words and numbers left out. */
export function contentWords(passage: string): ReadonlySet<string> {
  const plain = passage
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’']s\b/gu, '')
    .toLowerCase()
  const words = plain.match(/\p{L}[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => !frequent.has(word)).map(stem))
}

/** Cuts the commonest English endings; a word of another language keeps all but a final s. */
function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3)
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2)
  if (word.length > 4 && word.endsWith('es')) return word.slice(0, -2)
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

const calendar = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
)

/** Capital-letter words that do not open a sentence: names, whether or not anybody knows of what. As they are compared. */
export function nameWordsIn(passage: string): ReadonlySet<string> {
  const found = [...passage.matchAll(/(?<=[\p{L}\p{N},;/] )\p{Lu}[\p{L}’'-]{2,}/gu)].flatMap(([word]) =>
    nameWords(word),
  )
  return new Set(found.filter((word) => word.length > 2 && !calendar.has(word) && !frequent.has(word)))
}

/** Runs of words as they stand, for telling a copied sentence from one that says the same. */
export function wordRuns(passage: string, length: number): ReadonlySet<string> {
  const words =
    passage
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(
    Array.from({ length: Math.max(0, words.length - length + 1) }, (_, i) => words.slice(i, i + length).join(' ')),
  )
}

/** The share of the smaller set that the other has too; 0 where one is empty. */
export function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size)
  return least === 0 ? 0 : a.intersection(b).size / least
}
