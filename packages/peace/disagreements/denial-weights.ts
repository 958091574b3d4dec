// Written by `npm run train -- denials` from 596 annotated documents; do not edit. The logarithm of the odds that
// each piece of evidence adds.
import type { Piece } from './denial-evidence.ts'

export const weights: Readonly<Record<Piece, number>> = {
  always: -3.99,
  'both with what was said before': 4.29,
  'best bridge and denied words': 4.78,
  'the best bridge charges the denier': 0.11,
  'the charge right before it': 0.87,
  bare: 0.03,
  'a charge': 1.16,
  'a heading': -1.41,
}
