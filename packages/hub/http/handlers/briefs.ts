// Briefs, as their reader may have them. Whose entries they cite, those are handed over.
import { type Brief, citedIn } from '@parley/peace'
import { briefFormats } from '../../briefs/all.ts'
import { briefOf } from '../../briefs/briefs.ts'
import { inertPolicy } from '../guard.ts'
import { notFound } from '../problems.ts'
import type { Asked, Handlers, Rooms } from './handler.ts'

export const briefs: Handlers<'brief' | 'briefFile'> = {
  brief: async (asked, rooms) => ({ brief: await made(asked, rooms) }),

  briefFile: async (asked, rooms) => {
    const { input, reply } = asked
    const brief = await made(asked, rooms)
    const format = briefFormats.find(({ name }) => name === (input.format ?? 'pdf'))
    if (format === undefined) throw notFound()
    const bytes = await format.write(brief)
    reply.header('content-type', format.mediaType)
    reply.header('content-disposition', `attachment; filename="${brief.kind}-${brief.at.slice(0, 10)}.${format.name}"`)
    reply.header('content-security-policy', inertPolicy)
    return Buffer.from(bytes)
  },
}

type BriefAsked = Pick<Asked<'brief'>, 'input' | 'asking' | 'standsOn'>

async function made({ input, asking, standsOn }: BriefAsked, { hub, served, now }: Rooms): Promise<Brief> {
  const brief = await briefOf(input.kind, input, { hub, reader: asking.reader, now: now() })
  if (brief === undefined) throw notFound()
  const entries = [...citedIn(brief)]
  served.note(asking.reader, { entries })
  standsOn(() => hub.seesAll(entries, asking.reader))
  return brief
}
