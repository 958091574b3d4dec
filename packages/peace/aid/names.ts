// When two entries speak of one item, one unit, one place. Words are compared without regard to case and white space and
// nothing more: that flour is food, or that a truck holds so many tons, is nobody's to assume.
import type { AidPlace } from './terms.ts'

export const sameWords = (words: string): string => words.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** A place goes by its code where it has one. */
export const placeName = ({ name, pcode }: AidPlace): string =>
  pcode === undefined ? `name ${sameWords(name)}` : `code ${pcode.code}`
