// How much speaks for two tellings being of one event. Conservative: two accounts wrongly joined put words into
// somebody's mouth, two left apart only stand apart. Contradictions in number, date or place within narrow bounds do not
// keep tellings apart, because that is what rival accounts of one event look like.
import { compareDates, daysApart, earliestDay, latestDay } from '../edtf.ts'
import { placesApartKm, samePlace } from './places.ts'
import { rivalQuantities, sharedQuantities } from './quantities.ts'
import type { Telling } from './tellings.ts'

/** Tellings this alike tell of one event. */
export const likenessMin = 3

// Two reports of one event may be a night apart; more is another event.
const daysApartMax = 1
// How a truce stands in one month says little about the next.
const stateDaysMax = 30
const placesApartKmMax = 50
// So many of the telling words in common that a sentence was taken over.
const copiedWords = 0.8
// In fewer words than this, having one in common is chance.
const wordsMin = 2

/** The likeness of two tellings by their place in the list: the weight of the evidence, null where something rules it out. */
export type Likeness = (a: number, b: number) => number | null

/** Prepares a list of tellings, so that each pair costs little. */
export function likenessAmong(tellings: readonly Telling[]): Likeness {
  const files = weighed(tellings, (telling) => telling.files)
  const words = weighed(tellings, (telling) => telling.words)
  const names = weighed(tellings, (telling) => telling.names)
  const places = weighed(tellings, ({ place }) => new Set(place === null ? [] : [place.compared]))
  const dates = new Map<string, number | null>()

  return (a, b) => {
    const [one, other] = [tellings[a], tellings[b]]
    if (one === undefined || other === undefined) return null
    if (one.state !== null || other.state !== null) return stateEvidence(one, other)
    const mode = modeEvidence(one, other)
    const date = dateEvidence(one, other, dates)
    if (mode === null || date === null) return null
    // A rare name in both passages says where or about what as well as a place does.
    const named = 1.5 * names.shared(a, b).heaviest
    const place = Math.max(placeEvidence(one, other, places.shared(a, b).heaviest), named)
    const tooFew = one.words.size < wordsMin || other.words.size < wordsMin
    const sharedWords = tooFew ? 0 : words.shared(a, b).share
    const participants = participantEvidence(one, other, files.shared(a, b))
    if (participants === null && !areRivals(one, other, { date, place, sharedWords })) return null
    const numbers = quantityEvidence(one, other)
    const sum = mode + date + place + (participants ?? 0) + 3 * sharedWords + numbers + statusEvidence(one, other)
    if (one.at.document !== other.at.document) return sum
    // In one text, two passages are two events unless nearly everything agrees, and in one sentence always.
    if (one.span.start === other.span.start) return null
    return sharedWords >= copiedWords || sum >= likenessMin + 2.5 ? sum - 1 : null
  }
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
function dateEvidence(a: Telling, b: Telling, known: Map<string, number | null>): number | null {
  const [one, other] = [a.event.date, b.event.date]
  const isDated = one !== null && other !== null
  const [from, to] = isDated ? [one, other] : [one ?? a.at.about.published, other ?? b.at.about.published]
  if (from === null || to === null) return 0
  const pair = `${isDated} ${from} ${to}`
  const before = known.get(pair)
  if (before !== undefined) return before
  const evidence = isDated ? compareEvidence(one, other) : nearEvidence(from, to)
  known.set(pair, evidence)
  return evidence
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

/** One place; the fewer reports of this kind it stands in, the more it says. */
function placeEvidence(a: Telling, b: Telling, weight: number): number {
  if (a.place === null || b.place === null) return 0
  if (samePlace(a.place, b.place)) return Math.max(1, 0.75 + 1.75 * weight)
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

/** Announced or imagined, and not told as done. */
export const isAhead = ({ event }: Telling): boolean => event.status === 'planned' || event.status === 'hypothetical'

/** What two sets have in common: its share of the lighter set and of both together, how many items, the most telling one. */
type Shared = { readonly share: number; readonly ofBoth: number; readonly count: number; readonly heaviest: number }

/**
 * Sets of items, each item weighed by how telling it is among these documents: log(1 + n/df), scaled to 1 for what one
 * document alone has. What every report has tells nothing, what few have tells much.
 */
function weighed(tellings: readonly Telling[], itemsOf: (telling: Telling) => ReadonlySet<string>) {
  const numbers = new Map<string, number>()
  const seenIn: string[] = []
  const frequency: number[] = []
  const sets = tellings.map((telling) => {
    const set = Uint32Array.from(itemsOf(telling), (item) => {
      const number = numbers.get(item) ?? numbers.size
      numbers.set(item, number)
      // Tellings of one document stand together, so comparing with the last document counts each once.
      if (seenIn[number] !== telling.at.document) frequency[number] = (frequency[number] ?? 0) + 1
      seenIn[number] = telling.at.document
      return number
    })
    return set.sort()
  })
  // Below eight documents everything is frequent: weights as if there were eight.
  const count = Math.max(8, new Set(tellings.map((telling) => telling.at.document)).size)
  const weights = Float64Array.from(frequency, (documents) => Math.log(1 + count / documents) / Math.log(1 + count))
  const totals = sets.map((set) => set.reduce((sum, item) => sum + (weights[item] ?? 0), 0))

  const shared = (a: number, b: number): Shared => {
    const [one, other] = [sets[a], sets[b]]
    if (one === undefined || other === undefined) return { share: 0, ofBoth: 0, count: 0, heaviest: 0 }
    let [i, j, sum, both, heaviest] = [0, 0, 0, 0, 0]
    while (i < one.length && j < other.length) {
      const [x, y] = [one[i] ?? 0, other[j] ?? 0]
      if (x === y) {
        const weight = weights[x] ?? 0
        sum += weight
        heaviest = Math.max(heaviest, weight)
        both++
      }
      if (x <= y) i++
      if (y <= x) j++
    }
    const least = Math.min(totals[a] ?? 0, totals[b] ?? 0)
    const union = (totals[a] ?? 0) + (totals[b] ?? 0) - sum
    return { share: least === 0 ? 0 : sum / least, ofBoth: union === 0 ? 0 : sum / union, count: both, heaviest }
  }
  return { shared }
}
