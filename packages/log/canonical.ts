// Canonical JSON (RFC 8785): for one value exactly one byte string, and for one byte string at most one value. Anything
// that two readers could understand differently is refused, because these bytes are what is signed.
import { textOf, utf8 } from './bytes.ts'
import { Refusal } from './refusal.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined }

/** Most bytes an entry may have: a tlog-tiles entry bundle counts lengths in 16 bits. */
export const entryBytesMax = 65_536

// Deep enough for any record; far from where a recursive reader in another language would run out of stack.
const depthMax = 64

/**
 * The canonical bytes of a value. A property that is `undefined` is left out. Refuses (`not-canonical`) what JSON
 * cannot say to everyone alike: integers beyond 2^53 - 1, numbers that are not finite, lone surrogates, values that are
 * not plain, nesting deeper than 64.
 */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return utf8(write(value, 0))
}

/**
 * The value of canonical bytes. Refuses (`not-canonical`) every other spelling: duplicate keys, spaces, other key
 * order, unsafe integers, other number forms, lone surrogates, invalid UTF-8, a byte order mark.
 */
export function parseCanonical(bytes: Uint8Array): Json {
  let text: string
  try {
    text = textOf(bytes)
  } catch (cause) {
    throw refuse('it is not valid UTF-8', { cause })
  }
  let value: Json
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw refuse('it is not JSON', { cause })
  }
  // Whatever JSON.parse lost or bent (a repeated key, a digit, a spelling) shows as a difference here.
  if (write(value, 0) !== text) throw refuse('it is JSON, but not spelt canonically (RFC 8785) or a key is repeated')
  return value
}

function write(value: unknown, depth: number): string {
  if (depth > depthMax) throw refuse(`it is nested deeper than ${depthMax}`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value === 'string') return writeString(value)
  if (Array.isArray(value)) return `[${Array.from(value, (item: unknown) => write(item, depth + 1)).join(',')}]`
  if (typeof value === 'object' && isPlain(value)) return writeObject(value, depth)
  throw refuse(`a ${typeof value === 'object' ? 'special object' : typeof value} cannot be written as JSON`)
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw refuse('a number in it is not finite')
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw refuse('an integer in it is beyond 2^53 - 1; write it as a string')
  }
  // RFC 8785 §3.2.2.3 is ECMAScript's own number spelling.
  return JSON.stringify(value)
}

function writeString(value: string): string {
  if (!value.isWellFormed()) throw refuse('a string in it has half a surrogate pair')
  return JSON.stringify(value)
}

function writeObject(value: object, depth: number): string {
  const members: string[] = []
  // RFC 8785 §3.2.3 sorts by UTF-16 code units, which is what a plain sort of strings does.
  for (const name of Object.keys(value).sort()) {
    const member: unknown = Reflect.get(value, name)
    if (member !== undefined) members.push(`${writeString(name)}:${write(member, depth + 1)}`)
  }
  return `{${members.join(',')}}`
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function refuse(reason: string, options?: ErrorOptions): Refusal {
  return new Refusal(
    'not-canonical',
    { reason },
    `The entry cannot be kept: ${reason}. Correct it and send it again.`,
    {
      ...options,
    },
  )
}
