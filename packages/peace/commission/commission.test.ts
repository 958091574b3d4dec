import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { directoryOf } from '../directory.ts'
import { foldView } from '../fold.ts'
import { type EntrySketch, idOf, misshapen, now, orgA, orgB, SmallRecord, seedOf } from '../testing.ts'
import { commissions } from '../views/commissions.ts'
import { decisions } from '../views/decisions.ts'
import { deconfliction } from '../views/deconfliction.ts'
import { positions } from '../views/positions.ts'
import { sessions } from '../views/sessions.ts'
import type { FoldedView, Row } from '../views/view.ts'
import type { DecisionRow } from './rows.ts'
import { type CommissionRule, outcomeOf, type Vote } from './rule.ts'

const [valley, hills, chair] = [idOf('org', 11), idOf('org', 12), idOf('org', 13)]
const [commission, session, decision, message] = [idOf('com', 1), idOf('ses', 1), idOf('dcn', 1), idOf('msg', 1)]

class Commission {
  readonly record = new SmallRecord().open()

  constructor(rule: CommissionRule = { by: 'consensus' }) {
    const seat = (actor: string, organisation: string) => ({ actor, organisation })
    const members = [seat('the Valley', valley), seat('the Hills', hills)]
    this.say('commission-founded', { name: 'Joint Commission', members, chair: seat('the Mediator', chair), rule })
    this.say('session-called', {
      session,
      name: 'Fourth meeting',
      at: now,
      agenda: [{ item: 'road', title: 'The road' }],
    })
  }

  say(kind: string, body: object, told: Partial<EntrySketch> = {}): string {
    return this.record.add({ kind, body: { commission, ...body }, ...told })
  }
  put = (text = 'Both open the road.', more: object = {}) =>
    this.say('decision-put', { session, decision, by: 'the Mediator', text, ...more })
  vote = (put: string, by: string, organisation: string, vote: Vote, told: Partial<EntrySketch> = {}) =>
    this.say('vote-cast', { decision, put, by, vote }, { by: organisation, ...told })

  rows<R extends Row>(view: FoldedView<R>, group = 'public'): readonly R[] {
    const { facts } = this.record
    const rows = foldView(view, { facts, group, directory: directoryOf(facts), now })
    assert.deepEqual(misshapen(view, rows), [])
    return rows
  }
  get decision(): DecisionRow {
    const [found] = this.rows(decisions)
    assert.ok(found !== undefined)
    return found
  }
}

const members = ['a', 'b', 'c']
for (const [name, rule, votes, outcome] of [
  ['consensus waits for every member', { by: 'consensus' }, { a: 'for', b: 'for' }, 'open'],
  ['consensus: nobody against', { by: 'consensus' }, { a: 'for', b: 'abstains', c: 'for' }, 'taken'],
  ['consensus: one against', { by: 'consensus' }, { a: 'against' }, 'not-taken'],
  ['consensus: all abstain', { by: 'consensus' }, { a: 'abstains', b: 'abstains', c: 'abstains' }, 'not-taken'],
  [
    'the chair’s vote is none of the members’',
    { by: 'consensus' },
    { a: 'for', b: 'for', c: 'for', chair: 'against' },
    'taken',
  ],
  ['the chair decides', { by: 'chair' }, { a: 'against', b: 'against', chair: 'for' }, 'taken'],
  ['the chair has not decided', { by: 'chair' }, { a: 'for', b: 'for', c: 'for' }, 'open'],
  ['two of three', { by: 'qualified', share: 66.6 }, { a: 'for', b: 'for' }, 'taken'],
  ['two of three can still come', { by: 'qualified', share: 66.6 }, { a: 'for', b: 'against' }, 'open'],
  ['two of three cannot come any more', { by: 'qualified', share: 66.6 }, { a: 'abstains', b: 'against' }, 'not-taken'],
  ['all of three', { by: 'qualified', share: 100 }, { a: 'for', b: 'for', c: 'for' }, 'taken'],
] as const) {
  test(`the rule: ${name}`, () => {
    assert.equal(outcomeOf(rule, members, 'chair', new Map(Object.entries(votes))), outcome)
  })
}

test('what is settled stays settled, whatever votes are still missing', (t) => {
  const seed = seedOf(t)
  const vote = fc.constantFrom<Vote>('for', 'against', 'abstains')
  const rule = fc.oneof(
    fc.constant<CommissionRule>({ by: 'consensus' }),
    fc.integer({ min: 1, max: 100 }).map((share): CommissionRule => ({ by: 'qualified', share })),
  )
  fc.assert(
    fc.property(
      rule,
      fc.array(vote, { minLength: 3, maxLength: 3 }),
      fc.integer({ min: 0, max: 3 }),
      (by, all, known) => {
        const entries = all.map((one, at) => [members[at] ?? '', one] as const)
        const early = outcomeOf(by, members, null, new Map(entries.slice(0, known)))
        const late = outcomeOf(by, members, null, new Map(entries))
        assert.notEqual(late, 'open')
        if (early !== 'open') assert.equal(early, late)
      },
    ),
    { seed, numRuns: 500 },
  )
})

test('a vote counts from whoever speaks for the member, the last of each, on the words that were put', () => {
  const story = new Commission()
  const put = story.put()
  story.vote(put, 'the Valley', orgB, 'for')
  story.vote(put, 'the Valley', valley, 'against')
  assert.equal(story.decision.outcome, 'not-taken')
  story.vote(put, 'the Valley', valley, 'for')
  // The Valley's organisation cannot vote for the Hills as well.
  story.vote(put, 'the Hills', valley, 'for')
  assert.equal(story.decision.outcome, 'open')
  story.vote(put, 'the Hills', hills, 'abstains')
  assert.equal(story.decision.outcome, 'taken')
  assert.deepEqual(
    story.decision.votes.map(({ counts }) => counts),
    [false, false, true, false, true],
  )
  story.put('Both open the road on Monday.')
  assert.equal(story.decision.outcome, 'open', 'other words need votes of their own')
})

test('a vote after its time does not count, and nobody else words a decision anew', () => {
  const story = new Commission()
  const put = story.put('Now.', { until: '2026-05-01T00:10:00Z' })
  story.vote(put, 'the Valley', valley, 'for')
  story.vote(put, 'the Hills', hills, 'for', { at: '2026-05-01T00:20:00.000Z' })
  story.say('decision-put', { decision, by: 'the Hills', text: 'Never.' }, { by: hills })
  assert.equal(story.decision.text, 'Now.')
  assert.equal(story.decision.outcome, 'open')
})

test('members and rule are the keeper’s to change, and what was put before is decided as it was put', () => {
  const story = new Commission()
  const row = () => story.rows(commissions)[0]
  assert.deepEqual(
    [row()?.keeper, row()?.members.map(({ organisation }) => organisation), row()?.chair?.organisation],
    [orgA, [valley, hills], chair],
  )
  const put = story.put()
  story.vote(put, 'the Valley', valley, 'for')
  assert.equal(story.decision.outcome, 'open')
  const seats = { members: [{ actor: 'the Valley', organisation: valley }, { actor: 'the Delta' }] }
  const later = '2026-05-01T00:30:00.000Z'
  const anew = { name: 'Commission of two', ...seats, rule: { by: 'qualified', share: 50 } }
  story.say('commission-founded', { ...anew, name: 'Not theirs' }, { by: hills, at: later })
  assert.equal(row()?.name, 'Joint Commission')
  story.say('commission-founded', anew, { at: later })
  assert.deepEqual(
    [
      row()?.name,
      row()?.rule,
      row()?.members.map(({ organisation }) => organisation),
      row()?.chair,
      row()?.entries.length,
    ],
    ['Commission of two', { by: 'qualified', share: 50 }, [valley, orgA], null, 2],
  )
  assert.deepEqual([story.decision.outcome, story.decision.rule.by], ['open', 'consensus'])
  story.vote(put, 'the Hills', hills, 'for')
  assert.equal(story.decision.outcome, 'taken', 'by those who sat in it when it was put')
})

test('minutes are agreed once every member has agreed to the same words', () => {
  const story = new Commission()
  const agree = (by: string, organisation: string, text = 'The road is opened.') =>
    story.say('minutes-agreed', { session, by, points: [{ text, cites: [] }] }, { by: organisation })
  const minutes = () => story.rows(sessions)[0]?.minutes
  agree('the Valley', valley)
  agree('the Hills', valley)
  assert.deepEqual([minutes()?.agreedBy, minutes()?.isAgreed], [['the Valley'], false])
  agree('the Hills', hills, 'The road is opened at noon.')
  assert.equal(minutes()?.isAgreed, false)
  agree('the Valley', valley, 'The road is opened at noon.')
  assert.equal(minutes()?.isAgreed, true)
})

test('a statement told by somebody else says so; positions keep their course', () => {
  const story = new Commission()
  const state = (by: string, organisation: string) =>
    story.say('statement-made', { session, item: 'road', by, text: 'We hear.', on: now }, { by: organisation })
  state('the Valley', valley)
  state('the Hills', orgA)
  assert.deepEqual(
    story.rows(sessions)[0]?.statements.map(({ toldBy }) => toldBy),
    [null, orgA],
  )
  for (const [on, position] of [
    ['2031-03-09T00:00:00Z', 'open'],
    ['2031-03-01T00:00:00Z', 'against'],
  ])
    story.record.add({
      kind: 'position-stated',
      body: { about: { commission, issue: 'road', name: 'The road' }, by: 'the Hills', position, text: 'So.', on },
    })
  const [row] = story.rows(positions)
  assert.deepEqual([row?.latest, row?.course.map(({ position }) => position)], ['open', ['against', 'open']])
})

test('a session shows only what all present may see: for the members nothing that is for one of them', () => {
  const story = new Commission()
  story.say(
    'statement-made',
    { session, by: 'the Valley', text: 'For us alone.', on: now },
    { by: valley, audience: [] },
  )
  assert.equal(story.rows(sessions, 'members')[0]?.statements.length, 0)
  assert.equal(story.rows(sessions, valley)[0]?.statements.length, 1)
})

test('the line: who acknowledged in time, who is awaited, and nobody acknowledges for the other side', () => {
  const story = new Commission()
  const sent = '2031-03-10T10:00:00Z'
  const body = { message, from: 'the Valley', to: ['the Hills', 'the Mission'], text: 'A convoy.', sent, within: 30 }
  story.say('message-sent', { ...body, escalates: ['the Mediator'] }, { by: valley })
  const row = () => story.rows(deconfliction)[0]
  const acknowledge = (by: string, organisation: string, at: string) =>
    story.record.add({ kind: 'message-acknowledged', body: { message, by, at }, by: organisation })
  acknowledge('the Hills', valley, '2031-03-10T10:05:00Z')
  acknowledge('a stranger', orgB, '2031-03-10T10:05:00Z')
  assert.deepEqual([row()?.awaits, row()?.until], [['the Hills', 'the Mission'], '2031-03-10T10:30:00.000Z'])
  acknowledge('the Hills', hills, '2031-03-10T10:10:00Z')
  acknowledge('the Mission', orgA, '2031-03-10T10:45:00Z')
  assert.deepEqual(
    [row()?.awaits, row()?.acknowledged.map(({ isLate }) => isLate), row()?.settled],
    [[], [false, true], '2031-03-10T10:45:00.000Z'],
  )
})
