// The main text of web pages against how the pages were made, beside @mozilla/readability on the same pages in the same run.
// Runs of four words, each page on its own, then the mean: as the article extraction benchmark counts.
import { Readability } from '@mozilla/readability'
import { readDocument } from '@parley/read'
import { parseHTML } from 'linkedom'
import { readSplit } from '../corpus.ts'
import type { Annotated } from '../document.ts'
import { type Page, pageOf } from '../pages/page.ts'
import type { Score } from '../score.ts'

const runWords = 4
// A page may lose so much of its text before it counts as lost.
const keptMin = 0.5

export async function score(): Promise<Score> {
  const pages = makePages([...readSplit('measure'), ...readSplit('train').slice(0, 80)])
  const ours = await Promise.all(
    pages.map(async ({ html }) => {
      const { text, notices, removed } = await readDocument(new TextEncoder().encode(html), { name: 'page.html' })
      return { text, notices, removed }
    }),
  )
  const started = performance.now()
  for (const { html } of pages) await readDocument(new TextEncoder().encode(html), { name: 'page.html' })
  const perSecond = pages.length / ((performance.now() - started) / 1000)
  const theirs = pages.map(({ html }) => readable(html))
  const mine = meanOf(pages.map((page, i) => figuresOf(page, ours[i]!.text)))
  const readability = meanOf(pages.map((page, i) => figuresOf(page, theirs[i]!)))
  for (const design of new Set(pages.map((page) => page.design))) {
    const of = pages.flatMap((page, i) => (page.design === design ? [i] : []))
    const f1 = (texts: readonly string[]) => meanOf(of.map((i) => figuresOf(pages[i]!, texts[i]!))).f1.toFixed(3)
    console.log(`  ${design.padEnd(20)} ours ${f1(ours.map(({ text }) => text))}   readability ${f1(theirs)}`)
  }
  const lost = pages.filter((page, i) => {
    const { recall } = figuresOf(page, ours[i]!.text)
    // What stands among the removed blocks can be had back; what stands nowhere is lost.
    const all = [ours[i]!.text, ...ours[i]!.removed.map(({ text }) => text)].join('\n')
    return recall < keptMin && figuresOf(page, all).recall < 0.95
  }).length
  return {
    figures: {
      f1: rounded(mine.f1),
      'above readability': rounded(mine.f1 - readability.f1),
      'none lost': lost === 0 ? 1 : 0,
    },
    said: `main text F1 ${mine.f1.toFixed(3)} (P ${mine.precision.toFixed(3)} R ${mine.recall.toFixed(3)}), readability ${readability.f1.toFixed(3)} (P ${readability.precision.toFixed(3)} R ${readability.recall.toFixed(3)}), on ${pages.length} pages of ${new Set(pages.map((page) => page.design)).size} designs; lost ${lost}; ${Math.round(perSecond)} pages a second`,
  }
}

/** One page of each document, the designs in turn. */
export function makePages(documents: readonly Annotated[]): Page[] {
  const english = documents.filter(({ language }) => language === 'en')
  const titles = english.map(({ title }) => title)
  return english.map(({ title, text, date }, i) => {
    const [, ...paragraphs] = text.split('\n\n')
    const others = [...titles.slice(i + 1), ...titles.slice(0, i)]
    return pageOf({ title, paragraphs: paragraphs.map((one) => one.replace(/\n/g, ' ')), date }, i, others)
  })
}

function readable(html: string): string {
  // linkedom's document has what Readability asks of one, though not every type of lib.dom.
  // A line break after each block, so that it does not lose runs of words to blocks written without a space between.
  const spaced = html.replace(/<\/(?:p|div|li|h[1-6]|td|blockquote)>|<br>/g, '$&\n')
  const { document } = parseHTML(spaced) as unknown as { document: Parameters<typeof newReadability>[0] }
  return newReadability(document).parse()?.textContent ?? ''
}

const newReadability = (...of: ConstructorParameters<typeof Readability>) => new Readability(...of)

const runsOf = (text: string) => {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const runs = new Map<string, number>()
  for (let i = 0; i < Math.max(1, words.length - runWords + 1); i++) {
    const run = words.slice(i, i + runWords).join(' ')
    runs.set(run, (runs.get(run) ?? 0) + 1)
  }
  return runs
}

type Figures = { readonly precision: number; readonly recall: number; readonly f1: number }

function figuresOf({ text }: Page, found: string): Figures {
  const [gold, ours] = [runsOf(text.join('\n')), runsOf(found)]
  const total = (runs: ReadonlyMap<string, number>) => [...runs.values()].reduce((sum, n) => sum + n, 0)
  let shared = 0
  for (const [run, count] of gold) shared += Math.min(count, ours.get(run) ?? 0)
  const [precision, recall] = [shared / Math.max(1, total(ours)), shared / Math.max(1, total(gold))]
  return { precision, recall, f1: shared === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

function meanOf(figures: readonly Figures[]): Figures {
  const mean = (of: (one: Figures) => number) => figures.reduce((sum, one) => sum + of(one), 0) / figures.length
  return { precision: mean((one) => one.precision), recall: mean((one) => one.recall), f1: mean((one) => one.f1) }
}

const rounded = (share: number) => Math.floor(share * 1000) / 1000
