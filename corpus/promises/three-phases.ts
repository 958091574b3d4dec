// Three phases: captives for prisoners in batches and by ratio, withdrawal by days, an aid quota by the day. The text has
// the structure of the three-phase agreement of January 2025; parties, figures and events are invented.
import { idOf, orgA } from '@parley/peace/testing'
import { Story } from '@parley/peace/testing-promises'
import type { History } from './history.ts'

const [government, movement, committee, mission] = [idOf('org', 21), idOf('org', 22), idOf('org', 23), idOf('org', 24)]
const story = new Story({ name: 'Ferrow', offset: '+02:00', keeper: orgA })
const { t } = story
const at = (words: string) => ({ at: story.t(words) })

// The text, entered the day it was published.
story.now('2031-01-16 20:00')
story.say('agreement-versioned', {
  title: 'Agreement of Ferrow',
  part: 'main',
  version: 1,
  zone: '+02:00',
  effect: at('2031-01-19 08:30'),
  clauses: [
    {
      id: 'art_1',
      number: '1',
      text: 'Phase one lasts 42 days, counted from the day on which this Agreement enters into force.',
    },
    { id: 'art_2', number: '2', text: 'The parties cease all military operations for the length of phase one.' },
    {
      id: 'art_3',
      number: '3',
      text: 'Not later than the seventh day the Government withdraws from the towns to the eastern line.',
    },
    {
      id: 'art_4',
      number: '4',
      text: 'On the seventh day, once that withdrawal is carried out, the displaced may return along the shore road.',
    },
    {
      id: 'art_5',
      number: '5',
      text: 'The Movement releases 33 captives: three on day 1, four on day 7, three on each of days 14, 21, 28 and 35, the others by the end of phase one.',
    },
    {
      id: 'art_6',
      number: '6',
      text: 'For each civilian received the Government releases 30 prisoners, for each soldier 50, within 24 hours of the first of each group being received.',
    },
    {
      id: 'art_7',
      number: '7',
      text: 'Six hundred trucks enter each day, of which fifty carry fuel, counted at the crossing by the Crossing Mission.',
    },
    { id: 'art_8', number: '8', text: 'Talks on phase two begin not later than day 16.' },
    { id: 'art_9', number: '9', text: 'Phase one may be extended in writing; its obligations go on.' },
    {
      id: 'art_10',
      number: '10',
      text: 'Phase two begins when phase one has ended, its releases are verified and its terms are agreed.',
    },
    {
      id: 'art_11',
      number: '11',
      text: 'Within fourteen days of the beginning of phase two the Movement releases the captives who remain.',
    },
    { id: 'art_12', number: '12', text: 'By the end of phase two the Government withdraws its forces altogether.' },
    { id: 'art_13', number: '13', text: 'In phase three the remains of the dead are exchanged.' },
  ],
})
story.say('agreement-coded', {
  coding: {
    pax: {
      version: '8',
      stage: { stage: 'Cea', stageSub: 'CeaMix' },
      type: 'InterIntra',
      topics: { Ce: 3, TjPrire: 3 },
    },
    ceasefire: {
      version: '2022',
      purposes: ['Humanitarian', 'Peace Process'],
      class: 'preliminary',
      side: 'bilateral',
      mediated: 'mediated',
      mechanisms: ['monitoring'],
      written: 'written',
      coverage: 'full',
    },
  },
})
story.roles(
  ['the Government', 'party', government],
  ['the Movement', 'party', movement],
  ['the Mediator', 'mediator', null, 'declare'],
  ['the Guarantors', 'guarantor', null, 'verify', 'find-breach', 'declare'],
  ['the Committee', 'intermediary', committee],
  ['the Crossing Mission', 'monitor', mission],
  ['the Relief Office', 'monitor', null],
)
for (const [party, by] of [
  ['the Government', government],
  ['the Movement', movement],
] as const)
  story.say('agreement-declared', { party, act: 'accepted', on: t('2031-01-17 18:00') }, { by })
story.say('phase-set', {
  phase: 'one',
  name: 'Phase one',
  order: 1,
  begins: { after: { on: 'effect' } },
  ends: at('2031-03-01 24:00'),
})
story.say('phase-set', {
  phase: 'two',
  name: 'Phase two',
  order: 2,
  begins: { after: { on: 'phase', phase: 'one', is: 'ends' } },
  gates: [story.after('batch 7', 'verified'), { on: 'milestone', milestone: 'terms-agreed' }],
})
story.say('phase-set', {
  phase: 'three',
  name: 'Phase three',
  order: 3,
  begins: { after: story.after('the others', 'verified'), days: 1 },
})

const held = story.exchange('captives')
const freed = story.exchange('prisoners')
const batches = [
  [1, 3, '2031-01-19 24:00'],
  [2, 4, '2031-01-25 24:00'],
  [3, 3, '2031-02-01 24:00'],
  [4, 3, '2031-02-08 24:00'],
  [5, 3, '2031-02-15 24:00'],
  [6, 3, '2031-02-22 24:00'],
] as const
story.say('exchange-agreed', {
  exchange: held,
  clauses: ['art_5'],
  of: 'hostages',
  holder: 'the Movement',
  receiver: 'the Government',
  intermediary: 'the Committee',
  categories: [{ category: 'civilian' }, { category: 'soldier' }],
  batches: [
    ...batches.map(([batch, agreed, on]) => ({ batch, agreed, on: t(on) })),
    { batch: 7, agreed: 14, on: t('2031-03-01 24:00') },
  ],
})
story.say('exchange-agreed', {
  exchange: freed,
  clauses: ['art_6'],
  of: 'prisoners',
  holder: 'the Government',
  receiver: 'the Movement',
  intermediary: 'the Committee',
  categories: [{ category: 'prisoner' }],
  ratio: [
    { exchange: held, category: 'civilian', times: 30 },
    { exchange: held, category: 'soldier', times: 50 },
  ],
})
const received = (batch: number, category?: string) => ({
  of: { exchange: held, batch, ...(category === undefined ? {} : { category }) },
  point: 'received',
  counter: 'the Committee',
})
for (const [batch, count, by] of batches) {
  story.promise(
    `batch ${batch}`,
    'the Movement',
    { rule: 'once', until: at(by), need: { value: count, unit: 'persons' }, measure: received(batch) },
    { clause: 'art_5', act: `release the ${count} captives of group ${batch}`, phase: 'one', to: ['the Government'] },
  )
}
story.promise(
  'batch 7',
  'the Movement',
  {
    rule: 'once',
    until: { after: { on: 'phase', phase: 'one', is: 'ends' } },
    need: { value: 14, unit: 'persons' },
    measure: received(7),
  },
  {
    clause: 'art_5',
    act: 'release the other 14 captives by the end of phase one',
    phase: 'one',
    to: ['the Government'],
  },
)
for (let batch = 1; batch <= 7; batch++) {
  story.promise(
    `prisoners ${batch}`,
    'the Government',
    {
      rule: 'once',
      until: { after: { on: 'exchange', exchange: held, batch, stage: 'received' }, hours: 24 },
      need: {
        ratio: [
          { forEach: received(batch, 'civilian'), times: 30 },
          { forEach: received(batch, 'soldier'), times: 50 },
        ],
        unit: 'persons',
      },
      measure: { of: { exchange: freed, batch }, point: 'released', counter: 'the Committee' },
    },
    {
      clause: 'art_6',
      act: `release prisoners in return for group ${batch}`,
      phase: 'one',
      to: ['the Movement'],
      inReturnFor: [story.commitment(`batch ${batch}`)],
    },
  )
}
story.promise(
  'no attacks',
  ['the Government', 'the Movement'],
  { rule: 'standing', until: { after: { on: 'phase', phase: 'one', is: 'ends' } } },
  { clause: 'art_2', act: 'cease all military operations', phase: 'one' },
)
story.promise(
  'withdrawal',
  'the Government',
  { rule: 'once', until: at('2031-01-25 24:00') },
  { clause: 'art_3', act: 'withdraw from the towns to the eastern line', phase: 'one', to: ['the Movement'] },
)
story.promise(
  'shore road',
  'the Government',
  {
    rule: 'standing',
    onlyIf: [story.after('withdrawal')],
    from: at('2031-01-25 07:00'),
    until: { after: { on: 'phase', phase: 'one', is: 'ends' } },
  },
  { clause: 'art_4', act: 'let the displaced return along the shore road', phase: 'one', to: ['the Movement'] },
)
const daily = (tally: string, value: number) => ({
  rule: 'each' as const,
  from: at('2031-01-20'),
  until: { after: { on: 'phase' as const, phase: 'one', is: 'ends' as const } },
  every: { days: 1 },
  countWithinHours: 12,
  need: { value, unit: 'trucks' },
  measure: { of: { tally }, point: 'crossed', counter: 'the Crossing Mission' },
})
story.promise('aid', 'the Government', daily('aid-trucks', 600), {
  clause: 'art_7',
  act: 'let 600 trucks a day enter',
  phase: 'one',
  to: ['the Movement'],
})
story.promise('fuel', 'the Government', daily('fuel-trucks', 50), {
  clause: 'art_7',
  act: 'let 50 trucks of fuel a day enter',
  phase: 'one',
  to: ['the Movement'],
})
story.promise(
  'talks',
  ['the Government', 'the Movement'],
  { rule: 'once', until: at('2031-02-03 24:00') },
  { clause: 'art_8', act: 'begin talks on phase two', phase: 'one' },
)
story.promise(
  'the others',
  'the Movement',
  { rule: 'once', until: { after: { on: 'phase', phase: 'two', is: 'begins' }, days: 13, time: '24:00' } },
  { clause: 'art_11', act: 'release the captives who remain', phase: 'two', to: ['the Government'] },
)
story.promise(
  'whole withdrawal',
  'the Government',
  { rule: 'once', onlyIf: [{ on: 'phase', phase: 'two', is: 'begins' }], until: at('2031-04-30 24:00') },
  { clause: 'art_12', act: 'withdraw altogether', phase: 'two', to: ['the Movement'] },
)
story.promise(
  'remains',
  ['the Government', 'the Movement'],
  { rule: 'once', until: { after: { on: 'phase', phase: 'three', is: 'begins' }, days: 42 } },
  { clause: 'art_13', act: 'exchange the remains of the dead', phase: 'three' },
)

// How many passed the barrier, day by day from 20 January. On 24 January and 11 February the Mission published nothing.
const crossed = [
  612,
  634,
  601,
  640,
  null,
  655,
  618,
  600,
  607,
  612,
  598,
  620,
  633,
  604,
  611,
  602,
  640,
  615,
  580,
  512,
  433,
  401,
  null,
  388,
  640,
  661,
  655,
  640,
  612,
  605,
  600,
  608,
  633,
  590,
  611,
  620,
  604,
  600,
  617,
  603,
  622,
  540,
  520,
  480,
  400,
  390,
  310,
  250,
  250,
  260,
  240,
  200,
  150,
  120,
  100,
] as const
const fuel = [
  51,
  50,
  52,
  55,
  null,
  50,
  12,
  14,
  20,
  25,
  31,
  40,
  50,
  51,
  50,
  50,
  52,
  50,
  30,
  21,
  14,
  10,
  null,
  12,
  50,
  55,
  52,
  50,
  50,
  51,
  50,
  50,
  52,
  50,
  50,
  50,
  50,
  50,
  50,
  50,
  50,
  22,
  20,
  12,
  5,
  4,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
] as const

const captives = (batch: number, civilians: number, soldiers: number) => [
  ...story.persons(
    'captives',
    'civilian',
    Array.from({ length: civilians }, (_, i) => `Civilian ${batch}.${i + 1}`),
  ),
  ...story.persons(
    'captives',
    'soldier',
    Array.from({ length: soldiers }, (_, i) => `Soldier ${batch}.${i + 1}`),
  ),
]
const handOver = (batch: number, on: string, persons: ReturnType<typeof captives>) => {
  story.step('captives', 'released', 'the Movement', on, persons, batch, { by: movement })
  story.step('captives', 'received', 'the Committee', on, persons, batch, { by: committee })
}
const release = (batch: number, on: string, count: number) =>
  story.say(
    'exchange-stepped',
    {
      exchange: freed,
      stage: 'released',
      batch,
      category: 'prisoner',
      counter: 'the Committee',
      on: t(on),
      persons: { count },
    },
    { by: committee },
  )
const list = (batch: number, persons: ReturnType<typeof captives>) => {
  const audience = [movement, committee]
  story.say('persons-listed', { exchange: held, batch, persons }, { by: movement, audience })
  story.step('captives', 'listed', 'the Movement', '2031-01-18', persons, batch, { by: movement })
}

/** What happened, by local time; the counts of a day come in at nine the next morning. */
const events: [string, () => unknown][] = []
const day = (n: number) => new Date(Date.UTC(2031, 0, 20 + n)).toISOString().slice(0, 10)
crossed.forEach((value, n) => {
  if (value === null) return
  events.push([
    `${day(n + 1)} 09:00`,
    () => {
      story.dayCount('the Crossing Mission', 'aid-trucks', 'crossed', day(n), value, {}, { by: mission })
      story.dayCount('the Crossing Mission', 'fuel-trucks', 'crossed', day(n), fuel[n] ?? 0, {}, { by: mission })
    },
  ])
  // The warehouse counts what arrives there, two days a week.
  if (n % 3 === 0)
    events.push([
      `${day(n + 2)} 15:00`,
      () => story.dayCount('the Relief Office', 'aid-trucks', 'delivered', day(n), Math.round(value * 0.9)),
    ])
})
const first = captives(1, 3, 0)
const second = captives(2, 0, 4)
const sixth = captives(6, 3, 0)
const last = captives(7, 8, 6)
events.push(
  ['2031-01-18 22:00', () => list(1, first)],
  ['2031-01-19 16:20', () => handOver(1, '2031-01-19 16:00', first)],
  ['2031-01-20 01:30', () => release(1, '2031-01-20 01:00', 90)],
  ['2031-01-24 20:00', () => list(2, second)],
  ['2031-01-25 11:30', () => handOver(2, '2031-01-25 11:00', second)],
  ['2031-01-25 15:30', () => release(2, '2031-01-25 15:00', 200)],
  [
    '2031-01-25 23:30',
    () => story.report('the Government', 'withdrawal', 'done', '2031-01-25 23:00', {}, { by: government }),
  ],
  [
    '2031-01-25 23:40',
    () =>
      story.change(
        ['shore road'],
        { to: 'suspended', from: t('2031-01-25 20:00') },
        'A captive was not among those of group 2.',
        ['the Government'],
      ),
  ],
  [
    '2031-01-26 09:00',
    () =>
      story.contest('the Movement', 'withdrawal', '2031-01-26 08:00', 'Posts remain at two junctions.', {
        by: movement,
      }),
  ],
  [
    '2031-01-27 06:00',
    () =>
      story.change(['shore road'], { to: 'resumed', from: t('2031-01-27 07:00') }, 'Settled through the mediators.', [
        'the Government',
        'the Movement',
      ]),
  ],
  [
    '2031-01-28 18:00',
    () =>
      story.verify(
        'the Guarantors',
        'withdrawal',
        'confirmed',
        '2031-01-25 23:00',
        'Images of 26 January and a visit on the 28th.',
        { made: t('2031-01-28 17:00') },
      ),
  ],
  ['2031-02-01 10:30', () => handOver(3, '2031-02-01 10:00', captives(3, 3, 0))],
  ['2031-02-01 17:00', () => release(3, '2031-02-01 16:00', 87)],
  ['2031-02-03 13:00', () => release(3, '2031-02-03 12:00', 3)],
  [
    '2031-02-05 08:00',
    () =>
      story.verify(
        'the Guarantors',
        'shore road',
        'confirmed',
        '2031-02-04 12:00',
        'Counters at both ends of the road.',
        { period: { from: t('2031-01-27 07:00'), until: t('2031-02-05') } },
      ),
  ],
  [
    '2031-02-06 20:00',
    () => story.report('the Guarantors', 'talks', 'done', '2031-02-06 10:00', { says: 'Delegations met.' }),
  ],
  ['2031-02-08 11:00', () => handOver(4, '2031-02-08 10:30', captives(4, 3, 0))],
  ['2031-02-08 20:00', () => release(4, '2031-02-08 18:00', 90)],
  [
    '2031-02-10 19:00',
    () =>
      story.change(
        ['batch 5'],
        { to: 'suspended', from: t('2031-02-10 18:00') },
        'The Movement says that trucks and fuel fall short.',
        ['the Movement'],
      ),
  ],
  [
    '2031-02-11 09:30',
    () =>
      story.contest('the Government', 'batch 5', '2031-02-11 09:00', 'The Agreement gives no ground for it.', {
        by: government,
      }),
  ],
  [
    '2031-02-14 19:00',
    () =>
      story.change(['batch 5'], { to: 'resumed', from: t('2031-02-14 18:00') }, 'The mediators report assurances.', [
        'the Movement',
        'the Government',
      ]),
  ],
  ['2031-02-15 12:00', () => handOver(5, '2031-02-15 11:00', captives(5, 3, 0))],
  ['2031-02-15 18:00', () => release(5, '2031-02-15 17:00', 90)],
  ['2031-02-22 10:30', () => handOver(6, '2031-02-22 10:00', sixth.slice(0, 2))],
  [
    '2031-02-22 20:10',
    () =>
      story.change(
        ['prisoners 6'],
        { to: 'suspended', from: t('2031-02-22 20:00') },
        'One captive of group 6 was not released.',
        ['the Government'],
      ),
  ],
  ['2031-02-23 12:30', () => handOver(6, '2031-02-23 12:00', sixth.slice(2))],
  [
    '2031-02-26 20:10',
    () =>
      story.change(['prisoners 6'], { to: 'resumed', from: t('2031-02-26 20:00') }, 'Group 6 is complete.', [
        'the Government',
        'the Movement',
      ]),
  ],
  ['2031-02-27 02:30', () => release(6, '2031-02-27 02:00', 90)],
  ['2031-02-25 09:30', () => handOver(7, '2031-02-25 09:00', last.slice(0, 8))],
  ['2031-02-25 22:00', () => release(7, '2031-02-25 21:00', 240)],
  ['2031-03-01 15:30', () => handOver(7, '2031-03-01 15:00', last.slice(8, 12))],
  [
    '2031-03-01 20:30',
    () =>
      story.change(
        ['phase:one'],
        { to: 'extended', from: t('2031-03-01 20:00'), until: t('2031-03-15 24:00') },
        'Agreed in writing.',
        ['the Government', 'the Movement'],
      ),
  ],
  ['2031-03-02 03:00', () => release(7, '2031-03-02 02:00', 200)],
  ['2031-03-10 12:30', () => handOver(7, '2031-03-10 12:00', last.slice(12))],
  ['2031-03-10 21:00', () => release(7, '2031-03-10 20:00', 100)],
  [
    '2031-03-12 10:00',
    () =>
      story.say('breach-found', {
        commitment: story.commitment('fuel'),
        by: 'the Guarantors',
        result: 'breached',
        since: t('2031-03-07'),
        decision: 'No fuel entered from 7 March.',
      }),
  ],
  [
    '2031-03-14 22:00',
    () =>
      story.say('milestone-reached', {
        milestone: 'terms-agreed',
        what: 'The terms of phase two are agreed.',
        by: 'the Mediator',
        reached: t('2031-03-14 21:00'),
      }),
  ],
  [
    '2031-03-18 09:00',
    () => story.report('the Movement', 'the others', 'partly', '2031-03-18 08:00', { soFar: 4 }, { by: movement }),
  ],
)
for (const [when, tell] of events.sort(([a], [b]) => (a < b ? -1 : 1))) {
  story.now(when)
  tell()
}

export const threePhases: History = {
  name: 'three phases',
  structure: 'the three-phase agreement of January 2025: captives, prisoners, withdrawal, aid',
  story,
  moments: [
    {
      of: 'batch 1',
      when: '2031-01-19 12:00',
      known: '2031-01-19 12:00',
      status: 'due',
      because: 'Group 1 is owed on day 1; in force since 08:30, nobody received yet.',
    },
    {
      of: 'batch 1',
      when: '2031-01-19 17:00',
      status: 'verified_done',
      because: 'The Committee, which the terms name, received three at 16:00, before midnight.',
    },
    {
      of: 'prisoners 1',
      when: '2031-01-19 20:00',
      status: 'due',
      because: 'Three civilians were received at 16:00, so 90 are owed within 24 hours and none is released.',
    },
    {
      of: 'prisoners 1',
      when: '2031-01-20 02:00',
      status: 'verified_done',
      because: 'Ninety were counted out at 01:00, nine hours after the first was received.',
    },
    {
      of: 'prisoners 2',
      when: '2031-01-25 16:00',
      status: 'verified_done',
      because: 'Four soldiers make 200; 200 were counted at 15:00.',
    },
    {
      of: 'withdrawal',
      when: '2031-01-26 12:00',
      known: '2031-01-27 00:00',
      status: 'reported_done',
      because:
        'The Government reported it as of 25 January 23:00; nobody had verified. The Movement contests it, which changes nothing.',
    },
    {
      of: 'withdrawal',
      when: '2031-01-26 12:00',
      status: 'verified_done',
      because: 'On the 28th the Guarantors found that it was so since the 25th at 23:00, before the deadline.',
    },
    {
      of: 'shore road',
      when: '2031-01-26 12:00',
      status: 'suspended',
      because: 'Suspended from 25 January 20:00 until 27 January 07:00.',
    },
    {
      of: 'shore road',
      when: '2031-02-01 12:00',
      status: 'verified_done',
      because: 'The Guarantors looked at the stretch from 27 January to 5 February and confirmed.',
    },
    {
      of: 'prisoners 3',
      when: '2031-02-02 12:00',
      status: 'partly',
      because: 'Ninety owed by 10:00 on 2 February, 87 counted.',
    },
    {
      of: 'prisoners 3',
      when: '2031-02-04 00:00',
      status: 'verified_late',
      because: 'The last three came on 3 February, after the 24 hours.',
    },
    {
      of: 'talks',
      when: '2031-02-05 12:00',
      status: 'past_due_unreported',
      because: 'Day 16 is 3 February; the talks began on the 6th.',
    },
    {
      of: 'talks',
      when: '2031-02-07 12:00',
      status: 'reported_done',
      because: 'The Guarantors reported it, a report and no verification, and after the day.',
    },
    {
      of: 'batch 5',
      when: '2031-02-12 12:00',
      known: '2031-02-12 12:00',
      status: 'suspended',
      because: 'The Movement suspended on the 10th and had not resumed.',
    },
    {
      of: 'batch 6',
      when: '2031-02-23 06:00',
      status: 'partly',
      because: 'Two of three were received by midnight of the 22nd; the third came at noon.',
    },
    {
      of: 'prisoners 6',
      when: '2031-02-27 03:00',
      status: 'verified_done',
      because:
        '24 hours from 22 February 10:00, and 96 hours suspended, end on the 27th at 10:00; 90 were counted at 02:00.',
    },
    {
      of: 'aid',
      when: '2031-01-25 12:00',
      status: 'past_due_unreported',
      because:
        'The 24th is the last day over, the Mission published no count for it, and the 12 hours it has are past.',
    },
    {
      of: 'fuel',
      when: '2031-01-28 12:00',
      status: 'partly',
      because: 'Of the 50 owed on the 27th, fourteen crossed.',
    },
    {
      of: 'batch 7',
      when: '2031-03-05 12:00',
      status: 'partly',
      because: 'Twelve of fourteen received; phase one, and with it the day, was extended to 15 March.',
    },
    {
      of: 'the others',
      when: '2031-03-16 12:00',
      status: 'not_yet_due',
      because:
        'Phase two began at the end of the extended phase one with its terms agreed and group 7 complete; fourteen days run to 29 March.',
    },
  ],
}
