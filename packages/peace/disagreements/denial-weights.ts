// Written by `npm run train -- denials` from 596 annotated documents; do not edit. The logarithm of the odds that
// each piece of evidence adds.
import type { Piece } from './denial-evidence.ts'

export const weights: Readonly<Record<Piece, number>> = {
  always: -4.03,
  'both with what was said before': 4.4,
  'best bridge and denied words': 4.94,
  'the best bridge charges the denier': -0.02,
  'the charge right before it': 0.96,
  bare: 0,
  'a charge': 1.17,
  'a heading': -0.91,
}
