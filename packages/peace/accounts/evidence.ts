// What speaks for and against two tellings being of one event, piece by piece. How much each piece says is learnt from
// annotated documents (corpus/training/fit-likeness.ts) and stands in likeness-weights.ts.
import { compareDates, daysApart, earliestDay, latestDay } from '../edtf.ts'
import { placesApartKm, samePlace } from './places.ts'
import { rivalQuantities, sharedQuantities } from './quantities.ts'
import type { Telling } from './tellings.ts'
import type { Shared } from './weights.ts'

/** Pieces that two tellings give whatever else is told. */
export const fixedPieces = [
  'always',
  'one mode',
  'kin modes',
  'one day',
  'days that can meet',
  'dates that can meet',
  'one night apart',
  'undated, published within two days',
  'undated, published within a week',
  'undated, published within a month',
  'undated, published later',
  'undated, another weekday',
  'one place',
  'another place',
  'a far place',
  'a number in common',
  'rival numbers',
  'a number ahead and another done',
  'one of them denies',
  'one of them ahead',
] as const
/** Pieces weighed by how telling they are among all tellings of the kind. */
export const sharedPieces = [
  'rare place',
  'rare name',
  'words',
  'words of both',
  'rare word',
  'words of the passages',
  'words of both passages',
  'many words of the passages',
  'nobody in common',
  'participants',
  'participants of both',
  'several participants',
  'one names nobody',
  'nobody in common, words',
  'one day, words',
  'one day, one place',
  'one day, both count the dead',
] as const
export type Piece = (typeof fixedPieces)[number] | (typeof sharedPieces)[number]

// Two reports of one event may be a night apart; more is another event.
const daysApartMax = 1
const placesApartKmMax = 50
// In fewer words than this, having one in common is chance.
const wordsMin = 2
const passageWordsMin = 4
const passageShareMin = 0.3
const passageWordsMany = 8
/** So many of the telling words in common that a sentence was taken over. */
export const copiedWords = 0.8

/** In the order of `fixedPieces`; null where something rules the two out. */
export function fixedEvidence(a: Telling, b: Telling): number[] | null {
  const [mode, date] = [modeEvidence(a, b), dateEvidence(a, b)]
  return mode === null || date === null
    ? null
    : [1, ...mode, ...date, ...placeEvidence(a, b), ...numberEvidence(a, b), ...statusEvidence(a, b)]
}

const one = (isSo: boolean) => (isSo ? 1 : 0)

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

function modeEvidence({ event: a }: Telling, { event: b }: Telling): number[] | null {
  const [mine, theirs] = [a.mode, b.mode]
  if (mine === null || theirs === null) return [0, 0]
  if (mine === theirs) return [1, 0]
  return [blasts, meetings].some((kin) => kin.has(mine) && kin.has(theirs)) ? [0, 1] : null
}

/** Where an event has no date, the days its reports came out on say something. */
function dateEvidence(a: Telling, b: Telling): number[] | null {
  const [mine, theirs] = [a.event.date, b.event.date]
  if (mine !== null && theirs !== null) {
    const compared = compareDates(mine, theirs)
    const days = compared === 'different' ? daysApart(mine, theirs) : 0
    if (days === null || days > daysApartMax) return null
    const isNarrow = isWithinDays(mine) && isWithinDays(theirs)
    const meet = compared === 'possible'
    return [one(compared === 'same'), one(meet && isNarrow), one(meet && !isNarrow), one(days > 0), 0, 0, 0, 0, 0]
  }
  if (isToldBefore(a, b) || isToldBefore(b, a)) return null
  const [from, to] = [mine ?? a.at.about.published, theirs ?? b.at.about.published]
  const days = from === null || to === null ? null : daysApart(from, to)
  const isOtherWeekday = a.weekday !== null && b.weekday !== null && a.weekday !== b.weekday
  if (days === null) return [0, 0, 0, 0, 0, 0, 0, 0, one(isOtherWeekday)]
  const near = [days <= 2, days > 2 && days <= 7, days > 7 && days <= 30, days > 30].map(one)
  return [0, 0, 0, 0, ...near, 0]
}

/** Told as done, without a day, in a report that came out before the day of the other. */
function isToldBefore({ event, at }: Telling, { event: other }: Telling): boolean {
  const isDone = event.status === 'occurred' || event.status === 'ongoing'
  if (!isDone || event.date !== null || other.date === null || at.about.published === null) return false
  const first = earliestDay(other.date)
  return first !== null && at.about.published < first
}

/** Whether the date means a week at the most. */
function isWithinDays(date: string): boolean {
  const [first, last] = [earliestDay(date), latestDay(date)]
  return first !== null && last !== null && Date.parse(last) - Date.parse(first) < 7 * 86_400_000
}

function placeEvidence(a: Telling, b: Telling): number[] {
  if (a.place === null || b.place === null) return [0, 0, 0]
  if (samePlace(a.place, b.place)) return [1, 0, 0]
  if (a.place.isState || b.place.isState) return [0, 0, 0]
  const apart = placesApartKm(a.place, b.place)
  const isFar = apart !== null && apart > placesApartKmMax
  return [0, one(!isFar), one(isFar)]
}

/** Rival numbers of one event are what reports have; a number planned and another done are two things. */
function numberEvidence(a: Telling, b: Telling): number[] {
  if (a.event.quantities.length === 0 || b.event.quantities.length === 0) return [0, 0, 0]
  if (sharedQuantities(a, b)) return [1, 0, 0]
  const areRivals = rivalQuantities(a, b).length > 0
  return [0, one(areRivals && isAhead(a) === isAhead(b)), one(areRivals && isAhead(a) !== isAhead(b))]
}

/** A denial is of what somebody else tells; a meeting announced and one held may be two. */
function statusEvidence(a: Telling, b: Telling): number[] {
  return [one((a.event.status === 'denied') !== (b.event.status === 'denied')), one(isAhead(a) !== isAhead(b))]
}

export const countsDead = ({ event }: Telling): boolean => event.quantities.some(({ of }) => of === 'killed')

const datesMeet = (a: Telling, b: Telling) =>
  a.event.date !== null && b.event.date !== null && compareDates(a.event.date, b.event.date) !== 'different'

/** Announced or imagined, and not told as done. */
export const isAhead = ({ event }: Telling): boolean => event.status === 'planned' || event.status === 'hypothetical'

export type InCommon = {
  readonly files: Shared
  readonly words: Shared
  readonly passages: Shared
  readonly names: Shared
  readonly places: Shared
}

/**
 * Whether anything holds the two together besides the kind of event and a side in common: a place, a number, a name, words,
 * or a day. Where both name nobody, other names stand for another place.
 */
export function areHeld(a: Telling, b: Telling, { files, words, passages, names }: InCommon): boolean {
  if (words.share >= copiedWords) return true
  // What was announced and what was done are one only where a day says so: there may be a second release.
  if (isAhead(a) !== isAhead(b) && !datesMeet(a, b)) return false
  const onePlace = a.place !== null && b.place !== null && samePlace(a.place, b.place)
  const bothPlaced = a.place?.isState === false && b.place?.isState === false
  const isOneDay = a.event.date !== null && compareDates(a.event.date, b.event.date) === 'same'
  if (onePlace || sharedQuantities(a, b)) return true
  if (bothPlaced && !isOneDay) return false
  // Two counts of the dead of one day, and nothing that places them apart, are two voices on one event.
  if (isOneDay && !bothPlaced && countsDead(a) && countsDead(b)) return true
  const areOtherNames = a.names.size > 0 && b.names.size > 0 && names.count === 0
  if (areOtherNames && a.files.size === 0 && b.files.size === 0) return false
  if (names.count > 0 || words.count >= wordsMin) return true
  if (passages.count >= passageWordsMin && passages.share >= passageShareMin) return true
  return datesMeet(a, b) && (files.count > 0 || (isOneDay && !bothPlaced))
}

/** In the order of `sharedPieces`. */
export function sharedEvidence(a: Telling, b: Telling, common: InCommon): number[] {
  const { files, words, passages, names, places } = common
  const tooFew = a.words.size < wordsMin || b.words.size < wordsMin
  const share = tooFew ? 0 : words.share
  const bothName = a.files.size > 0 && b.files.size > 0
  const isNobody = bothName && files.count === 0
  const onePlace = a.place !== null && b.place !== null && samePlace(a.place, b.place)
  const oneDay = a.event.date !== null && compareDates(a.event.date, b.event.date) === 'same'
  return [
    onePlace ? places.heaviest : 0,
    names.heaviest,
    share,
    tooFew ? 0 : words.ofBoth,
    tooFew ? 0 : words.heaviest,
    passages.share,
    passages.ofBoth,
    Math.min(1, passages.count / passageWordsMany),
    one(isNobody),
    files.share * files.heaviest,
    files.ofBoth * files.heaviest,
    one(files.count > 1),
    one(!bothName),
    isNobody ? share : 0,
    oneDay ? share : 0,
    one(oneDay && onePlace),
    one(datesMeet(a, b) && countsDead(a) && countsDead(b)),
  ]
}
