import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { directoryOf } from '../directory.ts'
import { foldView } from '../fold.ts'
import { misshapen, now, orgA, orgB, SmallRecord } from '../testing.ts'
import { checkBody } from '../validate.ts'
import { contestedNames } from '../views/contested-names.ts'
import { namesAs, usersOf } from './shown.ts'

const town = {
  names: [
    { name: 'Port Harrow', usedBy: ['Estrande', 'the Harbour Guild'] },
    { name: 'Harau', usedBy: ['the Council'] },
  ],
}
const rowsOf = (record: SmallRecord) => {
  const rows = foldView(contestedNames, {
    ...{ facts: record.facts, group: 'public', directory: directoryOf(record.facts), now },
  })
  assert.deepEqual(misshapen(contestedNames, rows), [])
  return rows
}

test('names stand in the order of their letters, whoever entered them and in whatever order', () => {
  const record = new SmallRecord().open()
  record.add({ kind: 'contested-name-entered', body: { of: 'place', ...town, says: 'The port on the strait.' } })
  const [row, ...others] = rowsOf(record)
  assert.equal(others.length, 0)
  assert.deepEqual(
    row?.names.map(({ name }) => name),
    ['Harau', 'Port Harrow'],
  )
  assert.equal(row?.says, 'The port on the strait.')
})

test('a correction takes the place of one’s own, and another organisation’s stays beside it', () => {
  const record = new SmallRecord().open()
  const kind = 'contested-name-entered'
  const first = record.add({ kind, by: orgA, body: { of: 'place', ...town } })
  const more = { of: 'place', names: [...town.names, { name: 'Haro', usedBy: ['the islanders'] }] }
  record.add({ kind, by: orgB, body: { ...more, replaces: first } })
  assert.equal(rowsOf(record).length, 2)
  record.add({ kind, by: orgA, body: { ...more, replaces: first } })
  assert.deepEqual(
    rowsOf(record).map(({ names }) => names.length),
    [3, 3],
  )
})

test('one name twice, and two names for one user, are refused with what to do', () => {
  const twice = { of: 'place', names: [town.names[0], { name: 'PORT HARROW', usedBy: ['the Council'] }] }
  const both = { of: 'place', names: [town.names[0], { name: 'Harau', usedBy: ['estrande'] }] }
  for (const [body, says] of [
    [twice, /enter who uses it together/],
    [both, /enter the one that they use/],
  ] as const) {
    assert.throws(() => checkBody('contested-name-entered', body), { message: says })
  }
})

test('a reader sees whole names as the chosen side uses them, and all others as they were written', () => {
  const shown = namesAs([town], 'the council')
  assert.equal(shown('Port Harrow'), 'Harau')
  assert.equal(shown('port harrow'), 'Harau')
  assert.equal(shown('harau'), 'harau')
  assert.equal(shown('north of Port Harrow'), 'north of Port Harrow')
  assert.equal(shown('Velm'), 'Velm')
  assert.equal(namesAs([town], 'somebody else')('Harau'), 'Harau')
  assert.deepEqual(usersOf([town, town]), ['Estrande', 'the Council', 'the Harbour Guild'])
})

test('a name that two things share stays as it is where they would be called differently', () => {
  const river = {
    names: [
      { name: 'Port Harrow', usedBy: ['Estrande'] },
      { name: 'the Mouth', usedBy: ['the Council'] },
    ],
  }
  const shown = namesAs([town, river], 'the Council')
  assert.equal(shown('Port Harrow'), 'Port Harrow')
  assert.equal(shown('the Mouth'), 'the Mouth')
  assert.equal(namesAs([town, town], 'the Council')('Port Harrow'), 'Harau')
})

test('whatever is entered, in whatever order, what is shown is a name of the same thing or the name itself', () => {
  const name = fc.constantFrom('A', 'B', 'C', 'D')
  const thing = fc.record({
    names: fc.array(fc.record({ name, usedBy: fc.array(fc.constantFrom('x', 'y'), { minLength: 1 }) }), {
      minLength: 2,
    }),
  })
  fc.assert(
    fc.property(fc.array(thing, { maxLength: 4 }), name, (things, asked) => {
      const shown = namesAs(things, 'x')(asked)
      const together = things.some(({ names }) => [asked, shown].every((one) => names.some(({ name }) => name === one)))
      assert.ok(shown === asked || together)
      assert.equal(namesAs(things.toReversed(), 'x')(asked), shown)
    }),
  )
})
