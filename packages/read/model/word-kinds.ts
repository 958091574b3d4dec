// What single words are, from WordNet 3.0 and the lexicons: which verbs may report, which nouns are people or bodies.
import { readFileSync } from 'node:fs'
import { cueClassOf, cueNouns, cueOf } from '../lexicon/cues.ts'
import { bodyNouns, documentNouns, roleHeads, unnamedHeads } from '../lexicon/roles.ts'
import { basesMaybe, nounLemma, verbForms } from '../words/forms.ts'
import { hashWord } from './hash.ts'

/** Everything the features ask of a word form; numbers only, 0 where there is nothing to say. */
export type WordKind = {
  readonly word: number
  readonly verbBase: number
  /** Group of verbs with the same subjects of talk and the same complements. */
  readonly verbGroup: number
  /** Which complements WordNet knows: bits for that-clause, to-infinitive, person and infinitive, whether. */
  readonly frames: number
  readonly speaks: number
  /** Field of a noun's first sense: person, group, communication, cognition, place … */
  readonly nounField: number
  readonly attitude: number
  /** Class of a verb that only the model takes for a cue. */
  readonly cueClass: number
  readonly nounAttitude: number
  readonly nounBase: number
  readonly tail: number
  readonly tail2: number
}

/** `place` is the verb's in WordNet's list: of two verbs with one form the earlier is meant. */
type Verb = { readonly base: string; readonly group: string; readonly place: number }
/** By base. Forms are looked up by what they may come from: to make them all would take longer than to read a page. */
let verbs: Map<string, Verb> | undefined
let nouns: Map<string, string> | undefined

function load(): void {
  verbs = new Map()
  nouns = new Map()
  for (const line of readFileSync(new URL('wordnet.txt', import.meta.url), 'utf8').split('\n')) {
    // 23,000 words in a loop that runs once, before anything is compiled: plain indices are twice as quick.
    const words = line.split(' ')
    const group = words[0]!.slice(1)
    if (line.startsWith('n')) for (let i = 1; i < words.length; i++) nouns.set(words[i]!, group)
    else
      for (let i = 1; i < words.length; i++) {
        const base = words[i]!
        if (!verbs.has(base)) verbs.set(base, { base, group, place: verbs.size })
      }
  }
}

/** The verb a form is of. */
function verbOf(form: string, known: ReadonlyMap<string, Verb>): Verb | undefined {
  let found: Verb | undefined
  for (const base of basesMaybe(form)) {
    const verb = known.get(base)
    if (verb === undefined || (found !== undefined && found.place < verb.place)) continue
    if (verbForms(base).includes(form)) found = verb
  }
  return found
}

const kinds = new Map<string, WordKind>()
// The same words come again in every document; a stray list of a million different ones must not stay in memory.
const kindsMax = 60_000

/** The kinds of a word in lower case. */
export function kindOf(lower: string): WordKind {
  const known = kinds.get(lower)
  if (known !== undefined) return known
  if (verbs === undefined || nouns === undefined) load()
  const verb = verbOf(lower, verbs!)
  const noun = nounLemma(lower)
  const cue = cueOf(lower)
  const cueClass = cueClassOf(lower)
  const field = roleHeads.has(noun)
    ? 'role'
    : unnamedHeads.has(noun)
      ? 'unnamed'
      : bodyNouns.has(lower) || bodyNouns.has(noun)
        ? 'body'
        : documentNouns.has(noun)
          ? 'document'
          : nouns!.get(noun)
  const made: WordKind = {
    word: hashWord(lower),
    verbBase: hashWord(cue?.base ?? verb?.base ?? lower),
    verbGroup: verb === undefined ? 0 : hashWord(verb.group),
    frames: verb === undefined ? 0 : Number(verb.group.slice(2)),
    speaks: verb === undefined ? 0 : verb.group[1] === '1' || verb.group[0] === 'c' ? 2 : 1,
    nounField: field === undefined ? 0 : hashWord(field),
    attitude: cue === undefined ? 0 : hashWord(cue.attitude + cue.takes.join()),
    cueClass: cueClass === undefined ? 0 : hashWord(cueClass),
    nounAttitude: cueNouns.has(noun) ? hashWord(cueNouns.get(noun)!) : 0,
    nounBase: hashWord(noun),
    tail: hashWord(lower.slice(-3)),
    tail2: hashWord(lower.slice(-2)),
  }
  if (kinds.size > kindsMax) kinds.clear()
  kinds.set(lower, made)
  return made
}
