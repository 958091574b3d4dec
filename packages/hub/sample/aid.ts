// Relief work of the sample, as its documents tell it: the week's needs and three counts that do not agree, the tracker of
// movements, three crossings, a corridor for the wounded, who does what. It follows the documents; where they are silent, it
// is invented in their manner and leans to neither side.
import {
  accessConstrained,
  activityReported,
  aidCounted,
  aidOffered,
  consignmentStepped,
  corridorOpened,
  crossingStated,
  type EventKind,
  initiativeEntered,
  movementNotified,
  movementStated,
  needReported,
  notificationAcknowledged,
  notificationSent,
  passageCounted,
} from '@parley/peace'
import type { Static } from 'typebox'
import { derivedEntryId } from '../ingest/derived-id.ts'
import type { SamplePromise } from './promises.ts'

const zone = '-08:00'
const t = (words: string): string => {
  const [day = '', time = '00:00'] = words.split(' ')
  return `2026-${day}T${time}:00${zone}`
}
const bureau = 'Relief Coordination Bureau'
const network = 'Islands Aid Network'
const government = 'Government of Ulmara'
const council = 'Oveth Council'
// Codes of the invented land, in a range that no country has.
const valley = { name: 'Merrin Valley / Tal Oveth', pcode: { code: 'XU02', level: 1, version: '2025-11' } }
const castrel = { name: 'Castrel / Iruvai', pcode: { code: 'XU0204', level: 2, parent: 'XU02', version: '2025-11' } }
const eastern = { name: 'Eastern villages', pcode: { code: 'XU0207', level: 2, parent: 'XU02', version: '2025-11' } }
const lissmere = { name: 'Lissmere / Nevuvai', pcode: { code: 'XU0206', level: 2, parent: 'XU02', version: '2025-11' } }

/** Dispatched, past the northern barrier, offloaded, of each day of the week under review. */
const trucks: readonly (readonly [day: string, dispatched: number, crossed: number, offloaded: number])[] = [
  ['03-12', 84, 67, 51],
  ['03-13', 80, 62, 49],
  ['03-14', 82, 71, 58],
  ['03-15', 40, 33, 30],
  ['03-16', 86, 78, 66],
  ['03-17', 88, 81, 70],
  ['03-18', 85, 64, 52],
]

type Outcome = Static<typeof movementStated.body>['outcome']
type Tracked = readonly [
  reference: string,
  day: string,
  by: string,
  from: string,
  to: typeof castrel | { readonly name: string },
  trucks: number,
  cargo: string,
  outcome: Outcome,
  ground?: string,
  groundBy?: string,
]
const doctors = 'Doctors of the Strait'
const stonefold = { name: 'Otaruvel / Stonefold' }
const tracker: readonly Tracked[] = [
  ['MV-031', '03-12', 'Millstone Aid', 'Pellmouth', lissmere, 6, 'Flour', 'facilitated'],
  [
    'MV-032',
    '03-13',
    doctors,
    'Quarry Gate',
    stonefold,
    2,
    'Surgical kits',
    'partly-facilitated',
    'Unexploded ordnance on the market road',
    'Oveth Guard',
  ],
  ['MV-033', '03-14', bureau, 'Brack Head', castrel, 12, 'Food parcels', 'facilitated'],
  [
    'MV-034',
    '03-16',
    'Millstone Aid',
    'Haddle Bridge',
    eastern,
    4,
    'Seed and tools',
    'impeded',
    'Held five hours at a checkpoint near Castrel / Iruvai',
    council,
  ],
  [
    'MV-035',
    '03-17',
    doctors,
    'Pellmouth',
    lissmere,
    1,
    'Blood bank equipment',
    'denied',
    'Item on the dual-use list',
    government,
  ],
  [
    'MV-036',
    '03-18',
    bureau,
    'Brack Head',
    { name: 'Marl Field' },
    8,
    'Tents',
    'impeded',
    'Second inspection at the southern barrier',
    government,
  ],
  ['MV-037', '03-20', 'Millstone Aid', 'Haddle Bridge', eastern, 4, 'Seed and tools', 'facilitated'],
  ['MV-038', '03-23', doctors, 'Pellmouth', lissmere, 1, 'Blood bank equipment', 'planned'],
  [
    'MV-039',
    '03-24',
    bureau,
    'Brack Head',
    castrel,
    10,
    'Cooking gas',
    'cancelled-by-organisation',
    'No driver available',
    bureau,
  ],
  ['MV-040', '03-26', 'Millstone Aid', 'Pellmouth', stonefold, 3, 'School furniture', 'planned'],
  ['MV-052', '04-14', bureau, 'Brack Head', castrel, 12, 'Food parcels', 'planned'],
  ['MV-053', '04-14', 'Millstone Aid', 'Brack Head', castrel, 5, 'Food parcels', 'planned'],
  ['MV-054', '04-16', 'Millstone Aid', 'Coast road', eastern, 4, 'Seed and tools', 'planned'],
]

/** All of it, in the order in which it was entered. `documents` by file. */
export function aidOf(process: string, documents: ReadonlyMap<string, string>): readonly SamplePromise[] {
  const idOf = (prefix: string, name: string) =>
    derivedEntryId('sample', process, 'aid', name).replace('ent_', `${prefix}_`)
  const from = (...files: readonly string[]) => {
    const keys = files.flatMap((file) => documents.get(file) ?? [])
    return keys.length === 0 ? {} : { sources: keys.map((key) => ({ view: 'documents', key })) }
  }
  const report = from('16-relief-situation-report.pdf')
  const all: SamplePromise[] = []
  function say<K extends EventKind>(
    name: string,
    kind: K,
    [at, by]: readonly [at: string, by: string],
    body: Static<K['body']>,
  ) {
    // A body of a kind is an object with names.
    const told = { name: `aid ${name}`, kind: kind.name, at: new Date(t(at)).toISOString(), by }
    all.push({ ...told, body: body as SamplePromise['body'] })
  }
  const crossings = { bridge: idOf('crs', 'bridge'), quarry: idOf('crs', 'quarry'), coast: idOf('crs', 'coast') }

  say('winter bread', initiativeEntered, ['03-05 09:00', 'bureau'], {
    initiative: idOf('ini', 'bread'),
    title: 'Bread for the valley',
    state: 'in-development',
    area: [valley],
    clusters: ['food-security'],
    lead: bureau,
    partners: ['Millstone Aid'],
  })
  say('winter bread active', initiativeEntered, ['03-11 09:00', 'bureau'], {
    initiative: idOf('ini', 'bread'),
    title: 'Bread for the valley',
    state: 'active',
    since: t('03-11 06:00'),
    area: [valley],
    clusters: ['food-security'],
    lead: bureau,
    partners: ['Millstone Aid'],
  })
  say('wells', initiativeEntered, ['03-12 10:00', 'network'], {
    initiative: idOf('ini', 'wells'),
    title: 'Wells before the spring rains',
    state: 'proposed',
    area: [eastern],
    clusters: ['water-sanitation-and-hygiene'],
    lead: network,
  })

  const open = { direction: 'in', state: 'open', said: t('03-11 08:00'), from: t('03-11 06:00') } as const
  const hours = { opens: '06:00', closes: '17:00', zone }
  say('bridge', crossingStated, ['03-11 09:00', 'bureau'], {
    ...{ ...open, crossing: crossings.bridge, name: 'Haddle Bridge', cargo: 'all', hours, by: 'SAROM', where: valley },
    ...report,
  })
  say('bridge by the council', crossingStated, ['03-16 19:00', 'council'], {
    ...{ crossing: crossings.bridge, name: 'Haddle Bridge', direction: 'in', cargo: 'all', state: 'restricted' },
    ...{ from: t('03-16 06:00'), said: t('03-16 18:00'), by: council, says: 'Seventy minutes for every truck.' },
    ...report,
  })
  say('quarry', crossingStated, ['03-11 09:05', 'bureau'], {
    ...{ ...open, crossing: crossings.quarry, name: 'Quarry Gate', cargo: 'medical', by: bureau },
    ...report,
  })
  say('coast', crossingStated, ['03-11 09:10', 'bureau'], {
    ...{ ...open, crossing: crossings.coast, name: 'Coast road', cargo: 'all', state: 'closed', by: bureau },
    ...{ says: 'To open in Phase Two.', ...report },
  })

  const week = { from: t('03-12 00:00'), until: t('03-19 00:00') }
  say('need trucks', needReported, ['03-11 12:00', 'bureau'], {
    ...{ need: idOf('nee', 'trucks'), cluster: 'logistics', where: valley, item: 'Relief supplies', ...week },
    ...{ value: 560, unit: 'truck', by: bureau, method: 'Foreseen for the week by Article 6.2 of the Ambry Agreement' },
    ...{ measure: { point: 'crossed', counter: 'SAROM' }, ...report },
  })
  for (const [day, ...counts] of trucks) {
    const points = [
      ['dispatched', government, 'government'],
      ['crossed', 'SAROM', 'mission'],
      ['offloaded', council, 'council'],
    ] as const
    for (const [at, [point, counter, by]] of points.entries()) {
      say(`trucks ${day} ${point}`, aidCounted, [`${day} 23:30`, by], {
        ...{ item: 'Relief supplies', unit: 'truck', where: valley, point, counter, value: counts[at] ?? 0 },
        ...{ from: t(`${day} 00:00`), until: t(`${day} 23:00`), ...from('17-aid-counts.xlsx') },
      })
    }
  }

  const people = [
    ['food-security', 46_000, 31_500, 'Millstone Aid', 'Flour, oil and pulses'],
    ['water-sanitation-and-hygiene', 28_000, 9_200, network, 'Water by tanker and repair of wells'],
    ['shelter', 11_400, 7_900, bureau, 'Tents and repair of roofs'],
    ['health', 19_000, 12_600, doctors, 'Mobile clinics'],
  ] as const
  for (const [cluster, needed, reached, who, what] of people) {
    say(`need ${cluster}`, needReported, ['03-11 13:00', 'bureau'], {
      ...{ need: idOf('nee', cluster), cluster, where: valley, value: needed, unit: 'people', ...week, by: bureau },
      ...report,
    })
    say(`activity ${cluster}`, activityReported, ['03-19 17:00', 'bureau'], {
      ...{ activity: idOf('act', cluster), who, what, cluster, where: valley, state: 'ongoing', reached },
      ...{ when: { day: '2026-03-12', until: '2026-03-18' }, whoType: who === bureau ? 'other' : 'ingo' },
      ...{ forWhom: 'people of the valley', targeted: needed, ...report },
    })
  }
  say('activity tankers', activityReported, ['03-19 17:30', 'network'], {
    ...{ activity: idOf('act', 'tankers'), who: doctors, what: 'Clean water at the clinics', whoType: 'ingo' },
    ...{ cluster: 'water-sanitation-and-hygiene', where: valley, state: 'ongoing', reached: 1_400 },
    ...{ when: { day: '2026-03-14', until: '2026-04-30' }, forWhom: 'patients of the clinics' },
  })
  const flour = { cluster: 'food-security', item: 'Flour', unit: 'metric ton' } as const
  say('need flour', needReported, ['03-10 10:00', 'network'], {
    ...{ ...flour, need: idOf('nee', 'flour'), where: lissmere, value: 240, by: network },
    ...{ from: t('03-10 00:00'), until: t('04-30 00:00') },
  })
  say('offer flour', aidOffered, ['03-10 11:00', 'guarantor'], {
    ...{ offer: idOf('ofr', 'flour'), by: 'Republic of Tirravane', state: 'committed', item: 'Flour', value: 120 },
    ...{ unit: 'metric ton', where: lissmere },
  })
  say('offer flour anywhere', aidOffered, ['03-12 11:00', 'mediator'], {
    ...{ offer: idOf('ofr', 'flour anywhere'), by: 'Confederation of Estrande', state: 'pledged', item: 'Flour' },
    ...{ value: 200, unit: 'metric ton' },
  })

  for (const [reference, day, by, start, to, count, item, outcome, says, groundBy] of tracker) {
    const movement = idOf('mov', reference)
    const via = start === 'Quarry Gate' ? crossings.quarry : start === 'Coast road' ? crossings.coast : crossings.bridge
    say(reference, movementNotified, [day > '04' ? '04-10 09:00' : '03-11 15:00', 'network'], {
      ...{ movement, reference, by, from: { name: start }, to, via, when: { day: `2026-${day}` }, trucks: count },
      ...{ asked: [government, council], cargo: [{ item, value: count, unit: 'truck' }] },
      ...from('24-movements.xlsx'),
    })
    if (outcome === 'planned') continue
    say(`${reference} outcome`, movementStated, [`${day} 20:00`, 'network'], {
      ...{ movement, outcome, by, said: t(`${day} 19:00`) },
      ...(says === undefined ? {} : { says }),
      ...(groundBy === undefined ? {} : { groundBy }),
      ...(outcome === 'impeded' ? { constraint: 'restriction-of-movement' as const } : {}),
      ...from('24-movements.xlsx'),
    })
  }
  const first = { movement: idOf('mov', 'MV-031') }
  for (const [at, [step, place, custodian, on]] of [
    ['collected', 'Pellmouth', 'Millstone Aid', '03-12 06:10'],
    ['crossed-border', 'Haddle Bridge', 'Millstone Aid', '03-12 09:40'],
    ['arrived', 'Lissmere / Nevuvai', 'Lissmere bakery', '03-12 14:20'],
  ].entries()) {
    if (step === undefined || place === undefined || custodian === undefined || on === undefined) continue
    say(`MV-031 step ${at}`, consignmentStepped, [on, 'network'], {
      ...{ ...first, consignment: idOf('csg', 'MV-031'), name: 'MA-1207', where: { name: place }, custodian },
      // Steps of the list above, which are of the vocabulary.
      ...{ step: step as 'collected', on: t(on), by: 'Millstone Aid' },
    })
  }
  for (const [counter, by, value] of [
    ['Millstone Aid', 'network', 118],
    [council, 'council', 111],
  ] as const) {
    say(`MV-031 ${counter}`, aidCounted, ['03-12 18:00', by], {
      ...{ ...first, item: 'Flour', unit: 'metric ton', where: lissmere, point: 'delivered', counter, value },
      ...{ from: t('03-12 15:00'), until: t('03-12 15:00') },
    })
  }
  say('MV-034 by the council', movementStated, ['03-17 08:00', 'council'], {
    ...{ movement: idOf('mov', 'MV-034'), outcome: 'facilitated', by: council, said: t('03-16 21:00') },
    ...{ says: 'The drivers rested. Nobody was held.' },
  })
  say('road contribution', accessConstrained, ['03-19 18:00', 'bureau'], {
    ...{ constraint: 'interference', where: castrel, from: t('03-16 00:00'), by: 'three transport companies' },
    ...{ says: 'Drivers were asked to pay a “road contribution”. The Council denies that any fee is levied.' },
    ...report,
  })
  say('ordnance', accessConstrained, ['03-13 20:30', 'network'], {
    ...{ constraint: 'mines-and-explosives', where: stonefold, from: t('03-13 10:00'), by: doctors },
    ...{ says: 'Unexploded ordnance on the market road', movement: idOf('mov', 'MV-032') },
  })

  const corridor = idOf('cor', 'wounded')
  const window = { from: t('03-15 09:00'), until: t('03-15 13:00') }
  say('corridor', corridorOpened, ['03-14 12:00', 'bureau'], {
    ...{ corridor, name: 'Road of the wounded', for: 'people', from: castrel, to: { name: 'Haddle Bridge' } },
    windows: [window, { from: t('04-15 09:00'), until: t('04-15 13:00') }],
    agreedBy: [government, council],
  })
  say('corridor by the mission', passageCounted, ['03-15 15:00', 'mission'], {
    ...{ corridor, point: 'passed', counter: 'SAROM', value: 37, ...window },
    of: [
      { group: 'wounded-and-sick', value: 21 },
      { group: 'staff', value: 6 },
    ],
  })
  say('corridor by the council', passageCounted, ['03-15 16:00', 'council'], {
    ...{ corridor, point: 'passed', counter: council, value: 39, ...window },
  })

  const notification = idOf('ntf', 'MV-052')
  say('notified', notificationSent, ['04-12 09:00', 'bureau'], {
    ...{ notification, of: 'movement', movement: idOf('mov', 'MV-052'), title: 'Convoy MV-052, twelve trucks' },
    ...{ sender: bureau, to: [government, 'Council of the Oveth Valleys'], sent: t('04-12 09:00') },
    ...{ from: t('04-14 05:00'), until: t('04-14 20:00'), within: 1440 },
  })
  say('notified government', notificationAcknowledged, ['04-12 11:00', 'government'], {
    ...{ notification, by: government, at: t('04-12 11:00') },
  })
  return all
}
