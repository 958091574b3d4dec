// Names into actors: which names in one document mean the same one. Surnames join a full name only when one person
// alone bears it; two given names with one surname stay two actors.

import type { Findings, Name } from '../finders/finder.ts'
import { genderOfName } from '../lexicon/given-names.ts'
import { armedHeads, organisationHeads } from '../lexicon/organisations.ts'
import type { Actor, ActorType, Mention } from '../reading.ts'
import type { Refiner } from './refiner.ts'

type Group = {
  type: ActorType
  name: string
  readonly names: Set<string>
  readonly roles: Set<string>
  readonly mentions: Name[]
}

export const actors: Refiner = {
  name: 'actors',
  refine: (_page, found) => ({ ...found, ...gathered(found) }),
}

const key = (name: string) => name.toLowerCase().replace(/[’‘]/g, "'").replace(/^the /, '').replace(/\./g, '')
const titleWord =
  /^(?:mr|mrs|ms|dr|prof|gen|lt|col|maj|capt|sgt|adm|sen|rep|gov|pres|rev|hon|sir|sheikh|king|queen)\.?$/i
const wordsOf = (name: string) => name.split(/[\s\u00a0]+/).filter((word) => !titleWord.test(word))
const surname = (name: string) => key(wordsOf(name).at(-1) ?? name).replace(/^(?:al|el|an|ar|as|at|ul)-/, '')
const given = (name: string) => key(wordsOf(name)[0] ?? name)

function gathered(found: Findings): Pick<Findings, 'actors' | 'mentions' | 'names'> {
  const groups: Group[] = []
  const used = new Map<Name, Group>()
  const join = (name: Name, group: Group) => {
    group.mentions.push(name)
    group.names.add(name.name)
    for (const role of name.roles) group.roles.add(role.replace(/\s+/g, ' '))
    used.set(name, group)
  }
  const open = (type: ActorType, called: string): Group => {
    const group: Group = { type, name: called, names: new Set([called]), roles: new Set(), mentions: [] }
    groups.push(group)
    return group
  }
  // A seat of government that is also somebody's surname here: "Paris said" after "Valeska Paris".
  const surnames = new Set(
    found.names
      .filter((name) => name.kind !== 'state' && wordsOf(name.name).length > 1)
      .map((name) => surname(name.name)),
  )
  const isSurname = (name: Name) => name.kind === 'state' && name.roles.length > 0 && surnames.has(surname(name.name))
  const names = found.names.map(
    (name): Name => (isSurname(name) ? { ...name, kind: 'unknown', roles: [], known: [], certain: false } : name),
  )
  bodies(names, join, open)
  persons(names, used, join, open)
  groups.sort((a, b) => firstOf(a) - firstOf(b))
  const actorList: Actor[] = []
  const mentions: Mention[] = []
  groups.forEach((group, index) => {
    const id = `a${index + 1}`
    actorList.push({ id, name: group.name, type: group.type, roles: [...group.roles], names: [...group.names] })
    for (const { start, end } of group.mentions) mentions.push({ start, end, actor: id })
  })
  mentions.sort((a, b) => a.start - b.start)
  return { actors: actorList, mentions, names: names.filter((name) => used.has(name) || name.kind === 'unknown') }
}

const firstOf = (group: Group) => Math.min(...group.mentions.map((name) => name.start))

type Join = (name: Name, group: Group) => void
type Open = (type: ActorType, called: string) => Group

function bodies(names: readonly Name[], join: Join, open: Open): void {
  const byKey = new Map<string, Group>()
  for (const name of names) {
    if (name.kind === 'person' || name.kind === 'unknown') continue
    const keys = [key(name.name), ...name.known.map(key)]
    const group =
      keys.map((one) => byKey.get(one)).find((one) => one !== undefined) ?? open(name.kind, name.known[0] ?? name.name)
    if (!name.known.length || !name.known.includes(group.name)) group.names.add(name.name)
    join(name, group)
    for (const one of keys) byKey.set(one, group)
  }
  // "Northern Liberation Front (NLF)": initials of a body named in full.
  for (const name of names) {
    if (name.kind !== 'unknown' || name.first !== name.last) continue
    // "the Front" for the one body whose name ends so, "the Council" for "the Council of Sella".
    const ending = [...new Set(byKey.values())].filter((group) =>
      [...group.names].some((full) => isShortOf(key(name.name), key(full))),
    )
    if (ending.length === 1 && (organisationHeads.has(key(name.name)) || armedHeads.has(key(name.name)))) {
      join(name, ending[0]!)
      continue
    }
    if (!/^\p{Lu}{2,6}$/u.test(name.name)) continue
    const known = byKey.get(key(name.name))
    if (known !== undefined) {
      join(name, known)
      continue
    }
    for (const group of new Set(byKey.values())) {
      if ([...group.names].some((full) => initials(full) === name.name.toLowerCase())) {
        join(name, group)
        byKey.set(key(name.name), group)
        break
      }
    }
  }
}

const isShortOf = (short: string, full: string) =>
  full.endsWith(` ${short}`) || full.startsWith(`${short} of `) || full.startsWith(`${short} for `)

const initials = (name: string) =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0]!.toLowerCase())
    .join('')

function persons(names: readonly Name[], used: ReadonlyMap<Name, Group>, join: Join, open: Open): void {
  const people: Group[] = []
  const candidates = names.filter(
    (name) => (name.kind === 'person' || name.kind === 'unknown') && name.isPlace !== true && !used.has(name),
  )
  const full = candidates.filter((name) => wordsOf(name.name).length >= 2)
  const short = candidates.filter((name) => wordsOf(name.name).length === 1)
  const certainKeys = new Set(full.filter((name) => name.certain).map((name) => key(name.name)))
  const shortKeys = new Set(short.map((name) => surname(name.name)))
  for (const name of full) {
    // Capitals without other evidence are a person when the surname comes back alone.
    const believed =
      name.certain ||
      certainKeys.has(key(name.name)) ||
      (shortKeys.has(surname(name.name)) && wordsOf(name.name).length <= 3)
    if (!believed) continue
    const same = people.find((group) => samePerson(group, name))
    const group = same ?? open('person', wordsOf(name.name).join(' '))
    if (same === undefined) people.push(group)
    else if (wordsOf(name.name).length > wordsOf(group.name).length) group.name = wordsOf(name.name).join(' ')
    join(name, group)
  }
  const alone = new Map<string, Group>()
  for (const name of short) {
    const bearers = people.filter((group) =>
      [...group.names].some((one) => surname(one) === surname(name.name) && wordsOf(one).length > 1),
    )
    if (bearers.length === 1) join(name, bearers[0]!)
    else if (bearers.length > 1) {
      // A title may tell which of the two: "Ms. Petrova". Otherwise the mention stays open.
      const fitting = bearers.filter((group) => name.gender !== null && genderOfName(given(group.name)) === name.gender)
      if (fitting.length === 1) join(name, fitting[0]!)
    } else if (name.certain && name.kind === 'person') {
      const known = alone.get(key(name.name)) ?? open('person', wordsOf(name.name).join(' '))
      alone.set(key(name.name), known)
      join(name, known)
    }
  }
  // Later mentions of one known by surname alone.
  for (const name of short) {
    const group = alone.get(key(name.name))
    if (group !== undefined && !used.has(name)) join(name, group)
  }
}

function samePerson(group: Group, name: Name): boolean {
  return [...group.names].some((one) => {
    if (key(wordsOf(one).join(' ')) === key(wordsOf(name.name).join(' '))) return true
    // "Jane A. Doe" and "Jane Doe".
    return wordsOf(one).length > 1 && given(one) === given(name.name) && surname(one) === surname(name.name)
  })
}
