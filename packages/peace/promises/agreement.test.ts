import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { idOf, misshapen, orgA, orgB, seedOf } from '../testing.ts'
import { agreements } from '../views/agreements.ts'
import { clauses } from '../views/clauses.ts'
import { proposals } from '../views/proposals.ts'
import { agreementRows, clauseRows, proposalRows } from './agreement-rows.ts'
import { withClauseIds } from './clause-ids.ts'
import { diffOf } from './diff.ts'
import { Story } from './testing.ts'
import { addDays, atTime, isZone, startOfDay } from './zone.ts'

const orgC = idOf('org', 3)

function talks() {
  const story = new Story({ name: 'Marrow', offset: '+02:00', keeper: orgA })
  story.now('2031-02-01')
  return story
}
const version = (story: Story, number: number, texts: Readonly<Record<string, string>>, more: object = {}, by = orgA) =>
  story.say(
    'agreement-versioned',
    {
      title: 'Marrow',
      part: 'main',
      version: number,
      clauses: Object.entries(texts).map(([id, text]) => ({ id, text })),
      ...more,
    },
    { by },
  )
const agreement = (story: Story) => {
  const rows = agreementRows(story.agreement, story.facts)
  assert.deepEqual(misshapen(agreements, rows), [])
  assert.ok(rows[0])
  return rows[0]
}
const clause = (story: Story, id: string) => {
  const rows = clauseRows(story.agreement, story.facts)
  assert.deepEqual(misshapen(clauses, rows), [])
  const row = rows.find((one) => one.clause === id)
  assert.ok(row)
  return row
}

test('a clause keeps its history word by word: added, changed, struck out', () => {
  const story = talks()
  version(story, 1, { art_1: 'The guns go by Friday.', art_2: 'The road opens.' })
  version(story, 2, { art_1: 'The guns go by Sunday.' })
  assert.deepEqual(clause(story, 'art_1').history.at(-1)?.diff, [
    { op: 'same', text: 'The guns go by ' },
    { op: 'removed', text: 'Friday.' },
    { op: 'added', text: 'Sunday.' },
  ])
  assert.deepEqual(
    clause(story, 'art_2').history.map((one) => one.change),
    ['added', 'struck-out'],
  )
  assert.equal(clause(story, 'art_2').text, null)
})

test('an id given out again is said to be, and so is what another organisation enters', () => {
  const story = talks()
  version(story, 1, { art_1: 'a', art_2: 'b' })
  version(story, 2, { art_1: 'a' })
  version(story, 3, { art_1: 'a', art_2: 'something else' })
  version(story, 4, { art_1: 'not what was signed' }, {}, orgB)
  assert.deepEqual(
    agreement(story).faults.map(({ code, what }) => [code, what]),
    [
      ['clause-id-reused', 'art_2'],
      ['not-the-keeper', 'agreement-versioned'],
    ],
  )
  assert.equal(clause(story, 'art_1').text, 'a')
})

test('a zone nobody here knows is said to be', () => {
  const story = talks()
  version(story, 1, { art_1: 'a' }, { zone: 'Nowhere/Atall' })
  assert.deepEqual(
    agreement(story).faults.map(({ code, what }) => [code, what]),
    [['unknown-zone', 'Nowhere/Atall']],
  )
})

test('annexes have versions of their own, and come after the main text', () => {
  const story = talks()
  version(story, 1, { annex_a_1: 'x' }, { part: 'annex-a', heading: 'Annex A' })
  version(story, 1, { art_1: 'a' })
  version(story, 2, { annex_a_1: 'y' }, { part: 'annex-a', heading: 'Annex A' })
  assert.deepEqual(
    agreement(story).parts.map(({ part, versions }) => [part, versions.length]),
    [
      ['main', 1],
      ['annex-a', 2],
    ],
  )
})

test('each party declares for itself; it is in force when the last has', () => {
  const story = talks()
  version(story, 1, { art_1: 'a' }, { effect: { whenAllDeclared: true, hours: 24 } })
  story.roles(['the Valley', 'party', orgB], ['the Hills', 'party', orgC])
  const declare = (party: string, act: string, on: string, by: string, more: object = {}) =>
    story.say('agreement-declared', { party, act, on: story.t(on), ...more }, { by })
  declare('the Hills', 'signed', '2031-02-02', orgB)
  assert.equal(agreement(story).standing, 'text', 'nobody declares for another')
  declare('the Valley', 'signed', '2031-02-03 10:00', orgB, {
    reservations: [{ clause: 'art_1', text: 'By night.' }],
    signatory: { name: 'Ana Velk', mandate: { words: 'decree', until: story.t('2031-02-03') } },
  })
  assert.equal(agreement(story).standing, 'partly-declared')
  assert.equal(agreement(story).effect, null)
  assert.equal(agreement(story).declarations.at(-1)?.signatory?.withinMandate, false)
  declare('the Hills', 'signed', '2031-02-05 10:00', orgC)
  assert.equal(agreement(story).standing, 'declared')
  assert.equal(agreement(story).effect, new Date(story.t('2031-02-06 10:00')).toISOString())
  assert.deepEqual(
    clause(story, 'art_1').reservations.map(({ party, text }) => [party, text]),
    [['the Valley', 'By night.']],
  )
})

test('when another agreement takes its place, what is not done is superseded, and what is done stays', () => {
  const story = talks()
  version(story, 1, { art_1: 'a' }, { effect: { at: story.t('2031-02-01') } })
  story.say('agreement-linked', {
    agreement: idOf('agr', 9),
    to: story.agreement,
    as: 'supersedes',
    from: story.t('2031-02-10'),
  })
  assert.equal(agreement(story).standing, 'superseded')
  assert.deepEqual(
    agreement(story).links.map(({ direction, agreement: other }) => [direction, other]),
    [['from', idOf('agr', 9)]],
  )
})

test('a phase waits for its gates, and is extended', () => {
  const story = talks()
  version(story, 1, { art_1: 'a' }, { effect: { at: story.t('2031-02-01') } })
  story.say('phase-set', {
    phase: 'one',
    name: 'One',
    order: 1,
    begins: { after: { on: 'effect' } },
    ends: { at: story.t('2031-03-01') },
  })
  story.say('phase-set', {
    phase: 'two',
    name: 'Two',
    order: 2,
    begins: { after: { on: 'phase', phase: 'one', is: 'ends' } },
    gates: [{ on: 'milestone', milestone: 'agreed' }],
  })
  story.change(
    ['phase:one'],
    { to: 'extended', from: story.t('2031-02-28'), until: story.t('2031-03-05') },
    'in writing',
  )
  const two = () => agreement(story).phases[1]?.begins
  assert.equal(agreement(story).phases[0]?.ends, new Date(story.t('2031-03-05')).toISOString())
  assert.equal(two(), null)
  story.say('milestone-reached', {
    milestone: 'agreed',
    what: 'agreed',
    by: 'the Mediator',
    reached: story.t('2031-03-02'),
  })
  assert.equal(two(), new Date(story.t('2031-03-05')).toISOString())
  const [gate] = agreement(story).phases[1]?.gates ?? []
  assert.deepEqual(
    [gate?.on, gate?.what, gate?.met],
    ['milestone', 'agreed', new Date(story.t('2031-03-02')).toISOString()],
  )
})

test('a gate that waits for a quantity opens when it is counted, in the view as in the rows', () => {
  const story = talks()
  version(story, 1, { art_1: 'Ten guns are withdrawn.' })
  story.promise(
    'guns',
    'the Government',
    {
      rule: 'once',
      need: { value: 10, unit: 'guns' },
      measure: { of: { tally: 'guns' }, point: 'withdrawn', counter: 'the Mission' },
    },
    { clause: 'art_1', act: 'withdraw ten guns' },
  )
  story.say('phase-set', {
    phase: 'two',
    name: 'Two',
    order: 2,
    begins: { at: story.t('2031-02-01') },
    gates: [story.after('guns', 'verified')],
  })
  const viewed = () => {
    const facts = story.facts.filter((fact) => [agreements.buckets(fact)].flat().includes(story.agreement))
    return agreements.rows(story.agreement, facts)[0]?.phases[0]
  }
  assert.equal(viewed()?.begins, null)
  assert.equal(viewed()?.gates[0]?.met, null)
  story.dayCount('the Mission', 'guns', 'withdrawn', '2031-02-10', 10, { unit: 'guns' })
  assert.notEqual(viewed()?.begins, null)
  assert.equal(viewed()?.gates[0]?.met, viewed()?.begins)
})

test('a counter-proposal stands beside the proposal, clause by clause, with the last answer of each party', () => {
  const story = talks()
  version(story, 1, { art_1: 'The guns go.' })
  const propose = (name: string, by: string, text: string, more: object = {}) =>
    story.say('proposal-made', {
      proposal: story.proposal(name),
      title: name,
      by,
      on: story.t('2031-02-02'),
      clauses: [{ id: 'art_1', text }],
      ...more,
    })
  const answer = (name: string, by: string, said: string, on: string) =>
    story.say('proposal-answered', {
      proposal: story.proposal(name),
      by,
      on: story.t(on),
      answers: [{ clause: 'art_1', answer: said }],
    })
  propose('first', 'the Valley', 'The guns go by night.')
  propose('second', 'the Hills', 'The guns go by day.', { counters: story.proposal('first') })
  answer('second', 'the Valley', 'rejected', '2031-02-03')
  answer('second', 'the Valley', 'accepted', '2031-02-04')
  const rows = proposalRows(story.agreement, story.facts)
  assert.deepEqual(misshapen(proposals, rows), [])
  const second = rows.find((one) => one.title === 'second')
  assert.deepEqual(second?.clauses[0]?.before, 'The guns go by night.')
  assert.deepEqual(second?.acceptedBy, ['the Valley'])
  assert.deepEqual(
    clause(story, 'art_1').proposals.map((one) => [one.title, one.answers.map((said) => said.answer)]),
    [
      ['first', []],
      ['second', ['accepted']],
    ],
  )
  assert.equal(clause(story, 'art_1').text, 'The guns go.')
})

test('a diff, read without what was removed, is the text after, and without what was added the text before', (t) => {
  const seed = seedOf(t)
  const words = fc
    .array(fc.constantFrom('guns ', 'go ', 'by ', 'day ', 'night ', 'the\n'), { maxLength: 20 })
    .map((list) => list.join(''))
  fc.assert(
    fc.property(words, words, (before, after) => {
      const diff = diffOf(before, after)
      const without = (op: string) =>
        diff
          .filter((one) => one.op !== op)
          .map((one) => one.text)
          .join('')
      assert.equal(without('removed'), after)
      assert.equal(without('added'), before)
    }),
    { seed, numRuns: 500 },
  )
})

for (const [name, before, drafts, ids] of [
  [
    'words kept, number moved',
    [['art_1', '1', 'The guns go by Friday.']],
    [['2', 'The guns go by Friday.']],
    ['art_1'],
  ],
  [
    'number kept, words changed a little',
    [['art_1', '1', 'The guns go by Friday.']],
    [['1', 'The guns go by Sunday.']],
    ['art_1'],
  ],
  [
    'another clause under a number that was given out gets an id of its own',
    [['art_1', '1', 'The guns go by Friday.']],
    [['1', 'Water is restored within two weeks.']],
    ['art_1__v_2'],
  ],
  [
    'a new clause is named for its number',
    [['art_1', '1', 'a']],
    [
      ['1', 'a'],
      ['3.2', 'Water is restored.'],
    ],
    ['art_1', 'art_3__para_2'],
  ],
] as const) {
  test(`ids of clauses: ${name}`, () => {
    const versions = [before.map(([id, number, text]) => ({ id, number, text }))]
    assert.deepEqual(
      withClauseIds(
        drafts.map(([number, text]) => ({ number, text })),
        versions,
      ).map((one) => one.id),
      ids,
    )
  })
}

for (const [zone, from, days, to] of [
  ['+02:00', '2031-03-29T22:00:00Z', 1, '2031-03-30T22:00:00Z'],
  ['Europe/Berlin', '2031-03-29T23:00:00Z', 1, '2031-03-30T22:00:00Z'],
  ['Europe/Berlin', '2031-10-25T22:00:00Z', 1, '2031-10-26T23:00:00Z'],
  ['Asia/Kathmandu', '2031-10-25T18:15:00Z', 3, '2031-10-28T18:15:00Z'],
] as const) {
  test(`${days} days in ${zone} from ${from} end at ${to}`, () => {
    assert.equal(startOfDay(zone, Date.parse(from)), Date.parse(from))
    assert.equal(addDays(zone, Date.parse(from), days), Date.parse(to))
    assert.equal(atTime(zone, Date.parse(from), '24:00'), addDays(zone, Date.parse(from), 1))
  })
}

test('a zone that clocks do not know is told from one they do', () => {
  assert.deepEqual(['UTC', '-08:00', 'Africa/Cairo', 'Nowhere/Atall'].map(isZone), [true, true, true, false])
})
