// The second factor that shows six figures (TOTP), and the recovery codes for the day it is lost.
import { createHash } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import { type Room, userOf } from './room.ts'
import { base32, keyAddress, stepOf } from './totp.ts'

export type Factors = {
  /** A fresh secret, which holds only once `confirm` was given a code of it. */
  begin(person: string): Promise<{ readonly secret: string; readonly address: string }>
  /** From here the authenticator holds. Gives the recovery codes, this once. Refuses with `wrong-code`. */
  confirm(person: string, code: string): Promise<readonly string[]>
  /** Whether the code is the authenticator's, and nobody used it or a later one yet. */
  check(person: string, code: string): Promise<boolean>
  /** Uses a recovery code up; false where it is none of theirs. */
  spend(person: string, recoveryCode: string): Promise<boolean>
  /** New recovery codes in place of the old. */
  renew(person: string): Promise<readonly string[]>
  remove(person: string): Promise<void>
  about(person: string): Promise<{ readonly hasAuthenticator: boolean; readonly recoveryCodes: number }>
}

// RFC 4226 section 4 recommends 160 bits.
const secretBytes = 20
const codesCount = 10
// 80 bits each: a digest in a stolen database cannot be turned back into its code.
const codeBytes = 10

type Row = { readonly secret: string | null; readonly next: string | null }

export function keepFactors(room: Room): Factors {
  const { database, key, now, random } = room
  const rowOf = async (person: string): Promise<Row | undefined> =>
    (await database.rows<Row>('SELECT secret, next FROM authenticator WHERE person = $1', [person]))[0]

  /** Notes the step as used; false where it or a later one was used before. Of two at once one wins. */
  const use = async (person: string, step: number): Promise<boolean> =>
    (
      await database.rows(
        'UPDATE authenticator SET last_step = $1 WHERE person = $2 AND last_step < $1 RETURNING person',
        [step, person],
      )
    ).length === 1

  const renew = async (person: string): Promise<readonly string[]> => {
    const codes = Array.from({ length: codesCount }, () => words(random(codeBytes)))
    await database.rows('DELETE FROM recovery_code WHERE person = $1', [person])
    for (const code of codes) {
      await database.rows('INSERT INTO recovery_code (hash, person) VALUES ($1, $2)', [digest(person, code), person])
    }
    return codes
  }

  return {
    begin: async (person) => {
      const user = await userOf(room, person)
      if (user === undefined) throw new Error(`no user ${person}`)
      const secret = random(secretBytes)
      await database.rows(
        `INSERT INTO authenticator (person, next, made_at) VALUES ($1, $2, $3)
         ON CONFLICT (person) DO UPDATE SET next = excluded.next`,
        [person, key.seal(secret, person), now().toISOString()],
      )
      return { secret: base32(secret), address: keyAddress({ secret, issuer: 'Parley', name: user.email }) }
    },
    confirm: async (person, code) => {
      const next = (await rowOf(person))?.next
      const step = next == null ? undefined : stepOf(key.open(next, person), code, now())
      if (next == null || step === undefined) throw wrongCode()
      // Only the secret that was just checked: another page may have begun again meanwhile.
      const taken = await database.rows(
        'UPDATE authenticator SET secret = next, next = NULL, last_step = $1, made_at = $2 WHERE person = $3 AND next = $4 RETURNING person',
        [step, now().toISOString(), person, next],
      )
      if (taken.length === 0) throw wrongCode()
      return renew(person)
    },
    check: async (person, code) => {
      const secret = (await rowOf(person))?.secret
      const step = secret == null ? undefined : stepOf(key.open(secret, person), code, now())
      return step !== undefined && (await use(person, step))
    },
    spend: async (person, recoveryCode) => {
      const hash = digest(person, recoveryCode)
      const spent = await database.rows('DELETE FROM recovery_code WHERE hash = $1 AND person = $2 RETURNING hash', [
        hash,
        person,
      ])
      return spent.length === 1
    },
    renew,
    remove: async (person) => {
      await database.rows('DELETE FROM authenticator WHERE person = $1', [person])
      await database.rows('DELETE FROM recovery_code WHERE person = $1', [person])
    },
    about: async (person) => {
      const row = await rowOf(person)
      const [codes] = await database.rows<{ n: number | string }>(
        'SELECT count(*) AS n FROM recovery_code WHERE person = $1',
        [person],
      )
      return { hasAuthenticator: row?.secret != null, recoveryCodes: Number(codes?.n ?? 0) }
    },
  }
}

export const wrongCode = (): Refusal =>
  new Refusal(
    'wrong-code',
    {},
    'This code does not fit. Codes change every half minute and work once: wait for the next one and check the clock of the device.',
  )

// Crockford's letters: none can be taken for another.
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** 80 bits as four groups of four letters. */
function words(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const text = (bits.match(/.{5}/g) ?? []).map((five) => letters[Number.parseInt(five, 2)]).join('')
  return (text.match(/.{4}/g) ?? []).join('-')
}

/** As people type it: case, hyphens and spaces aside. */
const digest = (person: string, code: string): string =>
  createHash('sha256')
    .update(`${person} ${code.toLowerCase().replaceAll(/[^0-9a-z]/g, '')}`)
    .digest('base64')
