// The reader's database role on a server: made where the hub's login may make roles, else asked for.
import type pg from 'pg'
import { Refusal } from '../refusal.ts'
import { makeRole } from './wall.ts'

const notAllowed = '42501'

/** Makes the role where there is none, and lets the hub's login step into it. Refuses with 'no-reader-role'. */
export async function readyRole(client: pg.PoolClient, reader: string): Promise<void> {
  const { rows } = await client.query<{ exists: boolean; mine: boolean; login: string }>(
    `select r.oid is not null as exists, current_user as login,
      coalesce(pg_has_role(current_user, r.oid, 'member'), false) as mine
    from (select) as one left join pg_roles r on r.rolname = $1`,
    [reader],
  )
  const { exists = false, mine = false, login = '' } = rows[0] ?? {}
  try {
    await client.query('savepoint role')
    if (!exists) await client.query(makeRole(reader))
    if (!mine) await client.query(`grant ${reader} to current_user`)
    await client.query('release savepoint role')
  } catch (error) {
    await client.query('rollback to savepoint role')
    if (!(error instanceof Error && 'code' in error && error.code === notAllowed)) throw error
    throw new Refusal(
      'no-reader-role',
      { reader, login },
      `The views are read in a database role of their own, and '${login}' may not make it. Have an administrator of the ` +
        `server run: ${exists ? '' : `${makeRole(reader)}; `}grant ${reader} to ${login}. docs/run.md says why.`,
    )
  }
}
