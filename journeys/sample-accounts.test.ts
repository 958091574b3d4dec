// The sample process read and folded: which of its reports tell of one event, from how many origins, and where they disagree.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import {
  type AccountRow,
  type ActorRow,
  accounts,
  actors,
  directoryOf,
  type FoldedView,
  foldView,
  type Row,
  type TimelineRow,
  timeline,
} from '@parley/peace'
import { now, SmallRecord } from '@parley/peace/testing'
import { read } from '@parley/read'

const folder = new URL('../packages/hub/sample/documents/', import.meta.url)
const record = new SmallRecord().open()
const files = new Map<string, string>()

before(async () => {
  for (const [index, file] of readdirSync(folder).sort().entries()) {
    const reading = await read(readFileSync(new URL(file, folder)), { name: file })
    files.set(record.document(index + 1, reading).document, file.slice(0, 2))
  }
})

const fold = <R extends Row>(view: FoldedView<R>): readonly R[] =>
  foldView(view, { facts: record.facts, group: 'public', directory: directoryOf(record.facts), now })

/** The numbers of the documents that tell of an account, once each. */
const toldIn = (row: AccountRow) => [...new Set(row.documents.map((document) => files.get(document)))].sort()

test('two wire copies and one independent report of the exchange are two origins', () => {
  const row = fold<AccountRow>(accounts).find((one) => ['03', '04', '05'].every((file) => toldIn(one).includes(file)))
  assert.ok(row, 'the three reports of the first exchange are one account')
  const originOf = (file: string) =>
    new Set(row.reports.filter((one) => files.get(one.document) === file).map((one) => one.origin))
  assert.deepEqual(originOf('03'), originOf('04'))
  assert.notDeepEqual(originOf('03'), originOf('05'))
})

test('the envoy with the wrong first name is one probable actor with a conflict of names', () => {
  const rows = fold<ActorRow>(actors).filter((one) => one.names.some(({ name }) => /Varenholt/.test(name)))
  const named = rows.find((one) => one.names.some(({ name }) => /Odile/.test(name)))
  assert.ok(named, 'the envoy is an actor')
  assert.ok(
    named.names.some(({ name }) => /Ingrid Varenholt/.test(name)),
    'both names stand on one row',
  )
  assert.ok(named.conflicts.some((one) => /Odile/.test(one.names.join()) && /Ingrid/.test(one.names.join())))
})

test('the numbers of the dead and who did it are disputed, side by side', () => {
  const disputed = fold<AccountRow>(accounts).filter((one) => one.disputed && one.type === 'assault')
  const about = new Set(disputed.flatMap((one) => one.disagreements.map((other) => other.about)))
  assert.ok(about.has('number'), `rival numbers among ${[...about]}`)
  assert.ok(about.has('denial'), `a denial among ${[...about]}`)
})

test('a truce that has largely held and one that has collapsed are shown side by side', () => {
  const states = fold<AccountRow>(accounts).flatMap((one) =>
    one.disagreements.filter((other) => other.about === 'state'),
  )
  const values = states.map((one) => one.sides.map((side) => side.value).join(' against '))
  assert.ok(values.includes('has collapsed against has largely held'), values.join('; '))
})

test('the envoy’s journey is planned, and what is planned has a day where the documents give one', () => {
  const planned = fold<TimelineRow>(timeline).filter((one) => one.status === 'planned')
  assert.ok(
    planned.some((one) => one.sort !== null),
    'at least one planned event has a date',
  )
})
