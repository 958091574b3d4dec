import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differences } from './compare-readouts.ts'
import type { EngagementRow } from './rows.ts'

type Readout = EngagementRow['readouts'][number]
const readout = (by: string, more: Partial<Readout>): Readout => ({
  ...{ entry: `ent ${by}`, by, said: '2031-03-05T08:00:00Z', outcome: 'agreed', says: 'Words.', next: null },
  ...{ consulted: [], informed: [], toldBy: 'org' },
  ...more,
})

test('sides that say different things are laid side by side, field by field', () => {
  const found = differences([
    readout('the Valley', { next: { day: '2031-03-09' }, informed: ['the guarantor'] }),
    readout('the Hills', { outcome: 'no-agreement', next: { day: '2031-03-09' } }),
  ])
  assert.deepEqual(found, [
    {
      field: 'outcome',
      sides: [
        { by: 'the Valley', value: 'agreed' },
        { by: 'the Hills', value: 'no-agreement' },
      ],
    },
  ])
})

test('a side that says nothing of a field contradicts nobody, and its newest readout is its word', () => {
  assert.deepEqual(differences([readout('the Valley', {}), readout('the Hills', { outcome: 'unknown' })]), [])
  const found = differences([
    readout('the Valley', { outcome: 'no-agreement' }),
    readout('the Hills', {}),
    readout('the Valley', {}),
  ])
  assert.deepEqual(found, [])
})
