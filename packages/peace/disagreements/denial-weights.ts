// Written by `npm run train -- denials` from 211 annotated documents; do not edit. The logarithm of the odds that
// each piece of evidence adds.
import type { Piece } from './denial-evidence.ts'

export const weights: Readonly<Record<Piece, number>> = {
  always: -5.246,
  'denied words': 1.184,
  'many denied words': 1.442,
  'words before': 0.929,
  'many words before': 1.868,
  'both with what was said before': 2.3,
  'bare, words before': 0.804,
  'bare, the denier is named': 0.572,
  'a charge': 1.039,
  'somebody is heard telling it': 0.75,
  'it is denied there too': -0.268,
  'it lies ahead': -0.934,
  'a heading': -2.323,
  'a rare word': -0.603,
  'the best bridge': 0.437,
  'the best bridge is a charge': 1.124,
  'the best bridge charges the denier': 1.981,
  'best bridge and denied words': 1.238,
}
