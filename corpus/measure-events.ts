// How well event types are told on PLOVER's gold records (Open Event Data Alliance, CC BY-SA 4.0): is the gold type among
// those found, is it the first one found, and are its source and target among the actors. Usage:
// node corpus/measure-events.ts plover-gsr-dev.json
import { readFileSync } from 'node:fs'
import { find } from '../packages/read/finders/find.ts'
import { plainDocument } from '../packages/read/finders/plain-document.ts'

const file = process.argv[2]
if (file === undefined) {
  console.log('Usage: node corpus/measure-events.ts FILE, a JSON list of PLOVER records.')
  process.exit(2)
}
type Gold = { readonly id: string; readonly event: string; readonly text?: string }
// The file is a list of records with these fields; those without a text are documentation.
const records = (JSON.parse(readFileSync(file, 'utf8')) as Gold[]).filter(
  (one) => one.text !== undefined && one.event !== 'DOCUMENT',
)
let any = 0
let first = 0
let none = 0
let told = 0
const earlier: Readonly<Record<string, string>> = {
  demand: 'request',
  investigate: 'accuse',
  disapprove: 'accuse',
  fight: 'assault',
}
const wrong = new Map<string, number>()
for (const record of records) {
  const found = find(plainDocument(record.text ?? ''))
  const types = found.events.map((event) => event.type)
  // The records use names of an earlier edition of the scheme.
  const gold = earlier[record.event.toLowerCase()] ?? record.event.toLowerCase()
  told += types.length
  if (types.length === 0) none++
  if (types.some((type) => type === gold)) any++
  else if (process.argv.includes('--show')) console.log(`${gold} ← ${types.join(',') || '–'}: ${record.text}`)
  if (types[0] === gold) first++
  else wrong.set(`${gold}→${types[0] ?? '–'}`, (wrong.get(`${gold}→${types[0] ?? '–'}`) ?? 0) + 1)
}
const share = (n: number) => (n / records.length).toFixed(3)
console.log(
  [...wrong]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 14)
    .map(([name, n]) => `${name} ${n}`)
    .join(' | '),
)
console.log(
  `${records.length} records: type among those found ${share(any)}, first found ${share(first)}, nothing found ${share(none)}, ${(told / records.length).toFixed(2)} events a record`,
)
