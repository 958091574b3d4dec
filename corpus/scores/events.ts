// Types of events on PLOVER's gold records (Open Event Data Alliance, CC BY-SA 4.0): is the record's type that of the first
// event found. The records use names of an earlier edition, which are mapped to today's.
import { readFileSync } from 'node:fs'
import { find } from '../../packages/read/finders/find.ts'
import { plainDocument } from '../../packages/read/finders/plain-document.ts'
import type { Score } from '../score.ts'
import { hasShared, sharedData } from '../shared.ts'

const file = 'plover/plover-gsr-dev.json'
const earlier: Readonly<Record<string, string>> = {
  demand: 'request',
  investigate: 'accuse',
  disapprove: 'accuse',
  fight: 'assault',
}
type Gold = { readonly event: string; readonly text?: string }

export async function score(): Promise<Score> {
  if (!hasShared(file)) return { left: `PLOVER's records are not beside the checkout (../shared/data/${file})` }
  // A list of records with these fields; those without a text are documentation.
  const all = JSON.parse(readFileSync(sharedData + file, 'utf8')) as Gold[]
  const records = all.filter(({ text, event }) => text !== undefined && event !== 'DOCUMENT')
  let [first, any, none] = [0, 0, 0]
  for (const { event, text = '' } of records) {
    const types = find(plainDocument(text)).events.map(({ type }) => type as string)
    const gold = earlier[event.toLowerCase()] ?? event.toLowerCase()
    if (types[0] === gold) first++
    if (types.includes(gold)) any++
    if (types.length === 0) none++
  }
  const share = (n: number) => n / records.length
  return {
    figures: { first: Math.floor(share(first) * 1000) / 1000 },
    said: `first event's type right in ${share(first).toFixed(3)} of ${records.length} records, among those found in ${share(any).toFixed(3)}, nothing found in ${share(none).toFixed(3)}`,
  }
}
