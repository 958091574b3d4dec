// What a log answers when it is asked how it grew, signed: that the tree of `from` entries is the beginning of the tree
// of `to` entries, by this path. Whoever holds a checkpoint of `from` entries checks it; where it does not hold, the two
// signatures together are proof against the log. Runs in a browser.
import { toBase64, utf8 } from './bytes.ts'
import { verifyEd25519 } from './ed25519.ts'
import type { Signer } from './log.ts'
import { checkConsistency } from './proof.ts'

export type Growth = {
  readonly origin: string
  readonly from: number
  readonly to: number
  /** The root of the tree of `to` entries. */
  readonly root: Uint8Array
  /** RFC 6962 consistency path. */
  readonly path: readonly Uint8Array[]
  /** Ed25519, by the log's own key. */
  readonly signature: Uint8Array
}

/** The message a statement of growth is signed over. No signed note and no entry begins like it. */
export function growthMessage({ origin, from, to, root, path }: Omit<Growth, 'signature'>): Uint8Array<ArrayBuffer> {
  const lines = ['parley/v1/growth', origin, from, to, toBase64(root), ...path.map(toBase64)]
  return utf8(lines.map((line) => `${line}\n`).join(''))
}

export async function signGrowth(growth: Omit<Growth, 'signature'>, signer: Signer): Promise<Growth> {
  return { ...growth, signature: await signer.sign(growthMessage(growth)) }
}

/** Whether the log's key signed it; undefined when this platform cannot say. That it holds is `growsFrom`. */
export const isGrowthSigned = (growth: Growth, key: Uint8Array): Promise<boolean | undefined> =>
  verifyEd25519(key, growthMessage(growth), growth.signature)

/** Whether the tree with `fromRoot` is the beginning of the one the statement speaks of. */
export function growsFrom(fromRoot: Uint8Array, { from, to, root, path }: Growth): boolean {
  return checkConsistency({ from, to, fromRoot, toRoot: root, path })
}
