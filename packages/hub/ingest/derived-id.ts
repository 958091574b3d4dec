// Ids made from other ids: the same work done twice writes the same entry, whoever does it and after whichever crash.
import { createHash, createHmac } from 'node:crypto'

// The digits of every id here: no i, l, o, u.
const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * An entry id that follows from its parts, 130 bits of a SHA-256. It is as secret as the most secret part: one of them
 * must be a random id that whoever may not see the entry was not told.
 */
export function derivedEntryId(...parts: readonly string[]): string {
  return idOf(createHash('sha256').update(JSON.stringify(parts)).digest())
}

/** As above, for parts that may be guessed: it is as secret as the key. */
export function idUnder(key: Uint8Array, ...parts: readonly string[]): string {
  return idOf(createHmac('sha256', key).update(JSON.stringify(parts)).digest())
}

const idOf = (hash: Uint8Array): string =>
  `ent_${Array.from(hash.subarray(0, 26), (byte) => digits[byte & 31]).join('')}`
