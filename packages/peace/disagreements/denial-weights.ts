// Written by `npm run train -- denials` from 211 annotated documents; do not edit. The logarithm of the odds that
// each piece of evidence adds.
import type { Piece } from './denial-evidence.ts'

export const weights: Readonly<Record<Piece, number>> = {
  always: -5.39,
  'denied words': 1.21,
  'many denied words': 1.45,
  'words before': 0.92,
  'many words before': 1.63,
  'both with what was said before': 2.42,
  'bare, words before': 0.98,
  'bare, the denier is named': 0.53,
  'a charge': 1.1,
  'somebody is heard telling it': 0.89,
  'it is denied there too': -0.16,
  'it lies ahead': -0.91,
  'a heading': -2.29,
  'a rare word': -0.59,
  'the best bridge': 0.44,
  'the best bridge is a charge': 1.2,
  'the best bridge charges the denier': 1.85,
  'best bridge and denied words': 1.13,
}
