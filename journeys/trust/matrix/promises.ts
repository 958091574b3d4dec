// What the matrix's record holds of agreements: every kind of entry about one, with canaries of its own, some of them for
// fewer than the agreement itself, so that rows of wider groups would move if anything came through.
import type { Mint } from './canaries.ts'

/** `width` 'same' is the agreement's own; 'own' is its author's organisation alone. */
export type Told = {
  readonly name: string
  readonly entry: string
  readonly width: 'same' | 'own'
  readonly body: Readonly<Record<string, unknown>>
  /** Which of its author's people writes it; the first where it is not said. */
  readonly person?: 0 | 1
}

const day = (n: number) => `2026-05-${String(n).padStart(2, '0')}T00:00:00Z`

/** The entries about one agreement, in the order in which they are written. */
export function promisesOf(mint: Mint, name: string): readonly Told[] {
  const word = (of: string) => mint.word(`${of} ${name}`)
  const agreement = mint.id('agr', name)
  const commitment = mint.id('cmt', name)
  const quota = mint.id('cmt', `quota ${name}`)
  const exchange = mint.id('exc', name)
  const proposal = mint.id('prp', name)
  const contest = mint.id('ent', `contest ${name}`)
  const seal = mint.bytes(`seal ${name}`).toString('hex')
  const [valley, mission] = [`the ${word('valley')}`, `the ${word('mission')}`]
  const onCommitment = { agreement, commitment }
  const told: readonly (readonly [string, Told['width'], object])[] = [
    [
      'agreement-versioned',
      'same',
      {
        agreement,
        title: `Agreement ${word('title')}`,
        part: 'main',
        version: 1,
        clauses: [{ id: 'art_1', number: '1', text: `The ${word('clause')} shall go.` }],
        effect: { at: day(1) },
      },
    ],
    [
      'agreement-coded',
      'same',
      { agreement, coding: { ceasefire: { version: `v ${word('coding')}`, class: 'preliminary' } } },
    ],
    ['role-given', 'same', { agreement, actor: valley, role: 'party', name: `Party ${word('party')}` }],
    ['role-given', 'same', { agreement, actor: mission, role: 'monitor', may: ['verify', 'find-breach', 'declare'] }],
    [
      'agreement-declared',
      'own',
      {
        agreement,
        party: valley,
        act: 'signed',
        on: day(2),
        reservations: [{ clause: 'art_1', text: word('reservation') }],
      },
    ],
    [
      'agreement-linked',
      'same',
      { agreement, to: mint.id('agr', `other ${name}`), as: 'refers-to', from: day(1), reason: word('link') },
    ],
    [
      'phase-set',
      'same',
      {
        agreement,
        phase: 'one',
        name: `Phase ${word('phase')}`,
        order: 1,
        begins: { at: day(1) },
        ends: { at: day(20) },
      },
    ],
    [
      'proposal-made',
      'same',
      {
        proposal,
        agreement,
        title: `Proposal ${word('proposal')}`,
        by: mission,
        on: day(2),
        clauses: [{ id: 'art_1', text: `The ${word('proposed')} shall stay.` }],
      },
    ],
    [
      'proposal-answered',
      'own',
      {
        proposal,
        agreement,
        by: valley,
        on: day(3),
        answers: [{ clause: 'art_1', answer: 'rejected', reason: word('answer') }],
      },
    ],
    [
      'commitment-drafted',
      'same',
      {
        ...onCommitment,
        clauses: ['art_1'],
        obligors: [valley],
        beneficiaries: [],
        act: `move ${word('act')}`,
        phase: 'one',
        terms: { rule: 'once', until: { at: day(9) } },
      },
    ],
    [
      'commitment-drafted',
      'same',
      {
        agreement,
        commitment: quota,
        clauses: ['art_1'],
        obligors: [valley],
        beneficiaries: [],
        act: `let pass ${word('quota')}`,
        terms: {
          rule: 'each',
          from: { at: day(2) },
          until: { at: day(6) },
          every: { days: 1 },
          need: { value: 50, unit: 'trucks' },
          measure: { of: { tally: 'trucks' }, point: 'crossed', counter: mission },
        },
      },
    ],
    [
      'commitment-drafted',
      'own',
      {
        ...onCommitment,
        clauses: ['art_1'],
        obligors: [valley],
        beneficiaries: [],
        act: `move ${word('act')}`,
        terms: { rule: 'once', until: { at: day(12) } },
        interpretation: { id: 'late', says: `Later, says ${word('interpretation')}.` },
      },
    ],
    [
      'count-reported',
      'own',
      {
        agreement,
        tally: 'trucks',
        point: 'crossed',
        counter: mission,
        from: day(2),
        until: day(3),
        value: mint.number(`count ${name}`),
        unit: 'trucks',
      },
    ],
    [
      'performance-reported',
      'own',
      { ...onCommitment, by: valley, done: 'done', performed: day(8), says: word('report') },
    ],
    [
      'performance-verified',
      'own',
      { ...onCommitment, by: mission, result: 'confirmed', performed: day(8), basis: word('basis') },
    ],
    [
      'breach-found',
      'own',
      { ...onCommitment, by: mission, result: 'breached', since: day(9), decision: word('decision') },
    ],
    ['commitment-contested', 'own', { ...onCommitment, by: valley, since: day(9), ground: word('ground') }],
    ['contest-settled', 'own', { ...onCommitment, contest, on: day(10), how: word('settled') }],
    [
      'timetable-changed',
      'own',
      {
        agreement,
        concerns: { commitments: [commitment] },
        change: { to: 'extended', from: day(8), until: day(11) },
        by: [valley],
        ground: word('extension'),
      },
    ],
    [
      'commitment-ended',
      'own',
      { agreement, commitment: quota, as: { to: 'waived', by: valley }, from: day(5), ground: word('waiver') },
    ],
    [
      'milestone-reached',
      'own',
      { agreement, milestone: 'd-day', what: word('milestone'), by: mission, reached: day(4) },
    ],
    [
      'exchange-agreed',
      'same',
      {
        exchange,
        agreement,
        clauses: ['art_1'],
        of: 'prisoners',
        holder: valley,
        receiver: mission,
        categories: [{ category: 'any', name: word('category') }],
      },
    ],
    [
      'exchange-stepped',
      'own',
      {
        exchange,
        agreement,
        stage: 'released',
        category: 'any',
        counter: mission,
        on: day(5),
        persons: { seals: [seal] },
      },
    ],
    [
      'persons-listed',
      'own',
      {
        exchange,
        agreement,
        persons: [
          {
            seal,
            salt: mint.bytes(`salt ${name}`).toString('hex'),
            category: 'any',
            name: `Somebody ${word('person')}`,
          },
        ],
      },
    ],
  ]
  return told.map(([entry, width, body], at) => ({ name: `${entry} ${at} ${name}`, entry, width, body: { ...body } }))
}

/** The row that stands on an entry of this kind and on nothing else. */
export function rowOfPromise(
  entry: string,
  body: Readonly<Record<string, unknown>>,
): readonly { readonly view: string; readonly key: string }[] {
  switch (entry) {
    case 'agreement-versioned':
      return [
        { view: 'agreements', key: String(body.agreement) },
        { view: 'clauses', key: `${body.agreement}/art_1` },
      ]
    case 'commitment-drafted':
      return 'interpretation' in body ? [] : [{ view: 'commitments', key: String(body.commitment) }]
    case 'exchange-agreed':
      return [{ view: 'exchanges', key: String(body.exchange) }]
    case 'incident-reported':
      // A second account stands on the first.
      return 'report' in body ? [] : [{ view: 'incidents', key: String(body.incident) }]
    case 'case-opened':
      return [{ view: 'cases', key: String(body.case) }]
    case 'commission-founded':
      return [{ view: 'commissions', key: String(body.commission) }]
    case 'session-called':
      return [{ view: 'sessions', key: String(body.session) }]
    case 'decision-put':
      return [{ view: 'decisions', key: String(body.decision) }]
    case 'message-sent':
      return [{ view: 'deconfliction', key: String(body.message) }]
    case 'line-drawn':
      return [{ view: 'lines', key: String(body.line) }]
    case 'proposal-made':
      return [{ view: 'proposals', key: String(body.proposal) }]
    case 'indicator-set':
      return [{ view: 'indicators', key: String(body.indicator) }]
    case 'incentive-offered':
      return [{ view: 'incentives', key: String(body.incentive) }]
    case 'engagement-entered':
      return [{ view: 'engagements', key: String(body.engagement) }]
    case 'initiative-entered':
      return [{ view: 'initiatives', key: String(body.initiative) }]
    case 'activity-reported':
      return [{ view: 'activities', key: String(body.activity) }]
    case 'need-reported':
      return [{ view: 'needs', key: String(body.need) }]
    case 'aid-offered':
      return [{ view: 'offers', key: String(body.offer) }]
    case 'movement-notified':
      return [{ view: 'movements', key: String(body.movement) }]
    case 'consignment-stepped':
      return [{ view: 'consignments', key: String(body.consignment) }]
    case 'corridor-opened':
      return [{ view: 'corridors', key: String(body.corridor) }]
    case 'crossing-stated':
      // Another word on the crossing stands on the first.
      return body.state === 'open' ? [{ view: 'crossings', key: String(body.crossing) }] : []
    case 'notification-sent':
      return [{ view: 'notifications', key: String(body.notification) }]
    default:
      return []
  }
}
