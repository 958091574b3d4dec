import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reading } from '@parley/read/reading'
import { directoryOf } from '../directory.ts'
import { foldView } from '../fold.ts'
import { misshapen, now, orgA, orgB, readingOf, SmallRecord } from '../testing.ts'
import { accounts } from './accounts.ts'
import { timeline } from './timeline.ts'

const wire =
  'A drone struck the grain market in Tarsa on Monday, killing 12 people, the governor of Tarsa said. Rescue crews worked through the night and the market was closed until further notice by the city council.'
const independent =
  'Doctors at the Tarsa hospital counted 17 people killed when a drone hit the grain market. Our reporter saw three stalls burning near the river while families searched for missing relatives.'

const army = { id: 'a1', name: 'Northern Army', type: 'armed-group' as const }
const market = { name: 'Tarsa', lat: 10, lon: 20 }

const struck = (text: string, passage: string, more: object = {}): Reading =>
  readingOf({
    text,
    published: '2026-04-21',
    actors: [army],
    places: [market],
    events: [
      {
        passage,
        mode: 'drone',
        place: 'Tarsa',
        date: '2026-04-20',
        who: [['a1', 'source']],
        quantities: [{ value: 12, of: 'killed' }],
        ...more,
      },
    ],
  })

const wirePassage = 'A drone struck the grain market in Tarsa on Monday, killing 12 people'
const wireCopy = (before = '') => struck(`${before}${wire}`, wirePassage)
const ownPassage = 'Doctors at the Tarsa hospital counted 17 people killed when a drone hit the grain market'
const ownReport = (more: object = {}) =>
  struck(independent, ownPassage, { quantities: [{ value: 17, of: 'killed' }], ...more })

const rowsOf = (readings: readonly Reading[], view: typeof accounts = accounts) => {
  const record = new SmallRecord().open()
  for (const [index, reading] of readings.entries()) record.document(index + 1, reading)
  return fold(record, view)
}
const fold = (record: SmallRecord, view: typeof accounts = accounts) =>
  foldView(view, { facts: record.facts, group: 'public', directory: directoryOf(record.facts), now })

test('two wire copies and one independent report are one account from two origins', () => {
  const rows = rowsOf([wireCopy(), wireCopy('Harbour News carried this. '), ownReport()])
  assert.deepEqual(misshapen(accounts, rows), [])
  assert.equal(rows.length, 1)
  assert.equal(rows[0]?.reports.length, 3)
  assert.equal(rows[0]?.origins, 2)
})

test('a report that credits another outlet of the record for it shares its origin', () => {
  const first = { ...ownReport(), document: { ...ownReport().document, publisher: 'The Tarsa Courier' } }
  const text = `${wire} The Tarsa Courier first reported the strike on the grain market.`
  const crediting = readingOf({
    text,
    actors: [army, { id: 'a2', name: 'Tarsa Courier', type: 'organisation' }],
    places: [market],
    claims: [
      {
        source: 'The Tarsa Courier',
        cue: 'first reported',
        content: 'the strike on the grain market',
        sourceActor: 'a2',
        attitude: 'reports',
      },
    ],
    events: [
      {
        passage: wirePassage,
        mode: 'drone',
        place: 'Tarsa',
        date: '2026-04-20',
        who: [['a1', 'source']],
        claims: ['c1'],
      },
    ],
  })
  const [row] = rowsOf([first, crediting])
  assert.equal(row?.reports.length, 2)
  assert.equal(row?.origins, 1)
})

test('a translation and what it translates are one origin, once somebody has said so, in the accounts too', () => {
  const record = new SmallRecord().open()
  const { document } = record.document(1, wireCopy())
  const translated = record.document(2, ownReport())
  assert.equal(fold(record)[0]?.origins, 2)
  const on = { view: 'documents', key: translated.document }
  record.add({
    kind: 'correction-made',
    body: { on, field: 'translationOf', value: document, reason: 'by the press office' },
  })
  assert.equal(fold(record)[0]?.origins, 1)
})

test('every passage shown is the words of its document at its span', () => {
  const text = `${wire} The Northern Army denied that a drone struck the grain market in Tarsa on Monday.`
  const denying = readingOf({
    text,
    actors: [army],
    places: [market],
    claims: [
      {
        source: 'The Northern Army',
        cue: 'denied',
        content: 'a drone struck the grain market in Tarsa on Monday',
        sourceActor: 'a1',
        attitude: 'denies',
      },
    ],
    events: [{ passage: text.slice(0, 120), mode: 'drone', place: 'Tarsa', who: [['a1', 'source']], claims: ['c1'] }],
  })
  const record = new SmallRecord().open()
  for (const [index, reading] of [denying, ownReport(), wireCopy()].entries()) record.document(index + 1, reading)
  const rows = fold(record)
  const texts = new Map(
    record.facts.flatMap(({ entry, reading }) => (reading === undefined ? [] : [[entry.id, reading.document.text]])),
  )
  const sides = rows.flatMap((row) => row.disagreements.flatMap((one) => one.sides))
  assert.ok(
    rows.some((row) =>
      row.disagreements.some((one) => one.about === 'denial' && one.why.includes('Northern Army denies it')),
    ),
  )
  for (const { reading, passage, span } of [...rows.flatMap((row) => row.reports), ...sides]) {
    assert.equal(texts.get(reading)?.slice(span.start, span.end), passage)
  }
})

test('rival numbers stand side by side, each in the sentence that gives it', () => {
  const [row] = rowsOf([wireCopy(), ownReport()])
  const number = row?.disagreements.filter((one) => one.about === 'number')
  assert.equal(number?.length, 1)
  assert.deepEqual(
    number?.[0]?.sides.map((side) => side.passage),
    [wire.slice(0, wire.indexOf('. ') + 1), `${ownPassage}.`],
  )
  assert.match(number?.[0]?.why ?? '', /12.*17/)
  assert.equal(row?.disputed, true)
})

test('copies of one story do not disagree with each other', () => {
  const [row] = rowsOf([wireCopy(), wireCopy('Copied. ')])
  assert.deepEqual(row?.disagreements, [])
  assert.equal(row?.origins, 1)
  assert.equal(row?.disputed, false)
})

for (const [name, mine, other, disagrees] of [
  ['ranges that meet', { value: null, low: 10, high: 15 }, { value: 12 }, false],
  ['ranges that do not', { value: null, low: 13, high: 15 }, { value: 12 }, true],
  ['different things counted', { value: 40, of: 'wounded' }, { value: 12, of: 'killed' }, false],
  ['different units', { value: 4, unit: 'trucks', of: 'lost' }, { value: 12, of: 'lost' }, false],
] as const) {
  test(`numbers: ${name} ${disagrees ? 'disagree' : 'do not disagree'}`, () => {
    const rows = rowsOf([
      struck(wire, wirePassage, { quantities: [{ of: 'killed', ...other }] }),
      ownReport({ quantities: [{ of: 'killed', ...mine }] }),
    ])
    assert.equal(rows.length, 1)
    assert.equal(
      rows[0]?.disagreements.some((one) => one.about === 'number'),
      disagrees,
    )
  })
}

test('a denial is a disagreement and does not make the account denied', () => {
  const text = 'The Northern Army said it had not struck the grain market in Tarsa with a drone on Monday.'
  const denial = struck(text, text, { status: 'denied', quantities: [] })
  const [row, ...others] = rowsOf([wireCopy(), denial])
  assert.equal(others.length, 0)
  assert.deepEqual(
    row?.disagreements.map((one) => one.about),
    ['denial'],
  )
  assert.equal(row?.status, 'occurred')
})

for (const [name, more, accountsExpected, about] of [
  ['another day within a night disagrees about the date', { date: '2026-04-21' }, 1, 'date'],
  ['another week is another event', { date: '2026-04-28' }, 2, null],
  ['a date without a year stands against nothing', { date: 'XXXX-04-20' }, 1, null],
  ['no date stands against nothing', { date: null }, 1, null],
  ['another mode is another event', { mode: 'abduct' }, 2, null],
] as const) {
  test(`same story, ${name}`, () => {
    const rows = rowsOf([wireCopy(), ownReport({ ...more, quantities: [{ value: 12, of: 'killed' }] })])
    assert.equal(rows.length, accountsExpected)
    assert.deepEqual(
      rows.flatMap((row) => row.disagreements.map((one) => one.about)),
      about === null ? [] : [about],
    )
  })
}

test('what a report tells as done before the day of an event is another event', () => {
  const later = struck(`${wire} It was the second strike.`, wirePassage, { date: '2026-04-25' })
  const dated = { ...later, document: { ...later.document, published: '2026-04-26' } }
  const undated = ownReport({ date: null, quantities: [{ value: 12, of: 'killed' }] })
  assert.equal(rowsOf([dated, undated]).length, 2)
  assert.equal(rowsOf([dated, { ...undated, document: { ...undated.document, published: '2026-04-26' } }]).length, 1)
})

test('who did it: two names for one deed on one day and place disagree about attribution, where the words name them', () => {
  const by = (name: string, named = name) => {
    const passage = `A drone of ${named} struck the grain market in Tarsa on Monday`
    const actors = [{ id: 'a1', name, type: 'armed-group' as const }]
    return readingOf({
      text: `${passage}, three traders said.`,
      published: '2026-04-21',
      actors,
      places: [market],
      events: [{ passage, mode: 'drone', place: 'Tarsa', date: '2026-04-20', who: [['a1', 'source']] }],
    })
  }
  const about = (...readings: readonly Reading[]) =>
    rowsOf(readings).map((row) => row.disagreements.map((one) => one.about))
  assert.deepEqual(about(by('Northern Army'), by('River Front')), [['attribution']])
  assert.deepEqual(about(by('Northern Army'), by('River Front', 'theirs')), [[]])
})

test('what was planned and what was done may differ in number without anybody disagreeing', () => {
  const rows = rowsOf([wireCopy(), ownReport({ status: 'planned', date: '2026-04-20' })])
  assert.deepEqual(
    rows.flatMap((row) => row.disagreements),
    [],
  )
})

test('whoever denies a deed is not said to name another doer', () => {
  const text = 'The River Front said that it had struck no grain market in Tarsa with a drone on Monday.'
  const denial = readingOf({
    text,
    actors: [{ id: 'a1', name: 'River Front', type: 'armed-group' }],
    places: [market],
    events: [
      { passage: text, mode: 'drone', place: 'Tarsa', date: '2026-04-20', status: 'denied', who: [['a1', 'source']] },
    ],
  })
  const rows = rowsOf([wireCopy(), denial])
  assert.deepEqual(
    rows.flatMap((row) => row.disagreements.map((one) => one.about)),
    ['denial'],
  )
})

test('one participant in common of two, and nothing else, does not make one event', () => {
  const meeting = (text: string, other: string) =>
    readingOf({
      text,
      actors: [army, { id: 'a2', name: other, type: 'organisation' }],
      events: [
        {
          passage: text,
          type: 'consult',
          mode: 'meet',
          who: [
            ['a1', 'actor'],
            ['a2', 'actor'],
          ],
        },
      ],
    })
  const rows = rowsOf([
    meeting('The Northern Army met the Lake Monitors about fishing rights.', 'Lake Monitors'),
    meeting('The Northern Army met the Hill Council over the winter road.', 'Hill Council'),
  ])
  assert.equal(rows.length, 2)
})

test('two events of one sentence stay two', () => {
  const text = 'On Monday the Northern Army shelled Tarsa and the Northern Army shelled Tarsa market.'
  const one = { mode: 'heavy-weapons', place: 'Tarsa', date: '2026-04-20', who: [['a1', 'source']] } as const
  const twice = readingOf({
    text,
    actors: [army],
    places: [market],
    events: [
      { ...one, passage: 'the Northern Army shelled Tarsa and' },
      { ...one, passage: 'the Northern Army shelled Tarsa market' },
    ],
  })
  assert.equal(rowsOf([twice]).length, 2)
})

test('a rare name in both passages holds reports together where the reading knows no place', () => {
  const told = (text: string) =>
    readingOf({ text, published: '2026-04-21', events: [{ passage: text, mode: 'heavy-weapons', date: '2026-04-20' }] })
  const rows = rowsOf([
    told('People in Ansurel said that it was shelled at twenty to six in the evening.'),
    told('The council said that guns had shelled the market of Ansurel, and asked for observers.'),
    told('The council said that guns had shelled the harbour of Brome, and asked for doctors.'),
  ])
  assert.deepEqual(rows.map((row) => row.reports.length).sort(), [1, 2])
})

test('an account has the fullest date its reports agree on', () => {
  const [row] = rowsOf([
    wireCopy(),
    ownReport({ date: '2026-04', quantities: [] }),
    struck(`${independent} Later.`, ownPassage, { date: '2026-04', quantities: [] }),
  ])
  assert.equal(row?.date, '2026-04-20')
})

test('one family name under two first names disagrees about the name', () => {
  const meeting = (first: string, text: string) =>
    readingOf({
      text,
      actors: [
        { id: 'a1', name: `${first} Ardell`, roles: ['envoy'] },
        { id: 'a2', name: 'River Front', type: 'armed-group' },
      ],
      events: [
        {
          passage: text,
          type: 'consult',
          mode: 'meet',
          status: 'planned',
          who: [
            ['a1', 'actor'],
            ['a2', 'actor'],
          ],
        },
      ],
    })
  const [row, ...others] = rowsOf([
    meeting('Jonas', 'Envoy Jonas Ardell plans to meet River Front leaders in the coming days about the bridge.'),
    meeting(
      'Marcus',
      'The River Front will see envoy Marcus Ardell for a meeting in the coming days, two people said.',
    ),
  ])
  assert.equal(others.length, 0)
  assert.deepEqual(
    row?.disagreements.map((one) => one.about),
    ['name'],
  )
})

const rivals = (a: string, b: string, published: readonly (string | undefined)[] = []) =>
  rowsOf(
    [a, b].map((text, index) =>
      readingOf({ text, ...(published[index] === undefined ? {} : { published: published[index] }) }),
    ),
  )

test('a truce that holds in one report and broke in another is a disagreement', () => {
  const held = 'Markets reopened. The truce along the river has largely held, observers said.'
  const gone = 'The ceasefire in the valley has collapsed, the committee chair said. Rain is expected.'
  const [row, ...others] = rivals(held, gone)
  assert.equal(others.length, 0)
  assert.deepEqual(misshapen(accounts, row === undefined ? [] : [row]), [])
  assert.deepEqual(
    row?.disagreements.map((one) => [one.about, one.why]),
    [['state', '“has largely held” against “has collapsed”.']],
  )
  assert.deepEqual(
    row?.disagreements[0]?.sides.map((side) => side.passage),
    [
      'The truce along the river has largely held, observers said.',
      'The ceasefire in the valley has collapsed, the committee chair said.',
    ],
  )
})

test('a place under two names is one place where any report says so', () => {
  const reportOf = (text: string, place: string) =>
    readingOf({
      text,
      published: '2026-04-21',
      places: [{ name: place }],
      events: [{ passage: text, place, date: '2026-04-20' }],
    })
  const north = reportOf(
    'Mortar bombs hit the market of Northfield on Monday evening, the governor said.',
    'Northfield',
  )
  const ansur = reportOf('The market of Ansur was hit by mortar bombs on Monday, a nurse said by telephone.', 'Ansur')
  assert.equal(rowsOf([north, ansur]).length, 2)
  const both = reportOf(
    'Mortar bombs hit the market of Northfield, which the council calls Ansur, on Monday.',
    'Northfield',
  )
  assert.deepEqual(
    rowsOf([north, ansur, both]).map((row) => [row.reports.length, row.disagreements.length]),
    [[3, 0]],
  )
})

for (const [name, a, b, published] of [
  ['said months apart', 'The truce has held.', 'The truce has collapsed.', ['2026-01-02', '2026-04-02']],
  [
    'only feared',
    'The truce has held.',
    'If the truce collapsed, they would leave. The truce may be broken down by talks.',
    [],
  ],
  ['of talks on it', 'The truce has held.', 'The ceasefire talks collapsed on Friday.', []],
  ['said not to be so', 'The truce has held.', 'The truce has not collapsed.', []],
] as const) {
  test(`a truce that broke, ${name}, is no disagreement`, () => {
    assert.deepEqual(
      rivals(a, b, published).flatMap((row) => row.disagreements),
      [],
    )
  })
}

test('a first meeting in one report and a third in another is a disagreement', () => {
  const counted = (text: string) =>
    readingOf({
      text,
      actors: [army, { id: 'a2', name: 'Tarsa Commission', type: 'organisation' }],
      events: [
        {
          passage: text,
          type: 'consult',
          who: [
            ['a1', 'actor'],
            ['a2', 'actor'],
          ],
        },
      ],
    })
  const [row, ...others] = rowsOf([
    counted('It was the first direct meeting of the Tarsa commission and the Northern Army since the truce.'),
    counted('The Tarsa commission and the Northern Army held a third meeting since the truce.'),
  ])
  assert.equal(others.length, 0)
  assert.deepEqual(
    row?.disagreements.map((one) => one.about),
    ['state'],
  )
})

test('accounts do not depend on the order in which documents arrive, but for what is named after the first', () => {
  const readings = [
    wireCopy(),
    wireCopy('Harbour News carried this. '),
    ownReport(),
    struck(independent, ownPassage, { date: '2026-05-28' }),
  ]
  const shapeOf = (order: readonly number[]) => {
    const record = new SmallRecord().open()
    for (const index of order) record.document(index + 1, readings[index] ?? wireCopy())
    return fold(record)
      .map((row) => [row.documents.toSorted(), row.origins, row.status, row.disagreements.map((one) => one.about)])
      .sort((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1))
  }
  const expected = shapeOf([0, 1, 2, 3])
  for (const order of [
    [3, 2, 1, 0],
    [2, 0, 3, 1],
    [1, 3, 0, 2],
  ])
    assert.deepEqual(shapeOf(order), expected)
})

test('a report stands as its claims do, and accepting never changes status', () => {
  const record = new SmallRecord().open()
  const base = struck(wire, wirePassage, { status: 'planned', claims: ['c1'] })
  const reading: Reading = {
    ...base,
    claims: [
      ...readingOf({ text: wire, claims: [{ source: 'the governor of Tarsa', cue: 'said', content: wirePassage }] })
        .claims,
    ],
  }
  const { document, read } = record.document(1, reading)
  assert.equal(fold(record)[0]?.standing, 'machine')
  const accepted = record.add({ kind: 'claim-accepted', body: { document, reading: read, claim: 'c1' } })
  const [row] = fold(record)
  assert.equal(row?.standing, 'accepted')
  assert.equal(row?.status, 'planned')
  assert.deepEqual(row?.entries, [read, accepted])
  record.add({ kind: 'claim-rejected', by: orgB, body: { document, reading: read, claim: 'c1' } })
  assert.equal(fold(record)[0]?.standing, 'machine', 'what organisations do not agree on is not confirmed')
  record.add({ kind: 'entry-withdrawn', by: orgA, body: { entry: accepted } })
  assert.equal(fold(record)[0]?.standing, 'rejected')
})

test('a second reading takes the place of the first in every part', () => {
  const record = new SmallRecord().open()
  const { document, received, read } = record.document(1, wireCopy())
  const again = struck(wire, wirePassage, { type: 'protest', mode: null })
  record.read(document, received, again, { supersedes: read })
  assert.deepEqual(
    fold(record).map((row) => row.type),
    ['protest'],
  )
})

test('the timeline has one line for each account, sorted by the first day its date can mean', () => {
  const record = new SmallRecord().open()
  record.document(1, wireCopy())
  record.document(2, struck(independent, ownPassage, { date: 'XXXX-10-19', mode: 'abduct' }))
  const lines = foldView(timeline, { facts: record.facts, group: 'public', directory: directoryOf(record.facts), now })
  assert.deepEqual(misshapen(timeline, lines), [])
  assert.deepEqual(lines.map((line) => line.sort).sort(), ['2026-04-20', null])
  assert.deepEqual(
    lines.map((line) => line.key),
    fold(record).map((row) => row.key),
  )
})
