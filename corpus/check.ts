// `node corpus/check.ts [PART OF A PATH …]`: every fault of the annotated documents with file and line, then the counts.
// `node corpus/check.ts --bare ID`: a document without its marks and lines, for a second annotator.
// `node corpus/check.ts --second-pass`: writes those of the measured documents that a hash chooses to second-pass/bare.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readCorpus, type Stored } from './corpus.ts'
import { cuesUnmarked } from './cues-unmarked.ts'
import { readDisagreements } from './disagreements.ts'
import { bareOf, chooseSecondPass } from './second-pass.ts'
import { copiesUnmarked, splitFaults } from './whole.ts'

const [first, ...rest] = process.argv.slice(2)
const corpus = readCorpus()
if (first === '--bare') {
  const stored = corpus.find(({ document, split }) => document?.id === rest[0] && split !== 'second-pass')
  if (stored?.document == null) {
    console.error(`No document '${rest[0]}' in corpus/documents.`)
    process.exit(2)
  }
  process.stdout.write(bareOf(stored))
} else if (first === '--second-pass') {
  const measured = corpus.filter((one) => one.split === 'measure' && one.document !== null)
  const chosen = chooseSecondPass(measured.map((one) => one.document!.id))
  const folder = fileURLToPath(new URL('second-pass/bare/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  for (const one of measured.filter(({ document }) => chosen.includes(document!.id)))
    writeFileSync(`${folder}${one.document!.id}.txt`, bareOf(one))
  console.log(chosen.join('\n'))
} else {
  const parts = process.argv.slice(2)
  const wanted = ({ file }: Pick<Stored, 'file'>) =>
    parts.length === 0 || parts.some((part) => `corpus/${file}`.includes(part))
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
  const disagreements = readDisagreements(corpus).filter(wanted)
  for (const { file, faults: own } of disagreements)
    for (const { line, message } of own) {
      console.log(`corpus/${file}:${line}: ${message}`)
      faults++
    }
  printCounts(corpus.filter(wanted))
  for (const split of ['train', 'measure'] as const) {
    const found = disagreements.flatMap((one) => (one.split === split ? one.disagreements : []))
    if (found.length > 0)
      console.log(`${split}: ${found.length} disagreements, ${tally(found.flatMap((one) => one.kinds))}`)
  }
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
