// One person under two names in two documents: two first names of one family, or two spellings. Only who takes part in the
// event or is named in the words around it is compared, so that an account is not full of other people's names.
import type { Actor, Reading, Span } from '@parley/read/reading'
import { actorKeysOf } from '../actors/keys.ts'
import { type PersonName, personName } from '../actors/names.ts'
import type { ReadingAt } from '../readings.ts'
import type { Disagreement } from '../rows.ts'
import { sideOf } from './sides.ts'
import type { Telling } from './tellings.ts'

type Named = { readonly name: string; readonly person: PersonName; readonly isPart: boolean }

/** The rival names of two tellings; none within one document. */
export function rivalNames(a: Telling, b: Telling): Disagreement[] {
  if (a.at.document === b.at.document) return []
  const [one, other] = [namedIn(a), namedIn(b)]
  const [allOfA, allOfB] = [personsOf(a), personsOf(b)]
  return one.flatMap((mine) => {
    // Who stands under one name in both documents has no rival.
    if (allOfB.some((person) => person.full === mine.person.full)) return []
    const rival = other.find(
      (theirs) => areRivals(mine, theirs) && !allOfA.some((person) => person.full === theirs.person.full),
    )
    if (rival === undefined) return []
    const why = `${mine.name} in one report, ${rival.name} in another.`
    return [{ about: 'name' as const, why, sides: [sideOf(a, mine.name), sideOf(b, rival.name)] }]
  })
}

/** A person as one document names it, where it does so first. */
export type NamedAt = Span & { readonly name: string }

/** Persons whom two documents spell in two ways, wherever they are named; none whom either document spells as the other does. */
export function rivalSpellings(
  one: ReadingAt,
  other: ReadingAt,
): { readonly mine: NamedAt; readonly theirs: NamedAt }[] {
  const [mine, theirs] = [spelledIn(one), spelledIn(other)]
  const has = (all: readonly Spelled[], { person }: Spelled) => all.some((own) => own.person.full === person.full)
  return mine.flatMap((a) => {
    if (has(theirs, a)) return []
    const b = theirs.find((rival) => !has(mine, rival) && areRivals(a, rival))
    return b === undefined ? [] : { mine: a.at, theirs: b.at }
  })
}

type Spelled = Named & { readonly at: NamedAt }
const spelledKept = new WeakMap<Reading, readonly Spelled[]>()

function spelledIn({ reading }: ReadingAt): readonly Spelled[] {
  const before = spelledKept.get(reading)
  if (before !== undefined) return before
  const spelled = reading.actors.flatMap((actor) => {
    const person = wholeNameOf(actor)
    const mention = reading.mentions.find((one) => one.actor === actor.id)
    if (person === null || mention === undefined) return []
    return { name: actor.name, person, isPart: false, at: { start: mention.start, end: mention.end, name: actor.name } }
  })
  spelledKept.set(reading, spelled)
  return spelled
}

/** Whom the telling names with a first name and a family name: those who take part, and those its paragraph names. */
function namedIn(telling: Telling): Named[] {
  const { reading, document } = telling.at
  const keys = actorKeysOf(reading, document)
  const { text } = reading.document
  // The paragraph that tells of it, and the next, where whoever is quoted on it is named.
  const start = text.lastIndexOf('\n', telling.event.start) + 1
  const end = endOfNext(text, telling.event.end)
  const near = new Set(
    reading.mentions.filter((one) => one.start >= start && one.end <= end).map((mention) => mention.actor),
  )
  return reading.actors.flatMap((actor) => {
    const isPart = telling.takings.some((taking) => taking.key === keys.get(actor.id)?.key)
    const person = wholeNameOf(actor)
    return person !== null && (isPart || near.has(actor.id)) ? [{ name: actor.name, person, isPart }] : []
  })
}

function endOfNext(text: string, from: number): number {
  const own = text.indexOf('\n', from)
  if (own === -1) return text.length
  const next = own + text.slice(own).search(/\S|$/u)
  const end = text.indexOf('\n', next)
  return end === -1 ? text.length : end
}

const personsOf = ({ at }: Telling) => at.reading.actors.flatMap((actor) => wholeNameOf(actor) ?? [])

function wholeNameOf(actor: Actor): PersonName | null {
  const person = actor.type === 'person' ? personName(actor.name) : null
  return person === null || person.given.length === 0 ? null : person
}

/** One family under two first names, both taking part; or one name spelt in two ways. */
function areRivals(a: Named, b: Named): boolean {
  const [first, second] = [a.person.given[0] ?? '', b.person.given[0] ?? '']
  // 'I. Vaal' and 'Chairwoman Vaal' leave the first name out.
  if ([first, second].some((name) => name.length < 2 || offices.test(name))) return false
  const isOneFamily = a.person.family === b.person.family
  if (isOneFamily) return first !== second && ((a.isPart && b.isPart) || areSpellings(first, second, editsMax))
  const edits = Math.max(a.person.family.length, b.person.family.length) > lettersLong ? editsMax : 1
  return first === second && areSpellings(a.person.family, b.person.family, edits)
}

const offices =
  /^(?:chair|chairman|chairwoman|chairperson|commissioner|commander|spokesman|spokeswoman|mayor|brother|sister|deputy|delegate|ombudsman|foreign|interior|defence|defense|justice|inspector|officer|chief)$/u

// Shorter names differ by a letter because they are two names: 'Ben' and 'Ken'.
const lettersMin = 4
const lettersLong = 5
const editsMax = 2

// Letters that one script's sound is written with.
const oneSound = ['iyj', 'ckq', 'sz', 'vw', 'fp']

const soundAlike = (a = '', b = '') => a === b || oneSound.some((letters) => letters.includes(a) && letters.includes(b))

/** Two spellings of one name: the same first sound and few letters apart. */
function areSpellings(a: string, b: string, edits: number): boolean {
  if (a === b || !soundAlike(a[0], b[0]) || Math.min(a.length, b.length) < lettersMin) return false
  return editsBetween(a, b) <= edits
}

/** Letters put in, left out or replaced to come from one word to the other. */
export function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    row = next
  }
  return row.at(-1) ?? 0
}
