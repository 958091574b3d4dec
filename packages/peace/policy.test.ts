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
  'hub for a member': { organisation: member, hub: true },
  stranger: { organisation: stranger },
  'stranger’s administrator': { organisation: stranger, administrator: true },
  'hub for a stranger': { organisation: stranger, hub: true },
  'home’s administrator': { organisation: home, administrator: true },
}

// From the specification: who may write each kind, the target of a withdrawal or erasure being the member's own entry.
const contributors = ['member', 'member’s administrator', 'hub for a member']
const table: { readonly [kind: string]: readonly string[] } = {
  'process-opened': ['home’s administrator'],
  'organisation-joined': ['home’s administrator'],
  'document-received': contributors,
  'document-read': ['hub for a member'],
  'claim-accepted': contributors,
  'claim-corrected': contributors,
  'claim-rejected': contributors,
  'actors-merged': contributors,
  'actors-split': contributors,
  'note-added': contributors,
  'correction-made': contributors,
  'entry-withdrawn': contributors,
  'entry-erased': ['member’s administrator'],
  'moon-landed': [],
}
const target = { author: { organisation: member }, process: processId, kind: 'note-added' }

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
