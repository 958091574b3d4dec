// Whether two reports mean one place.
import type { TellingPlace } from './tellings.ts'

export const samePlace = (a: TellingPlace, b: TellingPlace): boolean => {
  if (a.compared === b.compared) return true
  const apart = placesApartKm(a, b)
  return apart !== null && apart < 3 && isNarrow(a) && isNarrow(b)
}

/** Both are narrow enough to be elsewhere: a town is not another place than the region it lies in. */
export const areRivalPlaces = (a: TellingPlace, b: TellingPlace): boolean => {
  if (samePlace(a, b) || !isNarrow(a) || !isNarrow(b)) return false
  const within = (one: TellingPlace, other: TellingPlace) => one.compared.includes(other.compared)
  return !within(a, b) && !within(b, a)
}

/** Kilometres between the two on a sphere; null where one has no coordinates. */
export function placesApartKm(a: TellingPlace, b: TellingPlace): number | null {
  const [one, other] = [a.found, b.found]
  if (one === null || other === null) return null
  if (one.lat === null || one.lon === null || other.lat === null || other.lon === null) return null
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const sin2 = (angle: number) => Math.sin(angle / 2) ** 2
  const h =
    sin2(radians(other.lat - one.lat)) +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * sin2(radians(other.lon - one.lon))
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)))
}

const isNarrow = ({ found }: TellingPlace) => found?.precision === 'point' || found?.precision === 'city'
