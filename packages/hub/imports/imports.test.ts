import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { documentForm, ProblemError } from '@parley/api'
import { newId } from '@parley/peace'
import { xlsxFile } from '../../read/fixtures/files.ts'
import { openHouse, signIn } from '../http/serving-testing.ts'

const house = await openHouse()
const { operator, process, serving } = house
const heading = ['id', 'date', 'type', 'location', 'latitude', 'longitude', 'killed', 'notes']
const rows = [
  ['A1', '2031-03-04', 'Armed clash', 'Marrow', '14.2', '42.5', '0', 'Shots by the mill.'],
  ['A2', '2031-03-05', 'Grenade', 'Sarn', '14.4', '42.6', '2', 'A grenade in the market.'],
  ['A3', 'last week', 'Trouble', 'Sarn', '14.4', '', 'two', 'Unclear.'],
]
const csvOf = (all: readonly (readonly string[])[]) => [heading, ...all].map((row) => row.join(',')).join('\n')

async function handIn(name: string, bytes: Uint8Array | string): Promise<string> {
  const file = { name, bytes: new Blob([bytes as string], { type: name.endsWith('.csv') ? 'text/csv' : '' }) }
  const { documents } = await operator.addDocuments({ body: documentForm([file], { process, audience: ['public'] }) })
  await serving.ingest.idle()
  await serving.hub.caughtUp()
  return documents[0]?.document ?? ''
}

const about = (document: string) => ({ process, document, source: 'Lake Monitors weekly' })
const incidents = async () => (await house.public.viewRows({ view: 'incidents', process, sort: 'day' })).rows
const states = (shown: readonly { row: number; state: string }[]) =>
  shown.toSorted((a, b) => a.row - b.row).map(({ state }) => state)
const code = (expected: string) => (error: unknown) => error instanceof ProblemError && error.code === expected

test('a week’s file: looked at, written, read again, corrected the week after, and taken back as a whole', async () => {
  const first = await handIn('week-10.csv', csvOf(rows))
  const guess = await operator.previewImport({ body: about(first) })
  assert.equal(guess.mappingFrom, 'guessed')
  assert.deepEqual(states(guess.shown), ['new', 'new', 'refused'])
  assert.deepEqual(
    guess.shown[0]?.refused.map(({ code: of, column, value }) => [of, column, value]),
    [
      ['bad-day', 'date', 'last week'],
      ['unknown-event', 'type', 'Trouble'],
      ['half-placed', 'latitude', '14.4'],
      ['bad-number', 'killed', 'two'],
    ],
  )
  assert.deepEqual(await incidents(), [], 'looking writes nothing')
  const { mapping } = guess
  const body = { ...about(first), mapping, audience: ['public'], id: 'week 10' }
  const written = await operator.addImport({ body })
  assert.deepEqual([written.added, written.refused, written.refusals.length], [2, 1, 1])
  assert.deepEqual(
    (await incidents()).map(({ place, event, harm }) => [place, event, harm[0]?.high]),
    [
      ['Marrow', 'armed-clash', 0],
      ['Sarn', 'grenade', 2],
    ],
  )
  const size = serving.hub.log.size()
  const again = await operator.addImport({ body })
  assert.equal(again.import, written.import)
  assert.equal(serving.hub.log.size(), size, 'the same import sent again writes nothing')

  // Next week's file has the same rows, one of them corrected, and a new one.
  const corrected = ['A2', '2031-03-05', 'Grenade', 'Sarn', '14.4', '42.6', '3', 'A grenade in the market.']
  const added = ['A4', '2031-03-11', 'Attack', 'Ostrow', '14.5', '42.7', '', 'A guard was beaten.']
  const second = await handIn('week-11.csv', csvOf([rows[0]!, corrected, added]))
  const preview = await operator.previewImport({ body: about(second) })
  assert.equal(preview.mappingFrom, 'saved')
  assert.deepEqual(preview.mapping, mapping)
  assert.deepEqual(states(preview.shown), ['same', 'changed', 'new'])
  const later = await operator.addImport({ body: { ...about(second), mapping, audience: ['public'] } })
  assert.deepEqual([later.added, later.changed, later.same], [1, 1, 1])
  assert.deepEqual(
    (await incidents()).map(({ reports, harm }) => [reports, harm[0]?.high]),
    [
      [1, 0],
      [1, 3],
      [1, undefined],
    ],
  )

  // Under another name the same headings are known, and read as they were; the rows of that name are others.
  const third = await operator.previewImport({ body: { ...about(second), source: 'Weekly of the monitors' } })
  assert.deepEqual([third.mappingFrom, third.mappingOf], ['alike', 'Lake Monitors weekly'])
  assert.deepEqual(third.mapping, mapping)
  assert.deepEqual(states(third.shown), ['new', 'new', 'new'])

  // One entry takes back the second import: the correction goes, what it corrected is there again.
  const { entry } = await operator.addEntry({
    body: { kind: 'entry-withdrawn', process, body: { entry: later.import } },
  })
  await serving.hub.caughtUp()
  assert.deepEqual(
    (await incidents()).map(({ harm }) => harm[0]?.high),
    [0, 2],
  )
  await operator.addEntry({ body: { kind: 'entry-withdrawn', process, body: { entry } } })
  await serving.hub.caughtUp()
  assert.deepEqual(
    (await incidents()).map(({ harm }) => harm[0]?.high),
    [0, 3, undefined],
  )
})

test('a spreadsheet is read in the same way', async () => {
  const document = await handIn(
    'week.xlsx',
    xlsxFile({ Week: [heading, ['B1', '2031-04-01', 'Attack', 'Ostrow', '', '', '1', 'At the ford.']] }),
  )
  const preview = await operator.previewImport({ body: { process, document, source: 'By hand' } })
  assert.deepEqual(states(preview.shown), ['new'])
  assert.equal(preview.shown[0]?.what, 'At the ford.')
})

test('a tracker of movements: titles above the headings, words of its own, read again, taken back', async () => {
  const heads = ['Ref', 'Date', 'Agency', 'From', 'To', 'Trucks', 'Cargo', 'Status', 'Remarks']
  const sheet = (...rows: readonly (readonly string[])[]) =>
    xlsxFile({ 'Read me': [['Kept by the desk.'], ['Weekly.']], Tracker: [['TRACKER', '', ''], heads, ...rows] })
  const first = ['MV-1', '2031-05-04', 'Agency', 'Depot', 'Marrow', '4', 'Flour', 'fine', '']
  const ask = (document: string) => ({ process, document, source: 'Desk', into: 'movements' as const })
  const movements = async () =>
    (await house.public.viewRows({ view: 'movements', process, sort: 'reference' })).rows.map(
      ({ reference, outcome, outcomes }) => [reference, outcome, outcomes.length],
    )
  const one = await handIn(
    'tracker.xlsx',
    sheet(first, ['MV-2', '', 'Agency', 'Depot', 'Sarn', '2', 'Flour', 'Denied', 'No.']),
  )
  const guess = await operator.previewImport({ body: ask(one) })
  assert.ok('asAbove' in guess.mapping)
  assert.deepEqual([guess.table, guess.mapping.heading, states(guess.shown)], [1, 1, ['refused', 'new']])
  const mapping = { ...guess.mapping, values: { outcome: { fine: 'facilitated' } } }
  const written = await operator.addImport({ body: { ...ask(one), mapping, audience: ['public'] } })
  assert.deepEqual([written.added, written.refused], [2, 0])
  assert.deepEqual(await movements(), [
    ['MV-1', 'facilitated', 1],
    ['MV-2', 'denied', 1],
  ])
  // The week after one outcome is another; the plan and the other row are as they were.
  const two = await handIn(
    'tracker-2.xlsx',
    sheet(first, ['MV-2', '', 'Agency', 'Depot', 'Sarn', '2', 'Flour', 'Facilitated', 'Yes.']),
  )
  const again = await operator.previewImport({ body: ask(two) })
  assert.deepEqual([again.mappingFrom, states(again.shown)], ['saved', ['same', 'changed']])
  const size = serving.hub.log.size()
  const later = await operator.addImport({ body: { ...ask(two), mapping, audience: ['public'] } })
  assert.equal(serving.hub.log.size(), size + 2, 'the import and the one outcome')
  assert.deepEqual((await movements())[1], ['MV-2', 'facilitated', 1])
  for (const [undone, expected] of [
    [
      later.import,
      [
        ['MV-1', 'facilitated', 1],
        ['MV-2', 'denied', 1],
      ],
    ],
    [written.import, []],
  ] as const) {
    await operator.addEntry({ body: { kind: 'entry-withdrawn', process, body: { entry: undone } } })
    await serving.hub.caughtUp()
    assert.deepEqual(await movements(), expected)
  }
})

test('a file nobody may see, one without a table, and a process that is not theirs', async () => {
  const hidden = newId('doc', randomBytes)
  await assert.rejects(operator.previewImport({ body: about(hidden) }), code('not-found'))
  const text = await handIn('note.txt', 'Nothing but words, and quite a few of them.')
  await assert.rejects(operator.previewImport({ body: about(text) }), code('no-table'))
  const process = newId('prc', randomBytes)
  await assert.rejects(operator.previewImport({ body: { ...about(text), process } }), code('not-a-member'))
})

test('over HTTP no reply is opened without another person’s clearance of the same words', async () => {
  const { client } = await signIn(house)
  const [key, finding] = [newId('cas', randomBytes), newId('fnd', randomBytes)]
  const say = async (kind: string, body: object, from = client) =>
    (await from.addEntry({ body: { kind, process, body: { case: key, finding, ...body } } })).entry
  const proposal = await say('finding-proposed', {
    lane: 'verification',
    by: 'the Mission',
    result: 'confirmed',
    text: 'Two shells.',
  })
  const cleared = { proposal, text: 'Two shells.', looked: 'names, places' }
  await assert.rejects(say('release-cleared', cleared, operator), code('reviewer-only'))
  const clearance = await say('release-cleared', cleared)
  const opened = { proposal, clearance, to: 'the Valley', text: 'Two shells.', until: '2031-03-10T00:00:00Z' }
  const size = serving.hub.log.size()
  await assert.rejects(say('reply-opened', opened), code('not-cleared'), 'who cleared it does not open it')
  await assert.rejects(say('reply-opened', { ...opened, text: 'Two shells, a woman saw.' }), code('not-cleared'))
  await assert.rejects(say('reply-opened', { ...opened, clearance: proposal }), code('not-cleared'))
  await assert.rejects(say('reply-opened', { ...opened, clearance: newId('ent', randomBytes) }), code('not-cleared'))
  assert.equal(serving.hub.log.size(), size)
})

const daily = (bursts: string, more = '') => `---
title: Daily report 7
publisher: Lake Observer Mission
date: 2031-06-02
---

# Daily report 7

## Incidents

At 09:10 the patrol in Marrow heard ${bursts} of small-arms fire, 2 km to the north. In Sarn, villagers told the patrol that a grenade was thrown into a yard on 1 June; two children were wounded.${more}

## Restrictions

At Ostrow a guard denied the patrol passage, citing orders.

## Quiet places

In Velm no violations were observed.
`

test('a daily report: nothing is written but what a person takes, with what they change; known again, corrected, taken back', async () => {
  const source = 'Lake Observer Mission daily'
  const ask = (document: string) => ({ process, document, source, into: 'daily-report' as const })
  const first = await handIn('daily-7.md', daily('12 bursts'))
  const seen = await operator.previewImport({ body: ask(first) })
  assert.deepEqual(seen.mapping, { into: 'daily-report', zone: 'UTC', observedBy: 'Lake Observer Mission' })
  assert.deepEqual(
    seen.shown.map(({ proposed, code: event, place }) => [proposed?.kind, event, place]),
    [
      ['incident-reported', 'armed-clash', 'Marrow'],
      ['incident-reported', 'grenade', 'Sarn'],
      ['access-denied', null, 'Ostrow'],
      ['nothing-observed', null, 'Velm'],
    ],
  )
  const [fire, grenade, denied, quiet] = seen.shown.map(({ proposed }) => proposed!)
  assert.deepEqual(fire?.body.counts, [{ of: 'bursts', low: 12, high: 12 }])
  assert.deepEqual(grenade?.body.harm, [{ kind: 'wounded', of: 'children', low: 2, high: 2 }])
  // Where a place of that name lies is known from the week's file above.
  assert.deepEqual(fire?.body.where, { name: 'Marrow', precision: 2, lat: 14.2, lon: 42.5 })
  const size = serving.hub.log.size()
  await assert.rejects(operator.addImport({ body: { ...ask(first), mapping: seen.mapping } }), code('nothing-taken'))
  assert.equal(serving.hub.log.size(), size)

  const taken = [
    { name: fire!.name, change: { place: 'Upper Marrow', time: '09:15', event: 'undetermined' as const } },
    { name: denied!.name },
    { name: quiet!.name },
  ]
  const body = { ...ask(first), mapping: seen.mapping, taken, audience: ['public'], id: 'daily 7' }
  const written = await operator.addImport({ body })
  assert.deepEqual([written.added, written.changed, written.refused], [3, 0, 0])
  assert.equal(serving.hub.log.size(), size + 4, 'the import and the three that were taken')
  const of = async () => {
    const rows = (await incidents()).filter(({ accounts }) => accounts.some(({ read }) => read?.document === first))
    return rows.map(({ place, event, from, lat, accounts }) => [place, event, from, lat, accounts[0]?.counts[0]?.high])
  }
  assert.deepEqual(await of(), [['Upper Marrow', 'undetermined', '2031-06-02T09:15:00.000Z', null, 12]])
  const looked = async () =>
    (await house.public.viewRows({ view: 'coverage', process, sort: '-from', limit: 10 })).rows.map(
      ({ kind, place, by, ground, read }) => [kind, place.name, by, ground, read?.document],
    )
  assert.deepEqual((await looked()).toSorted(), [
    ['access-denied', 'Ostrow', 'Lake Observer Mission', 'orders', first],
    ['nothing-observed', 'Velm', 'Lake Observer Mission', null, first],
  ])

  // Read again, also from another file: what a person changed stands, and the one that was left is offered again.
  const again = await operator.previewImport({ body: ask(await handIn('daily-7-copy.md', daily('12 bursts'))) })
  assert.equal(again.mappingFrom, 'saved')
  const byRow = again.shown.toSorted((a, b) => a.row - b.row)
  assert.deepEqual(
    byRow.map(({ state }) => state),
    ['same', 'new', 'same', 'same'],
  )
  // A corrected issue: only what is said otherwise, or new, is.
  const corrected = await handIn(
    'daily-7-corrected.md',
    daily('14 bursts', ' In Velm a house was looted on 1 June, residents told the patrol.'),
  )
  const later = await operator.previewImport({ body: ask(corrected) })
  assert.deepEqual(states(later.shown), ['changed', 'new', 'new', 'same', 'same'])

  await operator.addEntry({ body: { kind: 'entry-withdrawn', process, body: { entry: written.import } } })
  await serving.hub.caughtUp()
  assert.deepEqual([await of(), await looked()], [[], []])
})
