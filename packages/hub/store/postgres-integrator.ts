// One process of all integrates: it grows the tree over what was placed, signs, publishes checkpoint and tiles, and tells
// the others. It is the one that holds a lock of the database; the others follow, and one of them takes over when it goes.
// Writers wait for the signature and not for its publication: the entries are durable before anything is signed over
// them, and whoever grows the tree over the same entries comes to the same root.
import { checkpointText, type Signer, signatureLine, tilePath, tileWidth, utf8 } from '@parley/log'
import pg from 'pg'
import type { LogNames } from './log-schema.ts'
import type { PostgresHead, Published } from './postgres-head.ts'

const electEveryMs = 500
const settleTurnsMax = 4

export type IntegratorParts = {
  readonly url: string
  readonly pool: pg.Pool
  readonly names: LogNames
  readonly head: PostgresHead
  readonly sign: (size: number) => Promise<string>
  readonly notice: ((text: string) => void) | undefined
}

export class PostgresIntegrator {
  readonly #parts: IntegratorParts
  #listener: pg.Client | undefined
  #isIntegrator = false
  /** The checkpoint in the tables that the next one follows. */
  #published: Published = { size: 0, note: '' }
  #isPublishing = false
  #publishing: Promise<void> = Promise.resolve()
  #turn: Promise<void> = Promise.resolve()
  #turnWaits = false
  #timer: NodeJS.Timeout | undefined
  #closing = false

  constructor(parts: IntegratorParts) {
    this.#parts = parts
  }

  get isIntegrator(): boolean {
    return this.#isIntegrator
  }

  async open(): Promise<void> {
    await this.#parts.head.follow()
    await this.#listen()
    this.#timer = setInterval(() => void this.takeTurn(), electEveryMs)
    this.#timer.unref()
    await this.takeTurn()
  }

  /** Integrates or follows. One turn at a time; a turn asked for while one waits is the same turn. */
  takeTurn(): Promise<void> {
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
        this.#wait(error)
      }
    })
    return this.#turn
  }

  /** Resolves when what was signed until now is published, as far as the database lets it in a few turns. */
  async settled(): Promise<void> {
    const { size } = this.#parts.head
    await this.#publishing
    for (let turn = 0; turn < settleTurnsMax && this.#published.size < size; turn++) {
      await this.takeTurn()
      await this.#publishing
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.settled()
    this.#closing = true
    await this.#turn
    await this.#publishing
    const listener = this.#listener
    this.#listener = undefined
    await listener?.end()
  }

  async #listen(): Promise<void> {
    const { url, names } = this.#parts
    const client = new pg.Client({ connectionString: url })
    const lost = () => {
      if (this.#listener !== client) return
      // The lock went with the connection: another process may integrate by now.
      this.#listener = undefined
      this.#isIntegrator = false
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload }) => {
      if (payload === 'entries' ? this.#isIntegrator : !this.#isIntegrator) void this.takeTurn()
    })
    await client.connect()
    await client.query(`listen ${names.channel}`)
    this.#listener = client
  }

  /** Asks to be the integrator; whoever is not, follows. */
  async #stand(): Promise<void> {
    const { names, head } = this.#parts
    const { rows } = await this.#listener!.query<{ mine: boolean }>(
      `select pg_try_advisory_lock(${names.integratorLock}) as mine`,
    )
    this.#published = await head.follow()
    this.#isIntegrator = rows[0]?.mine === true
  }

  /** Covers what was placed. */
  async #integrate(): Promise<void> {
    const { head, sign } = this.#parts
    await head.grow(head.placedTo())
    const { size } = head.tree
    // Only committed, durable entries can be read or were placed: from here a signature over them may exist.
    if (size > head.size) head.take(size, await sign(size))
    // What is covered while one publication is under way is published together by the next.
    if (!this.#isPublishing) this.#publishing = this.#publish()
  }

  async #publish(): Promise<void> {
    const { pool, names, head } = this.#parts
    this.#isPublishing = true
    try {
      while (this.#isIntegrator && this.#published.size < head.size) {
        const { size: oldSize, note: oldNote } = this.#published
        const { size, note } = head
        const [paths, contents] = this.#tilesBetween(oldSize, size)
        const { rows } = await pool.query<{ published: boolean }>({
          name: 'publish',
          text: `select ${names.schema}.publish($1, $2, $3, $4, $5, $6) as published`,
          values: [oldSize, oldNote, size, note, paths, contents],
        })
        if (rows[0]?.published !== true) await this.#stepDown()
        else this.#published = { size, note }
      }
    } catch (error) {
      this.#wait(error)
    }
    this.#isPublishing = false
  }

  /** Another process integrates. Its tree is the same: places are given once. */
  async #stepDown(): Promise<void> {
    this.#isIntegrator = false
    await this.#listener?.query('select pg_advisory_unlock_all()')
    void this.takeTurn()
  }

  #wait(error: unknown): void {
    const words = error instanceof Error ? error.message : String(error)
    this.#parts.notice?.(`The log waits for its database: ${words}`)
  }

  #tilesBetween(from: number, to: number): [string[], Buffer[]] {
    const { tree } = this.#parts.head
    const paths: string[] = []
    const contents: Buffer[] = []
    for (let level = 0, width = tileWidth; width <= to; level++, width *= tileWidth) {
      for (let index = Math.floor(from / width); index < Math.floor(to / width); index++) {
        const tile = { level, index, width: tileWidth }
        paths.push(tilePath(tile))
        contents.push(tree.tile(tile)!)
      }
    }
    return [paths, contents]
  }
}

/** Signs a checkpoint over a tree's first `size` entries. */
export function checkpointSigner(
  origin: string,
  signer: Signer,
  root: (size: number) => Uint8Array,
): (size: number) => Promise<string> {
  return async (size) => {
    const text = checkpointText({ origin, size, root: root(size) })
    return `${text}\n${signatureLine(origin, signer.publicKey, await signer.sign(utf8(text)))}`
  }
}
