// `npm run train`: learns the attribution model from the training documents and writes packages/read/model/attribution.model.
// The same documents and code give the same bytes. `npm run train -- --cross` prints cross-validation and writes
// nothing; `-- curve` prints what a model learnt from fewer documents is worth; `-- ablate` what one is worth that is not
// asked one kind of question; `-- likeness` learns only how much each piece of evidence says for two tellings being of one
// event, and writes packages/peace/accounts/likeness-weights.ts, and `-- denials` how much each says for one statement being
// what another denies and for two numbers being rivals, and writes packages/peace/disagreements.
// Names are learnt from re3d and GUM too; where they do not stand beside the checkout, the model's names stay as they are.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { confidenceLeast, modelFile, packed, theModel } from '@parley/read/model'
import { withGold } from './across/groups.ts'
import { readCorpus, readSplit } from './corpus.ts'
import { readDisagreements } from './disagreements.ts'
import { readPlain } from './measured.ts'
import { hasShared, readGum, readRe3d } from './shared.ts'
import { printAblation } from './training/ablation.ts'
import { fitConfidence, weigh } from './training/confidence.ts'
import { crossGuesses, fitModel, printCurve, printJudged, sureOf } from './training/cross.ts'
import { bothDenials, crossDenials, fitDenials, writeDenialWeights, writeWordCounts } from './training/fit-denials.ts'
import { bothExamples, crossAssembled, crossLikeness, fitLikeness, writeWeights } from './training/fit-likeness.ts'
import { fitNames, type NameChains, nameChains, namesOf } from './training/fit-names.ts'
import { crossTolls, fitTolls, tollExamples, writeTollWeights } from './training/fit-tolls.ts'
import { type Prepared, prepare } from './training/gold.ts'

// Whether a claim is kept is told by the confidence in all of it; a cue alone need only be worth a look.
const cueLeast = 0.2

if (process.argv.includes('names')) {
  await trainNames()
  process.exit()
}
if (process.argv.includes('likeness')) {
  await trainLikeness()
  process.exit()
}
if (process.argv.includes('denials')) {
  await trainDenials()
  process.exit()
}
const isWhole = !['--cross', 'curve', 'ablate'].some((word) => process.argv.includes(word))
// Which names a page has is among the questions, so names are learnt first, and pages are read with them.
if (isWhole) train('names')
const prepared: Prepared[] = []
for (const document of readSplit('train')) if (document.language === 'en') prepared.push(await prepare(document))
if (process.argv.includes('curve')) {
  printCurve(prepared, cueLeast, confidenceLeast)
  process.exit()
}
if (process.argv.includes('ablate')) {
  printAblation(prepared, cueLeast, confidenceLeast)
  process.exit()
}
const judged = crossGuesses(prepared, cueLeast)
const confidence = fitConfidence(weigh(judged))
for (const least of [0.2, 0.25, 0.3, 0.35, 0.4])
  printJudged(`cross-validated, confidence ${least}`, sureOf(judged, confidence, least))
if (isWhole) {
  const bytes = packed({ ...fitModel(prepared, cueLeast), names: theModel().names, confidence })
  writeFileSync(modelFile, bytes)
  console.log(`${prepared.length} documents, ${(bytes.length / 1e6).toFixed(2)} MB, confidence ${confidence.join(' ')}`)
  // These learn from what the reader reads, so each begins anew and reads with the model just written.
  train('likeness')
  train('denials')
} else {
  await trainLikeness()
  await trainDenials()
}

/** What speaks for two tellings being of one event: packages/peace/accounts/likeness-weights.ts. */
async function trainLikeness(): Promise<void> {
  const pairs = await readPairs()
  const examples = bothExamples(pairs)
  for (const line of crossLikeness(examples, [-1, -0.5, 0, 0.5, 1])) console.log(line)
  console.log(crossAssembled(pairs, examples))
  if (!process.argv.includes('--cross')) writeWeights(fitLikeness(examples), pairs.length)
}

/** What speaks for a statement being what another document denies, and for two numbers being rivals: packages/peace/disagreements. */
async function trainDenials(): Promise<void> {
  const pairs = await readPairs()
  const gold = readDisagreements(readCorpus()).flatMap(({ split, disagreements }) =>
    split === 'train' ? disagreements : [],
  )
  const isCross = process.argv.includes('--cross')
  // The words' weights are read when the room is loaded, so they are written before the rest is learnt.
  if (!isCross) writeWordCounts(pairs)
  const examples = bothDenials(pairs, gold)
  for (const line of crossDenials(examples, [-2, -1.5, -1, -0.5, 0, 0.5])) console.log(line)
  const tolls = [...tollExamples(pairs.map(withGold), gold), ...tollExamples(pairs, gold)]
  for (const line of crossTolls(tolls, [-1.5, -1, -0.5, 0, 0.5])) console.log(line)
  if (isCross) return
  writeDenialWeights(fitDenials(examples), pairs.length)
  writeTollWeights(fitTolls(tolls), pairs.length)
}

async function readPairs() {
  const documents = readSplit('train').filter(({ language }) => language === 'en')
  return Promise.all(documents.map(async (document) => ({ document, reading: await readPlain(document) })))
}

/** Which words are names: written into the model beside what else it knows. */
async function trainNames(): Promise<void> {
  if (!hasShared('re3d') || !hasShared('gum')) {
    console.log('names stay as they are: ../shared/data/re3d and ../shared/data/gum are not on this machine')
    return
  }
  // Ours name only who speaks, acts or is bound, and are many: without weight of their own the others, which mark every
  // name, would be outvoted. Three was chosen by cross-validation over re3d's part for learning.
  const others = [...readGum(), ...readRe3d('train')]
  const ours = readSplit('train').filter(({ language }) => language === 'en')
  const chains: NameChains[] = []
  for (const text of [...ours.map(namesOf), ...others, ...others, ...others]) chains.push(await nameChains(text))
  writeFileSync(modelFile, packed({ ...theModel(), names: fitNames(chains) }))
}

/** In a process of its own, which reads with what was written before. */
function train(part: 'names' | 'likeness' | 'denials'): void {
  execFileSync(process.execPath, [fileURLToPath(import.meta.url), part], { stdio: 'inherit' })
}
