// `node corpus/check.ts [PART OF A PATH …]`: every fault of the annotated documents with file and line, then the counts.
// `node corpus/check.ts --bare ID`: a document without its marks and lines, for a second annotator.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readCorpus, type Stored } from './corpus.ts'
import { cuesUnmarked } from './cues-unmarked.ts'
import { copiesUnmarked, splitFaults } from './whole.ts'

const [first, ...rest] = process.argv.slice(2)
const corpus = readCorpus()
if (first === '--bare') {
  const stored = corpus.find(({ document, split }) => document?.id === rest[0] && split !== 'second-pass')
  if (stored?.document == null) {
    console.error(`No document '${rest[0]}' in corpus/documents.`)
    process.exit(2)
  }
  const source = readFileSync(fileURLToPath(new URL(stored.file, import.meta.url)), 'utf8')
  const head = source.slice(0, source.indexOf('\n---\n'))
  const text = stored.document.text.replace(/[[\]\\]/g, '\\$&')
  console.log(`${head}\n---\n${text}\n---\nclaims\n\nactors\n\nplaces\n\ndates\n\nevents\n\ncommitments`)
} else {
  const parts = process.argv.slice(2)
  const wanted = ({ file }: Stored) => parts.length === 0 || parts.some((part) => `corpus/${file}`.includes(part))
  let faults = 0
  for (const stored of corpus.filter(wanted))
    for (const { line, message } of stored.faults) {
      console.log(`corpus/${stored.file}:${line}: ${message}`)
      faults++
    }
  for (const { file, document } of corpus.filter(wanted))
    for (const words of document === null ? [] : cuesUnmarked(document))
      console.log(`corpus/${file}: note: is '${words}' a cue you left unmarked?`)
  for (const { file, message } of [...splitFaults(corpus), ...copiesUnmarked(corpus)].filter(
    (one) => parts.length === 0 || parts.some((part) => `corpus/${one.file}`.includes(part)),
  )) {
    console.log(`corpus/${file}:1: ${message}`)
    faults++
  }
  printCounts(corpus.filter(wanted))
  console.log(faults === 0 ? 'no faults' : `${faults} faults`)
  if (faults > 0) process.exitCode = 1
}

function printCounts(stored: readonly Stored[]): void {
  for (const split of ['train', 'measure', 'second-pass'] as const) {
    const documents = stored.flatMap((one) => (one.split === split && one.document !== null ? [one.document] : []))
    if (documents.length === 0) continue
    const claims = documents.flatMap((document) => document.claims)
    const words = documents.reduce((sum, document) => sum + document.text.split(/\s+/).length, 0)
    const sum = (count: (document: (typeof documents)[number]) => number) =>
      documents.reduce((total, document) => total + count(document), 0)
    console.log(
      `${split}: ${documents.length} documents, ${words} words, ${claims.length} claims (${claims.filter((one) => one.within !== null).length} nested), ${sum((one) => one.actors.length)} actors, ${sum((one) => one.dates.length)} dates, ${sum((one) => one.events.length)} events, ${sum((one) => one.commitments.length)} commitments`,
    )
    console.log(`  manner ${tally(documents.map((document) => document.manner))}`)
    console.log(`  status ${tally(claims.map((claim) => claim.status))}`)
    console.log(`  quotation ${tally(claims.map((claim) => claim.quotation))}`)
    console.log(`  group ${tally(documents.map((document) => document.group))}`)
  }
}

function tally(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([word, count]) => `${word} ${count}`)
    .join(', ')
}
