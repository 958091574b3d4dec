// From a text to entries: what the reader proposes, what a person corrects, and that every entry is one the record takes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBody, commitments, kindNamed } from '@parley/peace'
import { idOf, SmallRecord } from '@parley/peace/testing'
import { read } from '@parley/read'
import { actorsOf, canBeEntered, emptyPromise, entriesOf, isWhole, proposedFrom, takenOf } from './drafting.ts'

const text = `Agreement of Pell

1. Withdrawal

1.1 Not later than 10 March 2031 the Government shall withdraw its forces to the south of the river.

1.2 The Council shall release 20 persons by 12 March 2031.

2. Goods

2.1 The Government shall allow not fewer than 40 trucks a day to enter the valley.

Annex A. Days

1. The first group crosses on 8 March 2031.
`

let count = 0
const newId = (prefix: string) => idOf(prefix, ++count)
const reading = await read(new TextEncoder().encode(text), { name: 'pell.txt', mediaType: 'text/plain' })
const proposed = proposedFrom(reading, idOf('doc', 1), newId)

test('the reader proposes the clauses and what is promised in them', () => {
  const clauses = proposed.parts.flatMap((part) => part.clauses)
  assert.ok(clauses.some(({ number, text: words }) => number === '1.1' && words.startsWith('Not later than')))
  const withdrawal = proposed.promises.find(({ found }) => found?.includes('withdraw'))
  assert.equal(withdrawal?.obligors, 'the Government')
  assert.equal(withdrawal?.until, '2031-03-10')
  assert.equal(proposed.promises.find(({ found }) => found?.includes('20 persons'))?.value, '20')
  const trucks = proposed.promises.find(({ found }) => found?.includes('trucks'))
  assert.deepEqual([trucks?.obligors, trucks?.value, trucks?.unit], ['the Government', '40', 'trucks'])
})

const place = (number: string) => {
  for (const { part, clauses } of proposed.parts) {
    const clause = clauses.findIndex((one) => one.number === number)
    if (clause >= 0) return { part, clause }
  }
  throw new Error(number)
}

const corrected = {
  ...proposed,
  title: 'Agreement of Pell',
  zone: '+02:00',
  effect: '2031-03-04',
  phase: 'Phase one',
  promises: [
    {
      ...emptyPromise(place('1.1').part, place('1.1').clause, newId),
      obligors: 'the Government',
      beneficiaries: 'the Council',
      act: 'withdraw its forces to the south of the river',
      until: '2031-03-10',
    },
    {
      ...emptyPromise(place('2.1').part, place('2.1').clause, newId),
      obligors: 'the Government',
      act: 'let 40 trucks a day enter',
      rule: 'each' as const,
      value: '40',
      unit: 'trucks',
      point: 'past the bridge',
      counter: 'the Mission',
    },
    { ...emptyPromise(place('1.2').part, place('1.2').clause, newId), isTaken: false, obligors: 'nobody in the end' },
  ],
  actors: [{ actor: 'the Mission', role: 'monitor', organisation: idOf('org', 7), mayVerify: true }],
}

test('every entry that comes of it is one the record takes, and the promise is due at the end of its day', () => {
  assert.equal(canBeEntered(corrected), true)
  const record = new SmallRecord()
  for (const { kind, body } of entriesOf(corrected)) {
    assert.ok(kindNamed(kind), kind)
    assert.doesNotThrow(() => checkBody(kind, body), JSON.stringify(body))
    record.add({ kind, body, by: idOf('org', 1) })
  }
  const rows = commitments.rows(corrected.agreement, record.facts)
  assert.equal(rows.length, 2)
  const withdrawal = rows.find(({ rule }) => rule === 'once')
  assert.equal(withdrawal?.due.until, '2031-03-10T22:00:00.000Z')
  assert.deepEqual(withdrawal?.clauses, ['art_1__para_1'])
  assert.equal(withdrawal?.phaseName, 'Phase one')
  assert.deepEqual(rows.find(({ rule }) => rule === 'each')?.measure, {
    of: { tally: 'trucks' },
    point: 'past-the-bridge',
    counter: 'the Mission',
  })
})

test('everybody who is named has a part, and no clause id is given twice', () => {
  assert.deepEqual(
    actorsOf(corrected).map(({ actor, role }) => [actor, role]),
    [
      ['the Government', 'party'],
      ['the Council', 'party'],
      ['the Mission', 'monitor'],
    ],
  )
  const ids = entriesOf(corrected)
    .filter(({ kind }) => kind === 'agreement-versioned')
    .flatMap(({ body }) => (body.clauses as { id: string }[]).map(({ id }) => id))
  assert.equal(new Set(ids).size, ids.length)
})

test('what is not whole is not entered, and a clause left out takes its promises along', () => {
  const [first] = corrected.promises
  assert.ok(first !== undefined)
  assert.equal(isWhole({ ...first, obligors: ' , ' }, corrected), false)
  assert.equal(canBeEntered({ ...corrected, promises: [{ ...first, act: '' }] }), false)
  assert.equal(canBeEntered({ ...corrected, title: ' ' }), false)
  const without = corrected.parts.map((part) => ({
    ...part,
    clauses: part.clauses.map((clause) => ({ ...clause, isKept: clause.number !== '1.1' })),
  }))
  assert.equal(takenOf({ ...corrected, parts: without }).length, 1)
})

test('hours from something, and so many for each of another side’s, become terms that the record takes', () => {
  const [first] = corrected.promises
  const { part, clause } = place('1.2')
  const release = {
    ...emptyPromise(part, clause, newId),
    ...{ obligors: 'the Council', act: 'release persons', unit: 'persons', point: 'released' },
    ...{ hours: '72', hoursOf: first?.commitment ?? '' },
    ratio: [
      { times: '30', of: 'civilians', point: 'handed over' },
      { times: '50', of: 'soldiers', point: 'handed over' },
    ],
  }
  const draft = { ...corrected, promises: [...corrected.promises, release] }
  assert.ok(isWhole(release, draft))
  const body = entriesOf(draft).find((one) => one.body.commitment === release.commitment)?.body
  checkBody('commitment-drafted', body ?? {})
  const counted = (tally: string) => ({ of: { tally }, point: 'handed-over' })
  assert.deepEqual(body?.terms, {
    rule: 'once',
    until: { after: { on: 'commitment', commitment: first?.commitment, is: 'performed' }, hours: 72 },
    need: {
      ratio: [
        { times: 30, forEach: counted('civilians') },
        { times: 50, forEach: counted('soldiers') },
      ],
      unit: 'persons',
    },
    measure: { of: { tally: 'persons' }, point: 'released' },
  })
  for (const wrong of [
    { ...release, point: '' },
    { ...release, hours: '0' },
    { ...release, ratio: [{ times: '', of: 'civilians', point: 'handed over' }] },
  ])
    assert.ok(!isWhole(wrong, draft), JSON.stringify(wrong))
  // When the agreement comes into force may be entered later; until then nobody knows the deadline.
  const unsigned = { ...draft, effect: '', promises: [{ ...release, hoursOf: 'effect', ratio: [] }] }
  assert.ok(canBeEntered(unsigned))
  const record = new SmallRecord()
  for (const { kind, body: said } of entriesOf(unsigned)) record.add({ kind, body: said, by: idOf('org', 1) })
  const rows = commitments.rows(unsigned.agreement, record.facts)
  assert.deepEqual(
    rows.map(({ due }) => due.until),
    [null],
  )
})
