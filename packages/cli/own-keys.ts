// Signing keys on an organisation's own machine: one file each, mode 0600, named by the key's id. They never leave it.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fromBase64, generateSigner, type Signer, signerFromSeed, toBase64 } from '@parley/log'
import { exit, type Terminal } from './commands/command.ts'
import { Failure } from './failure.ts'

/** `--keys`, else PARLEY_KEYS, else ~/.parley-keys. */
export function keyFolder(option: string | undefined, terminal: Terminal): string {
  return resolve(option ?? terminal.env.PARLEY_KEYS ?? join(homedir(), '.parley-keys'))
}

const fileOf = (folder: string, keyId: string): string => join(folder, `${keyId}.key`)

/** Makes a key and keeps it. */
export function makeOwnKey(folder: string): { signer: Signer; file: string } {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const { signer, seed } = generateSigner()
  const file = fileOf(folder, signer.keyId)
  writeFileSync(file, `${toBase64(seed)}\n`, { mode: 0o600, flag: 'wx', flush: true })
  return { signer, file }
}

/** Ids of the keys kept here. */
export function ownKeyIds(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => /^([A-Za-z0-9_-]{43})\.key$/.exec(name)?.[1] ?? [])
}

/** The key of this id. Fails in words where it is not here, cannot be read, or others on this machine can read it. */
export function ownKey(folder: string, keyId: string): Signer {
  const file = fileOf(folder, keyId)
  if (!existsSync(file))
    throw new Failure(exit.usage, `There is no key '${keyId}' in ${folder}. See \`npx parley key list\`.`)
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new Failure(
      exit.refused,
      `Others on this machine can read ${file}. If they did, end the key; else run 'chmod 600 ${file}'.`,
    )
  }
  try {
    const signer = signerFromSeed(fromBase64(readFileSync(file, 'utf8').trim()))
    if (signer.keyId === keyId) return signer
  } catch {
    // Unreadable and somebody else's are one case.
  }
  throw new Failure(
    exit.badInput,
    `${file} is damaged, or not the key it is named after. Take it from your copy of it.`,
  )
}
