// The contract of a route: everything the router, the validator, the serialiser and the OpenAPI document need to know.
import Type, { type TObject, type TSchema } from 'typebox'

/**
 * Who may call it. 'anyone' includes a reader without an account, who gets what is public; 'writer' is a person or
 * token that may write for an organisation; 'administrator' administers; 'person' is somebody signed in, whatever their
 * role, and never a token: what lets people in is not given to programs.
 */
export type Security = 'anyone' | 'person' | 'writer' | 'administrator'

/** What the answer is, where it is not JSON. */
export type Media = 'text/plain' | 'application/octet-stream' | 'text/event-stream'

export type Route = {
  readonly summary: string
  readonly tag:
    | 'service'
    | 'session'
    | 'account'
    | 'tokens'
    | 'people'
    | 'views'
    | 'documents'
    | 'entries'
    | 'live'
    | 'log'
    | 'feeds'
    | 'webhooks'
    | 'digests'
    | 'peers'
  readonly security: Security
  readonly params?: TObject
  readonly query?: TObject
  /** JSON body, or the text itself with `text`. A route with `multipart` takes a form as well. */
  readonly body?: TSchema
  /** The body is taken as it comes, whatever it calls itself. */
  readonly text?: true
  /** Fields of the form, files apart. */
  readonly multipart?: TObject
  /** Success answers by status, and refusals that are no problems; null is an answer without a JSON body. */
  readonly answers: Readonly<Record<number, TSchema | null>>
  readonly media?: Media
  /** Whether the answer hands over entries or rows made of them: who was handed what is noted. */
  readonly isRead?: true
}

/** Keeps the schemas' types while declaring a route. */
export function route<const R extends Route>(one: R): R {
  return one
}

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
/** An object of the wire: what it does not declare is refused on the way in and dropped on the way out. */
export const Exact = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

/** Bytes as base64 (RFC 4648 section 4). */
export const Base64 = Type.String({ pattern: '^[A-Za-z0-9+/]*={0,2}$' })
/** An opaque place in a list. It says nothing to anyone but the hub that made it. */
export const Cursor = Type.String({ minLength: 1, maxLength: 1024 })
export const Limit = Type.Integer({ minimum: 1, maximum: 200 })
export const Instant = Type.String({ format: 'date-time' })

export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.String(),
  },
  { additionalProperties: true, description: 'RFC 9457. The values of the case stand beside these members.' },
)
