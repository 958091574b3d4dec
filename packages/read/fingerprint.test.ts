import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fingerprint, similarity } from './fingerprint.ts'

const wire = `The joint commission for the valley agreed on Monday to a second round of prisoner exchange, two officials familiar
with the talks said. The first forty people are to cross before the end of the month, under the eyes of monitors from three
countries. Ilse Varga, who chairs the commission, said that lists of names would be exchanged on Tuesday and that nobody would
be handed over against their will. The council of the highlands rejected the draft on Sunday and said that it had not been
consulted at any point. A spokesperson for the monitors declined to comment on the order of the releases. The talks began in
spring after a winter in which the bridge at Sella was closed, and they have been held in turn in three towns along the river.`
const cut = `VALLEY: SECOND SWAP NEARS. ${wire.slice(0, wire.indexOf('A spokesperson'))}`
const independent = `Families waited at the bridge in Sella on Monday as word spread that a new exchange of prisoners had been settled.
Marta Oyelaran, whose brother has been held since March, said she had heard of it on the radio. "They have told us this before,"
she said. In the market people spoke of little else, and a bus company has already offered to drive relatives to the crossing
for free. Officials in the town hall would neither confirm nor deny that a date has been set, and pointed to the commission.`

test('a wire copy under a new headline and cut at the end is alike', () => {
  assert.ok(similarity(fingerprint(wire), fingerprint(cut)) >= 0.6)
})

test('an independent report of the same event is not alike', () => {
  assert.ok(similarity(fingerprint(wire), fingerprint(independent)) <= 0.05)
})

test('case, punctuation, accents and line breaks do not count', () => {
  const other = wire.toUpperCase().replaceAll('\n', ' ').replaceAll(',', '')
  assert.equal(similarity(fingerprint(wire), fingerprint(other)), 1)
  assert.deepEqual(fingerprint('Café à Sella'), fingerprint('cafe a sella'))
})

test('the values are fixed for good, because they are stored', () => {
  const values = fingerprint('the quick brown fox jumps over the lazy dog')
  assert.equal(values.length, 64)
  assert.deepEqual(values.slice(0, 4), [388211783, 2669269646, 505057104, 214317483])
})

test('texts without words are like nothing', () => {
  assert.equal(similarity(fingerprint(''), fingerprint('')), 0)
  assert.equal(similarity(fingerprint('— …'), fingerprint(wire)), 0)
  assert.equal(similarity(fingerprint('one two'), fingerprint('one two')), 1)
})
