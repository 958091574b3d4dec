// Who sees an entry and why, who was handed it, and publishing for another.
import type { EntryServed } from '@parley/api'
import { checkSharing, markingUsual } from '@parley/peace'
import { passOn } from '../../passing.ts'
import type { Reader } from '../../reader.ts'
import { authorOf } from '../asking.ts'
import { notFound } from '../problems.ts'
import type { Handlers, Rooms } from './handler.ts'

type Names = 'previewReaders' | 'entryReaders' | 'entrySight' | 'entryServed' | 'served' | 'passOn'

export const readers: Handlers<Names> = {
  previewReaders: async ({ input, asking }, { hub }) => {
    const { process, audience, marking = markingUsual(audience) } = input.body
    checkSharing({ audience, marking, body: {} })
    return { recipients: await hub.readers.preview({ audience, marking }, process, asking.reader), marking }
  },

  entryReaders: async ({ input, asking }, { hub }) => {
    const found = await hub.readers.readers(input.id, asking.reader)
    if (found === undefined) throw notFound()
    return found
  },

  entrySight: async ({ input, asking }, { hub }) => {
    const found = await hub.readers.sight(input.id, input.reader, input.at, asking.reader)
    if (found === undefined) throw notFound()
    return found
  },

  entryServed: async ({ input, asking: { reader } }, { hub, served }) => {
    const found = await hub.entry(input.id, reader)
    if (found === undefined || reader.organisation === null) throw notFound()
    const isOwn = found.entry.author.organisation === reader.organisation
    return {
      organisations: isOwn ? await servedTo(input.id, { process: found.entry.process, reader }, { hub, served }) : [],
      // What their people read is for an organisation's administrators, and for nobody else.
      people: reader.administrator ? served.byPerson(input.id, reader.organisation).map(withInstants) : [],
    }
  },

  served: async ({ input, asking: { reader } }, { hub, served }) => {
    const { organisation } = reader
    if (organisation === null) throw notFound()
    const { entries, next } = await hub.entries({ ...input, author: organisation }, reader)
    return {
      entries: await Promise.all(
        entries.map(async ({ id, process, kind, sentence, at, audience }) => ({
          entry: id,
          process,
          kind,
          sentence,
          at,
          audience,
          organisations: await servedTo(id, { process, reader }, { hub, served }),
        })),
      ),
      next,
    }
  },

  passOn: async ({ input, asking, reply }, { hub, ingest }) => {
    const { audience, marking = markingUsual(audience) } = input.body
    const by = authorOf(asking.reader)
    const entry = await passOn(input.id, { audience, marking }, { hub, ingest, reader: asking.reader, by })
    if (entry === undefined) throw notFound()
    reply.code(201)
    return { entry }
  },
}

async function servedTo(
  entry: string,
  { process, reader }: { readonly process: string; readonly reader: Reader },
  { hub, served }: Pick<Rooms, 'hub' | 'served'>,
): Promise<EntryServed['organisations']> {
  const name = await hub.readers.names(process, reader)
  return served
    .byOrganisation(entry)
    .filter(({ organisation }) => organisation !== reader.organisation)
    .map((one) => ({ ...withInstants(one), name: name(one.organisation) }))
}

const withInstants = <T extends { readonly first: number; readonly last: number }>(one: T) => ({
  ...one,
  first: new Date(one.first).toISOString(),
  last: new Date(one.last).toISOString(),
})
