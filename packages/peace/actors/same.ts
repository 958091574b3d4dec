// Which names of one family are one person. The machine joins what is the same name, joins with a conflict shown what is
// probably one person under two names, and leaves apart what is not. It never settles a conflict; people do.
import { type PersonName, personName } from './names.ts'
import { sharedRole } from './roles.ts'

/** Everything documents say under one name. */
export type NameGroup = {
  readonly key: string
  /** As a document writes it. */
  readonly name: string
  readonly compared: string
  readonly roles: readonly string[]
  readonly documents: readonly string[]
}

/** Why two names are held to be one person's; `why` is null where they are the same name. */
export type Link = { readonly a: NameGroup; readonly b: NameGroup; readonly why: string | null }

export type Cluster = { readonly groups: readonly NameGroup[]; readonly links: readonly Link[] }

export type Judgement = {
  /** Whether an organisation said these two keys are different actors. */
  readonly areSplit: (a: string, b: string) => boolean
  /** Whether two documents are versions of one story. */
  readonly sameStory: (a: string, b: string) => boolean
}

/**
 * The names of one file put together. Groups come in log order; clusters come in the order of their first name. The
 * clusters do not depend on the order, only their first name does.
 */
export function clusterPersons(groups: readonly NameGroup[], judgement: Judgement): readonly Cluster[] {
  const whole = groups.filter((group) => given(group).length > 0)
  const bare = groups.filter((group) => given(group).length === 0)
  const clusters = joined(whole, linksAmong(whole, judgement), judgement)
  for (const group of bare) {
    const home = homeOf(group, clusters, judgement)
    if (home === undefined) clusters.push({ groups: [group], links: [] })
    else home.groups.push(group)
  }
  const order = new Map(groups.map((group, index) => [group.key, index]))
  for (const cluster of clusters) cluster.groups.sort((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0))
  return clusters.sort((a, b) => (order.get(a.groups[0]?.key ?? '') ?? 0) - (order.get(b.groups[0]?.key ?? '') ?? 0))
}

function linksAmong(groups: readonly NameGroup[], judgement: Judgement): Link[] {
  const sorted = groups.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  return sorted.flatMap((a, i) =>
    sorted.slice(i + 1).flatMap((b) => {
      if (judgement.areSplit(a.key, b.key)) return []
      const why = whySame(a, b, judgement)
      return why === undefined ? [] : [{ a, b, why }]
    }),
  )
}

/** null: the same name; a sentence: probably one person; undefined: nothing says so. */
function whySame(a: NameGroup, b: NameGroup, judgement: Judgement): string | null | undefined {
  const first = given(a)
  const other = given(b)
  if (first[0] === other[0]) return middleAgree(first, other) ? null : undefined
  const role = sharedRole(a.roles, b.roles)
  if (role !== null) return `One family name and one office (${role}) under two first names.`
  const shared = a.documents.some((document) => b.documents.includes(document))
  if (shared) return undefined
  if (isShortFor(first[0], other[0])) return 'One first name may be a short form of the other.'
  const copies = a.documents.some((one) => b.documents.some((two) => judgement.sameStory(one, two)))
  return copies ? 'Two versions of one story give different first names.' : undefined
}

/** Names between first and family name: given by one only, or the same, or an initial of it. */
function middleAgree(a: readonly string[], b: readonly string[]): boolean {
  const [shorter, longer] = a.length <= b.length ? [a.slice(1), b.slice(1)] : [b.slice(1), a.slice(1)]
  return shorter.every((word) => longer.some((one) => one === word || isShortFor(one, word)))
}

// Short forms that do not start as the whole name does.
const shortForms: readonly (readonly string[])[] = [
  ['bill', 'william'],
  ['bob', 'robert'],
  ['dick', 'richard'],
  ['jim', 'james'],
  ['jack', 'john'],
  ['mike', 'michael'],
  ['tony', 'anthony'],
  ['ted', 'edward'],
  ['liz', 'elizabeth'],
  ['peggy', 'margaret'],
  ['pepe', 'jose'],
  ['sasha', 'alexander'],
  ['vova', 'vladimir'],
]

function isShortFor(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length === 1 || short.length >= 3) if (long.startsWith(short)) return true
  return shortForms.some((pair) => pair.includes(a) && pair.includes(b))
}

function joined(groups: readonly NameGroup[], links: readonly Link[], judgement: Judgement) {
  let clusters = groups.map((group) => ({ groups: [group], links: [] as Link[] }))
  // The same name first, then what is only probable, so that a probable link never keeps two equal names apart.
  const sorted = [...links.filter((link) => link.why === null), ...links.filter((link) => link.why !== null)]
  for (const link of sorted) {
    const home = clusters.find((cluster) => cluster.groups.includes(link.a))
    const other = clusters.find((cluster) => cluster.groups.includes(link.b))
    if (home === undefined || other === undefined) continue
    if (home === other) home.links.push(link)
    else if (!home.groups.some((a) => other.groups.some((b) => judgement.areSplit(a.key, b.key)))) {
      home.groups.push(...other.groups)
      home.links.push(...other.links, link)
      clusters = clusters.filter((cluster) => cluster !== other)
    }
  }
  return clusters
}

/** Where a family name alone belongs: with the only person of that name, or the only one whose office it shares. */
function homeOf(group: NameGroup, clusters: ReturnType<typeof joined>, judgement: Judgement) {
  const open = clusters.filter((cluster) => !cluster.groups.some((one) => judgement.areSplit(one.key, group.key)))
  if (open.length === 1) return open[0]
  const fitting = open.filter((cluster) => cluster.groups.some((one) => sharedRole(one.roles, group.roles) !== null))
  return fitting.length === 1 ? fitting[0] : undefined
}

const given = (group: NameGroup): PersonName['given'] => personName(group.compared)?.given ?? []
