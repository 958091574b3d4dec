// `node corpus/across/look.ts [own] [events|disagreements] [GROUP]`: what the training documents' accounts bring together and
// what they disagree about, miss by miss, with the annotators' events or (`own`) the reader's. The measured documents are
// never looked at this way: `npm run score -- across` gives their figures.
import { readCorpus, readSplit } from '../corpus.ts'
import { readDisagreements } from '../disagreements.ts'
import { readPlain } from '../measured.ts'
import { type PassagePair, pairShare, passagePairs } from './events.ts'
import { foldGroups, type Pair, withGold } from './groups.ts'
import { askedFor, disagreementShare, judgeDisagreements } from './judge.ts'

const wanted = process.argv.slice(2)
const [isOwn, hasEvents, hasDisagreements] = ['own', 'events', 'disagreements'].map((word) => wanted.includes(word))
const groupsWanted = wanted.filter((word) => !['own', 'events', 'disagreements'].includes(word))
const isWanted = (group: string) => groupsWanted.length === 0 || groupsWanted.includes(group)

const pairs: Pair[] = []
for (const document of readSplit('train'))
  if (document.language === 'en' && isWanted(document.group))
    pairs.push({ document, reading: await readPlain(document) })
const groups = foldGroups(isOwn ? pairs : pairs.map(withGold))
const all = passagePairs(groups)
const gold = readDisagreements(readCorpus())
  .filter(({ split }) => split === 'train')
  .flatMap(({ disagreements }) => disagreements)
  .filter(({ group }) => isWanted(group))
const annotated = groups.filter(({ name }) => gold.some(({ group }) => group === name))
const judged = judgeDisagreements(annotated, gold)
const found = new Set(judged.flatMap(({ shows }) => shows))

if (hasEvents) {
  for (const pair of all) if (pair.isSaid && !pair.isGold) console.log(`joined wrongly  ${words(pair)}`)
  for (const pair of all) if (!pair.isSaid && pair.isGold) console.log(`left apart      ${words(pair)}`)
}
if (hasDisagreements) {
  for (const { documents, disagreement, shows } of judged)
    console.log(
      `${shows.length > 0 ? 'right' : 'WRONG'} ${disagreement.about}: ${disagreement.why}\n${disagreement.sides
        .map((side, i) => `    ${documents[i]}: [${side.value}] ${side.passage.slice(0, 160)}`)
        .join('\n')}`,
    )
  for (const { name, item } of askedFor(gold))
    if (!found.has(name)) console.log(`missed ${name} ${item.kinds.join(', ')}: ${item.about}`)
}
const say = ({ precision, recall, f1 }: { precision: number; recall: number; f1: number }) =>
  `F1 ${f1.toFixed(3)} (P ${precision.toFixed(3)} R ${recall.toFixed(3)})`
const noHome = all.filter(({ isGold, a, b }) => isGold && (a.home === null || b.home === null)).length
console.log(
  `same event ${say(pairShare(all))}, ${all.filter(({ isGold }) => isGold).length} pairs, ${noHome} without an event of that type at both ends; disagreements ${say(disagreementShare(judged, gold))}, ${judged.length} shown, ${askedFor(gold).length} asked for`,
)

function words({ a, b }: PassagePair): string {
  const said = ({ document, event, home }: PassagePair['a']) =>
    `${document} ${event.id} ${event.type} ${event.status} ${event.date} ${event.place} ${home === null ? '(none found)' : ''}`
  return `${said(a)} / ${said(b)} ${a.key}`
}
