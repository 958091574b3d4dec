import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { visibleTo } from './audience.ts'
import { directoryOf, peopleOf } from './directory.ts'
import type { Entry } from './entry.ts'
import { mayWrite } from './policy.ts'
import { registerOf } from './register.ts'
import { isLowered, sharingOf } from './sharing.ts'
import { checkSharing, coarsened } from './sharing-rules.ts'
import { idOf, now, processId, SmallRecord } from './testing.ts'

const [A, B] = [idOf('org', 1), idOf('org', 2)]
const [a1, a2] = [idOf('per', 11), idOf('per', 12)]
const G = idOf('grp', 1)
const on = { view: 'documents', key: 'x' }
const amber: Entry['marking'] = { tlp: 'AMBER' }

/** A record with one note of A's for the members, and changes of how it is shared. */
function recordWith(
  changes: readonly { by?: string; person?: string; to: string[]; lowers: boolean }[],
  fourEyes = false,
) {
  const record = new SmallRecord().open()
  if (fourEyes) record.add({ kind: 'rules-set', by: idOf('org', 9), body: { fourEyes } })
  const note = record.add({ kind: 'note-added', by: A, person: a1, audience: ['members'], body: { on, text: 'here' } })
  const ids = changes.map(({ by = A, person = a1, to, lowers }) =>
    record.add({
      kind: 'sharing-changed',
      by,
      person,
      audience: [],
      body: {
        entry: note,
        from: { audience: ['members'], marking: amber },
        to: { audience: to, marking: amber },
        lowers,
      },
    }),
  )
  const entry = () => record.facts.find((fact) => fact.entry.id === note)!.entry
  const seen = () =>
    ['public', 'members', A, B].filter((group) => visibleTo(entry(), group, directoryOf(record.facts), now))
  return { record, note, ids, seen, sharing: () => sharingOf(entry(), directoryOf(record.facts)) }
}

describe('how an entry is shared', () => {
  for (const [name, changes, fourEyes, seen] of [
    ['as written, where nothing changed', [], false, ['members', A, B]],
    ['narrowed at once', [{ to: [], lowers: false }], false, [A]],
    ['narrowed at once, also where four eyes are asked for', [{ to: [], lowers: false }], true, [A]],
    [
      'opened at once, where nobody asks for more',
      [{ to: ['public'], lowers: true }],
      false,
      ['public', 'members', A, B],
    ],
    [
      'as before, while the opening waits for a second person',
      [{ to: ['public'], lowers: true }],
      true,
      ['members', A, B],
    ],
    [
      'as the last change says',
      [
        { to: ['public'], lowers: true },
        { to: [B], lowers: false },
      ],
      false,
      [A, B],
    ],
    [
      'as before, whatever another organisation says',
      [{ by: B, person: idOf('per', 21), to: ['public'], lowers: true }],
      false,
      ['members', A, B],
    ],
  ] as const) {
    test(name, () => {
      assert.deepEqual(
        recordWith(
          changes.map((one) => ({ ...one, to: [...one.to] })),
          fourEyes,
        ).seen(),
        seen,
      )
    })
  }

  for (const [who, by, person, opens] of [
    ['the person who asked', A, a1, false],
    ['another person of the organisation', A, a2, true],
    ['somebody of another organisation', B, idOf('per', 21), false],
    ['no person at all', A, undefined, false],
  ] as const) {
    test(`an opening that waits ${opens ? 'holds' : 'goes on waiting'} when ${who} approves`, () => {
      const { record, ids, seen } = recordWith([{ to: ['public'], lowers: true }], true)
      record.add({
        kind: 'sharing-approved',
        by,
        ...(person === undefined ? {} : { person }),
        audience: [],
        body: { change: ids[0] },
      })
      assert.equal(seen().includes('public'), opens)
    })
  }

  test('a narrowing ends an opening that still waits: approving it later opens nothing', () => {
    const { record, ids, seen } = recordWith(
      [
        { to: ['public'], lowers: true },
        { to: [], lowers: false },
      ],
      true,
    )
    record.add({ kind: 'sharing-approved', by: A, person: a2, audience: [], body: { change: ids[0] } })
    assert.deepEqual(seen(), [A])
  })
})

test('what opens an entry to more, or lets them do more, is a lowering', () => {
  const record = new SmallRecord().open()
  record.add({ kind: 'group-formed', by: idOf('org', 9), body: { group: G, name: 'Gate', organisations: [A] } })
  record.add({ kind: 'note-added', by: A, person: a1, audience: [], body: { on, text: 'here' } })
  const directory = directoryOf(record.facts)
  const of = { process: processId, organisation: A }
  const lowered = (from: string[], to: string[], a = amber, b = amber) =>
    isLowered({ audience: from, marking: a }, { audience: to, marking: b }, of, directory)
  assert.deepEqual(
    [
      lowered(['public'], ['members']),
      lowered(['members'], [G]),
      lowered(['members'], [B]),
      lowered(['members'], []),
      lowered([B], [A]),
      lowered([A], [a1]),
      lowered(['members'], ['members'], amber, { tlp: 'RED' }),
    ],
    [false, false, false, false, false, false, false],
  )
  assert.deepEqual(
    [
      lowered(['members'], ['public']),
      lowered([G], ['members']),
      lowered([], [B]),
      lowered(['members'], [idOf('org', 3)]),
      lowered([a1], []),
      lowered([a1], [a2]),
      lowered(['members'], ['members'], { tlp: 'RED' }, amber),
      lowered(['members'], ['members'], { tlp: 'AMBER', use: ['talks'] }, amber),
    ],
    [true, true, true, true, true, true, true, true],
  )
})

describe('people and their roles', () => {
  const C = idOf('org', 3)
  const founded = () => {
    const record = new SmallRecord().open()
    record.add({
      kind: 'organisation-founded',
      process: registerOf(C),
      by: idOf('org', 9),
      body: { organisation: C, name: 'Cedar' },
    })
    return record
  }
  const joins = (record: SmallRecord, person: string, role: string, organisation = C) =>
    record.add({
      kind: 'person-joined',
      process: registerOf(organisation),
      by: organisation,
      audience: [],
      body: { person, role },
    })

  test('the latest entry gives the role, and who left has none', () => {
    const record = founded()
    joins(record, a1, 'observer')
    joins(record, a1, 'reviewer')
    joins(record, a2, 'contributor')
    assert.deepEqual(
      peopleOf(directoryOf(record.facts), C).map(({ person, role }) => [person, role]),
      [
        [a1, 'reviewer'],
        [a2, 'contributor'],
      ],
    )
    record.add({ kind: 'person-left', process: registerOf(C), by: C, audience: [], body: { person: a1 } })
    assert.equal(directoryOf(record.facts).roles.has(a1), false)
  })

  test('nobody makes another organisation’s person their own', () => {
    const record = founded()
    joins(record, a1, 'observer')
    joins(record, a1, 'administrator', B)
    assert.deepEqual(directoryOf(record.facts).roles.get(a1), { organisation: C, role: 'observer' })
  })

  test('the hub lets in the first administrator of an organisation it founded, and nobody after', () => {
    const record = founded()
    const home = idOf('org', 9)
    const ask = () =>
      mayWrite('person-joined', { organisation: home, administrator: true }, registerOf(C), directoryOf(record.facts), {
        home,
      }).may
    assert.equal(ask(), true)
    joins(record, a1, 'administrator')
    assert.equal(ask(), false)
    assert.equal(
      mayWrite('person-joined', { organisation: C, administrator: true }, registerOf(C), directoryOf(record.facts), {
        home,
      }).may,
      true,
    )
    assert.equal(
      mayWrite('person-joined', { organisation: B, administrator: true }, registerOf(C), directoryOf(record.facts), {
        home,
      }).may,
      false,
    )
  })

  test('an observer writes nothing', () => {
    const record = new SmallRecord().open()
    const permission = mayWrite(
      'note-added',
      { organisation: A, person: a1, standing: 'observer' },
      processId,
      directoryOf(record.facts),
    )
    assert.equal(permission.may ? '' : permission.refusal.code, 'observer')
  })
})

for (const [name, entry, code] of [
  ['TLP:RED without a name', { audience: [], marking: { tlp: 'RED' } }, 'red-names-people'],
  ['TLP:RED for an organisation', { audience: [B], marking: { tlp: 'RED' } }, 'red-names-people'],
  ['TLP:RED for a person', { audience: [a1], marking: { tlp: 'RED' } }, undefined],
  [
    'publishing through one, told to many',
    { audience: ['members'], marking: { tlp: 'AMBER', through: B } },
    'through-one',
  ],
  ['publishing through one, told to it', { audience: [B], marking: { tlp: 'AMBER', through: B } }, undefined],
  [
    'a finer place than allowed',
    { body: { at: [{ lat: 10.123, lon: 5.1 }] }, marking: { tlp: 'CLEAR', precision: 'district' } },
    'place-too-fine',
  ],
  [
    'a place on the grid',
    { body: { at: [{ lat: 10.1, lon: -0.3 }] }, marking: { tlp: 'CLEAR', precision: 'district' } },
    undefined,
  ],
  [
    'coordinates where none may stand',
    { body: { lat: 10 }, marking: { tlp: 'CLEAR', precision: 'country' } },
    'place-too-fine',
  ],
] as const) {
  test(`${name} is ${code === undefined ? 'let through' : 'refused'}`, () => {
    const given = { audience: [], body: {}, ...entry } as unknown as Parameters<typeof checkSharing>[0]
    if (code === undefined) checkSharing(given)
    else assert.throws(() => checkSharing(given), { code })
  })
}

test('what was made coarser lies on the grid, and making it coarser again changes nothing', () => {
  for (const precision of ['settlement', 'district', 'province', 'country'] as const) {
    const body = {
      places: [
        { name: 'x', lat: 33.87215, lon: -35.50111 },
        { lat: -0.00049, lon: 179.996 },
      ],
      note: 'y',
    }
    const once = coarsened(body, precision)
    checkSharing({
      audience: [],
      marking: { tlp: 'CLEAR', precision },
      body: precision === 'country' ? { note: 'y' } : once,
    })
    assert.deepEqual(coarsened(once, precision), once)
  }
})
