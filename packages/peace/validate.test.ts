import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventKinds } from './events/all.ts'
import { Refusal } from './refusal.ts'
import { idOf, SmallRecord } from './testing.ts'
import { sentenceOf, validateEntry } from './validate.ts'

const good = () => structuredClone(new SmallRecord().open().facts[0]?.entry)

const refused = (value: unknown): Refusal => {
  try {
    validateEntry(value)
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal
    throw refusal
  }
  throw new Error('was not refused')
}

test('an entry of a known kind comes back as it went in', () => {
  assert.deepEqual(validateEntry(good()), good())
})

for (const [name, change, code, message] of [
  [
    'an unknown kind says what to do',
    { kind: 'moon-landed' },
    'unknown-kind',
    /No event kind 'moon-landed'\. A newer hub may have written it: update, then replay\./,
  ],
  ['an empty name', { body: { name: '  ', description: '' } }, 'bad-body', /'name' must not be empty/],
  ['a missing field', { body: { name: 'Talks' } }, 'bad-body', /lacks 'description'/],
  [
    'a field nobody knows',
    { body: { name: 'Talks', description: '', secret: 1 } },
    'bad-body',
    /has a field nobody knows: 'secret'/,
  ],
  ['a body of another type', { body: { name: 7, description: '' } }, 'bad-body', /'name' must be of type string/],
  ['an id nobody made', { id: 'ent_1' }, 'bad-entry', /'id' is not written as it should be/],
  ['an unknown marking', { marking: { tlp: 'PINK' } }, 'bad-entry', /'marking.tlp' is none of the values it may have/],
  ['an audience that is no group', { audience: ['everyone'] }, 'bad-entry', /'audience.0'/],
  ['a time without milliseconds', { at: '2026-05-01T00:00:00Z' }, 'bad-entry', /'at' is not written as it should be/],
  ['a sequence number inside', { seq: 3 }, 'bad-entry', /has a field nobody knows: 'seq'/],
] as const) {
  test(`refused: ${name}`, () => {
    const refusal = refused({ ...good(), ...change })
    assert.equal(refusal.code, code)
    assert.match(refusal.message, message)
  })
}

for (const value of [null, undefined, 7, 'entry', [], {}]) {
  test(`refused: ${JSON.stringify(value)} is no entry`, () => assert.equal(refused(value).code, 'bad-entry'))
}

test('a correction that corrects nothing is refused', () => {
  const body = { document: idOf('doc', 1), reading: idOf('ent', 1), claim: 'c1', correction: {} }
  assert.match(refused({ ...good(), kind: 'claim-corrected', body }).message, /at least one field/)
})

const bodies: { readonly [kind: string]: object } = {
  'process-opened': { name: 'Marrow talks', description: '' },
  'organisation-joined': { organisation: idOf('org', 2), name: 'Lake Monitors', role: 'monitor' },
  'document-received': {
    document: idOf('doc', 1),
    blob: { id: idOf('blb', 1), bytes: 3 },
    name: 'a.txt',
    mediaType: 'text/plain',
    bytes: 3,
    received: '2026-05-01T00:00:00Z',
  },
  'document-read': {
    document: idOf('doc', 1),
    received: idOf('ent', 1),
    reading: null,
    problem: { code: 'empty', message: 'The file is empty.' },
    reader: 'read/0.1.0',
    counts: { claims: 0, actors: 0, events: 0, commitments: 0 },
  },
  'claim-accepted': { document: idOf('doc', 1), reading: idOf('ent', 1), claim: 'c3' },
  'claim-corrected': {
    document: idOf('doc', 1),
    reading: idOf('ent', 1),
    claim: 'c3',
    correction: { attitude: 'denies', sourceActor: null },
  },
  'claim-rejected': { document: idOf('doc', 1), reading: idOf('ent', 1), claim: 'c3', reason: 'a headline' },
  'actors-merged': { actors: ['x.1', 'y.2'] },
  'actors-split': { actors: ['x.1', 'x.2'], reason: 'two brothers' },
  'note-added': { on: { view: 'claims', key: 'k' }, text: 'Look again.' },
  'correction-made': {
    on: { view: 'documents', key: idOf('doc', 1) },
    field: 'published',
    value: null,
    reason: 'a guess',
  },
  'entry-withdrawn': { entry: idOf('ent', 1) },
  'entry-erased': { entry: idOf('ent', 1), reason: 'legal-duty', authority: 'the data protection officer' },
}

for (const { name } of eventKinds) {
  test(`a ${name} can be written and says in one sentence what happened`, () => {
    const entry = validateEntry({ ...good(), kind: name, body: bodies[name] })
    const sentence = sentenceOf(entry, (id) => `<${id.slice(0, 3)}>`)
    assert.match(sentence, /^\S.{10,}/)
    assert.doesNotMatch(sentence, /undefined|null|\[object|_0000/)
  })
}

test('accepting is said to be about the text, never about the truth', () => {
  const sentence = sentenceOf(
    validateEntry({ ...good(), kind: 'claim-accepted', body: bodies['claim-accepted'] }),
    () => 'X',
  )
  assert.match(sentence, /faithful to the text/)
  assert.doesNotMatch(sentence, /true|confirm/)
})
