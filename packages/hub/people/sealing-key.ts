// The key that secrets of authenticators are encrypted with. It lies in a file of its own, so that a copy of the database
// alone opens none of them.
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createDurably } from '../durable.ts'

export type SealingKey = {
  /** AES-256-GCM under a fresh nonce, bound to whom it is about. */
  seal(secret: Uint8Array, about: string): string
  /** Throws where it was not sealed by this key for them. */
  open(sealed: string, about: string): Uint8Array
  backup(folder: string): Promise<void>
}

const fileName = 'key'
const nonceBytes = 12
const tagBytes = 16

/** Opens `<data>/people/key`, mode 0600, or draws it at the first start. */
export async function openSealingKey(data: string, random: (bytes: number) => Uint8Array): Promise<SealingKey> {
  const folder = join(data, 'people')
  const path = join(folder, fileName)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await readFile(path, 'utf8').catch(() => undefined)
  if (found === undefined) createDurably(path, `${Buffer.from(random(32)).toString('base64')}\n`)
  const key = Buffer.from(found ?? (await readFile(path, 'utf8')), 'base64')
  return {
    seal: (secret, about) => {
      const nonce = random(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64')
    },
    open: (sealed, about) => {
      const bytes = Buffer.from(sealed, 'base64')
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(-tagBytes))
      return Buffer.concat([cipher.update(bytes.subarray(nonceBytes, -tagBytes)), cipher.final()])
    },
    backup: async (target) => {
      await mkdir(target, { recursive: true, mode: 0o700 })
      await copyFile(path, join(target, fileName))
    },
  }
}
