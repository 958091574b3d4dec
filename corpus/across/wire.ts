// Wire copies made from reports on purpose: cut from the end, paragraphs moved, a new headline and byline, light paraphrase.
// The annotation is how they were made. Chance comes from a seed.
import { randomFrom } from '@parley/read/model'

/** A copy of a text (title, blank line, paragraphs) as another outlet would run it. */
export function copyOf(text: string, seed: number): string {
  const random = randomFrom(seed)
  const [, ...paragraphs] = text.split('\n\n')
  const kept = Math.max(2, Math.ceil(paragraphs.length * (0.4 + 0.6 * random())))
  let body = paragraphs.slice(0, kept)
  if (random() < 0.5 && body.length > 3) body = moved(body, random)
  if (random() < 0.3 && body.length > 3) body = body.toSpliced(1 + Math.floor(random() * (body.length - 1)), 1)
  if (random() < 0.7) body = body.map((paragraph) => reworded(paragraph, random))
  const title = titles[Math.floor(random() * titles.length)]!
  const credit = credits[Math.floor(random() * credits.length)]!
  return [title, ...(random() < 0.5 ? [credit] : []), ...body, ...(random() < 0.4 ? [tail] : [])].join('\n\n')
}

const titles = [
  'What we know so far',
  'Talks at a turn: the day in short',
  'Reports from the region',
  'Both sides speak after a long day',
  'World briefing',
]
const credits = ['With agency material.', 'By our foreign desk', 'News desk, with reports from the agencies']
const tail = 'This report was shortened by the editors. Follow our pages for the latest on this story.'

function moved(paragraphs: readonly string[], random: () => number): string[] {
  const from = 1 + Math.floor(random() * (paragraphs.length - 1))
  const rest = paragraphs.toSpliced(from, 1)
  return rest.toSpliced(1 + Math.floor(random() * (rest.length - 1)), 0, paragraphs[from]!)
}

// One word in a dozen or so, as desks do: another verb of speech, another linking word, figures for words.
const others: readonly (readonly [RegExp, string])[] = [
  [/\bsaid\b/g, 'stated'],
  [/\btold reporters\b/g, 'told journalists'],
  [/\bwould not\b/g, 'refused to'],
  [/\bkilled\b/g, 'left dead'],
  [/\bbut\b/g, 'though'],
  [/\babout\b/g, 'around'],
  [/\bhowever\b/g, 'yet'],
  [/\bwhile\b/g, 'as'],
  [/\bbegan\b/g, 'started'],
  [/\bcapital\b/g, 'main city'],
  [/\bofficials\b/g, 'authorities'],
  [/\bon (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/g, '$1'],
  [/\btwo\b/g, '2'],
  [/\bthree\b/g, '3'],
]

function reworded(paragraph: string, random: () => number): string {
  return others.reduce((text, [from, to]) => (random() < 0.6 ? text.replace(from, to) : text), paragraph)
}
