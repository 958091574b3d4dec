// Checking the author signatures of many entries, by the rules of ed25519.ts: each key is prepared once, and several
// signatures are checked side by side, as many as the machine has hands for.
import type { KeyObject } from 'node:crypto'
import { authorMessage } from './commitment.ts'
import { preparedKey, verifyPrepared } from './ed25519-native.ts'
import type { Findings } from './findings.ts'
import type { OpenedBody } from './sealed.ts'

const underWayMax = 32

export type AuthorKeyOf = (keyId: string) => Uint8Array | 'elsewhere' | undefined

export class AuthorChecks {
  readonly #origin: string
  readonly #keyOf: AuthorKeyOf
  readonly #findings: Findings
  readonly #keys = new Map<string, KeyObject | 'elsewhere' | undefined>()
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
    if (key === 'elsewhere') return
    if (key === undefined) return this.#found(seq, 'is signed with an unknown key')
    while (this.#underWay >= underWayMax) await this.#next()
    this.#underWay += 1
    void verifyPrepared(key, authorMessage(this.#origin, body), signature).then((holds) => {
      this.#underWay -= 1
      if (!holds) this.#found(seq, 'is not signed by the organisation it names')
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

  #key(keyId: string): KeyObject | 'elsewhere' | undefined {
    if (!this.#keys.has(keyId)) {
      const publicKey = this.#keyOf(keyId)
      this.#keys.set(keyId, publicKey === 'elsewhere' ? publicKey : publicKey && preparedKey(publicKey))
    }
    return this.#keys.get(keyId)
  }

  #found(seq: number, detail: string): void {
    this.#findings.add({ part: 'signature', seq, detail: `Entry ${seq} ${detail}.` })
  }
}
