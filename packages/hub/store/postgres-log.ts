// The PostgreSQL store: the same contract and the same suite as the files, for any number of hub processes side by
// side. Each gives places in its own batches; one elected process integrates the tree and signs; all follow it.
import {
  checkpointText,
  digestOf,
  type Group,
  Intake,
  isEqual,
  type Log,
  leafHashOf,
  type Place,
  parseCheckpoint,
  parseNote,
  parseTilePath,
  type Receipt,
  Refusal,
  type Report,
  type Sealed,
  type Signer,
  type Stored,
  signatureLine,
  Tree,
  tilePath,
  tileWidth,
  unseal,
  utf8,
  type VerifyOptions,
  verifyNote,
} from '@parley/log'
import pg from 'pg'
import { type LogNames, namesOf, schemaSql } from './log-schema.ts'
import { pagesOf, verifyTables } from './postgres-verify.ts'

export type PostgresLogOptions = {
  /** The log's name, fixed at its first start. */
  readonly origin: string
  /** The hub's key: signs checkpoints. Every process of a hub has the same. */
  readonly signer: Signer
  readonly formerKeys?: readonly Uint8Array[]
  /** Where the tables are; several logs may share a database. */
  readonly schema?: string
  /** Connections for writing and reading, beside the one that listens. */
  readonly connections?: number
  readonly notice?: (text: string) => void
}

const electEveryMs = 500
// A notification may be lost with its connection; a waiting writer then asks by itself.
const coverWaitMs = 250
const leavesAtOnce = 65_536
const lastTurnsMax = 20

/** Opens the log in a database, or begins it there. Refuses with `log-other-origin`, `log-other-key`, `log-damaged`. */
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
  readonly #url: string
  readonly #options: PostgresLogOptions
  readonly #names: LogNames
  readonly #pool: pg.Pool
  readonly #tree = new Tree()
  readonly #intake: Intake
  readonly #listeners = new Set<(size: number) => void>()
  #size = 0
  #note = ''
  #listener: pg.Client | undefined
  #isIntegrator = false
  /** Leaves this process placed and has not integrated yet: saves reading them back. */
  #placed: { first: number; leaves: Uint8Array[] }[] = []
  #waiting: { size: number; resolve: () => void }[] = []
  #turn: Promise<void> = Promise.resolve()
  #turnWaits = false
  #timer: NodeJS.Timeout | undefined
  #closing = false
  #broken: Refusal | undefined

  constructor(databaseUrl: string, options: PostgresLogOptions) {
    this.origin = options.origin
    this.#url = databaseUrl
    this.#options = options
    this.#names = namesOf(options.schema ?? 'parley')
    this.#pool = new pg.Pool({ connectionString: databaseUrl, max: options.connections ?? 4 })
    this.#pool.on('error', (error) => options.notice?.(`A database connection was lost: ${error.message}`))
    this.#intake = new Intake((groups) => this.#place(groups))
  }

  // Opening and following

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
    await this.#follow()
    await this.#listen()
    this.#timer = setInterval(() => void this.#takeTurn(), electEveryMs)
    this.#timer.unref()
    await this.#takeTurn()
  }

  async #begin(client: pg.PoolClient): Promise<void> {
    const { rows } = await client.query<{ some: boolean }>(
      `select exists (select from ${this.#names.schema}.entries) as some`,
    )
    if (rows[0]?.some === true) throw damaged('there are entries, and no checkpoint')
    const note = await this.#signed(0)
    await client.query(`insert into ${this.#names.schema}.head (origin, size, note) values ($1, 0, $2)`, [
      this.origin,
      note,
    ])
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

  /** Takes in the latest published checkpoint and the leaves up to it. */
  async #follow(): Promise<void> {
    const { rows } = await this.#pool.query<{ size: string; note: string }>(
      `select size, note from ${this.#names.schema}.head`,
    )
    const head = rows[0]
    if (head === undefined) throw damaged('its checkpoint is gone')
    const size = Number(head.size)
    if (size < this.#size) throw this.#break(`its checkpoint went back from ${this.#size} entries to ${size}`)
    await this.#grow(size)
    const { root } = parseCheckpoint(parseNote(head.note).text)
    if (this.#tree.size < size || !isEqual(this.#tree.root(size), root)) {
      throw this.#break(`its first ${size} entries are not those its checkpoint was signed for`)
    }
    this.#take(size, head.note)
  }

  /** Grows the tree with the leaves there are, up to `to`. */
  async #grow(to = Number.MAX_SAFE_INTEGER): Promise<void> {
    for (const { first, leaves } of this.#placed) {
      if (first !== this.#tree.size || first + leaves.length > to) break
      for (const leaf of leaves) this.#tree.append(leafHashOf(leaf))
    }
    this.#placed = this.#placed.filter(({ first }) => first >= this.#tree.size)
    while (this.#tree.size < to) {
      const from = this.#tree.size
      const { rows } = await this.#pool.query<{ leaves: Buffer | null; last: string | null }>({
        name: 'leaves',
        text: `select string_agg(leaf, ''::bytea order by seq) as leaves, max(seq) as last
               from (select seq, leaf from ${this.#names.schema}.entries where seq >= $1 and seq < $2 order by seq) as next`,
        values: [from, Math.min(to, from + leavesAtOnce)],
      })
      const leaves = rows[0]?.leaves
      if (!leaves) return
      if (leaves.length !== (Number(rows[0]?.last) + 1 - from) * 33)
        throw this.#break(`places after ${from} have a gap`)
      for (let at = 0; at < leaves.length; at += 33) this.#tree.append(leafHashOf(leaves.subarray(at, at + 33)))
    }
  }

  #take(size: number, note: string): void {
    if (size === this.#size && note === this.#note) return
    this.#size = size
    this.#note = note
    const covered = this.#waiting.filter((each) => each.size <= size)
    this.#waiting = this.#waiting.filter((each) => each.size > size)
    for (const { resolve } of covered) resolve()
    for (const listener of this.#listeners) listener(size)
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url })
    const lost = () => {
      if (this.#listener !== client) return
      // The lock went with the connection: another process may integrate by now.
      this.#listener = undefined
      this.#isIntegrator = false
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload }) => {
      if (payload === 'entries' ? this.#isIntegrator : !this.#isIntegrator) void this.#takeTurn()
    })
    await client.connect()
    await client.query(`listen ${this.#names.channel}`)
    this.#listener = client
  }

  // Integrating

  /** One turn at a time; a turn asked for while one waits is the same turn. */
  #takeTurn(): Promise<void> {
    if (this.#turnWaits) return this.#turn
    this.#turnWaits = true
    this.#turn = this.#turn.then(async () => {
      this.#turnWaits = false
      if (this.#closing) return
      try {
        if (this.#listener === undefined) await this.#listen()
        if (!this.#isIntegrator) await this.#stand()
        if (this.#isIntegrator) await this.#integrate()
      } catch (error) {
        this.#options.notice?.(
          `The log waits for its database: ${error instanceof Error ? error.message : String(error)}`,
        )
      }
    })
    return this.#turn
  }

  /** Asks to be the integrator; whoever is not, follows. */
  async #stand(): Promise<void> {
    const { rows } = await this.#listener!.query<{ mine: boolean }>(
      `select pg_try_advisory_lock(${this.#names.integratorLock}) as mine`,
    )
    await this.#follow()
    this.#isIntegrator = rows[0]?.mine === true
  }

  async #integrate(): Promise<void> {
    const [oldSize, oldNote] = [this.#size, this.#note]
    await this.#grow(this.#placed[0]?.first === this.#tree.size ? this.#placedTo() : undefined)
    const size = this.#tree.size
    if (size === oldSize) return
    // Only committed, durable entries can be read or were placed: from here a signature over them may exist.
    const note = await this.#signed(size)
    const [paths, contents] = await this.#tilesBetween(oldSize, size)
    const { rows } = await this.#pool.query<{ published: boolean }>({
      name: 'publish',
      text: `select ${this.#names.schema}.publish($1, $2, $3, $4, $5, $6) as published`,
      values: [oldSize, oldNote, size, note, paths, contents],
    })
    if (rows[0]?.published === true) return this.#take(size, note)
    // Another process integrates. Its tree is the same: places are given once.
    this.#isIntegrator = false
    await this.#listener?.query(`select pg_advisory_unlock(${this.#names.integratorLock})`)
    await this.#follow()
  }

  #placedTo(): number {
    let to = this.#tree.size
    for (const { first, leaves } of this.#placed) if (first === to) to += leaves.length
    return to
  }

  async #tilesBetween(from: number, to: number): Promise<[string[], Buffer[]]> {
    const paths: string[] = []
    const contents: Buffer[] = []
    for (let level = 0, width = tileWidth; width <= to; level++, width *= tileWidth) {
      for (let index = Math.floor(from / width); index < Math.floor(to / width); index++) {
        const tile = { level, index, width: tileWidth }
        paths.push(tilePath(tile))
        contents.push(this.#tree.tile(tile)!)
      }
    }
    return [paths, contents]
  }

  async #signed(size: number): Promise<string> {
    const { signer } = this.#options
    const text = checkpointText({ origin: this.origin, size, root: this.#tree.root(size) })
    return `${text}\n${signatureLine(this.origin, signer.publicKey, await signer.sign(utf8(text)))}`
  }

  // Appending

  async append(sealed: Sealed | readonly Sealed[]): Promise<Receipt[]> {
    this.#assertOpen()
    const given = 'leaf' in sealed ? [sealed] : sealed
    const places = await this.#intake.place(given)
    await this.#covered(places.reduce((most, { seq }) => Math.max(most, seq + 1), 0))
    const [size, checkpoint] = [this.#size, this.#note]
    const root = this.#tree.root(size)
    return Promise.all(
      places.map(async ({ seq, repeated }, index) => {
        const leaf = repeated ? await this.#leaf(seq) : given[index]!.leaf
        return { seq, leaf, size, root, proof: this.#tree.inclusion(seq, size), checkpoint, repeated }
      }),
    )
  }

  async #place(groups: readonly Group[]): Promise<readonly (readonly Place[])[]> {
    const entries = groups.flat()
    let rows: { seq: string; repeated: boolean }[]
    try {
      const answer = await this.#pool.query<{ seq: string; repeated: boolean }>({
        name: 'place',
        text: `select seq, repeated from ${this.#names.schema}.place_entries($1, $2, $3, $4, $5, $6)`,
        values: [
          Buffer.concat(entries.map(({ digest }) => digest)),
          Buffer.concat(entries.map(({ leaf }) => leaf)),
          Buffer.concat(entries.flatMap(({ key, salt }) => [key, salt])),
          Buffer.concat(entries.map(({ box }) => box)),
          entries.map(({ box }) => box.length),
          !this.#isIntegrator,
        ],
      })
      rows = answer.rows
    } catch (cause) {
      throw unavailable(cause)
    }
    // From here the entries are durable; what follows only covers them.
    const places = rows.map(({ seq, repeated }) => ({ seq: Number(seq), repeated }))
    const fresh = places.flatMap(({ repeated }, index) => (repeated ? [] : [entries[index]!.leaf]))
    const first = places.find(({ repeated }) => !repeated)
    if (first !== undefined && this.#isIntegrator) {
      this.#placed.push({ first: first.seq, leaves: fresh })
      void this.#takeTurn()
    }
    let at = 0
    return groups.map((group) => {
      at += group.length
      return places.slice(at - group.length, at)
    })
  }

  /** Resolves when a checkpoint covers `size` entries. */
  async #covered(size: number): Promise<void> {
    while (this.#size < size) {
      this.#assertOpen()
      await new Promise<void>((resolve) => {
        const timer = setTimeout(async () => {
          await this.#takeTurn()
          resolve()
        }, coverWaitMs)
        this.#waiting.push({
          size,
          resolve: () => {
            clearTimeout(timer)
            resolve()
          },
        })
      })
    }
  }

  async #leaf(seq: number): Promise<Buffer> {
    const { rows } = await this.#pool.query<{ leaf: Buffer }>(
      `select leaf from ${this.#names.schema}.entries where seq = $1`,
      [seq],
    )
    if (rows[0] === undefined) throw damaged(`entry ${seq} is gone`)
    return rows[0].leaf
  }

  // Reading

  size(): number {
    return this.#size
  }

  checkpoint(): string {
    return this.#note
  }

  async *read(from: number, to = this.#size): AsyncIterable<Stored> {
    for await (const rows of pagesOf(this.#pool, this.#names, from, Math.min(to, this.#size))) {
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

  async get(seq: number): Promise<Stored | undefined> {
    if (!(Number.isSafeInteger(seq) && seq >= 0 && seq < this.#size)) return undefined
    for await (const stored of this.read(seq, seq + 1)) return stored
    throw damaged(`entry ${seq} is gone`)
  }

  async find(id: string): Promise<number | undefined> {
    const { rows } = await this.#pool.query<{ seq: string }>(
      `select seq from ${this.#names.schema}.entries where digest = $1`,
      [digestOf(id)],
    )
    const seq = rows[0] === undefined ? undefined : Number(rows[0].seq)
    return seq !== undefined && seq < this.#size ? seq : undefined
  }

  async root(size = this.#size): Promise<Uint8Array> {
    this.#assertWithin(size)
    return this.#tree.root(size)
  }

  async inclusion(seq: number, size = this.#size): Promise<Uint8Array[]> {
    this.#assertWithin(size)
    if (!(Number.isSafeInteger(seq) && seq >= 0 && seq < size)) throw outside(`entry ${seq}`, size)
    return this.#tree.inclusion(seq, size)
  }

  async consistency(from: number, to = this.#size): Promise<Uint8Array[]> {
    this.#assertWithin(to)
    if (!(Number.isSafeInteger(from) && from >= 0 && from <= to)) throw outside(`size ${from}`, to)
    return this.#tree.consistency(from, to)
  }

  async tile(path: string): Promise<Uint8Array | undefined> {
    const tile = parseTilePath(path)
    if (tile === undefined) return undefined
    const start = tile.index * tileWidth
    if (tile.level !== 'entries') {
      const nodes = Math.floor(this.#size / tileWidth ** tile.level)
      return start + tile.width > nodes ? undefined : this.#tree.tile(tile)
    }
    if (start + tile.width > this.#size) return undefined
    const { rows } = await this.#pool.query<{ bundle: Buffer }>(
      `select string_agg('\\x0021'::bytea || leaf, ''::bytea order by seq) as bundle
       from ${this.#names.schema}.entries where seq >= $1 and seq < $2`,
      [start, start + tile.width],
    )
    return rows[0]?.bundle
  }

  subscribe(listener: (size: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  verify(options: VerifyOptions = {}): Promise<Report> {
    const checked = { origin: this.origin, names: this.#names, keys: this.#keys(), size: this.#size, note: this.#note }
    return verifyTables(this.#pool, checked, options)
  }

  // Erasing and ending

  async erase(seq: number): Promise<void> {
    this.#assertOpen()
    if (!(Number.isSafeInteger(seq) && seq >= 0 && seq < this.#size)) throw outside(`entry ${seq}`, this.#size)
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
    for (let turn = 0; turn < lastTurnsMax && this.#waiting.some(({ size }) => size > this.#size); turn++) {
      await this.#takeTurn()
      await new Promise((resolve) => setTimeout(resolve, turn))
    }
    this.#closing = true
    for (const { resolve } of this.#waiting.splice(0)) resolve()
    clearInterval(this.#timer)
    await this.#turn
    const listener = this.#listener
    this.#listener = undefined
    await listener?.end()
    await this.#pool.end()
  }

  #keys(): Uint8Array[] {
    return [this.#options.signer.publicKey, ...(this.#options.formerKeys ?? [])]
  }

  #assertOpen(): void {
    if (this.#broken !== undefined) throw this.#broken
    if (this.#closing) throw new Refusal('log-closed', {}, 'This log was closed. Open it again.')
  }

  #assertWithin(size: number): void {
    if (!(Number.isSafeInteger(size) && size >= 0 && size <= this.#size)) throw outside(`size ${size}`, this.#size)
  }

  /** What was published contradicts what we know: nothing is acknowledged any more. */
  #break(detail: string): Refusal {
    this.#broken ??= damaged(detail)
    for (const { resolve } of this.#waiting.splice(0)) resolve()
    return this.#broken
  }
}

function damaged(detail: string): Refusal {
  const message =
    `The log in the database is damaged: ${detail}. Nothing was changed. ` +
    'Keep the database as it is for inspection, and restore the latest backup into a new one.'
  return new Refusal('log-damaged', { detail }, message)
}

function unavailable(cause: unknown): Refusal {
  // PostgreSQL's class 53: disk full, out of memory.
  const isFull = cause instanceof Error && 'code' in cause && cause.code === '53100'
  if (isFull) {
    const message = "The database's disk is full, so this was not kept. Free some space, then send it again."
    return new Refusal('log-full-disk', {}, message, { cause })
  }
  const message =
    'The database could not be reached. This may or may not have been kept: send it again with the same id.'
  return new Refusal('log-unavailable', {}, message, { cause })
}

function outside(what: string, size: number): Refusal {
  return new Refusal('log-outside', { size }, `There is no ${what} in this log of ${size}. Ask for one below that.`)
}
