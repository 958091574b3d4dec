// Heavy weapons drawn back from a line on both sides, under a mission that watches and verifies, with political steps whose
// order the parties read differently. The text has the structure of the package of measures of February 2015; parties,
// figures and events are invented.
import { idOf, orgA } from '@parley/peace/testing'
import { Story } from '@parley/peace/testing-promises'
import type { History } from './history.ts'

const [republic, districts, observers] = [idOf('org', 31), idOf('org', 32), idOf('org', 33)]
const story = new Story({ name: 'Kesna', offset: '+03:00', keeper: orgA })
const { t } = story
const at = (words: string) => ({ at: t(words) })

story.now('2032-02-12 14:00')
story.say('agreement-versioned', {
  title: 'Measures agreed at Kesna',
  part: 'main',
  version: 1,
  zone: '+03:00',
  effect: at('2032-02-15 00:00'),
  clauses: [
    { id: 'art_1', number: '1', text: 'A full ceasefire from midnight of 15 February.' },
    {
      id: 'art_2',
      number: '2',
      text: 'Both sides draw back heavy weapons to equal distances, beginning not later than the second day of the ceasefire and ending within fourteen days.',
    },
    {
      id: 'art_3',
      number: '3',
      text: 'The Observers watch and verify the ceasefire and the drawing back from its first day.',
    },
    { id: 'art_4', number: '4', text: 'On the first day after the drawing back a dialogue begins on local elections.' },
    {
      id: 'art_5',
      number: '5',
      text: 'Not later than thirty days from signature the assembly of the Republic names the territory to which the law on local order applies.',
    },
    {
      id: 'art_6',
      number: '6',
      text: 'All held persons are released and exchanged, not later than the fifth day after the drawing back.',
    },
    { id: 'art_8', number: '8', text: 'The Republic resumes the payment of pensions each month.' },
    {
      id: 'art_9',
      number: '9',
      text: 'The Republic takes the border into its control again, beginning on the first day after the elections and ending after a settlement, by the end of the year.',
    },
    { id: 'art_10', number: '10', text: 'Weapons once drawn back stay where they are.' },
  ],
})
story.roles(
  ['the Republic', 'party', republic],
  ['the Districts', 'party', districts],
  ['the Observers', 'monitor', observers, 'verify'],
  ['the Contact Group', 'commission', null, 'find-breach', 'declare', 'verify'],
)
for (const [party, by] of [
  ['the Republic', republic],
  ['the Districts', districts],
] as const)
  story.say(
    'agreement-declared',
    {
      party,
      act: 'signed',
      on: t('2032-02-12 13:00'),
      ...(party === 'the Districts' ? { reservations: [{ clause: 'art_9', text: 'Elections come first.' }] } : {}),
    },
    { by },
  )

const guns = (side: string, by: string) => ({
  rule: 'once' as const,
  until: at('2032-02-28 24:00'),
  need: { value: side === 'republic' ? 120 : 90, unit: 'guns' },
  measure: { of: { tally: `guns-${side}` }, point: 'in-holding-area', counter: by },
})
story.promise(
  'ceasefire',
  ['the Republic', 'the Districts'],
  { rule: 'standing' },
  { clause: 'art_1', act: 'cease fire' },
)
story.promise('guns, Republic', 'the Republic', guns('republic', 'the Observers'), {
  clause: 'art_2',
  act: 'draw back 120 guns to 50 kilometres from the line of contact',
  to: ['the Districts'],
})
story.promise('guns, Districts', 'the Districts', guns('districts', 'the Observers'), {
  clause: 'art_2',
  act: 'draw back 90 guns to 50 kilometres from the line of the memorandum',
  to: ['the Republic'],
})
for (const side of ['Republic', 'Districts']) {
  story.promise(
    `begin, ${side}`,
    `the ${side}`,
    { rule: 'once', until: at('2032-02-16 24:00') },
    { clause: 'art_2', act: 'begin to draw back heavy weapons' },
  )
  story.promise(
    `rockets, ${side}`,
    `the ${side}`,
    { rule: 'once', until: at('2032-02-28 24:00') },
    { clause: 'art_2', act: 'draw back rocket systems to 70 kilometres' },
  )
}
story.promise(
  'guns stay',
  'the Republic',
  { rule: 'standing', onlyIf: [story.after('guns, Republic', 'verified')] },
  { clause: 'art_10', act: 'leave the guns drawn back where they are' },
)
story.promise(
  'dialogue',
  ['the Republic', 'the Districts'],
  {
    rule: 'once',
    onlyIf: [story.after('guns, Districts', 'verified')],
    until: { after: story.after('guns, Republic', 'verified'), days: 1, time: '24:00' },
  },
  { clause: 'art_4', act: 'begin a dialogue on local elections' },
)
story.promise(
  'law',
  'the Republic',
  { rule: 'once', until: at('2032-03-13 24:00') },
  { clause: 'art_5', act: 'name the territory to which the law applies', to: ['the Districts'] },
)
story.promise(
  'all for all',
  ['the Republic', 'the Districts'],
  {
    rule: 'once',
    onlyIf: [story.after('guns, Districts', 'verified')],
    until: { after: story.after('guns, Republic', 'verified'), days: 5, time: '24:00' },
  },
  { clause: 'art_6', act: 'release and exchange all held persons' },
)
story.promise(
  'pensions',
  'the Republic',
  { rule: 'each', from: at('2032-03-01'), until: at('2032-05-30'), every: { days: 30 }, countWithinHours: 48 },
  { clause: 'art_8', act: 'pay pensions each month', to: ['the Districts'] },
)
// Nobody's reading of the order of steps is taken for the others'.
const border = (id: string, says: string, terms: object, by: string) =>
  story.promise(
    'border',
    'the Districts',
    { rule: 'once', ...terms },
    { clause: 'art_9', act: 'hand over control of the border', to: ['the Republic'], interpretation: { id, says } },
    { by },
  )
border(
  'by-year-end',
  'Control is handed over by the end of the year, whatever comes of the elections.',
  { until: at('2032-12-31 24:00'), from: at('2032-06-01') },
  republic,
)
border(
  'elections-first',
  'Nothing is owed before the elections were held.',
  { onlyIf: [{ on: 'milestone', milestone: 'elections-held' }], until: at('2032-12-31 24:00') },
  districts,
)

const events: [string, () => unknown][] = []
const day = (n: number) => new Date(Date.UTC(2032, 1, 15 + n)).toISOString().slice(0, 10)
// What the Observers wrote of each day from 15 February: quiet, explosions heard, or no access.
const days = 'qqeeqqxqqqqqeqqqqqqqxxqqqqqqqqqqqqeeeqqqqqqqqqxqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq'
const said = {
  q: ['confirmed', 'Posts on both sides heard nothing all day.'],
  e: ['not-confirmed', 'Explosions heard, direction not determined.'],
  x: ['unverifiable', 'The patrol was turned back at a checkpoint.'],
} as const
;[...days].forEach((letter, n) => {
  const [result, basis] = said[letter as keyof typeof said]
  events.push([
    `${day(n + 1)} 17:00`,
    () =>
      story.verify(
        'the Observers',
        'ceasefire',
        result,
        `${day(n)} 12:00`,
        basis,
        { period: { from: t(day(n)), until: t(`${day(n)} 24:00`) } },
        { by: observers },
      ),
  ])
})
// Guns that came to the holding areas, as the Observers counted them there.
const arrived = (side: string, n: number, value: number) =>
  events.push([
    `${day(n + 1)} 10:00`,
    () =>
      story.say(
        'count-reported',
        {
          tally: `guns-${side}`,
          point: 'in-holding-area',
          counter: 'the Observers',
          from: t(day(n)),
          until: t(`${day(n)} 24:00`),
          value,
          unit: 'guns',
        },
        { by: observers },
      ),
  ])
const moved = (side: string, by: string, n: number, value: number) =>
  events.push([
    `${day(n)} 20:00`,
    () =>
      story.say(
        'count-reported',
        {
          tally: `guns-${side}`,
          point: 'left-position',
          counter: `the ${by}`,
          from: t(day(n)),
          until: t(`${day(n)} 20:00`),
          value,
          unit: 'guns',
        },
        { by: by === 'Republic' ? republic : districts },
      ),
  ])
for (const [n, value] of [
  [3, 12],
  [4, 18],
  [5, 20],
  [7, 16],
  [9, 24],
  [11, 20],
  [12, 10],
] as const) {
  moved('republic', 'Republic', n, value + 2)
  arrived('republic', n, value)
}
for (const [n, value] of [
  [2, 10],
  [4, 20],
  [6, 15],
  [8, 15],
  [10, 10],
] as const) {
  moved('districts', 'Districts', n, value + 4)
  arrived('districts', n, value)
}
arrived('districts', 16, 12)
arrived('districts', 18, 8)
events.push(
  [
    '2032-02-16 22:00',
    () => story.report('the Districts', 'begin, Districts', 'done', '2032-02-16 20:00', {}, { by: districts }),
  ],
  [
    '2032-02-18 12:00',
    () => story.report('the Republic', 'begin, Republic', 'done', '2032-02-18 09:00', {}, { by: republic }),
  ],
  [
    '2032-02-19 18:00',
    () =>
      story.verify(
        'the Observers',
        'begin, Districts',
        'confirmed',
        '2032-02-16 20:00',
        'A column was seen leaving at eight in the evening.',
        { made: t('2032-02-19 17:00') },
        { by: observers },
      ),
  ],
  [
    '2032-02-20 18:00',
    () =>
      story.verify(
        'the Observers',
        'begin, Republic',
        'confirmed',
        '2032-02-18 09:00',
        'Seen from the northern post.',
        {},
        { by: observers },
      ),
  ],
  [
    '2032-02-22 09:00',
    () =>
      story.change(
        ['rockets, Districts'],
        { to: 'clock-stopped', from: t('2032-02-22 08:00') },
        'The bridge at Orn is out; both sides agree.',
        ['the Republic', 'the Districts'],
      ),
  ],
  [
    '2032-02-26 09:00',
    () =>
      story.change(
        ['rockets, Districts'],
        { to: 'clock-started', from: t('2032-02-26 08:00') },
        'The bridge carries again.',
        ['the Republic', 'the Districts'],
      ),
  ],
  [
    '2032-02-27 18:00',
    () => story.report('the Republic', 'rockets, Republic', 'done', '2032-02-27 12:00', {}, { by: republic }),
  ],
  [
    '2032-02-28 20:00',
    () => story.report('the Republic', 'guns, Republic', 'done', '2032-02-27 18:00', {}, { by: republic }),
  ],
  [
    '2032-03-01 12:00',
    () =>
      story.verify(
        'the Observers',
        'rockets, Republic',
        'unverifiable',
        '2032-03-01 10:00',
        'No access to the sites named.',
        {},
        { by: observers },
      ),
  ],
  [
    '2032-03-02 12:00',
    () =>
      story.contest('the Districts', 'rockets, Republic', '2032-03-01 12:00', 'Two launchers were filmed at Marl.', {
        by: districts,
      }),
  ],
  [
    '2032-03-03 21:00',
    () => story.report('the Districts', 'rockets, Districts', 'done', '2032-03-03 18:00', {}, { by: districts }),
  ],
  [
    '2032-03-06 18:00',
    () =>
      story.verify(
        'the Observers',
        'rockets, Districts',
        'confirmed',
        '2032-03-03 18:00',
        'All launchers on the list seen at the site.',
        {},
        { by: observers },
      ),
  ],
  [
    '2032-03-07 18:00',
    () =>
      story.report('the Contact Group', 'dialogue', 'done', '2032-03-07 15:00', { says: 'A first session by video.' }),
  ],
  [
    '2032-03-09 20:00',
    () => story.report('the Districts', 'all for all', 'partly', '2032-03-09 16:00', { soFar: 60 }, { by: districts }),
  ],
  [
    '2032-03-17 20:00',
    () =>
      story.report(
        'the Republic',
        'law',
        'done',
        '2032-03-17 14:00',
        { says: 'Passed with conditions.' },
        { by: republic },
      ),
  ],
  [
    '2032-03-18 09:00',
    () =>
      story.contest('the Districts', 'law', '2032-03-17 18:00', 'The conditions are not in the text.', {
        by: districts,
      }),
  ],
  [
    '2032-03-31 12:00',
    () => story.report('the Republic', 'pensions', 'done', '2032-03-29 12:00', {}, { by: republic }),
  ],
  [
    '2032-04-12 12:00',
    () =>
      story.verify(
        'the Observers',
        'guns stay',
        'confirmed',
        '2032-04-10 12:00',
        'All numbers seen.',
        { period: { from: t('2032-04-10'), until: t('2032-04-11') } },
        { by: observers },
      ),
  ],
  [
    '2032-04-20 12:00',
    () =>
      story.verify(
        'the Observers',
        'guns stay',
        'not-confirmed',
        '2032-04-19 12:00',
        'Eleven numbers not seen.',
        { period: { from: t('2032-04-19'), until: t('2032-04-20') } },
        { by: observers },
      ),
  ],
  [
    '2032-04-25 12:00',
    () =>
      story.say(
        'breach-found',
        {
          commitment: story.commitment('guns stay'),
          by: 'the Districts',
          result: 'breached',
          since: t('2032-04-19'),
          decision: 'Guns left their area.',
        },
        { by: districts },
      ),
  ],
)
for (const [when, tell] of events.sort(([a], [b]) => (a < b ? -1 : 1))) {
  story.now(when)
  tell()
}

export const heavyWeapons: History = {
  name: 'heavy weapons',
  structure: 'the package of measures of February 2015: heavy weapons, lines, a monitoring mission',
  story,
  moments: [
    { of: 'ceasefire', when: '2032-02-14 23:00', status: 'not_yet_due', because: 'In force from midnight.' },
    {
      of: 'ceasefire',
      when: '2032-02-15 12:00',
      status: 'verified_done',
      because: 'The Observers heard nothing on the 15th.',
    },
    {
      of: 'ceasefire',
      when: '2032-02-17 12:00',
      status: 'due',
      because: 'Explosions on the 17th: not confirmed as kept, and nothing says whose; it stays owed.',
    },
    {
      of: 'ceasefire',
      when: '2032-02-21 12:00',
      status: 'due',
      because: 'The patrol was turned back: unverifiable, so owed and without a verdict.',
    },
    {
      of: 'begin, Districts',
      when: '2032-02-18 12:00',
      known: '2032-02-18 12:00',
      status: 'reported_done',
      because: 'The Districts reported it; the Observers confirmed only on the 19th.',
    },
    {
      of: 'begin, Districts',
      when: '2032-02-18 12:00',
      status: 'verified_done',
      because: 'Confirmed as of the 16th at eight in the evening, before midnight.',
    },
    {
      of: 'begin, Republic',
      when: '2032-02-17 12:00',
      status: 'past_due_unreported',
      because: 'Day two ended at midnight of the 16th; the first column left on the 18th.',
    },
    {
      of: 'begin, Republic',
      when: '2032-02-19 00:00',
      status: 'verified_late',
      because: 'Confirmed as of the 18th, after the second day.',
    },
    {
      of: 'guns, Republic',
      when: '2032-02-24 12:00',
      status: 'partly',
      because: '12, 18, 20 and 16 arrived by the 22nd: 66 of 120.',
    },
    {
      of: 'guns, Republic',
      when: '2032-02-28 00:00',
      status: 'verified_done',
      because: 'With 24, 20 and 10 more, 120 by the end of the 27th.',
    },
    {
      of: 'guns, Republic',
      when: '2032-02-28 00:00',
      known: '2032-02-28 09:00',
      status: 'partly',
      because: 'The last ten, of the 27th, were counted at ten on the 28th: at nine 110 were known.',
    },
    {
      of: 'guns, Districts',
      when: '2032-03-01 12:00',
      status: 'partly',
      because: '70 of 90 when the fourteen days ended.',
    },
    {
      of: 'guns, Districts',
      when: '2032-02-29 12:00',
      by: 'left-position',
      status: 'reported_done',
      because:
        'By the other count point: 14, 24, 19, 19 and 14 left their positions, 90 of 90, by the Districts’ own count.',
    },
    {
      of: 'guns, Districts',
      when: '2032-03-05 00:00',
      status: 'verified_late',
      because: '12 on the 2nd and 8 on the 4th of March make 90, five days late.',
    },
    {
      of: 'dialogue',
      when: '2032-03-05 00:00',
      known: '2032-03-05 00:00',
      status: 'not_yet_due',
      because: 'The last eight guns of the Districts were counted on the 5th at ten: until then it waits.',
    },
    {
      of: 'dialogue',
      when: '2032-03-06 12:00',
      status: 'due',
      because:
        'Both drawn back and verified on 5 March; its day by the Republic’s guns had passed before that, so no deadline stands, and it is owed.',
    },
    {
      of: 'rockets, Districts',
      when: '2032-03-03 12:00',
      known: '2032-03-03 12:00',
      status: 'due',
      because: 'Ninety-six hours of stopped clock move midnight of 28 February to midnight of 3 March: the last day.',
    },
    {
      of: 'rockets, Republic',
      when: '2032-03-05 12:00',
      status: 'reported_done',
      because:
        'Reported in time; the Observers could not verify; the Districts contest. The report stands, unverified.',
    },
    {
      of: 'border',
      as: 'by-year-end',
      when: '2032-07-01 12:00',
      status: 'due',
      because: 'By this reading it is owed from June to the end of the year.',
    },
    {
      of: 'border',
      as: 'elections-first',
      when: '2032-07-01 12:00',
      status: 'not_yet_due',
      because: 'By this reading the elections come first, and none were held.',
    },
  ],
}
