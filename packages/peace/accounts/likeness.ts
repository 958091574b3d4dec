// How much speaks for two tellings being of one event. Conservative: two accounts wrongly joined put words into
// somebody's mouth, two left apart only stand apart. Contradictions in number, date or place within narrow bounds do not
// keep tellings apart, because that is what rival accounts of one event look like.
import { compareDates, daysApart } from '../edtf.ts'
import { placesApartKm, samePlace } from './places.ts'
import { rivalQuantities, sharedQuantities } from './quantities.ts'
import type { Telling } from './tellings.ts'
import { containment } from './words.ts'

/** How telling a participant or a word is in this part of the record: 1 for one seen once, near 0 for one seen always. */
export type Weights = { readonly file: (file: string) => number; readonly word: (word: string) => number }

/** Tellings this alike tell of one event. */
export const likenessMin = 3

// Two reports of one event may be a night apart; more is another event.
const daysApartMax = 1
const placesApartKmMax = 50
// So many of the telling words in common that a sentence was taken over.
const copiedWords = 0.8

/** The weight of the evidence; null where something rules it out. */
export function likeness(a: Telling, b: Telling, weights: Weights): number | null {
  if (a.event.mode !== null && b.event.mode !== null && a.event.mode !== b.event.mode) return null
  const date = dateEvidence(a, b)
  if (date === null) return null
  const words = a.words.size < 3 || b.words.size < 3 ? 0 : containment(a.words, b.words, weights.word)
  const place = placeEvidence(a, b)
  const participants = participantEvidence(a, b, weights)
  if (participants === null) {
    // Nobody in common: only where one day and one place hold them together can they be rival accounts of who did it.
    if (date < 1 || place < 1 || words < 0.4) return null
  }
  const quantities = sharedQuantities(a, b) ? 1 : rivalQuantities(a, b).length > 0 ? 0.5 : 0
  const sum = date + place + (participants ?? 0) + 3 * words + quantities + statusEvidence(a, b)
  // In one text, two passages are two events unless nearly everything agrees.
  if (a.at.document === b.at.document) return words >= copiedWords || sum >= likenessMin + 2.5 ? sum - 1 : null
  return sum
}

function dateEvidence(a: Telling, b: Telling): number | null {
  const [one, other] = [a.event.date, b.event.date]
  if (one === null || other === null) return 0
  const compared = compareDates(one, other)
  if (compared === 'same') return 1.5
  if (compared === 'possible') return 0.5
  const days = daysApart(one, other)
  return days !== null && days <= daysApartMax ? -1 : null
}

function placeEvidence(a: Telling, b: Telling): number {
  if (a.place === null || b.place === null) return 0
  if (samePlace(a.place, b.place)) return 1.5
  const apart = placesApartKm(a.place, b.place)
  return apart !== null && apart > placesApartKmMax ? -2 : -0.5
}

/** null where both name participants and none is in common. */
function participantEvidence(a: Telling, b: Telling, weights: Weights): number | null {
  if (a.files.size === 0 || b.files.size === 0) return 0
  const shared = [...a.files].filter((file) => b.files.has(file))
  if (shared.length === 0) return null
  const rarest = Math.max(...shared.map(weights.file))
  return 2.5 * containment(a.files, b.files, weights.file) * (0.3 + 0.7 * rarest) + (shared.length > 1 ? 0.5 : 0)
}

function statusEvidence(a: Telling, b: Telling): number {
  const pair = new Set([a.event.status, b.event.status])
  if (pair.size === 1 || pair.has('denied')) return 0
  // A meeting announced and one held are the same only where more than the participants says so.
  return pair.has('hypothetical') || pair.has('planned') ? -1 : 0
}
