// The PostgreSQL store: the same contract and the same suite as the files, for any number of hub processes side by
// side. Each gives places in its own batches; one elected process integrates the tree and signs; all follow it.
import {
  type Group,
  Intake,
  type Log,
  type Place,
  parseNote,
  parseTilePath,
  type Receipt,
  Refusal,
  type Report,
  type Sealed,
  type Signer,
  type Stored,
  tileWidth,
  type VerifyOptions,
  verifyNote,
} from '@parley/log'
import pg from 'pg'
import { type LogNames, namesOf, schemaSql } from './log-schema.ts'
import { PostgresHead } from './postgres-head.ts'
import { checkpointSigner, PostgresIntegrator } from './postgres-integrator.ts'
import { placeEntries } from './postgres-places.ts'
import { damaged, notThere, outside } from './postgres-refusals.ts'
import { PostgresRows } from './postgres-rows.ts'
import { verifyTables } from './postgres-verify.ts'

export type PostgresLogOptions = {
  /** The log's name, fixed at its first start. */
  readonly origin: string
  /** The hub's key: signs checkpoints. Every process of a hub has the same. */
  readonly signer: Signer
  readonly formerKeys?: readonly Uint8Array[]
  /** Where the tables are; several logs may share a database. */
  readonly schema?: string
  /** Refuse with `log-not-there` rather than begin a new log. */
  readonly mustExist?: boolean
  /** Connections for writing and reading, beside the one that listens. */
  readonly connections?: number
  readonly notice?: (text: string) => void
}

const lastTurnsMax = 20

/**
 * Opens the log in a database, or begins it there. Refuses with `log-other-origin`, `log-other-key`, `log-damaged`
 * or `log-not-there`.
 */
export async function openPostgresLog(databaseUrl: string, options: PostgresLogOptions): Promise<PostgresLog> {
  const log = new PostgresLog(databaseUrl, options)
  try {
    await log.open()
  } catch (error) {
    await log.close()
    throw error
  }
  return log
}

export class PostgresLog implements Log {
  readonly origin: string
  readonly #options: PostgresLogOptions
  readonly #names: LogNames
  readonly #pool: pg.Pool
  readonly #rows: PostgresRows
  readonly #head: PostgresHead
  readonly #integrator: PostgresIntegrator
  readonly #sign: (size: number) => Promise<string>
  readonly #intake: Intake
  #closing = false

  constructor(databaseUrl: string, options: PostgresLogOptions) {
    const { origin, signer, schema = 'parley', connections = 4, notice } = options
    this.origin = origin
    this.#options = options
    this.#names = namesOf(schema)
    this.#pool = new pg.Pool({ connectionString: databaseUrl, max: connections })
    this.#pool.on('error', (error) => notice?.(`A database connection was lost: ${error.message}`))
    this.#rows = new PostgresRows(this.#pool, this.#names)
    this.#head = new PostgresHead(this.#rows)
    this.#sign = checkpointSigner(origin, signer, (size) => this.#head.tree.root(size))
    const { names, head, sign } = { names: this.#names, head: this.#head, sign: this.#sign }
    this.#integrator = new PostgresIntegrator({ url: databaseUrl, pool: this.#pool, names, head, sign, notice })
    this.#intake = new Intake((groups) => this.#place(groups))
  }

  async open(): Promise<void> {
    const { schema, placesLock } = this.#names
    const client = await this.#pool.connect()
    try {
      await client.query('begin')
      await client.query(`select pg_advisory_xact_lock(${placesLock})`)
      await client.query(schemaSql(this.#names))
      const { rows } = await client.query<{ origin: string; note: string }>(`select origin, note from ${schema}.head`)
      if (rows[0] === undefined) await this.#begin(client)
      else await this.#checkHead(rows[0])
      await client.query('commit')
    } finally {
      // Nothing is left open on a connection that others will use.
      await client.query('rollback').catch(() => undefined)
      client.release()
    }
    await this.#integrator.open()
  }

  async #begin(client: pg.PoolClient): Promise<void> {
    const { schema } = this.#names
    const { rows } = await client.query<{ some: boolean }>(`select exists (select from ${schema}.entries) as some`)
    if (rows[0]?.some === true) throw damaged('there are entries, and no checkpoint')
    if (this.#options.mustExist === true) throw notThere(schema)
    const note = await this.#sign(0)
    await client.query(`insert into ${schema}.head (origin, size, note) values ($1, 0, $2)`, [this.origin, note])
  }

  async #checkHead({ origin, note }: { origin: string; note: string }): Promise<void> {
    if (origin !== this.origin) {
      const message = `The log in this database is ${origin}, not ${this.origin}. Its name was fixed at its first start.`
      throw new Refusal('log-other-origin', { origin, asked: this.origin }, message)
    }
    for (const key of this.#keys()) if ((await verifyNote(parseNote(note), this.origin, key)) === true) return
    const message =
      "The checkpoint in this database is not signed by this hub's key. Start with the key that belongs to it, or name " +
      'the earlier key; if neither helps, the checkpoint was altered.'
    throw new Refusal('log-other-key', {}, message)
  }

  async append(sealed: Sealed | readonly Sealed[]): Promise<Receipt[]> {
    this.#head.assertOpen()
    const given = 'leaf' in sealed ? [sealed] : sealed
    const places = await this.#intake.place(given)
    const to = places.reduce((most, { seq }) => Math.max(most, seq + 1), 0)
    await this.#head.covered(to, () => this.#integrator.takeTurn())
    const { tree, size, note: checkpoint } = this.#head
    const root = tree.root(size)
    return Promise.all(
      places.map(async ({ seq, repeated }, index) => {
        const leaf = repeated ? await this.#rows.leaf(seq) : given[index]!.leaf
        return { seq, leaf, size, root, proof: tree.inclusion(seq, size), checkpoint, repeated }
      }),
    )
  }

  async #place(groups: readonly Group[]): Promise<readonly (readonly Place[])[]> {
    const entries = groups.flat()
    const covered = this.#head.size
    const places = await placeEntries(this.#pool, this.#names, entries, { tell: !this.#integrator.isIntegrator })
    // From here the entries are durable; what follows only covers them.
    const leaves = places.flatMap(({ repeated }, index) => (repeated ? [] : [entries[index]!.leaf]))
    const first = places.find(({ repeated }) => !repeated)
    // A place that a checkpoint covers already cannot be given again: the database was put back to an earlier state.
    if (first !== undefined && first.seq < covered) {
      throw this.#head.break(`entry ${first.seq} was placed anew, and ${covered} were covered already`)
    }
    if (first !== undefined && this.#integrator.isIntegrator) {
      this.#head.place({ first: first.seq, leaves })
      void this.#integrator.takeTurn()
    }
    let at = 0
    return groups.map((group) => {
      at += group.length
      return places.slice(at - group.length, at)
    })
  }

  size(): number {
    return this.#head.size
  }

  checkpoint(): string {
    return this.#head.note
  }

  read(from: number, to = this.size()): AsyncIterable<Stored> {
    return this.#rows.read(from, Math.min(to, this.size()))
  }

  async get(seq: number): Promise<Stored | undefined> {
    if (!(Number.isSafeInteger(seq) && seq >= 0 && seq < this.size())) return undefined
    for await (const stored of this.read(seq, seq + 1)) return stored
    throw damaged(`entry ${seq} is gone`)
  }

  async find(id: string): Promise<number | undefined> {
    const seq = await this.#rows.find(id)
    return seq !== undefined && seq < this.size() ? seq : undefined
  }

  async root(size = this.size()): Promise<Uint8Array> {
    this.#assertWithin(size)
    return this.#head.tree.root(size)
  }

  async inclusion(seq: number, size = this.size()): Promise<Uint8Array[]> {
    this.#assertWithin(size)
    if (!(Number.isSafeInteger(seq) && seq >= 0 && seq < size)) throw outside(`entry ${seq}`, size)
    return this.#head.tree.inclusion(seq, size)
  }

  async consistency(from: number, to = this.size()): Promise<Uint8Array[]> {
    this.#assertWithin(to)
    if (!(Number.isSafeInteger(from) && from >= 0 && from <= to)) throw outside(`size ${from}`, to)
    return this.#head.tree.consistency(from, to)
  }

  async tile(path: string): Promise<Uint8Array | undefined> {
    const tile = parseTilePath(path)
    if (tile === undefined) return undefined
    const start = tile.index * tileWidth
    if (tile.level !== 'entries') {
      const nodes = Math.floor(this.size() / tileWidth ** tile.level)
      return start + tile.width > nodes ? undefined : this.#head.tree.tile(tile)
    }
    return start + tile.width > this.size() ? undefined : this.#rows.bundle(start, start + tile.width)
  }

  subscribe(listener: (size: number) => void): () => void {
    return this.#head.subscribe(listener)
  }

  async verify(options: VerifyOptions = {}): Promise<Report> {
    const { size, note } = this.#head
    await this.#integrator.settled()
    const checked = { origin: this.origin, names: this.#names, keys: this.#keys(), size, note }
    return verifyTables(this.#pool, checked, options)
  }

  async erase(seq: number): Promise<void> {
    this.#head.assertOpen()
    if (!(Number.isSafeInteger(seq) && seq >= 0 && seq < this.size())) throw outside(`entry ${seq}`, this.size())
    const { schema } = this.#names
    await this.#pool.query(`update ${schema}.keys set key = null, salt = null where seq = $1 and key is not null`, [
      seq,
    ])
    // The old row version holds the key until it is cleared away.
    await this.#pool.query(`vacuum ${schema}.keys`)
  }

  async close(): Promise<void> {
    if (this.#closing) return
    await this.#intake.drain()
    // Those still waiting for a checkpoint get a last chance; with the database gone they are refused.
    for (let turn = 0; turn < lastTurnsMax && this.#head.isWaitedFor; turn++) {
      await this.#integrator.takeTurn()
      await new Promise((resolve) => setTimeout(resolve, turn))
    }
    this.#closing = true
    this.#head.close()
    await this.#integrator.close()
    await this.#pool.end()
  }

  #keys(): Uint8Array[] {
    return [this.#options.signer.publicKey, ...(this.#options.formerKeys ?? [])]
  }

  #assertWithin(size: number): void {
    if (!(Number.isSafeInteger(size) && size >= 0 && size <= this.size())) throw outside(`size ${size}`, this.size())
  }
}
