// Forces leave a port city on both sides under a committee that coordinates it, and the ports' income goes to a bank. The
// text has the structure of the agreement of December 2018 on a city and three ports; parties, figures and events are
// invented.
import { idOf, orgA } from '@parley/peace/testing'
import { Story } from '@parley/peace/testing-promises'
import type { History } from './history.ts'

const [administration, council, support, bank] = [idOf('org', 41), idOf('org', 42), idOf('org', 43), idOf('org', 44)]
const story = new Story({ name: 'Sallavar', offset: '+03:00', keeper: orgA })
const { t } = story
const at = (words: string) => ({ at: t(words) })

story.now('2033-12-13 16:00')
const text = [
  {
    id: 'art_1',
    number: '1',
    text: 'An immediate ceasefire in the city of Sallavar and the ports of Tarn, Issel and Old Quay.',
  },
  {
    id: 'art_2',
    number: '2',
    text: 'Both sides redeploy from the ports within two weeks and from the city within 21 days of the ceasefire.',
  },
  {
    id: 'art_3',
    number: '3',
    text: 'The security of the city and the ports is for local forces in accordance with the law.',
  },
  { id: 'art_4', number: '4', text: 'A Redeployment Committee watches over it and reports each week.' },
  {
    id: 'art_5',
    number: '5',
    text: 'The income of the ports is paid to the Central Bank through its branch in Sallavar.',
  },
  {
    id: 'art_6',
    number: '6',
    text: 'The Council hands over the maps of the minefields within ten days, and the Administration clears the mill road within fourteen days of having them.',
  },
  { id: 'art_7', number: '7', text: 'The Committee may set another timetable by agreement of both sides.' },
]
story.say('agreement-versioned', {
  title: 'Agreement on the city of Sallavar and its ports',
  part: 'main',
  version: 1,
  zone: '+03:00',
  effect: at('2033-12-18 00:00'),
  clauses: text,
})
story.roles(
  ['the Administration', 'party', administration],
  ['the Council', 'party', council],
  ['the Committee', 'commission', null, 'find-breach', 'declare'],
  ['the Support Mission', 'monitor', support, 'verify'],
  ['the Bank', 'monitor', bank],
  ['the Port Authority', 'witness', null],
)
const fortnight = at('2034-01-01 24:00')
const threeWeeks = at('2034-01-08 24:00')
story.promise(
  'ceasefire',
  ['the Administration', 'the Council'],
  { rule: 'standing', until: at('2034-06-01') },
  { clause: 'art_1', act: 'hold fire in the city and the ports' },
)
for (const port of ['Tarn', 'Issel', 'Old Quay'])
  story.promise(
    port,
    'the Council',
    { rule: 'once', until: fortnight },
    { clause: 'art_2', act: `redeploy from the port of ${port}`, to: ['the Administration'] },
  )
story.promise(
  'city, Council',
  'the Council',
  { rule: 'once', until: threeWeeks },
  { clause: 'art_2', act: 'redeploy from the city to the northern road' },
)
story.promise(
  'city, Administration',
  'the Administration',
  { rule: 'once', until: threeWeeks },
  { clause: 'art_2', act: 'redeploy from the city to the southern road' },
)
story.promise(
  'weekly report',
  'the Committee',
  { rule: 'each', from: at('2033-12-18'), until: at('2034-02-26'), every: { days: 7 }, countWithinHours: 24 },
  { clause: 'art_4', act: 'report each week' },
)
story.promise(
  'income',
  'the Council',
  {
    rule: 'each',
    from: at('2034-01-01'),
    until: at('2034-05-01'),
    every: { days: 30 },
    countWithinHours: 72,
    need: { share: 100, ofMeasure: { of: { tally: 'port-income' }, point: 'collected' }, unit: 'million' },
    measure: { of: { tally: 'port-income' }, point: 'deposited', counter: 'the Bank' },
  },
  { clause: 'art_5', act: 'pay the income of the ports to the Bank' },
)
story.promise(
  'maps',
  'the Council',
  { rule: 'once', until: at('2033-12-27 24:00') },
  { clause: 'art_6', act: 'hand over the maps of the minefields', to: ['the Administration'] },
)
story.promise(
  'mill road',
  'the Administration',
  { rule: 'once', until: { after: story.after('maps'), days: 14, time: '24:00' } },
  { clause: 'art_6', act: 'clear the mill road', inReturnFor: [story.commitment('maps')] },
)
const guard = (id: string, says: string, terms: object, by: string) =>
  story.promise(
    'guard',
    'the Council',
    { rule: 'once', ...terms },
    { clause: 'art_3', act: 'leave the security of the ports to local forces', interpretation: { id, says } },
    { by },
  )
guard('guard-in-place', 'The guard that is there now is the local force.', { until: fortnight }, council)
guard(
  'list-first',
  'Only a guard whose list both sides have checked is a local force.',
  { until: { after: { on: 'milestone', milestone: 'list-checked' }, days: 3 } },
  administration,
)

const events: [string, () => unknown][] = []
const day = (n: number) => new Date(Date.UTC(2033, 11, 18 + n)).toISOString().slice(0, 10)
// The Support Mission wrote of every day from 18 December: patrols that heard nothing, that heard fire, or could not go out.
const days =
  'eqqqqeqqqqqqqqxqqqqqqqqqqqqqqqqqqqqeeqqqqqqqqqqqqqxxqqqqqqqqqqqqqqqqqqqqqqeqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq'
const said = {
  q: ['confirmed', 'Posts and patrols of both sides reported a quiet day, as did ours.'],
  e: ['not-confirmed', 'Fire across the eastern edge, from whom is not known.'],
  x: ['unverifiable', 'Patrols were held back at the gate.'],
} as const
;[...days].forEach((letter, n) => {
  const [result, basis] = said[letter as keyof typeof said]
  events.push([
    `${day(n + 1)} 08:00`,
    () =>
      story.verify(
        'the Support Mission',
        'ceasefire',
        result,
        `${day(n)} 12:00`,
        basis,
        { period: { from: t(day(n)), until: t(`${day(n)} 24:00`) } },
        { by: support },
      ),
  ])
})
// Week by week; the fourth was never written.
for (const week of [0, 1, 2, 4, 5, 6, 7, 8, 9]) {
  const on = day(week * 7 + 6)
  events.push([`${on} 18:00`, () => story.report('the Committee', 'weekly report', 'done', `${on} 17:00`)])
}
const money = (n: number, point: string, counter: string, value: number, by?: string) => {
  const from = new Date(Date.UTC(2034, 0, 1 + 30 * n)).toISOString().slice(0, 10)
  const until = new Date(Date.UTC(2034, 0, 31 + 30 * n)).toISOString().slice(0, 10)
  events.push([
    `${until} 09:00`,
    () =>
      story.say(
        'count-reported',
        { tally: 'port-income', point, counter, from: t(from), until: t(until), value, unit: 'million' },
        by === undefined ? {} : { by },
      ),
  ])
}
for (const [n, collected, deposited] of [
  [0, 40, 40],
  [1, 44, 20],
  [2, 38, null],
  [3, 41, 41],
] as const) {
  money(n, 'collected', 'the Port Authority', collected)
  if (deposited !== null) money(n, 'deposited', 'the Bank', deposited, bank)
}
events.push(
  [
    '2033-12-29 18:00',
    () =>
      story.report(
        'the Council',
        'Old Quay',
        'done',
        '2033-12-29 12:00',
        { says: 'Handed to the coast guard.' },
        { by: council },
      ),
  ],
  [
    '2033-12-30 09:00',
    () =>
      story.contest('the Administration', 'Old Quay', '2033-12-29 20:00', 'The guard is the same men in other coats.', {
        by: administration,
      }),
  ],
  [
    '2033-12-31 18:00',
    () =>
      story.verify(
        'the Support Mission',
        'Old Quay',
        'not-confirmed',
        '2033-12-31 10:00',
        'Who the guard are could not be established.',
        {},
        { by: support },
      ),
  ],
  ['2033-12-30 12:00', () => story.report('the Council', 'maps', 'done', '2033-12-29 09:00', {}, { by: council })],
  [
    '2034-01-02 12:00',
    () =>
      story.verify(
        'the Support Mission',
        'maps',
        'confirmed',
        '2033-12-29 09:00',
        'Receipt signed by both.',
        {},
        { by: support },
      ),
  ],
  [
    '2034-01-05 12:00',
    () =>
      story.change(
        ['city, Council', 'city, Administration', 'Tarn', 'Issel'],
        { to: 'extended', from: t('2034-01-05 12:00'), until: t('2034-01-31 24:00') },
        'Set by the Committee with both sides.',
        ['the Administration', 'the Council'],
      ),
  ],
  [
    '2034-01-10 18:00',
    () =>
      story.report(
        'the Administration',
        'mill road',
        'partly',
        '2034-01-10 16:00',
        { says: 'Two of five kilometres.' },
        { by: administration },
      ),
  ],
  [
    '2034-01-16 09:00',
    () => story.report('the Administration', 'mill road', 'done', '2034-01-15 15:00', {}, { by: administration }),
  ],
  [
    '2034-01-20 12:00',
    () =>
      story.verify(
        'the Support Mission',
        'mill road',
        'confirmed',
        '2034-01-15 15:00',
        'Driven from end to end.',
        {},
        { by: support },
      ),
  ],
  [
    '2034-01-25 18:00',
    () =>
      story.report(
        'the Administration',
        'city, Administration',
        'partly',
        '2034-01-25 12:00',
        { says: 'Two blocks of four.' },
        { by: administration },
      ),
  ],
  [
    '2034-02-10 12:00',
    () => {
      for (const step of [1, 2] as const)
        story.promise(
          `step ${step}`,
          ['the Council', 'the Administration'],
          { rule: 'once', until: at(step === 1 ? '2034-02-24 24:00' : '2034-03-31 24:00') },
          { clause: 'art_7', act: `step ${step} of the redeployment by the Committee’s concept` },
        )
      for (const name of ['city, Council', 'city, Administration'])
        story.say('commitment-ended', {
          commitment: story.commitment(name),
          as: { to: 'superseded', by: story.commitment('step 2') },
          from: t('2034-02-10 12:00'),
          ground: 'The concept of 10 February takes its place.',
        })
    },
  ],
  [
    '2034-02-23 18:00',
    () =>
      story.change(
        ['step 1'],
        { to: 'suspended', from: t('2034-02-23 12:00') },
        'An observer was shot at; the Committee halts the step.',
        ['the Administration', 'the Council'],
      ),
  ],
  [
    '2034-03-05 18:00',
    () =>
      story.change(['step 1'], { to: 'resumed', from: t('2034-03-05 12:00') }, 'The Committee met.', [
        'the Administration',
        'the Council',
      ]),
  ],
  [
    '2034-03-06 20:00',
    () =>
      story.verify(
        'the Support Mission',
        'step 1',
        'partly-confirmed',
        '2034-03-06 16:00',
        'The Council’s side seen, the other not yet.',
        {},
        { by: support },
      ),
  ],
  ['2034-03-14 20:00', () => story.report('the Council', 'Tarn', 'done', '2034-03-14 18:00', {}, { by: council })],
  ['2034-03-14 20:10', () => story.report('the Council', 'Issel', 'done', '2034-03-14 18:00', {}, { by: council })],
  [
    '2034-03-20 12:00',
    () =>
      story.verify(
        'the Support Mission',
        'Tarn',
        'confirmed',
        '2034-03-14 18:00',
        'No uniform of the Council on the quays on three visits.',
        {},
        { by: support },
      ),
  ],
  [
    '2034-03-25 12:00',
    () =>
      story.say(
        'commitment-ended',
        {
          commitment: story.commitment('step 2'),
          as: { to: 'waived', by: 'the Administration' },
          from: t('2034-03-25'),
          ground: 'Said by one side alone.',
        },
        { by: administration },
      ),
  ],
)
for (const [when, tell] of events.sort(([a], [b]) => (a < b ? -1 : 1))) {
  story.now(when)
  tell()
}

export const portCity: History = {
  name: 'port city',
  structure: 'the agreement of December 2018 on a port city: redeployment, a coordination committee, port income',
  story,
  moments: [
    {
      of: 'ceasefire',
      when: '2033-12-18 12:00',
      status: 'due',
      because: 'Fire on the first day: not confirmed as kept, and nobody is said to have fired.',
    },
    {
      of: 'ceasefire',
      when: '2033-12-19 12:00',
      status: 'verified_done',
      because: 'A quiet day, confirmed the next morning.',
    },
    {
      of: 'ceasefire',
      when: '2033-12-19 12:00',
      known: '2033-12-19 12:00',
      status: 'due',
      because: 'At noon nobody has yet written of the day.',
    },
    {
      of: 'ceasefire',
      when: '2034-06-02 12:00',
      status: 'unknown',
      because: 'Over, and not looked at all the way: no verdict on the whole.',
    },
    {
      of: 'Old Quay',
      when: '2033-12-30 12:00',
      status: 'reported_done',
      because: 'Reported by the Council, contested by the Administration, which stands beside.',
    },
    {
      of: 'Old Quay',
      when: '2034-01-05 12:00',
      status: 'reported_done',
      because: 'The Mission did not confirm. That is no finding that it was not so: the report stands unverified.',
    },
    {
      of: 'Tarn',
      when: '2034-01-03 12:00',
      status: 'past_due_unreported',
      because: 'The fortnight ended on 1 January; the extension was made on the 5th and not before.',
    },
    {
      of: 'Tarn',
      when: '2034-01-15 12:00',
      status: 'not_yet_due',
      because: 'Extended on the 5th to the end of January.',
    },
    {
      of: 'Tarn',
      when: '2034-03-21 12:00',
      status: 'verified_late',
      because: 'Confirmed as of 14 March, after 31 January.',
    },
    {
      of: 'Issel',
      when: '2034-03-21 12:00',
      status: 'reported_done',
      because: 'The Council reported both ports; the Mission has been to Tarn alone.',
    },
    {
      of: 'maps',
      when: '2033-12-28 12:00',
      status: 'past_due_unreported',
      because: 'Ten days end on the 27th; handed over on the 29th.',
    },
    {
      of: 'mill road',
      when: '2033-12-31 12:00',
      status: 'not_yet_due',
      because: 'Fourteen days from the 29th, when the maps were handed over: its last day is 12 January.',
    },
    { of: 'mill road', when: '2034-01-11 12:00', status: 'partly', because: 'Two of five kilometres reported.' },
    {
      of: 'mill road',
      when: '2034-01-21 12:00',
      status: 'verified_late',
      because: 'Confirmed as of 15 January, after the 12th.',
    },
    {
      of: 'weekly report',
      when: '2034-01-17 12:00',
      status: 'past_due_unreported',
      because: 'The fourth week ended with 14 January, a day more has passed, and no report came.',
    },
    {
      of: 'income',
      when: '2034-02-02 12:00',
      status: 'verified_done',
      because: 'Forty collected in the first thirty days, forty deposited.',
    },
    { of: 'income', when: '2034-03-05 12:00', status: 'partly', because: 'Twenty of 44 deposited in the second.' },
    {
      of: 'city, Administration',
      when: '2034-02-11 12:00',
      status: 'superseded',
      because: 'The Committee’s concept took its place on 10 February; it had been done in part.',
    },
    { of: 'step 1', when: '2034-03-01 12:00', status: 'suspended', because: 'Halted from 23 February to 5 March.' },
    {
      of: 'step 2',
      when: '2034-03-28 12:00',
      status: 'not_yet_due',
      because: 'It is owed to nobody in particular, so one side alone waives nothing; its last day is 31 March.',
    },
  ],
}
