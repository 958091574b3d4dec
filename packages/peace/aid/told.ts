// What the folds of this room share: which entries are of a kind, whose is the newest of each organisation, what they stand on.
import type { Static } from 'typebox'
import type { Entry } from '../entry.ts'
import type { EventKind } from '../events/event-kind.ts'
import { byClock, standing } from '../promises/dossier.ts'
import { msOf } from '../promises/zone.ts'
import type { Fact } from '../views/view.ts'
import type { ToldEntry } from './rows.ts'

export type Said<Kind extends Pick<EventKind, 'body'>> = Entry & { readonly body: Static<Kind['body']> }
type Kind = Pick<EventKind, 'name' | 'body'>

/** Entries of the kind by their authors' clocks, less those that a later one of the same organisation replaces. */
export function saidOf<K extends Kind>(kind: K, facts: readonly Fact[]): readonly Said<K>[] {
  const of = facts.flatMap(({ entry }) => (entry.kind === kind.name ? [entry as Said<K>] : []))
  // A body of a kind that replaces nothing has no such field.
  return standing(of.sort(byClock) as readonly (Said<K> & { body: { replaces?: string } })[])
}

/** By when it was said, and not by when it was entered. */
export function bySaid<E extends Entry>(entries: readonly E[], saidAt: (entry: E) => string): E[] {
  return entries.toSorted((a, b) => msOf(saidAt(a)) - msOf(saidAt(b)) || byClock(a, b))
}

/** The organisation whose entry came first in the log, by which no clock can be set back, and the newest of each. */
export function newestOf<K extends Kind>(kind: K, facts: readonly Fact[]) {
  const first = facts.find(({ entry }) => entry.kind === kind.name)?.entry
  if (first === undefined) return undefined
  const keeper = first.author.organisation
  const newest = new Map<string, Said<K>>()
  for (const entry of saidOf(kind, facts)) newest.set(entry.author.organisation, entry)
  const own = newest.get(keeper)
  return own === undefined ? undefined : { keeper, own, others: [...newest.values()].filter((entry) => entry !== own) }
}

/** The foot of every row: what it stands on, and which entries are whose. */
export function footOf(entries: readonly Entry[]) {
  const sources = new Map<string, { view: string; key: string }>()
  for (const { body } of entries) {
    // Every kind of this room has its sources in the same field, held to by its schema.
    for (const one of (body.sources ?? []) as readonly { view: string; key: string }[])
      sources.set(`${one.view} ${one.key}`, one)
  }
  const told = entries.map(
    ({ id, kind, author }): ToldEntry => ({ entry: id, kind, organisation: author.organisation }),
  )
  return { sources: [...sources.values()], told, entries: entries.map(({ id }) => id) }
}

/** Points at which counters differ about one thing; of each who told, the last word counts. */
export function rivalsAmong<
  C extends { readonly point: string; readonly counter: string; readonly toldBy: string; readonly value: number },
>(counts: readonly C[], thing: (count: C) => string): string[] {
  const said = new Map<string, Map<string, number>>()
  for (const count of counts) {
    const name = JSON.stringify([count.point, thing(count)])
    said.set(name, (said.get(name) ?? new Map()).set(`${count.counter}\n${count.toldBy}`, count.value))
  }
  const rival = [...said].filter(([, values]) => new Set(values.values()).size > 1)
  return [...new Set(rival.map(([name]) => (JSON.parse(name) as [string])[0] /* made above */))].sort()
}
