// How well names and places are found on re3d (Dstl, open licences; see its README): spans of persons, organisations and
// places, overlap counted. Prints one line per kind. Usage: node corpus/measure-names.ts FOLDER-OF-RE3D
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { find } from '../packages/read/finders/find.ts'
import { plainDocument } from '../packages/read/finders/plain-document.ts'

const root = process.argv[2]
if (root === undefined) {
  console.log('Usage: node corpus/measure-names.ts FOLDER, a folder that holds the folders of re3d.')
  process.exit(2)
}
const folders = ['Australian_Department_of_Foreign_Affairs', 'CENTCOM', 'UK_Government', 'US_State_Department']
type Row = {
  readonly documentId?: string
  readonly _id?: string
  readonly text?: string
  readonly type?: string
  readonly begin?: number
  readonly end?: number
  readonly value?: string
}
// The files hold one JSON object per line, as mongoexport writes them; the fields are those their README names.
const rows = (folder: string, file: string): Row[] =>
  readFileSync(join(root, folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row)

const kinds = { person: ['Person'], organisation: ['Organisation'], place: ['Location'] } as const
const counts = new Map<string, { gold: number; found: number; right: number; exact: number; caught: number }>()
const missed = new Map<string, string[]>()
const extra = new Map<string, string[]>()
let documents = 0
const before = performance.now()
let spent = 0
for (const folder of folders) {
  const entities = rows(folder, 'entities.json')
  for (const document of rows(folder, 'documents.json')) {
    const text = document.text ?? ''
    documents++
    const started = performance.now()
    const found = find(plainDocument(text))
    spent += performance.now() - started
    const type = new Map(found.actors.map((actor) => [actor.id, actor.type]))
    const ours: Record<keyof typeof kinds, { start: number; end: number }[]> = {
      person: found.mentions.filter((one) => type.get(one.actor) === 'person'),
      organisation: found.mentions.filter((one) =>
        ['organisation', 'office', 'armed-group', 'state'].includes(type.get(one.actor) ?? ''),
      ),
      place: [...found.places],
    }
    for (const kind of ['person', 'organisation', 'place'] as const) {
      const names: readonly string[] = kinds[kind]
      const gold = entities
        .filter((one) => one.documentId === document._id && names.includes(one.type ?? ''))
        .map((one) => ({ start: one.begin ?? 0, end: one.end ?? 0 }))
        .filter((one) => /\p{Lu}/u.test(text.slice(one.start, one.end)))
      const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
        a.start < b.end && b.start < a.end
      const count = counts.get(kind) ?? { gold: 0, found: 0, right: 0, exact: 0, caught: 0 }
      count.gold += gold.length
      count.found += ours[kind].length
      count.right += ours[kind].filter((one) => gold.some((other) => overlap(one, other))).length
      count.exact += ours[kind].filter((one) =>
        gold.some((other) => one.start === other.start && one.end === other.end),
      ).length
      count.caught += gold.filter((one) => ours[kind].some((other) => overlap(one, other))).length
      counts.set(kind, count)
      missed.set(kind, [
        ...(missed.get(kind) ?? []),
        ...gold
          .filter((one) => !ours[kind].some((other) => overlap(one, other)))
          .map((one) => text.slice(one.start, one.end)),
      ])
      extra.set(kind, [
        ...(extra.get(kind) ?? []),
        ...ours[kind]
          .filter((one) => !gold.some((other) => overlap(one, other)))
          .map((one) => text.slice(one.start, one.end)),
      ])
    }
  }
}
const figure = (n: number) => n.toFixed(3)
for (const [kind, { gold, found, right, exact, caught }] of counts) {
  const p = right / found
  const r = caught / gold
  const pe = exact / found
  const re = exact / gold
  console.log(
    `${kind}: overlap P ${figure(p)} R ${figure(r)} F1 ${figure((2 * p * r) / (p + r))}, exact F1 ${figure((2 * pe * re) / (pe + re))} (${gold} gold, ${found} found)`,
  )
}
if (process.argv.includes('--show')) {
  const often = (list: readonly string[]) =>
    [...list.reduce((map, one) => map.set(one, (map.get(one) ?? 0) + 1), new Map<string, number>())]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 40)
      .map(([name, n]) => `${name} ${n}`)
      .join(' | ')
  for (const kind of counts.keys())
    console.log(`${kind} missed: ${often(missed.get(kind) ?? [])}\n${kind} extra: ${often(extra.get(kind) ?? [])}`)
}
console.log(
  `${documents} documents, ${(documents / (spent / 1000)).toFixed(1)} a second, ${Math.round(performance.now() - before)} ms in all`,
)
