// What of a document is shown to the model at a time: whole blocks, few enough to be answered at once. Pure.
import type { Reading, Span } from '@parley/read/reading'
import { blocksOf, sentencesOf } from '@parley/read/sentences'

/** A stretch of the text in which claims and events are looked for, or whose sentences are translated into a language. */
export type Part = { readonly shown: Span; readonly sentences: readonly Span[]; readonly language: string | null }

const charactersMax = 6000
// A translation is about as long as its original: fewer words are asked for at a time, so that the answer ends.
const translatedCharactersMax = 3000
const sentencesMax = 60

/** In the order in which they are asked: first what is found in the text, then its translations. At most `partsMax`. */
export function partsOf(reading: Reading, languages: readonly string[], partsMax: number): Part[] {
  const { document } = reading
  const sentences = blocksOf(document.text, document.blocks)
    .filter((block) => block.type !== 'table')
    .flatMap((block) => sentencesOf(document.text, block, document.language))
  const into = languages.filter((language) => {
    const own = document.language.split('-')[0]?.toLowerCase()
    return own !== 'und' && language.split('-')[0]?.toLowerCase() !== own
  })
  const parts = [
    ...runsOf(sentences, charactersMax, Number.POSITIVE_INFINITY).map((run) => ({ ...run, language: null })),
    ...into.flatMap((language) =>
      runsOf(sentences, translatedCharactersMax, sentencesMax).map((run) => ({ ...run, language })),
    ),
  ]
  return parts.slice(0, partsMax)
}

/** Sentences one after the other, as many as fit. */
function runsOf(sentences: readonly Span[], charactersMax: number, countMax: number) {
  const runs: { shown: Span; sentences: Span[] }[] = []
  for (const sentence of sentences) {
    const last = runs.at(-1)
    const isFull =
      last === undefined ||
      last.sentences.length >= countMax ||
      sentence.end - last.shown.start > charactersMax ||
      // A table between them is not shown.
      sentence.start < last.shown.end
    if (isFull) runs.push({ shown: { start: sentence.start, end: sentence.end }, sentences: [sentence] })
    else {
      last.sentences.push(sentence)
      last.shown = { start: last.shown.start, end: sentence.end }
    }
  }
  return runs
}
