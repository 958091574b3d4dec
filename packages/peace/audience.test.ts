import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chainOf, groupsOf, visibleTo, widerChain } from './audience.ts'
import { type Directory, directoryOf } from './directory.ts'
import type { Entry } from './entry.ts'
import { idOf, now, processId, SmallRecord, seedOf } from './testing.ts'

const [A, B, C] = [idOf('org', 1), idOf('org', 2), idOf('org', 3)]
const [a1, a2, b1, c1] = [idOf('per', 11), idOf('per', 12), idOf('per', 21), idOf('per', 31)]
const [G, H] = [idOf('grp', 1), idOf('grp', 2)]

// A and B joined, C did not; a1 and a2 are of A, b1 of B, c1 of C. A is in G, a group of this process, and in H, a group of
// another one.
const directory: Directory = (() => {
  const record = new SmallRecord().open()
  for (const [person, by] of [
    [a1, A],
    [a2, A],
    [b1, B],
    [c1, C],
  ] as const) {
    record.add({
      kind: 'note-added',
      by,
      person,
      audience: [],
      body: { on: { view: 'documents', key: 'x' }, text: 'here' },
    })
  }
  const groups = new Map([
    [G, { process: processId, organisations: new Set([A]), name: 'G', entry: idOf('ent', 901) }],
    [H, { process: idOf('prc', 2), organisations: new Set([A, B]), name: 'H', entry: idOf('ent', 902) }],
  ])
  return { ...directoryOf(record.facts), groups }
})()

// Written from the specification, on its own: who sees an entry because of each word of its audience.
const everyone = ['public', 'members', G, H, A, B, C, a1, a2, b1, c1]
const seesBecauseOf: { readonly [word: string]: readonly string[] } = {
  public: everyone,
  members: ['members', G, A, B, a1, a2, b1],
  [G]: [G, A, a1, a2],
  [H]: [],
  [A]: [A, a1, a2],
  [B]: [B, b1],
  [C]: [C, c1],
  [a1]: [a1],
  [a2]: [a2],
  [b1]: [b1],
  [c1]: [c1],
}
const house: { readonly [organisation: string]: readonly string[] } = { [A]: [A, a1, a2], [B]: [B, b1], [C]: [C, c1] }

function expected(entry: Entry, isEmbargoed: boolean): readonly string[] {
  const own = house[entry.author.organisation] ?? []
  const isPersonal = entry.audience.length > 0 && entry.audience.every((one) => own.slice(1).includes(one))
  const seen = new Set(entry.audience.flatMap((one) => seesBecauseOf[one] ?? []))
  if (!isPersonal) for (const one of own) seen.add(one)
  return everyone.filter((one) => seen.has(one) && (!isEmbargoed || own.includes(one)))
}

const entries = fc
  .record({
    organisation: fc.constantFrom(A, B, C),
    audience: fc.uniqueArray(fc.constantFrom(...everyone), { maxLength: 4 }),
    embargo: fc.constantFrom(undefined, '2026-05-31T23:59:59Z', '2026-06-01T02:00:00+01:00'),
  })
  .map(({ organisation, audience, embargo }): [Entry, boolean] => [
    {
      v: 1,
      id: idOf('ent', 1),
      kind: 'note-added',
      process: processId,
      author: { organisation },
      at: now,
      audience,
      marking: { tlp: 'CLEAR', ...(embargo === undefined ? {} : { embargo }) },
      body: {},
    },
    embargo?.includes('+') ?? false,
  ])

test('who sees an entry is what the table says, for every group', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(entries, ([entry, isEmbargoed]) => {
      const seen = everyone.filter((group) => visibleTo(entry, group, directory, now))
      assert.deepEqual(seen, expected(entry, isEmbargoed))
    }),
    { seed, numRuns: 5000 },
  )
})

test('what a wider group sees, every narrower one sees, embargo or not', (t) => {
  const seed = seedOf(t)
  fc.assert(
    fc.property(entries, ([entry]) => {
      for (const group of groupsOf(processId, directory)) {
        for (const wider of widerChain(group, processId, directory)) {
          if (visibleTo(entry, wider, directory, now))
            assert.ok(visibleTo(entry, group, directory, now), `${wider} sees what ${group} does not`)
        }
      }
    }),
    { seed, numRuns: 2000 },
  )
})

test('a group nobody knows sees what is public and nothing else', () => {
  const entry = (audience: string[]): Entry => ({
    v: 1,
    id: idOf('ent', 1),
    kind: 'x',
    process: processId,
    author: { organisation: A },
    at: now,
    audience,
    marking: { tlp: 'CLEAR' },
    body: {},
  })
  for (const group of ['', 'everyone', 'org', idOf('grp', 9), idOf('org', 9), idOf('per', 9)]) {
    assert.equal(visibleTo(entry(['public']), group, directory, now), true)
    for (const word of ['members', G, A])
      assert.equal(visibleTo(entry([word]), group, directory, now), false, `${group} ${word}`)
  }
})

for (const [who, reader, chain] of [
  ['anonymous', { organisation: null, person: null }, ['public']],
  ['a person of a member', { organisation: A, person: a1 }, [a1, A, G, 'members', 'public']],
  ['a member outside the group', { organisation: B, person: null }, [B, 'members', 'public']],
  ['a person of an organisation that did not join', { organisation: C, person: c1 }, [c1, C, 'public']],
  [
    'a person the record does not know yet',
    { organisation: B, person: idOf('per', 99) },
    [idOf('per', 99), B, 'members', 'public'],
  ],
] as const) {
  test(`the chain of ${who}`, () => {
    assert.deepEqual(chainOf(reader, processId, directory), chain)
  })
}

test('a member of one process is the public of another', () => {
  assert.deepEqual(chainOf({ organisation: A, person: null }, idOf('prc', 2), directory), [A, 'public'])
})

test('an organisation that leaves stops being a member; undoing it brings it back', () => {
  const record = new SmallRecord().open()
  const joined = record.facts[2]?.entry.id ?? ''
  const gone = record.add({ kind: 'entry-withdrawn', body: { entry: joined } })
  assert.deepEqual(chainOf({ organisation: B, person: null }, processId, directoryOf(record.facts)), [B, 'public'])
  record.add({ kind: 'entry-withdrawn', body: { entry: gone } })
  assert.deepEqual(chainOf({ organisation: B, person: null }, processId, directoryOf(record.facts)), [
    B,
    'members',
    'public',
  ])
})

test('an entry for a person nobody has heard of yet is shown to no one else of the house that wrote it', () => {
  const silent = idOf('per', 99)
  const record = new SmallRecord().open()
  record.add({
    kind: 'note-added',
    by: A,
    person: a1,
    audience: [silent, a1],
    body: { on: { view: 'documents', key: 'x' }, text: 'draft' },
  })
  const entry = record.facts.at(-1)!.entry
  assert.deepEqual(
    [silent, a1, a2, A, B, 'members', 'public'].map((group) => visibleTo(entry, group, directory, now)),
    [true, true, false, false, false, false, false],
  )
})
