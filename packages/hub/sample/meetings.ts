// Talks and visits of the sample, as its documents tell them: the envoy's journey, day by day out of its table; the stop
// that was called off; the talks that began a week late, with what each side is said to have made of them.
import { attendanceGiven, type EventKind, engagementEntered, engagementStated, readoutGiven } from '@parley/peace'
import type { Static } from 'typebox'
import { derivedEntryId } from '../ingest/derived-id.ts'
import type { SamplePromise } from './promises.ts'

const envoy = 'the Special Envoy'
const council = 'the Council'
const government = 'the Government'
const zone = '-08:00'
const t = (words: string): string => {
  const [day = '', time = '00:00'] = words.split(' ')
  return `2026-${day}T${time}:00${zone}`
}

/** All of it, in the order in which it was entered. `documents` by file. */
export function meetingsOf(process: string, documents: ReadonlyMap<string, string>): readonly SamplePromise[] {
  const idOf = (name: string) => derivedEntryId('sample', process, 'meeting', name).replace('ent_', 'eng_')
  const from = (...files: readonly string[]) => {
    const keys = files.flatMap((file) => documents.get(file) ?? [])
    return keys.length === 0 ? {} : { sources: keys.map((key) => ({ view: 'documents', key })) }
  }
  const all: SamplePromise[] = []
  function say<K extends EventKind>(
    name: string,
    kind: K,
    [at, by]: readonly [string, string],
    body: Static<K['body']>,
  ) {
    // A body of a kind is an object with names.
    all.push({ name, kind: kind.name, at: new Date(t(at)).toISOString(), by, body: body as SamplePromise['body'] })
  }

  const journey = { engagement: idOf('journey') }
  const talks = { engagement: idOf('talks') }
  const castrel = { engagement: idOf('castrel') }

  say('journey', engagementEntered, ['03-17 18:00', 'mediator'], {
    ...journey,
    title: 'Visit of the Special Envoy to the Sarrow Basin',
    form: 'visit',
    when: { day: '2026-03-19', until: '2026-03-22' },
    place: 'Ulmara, the Sarrow Basin and Tirravane',
    channel: 'in-person',
    delegations: [
      { actor: envoy, role: 'mediator', members: [{ name: 'Odile Varenholt', office: 'Special Envoy of Estrande' }] },
      { actor: government, role: 'party', members: [{ name: 'Garrick Sondelle', office: 'Minister of State' }] },
      { actor: council, role: 'party', members: [{ name: 'Ilu Manavai', office: 'Member of the Council' }] },
    ],
    agenda: [
      'Start of talks on Phase Two',
      'Inspection of relief trucks at Haddle Bridge',
      'Second release of persons',
    ],
    legs: [
      ['19', 'Dornhythe, Ulmara', 'Prime Minister Edric Pallister; Minister of State Garrick Sondelle'],
      ['20', 'Haddle Bridge and Lissmere / Nevuvai', 'Chief Observer Pieter Maskell; Ilu Manavai'],
      ['21', 'Castrel / Iruvai', 'Turavel Asheno, Chair of the Council; the relief warehouse'],
      ['22', 'Osmer, Tirravane', 'Working dinner with Foreign Minister Salim Aroudi'],
    ].map(([day, place = '', focus = '']) => ({
      day: `2026-03-${day}`,
      place,
      focus,
      ...from('15-envoy-itinerary.md'),
    })),
    ...from('15-envoy-itinerary.md'),
  })
  say('journey reported', engagementStated, ['03-17 18:05', 'mission'], {
    ...journey,
    state: 'reported-only',
    by: 'two people briefed on the talks',
    said: t('03-16 12:00'),
    ...from('13-envoy-anonymous.html'),
  })
  say('journey planned', engagementStated, ['03-17 18:10', 'mediator'], {
    ...journey,
    state: 'planned',
    by: 'the Ministry of Foreign Affairs of Estrande',
    said: t('03-17 09:00'),
    says: 'The programme is provisional. No item is confirmed until both hosts have confirmed it.',
    ...from('15-envoy-itinerary.md'),
  })
  say('journey confirmed', engagementStated, ['03-19 15:00', 'mediator'], {
    ...journey,
    state: 'confirmed',
    by: 'the envoy’s spokesman',
    said: t('03-19 11:00'),
    says: 'I can confirm that a visit to Haddle Bridge and to Lissmere is planned for tomorrow.',
    ...from('18-briefing-transcript.txt'),
  })
  say('journey held', engagementStated, ['03-23 09:00', 'mediator'], {
    ...journey,
    state: 'held',
    by: 'Halyard News Agency',
    said: t('03-22 19:12'),
    ...from('21-council-rejects.html'),
  })

  say('castrel', engagementEntered, ['03-17 18:20', 'mediator'], {
    ...castrel,
    title: 'Meeting with the Chair of the Council in Castrel / Iruvai',
    form: 'meeting',
    when: { day: '2026-03-21' },
    place: 'Castrel / Iruvai',
    channel: 'in-person',
    delegations: [
      { actor: envoy, role: 'mediator' },
      { actor: council, role: 'party', members: [{ name: 'Turavel Asheno', office: 'Chair of the Council' }] },
    ],
    ...from('15-envoy-itinerary.md'),
  })
  say('castrel cancelled', engagementStated, ['03-23 09:05', 'mediator'], {
    ...castrel,
    state: 'cancelled',
    by: 'Halyard News Agency',
    said: t('03-22 19:12'),
    says: 'A visit to Castrel that had been planned for Saturday was cancelled. The envoy’s office gave no reason.',
    ...from('21-council-rejects.html'),
  })

  say('talks', engagementEntered, ['03-15 10:00', 'mediator'], {
    ...talks,
    title: 'Talks on Phase Two',
    form: 'direct-talks',
    when: { day: '2026-03-19' },
    channel: 'in-person',
    delegations: [
      { actor: council, role: 'party', members: [{ name: 'Ilu Manavai' }] },
      { actor: government, role: 'party', members: [{ name: 'Garrick Sondelle' }] },
    ],
    ...from('01-ambry-agreement.docx'),
  })
  say('talks late', engagementStated, ['03-19 15:05', 'mediator'], {
    ...talks,
    state: 'postponed',
    by: 'the envoy’s spokesman',
    said: t('03-19 11:00'),
    says: 'They have not begun. The Envoy hopes that they can begin next week.',
    ...from('18-briefing-transcript.txt'),
  })
  say('talks offered', engagementStated, ['03-23 09:10', 'mediator'], {
    ...talks,
    state: 'proposed',
    by: council,
    said: t('03-22 18:00'),
    when: { day: '2026-03-25' },
    ...from('21-council-rejects.html'),
  })
  say('council comes', attendanceGiven, ['03-23 09:12', 'mediator'], {
    ...talks,
    actor: council,
    answer: 'will-come',
    by: council,
    said: t('03-22 18:00'),
    ...from('21-council-rejects.html'),
  })
  say('talks held', engagementStated, ['03-26 08:00', 'mediator'], {
    ...talks,
    state: 'held',
    by: 'Radio Tal Oveth',
    said: t('03-25 18:00'),
    says: 'They sat for three hours at the northern end and agreed to meet again on Friday at the southern end.',
    ...from('26-second-release-radio.txt'),
  })
  say('talks readout', readoutGiven, ['03-26 08:10', 'mediator'], {
    ...talks,
    by: 'an aide to the mediator',
    said: t('03-25 18:00'),
    outcome: 'to-continue',
    says: 'Cold and correct.',
    next: { day: '2026-03-27' },
    ...from('26-second-release-radio.txt'),
  })
  return all
}
