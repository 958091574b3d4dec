// From how many independent origins an account comes. Fifty outlets that carry one wire story are one origin.
import type { Claim } from '@parley/read/reading'
import { otherName } from '../actors/names.ts'
import { wordsOf } from '../readings.ts'
import { isSameStory } from '../stories.ts'
import type { Telling } from './tellings.ts'
import { containment, contentWords, wordRuns } from './words.ts'

// A sentence of which most runs of five words stand in the other was taken over; shorter ones may be alike by chance.
const runWords = 5
const runsMin = 4
const copiedRuns = 0.7

/**
 * The origin of each telling, named by the document whose telling comes first. Two tellings have one origin where they
 * stand in one document, one document is a version or a translation of the other, one sentence was copied, or one report credits the
 * other's outlet, or both credit the same third one, for it.
 */
export function originsOf(tellings: readonly Telling[]): ReadonlyMap<string, string> {
  const origin = new Map<string, string>()
  tellings.forEach((telling, index) => {
    const before = tellings.slice(0, index).filter((other) => shareOrigin(telling, other))
    const names = new Set(before.map((other) => origin.get(other.id)))
    const first = tellings.find((other) => names.has(origin.get(other.id)))
    const name = first === undefined ? telling.at.document : (origin.get(first.id) ?? telling.at.document)
    // A telling that shares with two origins shows that they are one.
    for (const [id, known] of origin) if (names.has(known)) origin.set(id, name)
    origin.set(telling.id, name)
  })
  return origin
}

function shareOrigin(a: Telling, b: Telling): boolean {
  if (a.at.document === b.at.document || isSameStory(a.at.reading, b.at.reading)) return true
  if (isTranslation(a.at, b.at)) return true
  if (isCopiedSentence(a.passage, b.passage)) return true
  const [outlet, other] = [outletOf(a), outletOf(b)]
  const [credited, creditedByOther] = [creditsOf(a), creditsOf(b)]
  if (outlet !== null && creditedByOther.has(outlet)) return true
  if (other !== null && credited.has(other)) return true
  return [...credited].some((name) => creditedByOther.has(name))
}

/** Whether somebody said that one is a translation of the other, or both of a third. */
function isTranslation(a: Telling['at'], b: Telling['at']): boolean {
  const [one, other] = [a.about.translationOf, b.about.translationOf]
  return one === b.document || other === a.document || (one !== null && one === other)
}

function isCopiedSentence(a: string, b: string): boolean {
  const [one, other] = [wordRuns(a, runWords), wordRuns(b, runWords)]
  return Math.min(one.size, other.size) >= runsMin && containment(one, other) >= copiedRuns
}

const outletOf = ({ at }: Telling) => (at.about.publisher === null ? null : outletName(at.about.publisher))

/** Outlets a report names as the ones who reported this: 'X first reported', 'according to X'. */
function creditsOf(telling: Telling): ReadonlySet<string> {
  const { reading } = telling.at
  const own = outletOf(telling)
  const names = reading.claims
    .filter((claim) => claim.attitude === 'reports' && isAbout(claim, telling))
    .flatMap((claim) => {
      const actor = reading.actors.find((one) => one.id === claim.sourceActor)
      return actor === undefined || actor.type === 'unnamed' || actor.type === 'person' ? [] : [outletName(actor.name)]
    })
  return new Set(names.filter((name) => name !== '' && name !== own))
}

function isAbout(claim: Claim, telling: Telling): boolean {
  if (telling.event.claims.includes(claim.id)) return true
  const { start, end } = telling.span
  if (claim.content.some((span) => span.start < end && start < span.end)) return true
  const content = contentWords(wordsOf(telling.at.reading, claim.content))
  return content.size >= 3 && containment(content, telling.words) >= 0.6
}

/** 'The Harbour Times', 'Harbour Times' and 'harbourtimes.com' are one outlet. */
const outletName = (name: string) =>
  otherName(name.replace(/^https?:\/\/(www\.)?/i, '').replace(/\.(com|org|net|news)\b.*$/i, '')).replaceAll(' ', '')
