// What happened in the sample while the agreement held, as each side tells it: incidents with rival accounts, patrols and a
// denial of access, the two lines, and the one case the Mission opened, with its findings and a reply. It follows the
// documents; where they are silent, it is invented in their manner and leans to neither side.
import {
  accessDenied,
  caseOpened,
  commissionFounded,
  custodyPassed,
  decisionPut,
  type EventKind,
  evidenceAdded,
  findingProposed,
  findingRuleSet,
  findingSigned,
  incidentReported,
  lineDrawn,
  messageAcknowledged,
  messageSent,
  nothingObserved,
  patrolMade,
  positionStated,
  releaseCleared,
  replyMade,
  replyOpened,
  sameIncidentSaid,
  sessionCalled,
  statementMade,
  voteCast,
} from '@parley/peace'
import type { Static } from 'typebox'
import { derivedEntryId } from '../ingest/derived-id.ts'
import type { SamplePromise } from './promises.ts'

/** `person` names one of the organisation's people, who are otherwise nobody; where it is left out nobody in particular wrote. */
export type SampleTold = SamplePromise & { readonly person?: string }

type Known = {
  readonly organisations: ReadonlyMap<string, string>
  /** Documents by file. */
  readonly documents: ReadonlyMap<string, string>
}

type Report = Static<typeof incidentReported.body>
type Time = Report['times'][number]

const zone = '-08:00'
const t = (words: string): string => {
  const [day = '', time = '00:00'] = words.split(' ')
  return `2026-${day}T${time}:00${zone}`
}
const at = (is: Time['is'], from: string, until?: string, precision: Time['precision'] = 'exact'): Time => ({
  is,
  from: t(from),
  ...(until === undefined ? {} : { until: t(until) }),
  precision,
  zone,
})

const stonefold = { name: 'Otaruvel / Stonefold', lat: -38.39, lon: -114.12, area: 'Merrin Valley / Tal Oveth' }
const bridge = { name: 'Haddle Bridge', lat: -38.62, lon: -113.88, area: 'Merrin Valley / Tal Oveth' }
const castrelRoad = { name: 'Road to Castrel / Iruvai', lat: -38.34, lon: -113.93, area: 'Merrin Valley / Tal Oveth' }
const quarry = { name: 'Quarry Gate', lat: -38.55, lon: -114.2, area: 'Sarrow Basin' }

/** All of it, in the order of its authors' clocks. */
export function incidentsOf(process: string, { organisations, documents }: Known): readonly SampleTold[] {
  const idOf = (prefix: string, name: string) => derivedEntryId('sample', process, name).replace('ent_', `${prefix}_`)
  const entryOf = (name: string) => derivedEntryId('sample', process, 'promised', name)
  const from = (...files: readonly string[]) => {
    const keys = files.flatMap((file) => documents.get(file) ?? [])
    return keys.length === 0 ? {} : { sources: keys.map((key) => ({ view: 'documents', key })) }
  }
  const agreement = idOf('agr', 'ambry')
  const incident = (name: string) => idOf('inc', name)
  const inCase = { case: idOf('cas', 'stonefold') }
  const all: SampleTold[] = []
  function say<K extends EventKind>(
    name: string,
    kind: K,
    [clock, by, person]: readonly [at: string, by: string, person?: string],
    body: Static<K['body']>,
  ): void {
    const told = { name: `incident ${name}`, kind: kind.name, at: new Date(Date.parse(t(clock))).toISOString(), by }
    // A body of a kind is an object with names.
    all.push({
      ...told,
      body: body as SampleTold['body'],
      ...(person === undefined ? {} : { person: idOf('per', person) }),
    })
  }
  const entry = (name: string) => entryOf(`incident ${name}`)

  const lineOf = (letter: string, clause: string, coordinates: [number, number][], beyond: 'left' | 'right') =>
    say(`line ${letter}`, lineDrawn, ['03-03 09:30', 'mediator'], {
      line: idOf('lin', `line ${letter}`),
      kind: 'withdrawal-line',
      name: `Line ${letter}`,
      agreement,
      clauses: [clause],
      geometry: { type: 'LineString', coordinates },
      beyond,
      from: t('03-11 00:00'),
      ...from('01-ambry-agreement.docx'),
    })
  lineOf(
    'A',
    'anx_b__item_a',
    [
      [-114.2, -38.55],
      [-114.05, -38.58],
      [-113.88, -38.625],
    ],
    'left',
  )
  lineOf(
    'B',
    'anx_b__item_b',
    [
      [-114.05, -38.36],
      [-113.96, -38.48],
      [-113.88, -38.615],
    ],
    'right',
  )
  say('the gap', lineDrawn, ['03-03 09:40', 'mediator'], {
    line: idOf('lin', 'gap'),
    kind: 'buffer-zone',
    name: 'Between the lines',
    agreement,
    clauses: ['anx_b__item_a', 'anx_b__item_b'],
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [-114.2, -38.55],
          [-114.05, -38.58],
          [-113.88, -38.62],
          [-113.96, -38.48],
          [-114.05, -38.36],
          [-114.2, -38.55],
        ],
      ],
    },
    from: t('03-11 00:00'),
  })
  say('rule', findingRuleSet, ['03-03 09:50', 'mediator'], {
    agreement,
    threshold: null,
    signOff: { by: 'two-people' },
    replyHours: 72,
  })

  const alleged = (clauses: string[], by?: string[]) => ({ alleged: { agreement, clauses, ...(by && { by }) } })
  const market = incident('stonefold')
  say('patrol heard', incidentReported, ['03-11 20:15', 'mission'], {
    incident: market,
    event: 'undetermined',
    what: 'A patrol heard nine explosions from the north-west. It has not said where they came from.',
    times: [at('observed', '03-11 17:40', '03-11 18:05')],
    where: { ...stonefold, precision: 2 },
    observed: { by: 'a patrol of the Mission', how: 'heard', from: 'the observation post at Haddle Bridge' },
    report: { name: 'Daily report', item: 4 },
    ...from('10-sarom-daily-report.pdf'),
  })
  say('council market', incidentReported, ['03-11 21:30', 'council'], {
    incident: market,
    event: 'shelling-artillery-missile',
    what: 'Shells fell on the market as the stalls were closing. Nineteen people died; seven were buried before dawn.',
    times: [at('impact', '03-11 17:40', '03-11 18:05')],
    where: { ...stonefold, precision: 1 },
    observed: { by: 'residents of the village', how: 'saw' },
    harm: [
      { kind: 'killed', of: 'civilians', low: 19, high: 19 },
      { kind: 'wounded', of: 'civilians', low: 31, high: 31 },
    ],
    involved: [
      { actor: 'the Government', part: 'acting' },
      { actor: 'people at the market', part: 'affected' },
    ],
    ...alleged(['art_2__para_1'], ['the Government']),
    ...from('06-council-communique.md'),
  })
  say('government market', incidentReported, ['03-12 07:30', 'government'], {
    incident: market,
    event: 'other',
    what: 'A store of ammunition of the Oveth Guard in a cellar at the edge of the village exploded. No artillery of the Armed Forces was in action in the sector.',
    times: [at('occurred', '03-10 17:30', undefined, 'hour')],
    where: { ...stonefold, precision: 1 },
    observed: { by: 'the Ministry', how: 'told' },
    harm: [{ kind: 'killed', of: 'civilians', low: 12, high: 12 }],
    involved: [{ actor: 'the Oveth Guard', part: 'acting' }],
    ...from('09-government-statement.txt'),
  })
  say('hospital market', incidentReported, ['03-12 11:45', 'network'], {
    incident: incident('stonefold hospital'),
    event: 'undetermined',
    what: 'Twelve bodies were brought to the district hospital during the night, three of them children; 31 people were treated for wounds.',
    times: [at('observed', '03-11 19:00', '03-12 05:00', 'hour')],
    where: { ...stonefold, precision: 2 },
    observed: { by: 'hospital staff', how: 'saw', from: 'the district hospital at Lissmere / Nevuvai' },
    harm: [
      { kind: 'killed', of: 'civilians', low: 12, high: 12 },
      { kind: 'killed', of: 'children', low: 3, high: 3 },
      { kind: 'wounded', of: 'civilians', low: 31, high: 31 },
    ],
    ...from('07-stonefold-halyard.html'),
  })
  say('same market', sameIncidentSaid, ['03-12 18:00', 'mission'], {
    incidents: [market, incident('stonefold hospital')],
    reason: 'The people brought to the hospital came from the market, its director told the patrol.',
  })
  say('denied craters', accessDenied, ['03-13 16:00', 'mission'], {
    to: 'the Mission',
    where: { ...stonefold, precision: 1 },
    from: t('03-13 10:10'),
    until: t('03-13 14:40'),
    restriction: 'delayed',
    purpose: 'to look at the craters in the eastern part of the village',
    ground: 'The ground was said not to be clear of unexploded shells.',
    agreement,
    clauses: ['art_7__para_2'],
  })
  say('opened', caseOpened, ['03-14 09:00', 'mission'], {
    ...inCase,
    title: 'Explosions at Otaruvel / Stonefold, 11 March',
    by: 'the Mission',
    incidents: [market, incident('stonefold hospital')],
    agreement,
    clauses: ['art_2__para_1'],
  })
  const sha = (name: string) => Buffer.from(name.padEnd(32, '.').slice(0, 32)).toString('hex')
  say('crater photographs', evidenceAdded, ['03-14 11:20', 'mission'], {
    ...inCase,
    title: 'Photographs of nine craters',
    sort: 'photograph',
    original: { sha256: sha('nine craters, original'), bytes: 41_204_112, mediaType: 'image/x-adobe-dng' },
    working: {
      copy: { sha256: sha('nine craters, reduced'), bytes: 3_120_440 },
      differs: 'Reduced in size; places removed.',
    },
    captured: { at: t('03-13 15:10'), by: 'a patrol of two', with: 'a camera of the Mission' },
    holder: 'the evidence room at Marl Field',
    shows: 'Nine craters of 60 to 80 cm, seven of them round, with fragments at the rims.',
  })
  say('crater custody', custodyPassed, ['03-16 10:00', 'mission'], {
    ...inCase,
    evidence: entry('crater photographs'),
    on: t('03-16 09:30'),
    from: 'the evidence room at Marl Field',
    to: 'the technical adviser at Osmer',
    act: 'copied',
    sha256: sha('nine craters, original'),
  })
  const finding = (name: string) => ({ ...inCase, finding: idOf('fnd', name) })
  const heard = finding('heard')
  say('found heard', findingProposed, ['03-15 10:00', 'mission', 'head of the patrols'], {
    ...heard,
    lane: 'monitoring',
    by: 'the Mission',
    result: 'confirmed',
    text: 'Nine explosions were heard between 17:40 and 18:05 on 11 March from the direction of Otaruvel / Stonefold.',
  })
  for (const person of ['head of the patrols', 'head of the Mission'])
    say(`signed heard ${person}`, findingSigned, ['03-15 12:00', 'mission', person], {
      ...heard,
      proposal: entry('found heard'),
      as: 'the Mission',
    })
  const looked = finding('looked')
  say('found looked', findingProposed, ['03-30 10:00', 'mission', 'head of the patrols'], {
    ...looked,
    lane: 'verification',
    by: 'the Mission',
    result: 'partly-confirmed',
    text: 'At least 12 people were killed at the market on 11 March. The craters agree with mortar fire. The calibre and the place of firing cannot be told; nor can it be excluded that ammunition lay in the cellar.',
    standard: 'reasonable-grounds',
  })
  for (const person of ['head of the patrols', 'head of the Mission'])
    say(`signed looked ${person}`, findingSigned, ['03-30 15:00', 'mission', person], {
      ...looked,
      proposal: entry('found looked'),
      as: 'the Mission',
    })
  const text = 'At least 12 people were killed at the market on 11 March. The craters agree with mortar fire.'
  say('cleared', releaseCleared, ['03-31 09:00', 'mission', 'safety reviewer'], {
    ...looked,
    proposal: entry('found looked'),
    text,
    looked: 'Names, vantage points and hours of those who told the patrol; none stands in the text.',
  })
  say('asked', replyOpened, ['03-31 10:00', 'mission', 'head of the Mission'], {
    ...looked,
    proposal: entry('found looked'),
    clearance: entry('cleared'),
    to: 'the Government',
    text,
    until: t('04-03 10:00'),
  })
  say('replied', replyMade, ['04-02 17:20', 'government'], {
    ...looked,
    by: 'the Government',
    position: 'explains',
    text: 'The firing log of the battery at Quarry Gate was handed to the Mission. It shows no shot on 10 or 11 March.',
  })
  say('council stands', positionStated, ['04-03 12:00', 'council'], {
    about: looked,
    by: 'the Council',
    position: 'for-with-reservation',
    text: 'The Council accepts the finding and asks that the place of firing be looked into.',
    on: t('04-03 12:00'),
  })
  say('government stands', positionStated, ['04-03 15:00', 'government'], {
    about: looked,
    by: 'the Government',
    position: 'against',
    text: 'The Government does not share what the finding says of the craters.',
    on: t('04-03 15:00'),
  })

  say('shots council', incidentReported, ['03-19 22:10', 'council'], {
    incident: incident('shots'),
    event: 'armed-clash',
    what: 'Shots were fired at a post of the Oveth Guard north of the bridge. Nobody was hurt.',
    times: [at('occurred', '03-19 21:15', undefined, 'hour')],
    where: { ...bridge, precision: 2 },
    observed: { by: 'guards at the post', how: 'heard' },
    harm: [{ kind: 'wounded', low: 0, high: 0 }],
    ...alleged(['art_2__para_1'], ['the Government']),
  })
  say('shots government', incidentReported, ['03-19 23:00', 'government'], {
    incident: incident('shots'),
    event: 'armed-clash',
    what: 'Soldiers at the southern barrier came under fire from the north and fired into the air. One was wounded.',
    times: [at('occurred', '03-19 21:10')],
    where: { ...bridge, precision: 1 },
    observed: { by: 'soldiers at the barrier', how: 'saw' },
    harm: [{ kind: 'wounded', of: 'combatants', low: 1, high: 1 }],
    ...alleged(['art_2__para_1'], ['the Council']),
  })
  say('drone', incidentReported, ['03-27 14:00', 'mission'], {
    incident: incident('drone'),
    event: 'disrupted-weapons-use',
    what: 'An unmanned aircraft without marks circled over the quarry for eleven minutes and flew off to the south.',
    times: [at('observed', '03-27 11:20', '03-27 11:31')],
    where: { ...quarry, precision: 1 },
    observed: { by: 'a patrol of the Mission', how: 'camera', distanceKm: 1.2, bearing: 310 },
  })
  say('checkpoint', incidentReported, ['04-07 18:40', 'network'], {
    incident: incident('checkpoint'),
    event: 'looting-property-destruction',
    what: 'Four trucks were held for three hours and 26 sacks of flour taken off before they were let go.',
    times: [at('occurred', '04-07 12:00', '04-07 15:00', 'hour')],
    where: { ...castrelRoad, precision: 2 },
    observed: { by: 'drivers', how: 'told' },
    harm: [{ kind: 'other', low: 26, high: 26 }],
    ...alleged(['art_6__para_4']),
  })
  const period = (day: string, hours: readonly [string, string]) => ({
    from: t(`${day} ${hours[0]}`),
    until: t(`${day} ${hours[1]}`),
  })
  say('patrol 1', patrolMade, ['03-20 18:00', 'mission'], {
    by: 'the Mission',
    where: { ...bridge, precision: 2 },
    period: period('03-20', ['08:00', '16:30']),
    how: 'saw',
    covered: 70,
    says: 'Both barriers and the road between them.',
  })
  say('quiet 1', nothingObserved, ['03-20 18:05', 'mission'], {
    by: 'the Mission',
    where: { ...bridge, precision: 2 },
    period: period('03-20', ['08:00', '16:30']),
    how: 'heard',
    says: 'No shots and no explosions.',
  })
  say('patrol 2', patrolMade, ['04-08 19:00', 'mission'], {
    by: 'the Mission',
    where: { ...castrelRoad, precision: 2 },
    period: period('04-08', ['09:00', '17:00']),
    how: 'saw',
    covered: 40,
  })
  const commission = idOf('com', 'joint')
  const session = idOf('ses', 'fourth')
  const seat = (actor: string, key: string) => ({
    actor,
    ...(organisations.get(key) && { organisation: organisations.get(key)! }),
  })
  say('commission', commissionFounded, ['03-03 10:30', 'mediator'], {
    commission,
    name: 'Joint Commission',
    agreement,
    members: [seat('the Government', 'government'), seat('the Council', 'council')],
    chair: seat('the Mediator', 'mediator'),
    rule: { by: 'consensus' },
  })
  say('fourth meeting', sessionCalled, ['03-28 09:00', 'mediator'], {
    commission,
    session,
    name: 'Fourth Meeting',
    at: t('03-31 09:00'),
    place: 'Lake Ambry',
    agenda: [
      { item: 'stonefold', title: 'Otaruvel / Stonefold', about: [{ view: 'incidents', key: market }] },
      { item: 'lanes', title: 'Inspection at the southern barrier' },
    ],
  })
  const stated = (name: string, by: string, actor: string, text: string) =>
    say(`stated ${name}`, statementMade, ['03-31 09:40', by], {
      commission,
      session,
      item: 'stonefold',
      by: actor,
      text,
      on: t('03-31 09:40'),
    })
  stated(
    'government',
    'government',
    'the Government',
    'The firing log will be given when the inventory of the store is given.',
  )
  stated('council', 'council', 'the Council', 'The craters speak for themselves; observers may see each of them.')
  say('put report', decisionPut, ['03-31 10:10', 'mediator'], {
    commission,
    session,
    item: 'stonefold',
    decision: idOf('dcn', 'report'),
    by: 'the Mediator',
    text: 'The Mission gives both Parties the full technical report by 2 April.',
    about: [{ view: 'incidents', key: market }],
  })
  for (const [by, actor] of [
    ['government', 'the Government'],
    ['council', 'the Council'],
  ] as const)
    say(`vote ${by}`, voteCast, ['03-31 10:20', by], {
      commission,
      decision: idOf('dcn', 'report'),
      put: entry('put report'),
      by: actor,
      vote: 'for',
    })
  say('convoy', messageSent, ['04-08 07:10', 'council'], {
    message: idOf('msg', 'convoy'),
    commission,
    from: 'the Council',
    to: ['the Government'],
    text: 'Six ambulances go from Castrel / Iruvai to Haddle Bridge between 9:00 and 10:30.',
    sent: t('04-08 07:10'),
    within: 60,
    escalates: ['the Mission'],
  })
  say('convoy heard', messageAcknowledged, ['04-08 07:32', 'government'], {
    message: idOf('msg', 'convoy'),
    by: 'the Government',
    at: t('04-08 07:31'),
  })
  return all.sort((a, b) => (a.at < b.at ? -1 : 1))
}
