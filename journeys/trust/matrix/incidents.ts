// What the matrix's record holds of incidents: every kind of entry about them, with canaries of its own, the evidence and
// what is about to be found for fewer than the report.
import type { Mint } from './canaries.ts'
import type { Told } from './promises.ts'

const hour = (n: number) => `2026-05-04T${String(n).padStart(2, '0')}:00:00Z`

/** The entries about one incident and the case that takes it up, in the order in which they are written. */
export function incidentsOf(mint: Mint, name: string): readonly Told[] {
  const word = (of: string) => mint.word(`${of} ${name}`)
  const agreement = mint.id('agr', `incidents ${name}`)
  const incident = mint.id('inc', name)
  const other = mint.id('inc', `other ${name}`)
  const key = mint.id('cas', name)
  const finding = mint.id('fnd', name)
  const line = mint.id('lin', name)
  const [commission, session] = [mint.id('com', name), mint.id('ses', name)]
  const [valley, mission] = [`the ${word('accused')}`, `the ${word('patrol')}`]
  // Agreements are written in the same width elsewhere too: the name says which these are.
  const pieceOf = (entry: string, at: number) => `${entry} ${at} of the incident ${name}`
  const idOf = (entry: string, at: number) => mint.id('ent', pieceOf(entry, at))
  const inCase = { case: key }
  const onFinding = { case: key, finding }
  const released = `Released ${word('released')}.`
  const period = { from: hour(6), until: hour(9) }
  const report = (of: string, more: object) => ({
    event: 'shelling-artillery-missile',
    what: `Shells near ${word(`what ${of}`)}.`,
    times: [{ is: 'impact', from: hour(7), precision: 'exact' }],
    where: { name: `Place ${word(`place ${of}`)}`, lat: 14, lon: 42, precision: 1, area: word(`area ${of}`) },
    observed: { by: `a resident of ${word(`observer ${of}`)}`, how: 'heard' },
    harm: [{ kind: 'wounded', low: 1, high: mint.number(`harm ${of} ${name}`) }],
    counts: [{ of: word(`counted ${of}`), low: 1, high: 2 }],
    involved: [{ actor: `the ${word(`actor ${of}`)}`, part: 'affected' }],
    ...more,
  })
  const sha256 = (of: string) => mint.bytes(`${of} ${name}`).toString('hex')
  const told: readonly (readonly [string, Told['width'], object, (0 | 1)?])[] = [
    [
      'agreement-versioned',
      'same',
      {
        agreement,
        title: `Pact ${word('pact')}`,
        part: 'main',
        version: 1,
        clauses: [{ id: 'art_1', text: word('text') }],
      },
    ],
    ['role-given', 'same', { agreement, actor: mission, role: 'monitor', name: word('mission name') }],
    [
      'finding-rule-set',
      'own',
      { agreement, threshold: 60, violation: word('violation'), signOff: { by: 'two-people' }, replyHours: 24 },
    ],
    ['incident-reported', 'same', { incident, ...report('first', { alleged: { agreement, clauses: ['art_1'] } }) }],
    ['incident-reported', 'own', { incident, ...report('second', { report: { name: word('report'), item: 1 } }) }],
    ['incident-reported', 'own', { incident: other, ...report('third', {}) }],
    ['same-incident-said', 'own', { incidents: [incident, other], reason: word('same') }],
    [
      'incidents-told-apart',
      'own',
      { incidents: [incident, mint.id('inc', `nowhere ${name}`)], reason: word('apart') },
    ],
    [
      'patrol-made',
      'same',
      { by: mission, where: { name: word('road'), precision: 2 }, period, how: 'saw', says: word('patrolled') },
    ],
    [
      'nothing-observed',
      'own',
      { by: mission, where: { name: word('quiet'), precision: 2 }, period, how: 'heard', says: word('nothing') },
    ],
    [
      'access-denied',
      'own',
      {
        to: mission,
        where: { name: word('gate'), precision: 1 },
        from: hour(6),
        restriction: 'denied',
        purpose: word('purpose'),
        ground: word('refusal'),
      },
    ],
    [
      'line-drawn',
      'same',
      {
        line,
        kind: 'withdrawal-line',
        name: `Line ${word('line')}`,
        agreement,
        geometry: {
          type: 'LineString',
          coordinates: [
            [41, 14],
            [43, 14],
          ],
        },
        beyond: 'left',
        from: hour(0),
      },
    ],
    ['line-ended', 'own', { line, until: hour(20), reason: word('line end') }],
    [
      'case-opened',
      'same',
      { ...inCase, title: `Case ${word('case')}`, by: mission, incidents: [incident], agreement, clauses: ['art_1'] },
    ],
    [
      'evidence-added',
      'own',
      {
        ...inCase,
        title: `Photograph ${word('evidence')}`,
        sort: 'photograph',
        original: { sha256: sha256('original'), bytes: mint.number(`bytes ${name}`) },
        captured: { at: hour(8), by: word('captured by') },
        holder: word('holder'),
        shows: word('shows'),
      },
    ],
    [
      'custody-passed',
      'own',
      {
        ...inCase,
        evidence: idOf('evidence-added', 14),
        on: hour(10),
        from: word('giver'),
        to: word('receiver'),
        act: 'handed-over',
      },
    ],
    [
      'finding-proposed',
      'own',
      {
        ...onFinding,
        lane: 'investigation',
        by: mission,
        result: 'confirmed',
        text: `Found ${word('finding')}.`,
        attribution: { to: valley, confidence: 70 },
      },
    ],
    ['finding-signed', 'own', { ...onFinding, proposal: idOf('finding-proposed', 16), as: mission }],
    [
      'release-cleared',
      'own',
      { ...onFinding, proposal: idOf('finding-proposed', 16), text: released, looked: word('looked') },
    ],
    [
      'reply-opened',
      'own',
      {
        ...onFinding,
        proposal: idOf('finding-proposed', 16),
        clearance: idOf('release-cleared', 18),
        to: valley,
        text: released,
        until: hour(22),
      },
      1,
    ],
    ['reply-made', 'own', { ...onFinding, by: valley, position: 'rejects', text: word('reply') }],
    ['reply-waived', 'own', { ...onFinding, by: valley, reason: word('waived reply') }],
    [
      'position-stated',
      'own',
      { about: onFinding, by: valley, position: 'against', text: word('position'), on: hour(15) },
    ],
    [
      'finding-withdrawn',
      'own',
      { case: key, finding: mint.id('fnd', `second ${name}`), reason: word('withdrawn finding') },
    ],
    [
      'incidents-imported',
      'own',
      {
        file: `${word('file')}.csv`,
        document: mint.id('doc', `table ${name}`),
        source: word('source of rows'),
        mapping: {
          columns: { what: word('column'), day: 'date', place: 'location' },
          harm: [],
          events: {},
          hows: {},
          days: 'year-first',
          zone: 'UTC',
          timeIs: 'occurred',
          usual: { how: 'not-said', observedBy: word('usual'), precision: 2 },
        },
        rows: 1,
        added: 1,
        changed: 0,
        same: 0,
        refused: 0,
      },
    ],
    [
      'incident-reported',
      'own',
      {
        incident: mint.id('inc', `imported ${name}`),
        ...report('imported', { import: idOf('incidents-imported', 24) }),
      },
    ],
    [
      'commission-founded',
      'same',
      {
        commission,
        name: `Commission ${word('commission')}`,
        members: [{ actor: valley }, { actor: mission, people: [word('seat')] }],
        rule: { by: 'consensus' },
      },
    ],
    [
      'session-called',
      'same',
      {
        commission,
        session,
        name: `Meeting ${word('session')}`,
        at: hour(12),
        agenda: [{ item: 'one', title: word('agenda') }],
      },
    ],
    ['statement-made', 'own', { commission, session, by: valley, text: word('statement'), on: hour(12) }],
    [
      'decision-put',
      'same',
      { commission, session, decision: mint.id('dcn', name), by: mission, text: `Decide ${word('put')}.` },
    ],
    [
      'vote-cast',
      'own',
      {
        commission,
        decision: mint.id('dcn', name),
        put: idOf('decision-put', 29),
        by: valley,
        vote: 'for',
        reason: word('vote'),
      },
    ],
    ['minutes-agreed', 'own', { commission, session, by: valley, points: [{ text: word('minutes'), cites: [] }] }],
    [
      'position-stated',
      'own',
      {
        about: { commission, issue: 'one', name: word('issue') },
        by: valley,
        position: 'open',
        text: word('stands'),
        on: hour(13),
      },
    ],
    [
      'message-sent',
      'same',
      {
        message: mint.id('msg', name),
        from: valley,
        to: [mission],
        text: `Convoy ${word('message')}.`,
        sent: hour(14),
        within: 30,
      },
    ],
    [
      'message-acknowledged',
      'own',
      { message: mint.id('msg', name), by: mission, at: hour(15), says: word('acknowledged') },
    ],
  ]
  return told.map(([entry, width, body, person], at) => ({
    name: pieceOf(entry, at),
    entry,
    width,
    body: { ...body },
    ...(person === undefined ? {} : { person }),
  }))
}
