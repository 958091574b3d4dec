// Written by `npm run train -- denials` from 211 annotated documents; do not edit. The logarithm of the odds that
// each piece of evidence adds.
import type { Piece } from './denial-evidence.ts'

export const weights: Readonly<Record<Piece, number>> = {
  always: -5.42,
  'denied words': 1.18,
  'many denied words': 1.49,
  'words before': 0.94,
  'many words before': 1.62,
  'both with what was said before': 2.41,
  'bare, words before': 0.99,
  'bare, the denier is named': 0.53,
  'a charge': 1.1,
  'somebody is heard telling it': 0.93,
  'it is denied there too': -0.17,
  'it lies ahead': -0.91,
  'a heading': -2.29,
  'a rare word': -0.58,
  'the best bridge': 0.43,
  'the best bridge is a charge': 1.21,
  'the best bridge charges the denier': 1.84,
  'best bridge and denied words': 1.12,
}
