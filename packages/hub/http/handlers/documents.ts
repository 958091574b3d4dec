// Documents in, their readings and originals out.

import { DocumentForm, NewDocument, type NotTaken, Source, type Taken } from '@parley/api'
import { Audience, Marking } from '@parley/peace'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Author } from '../../hub.ts'
import { collect, tooLarge } from '../../ingest/collect.ts'
import type { NewDocument as Incoming } from '../../ingest/ingest.ts'
import { bytesOf, wireReceipt } from '../../ingest/receipt.ts'
import { Refusal } from '../../refusal.ts'
import { authorOf } from '../asking.ts'
import { inertPolicy } from '../guard.ts'
import { notFound, problemOf } from '../problems.ts'
import { checker } from '../shape.ts'
import type { Handlers, Rooms } from './handler.ts'

const filesMax = 50
const fieldBytesMax = 64 * 1024
// Each may hold a document of the largest size in memory.
const uploadsMax = 8

let uploads = 0

export const documents: Handlers<
  'addDocuments' | 'draftDocument' | 'signDocument' | 'documentReading' | 'documentOriginal'
> = {
  addDocuments: async ({ request, reply, asking }, rooms) => {
    const by = authorOf(asking.reader)
    return inTurn(reply, async () => {
      const answer = request.isMultipart()
        ? await fromForm(request, by, rooms)
        : await fromJson(request.body, by, rooms)
      reply.code(202)
      return answer
    })
  },

  draftDocument: async ({ request, reply, asking }, rooms) => {
    const by = authorOf(asking.reader)
    return inTurn(reply, async () => {
      const { bytes, about, name } = await oneOfForm(request, rooms)
      const { draft, received, read } = await rooms.ingest.draft(bytes, { ...about, id: rooms.hub.ownId(name, by) }, by)
      reply.code(201)
      return { draft, received: { ...received }, read: { ...read } }
    })
  },

  signDocument: async ({ input, reply, asking }, { ingest }) => {
    const { draft, body } = input
    const signings = { received: signingOf(body.received), read: signingOf(body.read) }
    const { entry, receipt } = await ingest.sign(draft, signings, authorOf(asking.reader))
    reply.code(201)
    return { document: String(entry.body.document), entry: entry.id, receipt: wireReceipt(receipt) }
  },

  documentReading: async ({ input, asking }, { hub }) => {
    const found = await hub.reading(input.document, asking.reader)
    if (found === undefined) throw notFound()
    return found
  },

  documentOriginal: async ({ input, asking, reply, standsOn }, { hub, served }) => {
    const found = await hub.original(input.document, asking.reader)
    if (found === undefined) throw notFound()
    served.note(asking.reader, { entry: found.entry })
    standsOn(() => hub.seesAll([found.entry], asking.reader))
    reply.header('content-type', 'application/octet-stream')
    reply.header('content-disposition', attachment(found.name))
    reply.header('content-security-policy', inertPolicy)
    return Buffer.from(found.bytes)
  },
}

/** Each document in memory at a time is counted. */
async function inTurn<T>(reply: FastifyReply, work: () => Promise<T>): Promise<T> {
  if (uploads >= uploadsMax) {
    reply.header('retry-after', '5')
    throw new Refusal('busy', {}, 'Many documents are coming in just now. Wait a few seconds, then send yours again.')
  }
  uploads += 1
  try {
    return await work()
  } finally {
    uploads -= 1
  }
}

/** The one file of a form, under the one name of one's own. */
async function oneOfForm(request: FastifyRequest, { ingest }: Rooms) {
  if (!request.isMultipart()) throw formRefusal('it is none')
  const fields = new Map<string, string>()
  const limits = { fileSize: ingest.bytesMax + 1, files: 1, fields: 12, fieldSize: fieldBytesMax, headerPairs: 50 }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      if (typeof part.value !== 'string' || part.valueTruncated)
        throw formRefusal(`the field '${part.fieldname}' is too long`)
      fields.set(part.fieldname, part.value)
      continue
    }
    const { about, ids } = aboutOf(fields)
    const [name] = ids
    if (part.fieldname !== 'file') throw formRefusal("files go into fields named 'file'")
    if (name === undefined) throw formRefusal("the field 'ids' has no name of your own for the document")
    const bytes = await collect(part.file, ingest.bytesMax + 1)
    if (part.file.truncated || bytes.length > ingest.bytesMax) throw tooLarge(ingest.bytesMax)
    return { bytes, name, about: { ...about, name: cleanName(part.filename), mediaType: part.mimetype } }
  }
  throw formRefusal("it holds no file in a field named 'file'")
}

const signingOf = ({ salt, keyId, signature }: { salt: string; keyId: string; signature: string }) => ({
  salt: bytesOf(salt),
  keyId,
  signature: bytesOf(signature),
})

type Answer = { readonly documents: Taken[]; readonly refused: NotTaken[] }

const checkJson = checker(NewDocument, 'body')

async function fromJson(value: unknown, by: Author, rooms: Rooms): Promise<Answer> {
  const body = checkJson(value) as Static<typeof NewDocument> // checked against that very schema
  const { process, audience, marking, date, source, id } = body
  const about = { process, audience, marking, date, source, id: ownId(id, by, rooms) }
  if ('text' in body) {
    const name = body.name ?? firstWords(body.text)
    const bytes = new TextEncoder().encode(body.text)
    return one(await rooms.ingest.receive(bytes, { ...about, name, mediaType: 'text/plain' }, by))
  }
  const page = await rooms.fetch(body.url, { bytesMax: rooms.ingest.bytesMax })
  const name = (decodeSafely(new URL(page.url).pathname.split('/').findLast(Boolean) ?? '') || page.url).slice(0, 255)
  return one(await rooms.ingest.receive(page.bytes, { ...about, url: page.url, name, mediaType: page.mediaType }, by))
}

const ownId = (name: string | undefined, by: Author, { hub }: Rooms): string | undefined =>
  name === undefined ? undefined : hub.ownId(name, by)

const one = ({ repeated: _, ...taken }: Taken & { readonly repeated: boolean }): Answer => ({
  documents: [taken],
  refused: [],
})

/** Files one after the other, as they stream in. A file that cannot be taken is listed, and the others are. */
async function fromForm(request: FastifyRequest, by: Author, rooms: Rooms): Promise<Answer> {
  const { bytesMax } = rooms.ingest
  const fields = new Map<string, string>()
  const answer: Answer = { documents: [], refused: [] }
  let about: Omit<Incoming, 'name' | 'mediaType'> | undefined
  let ids: readonly string[] = []
  let first: unknown
  const limits = { fileSize: bytesMax + 1, files: filesMax, fields: 12, fieldSize: fieldBytesMax, headerPairs: 50 }
  let files = 0
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      if (about !== undefined) throw formRefusal('fields stand before the first file')
      if (typeof part.value !== 'string' || part.valueTruncated)
        throw formRefusal(`the field '${part.fieldname}' is too long`)
      if (fields.has(part.fieldname)) throw formRefusal(`the field '${part.fieldname}' comes twice`)
      fields.set(part.fieldname, part.value)
      continue
    }
    if (about === undefined) ({ about, ids } = aboutOf(fields))
    const name = cleanName(part.filename)
    const id = ids[files]
    files += 1
    try {
      if (part.fieldname !== 'file') throw formRefusal("files go into fields named 'file'")
      const bytes = await collect(part.file, bytesMax + 1)
      if (part.file.truncated || bytes.length > bytesMax) throw tooLarge(bytesMax)
      const { repeated: _, ...taken } = await rooms.ingest.receive(
        bytes,
        { ...about, id: ownId(id, by, rooms), name, mediaType: part.mimetype },
        by,
      )
      answer.documents.push(taken)
    } catch (error) {
      // What is left of this file streams past, so that the next one and the answer get through.
      part.file.resume()
      const { code, detail, status } = problemOf(error, () => undefined)
      if (status >= 500) throw error
      first ??= error
      answer.refused.push({ name, code, detail })
    }
  }
  if (files === 0) throw formRefusal("it holds no file in a field named 'file'")
  // Nothing was taken: that is a refusal, not an answer.
  if (answer.documents.length === 0) throw first
  return answer
}

const checkForm = checker(DocumentForm, 'form')
const Ids = Type.Array(Type.String({ maxLength: 64 }), { maxItems: filesMax })

function aboutOf(fields: ReadonlyMap<string, string>): {
  about: Omit<Incoming, 'name' | 'mediaType'>
  ids: readonly string[]
} {
  const form = checkForm(Object.fromEntries(fields)) as Static<typeof DocumentForm> // checked against that very schema
  const json = <S extends TSchema>(
    name: 'audience' | 'marking' | 'source' | 'ids',
    schema: S,
  ): Static<S> | undefined => {
    const text = form[name]
    if (text === undefined) return undefined
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      throw formRefusal(`the field '${name}' is not JSON`)
    }
    if (!Compile(schema).Check(value)) throw formRefusal(`the field '${name}' is not as it should be`)
    return value as Static<S> // checked just now
  }
  return {
    about: {
      process: form.process,
      audience: json('audience', Audience),
      marking: json('marking', Marking),
      source: json('source', Source),
      date: form.date,
    },
    ids: json('ids', Ids) ?? [],
  }
}

function formRefusal(why: string): Refusal {
  return new Refusal('bad-request', { why }, `The form cannot be taken: ${why}. See /openapi.json.`)
}

/** A file's own name without folders and control characters. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 255)
  return clean === '' ? 'untitled' : clean
}

function firstWords(text: string): string {
  const line = text
    .trim()
    .split('\n', 1)[0]!
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
  return cleanName(line.length > 80 ? `${line.slice(0, 79)}…` : line)
}

function decodeSafely(text: string): string {
  try {
    return cleanName(decodeURIComponent(text))
  } catch {
    return text
  }
}

/** RFC 6266, with the name for old clients beside the real one. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_')
  const full = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`
}
