import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { groupsOf, visibleTo } from '../audience.ts'
import { directoryOf } from '../directory.ts'
import { effectiveFacts } from '../effective.ts'
import type { Entry } from '../entry.ts'
import { bucketsOf, foldView, historyOf } from '../fold.ts'
import { idFrom } from '../promises/testing.ts'
import { Refusal } from '../refusal.ts'
import { type EntrySketch, idOf, misshapen, now, orgA, orgB, processId, SmallRecord, seedOf } from '../testing.ts'
import { cases } from '../views/cases.ts'
import { incidents } from '../views/incidents.ts'
import type { Fact, FoldedView, Row } from '../views/view.ts'
import { checkCleared } from './cleared.ts'
import type { CaseRow, Finding } from './rows.ts'

const [valley, hills] = [idOf('org', 11), idOf('org', 12)]
const [mira, oren, vera, hana] = [idOf('per', 1), idOf('per', 2), idOf('per', 3), idOf('per', 4)]
const [agreement, key, finding, incident] = [idOf('agr', 1), idOf('cas', 1), idOf('fnd', 1), idOf('inc', 1)]
const views = [cases, incidents] as unknown as readonly FoldedView<Row>[]

type More = Partial<EntrySketch>

/** A case of the Mission, which is organisation A: who speaks for whom, the rule, a report, an open case. */
class Case {
  readonly record = new SmallRecord()
  #hour = 0

  constructor(rule: object | null = {}, more: More = {}) {
    this.record.open()
    this.say('agreement-versioned', { agreement, title: 'Marrow', part: 'main', version: 1, clauses: [] }, more)
    for (const [actor, role, organisation] of [
      ['the Valley', 'party', valley],
      ['the Hills', 'party', hills],
      ['the Mission', 'monitor', orgA],
    ])
      this.say('role-given', { agreement, actor, role, organisation }, more)
    if (rule !== null) {
      const usual = { threshold: 80, signOff: { by: 'two-people' }, replyHours: 48 }
      this.say('finding-rule-set', { agreement, violation: 'shelling', ...usual, ...rule }, more)
    }
    this.say('incident-reported', reported, more)
    this.say('case-opened', { case: key, title: 'Shells', by: 'the Mission', incidents: [incident], agreement }, more)
  }

  say(kind: string, body: object, more: More = {}): string {
    this.#hour += 1
    const at = new Date(Date.UTC(2031, 2, 1, this.#hour)).toISOString()
    return this.record.add({ kind, body, at, ...more })
  }

  propose(confidence = 85, more: object = {}, told: More = {}): string {
    const body = { lane: 'investigation', by: 'the Mission', result: 'confirmed', text: 'Fired from the east.' }
    const attribution = { to: 'the Valley', confidence }
    return this.say(
      'finding-proposed',
      { case: key, finding, ...body, violation: 'shelling', attribution, ...more },
      told,
    )
  }

  sign(proposal: string, person: string, as = 'the Mission', by = orgA, told: More = {}): string {
    return this.say('finding-signed', { case: key, finding, proposal, as }, { by, person, ...told })
  }

  row(group = 'public', facts: readonly Fact[] = this.record.facts): CaseRow | undefined {
    const rows = foldView(cases, { facts, group, directory: directoryOf(facts), now })
    assert.deepEqual(misshapen(cases, rows), [])
    return rows[0]
  }

  get finding(): Finding {
    const [found] = this.row()?.findings ?? []
    assert.ok(found !== undefined)
    return found
  }
}

const reported = {
  incident,
  event: 'shelling-artillery-missile',
  what: 'Two shells fell.',
  times: [{ is: 'impact', from: '2031-03-01T09:00:00Z', precision: 'exact' }],
  where: { name: 'Marrow', precision: 1 },
  observed: { by: 'a patrol', how: 'saw' },
}

test('a finding is signed by two people of the body, and laid to somebody from then on', () => {
  const story = new Case()
  const proposal = story.propose()
  assert.equal(story.finding.state, 'proposed')
  assert.equal(story.finding.notLaid, 'not-signed')
  story.sign(proposal, mira)
  assert.deepEqual(story.finding.awaits, { actors: [], people: 1 })
  story.sign(proposal, mira)
  assert.equal(story.finding.state, 'proposed', 'the same person twice is one')
  story.sign(proposal, vera, 'the Mission', valley)
  assert.equal(story.finding.state, 'proposed', 'nobody signs for a body they do not speak for')
  story.sign(proposal, oren)
  assert.equal(story.finding.state, 'signed')
  assert.deepEqual(story.finding.attribution, { to: 'the Valley', confidence: 85, threshold: 80 })
  assert.equal(story.row()?.state, 'confirmed')
})

test('where both parties sign, one organisation cannot sign for both', () => {
  const story = new Case({ signOff: { by: 'all-of', actors: ['the Valley', 'the Lake'] } })
  // Nobody speaks for the Lake but the keeper of the agreement.
  const proposal = story.propose()
  story.sign(proposal, vera, 'the Valley', valley)
  assert.deepEqual(story.finding.awaits.actors, ['the Lake'])
  story.say('role-given', { agreement, actor: 'the Lake', role: 'party', organisation: valley })
  story.sign(proposal, hana, 'the Lake', valley)
  assert.equal(story.finding.state, 'proposed')
  story.say('role-given', { agreement, actor: 'the Lake', role: 'party', organisation: hills })
  story.sign(proposal, hana, 'the Lake', hills)
  assert.equal(story.finding.state, 'signed')
})

for (const [name, rule, confidence, more, reason] of [
  ['below the threshold', {}, 79, {}, 'below-threshold'],
  ['a sort for which the agreement lays nothing to anybody', { threshold: null }, 100, {}, 'never-by-rule'],
  ['no rule for the sort', {}, 100, { violation: 'looting' }, 'no-rule'],
  ['no rule at all', null, 100, {}, 'no-rule'],
  ['what was not confirmed', {}, 100, { result: 'not-confirmed' }, 'result-not-confirmed'],
  ['what could not be verified', {}, 100, { result: 'unverifiable' }, 'result-not-confirmed'],
] as const) {
  test(`signed by all, and laid to nobody: ${name}`, () => {
    const story = new Case(rule)
    const proposal = story.propose(confidence, more)
    for (const person of [mira, oren]) story.sign(proposal, person)
    assert.equal(story.finding.state, 'signed')
    assert.equal(story.finding.attribution, null)
    assert.equal(story.finding.notLaid, reason)
  })
}

test('a rule that comes after the proposal does not count for it, and nor does a stranger’s', () => {
  const story = new Case()
  story.say(
    'finding-rule-set',
    { agreement, threshold: 0, violation: 'shelling', signOff: { by: 'two-people' } },
    { by: orgB },
  )
  const proposal = story.propose(50)
  story.say('finding-rule-set', { agreement, threshold: 10, violation: 'shelling', signOff: { by: 'two-people' } })
  for (const person of [mira, oren]) story.sign(proposal, person)
  assert.equal(story.finding.notLaid, 'below-threshold')
})

test('a later version of the words needs signatures of its own', () => {
  const story = new Case()
  const first = story.propose()
  for (const person of [mira, oren]) story.sign(first, person)
  const second = story.propose(90, { text: 'Fired from the north.', replaces: first })
  assert.equal(story.finding.state, 'proposed')
  assert.equal(story.finding.entry, second)
})

test('nothing of a withdrawn finding is shown but that there was one, and nothing released of it', () => {
  const story = new Case()
  const proposal = story.propose()
  for (const person of [mira, oren]) story.sign(proposal, person)
  const clearance = story.say(
    'release-cleared',
    { case: key, finding, proposal, text: 'Two shells.', looked: 'names' },
    { person: mira },
  )
  const opened = { case: key, finding, proposal, clearance, to: 'the Valley', text: 'Two shells.' }
  story.say('reply-opened', { ...opened, until: '2031-03-20T00:00:00Z' }, { person: oren })
  assert.equal(story.row()?.state, 'in-reply')
  const withdrawal = story.say('finding-withdrawn', { case: key, finding, reason: 'The calibre was misread.' })
  for (const undone of [false, true]) {
    if (undone) story.say('entry-withdrawn', { entry: proposal })
    const row = story.row()
    assert.equal(row?.state, 'open')
    assert.equal(story.finding.state, 'withdrawn')
    assert.doesNotMatch(JSON.stringify(row), /east|Two shells\.|the Valley|shelling-|85/)
    assert.deepEqual(row?.entries.slice(-1), [withdrawal])
    assert.equal(row?.entries.includes(proposal), false)
  }
})

test('taking back the proposal takes along what was released of it, for those as well who never saw the proposal', () => {
  const story = new Case()
  const proposal = story.propose(85, {}, { audience: [orgA] })
  const clearance = story.say(
    'release-cleared',
    { case: key, finding, proposal, text: 'Two shells.', looked: 'names' },
    { person: mira, audience: [] },
  )
  const opened = { case: key, finding, proposal, clearance, to: 'the Valley', text: 'Two shells.' }
  story.say('reply-opened', { ...opened, until: '2031-03-20T00:00:00Z' }, { person: oren, audience: [valley] })
  const seen = story.row(valley)?.findings[0]
  assert.equal(seen?.state, 'not-shown')
  assert.equal(seen?.reply?.text, 'Two shells.')
  assert.equal(seen?.result, null)
  assert.equal(story.row('public')?.findings.length, 0)
  story.say('entry-withdrawn', { entry: proposal })
  assert.deepEqual(story.row(valley)?.findings, [])
})

test('the reply: made, late, waived, and told by somebody else', () => {
  const story = new Case()
  const proposal = story.propose()
  const clearance = story.say(
    'release-cleared',
    { case: key, finding, proposal, text: 'Two shells.', looked: 'names' },
    { person: mira },
  )
  story.say(
    'reply-opened',
    { case: key, finding, proposal, clearance, to: 'the Valley', text: 'Two shells.', until: '2031-03-02T00:00:00Z' },
    { person: oren },
  )
  assert.equal(story.finding.reply?.isCleared, true)
  story.say('reply-waived', { case: key, finding, by: 'the Valley' }, { by: hills })
  assert.equal(story.finding.reply?.waived, null, 'nobody else gives up the right of reply')
  const reply = { case: key, finding, by: 'the Valley', position: 'rejects', text: 'Not ours.' }
  story.say('reply-made', reply, { by: orgA })
  story.say('reply-made', reply, { by: valley, at: '2031-03-03T00:00:00.000Z' })
  assert.deepEqual(
    story.finding.reply?.made.map(({ toldBy, isLate }) => [toldBy, isLate]),
    [
      [orgA, false],
      [null, true],
    ],
  )
  story.say('reply-waived', { case: key, finding, by: 'the Valley' }, { by: valley })
  assert.ok(story.finding.reply?.waived !== null)
})

test('a reply is opened with a clearance of the same words by somebody else, and with nothing less', () => {
  const entry = (kind: string, person: string | undefined, more: object = {}): Entry => ({
    v: 1,
    id: idFrom('ent', kind),
    kind,
    process: processId,
    author: { organisation: orgA, ...(person === undefined ? {} : { person }) },
    at: '2031-03-01T00:00:00.000Z',
    audience: [],
    marking: { tlp: 'AMBER' },
    body: { case: key, finding, proposal: idOf('ent', 1), text: 'Two shells.', ...more },
  })
  const cleared = entry('release-cleared', mira)
  const refused = (clearance: Entry | undefined, opening = entry('reply-opened', oren)) =>
    assert.throws(
      () => checkCleared(opening, clearance),
      (error) => error instanceof Refusal && error.code === 'not-cleared',
    )
  checkCleared(entry('reply-opened', oren), cleared)
  refused(undefined)
  refused(entry('note-added', mira))
  refused(entry('release-cleared', mira, { text: 'Two shells' }))
  refused(entry('release-cleared', mira, { finding: idOf('fnd', 2) }))
  refused(entry('release-cleared', mira, { proposal: idOf('ent', 2) }))
  refused({ ...cleared, author: { organisation: orgB, person: mira } })
  refused(cleared, entry('reply-opened', mira))
  refused(cleared, entry('reply-opened', undefined))
})

test('evidence: original and working copy, custody in order, a hash that does not agree', () => {
  const story = new Case()
  const evidence = story.say('evidence-added', { ...photograph, case: key })
  const step = (on: string, to: string, sha256?: string) =>
    story.say('custody-passed', {
      case: key,
      evidence,
      on,
      from: 'x',
      to,
      act: 'handed-over',
      ...(sha256 && { sha256 }),
    })
  step('2031-04-03T00:00:00Z', 'the court', 'c'.repeat(64))
  step('2031-04-02T00:00:00Z', 'the laboratory', 'b'.repeat(64))
  const [found] = story.row()?.evidence ?? []
  assert.deepEqual(
    found?.custody.map(({ to, isIntact }) => [to, isIntact]),
    [
      ['the room', null],
      ['the laboratory', true],
      ['the court', false],
    ],
  )
})

const photograph = {
  title: 'A crater',
  sort: 'photograph',
  original: { sha256: 'b'.repeat(64), bytes: 12 },
  captured: { at: '2031-03-01T10:00:00Z', by: 'a patrol' },
  holder: 'the room',
}

test('a finding of breach is the named body’s own entry, and the case shows that it cites it', () => {
  const story = new Case()
  const entry = story.say('breach-found', {
    agreement,
    commitment: idOf('cmt', 1),
    by: 'the Mission',
    result: 'breached',
    since: '2031-03-01T09:00:00Z',
    decision: 'By both.',
    sources: [{ view: 'cases', key }],
  })
  assert.deepEqual(story.row()?.breaches, [
    { entry, commitment: idOf('cmt', 1), by: 'the Mission', result: 'breached' },
  ])
})

// Random cases: who says what to whom, in any order.
const step = fc.record({
  what: fc.constantFrom(
    'propose',
    'sign',
    'evidence',
    'custody',
    'clear',
    'open',
    'reply',
    'position',
    'withdraw',
    'undo',
    'rule',
  ),
  by: fc.constantFrom([orgA, mira], [orgA, oren], [valley, vera], [hills, hana], [orgB, idOf('per', 9)]),
  confidence: fc.integer({ min: 0, max: 100 }),
  as: fc.constantFrom('the Mission', 'the Valley', 'the Hills'),
  audience: fc.uniqueArray(fc.constantFrom('public', 'members', orgA, orgB, valley, hills), { maxLength: 2 }),
})
const steps = fc.array(step, { minLength: 4, maxLength: 18 })

function tell(
  story: Case,
  all: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[],
  isPublic: boolean,
): Case {
  let [proposal, evidence, clearance] = [idOf('ent', 99), idOf('ent', 98), idOf('ent', 97)]
  for (const { what, by, confidence, as, audience } of all) {
    const [organisation, person] = by
    const told = { by: organisation, person, audience: isPublic ? ['public'] : [...audience] } as More
    const about = { case: key, finding }
    if (what === 'propose') proposal = story.propose(confidence, { text: `Found at ${confidence}.` }, told)
    else if (what === 'sign') story.sign(proposal, person ?? mira, as, organisation, told)
    else if (what === 'evidence') evidence = story.say('evidence-added', { ...photograph, case: key }, told)
    else if (what === 'custody')
      story.say('custody-passed', { case: key, evidence, on: now, from: 'a', to: 'b', act: 'copied' }, told)
    else if (what === 'clear')
      clearance = story.say('release-cleared', { ...about, proposal, text: 'Released.', looked: 'all' }, told)
    else if (what === 'open')
      story.say('reply-opened', { ...about, proposal, clearance, to: as, text: 'Released.', until: now }, told)
    else if (what === 'reply') story.say('reply-made', { ...about, by: as, position: 'explains', text: 'So.' }, told)
    else if (what === 'position')
      story.say('position-stated', { about, by: as, position: 'open', text: 'We wait.', on: now }, told)
    else if (what === 'withdraw') story.say('finding-withdrawn', about, told)
    else if (what === 'undo') story.say('entry-withdrawn', { entry: proposal }, told)
    else story.say('finding-rule-set', { agreement, threshold: confidence, signOff: { by: 'two-people' } }, told)
  }
  return story
}

test('whatever happens, nothing is laid to anybody without threshold and sign-off', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(fc.constantFrom('two-people', 'all-of'), steps, (by, all) => {
      const signOff = by === 'two-people' ? { by } : { by, actors: ['the Valley', 'the Hills'] }
      const story = tell(new Case({ signOff }), all, true)
      for (const one of story.row()?.findings ?? []) {
        if (one.attribution === null) continue
        assert.equal(one.state, 'signed')
        assert.ok(one.attribution.confidence >= (one.rule?.threshold ?? 101))
        const valid = one.signatures.filter((signature) => signature.counts)
        const people = new Set(valid.map(({ person }) => person))
        const organisations = new Set(valid.map(({ organisation }) => organisation))
        assert.ok(people.size >= 2)
        if (one.rule?.signOff.by === 'all-of') assert.deepEqual(organisations, new Set([valley, hills]))
        else assert.deepEqual(organisations, new Set([orgA]))
      }
    }),
    { seed, numRuns: 300 },
  )
})

test('who may not see an entry finds no trace of it: their rows are those of a record without it', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(steps, (all) => {
      const story = tell(new Case(), all, false)
      const facts = story.record.facts
      const directory = directoryOf(facts)
      for (const group of groupsOf(processId, directory)) {
        const seen = facts.filter(({ entry }) => visibleTo(entry, group, directory, now))
        const own = effectiveFacts(facts, group, directory, now)
        for (const view of views) {
          const rows = foldView(view, { facts, group, directory, now })
          const text = JSON.stringify(rows)
          for (const { entry } of facts) {
            if (seen.some((fact) => fact.entry === entry)) continue
            assert.ok(!text.includes(entry.id), `${view.name} of ${group} knows of a ${entry.kind}`)
          }
          // Facts that follow nobody here change nothing, and every state is reached by its last version.
          const last = [...bucketsOf(view, own)].flatMap(([bucket, of]) => {
            assert.deepEqual(view.rows(bucket, [...of, ...strangers]), view.rows(bucket, of))
            return historyOf(view, bucket, of).flatMap((version) => (version.toSeq === null ? [version.row] : []))
          })
          assert.deepEqual(
            last.sort((a, b) => (a.key < b.key ? -1 : 1)),
            rows,
          )
        }
      }
    }),
    { seed, numRuns: 40 },
  )
})

/** Entries that bear on another case, another agreement, another incident. */
const strangers: readonly Fact[] = (() => {
  const record = new SmallRecord()
  const other = { case: idOf('cas', 7), finding: idOf('fnd', 7) }
  record.add({
    id: idOf('ent', 901),
    kind: 'reply-made',
    body: { ...other, by: 'the Valley', position: 'rejects', text: 'Elsewhere.' },
  })
  record.add({ id: idOf('ent', 902), kind: 'evidence-added', body: { ...photograph, case: idOf('cas', 7) } })
  record.add({
    id: idOf('ent', 903),
    kind: 'role-given',
    body: { agreement: idOf('agr', 7), actor: 'the Mission', role: 'monitor', organisation: orgB },
  })
  record.add({ id: idOf('ent', 904), kind: 'incident-reported', body: { ...reported, incident: idOf('inc', 7) } })
  return record.facts
})()
