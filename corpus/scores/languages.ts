// Reports in six languages besides English: language, direction, sentences, dates, quotations and actors, against what was
// written beside them in corpus/languages before the reader was run on them. Small: a dozen or two of each a language.
import { readFileSync } from 'node:fs'
import { pageOf } from '../../packages/read/words/page.ts'
import { readPlain } from '../measured.ts'
import type { Score } from '../score.ts'

const languages = ['ar', 'he', 'fr', 'es', 'ru', 'uk'] as const
const rightToLeft = new Set(['ar', 'he'])
const parts = ['language', 'direction', 'sentences', 'dates', 'quotes', 'actors'] as const
type Part = (typeof parts)[number]

export async function score(): Promise<Score> {
  const figures: Record<string, number> = {}
  const said: string[] = []
  for (const language of languages) {
    const counts = new Map(parts.map((part) => [part, { right: 0, of: 0 }]))
    const note = (part: Part, isRight: boolean) => {
      const count = counts.get(part)!
      count.of++
      if (isRight) count.right++
    }
    for (const text of textsIn(language)) {
      const reading = await readPlain({ text: text.text, date: text.date })
      note('language', reading.document.language.split('-')[0] === language)
      note('direction', reading.document.direction === (rightToLeft.has(language) ? 'rtl' : 'ltr'))
      note('sentences', pageOf(reading.document, text.date).sentences.length === text.sentences)
      for (const [words, value] of text.dates) {
        const start = text.text.indexOf(words)
        const found = reading.dates.find((one) => one.start < start + words.length && start < one.end)
        note('dates', found?.value === value)
      }
      for (const words of text.quotes)
        note(
          'quotes',
          reading.claims.some(({ content }) =>
            content.some((one) => text.text.slice(one.start, one.end).includes(words)),
          ),
        )
      for (const name of text.actors)
        note(
          'actors',
          reading.mentions.some(({ start, end }) => same(text.text.slice(start, end), name)),
        )
    }
    const line = parts.map((part) => {
      const { right, of } = counts.get(part)!
      figures[`${language} ${part}`] = Math.floor((1000 * right) / of) / 1000
      return `${part} ${right}/${of}`
    })
    console.log(`  ${language}  ${line.join('  ')}`)
    said.push(language)
  }
  const mean = Object.values(figures).reduce((sum, one) => sum + one, 0) / Object.keys(figures).length
  return { figures, said: `mean ${mean.toFixed(3)} over ${parts.length} questions in ${said.join(', ')}` }
}

/** Articles and prepositions written onto a word do not make it another name. */
const same = (found: string, name: string) =>
  found.replace(/^(?:[והבלמ]|ال|و)/u, '') === name.replace(/^(?:[והבלמ]|ال|و)/u, '')

function textsIn(language: string) {
  return readFileSync(new URL(`../languages/${language}.txt`, import.meta.url), 'utf8')
    .trim()
    .split(/\n---\n/)
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}:[ ]?(.*)$`, 'm').exec(block)?.[1] ?? ''
      const list = (name: string) => field(name).split('; ').filter(Boolean)
      return {
        text: field('text'),
        date: field('date'),
        sentences: Number(field('sentences')),
        dates: list('dates').map((one) => one.split(' = ') as [string, string]),
        quotes: list('quotes'),
        actors: list('actors'),
      }
    })
}
