// Cursors of lists: a place in an order, sealed so that it tells nothing, fits no other question and no other reader.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../refusal.ts'

const nonceBytes = 12
const tagBytes = 16

export type Cursors = {
  /** `scope` says which question of which reader the place belongs to. */
  seal(place: unknown, scope: unknown): string
  /** Refuses with 'bad-cursor' what was not sealed for this scope. */
  open(cursor: string, scope: unknown): unknown
}

/** AES-256-GCM under a secret of 32 bytes, with the scope as associated data. */
export function cursors(secret: Uint8Array): Cursors {
  const about = (scope: unknown) => createHash('sha256').update(JSON.stringify(scope)).digest()
  return {
    seal: (place, scope) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(about(scope))
      const box = Buffer.concat([cipher.update(JSON.stringify(place)), cipher.final()])
      return Buffer.concat([nonce, box, cipher.getAuthTag()]).toString('base64url')
    },
    open: (cursor, scope) => {
      const bytes = Buffer.from(cursor, 'base64url')
      if (bytes.length <= nonceBytes + tagBytes) throw badCursor()
      const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, nonceBytes))
      decipher.setAAD(about(scope)).setAuthTag(bytes.subarray(-tagBytes))
      try {
        const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()])
        return JSON.parse(text.toString())
      } catch {
        throw badCursor()
      }
    },
  }
}

function badCursor(): Refusal {
  return new Refusal(
    'bad-cursor',
    {},
    'This cursor does not belong to this list. Ask for the first page, without a cursor, and go on from there.',
  )
}
