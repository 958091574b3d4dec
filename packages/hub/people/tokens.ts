// Tokens for programs: 256 random bits, of which only the digest is kept. A token has scopes and an end, belongs to a
// person or to an organisation, and never does more than they may at that moment: what they may is asked of the record
// at each request, not of the token.
import { createHash } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import { drawId, type Room } from './room.ts'

/** A token always reads what its owner may read. */
export const scopes = ['read', 'write', 'administer'] as const
export type Scope = (typeof scopes)[number]

export type Token = {
  readonly id: string
  readonly name: string
  readonly organisation: string
  /** Null where it is the organisation's own. */
  readonly person: string | null
  readonly scopes: readonly Scope[]
  readonly madeBy: string
  readonly madeAt: string
  readonly expiresAt: string
  readonly usedAt: string | null
}

export type NewToken = {
  readonly name: string
  readonly organisation: string
  readonly person: string | null
  readonly scopes: readonly Scope[]
  readonly days: number
  readonly by: string
}

export type Tokens = {
  /** The secret is given this once. Refuses with `too-many-tokens`. */
  make(token: NewToken): Promise<{ readonly token: Token; readonly secret: string }>
  /** What the secret stands for; refuses with `not-signed-in` and, where an address guesses, `too-many-requests`. */
  use(secret: string, address: string): Promise<Token>
  /** The same without counting a use, for a stream that is looked at again; undefined where it ended. */
  look(secret: string): Promise<Token | undefined>
  /** A person's own, or with `person: null` the organisation's. */
  list(of: { readonly organisation: string; readonly person: string | null }): Promise<readonly Token[]>
  /** False where there is no such token of theirs. */
  end(id: string, of: { readonly organisation: string; readonly person: string | null }): Promise<boolean>
  endAllOf(person: string): Promise<void>
}

/** Marks a token in a leak scanner's eyes; says nothing of whose it is. */
const prefix = 'parley_'
export const daysMax = 366
const tokensMax = 50
// Written at most so often: a program that asks ten times a second must not write ten times a second.
const usedEveryMs = 60_000

type Row = {
  readonly id: string
  readonly name: string
  readonly organisation: string
  readonly person: string | null
  readonly scopes: string
  readonly made_by: string
  readonly made_at: string
  readonly expires_at: string
  readonly used_at: string | null
}

export function keepTokens(room: Room): Tokens {
  const { database, doors, now, random } = room
  const look = async (secret: string): Promise<Token | undefined> => {
    if (!secret.startsWith(prefix)) return undefined
    const [row] = await database.rows<Row>('SELECT * FROM token WHERE hash = $1 AND expires_at > $2', [
      digest(secret),
      now().toISOString(),
    ])
    return row === undefined ? undefined : tokenOf(row)
  }
  return {
    make: async ({ name, organisation, person, scopes: wished, days, by }) => {
      const at = now()
      const mine = await database.rows<Row>(
        'SELECT * FROM token WHERE organisation = $1 AND (person = $2 OR (person IS NULL AND CAST($2 AS TEXT) IS NULL))',
        [organisation, person],
      )
      if (mine.filter((one) => one.expires_at > at.toISOString()).length >= tokensMax) {
        throw new Refusal(
          'too-many-tokens',
          { most: tokensMax },
          `There are ${tokensMax} tokens already. End those that nobody uses, then make a new one.`,
        )
      }
      const secret = `${prefix}${Buffer.from(random(32)).toString('base64url')}`
      const token: Token = {
        id: drawId(room),
        name,
        organisation,
        person,
        scopes: scopes.filter((one) => one === 'read' || wished.includes(one)),
        madeBy: by,
        madeAt: at.toISOString(),
        expiresAt: new Date(at.getTime() + days * 24 * 3600_000).toISOString(),
        usedAt: null,
      }
      await database.rows(
        `INSERT INTO token (id, hash, name, organisation, person, scopes, made_by, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          token.id,
          digest(secret),
          name,
          organisation,
          person,
          token.scopes.join(' '),
          by,
          token.madeAt,
          token.expiresAt,
        ],
      )
      return { token, secret }
    },
    use: async (secret, address) => {
      const token = await look(secret)
      if (token === undefined) {
        // Only wrong ones are counted, so that a neighbour who guesses shuts nobody out.
        doors.knock('token', { address })
        throw new Refusal(
          'not-signed-in',
          {},
          'This token is not known here, has expired or was ended. Make a new one on your account page.',
        )
      }
      if (token.usedAt === null || Date.parse(token.usedAt) < now().getTime() - usedEveryMs) {
        await database.rows('UPDATE token SET used_at = $1 WHERE id = $2', [now().toISOString(), token.id])
      }
      return token
    },
    look,
    list: async ({ organisation, person }) => {
      const found = await database.rows<Row>(
        `SELECT * FROM token WHERE organisation = $1 AND (person = $2 OR (person IS NULL AND CAST($2 AS TEXT) IS NULL))
         AND expires_at > $3 ORDER BY made_at DESC, id`,
        [organisation, person, now().toISOString()],
      )
      return found.map(tokenOf)
    },
    end: async (id, { organisation, person }) => {
      const gone = await database.rows(
        `DELETE FROM token WHERE id = $1 AND organisation = $2
         AND (person = $3 OR (person IS NULL AND CAST($3 AS TEXT) IS NULL)) RETURNING id`,
        [id, organisation, person],
      )
      return gone.length === 1
    },
    endAllOf: async (person) => void (await database.rows('DELETE FROM token WHERE person = $1', [person])),
  }
}

function tokenOf(row: Row): Token {
  return {
    id: row.id,
    name: row.name,
    organisation: row.organisation,
    person: row.person,
    scopes: scopes.filter((one) => row.scopes.split(' ').includes(one)),
    madeBy: row.made_by,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  }
}

const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64')
