import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from './directory.ts'
import { eventKinds } from './events/all.ts'
import { mayWrite, type Writer } from './policy.ts'
import { idOf, processId, SmallRecord } from './testing.ts'

const [home, member, stranger] = [idOf('org', 9), idOf('org', 1), idOf('org', 3)]
const directory = directoryOf(new SmallRecord().open().facts)

const writers: { readonly [name: string]: Writer } = {
  member: { organisation: member },
  'member’s administrator': { organisation: member, administrator: true },
  'member’s reviewer': { organisation: member, person: idOf('per', 1), standing: 'reviewer' },
  'hub for a member': { organisation: member, hub: true },
  stranger: { organisation: stranger },
  'stranger’s administrator': { organisation: stranger, administrator: true },
  'hub for a stranger': { organisation: stranger, hub: true },
  'home’s administrator': { organisation: home, administrator: true },
  'the hub itself': { organisation: home, hub: true },
}

// From the specification: who may write each kind, the target of a withdrawal or erasure being the member's own entry.
const contributors = ['member', 'member’s administrator', 'member’s reviewer', 'hub for a member']
const table: { readonly [kind: string]: readonly string[] } = {
  'process-opened': ['home’s administrator'],
  'organisation-joined': ['home’s administrator'],
  'document-received': contributors,
  'document-read': ['hub for a member'],
  'document-suggested': ['hub for a member'],
  'claim-accepted': contributors,
  'claim-corrected': contributors,
  'claim-rejected': contributors,
  'actors-merged': contributors,
  'actors-split': contributors,
  'note-added': contributors,
  'correction-made': contributors,
  'agreement-versioned': contributors,
  'agreement-coded': contributors,
  'agreement-declared': contributors,
  'agreement-linked': contributors,
  'role-given': contributors,
  'proposal-made': contributors,
  'proposal-answered': contributors,
  'commitment-drafted': contributors,
  'phase-set': contributors,
  'timetable-changed': contributors,
  'commitment-ended': contributors,
  'milestone-reached': contributors,
  'performance-reported': contributors,
  'count-reported': contributors,
  'performance-verified': contributors,
  'breach-found': contributors,
  'commitment-contested': contributors,
  'contest-settled': contributors,
  'exchange-agreed': contributors,
  'exchange-stepped': contributors,
  'persons-listed': contributors,
  'engagement-entered': contributors,
  'engagement-stated': contributors,
  'attendance-given': contributors,
  'readout-given': contributors,
  'incentive-offered': contributors,
  'incentive-stepped': contributors,
  'designation-entered': contributors,
  'designation-ended': contributors,
  'licence-entered': contributors,
  'mandate-entered': contributors,
  'mandate-ended': contributors,
  'succession-entered': contributors,
  'contested-name-entered': contributors,
  'contact-policy-set': ['member’s reviewer'],
  'indicator-set': contributors,
  'series-entered': contributors,
  'threshold-set': contributors,
  'alert-acknowledged': contributors,
  'alert-escalated': contributors,
  'incident-reported': contributors,
  'same-incident-said': contributors,
  'incidents-told-apart': contributors,
  'patrol-made': contributors,
  'nothing-observed': contributors,
  'access-denied': contributors,
  'incidents-imported': contributors,
  'line-drawn': contributors,
  'line-ended': contributors,
  'finding-rule-set': contributors,
  'case-opened': contributors,
  'evidence-added': contributors,
  'custody-passed': contributors,
  'finding-proposed': contributors,
  'finding-signed': contributors,
  'finding-withdrawn': contributors,
  'reply-opened': contributors,
  'reply-made': contributors,
  'reply-waived': contributors,
  'position-stated': contributors,
  'commission-founded': contributors,
  'session-called': contributors,
  'statement-made': contributors,
  'decision-put': contributors,
  'vote-cast': contributors,
  'minutes-agreed': contributors,
  'message-sent': contributors,
  'message-acknowledged': contributors,
  'initiative-entered': contributors,
  'activity-reported': contributors,
  'need-reported': contributors,
  'aid-offered': contributors,
  'aid-counted': contributors,
  'movement-notified': contributors,
  'movement-stated': contributors,
  'consignment-stepped': contributors,
  'corridor-opened': contributors,
  'passage-counted': contributors,
  'crossing-stated': contributors,
  'access-constrained': contributors,
  'notification-sent': contributors,
  'notification-acknowledged': contributors,
  'coordinates-given': contributors,
  'table-imported': contributors,
  'release-cleared': ['member’s reviewer'],
  'entry-withdrawn': contributors,
  'entry-erased': ['member’s administrator'],
  'group-formed': ['home’s administrator'],
  'rules-set': ['home’s administrator'],
  // In a process nobody: these stand in a register.
  'organisation-founded': [],
  'person-joined': [],
  'person-left': [],
  'key-added': [],
  'key-ended': [],
  'peer-introduced': [],
  'peer-ended': [],
  'sharing-changed': contributors,
  // Nothing waits for approval.
  'sharing-approved': [],
  'passed-on': contributors,
  'entry-imported': ['the hub itself'],
  'import-destroyed': ['the hub itself'],
  'moon-landed': [],
}
const target = { id: idOf('ent', 77), author: { organisation: member }, process: processId, kind: 'note-added' }

test('the table names every kind', () => {
  assert.deepEqual(
    eventKinds.map((kind) => kind.name).filter((name) => !(name in table)),
    [],
  )
})

for (const [kind, allowed] of Object.entries(table)) {
  test(`${kind} may be written by ${allowed.join(', ') || 'nobody'} and by nobody else`, () => {
    for (const [name, writer] of Object.entries(writers)) {
      const permission = mayWrite(kind, writer, processId, directory, { home, target })
      assert.equal(permission.may, allowed.includes(name), `${name} writes ${kind}`)
    }
  })
}

for (const [name, other] of [
  ['another organisation’s entry', { ...target, author: { organisation: idOf('org', 2) } }],
  ['an entry of another process', { ...target, process: idOf('prc', 2) }],
  ['an entry that is not there', undefined],
] as const) {
  test(`${name} cannot be withdrawn or erased, and the answer tells nothing`, () => {
    const codes = ['entry-withdrawn', 'entry-erased'].map((kind) => {
      const permission = mayWrite(kind, { organisation: member, administrator: true }, processId, directory, {
        home,
        target: other,
      })
      return permission.may ? 'allowed' : `${permission.refusal.code} ${permission.refusal.message}`
    })
    assert.equal(new Set(codes).size, 1)
    assert.match(codes[0] ?? '', /^not-yours There is no such entry/)
  })
}

test('an erasure is final', () => {
  const permission = mayWrite('entry-withdrawn', { organisation: member }, processId, directory, {
    target: { ...target, kind: 'entry-erased' },
  })
  assert.equal(permission.may ? '' : permission.refusal.code, 'final')
})
