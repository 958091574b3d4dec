// What the exchange with peers is given of the hub, and nobody else: its own key, its secret, files with what proves them.
import type { Signer } from '@parley/log'
import type { BlobRef, Entry } from '@parley/peace'
import type { ProvenFile } from '../blobs.ts'
import type { Cursors } from '../query/cursor.ts'
import type { Provenance } from './provenance.ts'

export type Exchange = {
  /** The hub's own key: what it signs as a hub. */
  readonly signer: Signer
  /** Makes ids that nobody else can make. */
  readonly secret: Uint8Array
  readonly cursors: Cursors
  readonly provenance: Provenance
  /** An organisation of this hub and its public key, by key id. */
  readonly keyOwner: (keyId: string) => { readonly organisation: string; readonly publicKey: Uint8Array } | undefined
  /** What introduced and ended peers, in log order. */
  readonly introductions: () => Promise<readonly Entry[]>
  readonly file: (id: string) => Promise<ProvenFile | undefined>
  readonly eraseFile: (ref: BlobRef) => Promise<void>
}
