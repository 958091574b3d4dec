// A peer can hurt only its own namespace: each way of reaching beyond it is one line here, and what is its own comes in.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from './directory.ts'
import type { Entry } from './entry.ts'
import { eventKinds } from './events/all.ts'
import { type ImportContext, mayImport, travels, type Voice } from './import.ts'
import { foreignEntry, narrowed } from './narrow.ts'
import { registerOf } from './register.ts'
import { idOf, processId, SmallRecord } from './testing.ts'

const [home, guest, third] = [idOf('org', 9), idOf('org', 1), idOf('org', 3)]
const record = new SmallRecord().open()
record.add({
  kind: 'note-added',
  by: third,
  person: idOf('per', 21),
  audience: [],
  body: { on: { view: 'processes', key: processId }, text: 'x' },
})
const directory = directoryOf(record.facts)
const theirs = { origin: 'guest.example/log' }
const here: Voice = { here: true }
const other: Voice = { origin: 'third.example/log' }
const theirProcess = idOf('prc', 55)

const context = (more: Partial<ImportContext> = {}): ImportContext => ({
  origin: theirs.origin,
  speakerOf: (one) => (one === guest ? theirs : one === home ? here : one === third ? other : undefined),
  authorityOf: (process) => (process === theirProcess ? theirs : process === processId ? here : undefined),
  ...more,
})
const entry = (kind: string, more: Partial<Entry> = {}): Entry => ({
  v: 1,
  id: idOf('ent', 500),
  kind,
  process: processId,
  author: { organisation: guest },
  at: '2026-03-01T00:00:00.000Z',
  audience: ['members'],
  marking: { tlp: 'GREEN' },
  body: {},
  ...more,
})
const by = (organisation: string, person?: string) => ({
  author: { organisation, ...(person === undefined ? {} : { person }) },
})
const own = { entry: entry('note-added'), origin: theirs.origin }
const ofThird = { entry: entry('note-added', by(third)), origin: theirs.origin }
const fromHere = { entry: entry('note-added'), origin: undefined }

const cases: [string, Entry, Partial<ImportContext>, string?][] = [
  ['a note of its own organisation, a member', entry('note-added'), {}],
  ['a decision on somebody’s claim', entry('claim-accepted'), {}],
  ['a process of its own is opened', entry('process-opened', { process: idOf('prc', 56) }), {}],
  ['its own process is joined', entry('organisation-joined', { process: theirProcess }), {}],
  ['its own note is taken back', entry('entry-withdrawn'), { target: own }],
  ['its own note is erased', entry('entry-erased'), { target: own }],
  ['a reading of its own document', entry('document-read'), { target: own }],
  ['a key of its own organisation', entry('key-added', { process: registerOf(guest) }), {}],
  ['an entry in our own name', entry('note-added', by(home)), {}, 'spoken-for'],
  ['an entry in a third organisation’s name', entry('note-added', by(third)), {}, 'spoken-for'],
  ['an organisation nobody introduced, in our process', entry('note-added', by(idOf('org', 7))), {}, 'not-introduced'],
  ['a person of another organisation', entry('note-added', by(guest, idOf('per', 21))), {}, 'person-elsewhere'],
  ['somebody joins our process', entry('organisation-joined'), {}, 'no-authority'],
  ['our process is opened again', entry('process-opened'), {}, 'no-authority'],
  ['rules of our process', entry('rules-set'), {}, 'no-authority'],
  ['a group in our process', entry('group-formed'), {}, 'no-authority'],
  [
    'somebody joins a process nobody opened',
    entry('organisation-joined', { process: idOf('prc', 57) }),
    {},
    'no-authority',
  ],
  ['our register is opened as a process', entry('process-opened', { process: registerOf(home) }), {}, 'no-authority'],
  ['a key in somebody else’s register', entry('key-added', { process: registerOf(third) }), {}, 'not-its-register'],
  ['an entry of ours is erased', entry('entry-erased'), { target: fromHere }, 'not-yours'],
  ['an entry of another organisation is taken back', entry('entry-withdrawn'), { target: ofThird }, 'not-yours'],
  ['our document is read for us', entry('document-read'), { target: fromHere }, 'not-yours'],
  ['what is not here is erased', entry('entry-erased'), {}, 'nothing-here'],
  ['a note in a process it is no member of', entry('note-added', { process: idOf('prc', 58) }), {}, 'not-a-member'],
  [
    'an entry of a kind nobody knows, by no member',
    entry('moon-landed', { process: idOf('prc', 58) }),
    {},
    'not-a-member',
  ],
  ['how it shares its own entries', entry('sharing-changed'), { target: own }, 'stays-home'],
  ['an import of its own', entry('entry-imported'), {}, 'stays-home'],
  ['that an import was destroyed', entry('import-destroyed'), {}, 'stays-home'],
  ['a peer of ours', entry('peer-introduced', { process: registerOf(guest) }), {}, 'stays-home'],
  ['a person of its own', entry('person-joined', { process: registerOf(guest) }), {}, 'stays-home'],
]
for (const [name, one, more, code] of cases) {
  test(`${name}: ${code === undefined ? 'comes in' : `is refused (${code})`}`, () => {
    const permission = mayImport(one, directory, context(more))
    assert.equal(permission.may ? undefined : permission.refusal.code, code)
  })
}

test('a kind that not everyone may write stays home, unless the table says who elsewhere may', () => {
  const said = ['process-opened', 'organisation-joined', 'group-formed', 'rules-set', 'key-added', 'key-ended']
  const owned = ['entry-withdrawn', 'entry-erased', 'document-read']
  for (const { name, by: writer } of eventKinds) {
    if (writer !== undefined && ![...said, ...owned].includes(name)) assert.equal(travels(name), false, name)
  }
})

for (const [name, audience, told, left] of [
  ['no wider than its bytes', ['members'], ['members', 'public'], ['members', home]],
  ['no wider than it is shared now', ['public', 'members'], ['members'], ['members', home]],
  ['for those it was given to, where it was shared later', [], ['public'], [home]],
  ['without other recipients', ['members', third, home], ['members', home], ['members', home]],
] as const) {
  test(`a foreign entry is ${name}`, () => {
    const given = entry('note-added', { audience: [...audience] })
    const sharing = { audience: [...told], marking: { tlp: 'CLEAR' } as const }
    const found = narrowed(given, sharing, home)
    assert.deepEqual(found.audience, left)
    // TLP:CLEAR on the wire lowers nothing.
    assert.equal(found.marking.tlp, 'GREEN')
  })
}

test('what this version does not understand is for the home organisation alone', () => {
  const note = entry('note-added', {
    body: { on: { view: 'processes', key: processId }, text: 'x' },
    audience: ['public'],
  })
  for (const value of [
    { ...note, kind: 'moon-landed' },
    { ...note, marking: { tlp: 'PURPLE' } },
    { ...note, marking: { tlp: 'CLEAR', vault: true } },
    { ...note, kind: 'moon-landed', marking: { tlp: 'PURPLE' } },
  ]) {
    const { entry: found, alone } = foreignEntry(value, home)
    assert.equal(alone, true)
    assert.deepEqual([found.audience, found.marking], [[home], { tlp: 'AMBER+STRICT' }])
  }
  assert.equal(foreignEntry(note, home).alone, false)
  for (const value of [{ ...note, audience: ['everyone'] }, { ...note, v: 2 }, { ...note, body: {} }, null, 'x']) {
    assert.throws(() => foreignEntry(value, home), { name: 'Refusal' })
  }
})
