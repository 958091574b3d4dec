// Giving places: a batch of entries becomes durable in one statement and one commit.
import type { Group, Place } from '@parley/log'
import type pg from 'pg'
import type { LogNames } from './log-schema.ts'
import { unavailable } from './postgres-refusals.ts'

/**
 * Keeps entries that are not there yet and answers every one's place, in order; durable when it resolves. `tell` notifies
 * whoever integrates. Refuses with `log-unavailable` or `log-full-disk`.
 */
export async function placeEntries(
  pool: pg.Pool,
  { schema }: LogNames,
  entries: Group,
  { tell }: { readonly tell: boolean },
): Promise<Place[]> {
  try {
    const { rows } = await pool.query<{ seq: string; repeated: boolean }>({
      name: 'place',
      text: `select seq, repeated from ${schema}.place_entries($1, $2, $3, $4, $5, $6)`,
      values: [
        Buffer.concat(entries.map(({ digest }) => digest)),
        Buffer.concat(entries.map(({ leaf }) => leaf)),
        Buffer.concat(entries.flatMap(({ key, salt }) => [key, salt])),
        Buffer.concat(entries.map(({ box }) => box)),
        entries.map(({ box }) => box.length),
        tell,
      ],
    })
    return rows.map(({ seq, repeated }) => ({ seq: Number(seq), repeated }))
  } catch (cause) {
    throw unavailable(cause)
  }
}
