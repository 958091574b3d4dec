// Any view through one door. Rows are serialised by their view's own schema: a field it does not declare stays inside.
import type { RowOf, ViewAbout } from '@parley/api'
import { composedView, composedViews, foldedView, foldedViews } from '@parley/peace'
import type { FastifyReply } from 'fastify'
import Type, { type TSchema } from 'typebox'
import type { ListQuery } from '../../hub.ts'
import { notFound } from '../problems.ts'
import type { Handlers } from './handler.ts'

const processesMax = 200

export const views: Handlers<'processes' | 'views' | 'viewRows' | 'viewRow'> = {
  processes: async ({ asking }, { hub }) => {
    const { rows } = await hub.list('processes', { limit: processesMax }, asking.reader)
    // Rows of this view were folded by peace to the schema this type is made of.
    return { processes: rows as unknown as RowOf['processes'][] }
  },

  views: () => ({ views: [...foldedViews.map(aboutFolded), ...composedViews.map(aboutComposed)] }),

  viewRows: async ({ input, asking, reply }, { hub }) => {
    const { view, facets, ...rest } = input
    const query: ListQuery = { ...rest, ...(facets === undefined ? {} : { facets: facets.split(',').filter(Boolean) }) }
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
    next: Type.Union([Type.String(), Type.Null()]),
    facets: Type.Record(Type.String(), Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() }))),
  })

const partSchema = (row: TSchema) => Type.Object({ view: Type.String(), rows: Type.Array(row), total: Type.Integer() })

function aboutFolded(view: (typeof foldedViews)[number]): ViewAbout {
  const { name, about, versioned, order } = view
  const fields = Object.entries(view.fields).map(([field, { type, facet, sort }]) => [
    field,
    { type, facet: facet === true, sort: sort === true },
  ])
  return { name, about, composed: false, versioned, fields: Object.fromEntries(fields), order: { ...order } }
}

function aboutComposed(view: (typeof composedViews)[number]): ViewAbout {
  return { name: view.name, about: view.about, composed: true, versioned: false, fields: {}, order: null }
}
