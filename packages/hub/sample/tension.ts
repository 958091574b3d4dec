// What is watched in the sample: trucks past the bridge, incidents, crossings that are closed, hard words in the documents,
// the price of flour. Two thresholds, and what came of the alerts they raised.
import {
  alertAcknowledged,
  alertEscalated,
  type EventKind,
  indicatorSet,
  seriesEntered,
  thresholdSet,
} from '@parley/peace'
import type { Static } from 'typebox'
import { derivedEntryId } from '../ingest/derived-id.ts'
import type { SamplePromise } from './promises.ts'

const zone = '-08:00'
const t = (words: string): string => {
  const [day = '', time = '00:00'] = words.split(' ')
  return `2026-${day}T${time}:00${zone}`
}

/** All of it, in the order in which it was entered. */
export function tensionOf(process: string): readonly SamplePromise[] {
  const idOf = (prefix: string, name: string) => derivedEntryId('sample', process, name).replace('ent_', `${prefix}_`)
  const all: SamplePromise[] = []
  function say<K extends EventKind>(
    name: string,
    kind: K,
    [at, by]: readonly [string, string],
    body: Static<K['body']>,
  ) {
    // A body of a kind is an object with names.
    all.push({
      name: `tension ${name}`,
      kind: kind.name,
      at: new Date(t(at)).toISOString(),
      by,
      body: body as SamplePromise['body'],
    })
  }
  const indicator = (name: string) => ({ indicator: idOf('ind', name) })
  const threshold = (name: string) => ({ threshold: idOf('thr', name), ...indicator(name) })

  say('trucks', indicatorSet, ['03-07 09:00', 'mission'], {
    ...indicator('trucks'),
    title: 'Trucks past the barrier at Haddle Bridge',
    source: {
      of: 'counts',
      agreement: idOf('agr', 'ambry'),
      tally: 'trucks',
      point: 'crossed',
      counter: 'the Mission',
    },
    unit: 'trucks',
  })
  say('few trucks', thresholdSet, ['03-13 10:00', 'mission'], {
    ...threshold('trucks'),
    when: { is: 'at-most', value: 100, days: 2 },
    event: 'Few trucks past Haddle Bridge',
    severity: 'Severe',
    urgency: 'Expected',
    response: 'Assess',
    area: 'Haddle Bridge',
    instruction: 'Ask both liaison offices why, before noon.',
    acknowledge: { within: 720, escalates: ['the Commission'] },
  })
  say('incidents', indicatorSet, ['03-12 09:00', 'mission'], {
    ...indicator('incidents'),
    title: 'Incidents along the lines',
    source: { of: 'incidents' },
    unit: 'incidents',
  })
  say('many incidents', thresholdSet, ['03-12 09:10', 'mission'], {
    ...threshold('incidents'),
    when: { is: 'at-least', value: 2, days: 3 },
    event: 'Several incidents within three days',
    severity: 'Moderate',
    urgency: 'Expected',
    response: 'Monitor',
    area: 'Sarrow Basin',
    acknowledge: { within: 240, escalates: ['the Commission', 'the Mediator'] },
  })
  say('crossings', indicatorSet, ['03-12 09:15', 'bureau'], {
    ...indicator('crossings'),
    title: 'Crossings restricted or closed',
    source: { of: 'crossings', measure: 'crossings', states: ['restricted', 'closed'], zone },
    unit: 'crossings',
  })
  say('words', indicatorSet, ['03-12 09:20', 'mediator'], {
    ...indicator('words'),
    title: 'Hard words in the documents',
    source: { of: 'statements', types: ['accuse', 'reject', 'threaten'] },
    unit: 'stories',
  })
  say('flour entered', seriesEntered, ['04-12 08:00', 'network'], {
    series: idOf('srs', 'flour'),
    name: 'Price of flour in Lissmere / Nevuvai',
    unit: 'a sack',
    origin: 'Aid network, market watch; invented figures',
    from: '2026-03-06',
    values: [
      ...[31.5, 31.5, 31, 30.5, 30.5, 30, 30, 29.5, 29, 30.5, 30, 29.5, 29, 28.5, 28.5, 28, 30.5, 30, 29],
      ...[28.5, 28, 28, 27.5, 27.5, 27, 27, 26.5, 26.5, 26.5, 26, 27, 26.5, 26, 26, 25.5, 25.5, 25.5],
    ],
  })
  say('flour', indicatorSet, ['04-12 08:05', 'network'], {
    ...indicator('flour'),
    title: 'Price of flour in Lissmere / Nevuvai',
    source: { of: 'series', series: idOf('srs', 'flour') },
    unit: 'for a sack',
  })
  const few = { ...threshold('trucks'), day: '2026-03-23' }
  say('few trucks noted', alertAcknowledged, ['03-24 07:30', 'mission'], {
    ...few,
    by: 'the duty officer of the Mission',
    says: 'Both liaison offices were asked. The barrier was shut from 10:00 to 16:00 on the 22nd.',
  })
  say('few trucks passed on', alertEscalated, ['03-24 09:00', 'mission'], {
    ...few,
    to: ['the Commission'],
    reason: 'It falls under Article 6.1, and both sides tell it differently.',
  })
  return all
}
