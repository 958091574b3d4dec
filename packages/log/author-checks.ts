// Checking the author signatures of many entries: each key is prepared once, and several signatures are checked side by
// side, as many as the machine has hands for.
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { authorMessage } from './commitment.ts'
import type { Findings } from './findings.ts'
import type { OpenedBody } from './sealed.ts'

const underWayMax = 32

export type AuthorKeyOf = (keyId: string) => Uint8Array | undefined

export class AuthorChecks {
  readonly #origin: string
  readonly #keyOf: AuthorKeyOf
  readonly #findings: Findings
  readonly #keys = new Map<string, KeyObject | undefined>()
  #underWay = 0
  #ended = () => {}

  constructor(origin: string, keyOf: AuthorKeyOf, findings: Findings) {
    this.#origin = origin
    this.#keyOf = keyOf
    this.#findings = findings
  }

  /** Begins to check that an opened entry is signed by the organisation it names; waits only where many are under way. */
  async check(seq: number, { opened, body }: OpenedBody): Promise<void> {
    const { keyId, signature } = opened
    const key = this.#key(keyId)
    if (key === undefined) return this.#found(seq, 'is signed with an unknown key')
    while (this.#underWay >= underWayMax) await this.#next()
    this.#underWay += 1
    verify(null, authorMessage(this.#origin, body), key, signature, (error, holds) => {
      this.#underWay -= 1
      if (error !== null || !holds) this.#found(seq, 'is not signed by the organisation it names')
      this.#ended()
    })
  }

  /** Resolves when every check that began has ended. */
  async settled(): Promise<void> {
    while (this.#underWay > 0) await this.#next()
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#ended = resolve
    })
  }

  #key(keyId: string): KeyObject | undefined {
    if (!this.#keys.has(keyId)) this.#keys.set(keyId, keyObject(this.#keyOf(keyId)))
    return this.#keys.get(keyId)
  }

  #found(seq: number, detail: string): void {
    this.#findings.add({ part: 'signature', seq, detail: `Entry ${seq} ${detail}.` })
  }
}

/** An Ed25519 public key (RFC 8032, 32 bytes) as the platform wants it; undefined for what is none. */
function keyObject(publicKey: Uint8Array | undefined): KeyObject | undefined {
  if (publicKey?.length !== 32) return undefined
  const x = Buffer.from(publicKey).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}
