// The one write, and the log as sentences.
import { receiptOf, wireReceipt } from '../../ingest/receipt.ts'
import { Refusal } from '../../refusal.ts'
import { authorOf } from '../asking.ts'
import { notFound } from '../problems.ts'
import type { Handlers } from './handler.ts'

export const entries: Handlers<'addEntry' | 'entries' | 'entry'> = {
  addEntry: async ({ input, asking, reply }, { hub }) => {
    const by = authorOf(asking.reader)
    // It would name bytes that were never looked at, or somebody else's.
    if (input.body.kind === 'document-received') {
      throw new Refusal('hub-only', { kind: input.body.kind }, 'Hand in the document at POST /documents instead.')
    }
    const { entry, receipt, repeated } = await hub.append(input.body, by)
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
    const { entry, sentence, authorName, bytes, origin, index, salt, signature, keyId, organisationKey, leaf, hubKey } =
      found
    return {
      entry,
      sentence,
      author: authorNames(entry.author, authorName),
      bytes,
      origin,
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

const authorNames = (
  author: { readonly organisation: string; readonly person?: string; readonly role?: string },
  organisationName: string,
) => ({
  organisation: author.organisation,
  organisationName,
  person: author.person ?? null,
  role: author.role ?? null,
})
