// Signing as the Standard Webhooks specification says: HMAC-SHA256 over id, time and body, one signature for each secret
// that is valid, so that a receiver can change secrets without losing a message.
import { createHmac } from 'node:crypto'

const prefix = 'whsec_'
// The specification takes 24 to 64 bytes.
const secretBytes = 32

/** A new secret, as its owner is shown it once. */
export const newSecret = (random: (bytes: number) => Uint8Array): string =>
  prefix + Buffer.from(random(secretBytes)).toString('base64')

export type SignedHeaders = {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

/** `at` is the moment of this attempt: receivers refuse what is older than some minutes. */
export function sign(
  message: { readonly id: string; readonly at: Date; readonly body: string },
  secrets: readonly string[],
): SignedHeaders {
  const timestamp = String(Math.floor(message.at.getTime() / 1000))
  const signed = `${message.id}.${timestamp}.${message.body}`
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
  })
  return { 'webhook-id': message.id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
