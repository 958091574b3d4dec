import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { idFrom, Story } from '../promises/testing.ts'
import { Refusal } from '../refusal.ts'
import { idOf, misshapen, orgA, orgB } from '../testing.ts'
import { checkBody } from '../validate.ts'
import { incentives } from '../views/incentives.ts'
import { incentiveStateAt } from './course.ts'
import { gatesOf, movesIf, stateIf } from './gates.ts'
import { incentiveRows } from './incentive-rows.ts'
import type { IncentiveRow } from './rows.ts'
import { aidSorts } from './terms.ts'

const orgC = idOf('org', 3)
const fund = idFrom('itv', 'fund')
type Body = Readonly<Record<string, unknown>>

/** Two parties, a mission that verifies, a bank; one promise to withdraw by the seventh, and one to hand over a list. */
function signed(): Story {
  const story = new Story({ name: 'Marrow', offset: '+02:00', keeper: orgA })
  story.now('2031-02-28 12:00')
  story.say('agreement-versioned', {
    title: 'Marrow agreement',
    part: 'main',
    version: 1,
    zone: '+02:00',
    clauses: [{ id: 'art_1', number: '1', text: 'The Valley withdraws.' }],
  })
  for (const [actor, role, organisation, ...may] of [
    ['the Valley', 'party', orgB],
    ['the Mission', 'monitor', orgC, 'verify'],
    ['the Office', 'monitor', orgB, 'verify'],
    ['the Commission', 'commission', orgA, 'find-breach'],
    ['the Donor', 'guarantor', orgC],
  ] as const)
    story.say('role-given', { actor, role, organisation, ...(may.length === 0 ? {} : { may }) })
  for (const name of ['withdrawal', 'list'])
    story.promise(
      name,
      'the Valley',
      { rule: 'once', until: { at: story.t('2031-03-07 24:00') } },
      { clause: 'art_1', act: name },
    )
  return story
}

const onVerified = (story: Story, name: string, is = 'verified') => ({
  on: 'commitment',
  commitment: story.commitment(name),
  is,
})

function offered(more: (story: Story) => Body = () => ({}), story = signed()): Story {
  story.say('incentive-offered', {
    incentive: fund,
    title: 'Fund for the valley',
    form: 'reconstruction-fund',
    benefit: { sort: 'grant-for-rebuilding', what: 'rebuilding of the bridges' },
    providers: ['the Donor', 'the Bank'],
    beneficiaries: ['the Valley'],
    verifier: 'the Mission',
    triggers: [onVerified(story, 'withdrawal')],
    snapback: [
      { on: 'breach', commitment: story.commitment('withdrawal') },
      { on: 'suspended', days: 10 },
    ],
    amount: { value: 10_000_000, currency: 'EUR' },
    ...more(story),
  })
  return story
}

const verified = (story: Story, when: string, result = 'confirmed', name = 'withdrawal', more: Body = {}) =>
  story.now(when).verify('the Mission', name, result, when, 'seen', more, { by: orgC })
const grant = (story: Story, when: string, value = 4_000_000, currency = 'EUR', by = orgC) =>
  story.now(when).say(
    'incentive-stepped',
    {
      incentive: fund,
      by: 'the Donor',
      step: { type: 'disbursement', amount: { value, currency } },
      on: story.t(when),
    },
    { by },
  )
const breach = (story: Story, when: string, result = 'breached') =>
  story.now(when).say('breach-found', {
    commitment: story.commitment('withdrawal'),
    by: 'the Commission',
    result,
    since: story.t(when),
    decision: 'as decided',
  })

function rowOf(story: Story): IncentiveRow {
  const rows = incentiveRows(story.agreement, story.facts)
  assert.deepEqual(misshapen(incentives, rows), [])
  const [row] = rows
  assert.ok(row)
  return row
}
const at = (story: Story, when: string) => {
  const state = incentiveStateAt(rowOf(story).states, story.t(when))
  return state === undefined ? undefined : [state.state, state.because.map(({ code }) => code)[0]]
}

test('a report does not make it due, nor a verification by another than the verifier, nor one by a body that may not', () => {
  const story = offered()
  story.now('2031-03-06').report('the Valley', 'withdrawal', 'done', '2031-03-06 10:00', {}, { by: orgB })
  assert.deepEqual(at(story, '2031-03-20'), ['not_due', 'not-verified'])
  story.verify('the Office', 'withdrawal', 'confirmed', '2031-03-06 11:00', 'seen', {}, { by: orgB })
  assert.deepEqual(at(story, '2031-03-20'), ['not_due', 'not-the-verifier'])
  story.verify('the Mission', 'withdrawal', 'confirmed', '2031-03-06 11:00', 'heard of it', {}, { by: orgB })
  assert.deepEqual(at(story, '2031-03-20'), ['not_due', 'not-the-verifier'])
})

test('it is due from when the verification was made, not from when what it found was so', () => {
  const story = offered()
  story
    .now('2031-03-09 12:00')
    .verify('the Mission', 'withdrawal', 'confirmed', '2031-03-06 10:00', 'seen', {}, { by: orgC })
  assert.deepEqual(at(story, '2031-03-09 11:59'), ['not_due', 'not-verified'])
  assert.deepEqual(at(story, '2031-03-09 12:00'), ['due', 'verified'])
})

test('verified late is not verified in time, where the terms ask for that', () => {
  const late = (is: string) => {
    const story = offered((of) => ({ triggers: [onVerified(of, 'withdrawal', is)] }))
    verified(story, '2031-03-10')
    return at(story, '2031-03-11')
  }
  assert.deepEqual(
    [late('verified'), late('verified-in-time')],
    [
      ['due', 'verified'],
      ['not_due', 'late'],
    ],
  )
})

test('every trigger has to hold', () => {
  const story = offered((of) => ({ triggers: [onVerified(of, 'withdrawal'), onVerified(of, 'list')] }))
  verified(story, '2031-03-06')
  assert.equal(at(story, '2031-03-07')?.[0], 'not_due')
  verified(story, '2031-03-08', 'confirmed', 'list')
  assert.equal(at(story, '2031-03-09')?.[0], 'due')
})

test('granted, and suspended when the verifier finds otherwise or the timetable lets it rest', () => {
  const story = offered()
  verified(story, '2031-03-06')
  grant(story, '2031-03-07')
  assert.deepEqual(at(story, '2031-03-08'), ['granted', 'granted'])
  verified(story, '2031-03-12', 'not-confirmed')
  assert.equal(at(story, '2031-03-13')?.[0], 'suspended')
  verified(story, '2031-03-15')
  assert.equal(at(story, '2031-03-16')?.[0], 'granted')
  // A verification that is withdrawn held until it was.
  const id = verified(story, '2031-03-17')
  verified(story, '2031-03-18', 'withdrawn', 'withdrawal', { about: [id] })
  assert.equal(at(story, '2031-03-17 12:00')?.[0], 'granted')
})

test('suspended for as long as the terms say, it snaps back by the calendar of the agreement', () => {
  const story = offered()
  verified(story, '2031-03-06')
  grant(story, '2031-03-07')
  verified(story, '2031-03-12', 'not-confirmed')
  assert.equal(at(story, '2031-03-21 23:59')?.[0], 'suspended')
  assert.deepEqual(at(story, '2031-03-22'), ['snapped_back', 'suspended-for'])
  verified(story, '2031-03-25')
  assert.equal(at(story, '2031-03-26')?.[0], 'due')
})

test('a breach that the named body found takes back what was granted; when it finds otherwise the benefit is due anew', () => {
  const story = offered()
  verified(story, '2031-03-06')
  grant(story, '2031-03-07')
  grant(story, '2031-03-08', 500_000.25, 'USD')
  breach(story, '2031-03-10')
  const row = rowOf(story)
  assert.deepEqual(at(story, '2031-03-11'), ['snapped_back', 'breach-found'])
  assert.deepEqual(
    row.totals.map(({ type, currency, value, reversed }) => [type, currency, value, reversed]),
    [
      ['disbursement', 'EUR', 4_000_000, 4_000_000],
      ['disbursement', 'USD', 500_000.25, 500_000.25],
    ],
  )
  breach(story, '2031-03-20', 'not-breached')
  assert.equal(at(story, '2031-03-21')?.[0], 'due')
  grant(story, '2031-03-22', 7)
  const again = rowOf(story)
  assert.equal(at(story, '2031-03-23')?.[0], 'granted')
  assert.deepEqual(
    again.steps.map(({ reversed }) => reversed !== null),
    [true, true, false],
  )
})

test('somebody else’s finding of a breach, and a grant told by somebody else, change nothing', () => {
  const story = offered()
  verified(story, '2031-03-06')
  grant(story, '2031-03-07', 1, 'EUR', orgB)
  story.say('breach-found', {
    commitment: story.commitment('withdrawal'),
    by: 'the Donor',
    result: 'breached',
    since: story.t('2031-03-07'),
    decision: 'so we think',
  })
  assert.equal(at(story, '2031-03-08')?.[0], 'due')
  assert.deepEqual(
    rowOf(story).steps.map(({ counts, toldBy }) => [counts, toldBy]),
    [[false, orgB]],
  )
})

test('what is granted before anything is verified is granted ahead, and never suspended for that', () => {
  const story = offered()
  grant(story, '2031-03-02')
  const state = incentiveStateAt(rowOf(story).states, story.t('2031-03-20'))
  assert.equal(state?.state, 'granted')
  assert.ok(state?.because.some(({ code }) => code === 'granted-ahead'))
})

test('a signed finding opens a benefit; one that is only monitoring, unsigned or of another result does not', () => {
  const [key, finding] = [idFrom('cas', 'depot'), idFrom('fnd', 'depot')]
  const found = (lane: string, result: string, signatures: number) => {
    const story = offered(() => ({ triggers: [{ on: 'finding', case: key, finding, is: 'confirmed' }] }))
    story.now('2031-03-03')
    story.say('finding-rule-set', { threshold: null, signOff: { by: 'two-people' }, replyHours: 24 })
    story.record.add({
      kind: 'case-opened',
      by: orgC,
      body: { case: key, title: 'The depot', by: 'the Mission', incidents: [], agreement: story.agreement },
    })
    const proposal = story.record.add({
      kind: 'finding-proposed',
      by: orgC,
      at: '2031-03-04T00:00:00.000Z',
      body: { case: key, finding, lane, by: 'the Mission', result, text: 'The depot is empty.' },
    })
    for (let n = 0; n < signatures; n++)
      story.record.add({
        kind: 'finding-signed',
        by: orgC,
        person: idOf('per', n),
        at: `2031-03-05T0${n}:00:00.000Z`,
        body: { case: key, finding, proposal, as: 'the Mission' },
      })
    return [at(story, '2031-03-04')?.[0], ...(at(story, '2031-03-06') ?? [])]
  }
  assert.deepEqual(found('verification', 'confirmed', 2), ['not_due', 'due', 'finding-signed'])
  assert.deepEqual(found('verification', 'confirmed', 1), ['not_due', 'not_due', 'finding-open'])
  assert.deepEqual(found('monitoring', 'confirmed', 2), ['not_due', 'not_due', 'finding-other'])
  assert.deepEqual(found('verification', 'not-confirmed', 2), ['not_due', 'not_due', 'finding-other'])
})

test('terms are those of whoever offered first; what others enter of it stands beside', () => {
  const story = offered()
  story.say('incentive-offered', { ...bodyOf(story), title: 'Another fund' }, { by: orgB })
  story.now('2031-03-01').say('incentive-offered', { ...bodyOf(story), title: 'Fund, second reading' })
  const row = rowOf(story)
  assert.equal(row.title, 'Fund, second reading')
  assert.deepEqual(
    row.alsoOffered.map(({ organisation, title }) => [organisation, title]),
    [[orgB, 'Another fund']],
  )
})
const bodyOf = (story: Story): Body =>
  story.facts.find(({ entry }) => entry.kind === 'incentive-offered')?.entry.body ?? {}

test('what is pledged, committed and disbursed is added up by currency, and no currency is turned into another', () => {
  const story = offered()
  for (const [type, value, currency] of [
    ['pledge', 5.1, 'EUR'],
    ['pledge', 5.2, 'EUR'],
    ['pledge', 5, 'USD'],
    ['commitment', 3, 'EUR'],
  ] as const)
    story.say(
      'incentive-stepped',
      { incentive: fund, by: 'the Donor', step: { type, amount: { value, currency } }, on: story.t('2031-03-01') },
      { by: orgC },
    )
  assert.deepEqual(
    rowOf(story).totals.map(({ type, currency, value }) => [type, currency, value]),
    [
      ['commitment', 'EUR', 3],
      ['pledge', 'EUR', 10.3],
      ['pledge', 'USD', 5],
    ],
  )
  assert.equal(at(story, '2031-03-02')?.[0], 'not_due')
})

// Humanitarian aid.

const offer = (benefit: Body) => ({ ...bodyOf(offered()), benefit })
const refusalOf = (body: object): Refusal | null => {
  try {
    checkBody('incentive-offered', body)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  return null
}

test('humanitarian aid is refused as a benefit, under whatever name, and told why', () => {
  const refused: readonly Body[] = [
    ...aidSorts.map((sort) => ({ sort, what: 'as agreed' })),
    ...['72010', '72040', '73010', '74020', '720', '700'].map((purpose) => ({
      sort: 'other',
      what: 'as agreed',
      purposes: ['21020', purpose],
    })),
    ...[
      'Humanitarian convoys to the north',
      'food aid for the valley',
      'l’aide humanitaire du nord',
      'المساعدات الإنسانية',
      'гуманитарная помощь',
    ].map((what) => ({ sort: 'other', what })),
  ]
  for (const benefit of refused) {
    const refusal = refusalOf(offer(benefit))
    assert.equal(refusal?.code, 'bad-body', JSON.stringify(benefit))
    assert.match(refusal?.message ?? '', /humanitarian aid, which is owed to people in need/)
  }
  for (const benefit of [
    { sort: 'grant-for-rebuilding', what: 'rebuilding of the water works', purposes: ['14020'] },
    { sort: 'delisting', what: 'names taken off the list' },
  ])
    assert.equal(refusalOf(offer(benefit)), null)
})

test('a benefit that waits for nothing, or for what was only reported, cannot be written', () => {
  const body = offer({ sort: 'other', what: 'a road' })
  const reported = { on: 'commitment', commitment: idFrom('cmt', 'x'), is: 'reported' }
  assert.equal(refusalOf({ ...body, triggers: [] })?.code, 'bad-body')
  assert.equal(refusalOf({ ...body, triggers: [reported] })?.code, 'bad-body')
})

// What always holds, whatever happens.

type Act =
  | { readonly do: 'verify'; readonly who: 'mission' | 'office' | 'impostor'; readonly result: string }
  | { readonly do: 'withdraw' }
  | { readonly do: 'report' }
  | { readonly do: 'breach'; readonly result: string }
  | { readonly do: 'grant'; readonly value: number; readonly currency: string; readonly by: string }
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('verify' as const),
      who: fc.constantFrom('mission' as const, 'mission' as const, 'office' as const, 'impostor' as const),
      result: fc.constantFrom(
        'confirmed',
        'confirmed',
        'confirmed',
        'not-confirmed',
        'partly-confirmed',
        'unverifiable',
      ),
    }),
  },
  fc.record({ do: fc.constant('withdraw' as const) }),
  fc.record({ do: fc.constant('report' as const) }),
  fc.record({ do: fc.constant('breach' as const), result: fc.constantFrom('breached', 'not-breached') }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('grant' as const),
      value: fc.integer({ min: 1, max: 1_000_000 }).map((cents) => cents / 100),
      currency: fc.constantFrom('EUR', 'USD'),
      by: fc.constantFrom(orgC, orgC, orgB),
    }),
  },
)
const acts = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 90 }), act }), { minLength: 3, maxLength: 16 })

/** Tells the acts one after the other, and keeps what a plain reader would note: who verified what, and what was granted. */
function toldBy(all: readonly { readonly hours: number; readonly act: Act }[]) {
  const story = offered()
  const start = Date.parse(story.t('2031-03-01 12:00'))
  let ms = start
  const looks: { id: string; from: number; until: number; result: string }[] = []
  const grants: { id: string; on: number; cents: number; currency: string }[] = []
  const breaches: { at: number; result: string }[] = []
  for (const { hours, act: one } of all) {
    ms += hours * 3_600_000
    const told = { by: orgC }
    const when = new Date(ms + 2 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
    story.now(when)
    switch (one.do) {
      case 'verify': {
        const by = one.who === 'office' ? 'the Office' : 'the Mission'
        const organisation = one.who === 'mission' ? orgC : orgB
        const id = story.verify(by, 'withdrawal', one.result, when, 'seen', {}, { by: organisation })
        if (one.who === 'mission') looks.push({ id, from: ms, until: Number.POSITIVE_INFINITY, result: one.result })
        break
      }
      case 'withdraw': {
        const last = looks.findLast(({ until }) => until === Number.POSITIVE_INFINITY)
        if (last === undefined) break
        story.verify('the Mission', 'withdrawal', 'withdrawn', when, 'in error', { about: [last.id] }, told)
        last.until = ms
        break
      }
      case 'report':
        story.report('the Valley', 'withdrawal', 'done', when, {}, { by: orgB })
        break
      case 'breach':
        breach(story, when, one.result)
        breaches.push({ at: ms, result: one.result })
        break
      case 'grant': {
        const id = grant(story, when, one.value, one.currency, one.by)
        if (one.by === orgC) grants.push({ id, on: ms, cents: Math.round(one.value * 100), currency: one.currency })
      }
    }
  }
  const isVerified = (at: number) => {
    const known = looks.filter(({ from, until }) => from <= at && at < until)
    return known.at(-1)?.result === 'confirmed'
  }
  const isBroken = (at: number) => breaches.findLast((one) => one.at <= at)?.result === 'breached'
  return { row: rowOf(story), grants, isVerified, isBroken }
}

test('a benefit is never due while what it waits for is not verified', () => {
  let due = 0
  fc.assert(
    fc.property(acts, (all) => {
      const { row, isVerified } = toldBy(all)
      for (const [index, { from, state }] of row.states.entries()) {
        if (state !== 'due') continue
        due += 1
        const until = Date.parse(row.states[index + 1]?.from ?? '2032-01-01T00:00:00Z')
        for (let ms = Date.parse(from); ms < until; ms += Math.max(1, Math.floor((until - Date.parse(from)) / 4)))
          assert.ok(isVerified(ms), `due at ${new Date(ms).toISOString()}, and not verified`)
      }
    }),
    { numRuns: 300 },
  )
  assert.ok(due > 20, `only ${due} times due: the stories do not reach it`)
})

test('snapback reverses exactly what was granted until then: each grant once, in its own currency, and nothing else', () => {
  let snapped = 0
  fc.assert(
    fc.property(acts, (all) => {
      const { row, grants, isBroken } = toldBy(all)
      const reversedAt = new Map(
        row.steps.flatMap(({ entry, reversed }) => (reversed === null ? [] : [[entry, reversed]])),
      )
      // Nothing is taken back that was not granted, nor before it was.
      for (const [entry, when] of reversedAt) {
        const of = grants.find(({ id }) => id === entry)
        assert.ok(of !== undefined && of.on <= Date.parse(when))
      }
      for (const { from, state } of row.states) {
        const now = Date.parse(from)
        const standing = grants.filter(({ id, on }) => on <= now && !(Date.parse(reversedAt.get(id) ?? '9999') <= now))
        if (isBroken(now)) assert.deepEqual(standing, [], 'granted, though a breach was found')
        if (state === 'snapped_back') {
          snapped += 1
          assert.deepEqual(standing, [])
        }
        if (state === 'granted' || state === 'suspended') assert.notEqual(standing.length, 0)
      }
      for (const { type, currency, value, reversed } of row.totals) {
        const of = grants.filter((one) => one.currency === currency)
        const cents = (some: typeof of) => some.reduce((sum, one) => sum + one.cents, 0)
        assert.equal(type, 'disbursement')
        assert.equal(Math.round(value * 100), cents(of))
        assert.equal(Math.round(reversed * 100), cents(of.filter(({ id }) => reversedAt.has(id))))
      }
    }),
    { numRuns: 300 },
  )
  assert.ok(snapped > 10, `only ${snapped} times snapped back: the stories do not reach it`)
})

test('taking back one benefit leaves another alone', () => {
  const story = offered()
  const other = idFrom('itv', 'trade')
  story.say('incentive-offered', {
    ...bodyOf(story),
    incentive: other,
    snapback: [],
    title: 'Trade',
    form: 'trade-partnership',
    benefit: { sort: 'market-access', what: 'no duty on fruit' },
  })
  verified(story, '2031-03-06')
  grant(story, '2031-03-07')
  story.say(
    'incentive-stepped',
    { incentive: other, by: 'the Donor', step: { type: 'measure', what: 'duty lifted' }, on: story.t('2031-03-07') },
    { by: orgC },
  )
  breach(story, '2031-03-10')
  const rows = incentiveRows(story.agreement, story.facts)
  const states = rows.map(({ states: all }) => incentiveStateAt(all, story.t('2031-03-12'))?.state)
  assert.deepEqual(states, ['snapped_back', 'granted'])
})

// What hangs on what.

test('a gate says who gains what if it opens and what lapses if it shuts; a thought stores nothing', () => {
  const story = offered((of) => ({ triggers: [onVerified(of, 'withdrawal'), onVerified(of, 'list')] }))
  const other = idFrom('itv', 'trade')
  story.say('incentive-offered', { ...bodyOf(story), incentive: other, triggers: [onVerified(story, 'list')] })
  const rows = incentiveRows(story.agreement, story.facts)
  const before = JSON.stringify(rows)
  const now = story.t('2031-03-05')
  const [list, withdrawal] = ['list', 'withdrawal'].map((name) =>
    gatesOf(rows, now).find(({ what }) => what === story.commitment(name)),
  )
  assert.deepEqual(
    [list?.isOpen, list?.moves.map(({ row, before: was, after }) => [row.key, was, after]), list?.alone],
    [false, [[other, 'not_due', 'due']], [fund]],
  )
  assert.deepEqual([withdrawal?.moves, withdrawal?.alone], [[], [fund]])
  const both = ['list', 'withdrawal'].map((name) => ({
    on: 'commitment' as const,
    what: story.commitment(name),
    holds: true,
  }))
  assert.deepEqual(
    movesIf(rows, both, now)
      .map(({ row, after }) => [row.key, after])
      .sort(),
    [
      [fund, 'due'],
      [other, 'due'],
    ],
  )
  const [row] = rows
  assert.ok(row)
  const thought = stateIf(row, both, now)
  assert.ok(thought?.because.some(({ code, entries }) => code === 'assumed' && entries.length === 0))
  assert.equal(JSON.stringify(rows), before)

  // Granted, and the gate shuts.
  verified(story, '2031-03-06')
  verified(story, '2031-03-06 10:00', 'confirmed', 'list')
  grant(story, '2031-03-07')
  const open = gatesOf(incentiveRows(story.agreement, story.facts), story.t('2031-03-08'))
  const shut = open.find(({ what }) => what === story.commitment('withdrawal'))
  assert.deepEqual(
    [shut?.isOpen, shut?.moves.map(({ row: of, before: was, after }) => [of.key, was, after])],
    [true, [[fund, 'granted', 'suspended']]],
  )
})

test('a breach that is only assumed takes back what stands, on the page alone', () => {
  const story = offered()
  verified(story, '2031-03-06')
  grant(story, '2031-03-07')
  const row = rowOf(story)
  const thought = { on: 'breach' as const, what: story.commitment('withdrawal'), holds: true }
  assert.equal(stateIf(row, [thought], story.t('2031-03-08'))?.state, 'snapped_back')
  assert.equal(stateIf(row, [], story.t('2031-03-08'))?.state, 'granted')
})
