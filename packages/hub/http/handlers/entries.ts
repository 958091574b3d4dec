// The one write, and the log as sentences.
import { parseCanonical } from '@parley/log'
import { noteAdded, validateEntry } from '@parley/peace'
import { bytesOf, receiptOf, wireReceipt } from '../../ingest/receipt.ts'
import { checkNoteReaders } from '../../note-readers.ts'
import { Refusal } from '../../refusal.ts'
import { authorOf } from '../asking.ts'
import { notFound } from '../problems.ts'
import type { Handlers } from './handler.ts'

export const entries: Handlers<'addEntry' | 'entryId' | 'addSignedEntry' | 'entries' | 'entry'> = {
  addEntry: async ({ input, asking, reply }, { hub }) => {
    const by = authorOf(asking.reader)
    refuseReceived(input.body.kind)
    if (input.body.kind === noteAdded.name) await checkNoteReaders(input.body, asking.reader, hub)
    const { id: name, ...rest } = input.body
    const given = name === undefined ? rest : { ...rest, id: hub.ownId(name, by) }
    const { entry, receipt, repeated } = await hub.append(given, by)
    reply.code(repeated ? 200 : 201)
    return { entry: entry.id, receipt: wireReceipt(receipt) }
  },

  entryId: ({ input, asking }, { hub }) => ({ id: hub.ownId(input.body.name, authorOf(asking.reader)) }),

  addSignedEntry: async ({ input, asking, reply }, { hub }) => {
    const by = authorOf(asking.reader)
    const { keyId, name } = input.body
    const [bytes, salt, signature] = [input.body.bytes, input.body.salt, input.body.signature].map(bytesOf)
    const read = parseCanonical(bytes!)
    if (typeof read === 'object' && read !== null && 'kind' in read) refuseReceived(read.kind)
    const given = validateEntry(read)
    if (given.kind === noteAdded.name) await checkNoteReaders(given, asking.reader, hub)
    const { entry, receipt, repeated } = await hub.appendSigned(
      { id: hub.ownId(name, by), bytes: bytes!, salt: salt!, keyId, signature: signature! },
      by,
    )
    reply.code(repeated ? 200 : 201)
    return { entry: entry.id, receipt: wireReceipt(receipt) }
  },

  entries: async ({ input, asking }, { hub }) => {
    const { entries: lines, next } = await hub.entries(input, asking.reader)
    return {
      entries: lines.map(({ author, authorName, ...line }) => ({ ...line, author: authorNames(author, authorName) })),
      next,
    }
  },

  entry: async ({ input, asking }, { hub }) => {
    const found = await hub.entry(input.id, asking.reader)
    if (found === undefined) throw notFound()
    const { entry, sentence, authorName, bytes, origin, from, index, salt, signature, keyId } = found
    const { organisationKey, leaf, hubKey } = found
    return {
      entry,
      sentence,
      author: authorNames(entry.author, authorName),
      bytes,
      origin,
      from,
      index,
      salt,
      signature,
      keyId,
      organisationKey,
      leaf,
      hubKey,
      receipt: receiptOf(found),
    }
  },
}

/** It would name bytes that were never looked at, or somebody else's. */
function refuseReceived(kind: unknown): void {
  if (kind !== 'document-received') return
  throw new Refusal(
    'hub-only',
    { kind },
    'Hand in the document instead: at POST /documents, or, to sign it on your own machine, with `npx parley sign FILE --process …`.',
  )
}

const authorNames = (
  author: { readonly organisation: string; readonly person?: string; readonly role?: string },
  organisationName: string,
) => ({
  organisation: author.organisation,
  organisationName,
  person: author.person ?? null,
  role: author.role ?? null,
})
