// A Kysely dialect for PGlite in a worker thread. One connection, lent to one user at a time: a reader never sees the
// middle of someone else's transaction.
import { Worker } from 'node:worker_threads'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Answer, Question, WorkerData } from './pglite-worker.ts'

/** An error the embedded database answered with; `code` is the SQLSTATE. */
export class DatabaseError extends Error {
  readonly code: string | undefined
  constructor(message: string, code: string | undefined) {
    super(message)
    this.name = 'DatabaseError'
    this.code = code
  }
}

type Waiting = { resolve(answer: { rows: readonly unknown[]; affected: number }): void; reject(error: Error): void }

/** The thread and the questions it has not answered yet. */
export class PgliteThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #next = 1
  #ended: Error | undefined

  private constructor(data: WorkerData) {
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: data, execArgv: [] })
    this.#worker.on('message', (answer: Answer) => this.#settle(answer))
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))))
    this.#worker.on('exit', (code) => this.#end(new Error(`the database thread ended with code ${code}`)))
  }

  static async start(data: WorkerData): Promise<PgliteThread> {
    const thread = new PgliteThread(data)
    try {
      await new Promise<unknown>((resolve, reject) => thread.#waiting.set(0, { resolve, reject }))
    } catch (error) {
      await thread.#worker.terminate()
      throw error
    }
    return thread
  }

  ask(sql: string, parameters: readonly unknown[]): Promise<{ rows: readonly unknown[]; affected: number }> {
    return this.#send({ id: this.#next++, sql, parameters })
  }

  async close(): Promise<void> {
    if (this.#ended === undefined) await this.#send({ id: -1, sql: '', parameters: [] })
    await this.#worker.terminate()
  }

  #send(question: Question): Promise<{ rows: readonly unknown[]; affected: number }> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended)
    return new Promise((resolve, reject) => {
      this.#waiting.set(question.id, { resolve, reject })
      this.#worker.postMessage(question)
    })
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('error' in answer) waiting?.reject(new DatabaseError(answer.error.message, answer.error.code))
    else waiting?.resolve(answer)
  }

  #end(error: Error): void {
    this.#ended ??= error
    for (const { reject } of this.#waiting.values()) reject(this.#ended)
    this.#waiting.clear()
  }
}

export function pgliteDialect(thread: PgliteThread): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgliteDriver(thread),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

class PgliteDriver implements Driver {
  readonly #thread: PgliteThread
  readonly #connection: DatabaseConnection
  /** Settles when the connection's present user gives it back. */
  #free: Promise<void> = Promise.resolve()
  #giveBack: () => void = () => {}

  constructor(thread: PgliteThread) {
    this.#thread = thread
    this.#connection = {
      async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
        const { rows, affected } = await thread.ask(query.sql, query.parameters)
        // The caller's query says what its rows are.
        return { rows: rows as R[], numAffectedRows: BigInt(affected) }
      },
      // biome-ignore lint/correctness/useYield: a stream is refused before its first row.
      async *streamQuery() {
        throw new Error('the embedded database gives no streams: page by key')
      },
    }
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const turn = this.#free
    let giveBack = () => {}
    this.#free = new Promise((resolve) => {
      giveBack = resolve
    })
    await turn
    this.#giveBack = giveBack
    return this.#connection
  }
  async releaseConnection(): Promise<void> {
    this.#giveBack()
  }
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
  async destroy(): Promise<void> {
    await this.#thread.close()
  }
}
