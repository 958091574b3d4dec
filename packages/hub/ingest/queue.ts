// The queue is the log: documents received and not yet read are the work to do. After a crash the same question gives
// the same work, and an id made from the document's entry keeps a reading from being written twice.
import { documentReceived, isOf } from '@parley/peace'
import type { Hub, LoggedEntry, NewEntry } from '../hub.ts'
import { type Bell, bell, type ReadingProgress } from './progress.ts'
import type { ReaderPool } from './reader-pool.ts'
import { type Received, readBy, readingEntry, unreadEntry } from './what-came.ts'

export type QueueHub = Pick<Hub, 'append' | 'blob' | 'putBlob' | 'unread' | 'onChange' | 'caughtUp'>

export type Queue = {
  readonly progress: Bell<ReadingProgress>
  /** While the work runs, a document that others write the reading of is nobody's work here. */
  spare<T>(received: string, work: () => Promise<T>): Promise<T>
  /** Looks for work now, rather than at the next change. */
  wake(): void
  /** Resolves when nothing received before the call waits to be read. */
  idle(): Promise<void>
  close(): Promise<void>
}

const retryMsUsual = 2000
const batch = 64

export type QueueOptions = {
  readonly say?: ((line: string) => void) | undefined
  /** How long work that failed waits before it is taken up again. */
  readonly retryMs?: number | undefined
}

export function openQueue(hub: QueueHub, pool: ReaderPool, options: QueueOptions = {}): Queue {
  const say = options.say ?? (() => undefined)
  const progress = bell<ReadingProgress>()
  /** Being read now, or read: the views say so a moment later. */
  const taken = new Set<string>()
  /** Of these, the ones whose reading is in the log. */
  const written = new Set<string>()
  const working = new Set<Promise<void>>()
  let round: Promise<void> | undefined
  let again = false
  let closed = false
  let retry: NodeJS.Timeout | undefined

  const tell = (entry: Received, state: ReadingProgress['state'], problem: ReadingProgress['problem'] = null) =>
    progress.ring({ entry, document: entry.body.document, name: entry.body.name, state, problem })

  const wake = () => {
    if (closed) return
    again = true
    round ??= rounds().finally(() => {
      round = undefined
    })
  }

  const rounds = async () => {
    while (again && !closed) {
      again = false
      try {
        await look()
      } catch (error) {
        say(`The queue of documents could not be looked at: ${inWords(error)} It is tried again.`)
        later()
      }
    }
  }

  const look = async () => {
    const unread = await hub.unread(batch + taken.size)
    const listed = new Set(unread.map(({ entry }) => entry?.id))
    // What is written and no longer listed needs no remembering.
    for (const id of written) {
      if (listed.has(id)) continue
      taken.delete(id)
      written.delete(id)
    }
    for (const logged of unread) {
      const entry = receivedOf(logged)
      if (entry === undefined || taken.has(entry.id) || closed) continue
      taken.add(entry.id)
      tell(entry, 'waiting')
      const work = handle(entry)
        .then(() => {
          written.add(entry.id)
        })
        .catch((error: unknown) => {
          // What stopped it may pass (a full disk): the document stays in the queue and is taken up again.
          if (closed) return
          if (hasCode(error, 'own-key-only')) {
            // Nothing here makes it pass: what its organisation signs, its own machine hands in with the document.
            say('A document stays unread: its organisation signs on its own machine alone. Sign it there once more.')
            return
          }
          taken.delete(entry.id)
          say(`A document waits to be read, because of: ${inWords(error)}`)
          later()
        })
        .finally(() => {
          working.delete(work)
          // The next ones, where there were more than one batch.
          wake()
        })
      working.add(work)
      if (working.size >= pool.threads * 2) await Promise.race(working)
    }
  }

  const later = () => {
    if (closed) return
    clearTimeout(retry)
    retry = setTimeout(() => {
      retry = undefined
      wake()
    }, options.retryMs ?? retryMsUsual)
    retry.unref()
  }

  const handle = async (entry: Received) => {
    const bytes = await original(entry)
    if (bytes === undefined) return
    const answer = await readBy(pool, entry, bytes, () => tell(entry, 'reading'))
    if (closed) return
    if ('failed' in answer) say(`The reader failed on a document of ${entry.body.bytes} bytes: ${answer.failed}`)
    const came = await readingEntry(hub, entry, answer)
    await write(entry, came)
    const { problem } = came.body
    tell(entry, problem === null ? 'read' : 'unreadable', problem)
  }

  /** The original's bytes; where they are lost, that is written as what came of reading. */
  const original = async (entry: Received): Promise<Uint8Array | undefined> => {
    try {
      return await hub.blob(entry.body.blob)
    } catch (error) {
      if (!hasCode(error, 'blob-missing') && !hasCode(error, 'blob-damaged')) throw error
      const message =
        'The original is missing or damaged in the hub’s store. Restore it from a backup, or add it again.'
      const problem = { code: 'original-lost', message }
      await write(entry, unreadEntry(entry, problem))
      tell(entry, 'unreadable', problem)
      return undefined
    }
  }

  const write = async (entry: Received, came: NewEntry) => {
    try {
      await hub.append(came, { organisation: entry.author.organisation, role: 'reader', hub: true })
    } catch (error) {
      // Written before a crash, or by another hub process: that one stands.
      if (!hasCode(error, 'id-taken')) throw error
    }
  }

  const stop = hub.onChange(wake)
  wake()
  return {
    progress,
    spare: async (received, work) => {
      taken.add(received)
      try {
        const done = await work()
        written.add(received)
        return done
      } catch (error) {
        taken.delete(received)
        wake()
        throw error
      }
    },
    wake,
    idle: async () => {
      do {
        wake()
        await round
        await Promise.all(working)
        await hub.caughtUp()
        if (retry !== undefined) await new Promise((resolve) => setTimeout(resolve, 20))
      } while (!closed && (await hub.unread(1)).length > 0)
    },
    close: async () => {
      closed = true
      stop()
      clearTimeout(retry)
      await round
      await Promise.all(working)
    },
  }
}

function receivedOf(logged: LoggedEntry): Received | undefined {
  return logged.entry !== null && isOf(documentReceived, logged.entry) ? logged.entry : undefined
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error))
