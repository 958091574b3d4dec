// Reading the log's tables: entries in pages, one by its place or its id, leaves in bulk, the latest checkpoint.
import { digestOf, type Stored, unseal } from '@parley/log'
import type pg from 'pg'
import type { LogNames } from './log-schema.ts'
import { damaged } from './postgres-refusals.ts'

const pageRows = 2048
const leavesAtOnce = 65_536
const leafBytes = 33

export type EntryRow = {
  readonly seq: number
  readonly leaf: Buffer
  readonly box: Buffer
  readonly key: Buffer | null
  readonly salt: Buffer | null
}

export class PostgresRows {
  readonly #pool: pg.Pool
  readonly #schema: string

  constructor(pool: pg.Pool, { schema }: LogNames) {
    this.#pool = pool
    this.#schema = schema
  }

  /** Entries `from <= seq < to`, a page at a time. */
  async *pages(from: number, to: number): AsyncGenerator<EntryRow[]> {
    let next = this.#page(from, to)
    for (let at = from; at < to; ) {
      const { rows } = await next
      if (rows.length === 0) return
      at = Number(rows.at(-1)!.seq) + 1
      // The next page is under way while this one is looked at.
      if (at < to) {
        next = this.#page(at, to)
        next.catch(() => undefined)
      }
      yield rows.map((row) => ({ ...row, seq: Number(row.seq) }))
    }
  }

  async *read(from: number, to: number): AsyncGenerator<Stored> {
    for await (const rows of this.pages(from, to)) {
      for (const { seq, leaf, box, key, salt } of rows) {
        if (key === null || salt === null) {
          yield { seq, leaf, erased: true, bytes: null }
          continue
        }
        const opened = unseal({ leaf, key, salt, box })
        if (opened === undefined) throw damaged(`entry ${seq} cannot be opened`)
        yield { seq, leaf, erased: false, salt, ...opened }
      }
    }
  }

  async leaf(seq: number): Promise<Buffer> {
    const { rows } = await this.#pool.query<{ leaf: Buffer }>(
      `select leaf from ${this.#schema}.entries where seq = $1`,
      [seq],
    )
    if (rows[0] === undefined) throw damaged(`entry ${seq} is gone`)
    return rows[0].leaf
  }

  async find(id: string): Promise<number | undefined> {
    const { rows } = await this.#pool.query<{ seq: string }>(
      `select seq from ${this.#schema}.entries where digest = $1`,
      [digestOf(id)],
    )
    return rows[0] === undefined ? undefined : Number(rows[0].seq)
  }

  /** Entries that are there, covered by a checkpoint or not. */
  async count(): Promise<number> {
    const { rows } = await this.#pool.query<{ count: string }>(
      `select coalesce(max(seq) + 1, 0) as count from ${this.#schema}.entries`,
    )
    return Number(rows[0]!.count)
  }

  /** Leaf records from a place on, as many as are there, below `to` and within a bound; none where there is none. */
  async leaves(from: number, to: number): Promise<Buffer[] | 'gap'> {
    const { rows } = await this.#pool.query<{ leaves: Buffer | null; last: string | null }>({
      name: 'leaves',
      text: `select string_agg(leaf, ''::bytea order by seq) as leaves, max(seq) as last
             from (select seq, leaf from ${this.#schema}.entries where seq >= $1 and seq < $2 order by seq) as next`,
      values: [from, Math.min(to, from + leavesAtOnce)],
    })
    const leaves = rows[0]?.leaves
    if (!leaves) return []
    if (leaves.length !== (Number(rows[0]?.last) + 1 - from) * leafBytes) return 'gap'
    const count = leaves.length / leafBytes
    return Array.from({ length: count }, (_, at) => leaves.subarray(at * leafBytes, (at + 1) * leafBytes))
  }

  /** An entry bundle of C2SP tlog-tiles. */
  async bundle(from: number, to: number): Promise<Buffer | undefined> {
    const { rows } = await this.#pool.query<{ bundle: Buffer }>(
      `select string_agg('\\x0021'::bytea || leaf, ''::bytea order by seq) as bundle
       from ${this.#schema}.entries where seq >= $1 and seq < $2`,
      [from, to],
    )
    return rows[0]?.bundle
  }

  /** The latest published checkpoint. */
  async head(): Promise<{ size: number; note: string }> {
    const { rows } = await this.#pool.query<{ size: string; note: string }>(
      `select size, note from ${this.#schema}.head`,
    )
    if (rows[0] === undefined) throw damaged('its checkpoint is gone')
    return { size: Number(rows[0].size), note: rows[0].note }
  }

  #page(from: number, to: number) {
    return this.#pool.query<Omit<EntryRow, 'seq'> & { seq: string }>({
      name: 'page',
      text: `select seq, leaf, box, key, salt from ${this.#schema}.entries left join ${this.#schema}.keys using (seq)
             where seq >= $1 and seq < $2 order by seq limit ${pageRows}`,
      values: [from, to],
    })
  }
}
