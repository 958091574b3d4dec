// Who did what where and when, in passages where the sentence alone does not say or seems to say another thing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find } from './find.ts'
import { plainDocument } from './plain-document.ts'

const published = '2031-05-12'
const read = (...paragraphs: string[]) => {
  const found = find(plainDocument(paragraphs.join('\n'), { published }))
  const named = (id: string | null) => found.actors.find((actor) => actor.id === id)?.name ?? null
  const sayers = found.claims.map((claim) => named(claim.sourceActor))
  const events = found.events.map((event) => ({
    ...event,
    doers: event.participants.filter((one) => one.role === 'source').map((one) => named(one.actor)),
  }))
  return { ...found, events, sayers, named }
}

test('who accuses somebody of a deed has not done it', () => {
  const { events } = read('The Orrin Council accused government forces of shelling the market of Velby on Monday.')
  const deed = events.find((event) => event.type === 'assault')
  assert.equal(deed?.place, 'Velby')
  assert.deepEqual(deed?.doers, [])
})

test('two sides that release people in one sentence are two releases, each with its number', () => {
  const { events } = read(
    'The Orrin Council released 15 people on Sunday and the Government of Velmar released 30 at a river crossing.',
  )
  const releases = events.filter((event) => event.mode === 'release')
  assert.deepEqual(
    releases.map((one) => one.quantities.map((quantity) => quantity.value)),
    [[15], [30]],
  )
})

test('a paragraph goes on at the place and on the day it began with', () => {
  const { events } = read(
    'On 9 May the artillery of the northern army shelled the village of Velby. Nineteen persons were killed.',
  )
  const dead = events.find((event) => event.quantities.some((one) => one.of === 'killed'))
  assert.deepEqual([dead?.place, dead?.date], ['Velby', '2031-05-09'])
  assert.deepEqual(
    dead?.quantities.map((one) => [one.value, one.unit]),
    [[19, 'people']],
  )
})

test('deaths are told of an assault only where the text tells of one', () => {
  assert.equal(read('Forty people died in the flood of 9 May in Velby.').events.length, 0)
})

test('a figure that is not supported is denied, one that nobody could confirm is not told', () => {
  const shelled = 'On 9 May the northern army shelled the village of Velby.'
  const denied = read(shelled, 'The figure of 19 dead is not supported by the hospital.').events
  assert.ok(denied.some((event) => event.status === 'denied' && event.quantities.some((one) => one.value === 19)))
  const open = read(shelled, 'The mission could neither confirm nor exclude three deaths.').events
  assert.ok(!open.some((event) => event.quantities.some((one) => one.value === 3)))
})

test('a dateline and the seat of a speaker are not where it happened', () => {
  const { events } = read('The Ministry of Defence in Sella denied it and said that a store had exploded on 8 May.')
  const exploded = events.find((event) => event.mode === 'explosives')
  assert.ok(exploded, 'the explosion is told')
  assert.equal(exploded.place, null)
})

for (const [words, sayer] of [
  ['“Our guns are silent,” the ministry’s spokesman, Colonel Bram Holt, said in a statement.', 'Bram Holt'],
  ['An official, speaking on condition of anonymity, put the number at “between 60 and 70”.', 'An official'],
  ['Forty bodies were brought in at night, its director, Dr. Ana Holt, told reporters by telephone.', 'Ana Holt'],
  ['The Harbour Ledger first reported the existence of the paper.', 'Harbour Ledger'],
] as const)
  test(`${JSON.stringify(words)} are words of ${sayer}`, () => {
    const { sayers } = read(words)
    assert.ok(
      sayers.some((one) => one?.startsWith(sayer)),
      sayers.join(),
    )
  })

test('turns of a talk are their speakers’ words, questions nobody’s', () => {
  const { claims, named } = read(
    'Spokesperson: Luc Holt-Oste',
    'QUESTION (Northern Wire): Have the talks begun?',
    'MR HOLT-OSTE: They have not. We hope that they can begin next week.',
    'QUESTION: Will she go there tomorrow?',
    'MR HOLT-OSTE: I am not going to go into that.',
  )
  const turns = claims.filter((claim) => claim.quotation === 'direct')
  assert.equal(turns.length, 2)
  for (const turn of turns) assert.equal(named(turn.sourceActor), 'Luc Holt-Oste')
})

test('points of a paper that proposes are proposed, clauses of an agreement are agreed', () => {
  const proposal = find(
    plainDocument('NON-PAPER\nFOR DISCUSSION ONLY\n1. The Council would give the names by 31 May.', {
      title: 'Ideas for a first phase',
      blocks: [
        { type: 'paragraph', start: 0, end: 9 },
        { type: 'paragraph', start: 10, end: 29 },
        { type: 'list-item', start: 30, end: 76 },
      ],
    }),
  )
  assert.deepEqual(
    proposal.commitments.map((one) => one.state),
    ['proposed'],
  )
  const agreement = find(
    plainDocument('The Parties have agreed as follows:\n1.1 The Council shall release 45 persons.', {
      title: 'Agreement on a Ceasefire',
    }),
  )
  assert.deepEqual(
    agreement.commitments.map((one) => one.state),
    ['agreed'],
  )
})
