// One file of the record's actors put together: every name the documents give, who is probably one, what people said.
import type { Actor } from '@parley/read/reading'
import { actorsMerged } from '../events/actors-merged.ts'
import { actorsSplit } from '../events/actors-split.ts'
import { noteAdded } from '../events/note-added.ts'
import { currentReadings, type ReadingAt } from '../readings.ts'
import type { ActorRow } from '../rows.ts'
import { isSameStory } from '../stories.ts'
import { isOf } from '../validate.ts'
import type { Fact } from '../views/view.ts'
import { actorKeysOf } from './keys.ts'
import { type Cluster, clusterPersons, type NameGroup } from './same.ts'

/** One actor of one document. */
type Appearance = {
  readonly key: string
  readonly compared: string
  readonly actor: Actor
  readonly at: ReadingAt
  readonly claims: number
}

/** The rows of one file; the facts are its effective facts in log order. */
export function assembleActors(bucket: string, facts: readonly Fact[]): readonly ActorRow[] {
  const appearances = currentReadings(facts).flatMap((at) => appearancesIn(at, bucket))
  if (appearances.length === 0) return []
  const said = saidBy(facts)
  const groups = groupsOf(appearances)
  const clusters = isPersons(appearances) ? personsOf(groups, appearances, said) : [{ groups, links: [] }]
  return clusters.map((cluster) => rowOf(cluster, appearances, said, facts))
}

function appearancesIn(at: ReadingAt, bucket: string): Appearance[] {
  const keys = actorKeysOf(at.reading, at.document)
  return at.reading.actors.flatMap((actor) => {
    const key = keys.get(actor.id)
    if (key === undefined || key.bucket !== bucket) return []
    const claims = at.reading.claims.filter((claim) => claim.sourceActor === actor.id).length
    return [{ key: key.key, compared: key.compared, actor, at, claims }]
  })
}

function groupsOf(appearances: readonly Appearance[]): NameGroup[] {
  return [...Map.groupBy(appearances, (one) => one.key)].map(([key, ofKey]) => ({
    key,
    name: mostUsed(ofKey.map((one) => one.actor.name)),
    compared: ofKey[0]?.compared ?? '',
    roles: unique(ofKey.flatMap((one) => one.actor.roles)),
    documents: unique(ofKey.map((one) => one.at.document)),
  }))
}

const isPersons = (appearances: readonly Appearance[]) => appearances.every((one) => one.actor.type === 'person')

function personsOf(groups: readonly NameGroup[], appearances: readonly Appearance[], said: Said): readonly Cluster[] {
  const readings = new Map(appearances.map((one) => [one.at.document, one.at.reading]))
  return clusterPersons(groups, {
    areSplit: (a, b) => said.split.has(pairOf(a, b)),
    sameStory: (a, b) => {
      const [one, other] = [readings.get(a), readings.get(b)]
      return one !== undefined && other !== undefined && isSameStory(one, other)
    },
  })
}

function rowOf(cluster: Cluster, appearances: readonly Appearance[], said: Said, facts: readonly Fact[]): ActorRow {
  const keys = cluster.groups.map((group) => group.key)
  const here = new Set(keys)
  const own = appearances.filter((one) => here.has(one.key))
  const has = (key: string) => here.has(key)
  const merged = [...said.merged.values()]
  const notes = facts.filter(
    ({ entry }) => isOf(noteAdded, entry) && entry.body.on.view === 'actors' && has(entry.body.on.key),
  )
  const decisions = [...said.merged.values(), ...said.split.values()].filter((one) => one.actors.some(has))
  const longest = cluster.groups.filter((group) => group.compared.includes(' '))
  return {
    key: keys[0] ?? '',
    process: own[0]?.at.process ?? '',
    keys,
    name: mostUsed(
      own
        .filter((one) => longest.length === 0 || longest.some((group) => group.key === one.key))
        .map((one) => one.actor.name),
    ),
    type: mostUsed(own.map((one) => one.actor.type)),
    names: perDocument(
      own.flatMap(({ actor, at }) => unique([actor.name, ...actor.names]).map((name) => [name, at.document])),
    ).map(([name, documents]) => ({ name, documents })),
    roles: perDocument(own.flatMap(({ actor, at }) => actor.roles.map((role) => [role, at.document]))).map(
      ([role, documents]) => ({ role, documents }),
    ),
    documents: unique(own.map((one) => one.at.document)),
    claims: own.reduce((sum, one) => sum + one.claims, 0),
    conflicts: conflictsOf(cluster, said),
    includes: unique(merged.filter((one) => has(one.actors[0]) && !has(one.actors[1])).map((one) => one.actors[1])),
    mergedInto: merged.findLast((one) => has(one.actors[1]) && !has(one.actors[0]))?.actors[0] ?? null,
    separateFrom: unique([...said.split.values()].flatMap(({ actors: [a, b] }) => (has(a) ? [b] : has(b) ? [a] : []))),
    notes: notes.length,
    entries: inLogOrder(
      [
        ...own.map((one) => one.at.entry),
        ...[...decisions, ...notes.map((one) => ({ entry: one.entry.id }))].map((one) => one.entry),
      ],
      facts,
    ),
  }
}

/** One conflict for each pair of names nobody has settled, the name seen first before the other. */
function conflictsOf({ groups, links }: Cluster, said: Said): ActorRow['conflicts'] {
  return links.flatMap(({ a, b, why }) => {
    if (why === null || said.merged.has(pairOf(a.key, b.key))) return []
    const [one, other] = groups.indexOf(a) <= groups.indexOf(b) ? [a, b] : [b, a]
    const documents = unique([...one.documents, ...other.documents])
    return [{ names: [one.name, other.name], keys: [one.key, other.key], documents, why }]
  })
}

type Saying = { readonly entry: string; readonly actors: readonly [string, string] }
/** The latest word on each pair of keys, by `pairOf`. */
type Said = { readonly merged: ReadonlyMap<string, Saying>; readonly split: ReadonlyMap<string, Saying> }

function saidBy(facts: readonly Fact[]): Said {
  const merged = new Map<string, Saying>()
  const split = new Map<string, Saying>()
  for (const { entry } of facts) {
    const isMerge = isOf(actorsMerged, entry)
    if (!isMerge && !isOf(actorsSplit, entry)) continue
    const [a, b] = entry.body.actors
    if (a === b) continue
    const pair = pairOf(a, b)
    merged.delete(pair)
    split.delete(pair)
    ;(isMerge ? merged : split).set(pair, { entry: entry.id, actors: [a, b] })
  }
  return { merged, split }
}

const pairOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

/** The most frequent; of equally frequent ones the first. */
function mostUsed(items: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

const perDocument = (pairs: readonly (readonly string[])[]): [string, string[]][] =>
  [...Map.groupBy(pairs, (pair) => pair[0] ?? '')].map(([words, ofWords]) => [
    words,
    unique(ofWords.map((pair) => pair[1] ?? '')),
  ])

function inLogOrder(entries: readonly string[], facts: readonly Fact[]): string[] {
  const wanted = new Set(entries)
  return facts.filter((fact) => wanted.has(fact.entry.id)).map((fact) => fact.entry.id)
}
