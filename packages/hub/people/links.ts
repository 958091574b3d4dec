// One-time links that an administrator hands to a person: an invitation, a new password, a lost second factor. The token
// is 256 random bits behind the # of the address, so that no server, proxy or log ever sees it in a request line; only
// its digest is kept.
import { createHash } from 'node:crypto'
import type { PersonRole } from '@parley/peace'
import { Refusal } from '../refusal.ts'
import { drawId, type Room } from './room.ts'

export type LinkKind = 'invitation' | 'password' | 'factor'

export type Link = {
  readonly id: string
  readonly kind: LinkKind
  readonly organisation: string
  readonly person: string
  readonly role: PersonRole | null
  readonly name: string | null
  readonly email: string | null
  /** Null is the operator. */
  readonly madeBy: string | null
  readonly madeAt: string
  readonly isConfirmed: boolean
  readonly expiresAt: string
}

export type Links = {
  /** With `isHandedOut: false` there is no token until somebody else confirms it. */
  make(link: {
    readonly kind: LinkKind
    readonly organisation: string
    readonly person: string
    readonly role?: PersonRole
    readonly name?: string | undefined
    readonly email?: string | undefined
    readonly by: string | null
    readonly hours: number
    readonly isHandedOut: boolean
  }): Promise<{ readonly link: Link; readonly token: string | null }>
  /** Those that can still be used or confirmed, newest first. */
  list(organisation: string, kind: LinkKind): Promise<readonly Link[]>
  find(id: string, organisation: string, kind: LinkKind): Promise<Link | undefined>
  /** Whatever the organisation: for the operator. */
  any(id: string, kind: LinkKind): Promise<Link | undefined>
  /** Gives the token; undefined where it was confirmed before. */
  confirm(id: string, by: string | null, hours: number): Promise<string | undefined>
  /** What the token is for. Refuses with `link-spent`. */
  look(token: string, kind: LinkKind): Promise<Link>
  /** Takes the token into use, so that of two at once one wins. Refuses with `link-spent`. */
  claim(token: string, kind: LinkKind): Promise<Link>
  /** From here the link is spent for good. */
  done(id: string): Promise<void>
  /** Gives the link back when what it was claimed for failed. */
  release(id: string): Promise<void>
  end(id: string, organisation: string, kind: LinkKind): Promise<boolean>
  endAllOf(person: string): Promise<void>
}

// A use that did not get done in this time broke off, and may be taken up again.
const claimedMs = 60_000

type Row = {
  readonly id: string
  readonly kind: LinkKind
  readonly hash: string | null
  readonly organisation: string
  readonly person: string
  readonly role: PersonRole | null
  readonly name: string | null
  readonly email: string | null
  readonly made_by: string
  readonly made_at: string
  readonly expires_at: string
}

const operator = 'operator'

export function keepLinks(room: Room): Links {
  const { database, now, random } = room
  const drawToken = () => Buffer.from(random(32)).toString('base64url')
  const untilOf = (hours: number) => new Date(now().getTime() + hours * 3600_000).toISOString()
  return {
    make: async ({ kind, organisation, person, role, name, email, by, hours, isHandedOut }) => {
      const token = isHandedOut ? drawToken() : null
      const [row] = await database.rows<Row>(
        `INSERT INTO link (id, kind, hash, organisation, person, role, name, email, made_by, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING *`,
        [
          drawId(room),
          kind,
          token === null ? null : digest(token),
          organisation,
          person,
          role ?? null,
          name ?? null,
          email ?? null,
          by ?? operator,
          now().toISOString(),
          untilOf(hours),
        ],
      )
      if (row === undefined) throw new Error('the link was not kept')
      return { link: linkOf(row), token }
    },
    list: async (organisation, kind) => {
      const rows = await database.rows<Row>(
        `SELECT * FROM link WHERE organisation = $1 AND kind = $2 AND done_at IS NULL AND expires_at > $3
         ORDER BY made_at DESC, id`,
        [organisation, kind, now().toISOString()],
      )
      return rows.map(linkOf)
    },
    find: async (id, organisation, kind) => {
      const [row] = await database.rows<Row>(
        `SELECT * FROM link WHERE id = $1 AND organisation = $2 AND kind = $3 AND done_at IS NULL AND expires_at > $4`,
        [id, organisation, kind, now().toISOString()],
      )
      return row === undefined ? undefined : linkOf(row)
    },
    any: async (id, kind) => {
      const [row] = await database.rows<Row>(
        'SELECT * FROM link WHERE id = $1 AND kind = $2 AND done_at IS NULL AND expires_at > $3',
        [id, kind, now().toISOString()],
      )
      return row === undefined ? undefined : linkOf(row)
    },
    confirm: async (id, by, hours) => {
      const token = drawToken()
      const confirmed = await database.rows(
        `UPDATE link SET hash = $1, confirmed_by = $2, confirmed_at = $3, expires_at = $4
         WHERE id = $5 AND hash IS NULL RETURNING id`,
        [digest(token), by ?? operator, now().toISOString(), untilOf(hours), id],
      )
      return confirmed.length === 1 ? token : undefined
    },
    look: async (token, kind) => {
      const [row] = await database.rows<Row>(
        'SELECT * FROM link WHERE hash = $1 AND kind = $2 AND done_at IS NULL AND expires_at > $3',
        [digest(token), kind, now().toISOString()],
      )
      if (row === undefined) throw spent()
      return linkOf(row)
    },
    claim: async (token, kind) => {
      const at = now()
      const [row] = await database.rows<Row>(
        `UPDATE link SET used_at = $1 WHERE hash = $2 AND kind = $3 AND done_at IS NULL AND expires_at > $1
         AND (used_at IS NULL OR used_at < $4) RETURNING *`,
        [at.toISOString(), digest(token), kind, new Date(at.getTime() - claimedMs).toISOString()],
      )
      if (row === undefined) throw spent()
      return linkOf(row)
    },
    done: async (id) =>
      void (await database.rows('UPDATE link SET done_at = $1 WHERE id = $2', [now().toISOString(), id])),
    release: async (id) =>
      void (await database.rows('UPDATE link SET used_at = NULL WHERE id = $1 AND done_at IS NULL', [id])),
    end: async (id, organisation, kind) =>
      (
        await database.rows(
          'DELETE FROM link WHERE id = $1 AND organisation = $2 AND kind = $3 AND done_at IS NULL RETURNING id',
          [id, organisation, kind],
        )
      ).length === 1,
    endAllOf: async (person) =>
      void (await database.rows('DELETE FROM link WHERE person = $1 AND done_at IS NULL', [person])),
  }
}

const linkOf = (row: Row): Link => ({
  id: row.id,
  kind: row.kind,
  organisation: row.organisation,
  person: row.person,
  role: row.role,
  name: row.name,
  email: row.email,
  madeBy: row.made_by === operator ? null : row.made_by,
  madeAt: row.made_at,
  isConfirmed: row.hash !== null,
  expiresAt: row.expires_at,
})

export const spent = () =>
  new Refusal(
    'link-spent',
    {},
    'This link was used already, has expired, was taken back or is not complete. Ask whoever sent it for a new one.',
  )

const digest = (token: string): string => createHash('sha256').update(token).digest('base64')
