// Every row version in one fixed spelling and order: two hubs with equal logs give equal dumps, byte for byte.
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { rowText } from './row-text.ts'

type Version = {
  readonly view: string
  readonly process: string
  readonly grp: string
  readonly bucket: string
  readonly key: string
  readonly from_seq: number
  readonly to_seq: number | null
  readonly row: string | null
  readonly fields: unknown
  readonly words: string | null
}

const pageRows = 1000

/** JSON lines, ordered by view, process, group, bucket, key and first entry. */
export async function* dumpRows({ kysely }: Database): AsyncGenerator<string> {
  let after: Version | undefined
  for (;;) {
    const order = sql`view collate "C", process collate "C", grp collate "C", bucket collate "C", key collate "C", from_seq`
    const behind =
      after === undefined
        ? sql`true`
        : sql`(${order}) > (${after.view}, ${after.process}, ${after.grp}, ${after.bucket}, ${after.key}, ${after.from_seq}::integer)`
    const { rows } = await sql<Version>`
      select view, process, grp, bucket, key, from_seq, to_seq, row, fields, words::text as words
      from rows where ${behind} order by ${order} limit ${pageRows}`.execute(kysely)
    for (const { row, ...version } of rows) {
      yield rowText({ ...version, row: row === null ? null : JSON.parse(row) })
    }
    after = rows.at(-1)
    if (rows.length < pageRows) return
  }
}
