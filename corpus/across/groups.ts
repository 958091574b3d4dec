// The documents of each group put into a record of their own, the accounts made of them and what they disagree about.
import {
  type AccountRow,
  accounts,
  type DisagreementRow,
  directoryOf,
  disagreements,
  type FoldedView,
  foldView,
  type Row,
} from '@parley/peace'
import { now, SmallRecord } from '@parley/peace/testing'
import type { Reading } from '@parley/read'
import type { Annotated } from '../document.ts'

export type Pair = { readonly document: Annotated; readonly reading: Reading }
export type Group = {
  readonly name: string
  readonly pairs: readonly Pair[]
  readonly rows: readonly AccountRow[]
  readonly disagreements: readonly DisagreementRow[]
  /** The entry of each pair's reading, in the order of the pairs. */
  readonly entries: readonly string[]
}

/** One record, its accounts and its disagreements for each group of these documents. */
export function foldGroups(pairs: readonly Pair[]): Group[] {
  return [...Map.groupBy(pairs, ({ document }) => document.group)].map(([name, own]) => {
    const record = recordOf(own)
    const entries = record.facts.flatMap(({ entry, reading }) => (reading === undefined ? [] : [entry.id]))
    return { name, pairs: own, rows: rowsOf(record), disagreements: rowsIn(disagreements, record), entries }
  })
}

/** The documents of a group, received in their order. Their plain texts give no day of publication; the annotators do. */
export function recordOf(pairs: readonly Pair[]): SmallRecord {
  const record = new SmallRecord().open()
  for (const [i, { document, reading }] of pairs.entries())
    record.document(i + 1, { ...reading, document: { ...reading.document, published: document.date } })
  return record
}

export const rowsOf = (record: SmallRecord) => rowsIn(accounts, record)

const rowsIn = <R extends Row>(view: FoldedView<R>, record: SmallRecord) =>
  foldView(view, { facts: record.facts, group: 'public', directory: directoryOf(record.facts), now })

/** The reading with the annotators' events and claims in place of its own: what is judged is what comes together, not what was found. */
export function withGold({ document, reading }: Pair): Pair {
  const gold: Reading = {
    ...reading,
    actors: document.actors,
    mentions: document.mentions,
    claims: document.claims.map((claim) => ({ ...claim, confidence: 1 })),
    events: document.events.map(({ same: _same, line: _line, ...event }) => event),
  }
  return { document, reading: gold }
}
