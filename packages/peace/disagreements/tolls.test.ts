import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readingOf } from '../testing.ts'
import { tollsOf } from './tolls.ts'

const told = (text: string) =>
  tollsOf({ reading: readingOf({ text }), document: 'd1' }).map(({ fate, low, high }) => [fate, low, high])
const open = Number.POSITIVE_INFINITY

for (const [name, text, tolls] of [
  [
    'dead and hurt of one sentence',
    'Four people were killed and seven wounded at the ford.',
    [
      ['dead', 4, 4],
      ['hurt', 7, 7],
    ],
  ],
  ['a least', 'The flood drowned at least 27 people in Ostra.', [['dead', 27, open]]],
  ['a range', 'Between nine and fourteen shepherds died.', [['dead', 9, 14]]],
  [
    'a number given alone after another',
    'Nine traders were killed in Ostra. The hospital put it at 14.',
    [
      ['dead', 9, 9],
      ['dead', 14, 14],
    ],
  ],
  ['all who were killed, told as some of many', 'A shell hit the column, killing six of them.', [['dead', 6, 6]]],
  ['a share of the whole is none', 'Three of the wounded left. Nine of them children, they died.', []],
  ['added to somebody else, it is none', 'The shell killed a teacher and two soldiers.', []],
  ['the held are neither', 'Soldiers detained 61 boys after the killing.', []],
  ['days and hours are none', 'He died two days later at 14:30, aged 15.', []],
  ['an age is none', 'The shot wounded a boy of 15.', []],
] as const)
  test(`tolls: ${name}`, () => assert.deepEqual(told(text), tolls))
