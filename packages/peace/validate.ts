// From an unknown value to an entry of a kind we know, or a typed refusal that says what is wrong and what to do.
import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { Entry } from './entry.ts'
import { eventKinds } from './events/all.ts'
import type { EntryOf, EventKind, Names } from './events/event-kind.ts'
import { Refusal } from './refusal.ts'

// A list of kinds of different bodies has no common body to sentence; each is given only entries of its own kind.
type AnyKind = Omit<EventKind, 'sentence' | 'fault'> & {
  readonly sentence: (entry: never, names: Names) => string
  readonly fault?: (body: never) => { readonly path: string; readonly reason: string } | undefined
}
const kinds: ReadonlyMap<string, AnyKind> = new Map(eventKinds.map((kind) => [kind.name, kind]))

let entryShape: Validator | undefined
const bodyShapes = new Map<string, Validator>()

/** The kind of that name, or undefined. */
export const kindNamed = (name: string): AnyKind | undefined => kinds.get(name)

/** An entry of that kind: its body has the kind's shape, because `validateEntry` let it into the log. */
export function isOf<Body extends TSchema>(
  kind: Pick<EventKind<Body>, 'name' | 'body'>,
  entry: Entry,
): entry is Entry & EntryOf<Body> {
  return entry.kind === kind.name
}

/**
 * The value as an entry. Throws `Refusal` with code 'bad-entry' {path, reason}, 'unknown-kind' {kind} or
 * 'bad-body' {kind, path, reason}. Checks shape only; who may write it is `mayWrite`.
 */
export function validateEntry(value: unknown): Entry {
  entryShape ??= Compile(Entry)
  if (!entryShape.Check(value)) {
    const { path, reason } = firstFault(entryShape, value)
    throw new Refusal('bad-entry', { path, reason }, `This is not an entry: ${where(path)} ${reason}.`)
  }
  const entry = value as Entry // `Check` has just held it against the schema `Entry` is the type of
  checkBody(entry.kind, entry.body)
  return entry
}

/** Refuses a body that does not have the shape of its kind. */
export function checkBody(kind: string, body: unknown): void {
  const known = kinds.get(kind)
  if (known === undefined) {
    throw new Refusal(
      'unknown-kind',
      { kind },
      `No event kind '${kind}'. A newer hub may have written it: update, then replay.`,
    )
  }
  let shape = bodyShapes.get(kind)
  if (shape === undefined) {
    shape = Compile(known.body)
    bodyShapes.set(kind, shape)
  }
  // The body has the shape of its kind by then, which is what its own check is given.
  const found = shape.Check(body) ? known.fault?.(body as never) : firstFault(shape, body)
  if (found === undefined) return
  const { path, reason } = found
  throw new Refusal(
    'bad-body',
    { kind, path, reason },
    `The body of '${kind}' cannot be kept: ${where(path)} ${reason}.`,
  )
}

/** What happened, in one sentence; an unknown kind says that it is unknown. */
export function sentenceOf(entry: Entry, names: Names): string {
  const kind = kinds.get(entry.kind)
  if (kind === undefined)
    return `${names(entry.author.organisation)} wrote an entry of a kind this version does not know: ${entry.kind}.`
  // The kind is found by the entry's own name for it, so the body is the one its sentence is about.
  return kind.sentence(entry as never, names)
}

const where = (path: string) => (path === '' ? 'it' : `'${path}'`)

/** The deepest fault, because a union's own fault only says that no member fitted. */
function firstFault(shape: Validator, value: unknown): { path: string; reason: string } {
  const faults = shape.Errors(value)
  const extra = faults.find((fault) => fault.keyword === 'additionalProperties')
  const fault = extra ?? faults[0]
  if (fault === undefined) return { path: '', reason: 'does not have the shape of its kind' }
  const params = fault.params as Record<string, unknown> // the parameters differ from keyword to keyword
  const path = fault.instancePath.slice(1).replaceAll('/', '.')
  return { path, reason: inWords(fault.keyword, params, fault.message) }
}

function inWords(keyword: string, params: Record<string, unknown>, message: string): string {
  const list = (value: unknown) => (Array.isArray(value) ? value.map((one) => `'${one}'`).join(', ') : String(value))
  switch (keyword) {
    case 'required':
      return `lacks ${list(params.requiredProperties)}`
    case 'additionalProperties':
      return `has a field nobody knows: ${list(params.additionalProperties)}`
    case 'minLength':
      return 'must not be empty'
    case 'pattern':
      return params.pattern === '\\S' ? 'must not be empty' : 'is not written as it should be'
    case 'maxLength':
      return `is longer than ${params.limit} characters`
    case 'maxItems':
      return `has more than ${params.limit} items`
    case 'minProperties':
      return 'must hold at least one field'
    case 'format':
      return params.format === 'date-time'
        ? 'must be a time as RFC 3339 writes it, such as 2026-05-01T09:30:00Z'
        : message
    case 'type':
      return `must be ${params.type === undefined ? 'of another type' : `of type ${params.type}`}`
    case 'const':
    case 'enum':
    case 'anyOf':
      return 'is none of the values it may have'
    default:
      return message
  }
}
