// The OpenAPI 3.1 document of a hub, made of the routes: what the router checks and what the document says is one thing.

import { paths, type RouteName } from './paths.ts'
import { routes } from './routes/all.ts'
import { Problem, type Route } from './routes/route.ts'
import { rowSchemas } from './routes/views.ts'

type Json = { readonly [name: string]: unknown }

/** The document. Schemas are JSON Schema 2020-12, as OpenAPI 3.1 takes them. */
export function openapi(version = '0.1.0'): Json {
  const operations: Record<string, Record<string, Json>> = {}
  // Object.keys forgets that the keys are RouteName.
  for (const name of Object.keys(paths) as RouteName[]) {
    const [method, path] = paths[name]
    const written = documentPath(path)
    operations[written] = { ...operations[written], [method.toLowerCase()]: operation(name, routes[name]) }
  }
  const schemas: Record<string, unknown> = { Problem }
  for (const [view, schema] of Object.entries(rowSchemas)) schemas[rowName(view)] = schema
  return plain({
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version,
      description: 'The shared, sourced, verifiable record of a peace process.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: operations,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'parley.session_token' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  })
}

/** `/views/:view/:key` as the document writes it: `/views/{view}/{key}`. */
export const documentPath = (path: string): string => path.replace(/:([a-z]+)/gi, '{$1}').replace(/\*$/, '{rest}')

const rowName = (view: string) => `Row of ${view}`.replace(/\W+/g, '-')

function operation(name: string, route: Route): Json {
  const parameters = [
    ...properties(route.params).map(([key, schema]) => ({
      name: key === '*' ? 'rest' : key,
      in: 'path',
      required: true,
      schema,
    })),
    ...properties(route.query).map(([key, schema, required]) => ({
      name: key,
      in: 'query',
      required,
      schema,
      ...(key === 'filter' ? { style: 'deepObject', explode: true } : {}),
    })),
  ]
  const content: Record<string, Json> = {}
  if (route.body !== undefined) {
    content[route.text === true ? 'text/plain' : 'application/json'] = { schema: route.body }
  }
  if (route.multipart !== undefined) content['multipart/form-data'] = { schema: withFiles(route.multipart) }
  return {
    operationId: name,
    summary: route.summary,
    tags: [route.tag],
    security: securityOf(route),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(Object.keys(content).length === 0 ? {} : { requestBody: { required: true, content } }),
    responses: {
      ...Object.fromEntries(Object.entries(route.answers).map(([status, schema]) => [status, answer(route, schema)])),
      default: {
        description: 'A problem (RFC 9457).',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function securityOf({ security }: Route): readonly Json[] {
  if (security === 'person') return [{ session: [] }]
  const known = [{ session: [] }, { token: [] }]
  return security === 'anyone' ? [{}, ...known] : known
}

function answer(route: Route, schema: unknown): Json {
  const media = route.media ?? 'application/json'
  return { description: route.summary, content: { [media]: schema === null ? {} : { schema } } }
}

const withFiles = (fields: NonNullable<Route['multipart']>): Json => ({
  ...fields,
  properties: {
    ...fields.properties,
    file: { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } },
  },
})

function properties(schema: Route['query']): [string, unknown, boolean][] {
  if (schema === undefined) return []
  const required: readonly string[] = schema.required ?? []
  return Object.entries(schema.properties).map(([key, one]) => [key, one, required.includes(key)])
}

/** Schemas carry marks of their library that are no JSON; what is left is the document. */
const plain = (value: Json): Json => JSON.parse(JSON.stringify(value)) as Json // a JSON object goes in and comes out
