// Written by `npm run train -- denials` from 211 annotated documents; do not edit. The logarithm of the odds that
// each piece of evidence adds.
import type { Piece } from './denial-evidence.ts'

export const weights: Readonly<Record<Piece, number>> = {
  always: -5.25,
  'denied words': 1.18,
  'many denied words': 1.44,
  'words before': 0.93,
  'many words before': 1.87,
  'both with what was said before': 2.3,
  'bare, words before': 0.8,
  'bare, the denier is named': 0.57,
  'a charge': 1.04,
  'somebody is heard telling it': 0.75,
  'it is denied there too': -0.27,
  'it lies ahead': -0.93,
  'a heading': -2.32,
  'a rare word': -0.6,
  'the best bridge': 0.44,
  'the best bridge is a charge': 1.12,
  'the best bridge charges the denier': 1.98,
  'best bridge and denied words': 1.24,
}
