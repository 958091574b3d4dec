// The only road from bytes to entries. Bytes are looked at, kept encrypted, and named in a `document-received`; from
// there on nothing is lost, and the queue reads what was received.
import { randomBytes } from 'node:crypto'
import type { Receipt } from '@parley/api'
import { chainOf, documentReceived, type Entry, isOf, mayWrite, newId } from '@parley/peace'
import { bytesMaxDefault, type FeedRead } from '@parley/read'
import type { Author, Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import { tooLarge } from './collect.ts'
import { type Draft, type Drafts, keepDrafts } from './drafts.ts'
import type { ReadingProgress } from './progress.ts'
import { openQueue, type QueueHub } from './queue.ts'
import { type ReaderPool, readerPool } from './reader-pool.ts'
import { receiptOf, wireReceipt } from './receipt.ts'
import { type Received, readBy, readingEntry } from './what-came.ts'

export type NewDocument = {
  readonly process: string
  readonly name: string
  /** As declared by whoever sent it; a hint. */
  readonly mediaType: string
  readonly audience?: readonly string[] | undefined
  readonly marking?: Entry['marking'] | undefined
  /** EDTF, as the submitter knows it. */
  readonly date?: string | undefined
  readonly url?: string | undefined
  readonly source?: { readonly name?: string; readonly licence?: string; readonly terms?: string } | undefined
  readonly feed?: string | undefined
  /** When it came in (RFC 3339), where that is not now. */
  readonly receivedAt?: string | undefined
  /** Id of the `document-received` entry. The same id and bytes again are the same document. */
  readonly id?: string | undefined
}

export type Taken = {
  readonly document: string
  readonly entry: string
  readonly name: string
  readonly receipt: Receipt
  readonly repeated: boolean
}

export type IngestHub = QueueHub & Pick<Hub, 'entry' | 'directory' | 'home' | 'draft' | 'appendSigned'>

export type Ingest = {
  /** The largest document taken, in bytes. */
  readonly bytesMax: number
  /**
   * Takes a document. Resolves once it is durable and covered by a checkpoint; it is read afterwards. Refuses bytes
   * nobody can read (`empty`, `too-large`, `encrypted`, `bomb`, `binary` …), and then nothing is written.
   */
  receive(bytes: Uint8Array, about: NewDocument, by: Author): Promise<Taken>
  /**
   * Takes a document for an organisation that signs on its own machine: the bytes are kept and read, and the entries about
   * them are drafted, to be signed there. Refuses what `receive` refuses.
   */
  draft(bytes: Uint8Array, about: NewDocument & { readonly id: string }, by: Author): Promise<Draft>
  /** Takes the signatures. Refuses with `draft-gone`, and what `appendSigned` refuses. */
  readonly sign: Drafts['sign']
  /** Splits a feed into its items, in a worker too. Refuses bytes that are no feed. */
  feedItems(bytes: Uint8Array): Promise<FeedRead>
  onProgress(listener: (progress: ReadingProgress) => void): () => void
  /** Resolves when everything received before the call has been read. */
  idle(): Promise<void>
  close(): Promise<void>
}

export type IngestOptions = {
  readonly bytesMax?: number | undefined
  readonly threads?: number | undefined
  /** For one document, in the worker. */
  readonly timeoutMs?: number | undefined
  readonly memoryMb?: number | undefined
  readonly pool?: ReaderPool | undefined
  /** How long a reading that could not be written waits before it is tried again. */
  readonly retryMs?: number | undefined
  readonly now?: (() => Date) | undefined
  readonly random?: ((bytes: number) => Uint8Array) | undefined
  readonly say?: ((line: string) => void) | undefined
}

/** Opens the road, and takes up what was received before and not read. */
export function openIngest(hub: IngestHub, options: IngestOptions = {}): Ingest {
  const bytesMax = options.bytesMax ?? bytesMaxDefault
  const random = options.random ?? randomBytes
  const now = options.now ?? (() => new Date())
  const pool =
    options.pool ??
    readerPool({
      threads: options.threads ?? 2,
      timeoutMs: options.timeoutMs ?? 20_000,
      memoryMb: options.memoryMb ?? 512,
    })
  const queue = openQueue(hub, pool, { say: options.say, retryMs: options.retryMs })

  const refuseUnreadable = async (bytes: Uint8Array, about: NewDocument) => {
    if (bytes.length > bytesMax) throw tooLarge(bytesMax)
    // The worker gets a copy: the bytes are kept afterwards.
    const answer = await pool.run({ what: 'look', bytes, options: { name: about.name, mediaType: about.mediaType } })
    if ('unreadable' in answer) {
      const { code, data, message } = answer.unreadable
      throw new Refusal(code, { ...data, name: about.name }, message)
    }
    // A look that failed is no reason to turn a document away: it is kept, and the reading says what happened.
  }

  /** Asked before anything is kept: append asks again, and for good. */
  const refuseUnallowed = async ({ process }: NewDocument, by: Author) => {
    const ask = () => mayWrite(documentReceived.name, by, process, hub.directory(), { home: hub.home })
    if (ask().may) return
    await hub.caughtUp()
    const permission = ask()
    if (!permission.may) throw permission.refusal
  }

  /** What the same id stands for already, if it is this very document. */
  const before = async (id: string, bytes: Uint8Array, about: NewDocument, by: Author): Promise<Taken | undefined> => {
    const person = by.person ?? null
    const chain = chainOf({ organisation: by.organisation, person }, about.process, hub.directory())
    const reader = { person, organisation: by.organisation, chain, canWrite: true, administrator: false }
    // An entry is found once the views have folded it.
    await hub.caughtUp()
    const found = await hub.entry(id, reader)
    if (found === undefined) return undefined
    const { entry } = found
    if (
      isOf(documentReceived, entry) &&
      entry.author.organisation === by.organisation &&
      entry.process === about.process
    ) {
      const { body } = entry
      const kept = body.bytes === bytes.length ? await hub.blob(body.blob) : undefined
      if (kept !== undefined && Buffer.compare(kept, bytes) === 0) {
        return { document: body.document, entry: id, name: body.name, receipt: receiptOf(found), repeated: true }
      }
    }
    throw idTaken(id)
  }

  /** What says that the bytes came. They are kept first. */
  const entryOf = async (bytes: Uint8Array, about: NewDocument) => {
    const blob = await hub.putBlob(bytes)
    // From here the bytes are durable; without the entry nobody knows of them, and a crash costs a file nobody names.
    const document = newId('doc', random)
    const body = {
      document,
      blob,
      name: about.name,
      mediaType: mediaTypeOf(about.mediaType),
      bytes: bytes.length,
      received: about.receivedAt ?? now().toISOString(),
      ...defined({ url: about.url, date: about.date, source: about.source, feed: about.feed }),
    }
    return {
      id: about.id ?? newId('ent', random),
      kind: documentReceived.name,
      process: about.process,
      body,
      ...defined({ audience: about.audience, marking: about.marking, at: about.receivedAt }),
    }
  }

  const drafts = keepDrafts(hub, queue, { now, random })
  let closed = false

  return {
    bytesMax,
    receive: async (bytes, about, by) => {
      if (closed) throw new Refusal('busy', {}, 'The hub is closing. Send the document again in a minute.')
      if (about.id !== undefined) {
        const known = await before(about.id, bytes, about, by)
        if (known !== undefined) return known
      }
      await refuseUnallowed(about, by)
      await refuseUnreadable(bytes, about)
      const entry = await entryOf(bytes, about)
      try {
        const { receipt, repeated } = await hub.append(entry, by)
        const { document } = entry.body
        return { document, entry: entry.id, name: about.name, receipt: wireReceipt(receipt), repeated }
      } catch (error) {
        // Somebody sent the same at the same moment and was faster.
        const known = isTaken(error) ? await before(entry.id, bytes, about, by) : undefined
        if (known === undefined) throw error
        return known
      }
    },
    draft: async (bytes, about, by) => {
      await refuseUnallowed(about, by)
      await refuseUnreadable(bytes, about)
      const entry = await hub.draft(await entryOf(bytes, about), by)
      if (!isOf(documentReceived, entry)) throw new Error('a document was drafted as something else')
      const received: Received = entry
      const reading = await readingEntry(hub, received, await readBy(pool, received, bytes))
      const reader = { organisation: by.organisation, role: 'reader', hub: true }
      return drafts.keep(received, await hub.draft(reading, reader), by)
    },
    sign: drafts.sign,
    feedItems: async (bytes) => {
      const answer = await pool.run({ what: 'feed', bytes, options: {} })
      if ('feed' in answer) return answer.feed
      if ('unreadable' in answer)
        throw new Refusal(answer.unreadable.code, answer.unreadable.data, answer.unreadable.message)
      throw new Refusal('damaged', {}, 'The feed could not be read: it is damaged or far too large.')
    },
    onProgress: queue.progress.listen,
    idle: queue.idle,
    close: async () => {
      closed = true
      await pool.close()
      await queue.close()
    },
  }
}

/** The declared type without parameters; what is not a media type says nothing. */
function mediaTypeOf(declared: string): string {
  const type = declared.split(';')[0]!.trim().toLowerCase()
  return /^[\w.+-]{1,90}\/[\w.+-]{1,90}$/.test(type) ? type : 'application/octet-stream'
}

/** Without the fields that are not known. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Object.entries forgets which value belongs to which key; only undefined ones are left out.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'id-taken'

function idTaken(id: string): Refusal {
  return new Refusal(
    'id-taken',
    { id },
    'Another entry has this id already. Give each document an id of its own, or leave it out.',
  )
}
