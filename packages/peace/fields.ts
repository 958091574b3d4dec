// The fields that bodies of several kinds share: words a person wrote, spans, what a note hangs on.
import Type from 'typebox'

/** Words with at least one character that is not white space. */
export const Words = (charactersMax: number) => Type.String({ minLength: 1, maxLength: charactersMax, pattern: '\\S' })

export const Span = Type.Object(
  { start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
)
export const Spans = Type.Array(Span, { maxItems: 32 })

/** One of these codes. The library's own type of a union loses them where its members come out of a list. */
export const OneOf = <const T extends string>(codes: readonly T[]) =>
  Type.Union(codes.map((code) => Type.Literal(code))) as unknown as Type.TUnsafe<T>

/** BCP 47, well-formed enough to be looked up. */
export const Language = Type.String({ pattern: '^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$', maxLength: 35 })

/** Names by language (BCP 47), as their owner gives them. */
export const NamesByLanguage = Type.Record(Type.String({ pattern: '^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$' }), Words(200))

/** The id of a signing key: the log makes it from the public key. */
export const KeyId = Type.String({ pattern: '^[0-9a-zA-Z_+/=:.-]{1,64}$' })
/** 32 bytes of an Ed25519 public key, base64. */
export const Base64Key = Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$' })

/** EDTF (ISO 8601-2), level 1 as readings use it: unspecified digits as X, intervals with '/', qualifiers ? ~ %. */
export const Edtf = Type.String({ pattern: '^[0-9XYTZ:.+/?~%-]{1,60}$', minLength: 4 })

/** A row of a view, by its key. */
export const On = Type.Object(
  {
    view: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 64 }),
    key: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
)

/** The number a reading gives a claim: 'c3'. */
export const ClaimId = Type.String({ pattern: '^[a-z]+[0-9]+$', maxLength: 20 })
export const ActorKey = Type.String({ minLength: 1, maxLength: 200 })
export const Reason = Words(2000)

/** Words quoted in a sentence, cut where they are long. */
export function quoted(words: string, charactersMax = 80): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return `“${line.length > charactersMax ? `${line.slice(0, charactersMax - 1).trimEnd()}…` : line}”`
}

/** ': because …' where a reason was given, else a full stop. */
export const because = (reason: string | undefined) => (reason === undefined ? '.' : `: ${quoted(reason, 160)}.`)
