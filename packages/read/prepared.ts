// Tables made of a package's data once after an install, in arrays of numbers that every later process reads as they lie:
// nothing is parsed, nothing copied. Nothing depends on them; where they are missing, or of another edition, whoever asks
// makes its own.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

type Numbers = Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor | Float32ArrayConstructor
/** Which tables there are, in the order they are written. */
export type Shape = Readonly<Record<string, Numbers>>
export type Tables<S extends Shape> = { readonly [Name in keyof S]: InstanceType<S[Name]> }

/** What tables are made from: the package's folder, and the edition of the code that makes them. */
export type Origin = { readonly folder: string; readonly edition: number }

/** The tables named `name`: as they were prepared, or else made now. */
export function tablesFor<S extends Shape>(name: string, origin: Origin, shape: S, make: () => Tables<S>): Tables<S> {
  return tablesIn(preparedAt(fileOf(name, origin)), origin, shape) ?? make()
}

/** Makes the tables and keeps them for later processes. */
export function prepareTables<S extends Shape>(name: string, origin: Origin, shape: S, make: () => Tables<S>): void {
  const file = fileOf(name, origin)
  mkdirSync(path.dirname(file), { recursive: true })
  // Whole beside it and then in place: whoever reads it meanwhile finds the old one, or none.
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, packedTables(origin, shape, make()))
  renameSync(fresh, file)
}

/** Beside the packages the data come from, where an install may write. */
const fileOf = (name: string, { folder }: Origin) =>
  path.join(path.dirname(folder), '.cache', 'parley', `${name}.tables`)

function preparedAt(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

const magic = 0x7061726c
// As wide as the widest numbers, so that every table begins where its numbers may.
const step = 4
const padded = (bytes: number) => Math.ceil(bytes / step) * step

/** What is told before the tables: where they come from and how long each is, in the machine's own order of bytes. */
function headOf({ folder, edition }: Origin, lengths: readonly number[]): Uint32Array {
  // The package's own description names its version; a sum of it stands for the package.
  let sum = 0
  for (const byte of readFileSync(path.join(folder, 'package.json'))) sum = Math.imul(sum ^ byte, 0x01000193)
  return Uint32Array.of(magic, edition, sum >>> 0, ...lengths)
}

export function packedTables<S extends Shape>(origin: Origin, shape: S, tables: Tables<S>): Uint8Array {
  const all = Object.keys(shape).map((name) => tables[name]!)
  const head = headOf(
    origin,
    all.map(({ length }) => length),
  )
  const parts = [head, ...all].map(({ buffer, byteOffset, byteLength }) => {
    const part = new Uint8Array(padded(byteLength))
    part.set(new Uint8Array(buffer, byteOffset, byteLength))
    return part
  })
  return Buffer.concat(parts)
}

/** The tables as they lie in what was prepared; undefined where that is not of this origin and shape, or not whole. */
export function tablesIn<S extends Shape>(
  prepared: Uint8Array | undefined,
  origin: Origin,
  shape: S,
): Tables<S> | undefined {
  const kinds = Object.entries(shape)
  const headBytes = (3 + kinds.length) * 4
  if (prepared === undefined || prepared.byteOffset % step !== 0 || prepared.length < headBytes) return undefined
  const { buffer, byteOffset } = prepared
  const told = new Uint32Array(buffer, byteOffset, 3 + kinds.length)
  if (Buffer.compare(bytesOf(told), bytesOf(headOf(origin, [...told.subarray(3)]))) !== 0) return undefined
  const starts: number[] = []
  let at = headBytes
  for (const [i, [, kind]] of kinds.entries()) {
    starts.push(at)
    at += padded(told[3 + i]! * kind.BYTES_PER_ELEMENT)
  }
  if (at !== prepared.length) return undefined
  // Each array is of the kind its name has in `shape`; a file's bytes are in no shared memory.
  return Object.fromEntries(
    kinds.map(([name, Kind], i) => [name, new Kind(buffer as ArrayBuffer, byteOffset + starts[i]!, told[3 + i]!)]),
  ) as Tables<S>
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array) => new Uint8Array(buffer, byteOffset, byteLength)
