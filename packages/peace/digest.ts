// Short names for buckets and keys. Not cryptography: they keep words and names of people out of addresses and logs,
// and are the same wherever they are computed. Equal text gives an equal digest.

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 13 base-32 digits, 64 bits: two rounds of FNV-1a over the UTF-16 code units, each finished as MurmurHash3 does. */
export function digest(text: string): string {
  const high = finish(fnv(text, 0x811c9dc5))
  const low = finish(fnv(text, 0x9747b28c) ^ text.length)
  let digits = ''
  let value = (BigInt(high) << 32n) | BigInt(low)
  for (let i = 0; i < 13; i++) {
    digits = `${alphabet[Number(value & 31n)]}${digits}`
    value >>= 5n
  }
  return digits
}

function fnv(text: string, start: number): number {
  let hash = start
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

function finish(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
