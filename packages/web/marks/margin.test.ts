import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { placeNotes } from './margin.ts'

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
console.log(`seed ${seed}`)
const notes = fc
  .array(fc.record({ at: fc.nat(500), height: fc.integer({ min: 1, max: 90 }) }), { maxLength: 20 })
  .map((list) => list.map((note, index) => ({ ...note, key: `n${index}` })))

test('notes never overlap or leave the margin, and the pinned one stands at its words where there is room', () => {
  fc.assert(
    fc.property(notes, fc.nat(25), (list, chosen) => {
      const pinned = list[chosen]?.key ?? null
      const tops = placeNotes(list, 8, pinned)
      const placed = list
        .map((note) => ({ ...note, top: tops.get(note.key) ?? Number.NaN }))
        .toSorted((a, b) => a.top - b.top)
      for (const [index, note] of placed.entries()) {
        const next = placed[index + 1]
        if (next !== undefined) assert.ok(next.top >= note.top + note.height + 8, `${note.key} over ${next.key}`)
      }
      for (const { key, top } of placed) assert.ok(top >= 0, `${key} above the margin`)
      if (pinned === null) return
      const own = list[chosen]?.at ?? 0
      const place = placed.findIndex(({ key }) => key === pinned)
      const needed = placed.slice(0, place).reduce((sum, { height }) => sum + height + 8, 0)
      assert.equal(tops.get(pinned), Math.max(own, needed))
    }),
    { seed, numRuns: 300 },
  )
})

test('two notes of one line stand below each other when the second is chosen, not over what is above the text', () => {
  const tops = placeNotes(
    [
      { key: 'a', at: 4, height: 40 },
      { key: 'b', at: 4, height: 90 },
    ],
    4,
    'b',
  )
  assert.deepEqual(
    [...tops],
    [
      ['a', 0],
      ['b', 44],
    ],
  )
})

test('a note with room stands beside its words', () => {
  const tops = placeNotes(
    [
      { key: 'a', at: 10, height: 20 },
      { key: 'b', at: 60, height: 20 },
    ],
    8,
    null,
  )
  assert.deepEqual(
    [...tops],
    [
      ['a', 10],
      ['b', 60],
    ],
  )
})
