// Where something was, as the words of a report say it: the settlement named, and how far and in which direction from it.
import type { Place } from '../incidents/terms.ts'

export type PlaceFound = {
  readonly place: Place
  readonly distanceKm?: number
  readonly bearing?: number
  /** How well it fits, less is better: 'in Tarn' before 'towards Nevuvai'. */
  readonly rank: number
}

const bearings: ReadonlyMap<string, number> = new Map(
  ['n', 'nne', 'ne', 'ene', 'e', 'ese', 'se', 'sse', 's', 'ssw', 'sw', 'wsw', 'w', 'wnw', 'nw', 'nnw'].map(
    (name, at) => [name, at * 22.5],
  ),
)
const compass = '[NSEW]{1,3}|(?:north|south|east|west)(?:[- ]?(?:north|south|east|west)){0,2}(?:ern|erly)?'
const away = new RegExp(
  `(\\d+(?:[.,]\\d+)?)\\s*(?:(?:-|–|to|and)\\s*(\\d+(?:[.,]\\d+)?)\\s*)?(km|kilomet(?:er|re)s?|m|met(?:er|re)s?)\\b(?:\\s+(?:to\\s+the\\s+)?\\b(${compass})\\b)?`,
  'u',
)

/** "2 to 3 km north-east", "500m NW": how far (km, the middle of a range) and in which direction. */
export function awayIn(words: string): { readonly distanceKm: number; readonly bearing?: number } | undefined {
  const found = away.exec(words)
  if (found === null) return undefined
  const [, least = '', most, unit = '', direction = ''] = found
  const value = (text: string) => Number(text.replace(',', '.'))
  const middle = most === undefined ? value(least) : (value(least) + value(most)) / 2
  const short = direction
    .toLowerCase()
    .replace(/(?:ern|erly)$/u, '')
    .replace(/north/gu, 'n')
    .replace(/south/gu, 's')
    .replace(/east/gu, 'e')
    .replace(/west/gu, 'w')
    .replace(/[-\s]/gu, '')
  const bearing = bearings.get(short)
  const distanceKm = Math.round((unit.startsWith('k') ? middle : middle / 1000) * 1000) / 1000
  return { distanceKm, ...(bearing === undefined ? {} : { bearing }) }
}

/** Coordinates in degrees, latitude first; undefined where the words hold none. */
export function pointIn(words: string): { readonly lat: number; readonly lon: number } | undefined {
  const found = /(-?\d{1,2}\.\d{2,})\s*°?\s*([NS])?\s*[,;/ ]\s*(-?\d{1,3}\.\d{2,})\s*°?\s*([EW])?/u.exec(words)
  if (found === null) return undefined
  const lat = Number(found[1]) * (found[2] === 'S' ? -1 : 1)
  const lon = Number(found[3]) * (found[4] === 'W' ? -1 : 1)
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined
}

const capital = "(?:[A-Z]{1,3}-?\\d+\\b|\\p{Lu}[\\p{L}’'-]*)"
const joiner = '(?:of|al|el|de|del|la|bin|upon|the)'
const named = `${capital}(?:[ -](?:${joiner} )?(?:${capital}|\\d{1,3}\\b))*`
const listed = `${named}(?:(?:, ${named})*(?:,? and ${named}))?`
const kind =
  '(?:village|town|city|district|region|area|settlement|port|post|checkpoint|hamlet|outskirts|crossing|bridge|station|mountain|valley)'
const at = (prepositions: string, rank: number) => ({
  rank,
  pattern: new RegExp(
    `\\b(?:${prepositions})\\s+(?:the\\s+)?(?:(?:${kind})\\s+(?:of\\s+|at\\s+|in\\s+)?)?(?:the\\s+)?(${listed})(\\s+(?:district|region|province|valley|crossing|bridge|station|checkpoint|junction|island|ridge))?`,
    'gu',
  ),
})
const patterns = [
  at('[Ii]n|[Nn]ear|[Ii]nside|[Oo]utside|[Aa]t|[Ww]ithin', 1),
  at('(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|edge|outskirts|[NSEW]{1,3})(?:[- ]?(?:east|west))?(?:ern)? (?:edge )?of', 1),
  at('visited', 1),
  at('[Oo]n|[Aa]round|[Aa]bove|[Aa]cross', 2),
  at('of|from', 3),
  at('to|towards?', 4),
]
// What is written with a capital and is no place.
const noPlace =
  /^(?:The|This|That|These|They|It|He|She|A|An|No|Mission|Group|Team|Commission|Monitors?|Observers?|Supervisors?|Patrol|Members?|Residents?|Soldiers?|Local|Their|Its|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|UAV|IED|MLRS|NTR|Article|Camera|N\/K)\b(?!['’-])/u
/** A post of the observers: from where something was perceived, and seldom where it was. */
const posts = /^(?:OPs?|[Pp]ost|[A-Z]{1,3}-?\d+)(?:\s|$)/u
const regions = /\b(?:district|region|province|sector|valley|plateau|area|oblast|governorate)\b/iu
const streets = /\b(?:Street|Road|Avenue|Lane|Boulevard)$/u

/** Places that the words name, the best first; of equal ones the first. */
export function placesIn(words: string): readonly PlaceFound[] {
  const found: (PlaceFound & { readonly index: number })[] = []
  const between = /\b(road|highway|track|bridge|street)\s+between\s+(\p{Lu}[\p{L}'’ -]*? and \p{Lu}[\p{L}'’-]*)/u.exec(
    words,
  )
  if (between !== null) {
    const name = `${between[1]} between ${between[2]}`
    found.push({ place: { name, precision: 2 }, rank: 0, index: between.index })
  }
  for (const { pattern, rank } of patterns) {
    for (const one of words.matchAll(pattern)) {
      const name = `${one[1]}${one[2] ?? ''}`.replace(/[’']s$/u, '')
      if (noPlace.test(name) || streets.test(name)) continue
      const before = words.slice(Math.max(0, one.index - 40), one.index + one[0].indexOf(one[1] ?? ''))
      const distance = awayIn(before)
      const isNear =
        distance !== undefined || /\b(?:near|outside|around|towards?|outskirts of|edge of)\s+(?:the )?$/iu.test(before)
      const isRegion = regions.test(name)
      found.push({
        place: { name, precision: isRegion ? 3 : isNear ? 2 : 1 },
        ...distance,
        rank: rank + (isRegion ? 1.5 : posts.test(name) ? 2 : 0),
        index: one.index,
      })
    }
  }
  return found.toSorted((a, b) => a.rank - b.rank || a.index - b.index)
}

/** The settlement of a position or location as a cell writes it: '1.5km SW of Marrow', 'Camera at Sarn bridge', 'Kamen railway station'. */
export function settlementOf(cell: string): PlaceFound | undefined {
  const words = cell.replace(/\s+/gu, ' ').trim()
  const [first] = placesIn(words)
  if (first !== undefined && first.rank <= 3) return first
  const distance = awayIn(words)
  if (/^\p{Lu}\p{L}/u.test(words) && !noPlace.test(words) && distance === undefined)
    return { place: { name: words.slice(0, 200), precision: regions.test(words) ? 3 : 1 }, rank: 1 }
  return undefined
}
