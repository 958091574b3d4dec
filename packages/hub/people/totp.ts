// Time-based one-time passwords (RFC 6238 over RFC 4226): the six figures an authenticator shows. Pure.
import { createHmac, timingSafeEqual } from 'node:crypto'

export const stepSeconds = 30
// RFC 6238 section 5.2 allows for one step of delay; clocks of phones err both ways.
const stepsAside = 1

/** The code of a step. SHA-1, because that is what authenticators agree on; HMAC does not need it free of collisions. */
export function codeAt(secret: Uint8Array, step: number, figures = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** figures).padStart(figures, '0')
}

/** The step whose code this is, among those near `now`; undefined where it is none of theirs. */
export function stepOf(secret: Uint8Array, code: string, now: Date): number | undefined {
  const given = Buffer.from(code.padEnd(6).slice(0, 6))
  const current = Math.floor(now.getTime() / 1000 / stepSeconds)
  let found: number | undefined
  // All are compared, so that the time tells nothing.
  for (let step = current - stepsAside; step <= current + stepsAside; step++) {
    if (timingSafeEqual(Buffer.from(codeAt(secret, step)), given) && code.length === 6) found = step
  }
  return found
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 of RFC 4648 without padding, as authenticators take it. */
export function base32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** What the QR code holds: https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function keyAddress({ secret, issuer, name }: { secret: Uint8Array; issuer: string; name: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(name)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=${stepSeconds}`
}
