// What comes of reading a document, as the body of its `document-read`: written by the hub, or handed to the organisation's
// own machine to be signed.
import type { documentReceived, Entry, EntryOf } from '@parley/peace'
import type { Hub, NewEntry } from '../hub.ts'
import type { Answer, Counts, ReaderPool } from './reader-pool.ts'
import { readerName, readingEntryId } from './reading-id.ts'

export type Received = Entry & EntryOf<typeof documentReceived.body>
export type Problem = { readonly code: string; readonly message: string } | null

const noCounts: Counts = { claims: 0, actors: 0, events: 0, commitments: 0 }
// A reading of the largest readable document has some 10 MiB; what is above would not be looked at by anyone.
const readingBytesMax = 32 * 1024 * 1024

/** What the reader answers about a document, whatever it answers. */
export function readBy(
  pool: ReaderPool,
  { body }: Received,
  bytes: Uint8Array,
  begun: () => void = () => undefined,
): Promise<Answer> {
  const options = {
    name: body.name,
    mediaType: body.mediaType,
    ...(body.url === undefined ? {} : { url: body.url }),
    ...(body.date === undefined ? {} : { date: body.date }),
  }
  return pool.run({ what: 'read', bytes, options }, begun)
}

/** The entry that says what came of it. The reading is kept first. */
export async function readingEntry(
  hub: Pick<Hub, 'putBlob'>,
  received: Received,
  answer: Answer,
): Promise<NewEntry & { readonly body: { readonly problem: Problem } }> {
  if ('reading' in answer && answer.reading.length <= readingBytesMax) {
    return entryOf(received, { reading: await hub.putBlob(answer.reading), problem: null, counts: answer.counts })
  }
  return unreadEntry(received, problemOf(answer))
}

/** The entry that says that nothing could be read. */
export const unreadEntry = (received: Received, problem: NonNullable<Problem>) =>
  entryOf(received, { reading: null, problem, counts: noCounts })

const entryOf = <T extends { readonly problem: Problem }>(received: Received, came: T) => ({
  id: readingEntryId(readerName, received.id),
  kind: 'document-read',
  process: received.process,
  audience: received.audience,
  marking: received.marking,
  body: { document: received.body.document, received: received.id, reader: readerName, ...came },
})

function problemOf(answer: Answer): NonNullable<Problem> {
  if ('unreadable' in answer) {
    const { code, message } = answer.unreadable
    return { code, message: message.slice(0, 2000) }
  }
  if ('reading' in answer) {
    return {
      code: 'reading-too-large',
      message: 'More was found in it than can be kept. Split the document and add the parts.',
    }
  }
  return {
    code: 'reader-failed',
    message:
      'The reader gave up on this document: it took too long, too much memory, or is damaged. The original is kept; try to save it in another format and add it again.',
  }
}
