import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idOf, misshapen, orgA, orgB } from '../testing.ts'
import { commitments } from '../views/commitments.ts'
import { windows } from '../views/windows.ts'
import { commitmentRows, windowRows } from './commitment-rows.ts'
import type { Status } from './state.ts'
import { stateAt } from './state-at.ts'
import { Story } from './testing.ts'

const orgC = idOf('org', 3)

/** Two parties, a mission that verifies, a commission that finds; in force on 1 March at six, days of UTC+2. */
function signed(): Story {
  const story = new Story({ name: 'Marrow', offset: '+02:00', keeper: orgA })
  story.now('2031-02-28 12:00')
  story.say('agreement-versioned', {
    title: 'Marrow agreement',
    part: 'main',
    version: 1,
    zone: '+02:00',
    effect: { at: story.t('2031-03-01 06:00') },
    clauses: [{ id: 'art_1', number: '1', text: 'The Valley withdraws.' }],
  })
  for (const [actor, role, organisation] of [
    ['the Valley', 'party', orgB],
    ['the Hills', 'party', orgC],
  ] as const)
    story.say('role-given', { actor, role, organisation })
  story.say('role-given', { actor: 'the Mission', role: 'monitor', may: ['verify'] })
  story.say('role-given', { actor: 'the Commission', role: 'commission', may: ['find-breach'] })
  return story
}

function withdrawal(story = signed()): Story {
  story.promise(
    'withdrawal',
    'the Valley',
    { rule: 'once', until: { at: story.t('2031-03-07 24:00') } },
    { clause: 'art_1', act: 'withdraw', to: ['the Hills'] },
  )
  return story
}

const at = (story: Story, when: string, name = 'withdrawal'): Status | undefined => {
  const rows = commitmentRows(story.agreement, story.facts)
  assert.deepEqual(misshapen(commitments, rows), [])
  const row = rows.find((one) => one.key === story.commitment(name))
  return row === undefined ? undefined : stateAt(row.states, story.t(when))?.status
}
const rowOf = (story: Story, name = 'withdrawal') => {
  const row = commitmentRows(story.agreement, story.facts).find((one) => one.key === story.commitment(name))
  assert.ok(row)
  return row
}

const late = (story: Story) => story.now('2031-03-20 12:00')
const report = (story: Story) => story.report('the Valley', 'withdrawal', 'done', '2031-03-06 10:00', {}, { by: orgB })

for (const [name, tell, when, status] of [
  ['before its last day it is not yet due', () => {}, '2031-03-06 23:59', 'not_yet_due'],
  ['on its last day it is due', () => {}, '2031-03-07 00:00', 'due'],
  ['after it, and nothing reported', () => {}, '2031-03-08 00:00', 'past_due_unreported'],
  ['a report makes it reported', report, '2031-03-08 00:00', 'reported_done'],
  ['from when it was so, not from when it was told', report, '2031-03-06 09:59', 'not_yet_due'],
  [
    'a report of less than all',
    (story: Story) => story.report('the Valley', 'withdrawal', 'partly', '2031-03-06 10:00', {}, { by: orgB }),
    '2031-03-09',
    'partly',
  ],
  [
    'a report that it is not done leaves it unreported',
    (story: Story) => story.report('the Hills', 'withdrawal', 'not-done', '2031-03-08 10:00', {}, { by: orgC }),
    '2031-03-09',
    'past_due_unreported',
  ],
  [
    'a verification in time',
    (story: Story) => story.verify('the Mission', 'withdrawal', 'confirmed', '2031-03-06 10:00', 'seen'),
    '2031-03-06 10:00',
    'verified_done',
  ],
  [
    'a verification that it was done late',
    (story: Story) => story.verify('the Mission', 'withdrawal', 'confirmed', '2031-03-08 10:00', 'seen'),
    '2031-03-09',
    'verified_late',
  ],
  [
    'a body the agreement does not let verify only reports',
    (story: Story) =>
      story.verify('the Hills', 'withdrawal', 'confirmed', '2031-03-06 10:00', 'seen', {}, { by: orgC }),
    '2031-03-09',
    'reported_done',
  ],
  [
    'another organisation does not speak for the mission',
    (story: Story) =>
      story.verify('the Mission', 'withdrawal', 'confirmed', '2031-03-06 10:00', 'seen', {}, { by: orgB }),
    '2031-03-09',
    'reported_done',
  ],
  [
    'unverifiable takes nothing from a report',
    (story: Story) => {
      report(story)
      story.verify('the Mission', 'withdrawal', 'unverifiable', '2031-03-07 10:00', 'no access')
    },
    '2031-03-09',
    'reported_done',
  ],
  [
    'a finding that is withdrawn is gone',
    (story: Story) => {
      const finding = story.verify('the Mission', 'withdrawal', 'confirmed', '2031-03-06 10:00', 'seen')
      story.verify('the Mission', 'withdrawal', 'withdrawn', '2031-03-06 10:00', 'a mistake', { about: [finding] })
    },
    '2031-03-09',
    'past_due_unreported',
  ],
  [
    'the one to whom it is owed waives it',
    (story: Story) =>
      story.say(
        'commitment-ended',
        {
          commitment: story.commitment('withdrawal'),
          as: { to: 'waived', by: 'the Hills' },
          from: story.t('2031-03-05'),
          ground: 'no longer needed',
        },
        { by: orgC },
      ),
    '2031-03-06',
    'waived',
  ],
  [
    'the one who owes it does not waive it',
    (story: Story) =>
      story.say(
        'commitment-ended',
        {
          commitment: story.commitment('withdrawal'),
          as: { to: 'waived', by: 'the Hills' },
          from: story.t('2031-03-05'),
          ground: 'no longer needed',
        },
        { by: orgB },
      ),
    '2031-03-06',
    'not_yet_due',
  ],
  [
    'an extension moves the deadline',
    (story: Story) =>
      change(story, { to: 'extended', from: story.t('2031-03-06'), until: story.t('2031-03-10 24:00') }),
    '2031-03-09',
    'not_yet_due',
  ],
  [
    'an extension agreed late leaves the days before it as they were',
    (story: Story) =>
      change(story, { to: 'extended', from: story.t('2031-03-09'), until: story.t('2031-03-12 24:00') }),
    '2031-03-08 12:00',
    'past_due_unreported',
  ],
  [
    'only the keeper changes the timetable',
    (story: Story) =>
      change(story, { to: 'extended', from: story.t('2031-03-06'), until: story.t('2031-03-10 24:00') }, orgB),
    '2031-03-09',
    'past_due_unreported',
  ],
  [
    'while it is suspended',
    (story: Story) => change(story, { to: 'suspended', from: story.t('2031-03-04') }),
    '2031-03-09',
    'suspended',
  ],
  [
    'a stopped clock moves the deadline by as long as it stood',
    (story: Story) => {
      change(story, { to: 'clock-stopped', from: story.t('2031-03-04') })
      change(story, { to: 'clock-started', from: story.t('2031-03-06') })
    },
    '2031-03-09 12:00',
    'due',
  ],
] as const) {
  test(`a promise with a deadline: ${name}`, () => {
    const story = late(withdrawal())
    tell(story)
    assert.equal(at(story, when), status)
  })
}

function change(story: Story, to: object, by = orgA) {
  return story.say(
    'timetable-changed',
    { concerns: { commitments: [story.commitment('withdrawal')] }, change: to, by: ['the Valley'], ground: 'agreed' },
    { by },
  )
}

test('being contested stands beside the status, and the finding of the named body too', () => {
  const story = late(withdrawal())
  const before = rowOf(story).states
  story.contest('the Hills', 'withdrawal', '2031-03-08', 'they are still there', { by: orgC })
  const finding = {
    commitment: story.commitment('withdrawal'),
    result: 'breached',
    since: story.t('2031-03-08'),
    decision: 'not withdrawn',
  }
  story.say('breach-found', { ...finding, by: 'the Hills' }, { by: orgC })
  assert.equal(rowOf(story).isFoundBreached, false)
  assert.equal(rowOf(story).alleged.length, 1)
  story.say('breach-found', { ...finding, by: 'the Commission' })
  const row = rowOf(story)
  assert.deepEqual(row.states, before)
  assert.equal(row.isContested, true)
  assert.equal(row.isFoundBreached, true)
})

test('within 24 hours of a verification, only once there is one', () => {
  const story = withdrawal()
  story.promise(
    'opening',
    'the Hills',
    { rule: 'once', until: { after: story.after('withdrawal', 'verified'), hours: 24 } },
    { clause: 'art_1', act: 'open the road' },
  )
  late(story)
  assert.equal(at(story, '2031-03-15', 'opening'), 'not_yet_due')
  story.verify('the Mission', 'withdrawal', 'confirmed', '2031-03-06 10:00', 'seen', {
    made: story.t('2031-03-08 12:00'),
  })
  assert.equal(at(story, '2031-03-08 11:00', 'opening'), 'not_yet_due')
  assert.equal(at(story, '2031-03-08 12:00', 'opening'), 'due')
  assert.equal(at(story, '2031-03-09 12:00', 'opening'), 'past_due_unreported')
})

test('a person who is counted twice at one stage makes one of the sum', () => {
  const story = signed()
  story.promise(
    'hand over',
    'the Hills',
    {
      rule: 'once',
      until: { at: story.t('2031-03-07 24:00') },
      need: { value: 3, unit: 'persons' },
      measure: { of: { exchange: story.exchange('held') }, point: 'received', counter: 'the Mission' },
    },
    { clause: 'art_1', act: 'hand over three' },
  )
  late(story)
  const persons = story.persons('held', 'civilian', ['a', 'b', 'c'])
  story.step('held', 'received', 'the Mission', '2031-03-02', persons.slice(0, 2), 1)
  story.step('held', 'received', 'the Mission', '2031-03-03', persons.slice(0, 2), 1)
  assert.equal(at(story, '2031-03-04', 'hand over'), 'partly')
  story.step('held', 'received', 'the Mission', '2031-03-05', persons.slice(2), 1)
  assert.equal(at(story, '2031-03-06', 'hand over'), 'verified_done')
})

test('terms that wait for each other are said to, and nothing else is', () => {
  const story = signed()
  for (const [one, other] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const)
    story.promise(
      one,
      'the Valley',
      { rule: 'once', until: { after: story.after(other), hours: 1 } },
      { clause: 'art_1', act: one },
    )
  assert.equal(at(story, '2031-03-09', 'a'), 'unknown')
  assert.equal(rowOf(story, 'a').states[0]?.because[0]?.code, 'circular')
})

test('rival interpretations are computed side by side, and without a shared one none is taken', () => {
  const story = signed()
  const read = (id: string, until: string, by: string) =>
    story.promise(
      'opening',
      'the Hills',
      { rule: 'once', until: { at: story.t(until) } },
      { clause: 'art_1', act: 'open', interpretation: { id, says: `by ${until}` } },
      { by },
    )
  read('early', '2031-03-03', orgB)
  read('late', '2031-03-10', orgC)
  const row = rowOf(story, 'opening')
  assert.deepEqual(
    row.states.map((one) => one.status),
    ['unknown'],
  )
  const status = (id: string) =>
    stateAt(row.interpretations.find((one) => one.id === id)?.states ?? [], story.t('2031-03-05'))?.status
  assert.deepEqual([status('early'), status('late')], ['past_due_unreported', 'not_yet_due'])
})

function quota(story = signed()): Story {
  story.promise(
    'trucks',
    'the Valley',
    {
      rule: 'each',
      from: { at: story.t('2031-03-02') },
      until: { at: story.t('2031-03-06') },
      every: { days: 1 },
      countWithinHours: 12,
      need: { value: 80, unit: 'trucks' },
      measure: { of: { tally: 'trucks' }, point: 'crossed', counter: 'the Mission' },
    },
    { clause: 'art_1', act: 'let 80 trucks a day cross' },
  )
  return story
}

test('a daily quota says what came of the last day that is over, and at the end of all of them', () => {
  const story = late(quota())
  for (const [day, value] of [
    ['2031-03-02', 80],
    ['2031-03-03', 61],
    ['2031-03-05', 90],
  ] as const)
    story.dayCount('the Mission', 'trucks', 'crossed', day, value)
  for (const [when, status] of [
    ['2031-03-01 12:00', 'not_yet_due'],
    ['2031-03-02 12:00', 'due'],
    ['2031-03-03 12:00', 'verified_done'],
    ['2031-03-04 12:00', 'partly'],
    ['2031-03-05 11:59', 'partly'],
    ['2031-03-05 12:00', 'past_due_unreported'],
    ['2031-03-06 00:00', 'partly'],
  ] as const)
    assert.equal(at(story, when, 'trucks'), status, when)
  const rows = windowRows(story.agreement, story.facts)
  assert.deepEqual(misshapen(windows, rows), [])
  assert.deepEqual(
    rows.map((row) => [row.outcome, row.value]),
    [
      ['verified_done', 80],
      ['partly', 61],
      ['past_due_unreported', null],
      ['verified_done', 90],
    ],
  )
})

test('border and warehouse are two count points of the same convoys: neither contradicts the other, either can be the measure', () => {
  const story = late(quota())
  for (const day of ['2031-03-02', '2031-03-03', '2031-03-04', '2031-03-05']) {
    story.dayCount('the Mission', 'trucks', 'crossed', day, 82, { consignments: [`convoy ${day}`] })
    story.dayCount('the Relief Office', 'trucks', 'delivered', day, 55, { consignments: [`convoy ${day}`] })
  }
  const row = rowOf(story, 'trucks')
  assert.deepEqual(
    row.measures.map(({ point, isAgreed, states }) => [
      point,
      isAgreed,
      stateAt(states ?? row.states, story.t('2031-03-04 12:00'))?.status,
    ]),
    [
      ['crossed', true, 'verified_done'],
      ['delivered', false, 'partly'],
    ],
  )
  assert.equal(stateAt(row.states, story.t('2031-03-20'))?.status, 'verified_done')
  assert.equal(row.isContested, false)
  const [first] = windowRows(story.agreement, story.facts)
  assert.deepEqual(
    first?.points.map(({ point, value, isAgreed }) => [point, value, isAgreed]),
    [
      ['crossed', 82, true],
      ['delivered', 55, false],
    ],
  )
})

test('a figure told again by its counter is not counted twice', () => {
  const story = late(quota())
  story.dayCount('the Mission', 'trucks', 'crossed', '2031-03-02', 45)
  story.dayCount('the Mission', 'trucks', 'crossed', '2031-03-02', 47)
  assert.equal(windowRows(story.agreement, story.facts)[0]?.value, 47)
})

test('a day in which the quota rested is not held against anybody', () => {
  const story = late(quota())
  story.say('timetable-changed', {
    concerns: { commitments: [story.commitment('trucks')] },
    change: { to: 'suspended', from: story.t('2031-03-03 06:00') },
    by: [],
    ground: 'flood',
  })
  story.say('timetable-changed', {
    concerns: { commitments: [story.commitment('trucks')] },
    change: { to: 'resumed', from: story.t('2031-03-04 06:00') },
    by: [],
    ground: 'the road is open',
  })
  story.dayCount('the Mission', 'trucks', 'crossed', '2031-03-02', 80)
  story.dayCount('the Mission', 'trucks', 'crossed', '2031-03-05', 80)
  assert.equal(at(story, '2031-03-03 12:00', 'trucks'), 'suspended')
  assert.equal(at(story, '2031-03-04 12:00', 'trucks'), 'due')
  assert.equal(at(story, '2031-03-06 12:00', 'trucks'), 'verified_done')
  assert.deepEqual(
    windowRows(story.agreement, story.facts).map((row) => row.outcome),
    ['verified_done', 'suspended', 'suspended', 'verified_done'],
  )
})

test('what stands is due while in force, verified where somebody looked, and unknown where nobody did', () => {
  const story = signed()
  story.promise(
    'no fire',
    ['the Valley', 'the Hills'],
    { rule: 'standing', until: { at: story.t('2031-03-10') } },
    { clause: 'art_1', act: 'hold fire' },
  )
  late(story)
  story.verify('the Mission', 'no fire', 'confirmed', '2031-03-03 12:00', 'patrols', {
    period: { from: story.t('2031-03-03'), until: story.t('2031-03-05') },
  })
  for (const [when, status] of [
    ['2031-03-01 05:59', 'not_yet_due'],
    ['2031-03-02', 'due'],
    ['2031-03-04', 'verified_done'],
    ['2031-03-06', 'due'],
    ['2031-03-10', 'unknown'],
  ] as const)
    assert.equal(at(story, when, 'no fire'), status, when)
})

test('so many for each: what is owed grows with what the other side releases', () => {
  const story = signed()
  story.say('exchange-agreed', {
    exchange: story.exchange('held'),
    clauses: [],
    of: 'hostages',
    holder: 'the Hills',
    receiver: 'the Valley',
    categories: [{ category: 'civilian' }, { category: 'soldier' }],
  })
  const forEach = (category: string) => ({
    of: { exchange: story.exchange('held'), category },
    point: 'received',
    counter: 'the Mission',
  })
  story.promise(
    'prisoners',
    'the Valley',
    {
      rule: 'once',
      need: {
        ratio: [
          { forEach: forEach('civilian'), times: 30 },
          { forEach: forEach('soldier'), times: 50 },
        ],
        unit: 'persons',
      },
      measure: { of: { exchange: story.exchange('prisoners') }, point: 'released', counter: 'the Mission' },
    },
    { clause: 'art_1', act: 'release' },
  )
  late(story)
  const persons = (category: string, count: number) =>
    story.persons(
      'held',
      category,
      Array.from({ length: count }, (_, i) => `${category} ${i}`),
    )
  const released = (on: string, count: number) =>
    story.say('exchange-stepped', {
      exchange: story.exchange('prisoners'),
      stage: 'released',
      category: 'prisoner',
      counter: 'the Mission',
      on: story.t(on),
      persons: { count },
    })
  assert.equal(at(story, '2031-03-02', 'prisoners'), 'not_yet_due')
  story.step(
    'held',
    'received',
    'the Mission',
    '2031-03-02 12:00',
    [...persons('civilian', 2), ...persons('soldier', 1)],
    1,
  )
  released('2031-03-02 20:00', 90)
  assert.equal(at(story, '2031-03-02 13:00', 'prisoners'), 'due')
  assert.equal(at(story, '2031-03-03', 'prisoners'), 'partly')
  released('2031-03-04 20:00', 20)
  assert.equal(at(story, '2031-03-05', 'prisoners'), 'verified_done')
  const counted = rowOf(story, 'prisoners')
    .states.at(-1)
    ?.because.find((one) => one.code === 'counted')
  assert.deepEqual([counted?.values.value, counted?.values.required], [110, 110])
})
