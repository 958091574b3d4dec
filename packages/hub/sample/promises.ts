// What the parties of the sample promised each other, and what came of it by the middle of April: the text in clauses,
// who declared what, the promises in terms, reports, counts, verifications, what is contested and what is not yet done.
// It follows the documents; where they are silent, it is invented in their manner and leans to neither side.
import { createHash } from 'node:crypto'
import {
  agreementCoded,
  agreementDeclared,
  agreementVersioned,
  commitmentContested,
  commitmentDrafted,
  countReported,
  type EventKind,
  exchangeAgreed,
  exchangeStepped,
  milestoneReached,
  performanceReported,
  performanceVerified,
  personsListed,
  phaseSet,
  proposalAnswered,
  proposalMade,
  roleGiven,
  type Stage,
  sealOf,
  type Terms,
  timetableChanged,
} from '@parley/peace'
import type { Static } from 'typebox'
import { derivedEntryId } from '../ingest/derived-id.ts'
import { articles } from './originals/agreement.ts'

export type SamplePromise = {
  /** What its id is made of. */
  readonly name: string
  readonly at: string
  /** Keys of organisations. */
  readonly by: string
  /** Everybody where it is left out. */
  readonly readers?: readonly string[]
  readonly kind: string
  readonly body: Readonly<Record<string, unknown>>
}

type Known = {
  readonly organisations: ReadonlyMap<string, string>
  /** Documents by file. */
  readonly documents: ReadonlyMap<string, string>
}

const government = 'the Government'
const council = 'the Council'
const mediator = 'the Mediator'
const guarantor = 'the Guarantor'
const mission = 'the Mission'
const parties = [government, council]

const zone = '-08:00'
/** An instant from the local day and time: '03-10 18:00'. */
const t = (words: string): string => {
  const [day = '', time = '00:00'] = words.split(' ')
  return `2026-${day}T${time}:00${zone}`
}
const on = (words: string) => ({ at: t(words) })
const nextDay = (day: string) => new Date(Date.parse(t(day)) + 86_400_000).toISOString()

/** All of it, in the order of its authors' clocks. */
export function promisesOf(process: string, { organisations, documents }: Known): readonly SamplePromise[] {
  const idOf = (prefix: string, name: string) => derivedEntryId('sample', process, name).replace('ent_', `${prefix}_`)
  const entryOf = (name: string) => derivedEntryId('sample', process, 'promised', name)
  const agreement = idOf('agr', 'ambry')
  const commitment = (name: string) => idOf('cmt', name)
  const exchange = (holder: 'council' | 'government') => idOf('exc', holder)
  const proposal = (name: string) => idOf('prp', name)
  const from = (...files: readonly string[]) => {
    const keys = files.flatMap((file) => documents.get(file) ?? [])
    return keys.length === 0 ? {} : { sources: keys.map((key) => ({ view: 'documents', key })) }
  }
  const documentIn = (file: string) => {
    const document = documents.get(file)
    return document === undefined ? {} : { document }
  }

  const all: SamplePromise[] = []
  function say<K extends EventKind>(
    name: string,
    kind: K,
    [at, by, readers]: readonly [at: string, by: string, readers?: readonly string[]],
    body: Static<K['body']>,
  ): void {
    const told = { name, kind: kind.name, at: new Date(Date.parse(t(at))).toISOString(), by }
    // A body of a kind is an object with names.
    all.push({ ...told, body: body as SamplePromise['body'], ...(readers === undefined ? {} : { readers }) })
  }

  // The text, by the Office of the Special Envoy, which keeps it.
  const title = 'Agreement on a Ceasefire in the Sarrow Basin'
  const text = { agreement, title }
  const main = articles.flatMap(({ number, title: heading, clauses }) =>
    clauses.map((words, i) => ({
      id: `art_${number}__para_${i + 1}`,
      number: `${number}.${i + 1}`,
      ...(i === 0 ? { heading: `Article ${number}. ${heading}` } : {}),
      text: words,
    })),
  )
  say('text 1', agreementVersioned, ['03-02 20:30', 'mediator'], {
    ...text,
    part: 'main',
    version: 1,
    zone,
    effect: on('03-04 06:00'),
    clauses: main,
    ...documentIn('01-ambry-agreement.docx'),
  })
  say('annex A', agreementVersioned, ['03-02 20:31', 'mediator'], {
    ...text,
    part: 'annex-a',
    heading: 'Annex A. Releases',
    version: 1,
    clauses: [
      ['1', 'Day 5', '8 March 2026'],
      ['2', 'Day 19', '22 March 2026'],
      ['3', 'Day 33', '5 April 2026'],
    ].map(([group, day, date]) => ({
      id: `anx_a__item_${group}`,
      number: `A.${group}`,
      text: `Group ${group}: ${day} (${date}), Haddle Bridge. Released by the Council: 15. Released by the Government: 30.`,
    })),
    ...documentIn('01-ambry-agreement.docx'),
  })
  say('annex B', agreementVersioned, ['03-02 20:32', 'mediator'], {
    ...text,
    part: 'annex-b',
    heading: 'Annex B. Lines',
    version: 1,
    clauses: [
      {
        id: 'anx_b__item_a',
        number: 'B.A',
        text: 'Line A: from Quarry Gate to Haddle Bridge, southern barrier. Withdrawal by the Government not later than Day 7 (10 March 2026).',
      },
      {
        id: 'anx_b__item_b',
        number: 'B.B',
        text: 'Line B: from Anu Keval / Sallow Ridge to Haddle Bridge, northern barrier. Withdrawal by the Council not later than Day 7 (10 March 2026).',
      },
    ],
    ...documentIn('01-ambry-agreement.docx'),
  })
  say('undertakings', agreementVersioned, ['03-31 10:00', 'mediator'], {
    ...text,
    part: 'record-4',
    heading: 'Joint Commission, Fourth Meeting: decisions and undertakings',
    version: 1,
    clauses: [
      {
        id: 'rec_4__item_1',
        number: 'Fourth Meeting, 4.1',
        text: 'The Mission gives both Parties the full technical report on Otaruvel / Stonefold by 2 April 2026.',
      },
      {
        id: 'rec_4__item_2',
        number: 'Fourth Meeting, 4.2',
        text: 'The Council removes the checkpoint on the road to Castrel / Iruvai by 3 April 2026.',
      },
      {
        id: 'rec_4__item_3',
        number: 'Fourth Meeting, 4.3',
        text: 'The Government opens a second inspection lane at the southern barrier by 6 April 2026.',
      },
      {
        id: 'rec_4__item_4',
        number: 'Fourth Meeting, 4.4',
        text: 'Both Parties hand over the lists for the third release by 2 April 2026.',
      },
    ],
    ...documentIn('27-joint-commission-record.docx'),
  })
  say('text 2', agreementVersioned, ['04-12 15:30', 'mediator'], {
    ...text,
    part: 'main',
    version: 2,
    zone,
    effect: on('03-04 06:00'),
    clauses: main.map((clause) =>
      clause.id === 'art_3__para_1'
        ? { ...clause, text: 'Phase One lasts 63 days and ends at 06:00 on 6 May 2026.' }
        : clause,
    ),
    reason: 'Phase One was extended by 21 days: notices of both Parties of 12 April 2026, under Article 3.3.',
    ...documentIn('28-extension.rss.xml'),
  })
  say('coded', agreementCoded, ['03-03 09:00', 'mediator'], {
    agreement,
    coding: {
      pax: { version: '8', stage: { stage: 'Cea', stageSub: 'CeaMix' }, type: 'Intra', topics: { Ce: 3, TjPrire: 3 } },
      ceasefire: {
        version: '2022',
        purposes: ['Humanitarian', 'Peace Process'],
        class: 'preliminary',
        side: 'bilateral',
        mediated: 'mediated',
        mechanisms: ['monitoring', 'verification', 'complaint mechanism', 'separation of forces'],
        enforcement: 'external state',
        written: 'written',
        coverage: 'full',
      },
    },
  })

  const roles: readonly (readonly [string, Static<typeof roleGiven.body>['role'], string | null, string])[] = [
    [government, 'party', 'government', 'Government of the Republic of Ulmara'],
    [council, 'party', 'council', 'Council of the Oveth Valleys'],
    [mediator, 'mediator', 'mediator', 'Confederation of Estrande'],
    [guarantor, 'guarantor', 'guarantor', 'Republic of Tirravane'],
    [mission, 'monitor', 'mission', 'Sarrow Observer Mission (SAROM)'],
    ['the Commission', 'commission', null, 'Joint Commission'],
  ]
  const may: Readonly<Record<string, Static<typeof roleGiven.body>['may']>> = {
    [mediator]: ['declare'],
    [mission]: ['verify'],
    'the Commission': ['find-breach'],
  }
  for (const [actor, role, key, name] of roles) {
    const organisation = key === null ? undefined : organisations.get(key)
    say(`role ${actor}`, roleGiven, ['03-02 20:40', 'mediator'], {
      agreement,
      actor,
      role,
      name,
      ...(organisation === undefined ? {} : { organisation }),
      ...(may[actor] === undefined ? {} : { may: may[actor] }),
    })
  }
  say('signed government', agreementDeclared, ['03-02 21:00', 'government'], {
    agreement,
    party: government,
    act: 'signed',
    on: t('03-02 19:30'),
    version: 1,
    reservations: [
      {
        clause: 'art_1__para_1',
        text: 'The Government signs without prejudice to the name of the Merrin Valley in its laws.',
      },
    ],
    signatory: {
      name: 'Garrick Sondelle',
      office: 'Minister of State',
      mandate: { words: 'Full powers given by the Prime Minister on 27 February 2026.', from: t('02-27') },
    },
    ...from('01-ambry-agreement.docx'),
  })
  say('signed council', agreementDeclared, ['03-02 21:10', 'council'], {
    agreement,
    party: council,
    act: 'signed',
    on: t('03-02 19:30'),
    version: 1,
    reservations: [
      {
        clause: 'art_4__para_2',
        text: 'The Council understands Line B to leave the eastern slope of Anu Keval / Sallow Ridge behind it.',
      },
    ],
    signatory: {
      name: 'Ilu Manavai',
      office: 'Member of the Council',
      mandate: { words: 'Resolution 7 of the Council, of 28 February 2026.', from: t('02-28') },
    },
    ...from('01-ambry-agreement.docx'),
  })

  say('phase one', phaseSet, ['03-02 20:45', 'mediator'], {
    agreement,
    phase: 'one',
    name: 'Phase One',
    order: 1,
    begins: { after: { on: 'effect' } },
    ends: on('04-15 06:00'),
    clauses: ['art_3__para_1'],
  })
  say('phase two', phaseSet, ['03-02 20:46', 'mediator'], {
    agreement,
    phase: 'two',
    name: 'Phase Two',
    order: 2,
    begins: { after: { on: 'phase', phase: 'one', is: 'ends' } },
    gates: [
      { on: 'commitment', commitment: commitment('council releases 3'), is: 'verified' },
      { on: 'commitment', commitment: commitment('government releases 3'), is: 'verified' },
      { on: 'milestone', milestone: 'terms-agreed' },
    ],
    clauses: ['art_3__para_2', 'art_3__para_4'],
  })
  say('extended', timetableChanged, ['04-12 15:20', 'mediator'], {
    agreement,
    concerns: { phases: ['one'] },
    change: { to: 'extended', from: t('04-12 15:00'), until: t('05-06 06:00') },
    by: parties,
    ground: 'Notices of both Parties, received on 12 April before the limit of 48 hours that Article 3.3 sets.',
    clause: 'art_3__para_3',
    ...from('28-extension.rss.xml'),
  })

  // The promises.
  type Draft = Static<typeof commitmentDrafted.body>
  const draft = (
    name: string,
    obligors: readonly string[],
    clauses: readonly string[],
    act: string,
    terms: Terms,
    more: Partial<Draft> = {},
    told: readonly [at: string, by: string] = ['03-03 10:00', 'mediator'],
  ) => {
    const { interpretation } = more
    say(
      interpretation === undefined ? `drafted ${name}` : `drafted ${name} ${interpretation.id}`,
      commitmentDrafted,
      told,
      {
        commitment: commitment(name),
        agreement,
        clauses: [...clauses],
        obligors: [...obligors],
        beneficiaries: parties.filter((party) => !obligors.includes(party)),
        act,
        phase: 'one',
        terms,
        ...more,
      },
    )
  }
  const once = (until: string): Terms => ({ rule: 'once', until: on(until) })
  const endOfOne = { after: { on: 'phase', phase: 'one', is: 'ends' } } as const
  draft('cease attacks', parties, ['art_2__para_1'], 'cease all attacks by land, sea and air', {
    rule: 'standing',
    from: { after: { on: 'effect' } },
    until: endOfOne,
  })
  draft(
    'south of line A',
    [government],
    ['art_4__para_1', 'anx_b__item_a'],
    'withdraw its armed forces to positions south of Line A',
    once('03-11'),
  )
  draft(
    'north of line B',
    [council],
    ['art_4__para_2', 'anx_b__item_b'],
    'withdraw the Oveth Guard to positions north of Line B',
    once('03-11'),
  )
  draft(
    'guns government',
    [government],
    ['art_4__para_3'],
    'withdraw guns and mortars of 100 mm or more to 15 km',
    once('03-14'),
  )
  draft(
    'guns council',
    [council],
    ['art_4__para_3'],
    'withdraw guns and mortars of 100 mm or more to 15 km',
    once('03-14'),
  )
  const quota = (tally: string, value: number, unit: string): Terms => ({
    rule: 'each',
    from: on('03-06'),
    until: endOfOne,
    every: { days: 1 },
    countWithinHours: 48,
    need: { value, unit },
    measure: { of: { tally }, point: 'crossed', counter: mission },
  })
  draft(
    'trucks',
    [government],
    ['art_6__para_1', 'art_6__para_2'],
    'let not fewer than 80 trucks a day enter the Valley',
    quota('trucks', 80, 'trucks'),
  )
  draft(
    'fuel',
    [government],
    ['art_6__para_1'],
    'let at least 10 trucks a day enter with fuel or cooking gas',
    quota('fuel-trucks', 10, 'trucks'),
  )
  draft('no fee', [council], ['art_6__para_4'], 'levy no fee or tax on counted trucks', {
    rule: 'standing',
    from: on('03-06'),
    until: endOfOne,
  })
  draft('mission deployed', [guarantor], ['art_7__para_1'], 'have the Mission fully deployed', once('03-14'), {
    beneficiaries: parties,
  })
  draft('access', parties, ['art_7__para_2'], 'give observers access to any place within three hours of a request', {
    rule: 'standing',
    from: { after: { on: 'effect' } },
    until: endOfOne,
  })
  draft('talks', parties, ['art_3__para_2'], 'begin negotiations on the terms of Phase Two', once('03-20'))
  const groups = [
    { group: 1, due: '03-09', day: '03-08', listed: '03-05 16:00', released: '03-08 10:05', told: '03-08 18:00' },
    { group: 2, due: '03-23', day: '03-22', listed: '03-19 15:00', released: '03-24 12:00', told: '03-24 18:00' },
    { group: 3, due: '04-06', day: '04-05', listed: '04-02 11:00', released: '04-05 10:30', told: '04-05 18:00' },
  ] as const
  const sides = [
    { key: 'council', holder: council, receiver: government, each: 15, to: 'government' },
    { key: 'government', holder: government, receiver: council, each: 30, to: 'council' },
  ] as const
  for (const { key, holder, each } of sides) {
    for (const { group, due } of groups) {
      draft(
        `${key} releases ${group}`,
        [holder],
        ['art_5__para_1', `anx_a__item_${group}`],
        `release the ${each} persons of group ${group} at Haddle Bridge`,
        {
          rule: 'once',
          until: on(due),
          need: { value: each, unit: 'persons' },
          measure: { of: { exchange: exchange(key), batch: group }, point: 'verified', counter: mission },
        },
      )
    }
  }
  for (const [key, party] of [
    ['council', council],
    ['government', government],
  ] as const) {
    const isCouncil = key === 'council'
    draft(
      'power',
      [government],
      ['art_9__para_1'],
      'restore the supply of electricity to the Lissmere pumping station',
      {
        rule: 'once',
        until: {
          after: { on: 'milestone', milestone: isCouncil ? 'teams-admitted' : 'teams-at-work' },
          days: 22,
          time: '00:00',
        },
        onlyIf: [{ on: 'milestone', milestone: isCouncil ? 'teams-admitted' : 'teams-at-work' }],
      },
      {
        beneficiaries: [council],
        interpretation: {
          id: isCouncil ? 'first-day-in-town' : 'first-day-at-station',
          says: isCouncil
            ? 'The 21 days run from the first day on which teams worked anywhere in Lissmere / Nevuvai.'
            : 'The 21 days run from the first day on which teams worked at the pumping station itself.',
          of: [party],
        },
      },
      ['03-27 11:00', key],
    )
  }
  const undertaking = ['03-31 10:10', 'mediator'] as const
  draft(
    'technical report',
    [mission],
    ['rec_4__item_1'],
    'give both Parties the full technical report',
    once('04-03'),
    { beneficiaries: parties },
    undertaking,
  )
  draft(
    'checkpoint',
    [council],
    ['rec_4__item_2'],
    'remove the checkpoint on the road to Castrel / Iruvai',
    once('04-04'),
    {},
    undertaking,
  )
  draft(
    'second lane',
    [government],
    ['rec_4__item_3'],
    'open a second inspection lane at the southern barrier',
    once('04-07'),
    {},
    undertaking,
  )
  draft('further lists', parties, ['art_3__para_3'], 'agree on a list for further releases', once('04-21'), {}, [
    '04-12 15:40',
    'mediator',
  ])
  draft('terms of phase two', parties, ['art_3__para_4'], 'agree on the terms of Phase Two', {
    rule: 'once',
    until: endOfOne,
  })

  // What was reported and verified.
  type Performed = readonly [name: string, by: string, key: string, told: string, performed: string]
  const report = (
    [name, by, key, told, performed]: Performed,
    done: 'done' | 'partly' | 'not-done',
    says: string,
    ...files: readonly string[]
  ) =>
    say(`reported ${name} ${told}`, performanceReported, [told, key], {
      agreement,
      commitment: commitment(name),
      by,
      done,
      performed: t(performed),
      says,
      ...from(...files),
    })
  type Verified = Static<typeof performanceVerified.body>
  const verify = (
    name: string,
    told: string,
    performed: string,
    result: Verified['result'],
    basis: string,
    period?: readonly [string, string],
    ...files: readonly string[]
  ) =>
    say(`verified ${name} ${told}`, performanceVerified, [told, 'mission'], {
      agreement,
      commitment: commitment(name),
      by: mission,
      result,
      performed: t(performed),
      basis,
      ...(period === undefined ? {} : { period: { from: t(period[0]), until: t(period[1]) } }),
      ...from(...files),
    })
  report(
    ['south of line A', government, 'government', '03-10 14:00', '03-10 12:00'],
    'done',
    'All units stand south of Line A since noon.',
  )
  verify(
    'south of line A',
    '03-11 09:00',
    '03-10 12:00',
    'confirmed',
    'Patrols along Line A on 10 and 11 March met no units north of it.',
  )
  report(
    ['north of line B', council, 'council', '03-10 16:00', '03-10 15:00'],
    'done',
    'The Oveth Guard stands behind Line B.',
  )
  verify(
    'north of line B',
    '03-13 17:00',
    '03-12 11:10',
    'unverifiable',
    'A patrol was not admitted to Anu Keval / Sallow Ridge on 12 March.',
    undefined,
    '10-sarom-daily-report.pdf',
  )
  report(
    ['guns government', government, 'government', '03-12 07:30', '03-11 18:00'],
    'done',
    'All pieces of 100 millimetres and above have been withdrawn, ahead of the date of 13 March.',
    '09-government-statement.txt',
  )
  report(
    ['guns council', council, 'council', '03-13 19:00', '03-13 12:00'],
    'done',
    'No piece of 100 millimetres stands within 15 kilometres of Line B.',
  )
  for (const [name, seen] of [
    ['guns government', 'One towed howitzer was seen 9 km south of Line A on 12 March.'],
    ['guns council', 'Two 120 mm mortars were seen 6 km north of Line B on 12 March.'],
  ] as const)
    verify(
      name,
      '03-14 12:00',
      '03-13 12:00',
      'partly-confirmed',
      `${seen} Other places of storage were inspected and found in order.`,
      undefined,
      '10-sarom-daily-report.pdf',
    )
  verify(
    'cease attacks',
    '03-12 18:30',
    '03-12 18:00',
    'partly-confirmed',
    'Daily Report 8/2026: 14 violations recorded, among them 11 explosions. The Mission does not attribute responsibility.',
    ['03-11 18:00', '03-12 18:00'],
    '10-sarom-daily-report.pdf',
  )
  verify(
    'access',
    '03-12 18:31',
    '03-12 18:00',
    'partly-confirmed',
    'Access was restricted three times: twice in areas controlled by the Oveth Guard, once in an area controlled by the Government.',
    ['03-11 18:00', '03-12 18:00'],
    '10-sarom-daily-report.pdf',
  )
  report(
    ['mission deployed', guarantor, 'guarantor', '03-13 20:00', '03-13 18:00'],
    'done',
    '118 observers are in place.',
  )
  report(
    ['talks', mediator, 'mediator', '03-25 18:00', '03-25 10:00'],
    'done',
    'Talks on Phase Two began at Haddle Bridge on 25 March.',
    '27-joint-commission-record.docx',
  )
  report(
    ['technical report', mission, 'mission', '04-02 17:00', '04-02 16:00'],
    'done',
    'Handed to the liaison officers of both Parties.',
  )
  report(
    ['checkpoint', council, 'council', '04-03 18:00', '04-03 15:00'],
    'partly',
    'The barrier is lifted; the guard hut stands until the rains are over.',
  )
  say('milestone admitted', milestoneReached, ['03-16 18:00', 'mediator'], {
    agreement,
    milestone: 'teams-admitted',
    what: 'Technical teams of the Ulmara Water Company worked in Lissmere / Nevuvai for the first time, on the mains.',
    by: mediator,
    reached: t('03-16 08:00'),
  })
  say('milestone at work', milestoneReached, ['03-25 19:00', 'mediator'], {
    agreement,
    milestone: 'teams-at-work',
    what: 'Technical teams worked at the Lissmere pumping station for the first time.',
    by: mediator,
    reached: t('03-25 08:00'),
  })

  // What is contested, by whom, on what ground.
  say('contest attacks council', commitmentContested, ['03-12 10:00', 'council'], {
    agreement,
    commitment: commitment('cease attacks'),
    by: council,
    since: t('03-11 17:40'),
    ground: 'Complaint 3/2026: the market of Otaruvel was struck on 11 March, and 19 people were killed.',
    ...from('06-council-communique.md'),
  })
  say('contest attacks government', commitmentContested, ['03-14 09:00', 'government'], {
    agreement,
    commitment: commitment('cease attacks'),
    by: government,
    since: t('03-12 07:15'),
    ground:
      'Reply to Complaint 3/2026: no artillery was in action; a store of ammunition exploded in Stonefold on 10 March.',
    ...from('09-government-statement.txt'),
  })
  say('contest ridge', commitmentContested, ['03-15 12:00', 'government'], {
    agreement,
    commitment: commitment('north of line B'),
    by: government,
    since: t('03-11'),
    ground:
      'The Oveth Guard stands on the eastern slope of Sallow Ridge, which the Government holds to lie south of Line B.',
    about: entryOf('reported north of line B 03-10 16:00'),
    ...from('25-ceasefire-largely-held.txt'),
  })
  say('contest guns', commitmentContested, ['03-15 15:00', 'council'], {
    agreement,
    commitment: commitment('guns government'),
    by: council,
    since: t('03-13'),
    ground: 'The battery at Quarry Gate had not left by 13 March.',
    about: entryOf('reported guns government 03-12 07:30'),
  })

  // The counts at three places on the way.
  for (const [i, [day, crossed, fuel, dispatched, offloaded]] of counts.entries()) {
    const files = i >= 6 && i <= 12 ? ['16-relief-situation-report.pdf', '17-aid-counts.xlsx'] : []
    const count = (tally: string, point: string, counter: string, key: string, value: number | undefined) => {
      if (value === undefined) return
      say(`counted ${tally} ${point} ${day}`, countReported, [`${day} 20:00`, key], {
        agreement,
        tally,
        point,
        counter,
        from: t(day),
        until: nextDay(day),
        value,
        unit: 'trucks',
        ...from(...files),
      })
    }
    count('trucks', 'crossed', mission, 'mission', crossed)
    count('fuel-trucks', 'crossed', mission, 'mission', fuel)
    count('trucks', 'dispatched', government, 'government', dispatched)
    count('trucks', 'offloaded', council, 'council', offloaded)
  }

  // The releases: counts with a seal for each person for all, lists for the holder and the mediator.
  for (const { key, holder, receiver, each, to } of sides) {
    say(`exchange ${key}`, exchangeAgreed, ['03-03 11:00', 'mediator'], {
      exchange: exchange(key),
      agreement,
      clauses: ['art_5__para_1'],
      of: 'detainees',
      holder,
      receiver,
      intermediary: mediator,
      categories: [{ category: 'person', name: 'Persons held', agreed: each * groups.length }],
      batches: groups.map(({ group, day }) => ({ batch: group, agreed: each, on: t(`${day} 10:00`) })),
      ...(key === 'government' ? { ratio: [{ exchange: exchange('council'), category: 'person', times: 2 }] } : {}),
    })
    for (const { group, listed, released, told } of groups) {
      const persons = peopleOf(key, group, each).map((name) => {
        const salt = createHash('sha256').update(`the sample's salt of ${key} ${group} ${name}`).digest('hex')
        return {
          seal: sealOf({ exchange: exchange(key), category: 'person', name }, salt),
          salt,
          category: 'person',
          name,
        }
      })
      const step = (
        stage: Stage,
        counter: string,
        by: string,
        [stated, when]: readonly [string, string],
        of: typeof persons,
        replaces?: string,
      ) => {
        const name = `${stage} ${key} ${group} ${stated}`
        say(name, exchangeStepped, [stated, by], {
          exchange: exchange(key),
          agreement,
          stage,
          batch: group,
          category: 'person',
          counter,
          on: t(when),
          persons: { seals: of.map(({ seal }) => seal).sort() },
          place: stage === 'listed' ? 'Haddle Bridge, liaison office' : 'Haddle Bridge',
          ...(replaces === undefined ? {} : { replaces: entryOf(replaces) }),
          ...(stage === 'released' && group === 1 ? from('03-exchange-examiner.html') : {}),
          ...(stage === 'released' && group === 2 ? from('26-second-release-radio.txt') : {}),
        })
        return name
      }
      const list = (stated: string, of: typeof persons) =>
        say(`names ${key} ${group} ${stated}`, personsListed, [stated, key, [key, 'mediator']], {
          exchange: exchange(key),
          agreement,
          batch: group,
          persons: of,
        })
      // The Council's second list held the names of two men who had died; it was corrected on the 23rd.
      const isCorrected = key === 'council' && group === 2
      const first = isCorrected ? [...persons.slice(2), ...wrongPersons(exchange(key))] : persons
      list(listed, first)
      const before = step('listed', mediator, 'mediator', [listed, listed], first)
      if (isCorrected) {
        list('03-23 11:00', persons.slice(0, 2))
        step('listed', mediator, 'mediator', ['03-23 12:00', '03-23 12:00'], persons, before)
      }
      step('released', holder, key, [told, released], persons)
      step('received', receiver, to, [told, released], persons)
      step('verified', mission, 'mission', [told, released], persons)
    }
  }

  // A paper that binds nobody, and what was answered.
  const paper = proposal('bridging')
  const asSigned = (clause: string) => main.find(({ id }) => id === clause)?.text ?? ''
  say('proposed', proposalMade, ['03-21 15:10', 'institute'], {
    proposal: paper,
    agreement,
    title: 'Ideas for bridging the remaining differences in Phase One',
    by: mediator,
    on: t('03-20 14:00'),
    clauses: [
      {
        id: 'art_4__para_2',
        number: '4.2',
        text: 'Not later than 27 March the Council shall withdraw the Oveth Guard from the eastern slope of Anu Keval / Sallow Ridge to positions north of Line B, as shown in Annex B.',
      },
      {
        id: 'art_6__para_1',
        number: '6.1',
        text: 'From 1 April the Government shall allow not fewer than 110 trucks a day to enter the Valley, of which at least 15 shall carry fuel or cooking gas, if the Council has removed the checkpoint on the road to Castrel / Iruvai.',
      },
      {
        id: 'art_5__para_4',
        number: '5.4',
        text: 'The Council shall give the Mediator the names of all persons whom it holds not later than 31 March.',
      },
      {
        id: 'art_3__para_2',
        number: '3.2',
        text: 'Negotiations on the terms of Phase Two shall begin on 25 March 2026 at Haddle Bridge, alternating between the two ends of the bridge.',
      },
    ],
    ...documentIn('20-bridging-draft.txt'),
  })
  say('answered council', proposalAnswered, ['03-22 20:00', 'council'], {
    proposal: paper,
    agreement,
    by: council,
    on: t('03-22 18:00'),
    answers: [
      { clause: 'art_4__para_2', answer: 'rejected', reason: 'It is not in the agreement already signed.' },
      {
        clause: 'art_6__para_1',
        answer: 'rejected',
        reason: 'A second agreement is not needed in place of the first.',
      },
      { clause: 'art_5__para_4', answer: 'rejected', reason: 'This point alone made the paper impossible.' },
      {
        clause: 'art_3__para_2',
        answer: 'asked-to-change',
        text: 'Negotiations on the terms of Phase Two shall begin on 25 March 2026 at Haddle Bridge.',
      },
    ],
  })
  say('countered', proposalMade, ['03-22 20:10', 'council'], {
    proposal: proposal('counter'),
    agreement,
    title: 'Talks on the second phase, and the agreement as it was signed',
    by: council,
    on: t('03-22 18:00'),
    counters: paper,
    clauses: [
      {
        id: 'art_3__para_2',
        number: '3.2',
        text: 'Negotiations on the terms of Phase Two shall begin on 25 March 2026 at Haddle Bridge.',
      },
      { id: 'art_6__para_1', number: '6.1', text: asSigned('art_6__para_1') },
      { id: 'art_5__para_4', number: '5.4', text: asSigned('art_5__para_4') },
    ],
    ...documentIn('21-council-rejects.html'),
  })
  say('answered government', proposalAnswered, ['03-24 19:00', 'government'], {
    proposal: proposal('counter'),
    agreement,
    by: government,
    on: t('03-24 18:00'),
    answers: [
      { clause: 'art_3__para_2', answer: 'accepted' },
      { clause: 'art_6__para_1', answer: 'accepted', reason: 'It is the text as signed.' },
      { clause: 'art_5__para_4', answer: 'asked-to-change', reason: 'Lists have been late, and held names in error.' },
    ],
  })
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** Two names that stood on a list in error. */
function wrongPersons(exchange: string) {
  return ['Oru Tavelin', 'Masso Ilevai'].map((name) => {
    const salt = createHash('sha256').update(`the sample's salt of ${name}`).digest('hex')
    return { seal: sealOf({ exchange, category: 'person', name }, salt), salt, category: 'person', name }
  })
}

// Invented, of no language.
const given = [
  'Anu',
  'Belo',
  'Cirra',
  'Dovan',
  'Esha',
  'Fenno',
  'Goral',
  'Hessa',
  'Imo',
  'Jarrel',
  'Keva',
  'Lorin',
  'Mirre',
  'Novo',
  'Ossa',
]
const families = [
  'Averin',
  'Brathal',
  'Corvane',
  'Dessel',
  'Elowai',
  'Farrick',
  'Gwenfal',
  'Hollin',
  'Inovar',
  'Jessen',
]

function peopleOf(key: string, group: number, count: number): readonly string[] {
  const start = (key === 'council' ? 0 : 45) + (group - 1) * count
  return Array.from({ length: count }, (_, i) => {
    const n = start + i
    return `${given[n % given.length]} ${families[Math.floor(n / given.length) % families.length]}`
  })
}

// Day; trucks past the northern barrier, of which fuel (the Mission); dispatched (the Government); offloaded (the
// Council). The week from the 12th is that of the aid network's workbook.
const counts: readonly (readonly [
  day: string,
  crossed: number,
  fuel: number,
  dispatched?: number,
  offloaded?: number,
])[] = [
  ['03-06', 41, 3],
  ['03-07', 52, 4],
  ['03-08', 58, 5],
  ['03-09', 63, 5],
  ['03-10', 60, 6],
  ['03-11', 55, 4],
  ['03-12', 67, 6, 84, 51],
  ['03-13', 62, 5, 80, 49],
  ['03-14', 71, 7, 82, 58],
  ['03-15', 33, 2, 40, 30],
  ['03-16', 78, 8, 86, 66],
  ['03-17', 81, 9, 88, 70],
  ['03-18', 64, 4, 85, 52],
  ['03-19', 70, 6],
  ['03-20', 75, 7],
  ['03-21', 79, 8],
  ['03-22', 24, 2],
  ['03-23', 72, 6],
  ['03-24', 74, 7, 82, 49],
  ['03-25', 80, 8],
  ['03-26', 82, 9],
  ['03-27', 77, 7],
  ['03-28', 80, 8],
  ['03-29', 64, 5],
  ['03-30', 81, 9],
  ['03-31', 83, 9],
  ['04-01', 80, 8],
  ['04-02', 84, 9],
  ['04-03', 82, 9],
  ['04-04', 79, 8],
  ['04-05', 46, 4],
  ['04-06', 81, 9],
  ['04-07', 85, 10],
  ['04-08', 83, 9],
  ['04-09', 80, 8],
  ['04-10', 82, 10],
  ['04-11', 84, 9],
  ['04-12', 71, 7],
]
