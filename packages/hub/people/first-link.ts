// The one-time link of the first start: whoever holds it sets the administrator's password, once.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { PeopleDatabase } from './database.ts'

// A link printed before a restart still works after it, so a few are good at the same time until one is used.
const linksMax = 5
const setting = 'first-links'
const spent = 'spent'

export type FirstLink = {
  /** A new token for the link, or null once the administrator's password is set. Only its hash is kept. */
  issue(): Promise<string | null>
  /** True until a link was used. */
  isOpen(): Promise<boolean>
  /** Takes the token out of use with all others; false where it is wrong or spent. Of two at once, one wins. */
  spend(token: string): Promise<boolean>
  /** Gives the links back when what they were spent for failed. */
  reopen(): Promise<void>
}

export function firstLink(database: PeopleDatabase, random: (bytes: number) => Uint8Array = randomBytes): FirstLink {
  let before: string | undefined
  const hashes = (value: string | undefined): string[] => (value === undefined || value === '' ? [] : value.split(' '))
  return {
    issue: async () => {
      const value = await database.get(setting)
      if (value === spent) return null
      const token = Buffer.from(random(32)).toString('base64url')
      const kept = [...hashes(value), digest(token).toString('hex')].slice(-linksMax)
      await database.replace(setting, value, kept.join(' '))
      return token
    },
    isOpen: async () => (await database.get(setting)) !== spent,
    spend: async (token) => {
      const value = await database.get(setting)
      if (value === undefined || value === spent) return false
      const given = digest(token)
      // All are compared, and each in constant time.
      const matches = hashes(value).filter((hash) => timingSafeEqual(Buffer.from(hash, 'hex'), given))
      if (matches.length === 0) return false
      if (!(await database.replace(setting, value, spent))) return false
      before = value
      return true
    },
    reopen: async () => {
      if (before !== undefined) await database.replace(setting, spent, before)
    },
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest()
