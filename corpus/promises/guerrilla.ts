// A guerrilla force gathers in zones and lays down its arms in parts of the hundred over days, under a mechanism of three.
// The text has the structure of the ceasefire and laying down of arms of 2016; parties, figures and events are invented.
import { idOf, orgA } from '@parley/peace/testing'
import { Story } from '@parley/peace/testing-promises'
import type { History } from './history.ts'

const [state, force, mechanism] = [idOf('org', 51), idOf('org', 52), idOf('org', 53)]
const story = new Story({ name: 'Tuarre', offset: '-05:00', keeper: orgA })
const { t } = story
const at = (words: string) => ({ at: t(words) })
const dDay = { on: 'milestone', milestone: 'd-day' } as const
/** The end of so many days after D-day. */
const d = (days: number) => ({ after: dDay, days, time: '24:00' })

story.now('2034-11-24 12:00')
story.say('agreement-versioned', {
  title: 'Agreement on the ceasefire and the laying down of arms',
  part: 'main',
  version: 1,
  zone: '-05:00',
  effect: at('2034-11-24 12:00'),
  clauses: [
    {
      id: 'art_1',
      number: '1',
      text: 'D-day is fixed by the parties once the assembly has ratified. All days are counted from it.',
    },
    { id: 'art_2', number: '2', text: 'From D-day the ceasefire is definitive, until the zones end on D+180.' },
    { id: 'art_3', number: '3', text: 'From D+5 the units move to 26 zones, and all have arrived by D+30.' },
    { id: 'art_4', number: '4', text: 'The State makes the zones ready by D+30.' },
    {
      id: 'art_5',
      number: '5',
      text: 'The Force hands in its arms to the Mission: 30 in the hundred of those registered by D+90, 60 by D+120, all by D+150.',
    },
    {
      id: 'art_6',
      number: '6',
      text: 'The Force destroys or hands over what lies in caches by D+150, where the State secures the road within ten days of each list.',
    },
    { id: 'art_7', number: '7', text: 'Around each zone a strip of one kilometre is kept free of both.' },
    { id: 'art_8', number: '8', text: 'Those covered by the amnesty are released within twenty days of its passing.' },
    { id: 'art_9', number: '9', text: 'The Mechanism of both parties and the Mission watches and verifies.' },
  ],
})
story.say('agreement-coded', {
  coding: {
    pax: { version: '8', stage: { stage: 'SubComp', stageSub: 'FrAg' }, type: 'Intra', topics: { Ce: 3, DdrDemil: 3 } },
    ceasefire: {
      version: '2022',
      purposes: ['Peace Process'],
      class: 'definitive',
      side: 'bilateral',
      mediated: 'mediated',
      mechanisms: ['monitoring', 'verification', 'separation of forces'],
      written: 'written',
      coverage: 'full',
    },
  },
})
story.roles(
  ['the State', 'party', state],
  ['the Force', 'party', force],
  ['the Mechanism', 'monitor', mechanism, 'verify'],
  ['the Mission', 'monitor', null, 'verify', 'declare'],
  ['the Parties', 'commission', null, 'declare'],
)
const arms = (point: string) => ({ of: { tally: 'arms' }, point, counter: 'the Mission' })
const part = (share: number, days: number) => ({
  rule: 'once' as const,
  until: d(days),
  need: { share, ofMeasure: arms('registered'), unit: 'arms' },
  measure: arms('stored'),
})
story.promise(
  'ceasefire',
  ['the State', 'the Force'],
  { rule: 'standing', from: { after: dDay }, until: d(180) },
  { clause: 'art_2', act: 'cease fire for good' },
)
story.promise(
  'leave for the zones',
  'the Force',
  { rule: 'once', until: d(5) },
  { clause: 'art_3', act: 'begin to move to the zones' },
)
story.promise(
  'in the zones',
  'the Force',
  {
    rule: 'once',
    until: d(30),
    need: { value: 6900, unit: 'members' },
    measure: { of: { tally: 'members' }, point: 'arrived', counter: 'the Mechanism' },
  },
  { clause: 'art_3', act: 'bring 6,900 members into the zones' },
)
story.promise(
  'zones ready',
  'the State',
  {
    rule: 'once',
    until: d(30),
    need: { value: 26, unit: 'zones' },
    measure: { of: { tally: 'zones' }, point: 'ready', counter: 'the Mechanism' },
  },
  { clause: 'art_4', act: 'make 26 zones ready', to: ['the Force'] },
)
story.promise('30 in the hundred', 'the Force', part(30, 90), {
  clause: 'art_5',
  act: 'hand in 30 in the hundred of the arms',
})
story.promise('60 in the hundred', 'the Force', part(60, 120), {
  clause: 'art_5',
  act: 'hand in 60 in the hundred of the arms',
})
story.promise('all arms', 'the Force', part(100, 150), { clause: 'art_5', act: 'hand in all arms' })
// The State once read "all" by the list it was given, and not by what was registered.
story.promise(
  'all arms',
  'the Force',
  { ...part(100, 150), need: { value: 9000, unit: 'arms' } },
  {
    clause: 'art_5',
    act: 'hand in all arms',
    interpretation: { id: 'by-the-list', says: 'All means the 9,000 of the list of November.' },
  },
  { by: state },
)
story.promise(
  'caches',
  'the Force',
  {
    rule: 'once',
    onlyIf: [story.after('road')],
    until: d(150),
    need: { value: 900, unit: 'caches' },
    measure: { of: { tally: 'caches' }, point: 'cleared', counter: 'the Mission' },
  },
  { clause: 'art_6', act: 'clear 900 caches' },
)
story.promise(
  'list',
  'the Force',
  { rule: 'once', until: d(60) },
  { clause: 'art_6', act: 'hand over the list of caches' },
)
story.promise(
  'road',
  'the State',
  { rule: 'once', until: { after: story.after('list', 'verified'), days: 10, time: '24:00' } },
  { clause: 'art_6', act: 'secure the roads to the caches' },
)
story.promise(
  'strip',
  ['the State', 'the Force'],
  { rule: 'standing', from: d(30), until: d(180) },
  { clause: 'art_7', act: 'keep the strips free' },
)
story.promise(
  'amnesty',
  'the State',
  {
    rule: 'once',
    until: { after: { on: 'milestone', milestone: 'amnesty-passed' }, days: 20, time: '24:00' },
    need: { value: 1200, unit: 'persons' },
    measure: { of: { tally: 'released' }, point: 'released', counter: 'the Mechanism' },
  },
  { clause: 'art_8', act: 'release 1,200 who are covered', to: ['the Force'] },
)

const events: [string, () => unknown][] = []
/** The date so many days after D-day, 1 December. */
const date = (n: number) => new Date(Date.UTC(2034, 11, 1 + n)).toISOString().slice(0, 10)
const count = (n: number, tally: string, point: string, counter: string, value: number, unit: string) =>
  events.push([
    `${date(n + 1)} 10:00`,
    () =>
      story.say(
        'count-reported',
        { tally, point, counter, from: t(date(n)), until: t(`${date(n)} 24:00`), value, unit },
        counter === 'the Mechanism' ? { by: mechanism } : {},
      ),
  ])
// Members who came in, zones that were ready, arms registered and stored, caches cleared: by the day of the count.
for (const [n, value] of [
  [6, 120],
  [8, 340],
  [10, 410],
  [12, 600],
  [14, 560],
  [16, 480],
  [18, 390],
  [20, 350],
  [22, 400],
  [24, 380],
  [26, 310],
  [28, 260],
  [30, 300],
  [35, 700],
  [40, 600],
  [45, 400],
  [50, 300],
] as const)
  count(n, 'members', 'arrived', 'the Mechanism', value, 'members')
for (const [n, value] of [
  [15, 3],
  [20, 4],
  [25, 5],
  [30, 4],
  [40, 4],
  [55, 3],
  [70, 3],
] as const)
  count(n, 'zones', 'ready', 'the Mechanism', value, 'zones')
for (const [n, value] of [
  [50, 1500],
  [60, 2400],
  [70, 2300],
  [80, 802],
] as const)
  count(n, 'arms', 'registered', 'the Mission', value, 'arms')
for (const [n, value] of [
  [84, 600],
  [88, 500],
  [92, 400],
  [96, 650],
  [100, 350],
  [104, 300],
  [108, 400],
  [112, 350],
  [116, 400],
  [119, 252],
  [135, 600],
  [145, 700],
  [155, 600],
  [165, 500],
  [169, 400],
] as const)
  count(n, 'arms', 'stored', 'the Mission', value, 'arms')
for (let n = 90; n < 240; n += 6) count(n, 'caches', 'cleared', 'the Mission', 30, 'caches')
for (const [n, value] of [
  [40, 200],
  [46, 300],
  [50, 300],
  [56, 250],
  [70, 150],
] as const)
  count(n, 'released', 'released', 'the Mechanism', value, 'persons')
// The Mechanism wrote every second day of the ceasefire, for the two days before.
for (let n = 0; n < 180; n += 2) {
  const [result, basis] =
    n === 44
      ? (['not-confirmed', 'Shots near zone 7, from whom is not known.'] as const)
      : n === 60
        ? (['unverifiable', 'A flood kept the teams away.'] as const)
        : (['confirmed', 'Teams of three in every zone.'] as const)
  events.push([
    `${date(n + 2)} 16:00`,
    () =>
      story.verify(
        'the Mechanism',
        'ceasefire',
        result,
        `${date(n)} 12:00`,
        basis,
        { period: { from: t(date(n)), until: t(date(n + 2)) } },
        { by: mechanism },
      ),
  ])
}
events.push(
  [
    '2034-11-30 20:00',
    () =>
      story.say('milestone-reached', {
        milestone: 'd-day',
        what: 'D-day is 1 December.',
        by: 'the Parties',
        reached: t('2034-12-01 00:00'),
      }),
  ],
  [
    `${date(4)} 18:00`,
    () => story.report('the Force', 'leave for the zones', 'done', `${date(4)} 06:00`, {}, { by: force }),
  ],
  [
    `${date(7)} 18:00`,
    () =>
      story.verify(
        'the Mechanism',
        'leave for the zones',
        'confirmed',
        `${date(4)} 06:00`,
        'Columns met on three roads.',
        {},
        { by: mechanism },
      ),
  ],
  [`${date(31)} 18:00`, () => story.report('the State', 'zones ready', 'done', `${date(30)} 18:00`, {}, { by: state })],
  [
    `${date(28)} 20:00`,
    () =>
      story.say('milestone-reached', {
        milestone: 'amnesty-passed',
        what: 'The assembly passed the amnesty.',
        by: 'the Parties',
        reached: t(`${date(28)} 18:00`),
      }),
  ],
  [
    `${date(32)} 12:00`,
    () => story.contest('the Force', 'zones ready', `${date(31)} 20:00`, 'Ten have no water.', { by: force }),
  ],
  [`${date(58)} 12:00`, () => story.report('the Force', 'list', 'done', `${date(58)} 10:00`, {}, { by: force })],
  [
    `${date(64)} 12:00`,
    () =>
      story.verify('the Mission', 'list', 'confirmed', `${date(58)} 10:00`, 'Read and found in order.', {
        made: t(`${date(64)} 11:00`),
      }),
  ],
  [`${date(72)} 12:00`, () => story.report('the State', 'road', 'done', `${date(72)} 09:00`, {}, { by: state })],
  [
    `${date(80)} 12:00`,
    () => story.verify('the Mechanism', 'road', 'confirmed', `${date(72)} 09:00`, 'Driven.', {}, { by: mechanism }),
  ],
  [
    `${date(149)} 12:00`,
    () =>
      story.change(
        ['all arms'],
        { to: 'extended', from: t(`${date(149)} 10:00`), until: t(`${date(170)} 24:00`) },
        'Twenty days more, by both parties.',
        ['the State', 'the Force'],
      ),
  ],
  [
    `${date(149)} 12:10`,
    () =>
      story.change(
        ['caches'],
        { to: 'extended', from: t(`${date(149)} 10:00`), until: t(`${date(270)} 24:00`) },
        'By both parties.',
        ['the State', 'the Force'],
      ),
  ],
  [
    `${date(172)} 12:00`,
    () =>
      story.verify(
        'the Mechanism',
        'strip',
        'confirmed',
        `${date(100)} 12:00`,
        'Posts at every strip, for the whole time.',
        { period: { from: t(`${date(30)} 24:00`), until: t(`${date(180)} 24:00`) } },
        { by: mechanism },
      ),
  ],
)
for (const [when, tell] of events.sort(([a], [b]) => (a < b ? -1 : 1))) {
  story.now(when)
  tell()
}

export const guerrilla: History = {
  name: 'guerrilla ceasefire',
  structure: 'the ceasefire and laying down of arms of 2016: zones, arms in parts of the hundred over days',
  story,
  moments: [
    {
      of: 'ceasefire',
      when: '2034-11-28 12:00',
      known: '2034-11-29 12:00',
      status: 'not_yet_due',
      because: 'It waits for D-day, which nobody had fixed.',
    },
    {
      of: 'ceasefire',
      when: '2034-12-10 12:00',
      status: 'verified_done',
      because: 'The Mechanism confirmed the days of 9 and 10 December.',
    },
    {
      of: 'ceasefire',
      when: `${date(45)} 12:00`,
      status: 'due',
      because: 'Shots near zone 7 on D+44 and D+45: not confirmed, and nobody named.',
    },
    {
      of: 'ceasefire',
      when: `${date(61)} 12:00`,
      status: 'due',
      because: 'A flood kept the teams away: unverifiable.',
    },
    {
      of: 'leave for the zones',
      when: `${date(5)} 12:00`,
      known: `${date(6)} 00:00`,
      status: 'reported_done',
      because: 'Reported by the Force on D+4, verified only on D+7.',
    },
    {
      of: 'in the zones',
      when: `${date(20)} 12:00`,
      status: 'partly',
      because: '120 + 340 + 410 + 600 + 560 + 480 + 390 had come by D+18: 2,900 of 6,900.',
    },
    {
      of: 'in the zones',
      when: `${date(46)} 12:00`,
      status: 'partly',
      because: '4,900 by D+30, then 700, 600 and 400: 6,600 of 6,900, past D+30.',
    },
    {
      of: 'in the zones',
      when: `${date(51)} 12:00`,
      status: 'verified_late',
      because: 'The last 300 of D+50 make 6,900, twenty days late.',
    },
    {
      of: 'zones ready',
      when: `${date(32)} 12:00`,
      status: 'partly',
      because: 'The State reported all; the Mechanism, whose count it is, counted 16 of 26.',
    },
    { of: 'zones ready', when: `${date(71)} 12:00`, status: 'verified_late', because: '26 at the end of D+70.' },
    {
      of: 'amnesty',
      when: `${date(49)} 12:00`,
      status: 'partly',
      because: 'Passed on D+28, so owed by the end of D+48; 500 of 1,200 released.',
    },
    {
      of: 'amnesty',
      when: `${date(71)} 12:00`,
      status: 'verified_late',
      because: 'The last 150 on D+70 make 1,200, after D+48.',
    },
    {
      of: 'road',
      when: `${date(63)} 12:00`,
      status: 'not_yet_due',
      because: 'It waits for the list to be verified, which was on D+64.',
    },
    {
      of: 'road',
      when: `${date(73)} 12:00`,
      status: 'verified_done',
      because: 'Ten days from D+64 end with D+74; secured on D+72, confirmed later.',
    },
    {
      of: '30 in the hundred',
      when: `${date(90)} 12:00`,
      status: 'partly',
      because: '7,002 are registered, so 2,101 are owed by the end of D+90; 1,100 are stored.',
    },
    {
      of: '30 in the hundred',
      when: `${date(97)} 12:00`,
      status: 'verified_late',
      because: '600 + 500 + 400 + 650 are 2,150 at the end of D+96, six days late.',
    },
    {
      of: '60 in the hundred',
      when: `${date(120)} 12:00`,
      status: 'verified_done',
      because: '4,202 owed; 4,202 stored at the end of D+119.',
    },
    {
      of: 'all arms',
      when: `${date(160)} 12:00`,
      status: 'partly',
      because: 'Extended to D+170; 4,202 + 600 + 700 + 600 are 6,102 of 7,002.',
    },
    {
      of: 'all arms',
      when: `${date(170)} 12:00`,
      status: 'verified_done',
      because: 'With 500 and 400 more, 7,002 at the end of D+169, within the extension.',
    },
    {
      of: 'all arms',
      as: 'by-the-list',
      when: `${date(172)} 12:00`,
      status: 'partly',
      because: 'By the list of 9,000, 7,002 are a part.',
    },
  ],
}
