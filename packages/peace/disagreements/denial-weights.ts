// Written by `npm run train -- denials` from 394 annotated documents; do not edit. The logarithm of the odds that
// each piece of evidence adds.
import type { Piece } from './denial-evidence.ts'

export const weights: Readonly<Record<Piece, number>> = {
  always: -3.92,
  'both with what was said before': 4.24,
  'best bridge and denied words': 4.33,
  'the best bridge charges the denier': 0.12,
  'the charge right before it': 1.24,
  bare: 0.24,
  'a charge': 1.05,
  'a heading': -1.21,
}
