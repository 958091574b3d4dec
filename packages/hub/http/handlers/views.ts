// Any view through one door. Rows are serialised by their view's own schema: a field it does not declare stays inside.
import type { RowOf, ViewAbout } from '@parley/api'
import { composedView, composedViews, exporterNamed, foldedView, foldedViews, type Row } from '@parley/peace'
import type { FastifyReply } from 'fastify'
import Type, { type TSchema } from 'typebox'
import type { Box, Hub, ListQuery } from '../../hub.ts'
import { untilAbreast } from '../../query/look.ts'
import type { Reader } from '../../reader.ts'
import { Refusal } from '../../refusal.ts'
import { entriesIn } from '../../served/served.ts'
import { inertPolicy } from '../guard.ts'
import { notFound } from '../problems.ts'
import type { Handlers } from './handler.ts'

const processesMax = 200
const pageRows = 200
const exportMax = 20_000

type Answered = 'processes' | 'views' | 'viewRows' | 'viewRow' | 'viewRowAs' | 'viewMap' | 'exportRows'

export const views: Handlers<Answered> = {
  processes: async ({ asking }, { hub }) => {
    const { rows } = await hub.list('processes', { limit: processesMax }, asking.reader)
    // Rows of this view were folded by peace to the schema this type is made of.
    return { processes: rows as unknown as RowOf['processes'][] }
  },

  views: () => ({ views: [...foldedViews.map(aboutFolded), ...composedViews.map(aboutComposed)] }),

  viewRows: async ({ input, asking, reply }, { hub }) => {
    const { view, facets, box, ...rest } = input
    const query: ListQuery = {
      ...rest,
      ...boxIn(box),
      ...(facets === undefined ? {} : { facets: facets.split(',').filter(Boolean) }),
    }
    const composed = composedView(view)
    if (composed !== undefined) {
      const { parts } = await hub.compose(view, query, asking.reader)
      const viewOf = new Map(composed.parts.map((part) => [part.name, part.view]))
      const schemas = Object.fromEntries(composed.parts.map((part) => [part.name, partSchema(rowSchema(part.view))]))
      shapeTo(reply, view, () => Type.Object({ parts: Type.Object(schemas) }))
      return {
        parts: Object.fromEntries(
          Object.entries(parts).map(([name, part]) => [
            name,
            { view: viewOf.get(name) ?? name, ...part, rows: [...part.rows] },
          ]),
        ),
      }
    }
    if (foldedView(view) === undefined) throw notFound()
    const list = await hub.list(view, query, asking.reader)
    shapeTo(reply, view, () => listSchema(rowSchema(view)))
    return { ...list, rows: [...list.rows], facets: counted(list.facets) }
  },

  viewRow: async ({ input, asking, reply }, { hub }) => {
    const { view, key, ...query } = input
    if (foldedView(view) === undefined) throw notFound()
    const row = await hub.row(view, key, query, asking.reader)
    if (row === undefined) throw notFound()
    shapeTo(reply, `${view}/`, () => Type.Object({ row: rowSchema(view) }))
    return { row }
  },

  viewMap: async ({ input, asking, reply }, { hub }) => {
    const { view, box, ...query } = input
    if (foldedView(view) === undefined) throw notFound()
    const { squares, ...map } = await hub.map(view, { ...query, ...boxIn(box) }, asking.reader)
    shapeTo(reply, `${view}/map`, () => mapSchema(rowSchema(view)))
    return { ...map, squares: [...squares] }
  },

  exportRows: async ({ input, asking, reply, standsOn }, { hub, served }) => {
    const { view: name, format, box, ...rest } = input
    const query = { ...rest, ...boxIn(box) }
    const view = foldedView(name)
    if (view === undefined) throw notFound()
    const exporter = exporterNamed(format)
    if (exporter === undefined || exporter.isFor?.(view) === false) {
      throw new Refusal('no-such-format', { format }, `There is no '${format}' of this view. Ask for csv.`)
    }
    const rows = await everyRow(hub, name, query, asking.reader)
    served.note(asking.reader, rows)
    const entries = entriesIn(rows)
    standsOn(() => hub.seesAll(entries, asking.reader))
    reply.header('content-type', exporter.mediaType)
    reply.header('content-disposition', `attachment; filename="${name}.${exporter.extension}"`)
    reply.header('content-security-policy', inertPolicy)
    return Buffer.from(exporter.write(view, rows))
  },

  viewRowAs: async ({ input, asking, reply }, { hub }) => {
    const { view, key, process, organisation } = input
    if (foldedView(view) === undefined) throw notFound()
    const row = await hub.preview(view, key, { process, organisation }, asking.reader)
    shapeTo(reply, `${view}/as`, () => Type.Object({ row: Type.Union([rowSchema(view), Type.Null()]) }))
    return { row }
  },
}

/**
 * All rows of a question, page by page, for one file. A page that is open gets what comes later; a file does not, so it
 * holds all that was acknowledged before it was asked for. Refuses with `too-many-rows`, and with `busy` where the views
 * are far behind.
 */
export async function everyRow(
  hub: Pick<Hub, 'list' | 'caughtUp'>,
  view: string,
  query: Omit<ListQuery, 'limit' | 'cursor'>,
  reader: Reader,
): Promise<readonly Row[]> {
  await untilAbreast(() => hub.caughtUp())
  const rows: Row[] = []
  let cursor: string | undefined
  do {
    const page = await hub.list(view, { ...query, limit: pageRows, cursor }, reader)
    rows.push(...page.rows)
    if (rows.length > exportMax) {
      throw new Refusal(
        'too-many-rows',
        { exportMax },
        `One file holds ${exportMax} rows at most. Ask for fewer with a filter.`,
      )
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return rows
}

const counted = (facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>) =>
  Object.fromEntries(Object.entries(facets).map(([field, counts]) => [field, [...counts]]))

// The serialiser is compiled once for each schema object, so each is made once.
const schemas = new Map<string, { [name: string]: unknown }>()

/** From here on the answer is cut to this schema, and not to the route's general one. */
function shapeTo(reply: FastifyReply, name: string, make: () => TSchema): void {
  let schema = schemas.get(name)
  if (schema === undefined) {
    schema = make() as { [name: string]: unknown } // a schema is an object with names
    schemas.set(name, schema)
  }
  reply.type('application/json; charset=utf-8')
  reply.serializer(reply.compileSerializationSchema(schema))
}

const rowSchema = (view: string): TSchema => foldedView(view)?.schema ?? Type.Object({})

const listSchema = (row: TSchema) =>
  Type.Object({
    rows: Type.Array(row),
    total: Type.Integer(),
    more: Type.Boolean(),
    next: Type.Union([Type.String(), Type.Null()]),
    facets: Type.Record(Type.String(), Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() }))),
    counted: Type.Union([Type.Integer(), Type.Null()]),
  })

const partSchema = (row: TSchema) =>
  Type.Object({ view: Type.String(), rows: Type.Array(row), total: Type.Integer(), more: Type.Boolean() })

const mapSchema = (row: TSchema) =>
  Type.Object({
    squares: Type.Array(
      Type.Object({
        lat: Type.Number(),
        lon: Type.Number(),
        count: Type.Integer(),
        row: Type.Union([row, Type.Null()]),
      }),
    ),
    total: Type.Integer(),
    since: Type.Union([Type.String(), Type.Null()]),
    zoom: Type.Integer(),
  })

/** `west,south,east,north`, as the route's schema lets it through. */
function boxIn(text: string | undefined): { box?: Box } {
  if (text === undefined) return {}
  const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number)
  return { box: { west, south, east, north } }
}

function aboutFolded(view: (typeof foldedViews)[number]): ViewAbout {
  const { name, about, versioned, order } = view
  const fields = Object.entries(view.fields).map(([field, { type, facet, sort }]) => [
    field,
    { type, facet: facet === true, sort: sort === true },
  ])
  return {
    name,
    about,
    composed: false,
    versioned: versioned !== false,
    fields: Object.fromEntries(fields),
    order: { ...order },
  }
}

function aboutComposed(view: (typeof composedViews)[number]): ViewAbout {
  return { name: view.name, about: view.about, composed: true, versioned: false, fields: {}, order: null }
}
