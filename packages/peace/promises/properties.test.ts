import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { groupsOf, visibleTo } from '../audience.ts'
import { directoryOf } from '../directory.ts'
import { effectiveFacts } from '../effective.ts'
import { bucketsOf, foldView, historyOf } from '../fold.ts'
import { idOf, misshapen, now, orgA, orgB, processId, seedOf } from '../testing.ts'
import { agreements } from '../views/agreements.ts'
import { clauses } from '../views/clauses.ts'
import { commitments } from '../views/commitments.ts'
import { exchanges } from '../views/exchanges.ts'
import { proposals } from '../views/proposals.ts'
import type { Fact, FoldedView, Row } from '../views/view.ts'
import { windows } from '../views/windows.ts'
import { commitmentRows } from './commitment-rows.ts'
import type { State, Status } from './state.ts'
import { stateAt } from './state-at.ts'
import { Story } from './testing.ts'

const [valley, hills] = [idOf('org', 11), idOf('org', 12)]
const views = [agreements, clauses, commitments, windows, exchanges, proposals] as unknown as readonly FoldedView<Row>[]

/** An agreement with a promise of every rule, before anything happened. */
function agreed(audience: readonly string[] = ['public']): Story {
  const story = new Story({ name: 'Marrow', offset: '+02:00', keeper: orgA })
  story.record.open()
  story.now('2031-02-28 12:00')
  const told = { audience }
  const at = (words: string) => ({ at: story.t(words) })
  story.say(
    'agreement-versioned',
    {
      title: 'Marrow agreement',
      part: 'main',
      version: 1,
      zone: '+02:00',
      effect: at('2031-03-01 06:00'),
      clauses: [{ id: 'art_1', text: 'All of it.' }],
    },
    told,
  )
  for (const [actor, role, more] of [
    ['the Valley', 'party', { organisation: valley }],
    ['the Hills', 'party', { organisation: hills }],
    ['the Mission', 'monitor', { may: ['verify'] }],
  ] as const)
    story.say('role-given', { actor, role, ...more }, told)
  const one = { clause: 'art_1', act: 'do it', to: ['the Hills'] }
  const trucks = { of: { tally: 'trucks' }, point: 'crossed', counter: 'the Mission' }
  story.promise('plain', 'the Valley', { rule: 'once', until: at('2031-03-07 24:00') }, one, told)
  story.promise(
    'after',
    'the Hills',
    { rule: 'once', until: { after: story.after('plain', 'verified'), hours: 24 } },
    one,
    told,
  )
  story.promise(
    'sum',
    'the Valley',
    { rule: 'once', until: at('2031-03-09 24:00'), need: { value: 100, unit: 'trucks' }, measure: trucks },
    one,
    told,
  )
  story.promise(
    'daily',
    'the Valley',
    {
      rule: 'each',
      from: at('2031-03-02'),
      until: at('2031-03-12'),
      every: { days: 1 },
      countWithinHours: 6,
      need: { value: 20, unit: 'trucks' },
      measure: trucks,
    },
    one,
    told,
  )
  story.promise('still', 'the Valley', { rule: 'standing', until: at('2031-03-12') }, one, told)
  return story
}

const names = ['plain', 'after', 'sum', 'daily', 'still'] as const
const parties = [
  ['the Valley', valley],
  ['the Hills', hills],
  ['the Mission', orgA],
  ['the Mission', orgB],
] as const
const event = fc.record({
  what: fc.constantFrom('report', 'report', 'verify', 'verify', 'count', 'count', 'change', 'contest', 'end'),
  of: fc.constantFrom(...names),
  by: fc.constantFrom(...parties),
  day: fc.integer({ min: 1, max: 13 }),
  hour: fc.integer({ min: 0, max: 23 }),
  pick: fc.nat({ max: 60 }),
})
type Event = {
  what: string
  of: (typeof names)[number]
  by: readonly [string, string]
  day: number
  hour: number
  pick: number
}
const happened = fc.array(event, { maxLength: 24 })
const when = ({ day, hour }: Event) => `2031-03-${String(day).padStart(2, '0')} ${String(hour).padStart(2, '0')}:00`

function tell(
  story: Story,
  events: readonly Event[],
  audienceOf: (index: number) => readonly string[] = () => ['public'],
): Story {
  events.forEach((one, index) => {
    // Entered hours or days after it was so, and no two at once.
    story.now(
      `2031-03-${String(14 + Math.floor(index / 23)).padStart(2, '0')} ${String(index % 23).padStart(2, '0')}:0${one.pick % 10}`,
    )
    tellOne(story, one, audienceOf(index))
  })
  return story
}

function tellOne(story: Story, one: Event, audience: readonly string[] = ['public']): string {
  const { what, of, by, pick } = one
  const [actor, organisation] = by
  const told = { by: organisation, audience }
  const at = when(one)
  switch (what) {
    case 'report':
      return story.report(actor, of, (['done', 'partly', 'not-done'] as const)[pick % 3] ?? 'done', at, {}, told)
    case 'verify': {
      const result = ['confirmed', 'partly-confirmed', 'not-confirmed', 'unverifiable'][pick % 4] ?? 'confirmed'
      return story.verify(actor, of, result, at, 'seen', {}, told)
    }
    case 'count':
      return story.dayCount(actor, 'trucks', pick % 3 === 0 ? 'delivered' : 'crossed', at.slice(0, 10), pick, {}, told)
    case 'change': {
      const to =
        (['extended', 'suspended', 'resumed', 'clock-stopped', 'clock-started'] as const)[pick % 5] ?? 'extended'
      const until = to === 'extended' ? { until: story.t('2031-03-20') } : {}
      return story.change([of], { to, from: story.t(at), ...until }, 'agreed', [], {
        ...told,
        by: pick % 2 === 0 ? orgA : organisation,
      })
    }
    case 'contest':
      return story.contest(actor, of, at, 'it is not so', told)
    default:
      return story.say(
        'commitment-ended',
        {
          commitment: story.commitment(of),
          as: { to: 'waived', by: 'the Hills' },
          from: story.t(at),
          ground: 'enough',
        },
        told,
      )
  }
}

const rowsOf = (story: Story, facts: readonly Fact[] = story.facts) => commitmentRows(story.agreement, facts)
const instants = Array.from({ length: 60 }, (_, i) => new Date(Date.UTC(2031, 1, 28, 6 * i)).toISOString())
const grades: Partial<Record<Status, number>> = { partly: 1, reported_done: 2, verified_done: 3, verified_late: 3 }
const gradeAt = (states: readonly State[], at: string) => grades[stateAt(states, at)?.status ?? 'unknown'] ?? 0
const statesOf = (story: Story, name: string) =>
  rowsOf(story).find((row) => row.key === story.commitment(name))?.states ?? []

test('whatever the order in which entries arrive, what is known at the end is the same', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(happened, fc.infiniteStream(fc.nat()), (events, order) => {
      const story = agreed()
      const fixed = story.facts.length
      tell(story, events)
      const drawn = order.take(events.length)
      const late = story.facts
        .slice(fixed)
        .map((fact) => ({ fact, rank: drawn.next().value ?? 0 }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ fact }) => fact)
      const shuffled = [...story.facts.slice(0, fixed), ...late].map((fact, seq) => ({ ...fact, seq }))
      for (const view of views) {
        const fold = (facts: readonly Fact[]) =>
          foldView(view, { facts, group: 'public', directory: directoryOf(facts), now })
        assert.deepEqual(fold(shuffled), fold(story.facts), view.name)
      }
    }),
    { seed, numRuns: 120 },
  )
})

test('no state without a source, and each begins after the one before', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(happened, (events) => {
      const story = tell(agreed(), events)
      const ids = new Set(story.facts.map(({ entry }) => entry.id))
      const rows = rowsOf(story)
      assert.equal(rows.length, names.length)
      assert.deepEqual(misshapen(commitments, rows), [])
      for (const row of rows) {
        for (const states of [
          row.states,
          ...row.measures.map((one) => one.states ?? row.states),
          ...row.interpretations.map((one) => one.states ?? row.states),
        ]) {
          assert.ok(states.length > 0)
          for (const [i, { from, because }] of states.entries()) {
            const sources = because.flatMap((one) => one.entries)
            assert.ok(sources.length > 0, `${row.act} from ${from} has no source`)
            assert.ok(sources.every((id) => ids.has(id)))
            assert.ok(i === 0 || (states[i - 1]?.from ?? '') < from)
          }
        }
      }
    }),
    { seed, numRuns: 150 },
  )
})

test('being contested changes no status, at no time', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(happened, fc.array(event, { minLength: 1, maxLength: 6 }), (events, contests) => {
      const story = tell(
        agreed(),
        events.filter((one) => one.what !== 'contest'),
      )
      const before = rowsOf(story).map(({ states, measures, due }) => ({ states, measures, due }))
      story.now('2031-04-01')
      for (const one of contests) tellOne(story, { ...one, what: 'contest' })
      const after = rowsOf(story)
      assert.deepEqual(
        after.map(({ states, measures, due }) => ({ states, measures, due })),
        before,
      )
      assert.ok(after.some((row) => row.isContested))
    }),
    { seed, numRuns: 100 },
  )
})

test('one more confirmation, report that it is done, or truck counted never lowers what is evidenced', (t) => {
  const seed = seedOf(t)
  const more = fc.record({ how: fc.constantFrom('confirm', 'report', 'count'), of: fc.constantFrom('plain', 'sum') })
  fc.assert(
    fc.property(happened, more, event, (all, { how, of }, one) => {
      // A figure of the counter the terms name outweighs a report and everybody else's figure: only its own are compared.
      const isNamedCount = (e: Event) => e.what === 'count' && e.by[0] === 'the Mission' && e.by[1] === orgA
      const isOther = (e: Event) =>
        e.what === 'report' || e.what === 'verify' || (e.what === 'count' && !isNamedCount(e))
      const events = how === 'count' ? all.filter((e) => !isOther(e)) : all
      const story = tell(agreed(), events)
      const before = statesOf(story, of)
      story.now('2031-04-01')
      if (how === 'confirm') story.verify('the Mission', of, 'confirmed', when(one), 'seen')
      else if (how === 'report') story.report('a visitor', of, 'done', when(one), {}, { by: orgB })
      else if (of === 'sum') {
        const { from, until } = { from: '2031-02-01', until: '2031-02-02' }
        story.say('count-reported', {
          tally: 'trucks',
          point: 'crossed',
          counter: 'the Mission',
          from: story.t(from),
          until: story.t(until),
          value: one.pick,
          unit: 'trucks',
        })
      }
      const after = statesOf(story, of)
      for (const at of instants) assert.ok(gradeAt(after, at) >= gradeAt(before, at), `${of} at ${at} fell`)
    }),
    { seed, numRuns: 300 },
  )
})

test('time alone takes nothing back: what is done stays done, and what is past due was due', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(happened, (events) => {
      const plain = events.filter((one) => one.what === 'report' || one.what === 'count')
      const story = tell(agreed(), plain)
      const order: readonly Status[] = ['not_yet_due', 'due', 'past_due_unreported']
      for (const name of ['plain', 'sum']) {
        const states = statesOf(story, name)
        const open = states.filter((one) => order.includes(one.status)).map((one) => order.indexOf(one.status))
        assert.deepEqual(open, open.toSorted())
      }
      const confirmed = tell(agreed(), plain)
      confirmed.now('2031-04-01').verify('the Mission', 'plain', 'confirmed', '2031-03-05 12:00', 'seen')
      const since = statesOf(confirmed, 'plain').findIndex((one) => one.status === 'verified_done')
      assert.ok(since >= 0)
      assert.ok(
        statesOf(confirmed, 'plain')
          .slice(since)
          .every((one) => one.status === 'verified_done'),
      )
    }),
    { seed, numRuns: 100 },
  )
})

const audiences = fc.uniqueArray(fc.constantFrom('public', 'members', orgA, orgB, valley, hills), { maxLength: 3 })

test('no row of a group stands on an entry the group may not see, and its last version is the fold', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(happened, fc.array(audiences, { minLength: 24, maxLength: 24 }), audiences, (events, wide, first) => {
      const story = tell(agreed(first), events, (index) => wide[index] ?? [])
      const directory = directoryOf(story.facts)
      for (const group of groupsOf(processId, directory)) {
        const facts = effectiveFacts(story.facts, group, directory, now)
        const hidden = story.facts.filter(({ entry }) => !visibleTo(entry, group, directory, now))
        for (const view of views) {
          const rows = foldView(view, { facts: story.facts, group, directory, now })
          const text = JSON.stringify(rows)
          for (const { entry } of hidden)
            assert.ok(!text.includes(entry.id), `${view.name} of ${group} knows of ${entry.kind}`)
          const last = [...bucketsOf(view, facts)].flatMap(([bucket, of]) =>
            historyOf(view, bucket, of).flatMap((version) => (version.toSeq === null ? [version.row] : [])),
          )
          const byKey = (a: Row, b: Row) => (a.key < b.key ? -1 : 1)
          assert.deepEqual(last.sort(byKey), rows)
        }
      }
    }),
    { seed, numRuns: 12 },
  )
})
