// What audience, marking and body must agree on before an entry is shared: TLP:RED names people, what is published through
// somebody goes to that one alone, and no place is finer than the entry says.
import type { Entry, LocationPrecision } from './entry.ts'
import { Refusal } from './refusal.ts'
import { kindNamed } from './validate.ts'

export type Shareable = Pick<Entry, 'audience' | 'marking' | 'body'>

/** Degrees between the lines of each grid; null where no coordinates may stand at all. */
export const gridDegrees: Readonly<Record<LocationPrecision, number | null>> = {
  settlement: 0.01,
  district: 0.1,
  province: 1,
  country: null,
}

/** Refuses with 'red-names-people', 'through-one' or 'place-too-fine'. */
export function checkSharing({ audience, marking, body }: Shareable): void {
  if (marking.tlp === 'RED' && (audience.length === 0 || !audience.every((one) => one.startsWith('per_')))) {
    throw new Refusal(
      'red-names-people',
      {},
      'TLP:RED is for people named one by one. Name them in the audience, or use TLP:AMBER+STRICT.',
    )
  }
  if (marking.through !== undefined && (audience.length !== 1 || audience[0] !== marking.through)) {
    throw new Refusal(
      'through-one',
      { through: marking.through },
      'What another organisation is to publish in its own name goes to that organisation alone. Make it the whole audience.',
    )
  }
  const fault = marking.precision === undefined ? undefined : tooFine(body, gridDegrees[marking.precision])
  if (fault === undefined) return
  throw new Refusal(
    'place-too-fine',
    { precision: marking.precision, ...fault },
    `The entry gives a place more finely than '${marking.precision}' allows. Give the coarser place, and keep the exact one in an entry of your own.`,
  )
}

/** Refuses with 'own-only' what a kind keeps for its author's own organisation. */
export function checkKept(kind: string, audience: readonly string[]): void {
  if (audience.length === 0 || kindNamed(kind)?.audience !== 'own') return
  throw new Refusal(
    'own-only',
    { kind },
    'This is for your own organisation alone. Leave the audience empty; nobody else is shown it.',
  )
}

/** The body with every pair of coordinates moved to the nearest point of the grid, or without them where it has none. */
export function coarsened(body: Entry['body'], precision: LocationPrecision): Entry['body'] {
  const degrees = gridDegrees[precision]
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        (name === 'lat' || name === 'lon') && typeof one === 'number' ? onGrid(one, degrees) : walk(one),
      ]),
    )
  }
  return walk(body) as Entry['body'] // an object goes in and an object with the same names comes out
}

/** As a decimal of as many digits as the grid has, so that equal places are equal bytes. */
const onGrid = (degree: number, degrees: number | null): number | null =>
  degrees === null ? null : Number((Math.round(degree / degrees) * degrees).toFixed(2))

type Coordinate = { readonly field: string; readonly degree: number }

function tooFine(value: unknown, degrees: number | null): Coordinate | undefined {
  if (Array.isArray(value)) {
    for (const one of value) {
      const found = tooFine(one, degrees)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  for (const [field, one] of Object.entries(value)) {
    if ((field === 'lat' || field === 'lon') && typeof one === 'number') {
      if (onGrid(one, degrees) !== one) return { field, degree: one }
    } else {
      const found = tooFine(one, degrees)
      if (found !== undefined) return found
    }
  }
  return undefined
}
