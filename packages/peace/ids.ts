// Ids: a prefix that says what is meant, and 130 random bits so that an id nobody was told cannot be guessed.

// Crockford's base 32 in lower case: no i, l, o, u, so that an id read aloud over a bad line comes out right.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const idDigits = 26
const idBytes = 17

export type IdPrefix =
  | 'ent'
  | 'prc'
  | 'org'
  | 'per'
  | 'grp'
  | 'doc'
  | 'blb'
  | 'agr'
  | 'cmt'
  | 'exc'
  | 'prp'
  | 'eng'
  | 'itv'
  | 'ind'
  | 'srs'
  | 'thr'
  | 'inc'
  | 'cas'
  | 'fnd'
  | 'lin'
  | 'com'
  | 'ses'
  | 'dcn'
  | 'msg'
  | 'ini'
  | 'act'
  | 'nee'
  | 'ofr'
  | 'mov'
  | 'csg'
  | 'cor'
  | 'crs'
  | 'ntf'

/** `<prefix>_` and 26 base-32 digits, 130 bits. `random(n)` gives n bytes from a source fit for secrets. */
export function newId(prefix: IdPrefix, random: (bytes: number) => Uint8Array): string {
  const bytes = random(idBytes)
  if (bytes.length !== idBytes) throw new Error(`asked for ${idBytes} random bytes and got ${bytes.length}`)
  let digits = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5 && digits.length < idDigits) {
      bits -= 5
      digits += alphabet[(held >>> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return `${prefix}_${digits}`
}
