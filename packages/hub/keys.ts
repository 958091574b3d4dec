// The signing keys the hub holds: its own for checkpoints, those of the organisations that write here, and the secret its
// cursors are sealed with. Each is a file of mode 0600; none of them is ever in the log or in the database.
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fromBase64, generateSigner, type Signer, signerFromSeed, toBase64 } from '@parley/log'
import { createDurably } from './durable.ts'
import { Refusal } from './refusal.ts'

export type Keys = {
  readonly hub: Signer
  /** The organisation's first signer, made and kept at its first use. */
  signer(organisation: string): Signer
  /** Makes one more for the organisation, and keeps it. */
  make(organisation: string): Signer
  /** The organisation's signers that the hub holds. */
  held(organisation: string): Signer[]
  /** A public key by its id, and whose it is; undefined where nobody here has it. */
  owner(keyId: string): { readonly organisation: string; readonly publicKey: Uint8Array } | undefined
  organisations(): readonly { readonly organisation: string; readonly signer: Signer }[]
  /** 32 bytes that seal cursors. */
  readonly cursorSecret: Uint8Array
}

const hubFile = 'hub'
const cursorFile = 'cursors'

/** Makes the hub's own keys; the folder is new. */
export function createKeys(folder: string): void {
  writeKey(folder, hubFile, generateSigner().seed)
  writeKey(folder, cursorFile, randomBytes(32))
}

/** Refuses with 'damaged' where a key cannot be read. */
export function openKeys(folder: string): Keys {
  const hub = signerFromSeed(readKey(folder, hubFile))
  const cursorSecret = readKey(folder, cursorFile)
  /** By file name. */
  const files = new Map<string, { organisation: string; signer: Signer }>()
  const owners = new Map<string, { organisation: string; signer: Signer }>()
  const take = (name: string, organisation: string): Signer => {
    const signer = signerFromSeed(readKey(folder, name))
    files.set(name, { organisation, signer })
    owners.set(signer.keyId, { organisation, signer })
    return signer
  }
  // Another process of this hub may have made one since.
  const look = () => {
    for (const file of readdirSync(folder)) {
      const [, name, organisation] = /^((org_[0-9a-z]{26})(?:\.[A-Za-z0-9_-]{43})?)\.key$/.exec(file) ?? []
      if (name !== undefined && organisation !== undefined && !files.has(name)) take(name, organisation)
    }
  }
  look()
  return {
    hub,
    cursorSecret,
    signer: (organisation) => {
      const known = files.get(organisation)
      if (known !== undefined) return known.signer
      writeKey(folder, organisation, generateSigner().seed)
      // From here the key is durable: what it signs can be checked after any crash.
      return take(organisation, organisation)
    },
    make: (organisation) => {
      const { signer, seed } = generateSigner()
      const name = `${organisation}.${signer.keyId}`
      writeKey(folder, name, seed)
      return take(name, organisation)
    },
    held: (organisation) =>
      [...files.values()].flatMap((one) => (one.organisation === organisation ? [one.signer] : [])),
    owner: (keyId) => {
      if (!owners.has(keyId)) look()
      const owner = owners.get(keyId)
      return owner && { organisation: owner.organisation, publicKey: owner.signer.publicKey }
    },
    organisations: () => {
      look()
      return [...files.values()]
    },
  }
}

/** A key is never replaced: where there is one already, it stays. */
function writeKey(folder: string, name: string, secret: Uint8Array): void {
  createDurably(path.join(folder, `${name}.key`), `${toBase64(secret)}\n`)
}

function readKey(folder: string, name: string): Uint8Array {
  const file = path.join(folder, `${name}.key`)
  let secret: Uint8Array | undefined
  try {
    secret = fromBase64(readFileSync(file, 'utf8').trim())
  } catch {
    // Missing and unreadable are one case to whoever has to restore it.
  }
  if (secret?.length === 32) return secret
  throw new Refusal(
    'damaged',
    { file },
    `The key in ${file} is missing or damaged. Put back that file from a backup ('parley restore' into an empty folder brings all of them).`,
  )
}
