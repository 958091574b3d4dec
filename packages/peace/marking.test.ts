import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Marking } from './entry.ts'
import { markingNotLowered, markingRaised, tlpOrder } from './marking.ts'
import { seedOf } from './testing.ts'

for (const [name, before, after, isKept] of [
  ['the same', { tlp: 'AMBER' }, { tlp: 'AMBER' }, true],
  ['more restricted', { tlp: 'GREEN' }, { tlp: 'RED' }, true],
  ['less restricted', { tlp: 'AMBER+STRICT' }, { tlp: 'AMBER' }, false],
  ['a use added', { tlp: 'RED', use: ['talks'] }, { tlp: 'RED', use: ['talks', 'published'] }, false],
  ['the limit of use dropped', { tlp: 'RED', use: ['talks'] }, { tlp: 'RED' }, false],
  ['a use taken away', { tlp: 'RED', use: ['talks', 'published'] }, { tlp: 'RED', use: ['talks'] }, true],
  ['the licence dropped', { tlp: 'CLEAR', licence: 'CC BY 4.0' }, { tlp: 'CLEAR' }, false],
  [
    'an earlier embargo',
    { tlp: 'CLEAR', embargo: '2026-05-02T00:00:00Z' },
    { tlp: 'CLEAR', embargo: '2026-05-02T01:00:00+02:00' },
    false,
  ],
  [
    'the same instant in another zone',
    { tlp: 'CLEAR', embargo: '2026-05-02T00:00:00Z' },
    { tlp: 'CLEAR', embargo: '2026-05-02T02:00:00+02:00' },
    true,
  ],
  ['the embargo dropped', { tlp: 'CLEAR', embargo: '2026-05-02T00:00:00Z' }, { tlp: 'CLEAR' }, false],
] as const) {
  test(`${name}: ${isKept ? 'not lowered' : 'lowered'}`, () => {
    assert.equal(markingNotLowered(before as unknown as Marking, after as unknown as Marking), isKept) // tables are readonly
  })
}

test('what is raised from two markings lowers neither', (t) => {
  const uses = fc.uniqueArray(fc.constantFrom('talks' as const, 'shown-to-party' as const, 'published' as const))
  const markings = fc.record(
    {
      tlp: fc.constantFrom(...tlpOrder),
      use: uses,
      embargo: fc.constantFrom('2026-05-02T00:00:00Z', '2026-05-02T01:00:00+02:00'),
    },
    { requiredKeys: ['tlp'] },
  )
  fc.assert(
    fc.property(markings, markings, (a, b) => {
      assert.ok(markingNotLowered(a, markingRaised(a, b)))
      assert.ok(markingNotLowered(b, markingRaised(a, b)))
    }),
    { seed: seedOf(t) },
  )
})
