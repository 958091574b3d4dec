import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orgA, orgB } from '../testing.ts'
import { agreementRows } from './agreement-rows.ts'
import { commitmentRows } from './commitment-rows.ts'
import { Story } from './testing.ts'
import { followingIf } from './what-if.ts'
import { instantOf, msOf } from './zone.ts'

/** Three phases: the second waits for two promises, the third for the end of the second and a promise of it. */
function told(): Story {
  const story = new Story({ name: 'Marrow', offset: '+02:00', keeper: orgA })
  story.now('2031-03-01 08:00')
  story.say('agreement-versioned', {
    ...{ title: 'Marrow agreement', part: 'main', version: 1, zone: '+02:00' },
    clauses: [{ id: 'art_1', number: '1', text: 'The Valley withdraws.' }],
  })
  story.roles(['the Valley', 'party', orgB], ['the Mission', 'monitor', orgA, 'verify'])
  const until = { at: story.t('2031-03-07 24:00') }
  for (const name of ['withdrawal', 'list'])
    story.promise(name, 'the Valley', { rule: 'once', until }, { clause: 'art_1', act: name })
  story.promise(
    'handover',
    'the Valley',
    { rule: 'once', until: { after: { on: 'phase', phase: 'two', is: 'begins' }, days: 3 } },
    { clause: 'art_1', act: 'handover', phase: 'two' },
  )
  story.promise(
    'elections',
    'the Valley',
    { rule: 'once', from: { after: { on: 'phase', phase: 'three', is: 'begins' }, days: 0 } },
    { clause: 'art_1', act: 'elections', phase: 'three' },
  )
  const phase = (name: string, order: number, body: object) =>
    story.say('phase-set', { phase: name, name: `Phase ${name}`, order, ...body })
  phase('one', 1, { begins: { at: story.t('2031-03-01') }, ends: { at: story.t('2031-03-10') } })
  phase('two', 2, {
    begins: { after: { on: 'phase', phase: 'one', is: 'ends' } },
    ends: { after: { on: 'phase', phase: 'two', is: 'begins' }, days: 10 },
    gates: [story.after('withdrawal', 'verified'), story.after('list', 'verified')],
  })
  phase('three', 3, {
    begins: { after: { on: 'phase', phase: 'two', is: 'ends' } },
    gates: [story.after('handover', 'performed')],
  })
  return story
}

const at = '2031-03-06T10:00:00.000Z'
function followed(story: Story, kept: Readonly<Record<string, boolean>>, on = at) {
  const assumed = new Map(Object.entries(kept).map(([name, holds]) => [story.commitment(name), holds]))
  const { phases, commitments } = followingIf(
    agreementRows(story.agreement, story.facts),
    commitmentRows(story.agreement, story.facts),
    assumed,
    on,
  )
  return {
    phases: phases.map(({ phase, after, waits }) => [
      phase,
      after,
      waits.map(({ on: kind, what }) => `${kind} ${what}`),
    ]),
    opens: commitments.filter(({ waits }) => waits.length === 0).map(({ act }) => act),
    shut: commitments.filter(({ waits }) => waits.length > 0).map(({ act }) => act),
  }
}

test('one of two gates assumed open leaves the phase shut, and says what it still waits for, in every later phase', () => {
  const story = told()
  assert.deepEqual(followed(story, { withdrawal: true }), {
    phases: [
      ['two', null, [`commitment ${story.commitment('list')}`]],
      ['three', null, ['phase two', `commitment ${story.commitment('handover')}`]],
    ],
    opens: [],
    shut: ['handover', 'elections'],
  })
})

test('with both gates open the phase begins when it is written to, and what waited for it opens', () => {
  const story = told()
  const two = instantOf(msOf(story.t('2031-03-10')))
  const found = followed(story, { withdrawal: true, list: true })
  assert.deepEqual(found.phases, [
    ['two', two, []],
    ['three', null, [`commitment ${story.commitment('handover')}`]],
  ])
  assert.deepEqual([found.opens, found.shut], [['handover'], ['elections']])
  // And on through the phase after it: ten days of the second, by the days of the agreement.
  const all = followed(story, { withdrawal: true, list: true, handover: true })
  assert.deepEqual(all.phases[1], ['three', instantOf(msOf(story.t('2031-03-20'))), []])
  assert.deepEqual(all.opens, ['handover', 'elections'])
})

test('what is assumed not kept shuts a gate that is open on record, but ends no phase that has begun', () => {
  const story = told()
  story.now('2031-03-05 09:00')
  for (const name of ['withdrawal', 'list']) story.verify('the Mission', name, 'confirmed', '2031-03-05 08:00', 'seen')
  const [before] = agreementRows(story.agreement, story.facts)
  assert.equal(before?.phases[1]?.begins, instantOf(msOf(story.t('2031-03-10'))))
  assert.deepEqual(followed(story, { list: false }).phases[0], [
    'two',
    null,
    [`commitment ${story.commitment('list')}`],
  ])
  assert.deepEqual(followed(story, { list: false }, '2031-03-12T00:00:00.000Z').phases, [])
})

test('what is told for a kept promise is what comes of it once it is verified', () => {
  const story = told()
  const thought = followed(story, { withdrawal: true, list: true })
  story.now('2031-03-06 12:00')
  for (const name of ['withdrawal', 'list']) story.verify('the Mission', name, 'confirmed', '2031-03-06 12:00', 'seen')
  const [row] = agreementRows(story.agreement, story.facts)
  assert.deepEqual(
    thought.phases.map(([, begins]) => begins),
    row?.phases.slice(1).map(({ begins }) => begins),
  )
})
