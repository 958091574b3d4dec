// What was done with credentials and memberships, for the organisation concerned to see: an administrator does none of it
// unseen. No address, no device, no secret stands in it.
import { drawId, type Room } from './room.ts'

export const actKinds = [
  'invited',
  'invitation-ended',
  'joined',
  'role-changed',
  'removed',
  'password-changed',
  'password-link-made',
  'password-reset',
  'factor-added',
  'factor-removed',
  'recovery-codes-renewed',
  'passkey-added',
  'passkey-removed',
  'recovery-asked',
  'recovery-confirmed',
  'recovery-ended',
  'recovered',
  'token-made',
  'token-ended',
  'calendar-made',
  'calendar-ended',
  'factor-demanded',
  'factor-no-longer-demanded',
] as const
export type ActKind = (typeof actKinds)[number]

export type Act = {
  readonly id: string
  readonly at: string
  readonly kind: ActKind
  /** Whom it is about; of an act on the organisation itself, who did it. */
  readonly person: string
  /** Who did it; null is the operator. */
  readonly by: string | null
  /** A name of a token or a role. */
  readonly note: string | null
}

export type Acts = {
  note(act: {
    readonly organisation: string
    readonly kind: ActKind
    readonly person: string
    readonly by: string | null
    readonly note?: string
  }): Promise<void>
  /** Newest first. */
  list(organisation: string, limit: number): Promise<readonly Act[]>
}

type Row = {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly person: string
  readonly by_person: string | null
  readonly note: string | null
}

export function keepActs(room: Room): Acts {
  const { database, now } = room
  return {
    note: async ({ organisation, kind, person, by, note }) =>
      void (await database.rows(
        'INSERT INTO act (id, at, organisation, kind, person, by_person, note) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [drawId(room), now().toISOString(), organisation, kind, person, by, note ?? null],
      )),
    list: async (organisation, limit) => {
      const rows = await database.rows<Row>(
        'SELECT id, at, kind, person, by_person, note FROM act WHERE organisation = $1 ORDER BY at DESC, id LIMIT $2',
        [organisation, limit],
      )
      return rows.flatMap(({ by_person, kind, ...rest }) => {
        const known = actKinds.find((one) => one === kind)
        return known === undefined ? [] : [{ ...rest, kind: known, by: by_person }]
      })
    },
  }
}
