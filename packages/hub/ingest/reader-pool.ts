// Worker threads that read documents, each with a limit on time and memory. A document that breaks its worker costs
// that worker, never the hub.
import { Worker } from 'node:worker_threads'
import type { FeedRead, ReadOptions } from '@parley/read'

/** 'look' answers whether the bytes can be read at all, 'read' gives the reading, 'feed' the items of a feed. */
export type Task = {
  readonly what: 'look' | 'read' | 'feed'
  readonly bytes: Uint8Array
  readonly options: ReadOptions
}
export type Counts = {
  readonly claims: number
  readonly actors: number
  readonly events: number
  readonly commitments: number
}
export type Answer =
  | { readonly fine: true }
  | { readonly feed: FeedRead }
  /** Canonical JSON (RFC 8785) of a Reading. */
  | { readonly reading: Uint8Array; readonly counts: Counts }
  | {
      readonly unreadable: {
        readonly code: string
        readonly data: Readonly<Record<string, string | number>>
        readonly message: string
      }
    }
  /** The reader broke, ran out of time or out of memory. A sentence for the operator. */
  | { readonly failed: string }

export type ReaderPool = {
  /** Never rejects but for a closed pool: what goes wrong is an answer. `started` is called when a worker takes it. */
  run(task: Task, started?: () => void): Promise<Answer>
  /** How many are read at the same time. */
  readonly threads: number
  close(): Promise<void>
}

export type PoolOptions = {
  readonly threads: number
  readonly timeoutMs: number
  readonly memoryMb: number
  /** The worker's file; a test gives one that misbehaves. */
  readonly file?: URL
}

type Job = {
  readonly task: Task
  readonly started: (() => void) | undefined
  readonly done: (answer: Answer) => void
}

export function readerPool(options: PoolOptions): ReaderPool {
  const file = options.file ?? new URL('./reader-worker.mjs', import.meta.url)
  const waiting: Job[] = []
  const idle: Worker[] = []
  const all = new Set<Worker>()
  let busy = 0
  let closed = false

  const next = () => {
    while (busy < options.threads) {
      const job = waiting.shift()
      if (job === undefined) return
      busy += 1
      void perform(job).finally(() => {
        busy -= 1
        next()
      })
    }
  }

  const perform = async (job: Job) => {
    const worker = idle.pop() ?? hire()
    job.started?.()
    job.done(await askOnce(worker, job.task, options.timeoutMs))
  }

  const hire = () => {
    const worker = new Worker(file, {
      // The environment may hold secrets; a reader needs none of it.
      env: {},
      // Nor of the flags the hub was started with.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb, stackSizeMb: 4 },
    })
    all.add(worker)
    // An idle worker must not keep the process alive, and one that dies idle is simply gone.
    worker.unref()
    worker.on('error', () => undefined)
    worker.once('exit', () => {
      all.delete(worker)
      const at = idle.indexOf(worker)
      if (at >= 0) idle.splice(at, 1)
    })
    return worker
  }

  const askOnce = async (worker: Worker, task: Task, timeoutMs: number): Promise<Answer> => {
    let isWell = false
    const answer = await new Promise<Answer>((resolve) => {
      const limit = setTimeout(() => finish({ failed: `It was not read within ${timeoutMs / 1000} s.` }), timeoutMs)
      const finish = (one: Answer) => {
        clearTimeout(limit)
        worker.off('message', told).off('error', broke).off('exit', left)
        resolve(one)
      }
      const told = (one: Answer) => {
        isWell = true
        finish(one)
      }
      const broke = (error: Error) => finish({ failed: `The reader broke: ${error.message}` })
      const left = () => finish({ failed: 'The reader stopped.' })
      worker.on('message', told).on('error', broke).on('exit', left)
      worker.postMessage(task)
    })
    // Only a worker that answered by itself is given the next document.
    if (!isWell || closed) await worker.terminate()
    else idle.push(worker)
    return answer
  }

  return {
    threads: options.threads,
    run: (task, started) => {
      if (closed) return Promise.resolve({ failed: 'The hub is closing.' })
      return new Promise<Answer>((done) => {
        const job = { task, started, done }
        // Somebody waits for a look; a reading waits in the log.
        if (task.what === 'look') waiting.unshift(job)
        else waiting.push(job)
        next()
      })
    },
    close: async () => {
      closed = true
      for (const job of waiting.splice(0)) job.done({ failed: 'The hub is closing.' })
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}
