// Ids that the app chooses itself, so that a thing sent twice is the same thing: a prefix and 130 random bits in
// Crockford's base 32, as the record writes them.
import type { IdPrefix } from '@parley/peace'

const digits = '0123456789abcdefghjkmnpqrstvwxyz'
const digitsMax = 26

export function newId(prefix: IdPrefix): string {
  const chance = crypto.getRandomValues(new Uint8Array(digitsMax))
  return `${prefix}_${[...chance].map((byte) => digits[byte % digits.length]).join('')}`
}
