// Runs in a worker thread: reads one document at a time and answers with bytes. It holds nothing between two documents.
// It begins in reader-worker.mjs.
import { parentPort } from 'node:worker_threads'
import { canonicalBytes } from '@parley/log'
import { type Reading, read, readDocument, readFeedItems, Unreadable } from '@parley/read'
import type { Answer, Task } from './reader-pool.ts'

const port = parentPort
if (port === null) throw new Error('reader-worker.ts runs in a worker thread only')

port.on('message', async (task: Task) => {
  const answer = await work(task)
  port.postMessage(answer, 'reading' in answer ? [answer.reading.buffer as ArrayBuffer] : [])
})

async function work(task: Task): Promise<Answer> {
  try {
    if (task.what === 'look') {
      await readDocument(task.bytes, task.options)
      return { fine: true }
    }
    if (task.what === 'feed') return { feed: readFeedItems(task.bytes) }
    const reading = await read(task.bytes, task.options)
    return { reading: canonicalBytes(wellFormed(reading)), counts: countsOf(reading) }
  } catch (error) {
    if (error instanceof Unreadable)
      return { unreadable: { code: error.code, data: error.data, message: error.message } }
    return { failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

const countsOf = (reading: Reading) => ({
  claims: reading.claims.length,
  actors: reading.actors.length,
  events: reading.events.length,
  commitments: reading.commitments.length,
})

/**
 * Half a surrogate pair is no character and cannot be written as UTF-8: its replacement has the same length. A number
 * too large to be exact is no number anyone may count with.
 */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value) ? null : value
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, wellFormed(one)]))
}
