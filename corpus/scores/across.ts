// What is told across documents, on the measured ones: copies of a wire story against independent reports, which passages
// tell of one event, from how many origins, and what the reports disagree about. Copies are made on purpose
// (../across/wire.ts); events and disagreements are the annotators'.
import { SmallRecord } from '@parley/peace/testing'
import { fingerprint, type Reading } from '@parley/read'
import { isSameStory } from '../../packages/peace/stories.ts'
import { pairShare, passagePairs, type Share } from '../across/events.ts'
import { foldGroups, type Pair, rowsOf, withGold } from '../across/groups.ts'
import { askedFor, disagreementShare, judgeDisagreements } from '../across/judge.ts'
import { copyOf } from '../across/wire.ts'
import { readCorpus } from '../corpus.ts'
import { readDisagreements } from '../disagreements.ts'
import { readMeasured, readPlain } from '../measured.ts'
import type { Score } from '../score.ts'

const copiesOfEach = 4
const wireCopies = 50

export async function score(): Promise<Score> {
  const measured = (await readMeasured()).filter(({ document }) => document.language === 'en')
  const copies = await copyFigures(measured)
  const one = await originsOfWire(measured)
  const [told, found] = [foldGroups(measured.map(withGold)), foldGroups(measured)]
  const [events, ownEvents] = [pairShare(passagePairs(told)), pairShare(passagePairs(found))]
  const gold = readDisagreements(readCorpus()).flatMap(({ split, disagreements }) =>
    split === 'measure' ? disagreements : [],
  )
  const [shown, ownShown] = [told, found].map((groups) => disagreementShare(judgeDisagreements(groups, gold), gold))
  if (shown === undefined || ownShown === undefined) throw new Error('two readings give two figures')
  return {
    figures: {
      'copies precision': rounded(copies.precision),
      'copies recall': rounded(copies.recall),
      'one origin': one.origins === 1 ? 1 : 0,
      'same event': rounded(events.f1),
      'same event end to end': rounded(ownEvents.f1),
      'disagreements precision': rounded(shown.precision),
      'disagreements recall': rounded(shown.recall),
      'precision end to end': rounded(ownShown.precision),
      'recall end to end': rounded(ownShown.recall),
    },
    said: `copies P ${copies.precision.toFixed(3)} R ${copies.recall.toFixed(3)} of ${copies.gold} pairs among ${copies.pairs}; ${wireCopies} copies of one wire story: ${one.origins} origin; same event ${say(events)}, with the reader's own events ${say(ownEvents)}; ${askedFor(gold).length} disagreements between documents ${say(shown)}, with the reader's own events ${say(ownShown)}`,
  }
}

const rounded = (share: number) => Math.floor(share * 1000) / 1000
const say = ({ precision, recall, f1 }: Share) =>
  `F1 ${f1.toFixed(3)} (P ${precision.toFixed(3)} R ${recall.toFixed(3)})`

async function copyFigures(measured: readonly Pair[]) {
  const all: { origin: string; reading: Reading }[] = measured.map(({ document, reading }) => ({
    origin: document.copyOf ?? document.id,
    reading,
  }))
  for (const [i, { document, reading }] of measured.entries())
    for (let copy = 0; copy < copiesOfEach; copy++) {
      const text = copyOf(document.text, 1000 * (i + 1) + copy)
      // Likeness looks at the words alone; they need not be read for that.
      const copied = { ...reading, document: { ...reading.document, text }, fingerprint: fingerprint(text) }
      all.push({ origin: document.copyOf ?? document.id, reading: copied })
    }
  let [gold, said, right, pairs] = [0, 0, 0, 0]
  for (const [i, a] of all.entries())
    for (const b of all.slice(0, i)) {
      pairs++
      const isCopy = a.origin === b.origin
      const isSaid = isSameStory(a.reading, b.reading)
      if (isCopy) gold++
      if (isSaid) said++
      if (isCopy && isSaid) right++
    }
  return { gold, pairs, precision: right / said, recall: right / gold }
}

/** Fifty outlets run one story: the accounts made of it must come from one origin. */
async function originsOfWire(measured: readonly Pair[]) {
  const source = measured.toSorted((a, b) => b.reading.events.length - a.reading.events.length)[0]!
  const record = new SmallRecord().open()
  record.document(1, source.reading)
  for (let copy = 1; copy < wireCopies; copy++)
    record.document(
      copy + 1,
      await readPlain({ text: copyOf(source.document.text, 77_000 + copy), date: source.document.date }),
    )
  const rows = rowsOf(record)
  return { origins: Math.max(...rows.map((row) => row.origins)) }
}
