// Small records for the wall, drawn at random: a few names in every combination, so that each rule meets its exceptions.
import fc from 'fast-check'
import type { ModelEntry, ModelFacts, ModelReader, ModelRow } from './model.ts'

export const instant = 1_780_000_000_000

export type WorldRow = ModelRow & {
  readonly view: string
  readonly bucket: string
  readonly key: string
  readonly from_seq: number
  readonly words: string
}
export type WorldEntry = ModelEntry & { readonly seq: number; readonly id: string; readonly kind: string }
export type World = {
  readonly facts: ModelFacts
  readonly rows: readonly WorldRow[]
  readonly entries: readonly WorldEntry[]
}

/** Who asks, and how truly the database is told of it. */
export type Principal = {
  readonly reader: ModelReader
  readonly told: 'truly' | 'not at all' | 'by another key' | 'in a mess'
}

const processes = ['prc_one', 'prc_two']
const organisations = ['org_alder', 'org_birch', 'org_cedar']
const groups = ['grp_core', 'grp_aid']
const persons = ['per_ada', 'per_bo', 'per_cy', 'per_di']
export const words = ['flour', 'bridge', 'ceasefire', 'road', 'clinic']

const process = fc.constantFrom(...processes)
const organisation = fc.constantFrom(...organisations)
const person = fc.constantFrom(...persons)
const group = fc.constantFrom('public', 'members', ...groups, ...organisations, ...persons)

const facts: fc.Arbitrary<ModelFacts> = fc.record({
  belonging: fc.uniqueArray(fc.record({ process, grp: fc.constantFrom('members', ...groups), organisation }), {
    selector: (one) => Object.values(one).join(' '),
    maxLength: 10,
  }),
  persons: fc
    .uniqueArray(fc.tuple(person, organisation), { selector: ([one]) => one, maxLength: 4 })
    .map((some) => new Map(some)),
})

const row = fc.record({
  process,
  grp: group,
  view: fc.constantFrom('claims', 'notes'),
  bucket: fc.constantFrom('a', 'b'),
  key: fc.constantFrom('k1', 'k2', 'k3'),
  from_seq: fc.integer({ min: 0, max: 13 }),
  words: fc.subarray(words).map((some) => some.join(' ')),
})

const audience = fc.oneof(
  { weight: 2, arbitrary: fc.uniqueArray(group, { maxLength: 3 }) },
  { weight: 2, arbitrary: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant<string[]>([]) },
)
const entry = fc.record({
  process,
  organisation,
  person: fc.option(person),
  audience,
  embargo: fc.option(fc.constantFrom(instant - 1, instant, instant + 1), { freq: 2 }),
  kind: fc.constantFrom('note-added', 'claim-accepted'),
})

export const worldOf: fc.Arbitrary<World> = fc.record({
  facts,
  rows: fc.array(row, { maxLength: 14 }),
  entries: fc
    .array(entry, { maxLength: 14 })
    .map((some) => some.map((one, seq): WorldEntry => ({ ...one, seq, id: `ent_${seq}` }))),
})

export const principalOf: fc.Arbitrary<Principal> = fc.record({
  reader: fc.record({
    person: fc.option(person, { freq: 3 }),
    organisation: fc.option(organisation, { freq: 5 }),
    now: fc.constant(instant),
  }),
  told: fc.oneof(
    { weight: 12, arbitrary: fc.constant('truly' as const) },
    { weight: 1, arbitrary: fc.constantFrom('not at all' as const, 'by another key' as const, 'in a mess' as const) },
  ),
})
