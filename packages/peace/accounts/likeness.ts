// How much speaks for two tellings being of one event. Conservative: two accounts wrongly joined put words into
// somebody's mouth, two left apart only stand apart. Contradictions in number, date or place within narrow bounds do not
// keep tellings apart, because that is what rival accounts of one event look like.
import { compareDates, daysApart, earliestDay, latestDay } from '../edtf.ts'
import { type Memo, Numbering } from '../memo.ts'
import { placesApartKm, samePlace } from './places.ts'
import { rivalQuantities, sharedQuantities } from './quantities.ts'
import type { Telling } from './tellings.ts'
import { type Shared, weighed } from './weights.ts'

/** Tellings this alike tell of one event. */
export const likenessMin = 3

// Two reports of one event may be a night apart; more is another event.
const daysApartMax = 1
// How a truce stands in one month says little about the next.
const stateDaysMax = 30
const placesApartKmMax = 50
const otherWeekday = -2
// So many of the telling words in common that a sentence was taken over.
const copiedWords = 0.8
// In fewer words than this, having one in common is chance.
const wordsMin = 2

/** The likeness of two tellings by their place in the list: the weight of the evidence, null where something rules it out. */
export type Likeness = (a: number, b: number) => number | null

/** What two tellings are to each other whatever else is told; null where something rules them out. */
type Fixed = {
  readonly mode: number
  readonly date: number
  /** null: one place, which says the more the rarer it is. */
  readonly place: number | null
  readonly numbers: number
  readonly status: number
}

const kept = () => ({ numbers: new Numbering<Telling>(), fixed: new Map<number, Fixed | 'ruled out'>() })

/** Prepares a list of tellings, so that each pair costs little. */
export function likenessAmong(tellings: readonly Telling[], memo: Memo): Likeness {
  const { numbers, fixed: known } = memo.of(kept)
  const numbered = tellings.map((telling) => numbers.of(telling))
  const files = weighed('files', tellings, memo)
  const words = weighed('words', tellings, memo)
  const names = weighed('names', tellings, memo)
  const places = weighed('places', tellings, memo)

  return (a, b) => {
    const [one, other] = [tellings[a], tellings[b]]
    if (one === undefined || other === undefined) return null
    if (one.state !== null || other.state !== null) return stateEvidence(one, other)
    const pair = (numbered[a] ?? 0) * 2 ** 26 + (numbered[b] ?? 0)
    const fixed = memo.once(known, pair, () => fixedEvidence(one, other))
    if (fixed === 'ruled out') return null
    const { mode, date, numbers: counted, status } = fixed
    // A rare name in both passages says where or about what as well as a place does.
    const named = 1.5 * names.shared(a, b).heaviest
    const at = fixed.place ?? Math.max(1, 0.75 + 1.75 * places.shared(a, b).heaviest)
    const place = Math.max(at, named)
    const tooFew = one.words.size < wordsMin || other.words.size < wordsMin
    const sharedWords = tooFew ? 0 : words.shared(a, b).share
    const participants = participantEvidence(one, other, files.shared(a, b))
    if (participants === null && !areRivals(one, other, { date, place, sharedWords })) return null
    const sum = mode + date + place + (participants ?? 0) + 3 * sharedWords + counted + status
    if (one.at.document !== other.at.document) return sum
    // In one text, two passages are two events unless nearly everything agrees, and in one sentence always.
    if (one.span.start === other.span.start) return null
    // Two counts of the dead of one day and place are two voices on one event.
    if (date >= 1.5 && place >= 1 && countsDead(one) && countsDead(other)) return sum
    return sharedWords >= copiedWords || sum >= likenessMin + 2.5 ? sum - 1 : null
  }
}

function fixedEvidence(a: Telling, b: Telling): Fixed | 'ruled out' {
  const mode = modeEvidence(a, b)
  const date = dateEvidence(a, b)
  if (mode === null || date === null) return 'ruled out'
  return { mode, date, place: placeEvidence(a, b), numbers: quantityEvidence(a, b), status: statusEvidence(a, b) }
}

/** Two words on how the truce stands: on one thing where they were said at about one time, or nobody knows when. */
function stateEvidence(a: Telling, b: Telling): number | null {
  if (a.state === null || b.state === null) return null
  const [one, other] = [a.at.about.published, b.at.about.published]
  const days = one === null || other === null ? 0 : daysApart(one, other)
  return days === null || days <= stateDaysMax ? likenessMin + 1 : null
}

// Weapons that rival accounts of one explosion name; other modes are other things.
const blasts = new Set([
  'explosives',
  'aerial',
  'drone',
  'heavy-weapons',
  'suicide-attack',
  'destroy',
  'targeted',
  'firearms',
])
const meetings = new Set(['meet', 'visit', 'multilateral', 'third-party', 'mediate'])

function modeEvidence({ event: a }: Telling, { event: b }: Telling): number | null {
  if (a.mode === null || b.mode === null) return 0
  if (a.mode === b.mode) return 0.5
  const areKin = [blasts, meetings].some(
    (kin) => a.mode !== null && b.mode !== null && kin.has(a.mode) && kin.has(b.mode),
  )
  return areKin ? -0.5 : null
}

/**
 * Nobody in common: a denial of what others tell, or rival accounts of who did it, where one place, or a rare name, and
 * for the rivals one day and much the same words hold them together.
 */
function areRivals(a: Telling, b: Telling, by: { date: number; place: number; sharedWords: number }): boolean {
  const isDenial = (a.event.status === 'denied') !== (b.event.status === 'denied')
  if (isDenial) return by.place >= 0.5 && by.sharedWords >= 0.1
  return by.place >= 0.75 && by.sharedWords >= 0.3 && by.date >= 1
}

/** Where an event has no date, the days its reports came out on say something. */
function dateEvidence(a: Telling, b: Telling): number | null {
  const [one, other] = [a.event.date, b.event.date]
  if (one !== null && other !== null) return compareEvidence(one, other)
  const [from, to] = [one ?? a.at.about.published, other ?? b.at.about.published]
  if (from !== null && to !== null) return nearEvidence(from, to)
  // Nobody knows when one was, but not on that day of the week.
  return a.weekday !== null && b.weekday !== null && a.weekday !== b.weekday ? otherWeekday : 0
}

/** Whether the date means a week at the most. */
function isWithinDays(date: string): boolean {
  const [first, last] = [earliestDay(date), latestDay(date)]
  return first !== null && last !== null && Date.parse(last) - Date.parse(first) < 7 * 86_400_000
}

function nearEvidence(a: string, b: string): number {
  const days = daysApart(a, b)
  if (days === null) return 0
  if (days <= 7) return days <= 2 ? 0.5 : 0
  return days <= 30 ? -1 : -2
}

function compareEvidence(a: string, b: string): number | null {
  const compared = compareDates(a, b)
  if (compared === 'same') return 1.5
  if (compared === 'possible') return isWithinDays(a) && isWithinDays(b) ? 1 : 0.5
  const days = daysApart(a, b)
  return days !== null && days <= daysApartMax ? -1 : null
}

/** null for one place: the fewer reports of this kind it stands in, the more it says. */
function placeEvidence(a: Telling, b: Telling): number | null {
  if (a.place === null || b.place === null) return 0
  if (samePlace(a.place, b.place)) return null
  const apart = placesApartKm(a.place, b.place)
  return apart !== null && apart > placesApartKmMax ? -2 : -0.5
}

/** null where both name participants and none is in common. */
function participantEvidence(a: Telling, b: Telling, { share, ofBoth, count, heaviest }: Shared): number | null {
  if (a.files.size === 0 || b.files.size === 0) return 0
  if (count === 0) return null
  // One of two in common is less than both: a report that names only one may tell of anything that one did.
  return 1.25 * (share + ofBoth) * (0.3 + 0.7 * heaviest) + (count > 1 ? 0.5 : 0)
}

function quantityEvidence(a: Telling, b: Telling): number {
  if (a.event.quantities.length === 0 || b.event.quantities.length === 0) return 0
  if (sharedQuantities(a, b)) return 1
  if (rivalQuantities(a, b).length === 0) return 0
  // Rival numbers of one event are what reports have; a number planned and another done are two things.
  return isAhead(a) === isAhead(b) ? 0.5 : -1
}

function statusEvidence(a: Telling, b: Telling): number {
  // A denial is of what somebody else tells.
  if ((a.event.status === 'denied') !== (b.event.status === 'denied')) return 0.5
  // A meeting announced and one held are the same only where more than the participants says so.
  return isAhead(a) === isAhead(b) ? 0 : -1
}

const countsDead = ({ event }: Telling) => event.quantities.some((one) => one.of === 'killed')

/** Announced or imagined, and not told as done. */
export const isAhead = ({ event }: Telling): boolean => event.status === 'planned' || event.status === 'hypothetical'
