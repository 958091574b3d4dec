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

const originsIn = (row: AccountRow, file: string) =>
  new Set(row.reports.filter((one) => files.get(one.document) === file).map((one) => one.origin))

test('two wire copies and an independent report of the signing: the copies are one origin', () => {
  const row = fold<AccountRow>(accounts).find((one) => ['02', '03', '04'].every((file) => toldIn(one).includes(file)))
  assert.ok(row, 'the reports of the signing are one account')
  assert.deepEqual(originsIn(row, '03'), originsIn(row, '04'))
  assert.notDeepEqual(originsIn(row, '03'), originsIn(row, '02'))
  assert.ok(row.origins < row.documents.length, 'copies are not counted')
})

test('the first exchange: two wire copies and one independent report are two origins', () => {
  const row = fold<AccountRow>(accounts).find((one) => ['03', '04', '05'].every((file) => toldIn(one).includes(file)))
  assert.ok(row, 'the three reports of the first exchange are one account')
  assert.equal(row.origins, 2)
})

test('rival reports of the market are one account under both of its names', () => {
  const row = fold<AccountRow>(accounts).find((one) => one.type === 'assault' && toldIn(one).includes('08'))
  assert.ok(row, 'the reporter in the village tells of it')
  const passages = row.reports.map((one) => one.passage).join('\n')
  assert.match(passages, /Stonefold/)
  assert.match(passages, /Otaruvel/)
  assert.ok(row.origins > 1)
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

const about = () =>
  fold<AccountRow>(accounts)
    .filter((one) => one.type === 'assault')
    .flatMap((one) => one.disagreements)

test('the denial of the shelling stands beside the reports of it', () => {
  const denial = about().find((one) => one.about === 'denial')
  assert.match(denial?.why ?? '', /Ministry of Defence denies it/)
  assert.equal(new Set(denial?.sides.map((side) => side.document)).size, 2)
})

test('the rival numbers of the dead stand side by side', () => {
  assert.ok(about().some((one) => one.about === 'number'))
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
