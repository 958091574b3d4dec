// Holding what comes in against the route's schema. Nothing is dropped, filled in or guessed: a body is as it should be
// or it is refused. Only a query, where everything is text, has its numbers read.
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Refusal } from '../refusal.ts'

/** A check of one schema: gives the value back, or refuses with `bad-request`. */
export function checker(schema: TSchema, part: string): (value: unknown) => unknown {
  const shape = Compile(schema)
  return (value) => {
    if (shape.Check(value)) return value
    const faults = shape.Errors(value)
    const fault = faults.find((one) => one.keyword === 'additionalProperties') ?? faults[0]
    const at = fault?.instancePath.slice(1).replaceAll('/', '.') ?? ''
    const where = at === '' ? part : `${part} '${at.slice(0, 100)}'`
    throw new Refusal(
      'bad-request',
      { part, at: at.slice(0, 200) },
      `Not as it should be: ${where} ${fault?.message ?? 'has another shape'}. See /openapi.json.`,
    )
  }
}

const partNames: Readonly<Record<string, string>> = { body: 'body', querystring: 'query', params: 'path' }

/** What Fastify validates with. */
export const schemaCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const check = checker(schema, partNames[httpPart ?? ''] ?? 'request')
  const isAddress = httpPart === 'querystring' || httpPart === 'params'
  const numbers = isAddress ? numbersOf(schema) : []
  return (value: unknown) => {
    try {
      if (isAddress && holdsNul(value)) throw nulRefusal(partNames[httpPart] ?? 'request')
      return { value: check(withNumbers(value, numbers)) }
    } catch (error) {
      return { error: error as Error } // `check` throws a Refusal and nothing else
    }
  }
}

/** No database text holds U+0000, so nothing that is asked for by name or words does. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, one]) => name.includes('\0') || holdsNul(one))
}

function nulRefusal(part: string): Refusal {
  return new Refusal(
    'bad-request',
    { part },
    `The ${part} holds the character U+0000, which nothing here is named with.`,
  )
}

function numbersOf(schema: TSchema): string[] {
  const properties = 'properties' in schema ? (schema.properties as Record<string, TSchema>) : {} // an object schema has them
  return Object.entries(properties)
    .filter(([, one]) => 'type' in one && one.type === 'integer')
    .map(([name]) => name)
}

function withNumbers(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0 || typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, one]) => {
    const isNumber = names.includes(name) && typeof one === 'string' && /^\d{1,16}$/.test(one)
    return [name, isNumber ? Number(one) : one]
  })
  return Object.fromEntries(entries)
}

/** `a=1&filter[x]=y&filter[x]=z` as `{a: '1', filter: {x: ['y', 'z']}}`. A name that comes twice becomes a list. */
export function parseQuery(text: string): Record<string, unknown> {
  const query = new Map<string, string | string[]>()
  const filter = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(text)) {
    const field = /^filter\[([^\]]*)\]$/.exec(name)?.[1]
    if (field !== undefined) filter.set(field, [...(filter.get(field) ?? []), value])
    else {
      const before = query.get(name)
      query.set(name, before === undefined ? value : [before, value].flat())
    }
  }
  return { ...Object.fromEntries(query), ...(filter.size === 0 ? {} : { filter: Object.fromEntries(filter) }) }
}
