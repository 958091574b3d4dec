// Passwords: which are taken, setting one, and whether one is right, in the same time whether or not anybody has that
// name.
import { Refusal } from '../refusal.ts'
import { passwordLengthMax, passwordLengthMin } from './auth.ts'
import { type Room, type User, userOf } from './room.ts'

export type Passwords = {
  /** Whose e-mail and password these are; undefined where they do not fit together. */
  personOf(email: string, password: string): Promise<string | undefined>
  has(person: string): Promise<boolean>
  /** Refuses with `weak-password`. */
  set(person: string, password: string): Promise<void>
  /** Refuses with `weak-password`; for a person who has no row yet. */
  check(password: string, about: Pick<User, 'email' | 'name'>): void
}

export async function keepPasswords(room: Room): Promise<Passwords> {
  const { database, auth, random } = room
  const { internalAdapter, password: hashing } = await auth.$context
  // Nobody's: an unknown name costs the same time as a wrong password.
  const nobodys = await hashing.hash(Buffer.from(random(24)).toString('base64url'))
  return {
    personOf: async (email, password) => {
      const [found] = await database.rows<{ id: string; password: string | null }>(
        `SELECT u.id, a.password FROM "user" u LEFT JOIN account a ON a."userId" = u.id AND a."providerId" = 'credential'
         WHERE u.email = $1`,
        [email.toLowerCase()],
      )
      const isRight = await hashing.verify({ hash: found?.password ?? nobodys, password })
      return isRight && found?.password != null ? found.id : undefined
    },
    has: async (person) =>
      (
        await database.rows(
          `SELECT id FROM account WHERE "userId" = $1 AND "providerId" = 'credential' AND password IS NOT NULL`,
          [person],
        )
      ).length > 0,
    set: async (person, password) => {
      const user = await userOf(room, person)
      if (user === undefined) throw new Error(`no user ${person}`)
      checkPassword(password, user)
      const hash = await hashing.hash(password)
      const changed = await database.rows(
        `UPDATE account SET password = $1 WHERE "userId" = $2 AND "providerId" = 'credential' RETURNING id`,
        [hash, person],
      )
      if (changed.length > 0) return
      await internalAdapter.linkAccount({ userId: person, providerId: 'credential', accountId: person, password: hash })
    },
    check: checkPassword,
  }
}

// The first a guesser tries among those long enough to be taken here.
const commonest = new Set(
  `1234567890 0123456789 0987654321 1234567891 12345678910 123456789a 1q2w3e4r5t 1qaz2wsx3edc abcd123456 abc123456789
  administrator adminadmin admin12345 changeme123 football123 iloveyou123 letmein123 letmein1234 loveyou123 master12345
  monkey12345 mypassword passw0rd123 password10 password11 password12 password123 password1234 password12345 password!1
  princess123 qazwsxedc123 qwerty1234 qwerty12345 qwerty123456 qwertyuiop qwertyuiop123 qwertzuiop superman123 sunshine123
  welcome123 welcome1234 zaq12wsxcde3 asdfghjkl1 asdfghjkl123 zxcvbnm123 trustno1trustno1 parleyparley parley1234`.split(
    /\s+/,
  ),
)
const differentMin = 5

function checkPassword(password: string, { email, name }: Pick<User, 'email' | 'name'>): void {
  const plain = password.toLowerCase()
  const own = [email, email.split('@')[0] ?? '', name, name.replaceAll(' ', '')].map((one) => one.toLowerCase())
  const isWeak =
    password.length < passwordLengthMin ||
    password.length > passwordLengthMax ||
    new Set(plain).size < differentMin ||
    commonest.has(plain) ||
    own.includes(plain)
  if (!isWeak) return
  throw new Refusal(
    'weak-password',
    { least: passwordLengthMin },
    `This password would be guessed. Take at least ${passwordLengthMin} characters that are neither your name nor a common password; three or four words do well.`,
  )
}
