// Places in the stream, as their reader holds them: sealed, so that they tell nothing and fit nobody else.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

export type CursorSeal = {
  /** `scope` says whose place it is: it opens for the same scope only. */
  seal(place: number, scope: string): string
  /** The place, or undefined where the text is not a cursor of this scope. */
  open(text: string, scope: string): number | undefined
}

const nonceBytes = 12
const placeBytes = 8
const tagBytes = 16

/** Seals with AES-256-GCM under a key made from a secret that outlives a restart. */
export function cursorSeal(secret: string): CursorSeal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'parley stream cursors', 32))
  const about = (scope: string) => createHash('sha256').update(scope).digest()
  return {
    seal: (place, scope) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(about(scope))
      const plain = Buffer.alloc(placeBytes)
      plain.writeBigUInt64BE(BigInt(place))
      const box = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([nonce, box, cipher.getAuthTag()]).toString('base64url')
    },
    open: (text, scope) => {
      // One spelling only: 36 bytes are 48 digits.
      if (!/^[\w-]{48}$/.test(text)) return undefined
      const bytes = Buffer.from(text, 'base64url')
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
      cipher.setAAD(about(scope)).setAuthTag(bytes.subarray(-tagBytes))
      try {
        const plain = Buffer.concat([cipher.update(bytes.subarray(nonceBytes, -tagBytes)), cipher.final()])
        return Number(plain.readBigUInt64BE())
      } catch {
        return undefined
      }
    },
  }
}
