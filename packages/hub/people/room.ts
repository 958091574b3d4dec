// What the files of this room share: the tables, the library, the clock, the doors. Made once, in people.ts.

import type { Doors } from './attempts.ts'
import type { Auth } from './auth.ts'
import type { PeopleDatabase } from './database.ts'
import type { SealingKey } from './sealing-key.ts'

export type Room = {
  readonly database: PeopleDatabase
  readonly auth: Auth
  readonly key: SealingKey
  readonly doors: Doors
  /** Whether cookies are only sent over TLS. */
  readonly secure: boolean
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
}

/** The user's row: e-mail and name, which the record does not have. */
export type User = { readonly id: string; readonly email: string; readonly name: string; readonly organisation: string }

export async function userOf({ database }: Room, person: string): Promise<User | undefined> {
  const [found] = await database.rows<User>('SELECT id, email, name, organisation FROM "user" WHERE id = $1', [person])
  return found
}

/** 32 random letters and figures, as an id of a row. */
export const drawId = ({ random }: Pick<Room, 'random'>): string => Buffer.from(random(18)).toString('base64url')
