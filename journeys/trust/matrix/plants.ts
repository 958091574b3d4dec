// Leaks planted on purpose, each one line of somebody's mistake: a wrapper around the rooms of the hub or around its door.
// A matrix that does not find every one of them proves nothing. The classes are those of the threat model: K for the
// mistakes of other products, L for the channels of the leak catalogue.
import type { Hub, Reader, StoredRow } from '@parley/hub'
import type { Rooms } from '../../../packages/hub/http/handlers/handler.ts'
import { digestsOf } from './canaries.ts'
import type { Answer } from './oracles.ts'
import type { Door, Request } from './round.ts'
import { type Item, personHeaders, type Stage, standInAccount } from './stage.ts'

export type Plant = {
  readonly name: string
  readonly class: string
  /** Whom it serves: asked first, to save time. Everybody else is asked where they do not find it. */
  readonly serves?: string
  readonly rooms?: (rooms: Rooms, stage: Stage) => Rooms
  readonly door?: (door: Door, stage: Stage) => Door
}

/** A reader who sees much that the others do not. */
function wide(stage: Stage, organisation: 'birch' | 'home' | 'alder' = 'birch', which: 0 | 1 = 0): Reader {
  const id = stage.world.organisations[organisation]
  const person = stage.world.people.filter((one) => one.organisation === id)[which]?.id ?? null
  return {
    person,
    organisation: id,
    chain: [...(person === null ? [] : [person]), id, 'members', 'public'],
    canWrite: true,
    administrator: false,
  }
}

const hubWith = (name: string, kind: string, bend: (hub: Hub, stage: Stage) => Partial<Hub>): Plant => ({
  name,
  class: kind,
  rooms: (rooms, stage) => ({ ...rooms, hub: { ...rooms.hub, ...bend(rooms.hub, stage) } }),
})

/** Some questions are answered as if somebody else had asked. */
const asAnother = (
  name: string,
  kind: string,
  when: (request: Request) => boolean,
  change: (request: Request) => Request = (same) => same,
): Plant => ({
  name,
  class: kind,
  door: (door, stage) => (request) =>
    when(request)
      ? door({
          ...change(request),
          headers: { ...withoutWho(request.headers), ...personHeaders(wide(stage).person ?? '') },
        })
      : door(request),
})

function withoutWho(headers: Request['headers']): Record<string, string> {
  const { authorization: _, cookie: __, ...rest } = headers ?? {}
  return rest
}

/** Something is added to the answers. */
const answersWith = (
  name: string,
  kind: string,
  change: (answer: Answer, request: Request, stage: Stage) => Answer,
): Plant => ({
  name,
  class: kind,
  door: (door, stage) => async (request) => change(await door(request), request, stage),
})

const withHeader = (answer: Answer, name: string, value: string): Answer => ({
  ...answer,
  headers: { ...answer.headers, [name]: value },
})

/** What a question names, whether the reader may see it or not. */
const named = (stage: Stage, { url }: Request): Item | undefined =>
  stage.items.find(
    (item) => item.entries.some((id) => url.includes(id)) || (item.document !== null && url.includes(item.document)),
  )

const hiddenPaper = (stage: Stage): Item | undefined =>
  stage.items.find((item) => item.document !== null && item.piece.audience.length === 0)
const secretWord = (stage: Stage): string => hiddenPaper(stage)?.words[0] ?? ''

const hubPlants: readonly Plant[] = [
  hubWith('a list ignores who asks', 'K1', (hub, stage) => ({
    list: (view, query) => hub.list(view, query, wide(stage)),
  })),
  hubWith('a row is looked up by its key alone', 'K1', (hub, stage) => ({
    row: (view, key, query) => hub.row(view, key, query, wide(stage)),
  })),
  hubWith('an entry is looked up by its id alone', 'K1', (hub, stage) => ({
    entry: (id) => hub.entry(id, wide(stage)),
  })),
  hubWith('the log ignores who asks', 'K4', (hub, stage) => ({ entries: (query) => hub.entries(query, wide(stage)) })),
  hubWith('a reading is given to whoever names its document', 'K1', (hub, stage) => ({
    reading: (document) => hub.reading(document, wide(stage)),
  })),
  hubWith('an original is given to whoever names it', 'K1', (hub, stage) => ({
    original: (document) => hub.original(document, wide(stage)),
  })),
  hubWith('a composed view reads with more rights than its reader', 'K1', (hub, stage) => ({
    compose: (view, query) => hub.compose(view, query, wide(stage)),
  })),
  hubWith('totals are counted for a wider group', 'L2', (hub, stage) => ({
    list: async (view, query, reader) => ({
      ...(await hub.list(view, query, reader)),
      total: (await hub.list(view, query, wide(stage))).total,
    }),
  })),
  hubWith('facets are counted over everything', 'L2', (hub, stage) => ({
    list: async (view, query, reader) => ({
      ...(await hub.list(view, query, reader)),
      facets: (await hub.list(view, query, wide(stage))).facets,
    }),
  })),
  hubWith('search looks through texts the reader may not see', 'L3', (hub, stage) => ({
    list: async (view, query, reader) => {
      const found = await hub.list(view, query, reader)
      if (query.q === undefined) return found
      return { ...found, total: Math.max(found.total, (await hub.list(view, query, wide(stage))).total) }
    },
  })),
  hubWith('hidden rows move the order', 'L3', (hub, stage) => ({
    list: async (view, query, reader) => {
      const found = await hub.list(view, query, reader)
      const { total } = await hub.list(view, { ...query, cursor: undefined } as typeof query, wide(stage))
      const turn = found.rows.length === 0 ? 0 : (total - found.total) % found.rows.length
      return { ...found, rows: [...found.rows.slice(turn), ...found.rows.slice(0, turn)] }
    },
  })),
  hubWith('a cursor fits every reader', 'L4', (hub) => {
    const owners = new Map<string, Reader>()
    return {
      list: async (view, query, reader) => {
        const found = await hub.list(view, query, owners.get(query.cursor ?? '') ?? reader)
        if (found.next !== null) owners.set(found.next, owners.get(query.cursor ?? '') ?? reader)
        return found
      },
    }
  }),
  hubWith('a cursor of the log fits every reader', 'L4', (hub) => {
    const owners = new Map<string, Reader>()
    return {
      entries: async (query, reader) => {
        const found = await hub.entries(query, owners.get(query.cursor ?? '') ?? reader)
        if (found.next !== null) owners.set(found.next, owners.get(query.cursor ?? '') ?? reader)
        return found
      },
    }
  }),
  hubWith('a cursor tells where it stands', 'L2', (hub, stage) => ({
    list: async (view, query, reader) => {
      const found = await hub.list(view, query, reader)
      const hidden = (
        await hub
          .list(view, { ...query, limit: 200, cursor: undefined } as typeof query, wide(stage))
          .catch(() => ({ rows: [] as readonly StoredRow[] }))
      ).rows
      const after = hidden.find((row) => !found.rows.some((one) => one.key === row.key))
      return found.next === null || after === undefined
        ? found
        : { ...found, next: Buffer.from(JSON.stringify({ after: after.key })).toString('base64url') }
    },
  })),
  hubWith('the past is not cut to the reader', 'K1', (hub, stage) => ({
    list: (view, query, reader) => hub.list(view, query, query.asKnown === undefined ? reader : wide(stage)),
  })),
  hubWith('a row of the past is not cut to the reader', 'K1', (hub, stage) => ({
    row: (view, key, query, reader) => hub.row(view, key, query, query.asKnown === undefined ? reader : wide(stage)),
  })),
  hubWith('an embargo ends before its time', 'K3', (hub, stage) => ({
    entry: async (id, reader) => {
      const held = stage.items.find(
        (item) => item.entries.includes(id) && (item.about.embargo ?? '') > stage.world.facts.now,
      )
      return held === undefined
        ? hub.entry(id, reader)
        : hub.entry(id, { ...wide(stage), person: null, organisation: held.piece.organisation })
    },
  })),
  hubWith('an erased original comes from a cache', 'L1', (hub, stage) => ({
    original: async (document, reader) => {
      const item = stage.items.find((one) => one.document === document && one.state === 'erased')
      if (item?.piece.deed.kind !== 'paper') return hub.original(document, reader)
      return {
        entry: item.entries[0] ?? '',
        name: item.piece.deed.paper.file,
        mediaType: 'text/plain',
        bytes: new TextEncoder().encode(item.piece.deed.paper.text),
      }
    },
  })),
  hubWith('a withdrawn note is still listed', 'K1', (hub, stage) => ({
    list: async (view, query, reader) => {
      const found = await hub.list(view, query, reader)
      const item = stage.items.find((one) => one.state === 'withdrawn' && one.piece.deed.kind === 'note')
      const like = found.rows[0]
      if (view !== 'notes' || item?.piece.deed.kind !== 'note' || like === undefined) return found
      return { ...found, rows: [...found.rows.slice(0, -1), { ...like, text: item.piece.deed.text }] }
    },
  })),
  hubWith('a member of one process is taken for a member of all', 'K2', (hub, stage) => ({
    list: (view, query, reader) =>
      hub.list(
        view,
        query,
        query.process === stage.world.processes[1] && reader.organisation !== null ? wide(stage) : reader,
      ),
  })),
  hubWith('a draft is shown to colleagues', 'K3', (hub, stage) => ({
    entry: (id, reader) =>
      hub.entry(id, reader.organisation === stage.world.organisations.alder ? wide(stage, 'alder') : reader),
  })),
  hubWith('what was processed for one reader keeps another’s counts', 'L2', (hub, stage) => ({
    row: async (view, key, query, reader) => {
      const row = await hub.row(view, key, query, reader)
      const other = await hub.row(view, key, query, wide(stage))
      return row === undefined || other === undefined || !('notes' in row)
        ? row
        : { ...row, notes: other.notes, entries: other.entries }
    },
  })),
  hubWith('a sentence names what its reader may not see', 'K1', (hub, stage) => ({
    entries: async (query, reader) => {
      const found = await hub.entries(query, reader)
      const { entries } = await hub.entries({ process: stage.world.processes[0], limit: 200 }, wide(stage))
      const hidden = entries.find((one) => !found.entries.some((mine) => mine.id === one.id))
      return hidden === undefined
        ? found
        : {
            ...found,
            entries: found.entries.map((one) => ({
              ...one,
              sentence: `${one.sentence} See also: ${hidden.sentence} ${hidden.id}`,
            })),
          }
    },
  })),
  hubWith('names come from the directory and not from the reader’s rows', 'K1', (hub) => ({
    entries: async (query, reader) => {
      const found = await hub.entries(query, reader)
      return {
        ...found,
        entries: found.entries.map((one) => ({
          ...one,
          authorName: hub.directory().names.get(one.author.organisation) ?? one.authorName,
        })),
      }
    },
  })),
  hubWith('the processes of everybody are listed', 'K1', (hub, stage) => ({
    list: (view, query, reader) => hub.list(view, query, view === 'processes' ? wide(stage) : reader),
  })),
  {
    name: 'feeds are listed for whoever asks',
    class: 'K4',
    rooms: (rooms, { world }) => ({
      ...rooms,
      feeds: {
        ...rooms.feeds,
        list: () => [...rooms.feeds.list(world.home), ...rooms.feeds.list(world.organisations.alder)],
      },
    }),
  },
  {
    name: 'an ended session goes on',
    class: 'K4',
    rooms: (rooms, { world }) => ({
      ...rooms,
      people: {
        ...rooms.people,
        who: async (cookie) =>
          (await rooms.people.who(cookie)) ??
          (cookie === undefined ? null : standInAccount(world.people[0]?.id ?? '', world.home, 'Ana')),
      },
    }),
  },
  {
    name: 'there is a default account',
    class: 'K7',
    rooms: (rooms, { world }) => ({
      ...rooms,
      people: {
        ...rooms.people,
        who: async (cookie) =>
          (await rooms.people.who(cookie)) ?? standInAccount(world.people[0]?.id ?? '', world.home, 'Ana'),
      },
    }),
  },
]

const doorPlants: readonly Plant[] = [
  asAnother('any token will do', 'K7', ({ headers }) => headers?.authorization?.startsWith('Bearer ') ?? false),
  answersWith('what is hidden is forbidden, and what is absent is not found', 'L8', (answer, request, stage) =>
    answer.status === 404 && named(stage, request) !== undefined ? { ...answer, status: 403 } : answer,
  ),
  answersWith('a hidden id breaks the hub', 'L8', (answer, request, stage) =>
    answer.status === 404 && named(stage, request) !== undefined
      ? { ...answer, status: 500, body: 'TypeError: row is null' }
      : answer,
  ),
  answersWith('an ETag counts hidden entries', 'L4', (answer, _, stage) =>
    answer.status === 200 ? withHeader(answer, 'etag', `"${stage.hub.log.size()}"`) : answer,
  ),
  answersWith('an ETag is a digest of hidden bytes', 'L6', (answer, request, stage) => {
    const item = named(stage, request)
    return item?.piece.deed.kind === 'paper'
      ? withHeader(answer, 'etag', `"${digestsOf(new TextEncoder().encode(item.piece.deed.paper.text))[0]}"`)
      : answer
  }),
  answersWith('Last-Modified tells of hidden entries', 'L4', (answer, _, stage) =>
    withHeader(
      answer,
      'last-modified',
      new Date(Date.parse(stage.items.at(-3)?.piece.at ?? '') + stage.items.length * 60_000).toUTCString(),
    ),
  ),
  answersWith('a header counts everything', 'L2', (answer, _, stage) =>
    withHeader(answer, 'x-total-count', String(stage.items.length)),
  ),
  answersWith('a header names the groups of the hub', 'L4', (answer, _, { hub }) =>
    withHeader(
      answer,
      'x-groups',
      Buffer.from(JSON.stringify([...hub.directory().persons.values(), ...hub.directory().names.values()])).toString(
        'base64',
      ),
    ),
  ),
  answersWith('HEAD is not guarded', 'L8', (answer, request, stage) =>
    request.method === 'HEAD' && named(stage, request) !== undefined ? { ...answer, status: 200 } : answer,
  ),
  answersWith('OPTIONS tells what is there', 'L8', (answer, request, stage) =>
    request.method === 'OPTIONS' && named(stage, request) !== undefined ? withHeader(answer, 'allow', 'GET') : answer,
  ),
  answersWith('Range answers for hidden bytes', 'L8', (answer, request, stage) =>
    request.headers?.range !== undefined && named(stage, request) !== undefined
      ? withHeader({ ...answer, status: 416 }, 'content-range', 'bytes */812')
      : answer,
  ),
  answersWith('a refusal quotes hidden values', 'L8', (answer, _, stage) =>
    answer.status === 400
      ? { ...answer, body: answer.body.replace('"detail":"', `"detail":"Did you mean ${secretWord(stage)}? `) }
      : answer,
  ),
  answersWith('what is not found suggests what is near', 'L3', (answer, _, stage) =>
    answer.status === 404
      ? {
          ...answer,
          body: answer.body.replace('"detail":"', `"detail":"Did you mean ${secretWord(stage).slice(0, 8)}…? `),
        }
      : answer,
  ),
  answersWith('a hidden title hides in an escape', 'L1', (answer, _, stage) => ({
    ...answer,
    body: answer.body.replace(
      /}$/,
      `,"x":"${[...secretWord(stage)].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join('')}"}`,
    ),
  })),
  answersWith('a hidden title hides in percent signs', 'L1', (answer, _, stage) =>
    withHeader(
      answer,
      'location',
      `/x?${[...secretWord(stage)].map((one) => `%${one.charCodeAt(0).toString(16)}`).join('')}`,
    ),
  ),
  answersWith('a hidden title hides in base64', 'L1', (answer, _, stage) =>
    withHeader(answer, 'x-state', Buffer.from(`the title is ${secretWord(stage)} and more`).toString('base64')),
  ),
  answersWith('nothing is ever found', 'positive control', (answer) =>
    answer.status === 200 ? { ...answer, body: '{"entries":[],"rows":[],"total":0,"next":null,"facets":{}}' } : answer,
  ),
  asAnother(
    'a slash at the end slips past the check',
    'K4',
    ({ url }) => /[a-z0-9]\/$/.test(url),
    (request) => ({ ...request, url: request.url.slice(0, -1) }),
  ),
  asAnother(
    'capital letters slip past the check',
    'K4',
    ({ url }) => /^\/ENTRIES|^\/DOCUMENTS|^\/VIEWS/.test(url),
    (request) => ({ ...request, url: request.url.toLowerCase() }),
  ),
  asAnother(
    'a header says whose reader it is',
    'K5',
    ({ headers }) => headers?.['x-parley-organisation'] !== undefined,
  ),
  asAnother('a header says that a hub asks', 'K5', ({ headers }) => headers?.['synchronized-upsert'] === 'true'),
  asAnother('another format has no check', 'K1', ({ url }) => url.includes('format=csv')),
  asAnother('another media type has no check', 'K1', ({ headers }) => headers?.accept === 'application/atom+xml'),
  asAnother(
    'the last of two equal parameters is checked, the first is used',
    'K13',
    ({ url }) => (url.match(/[?&]process=/g)?.length ?? 0) > 1,
    (request) => ({ ...request, url: request.url.replace(/&process=[^&]*$/, '') }),
  ),
  asAnother(
    'without a process nothing is checked',
    'K3',
    ({ url }) => url.startsWith('/views/') && !url.includes('process='),
  ),
  asAnother(
    'a cache does not know who asked',
    'L1',
    ({ method, url }) => method === 'GET' && /^\/(views|entries)\?|^\/views\/\w+\?limit=200$/.test(url),
  ),
  {
    name: 'the path names one thing and the check another',
    class: 'K2',
    door: (door, stage) => async (request) => {
      const item = stage.items.find(
        ({ entries, document }) =>
          document !== null && entries.some((id) => request.url.startsWith(`/documents/${id}/`)),
      )
      if (item?.document == null) return door(request)
      const url = request.url.replace(/^\/documents\/[^/]+/, `/documents/${item.document}`)
      return door({
        ...request,
        url,
        headers: { ...withoutWho(request.headers), ...personHeaders(wide(stage).person ?? '') },
      })
    },
  },
]

const served: Readonly<Record<string, string>> = {
  'a draft is shown to colleagues': 'two of alder',
  'a member of one process is taken for a member of all': 'two of alder',
  'feeds are listed for whoever asks': 'two of alder',
  'an ended session goes on': 'an ended session',
  'any token will do': 'a made-up token',
}

/** Leaks that questions find. Those of the live stream and of writes stand with what finds them. */
export const plants: readonly Plant[] = [...hubPlants, ...doorPlants].map((plant) => {
  const serves = served[plant.name]
  return serves === undefined ? plant : { ...plant, serves }
})
