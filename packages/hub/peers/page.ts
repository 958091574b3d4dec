// A page of what one hub gives another: as it crosses the wire, and read back believing only its form. Canonical JSON, so
// that one page has one spelling; what it says is proven next door.
import {
  canonicalBytes,
  fromBase64,
  type Growth,
  growthFromJson,
  growthToJson,
  type Opening,
  parseCanonical,
  toBase64,
} from '@parley/log'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { Refusal } from '../refusal.ts'

export const pageFormat = 'parley/peer-page/1'
export const itemsMax = 128
/** An entry of 64 KiB and its proof, for every item of a page of the largest: more is refused while it streams in. */
export const pageBytesMax = 4 * 1024 * 1024

export type Given = {
  readonly index: number
  readonly leaf: Uint8Array
  readonly path: readonly Uint8Array[]
  readonly opening: Opening
  /** Who may see it now and how it is marked now, as far as it concerns whoever gets it. */
  readonly sharing: { readonly audience: readonly string[]; readonly marking: unknown }
}
export type Item =
  | { readonly give: Given }
  /** No longer for you: the entry at that place, which you were given. */
  | { readonly recall: number }
  /** Erased for good. */
  | { readonly erased: number }

export type AuthorKey = { readonly organisation: string; readonly keyId: string; readonly key: Uint8Array }

export type Page = {
  readonly origin: string
  /** The signed note all paths lead to. */
  readonly checkpoint: string
  /** How the log grew since the size that was asked about; null where nothing was. */
  readonly growth: Growth | null
  /** Public keys of the authors of this page's entries. */
  readonly keys: readonly AuthorKey[]
  readonly items: readonly Item[]
  /** Ask with it for what comes next. */
  readonly next: string
  /** Whether there is more already. */
  readonly more: boolean
}

export function writePage(page: Page): Uint8Array<ArrayBuffer> {
  return canonicalBytes({
    format: pageFormat,
    ...page,
    growth: page.growth === null ? null : growthToJson(page.growth),
    keys: page.keys.map((one) => ({ ...one, key: toBase64(one.key) })),
    items: page.items.map((item) => ('give' in item ? { give: givenToJson(item.give) } : item)),
  })
}

const givenToJson = ({ index, leaf, path, opening, sharing }: Given) => ({
  index,
  leaf: toBase64(leaf),
  path: path.map(toBase64),
  opening: {
    bytes: toBase64(opening.bytes),
    salt: toBase64(opening.salt),
    keyId: opening.keyId,
    signature: toBase64(opening.signature),
  },
  sharing,
})

const Exact = <P extends Record<string, Type.TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })
const Base64 = (charactersMax: number) => Type.String({ maxLength: charactersMax })
const Place = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const Hash = Type.String({ minLength: 44, maxLength: 44 })
const KeyId = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
const OnWire = Exact({
  format: Type.Literal(pageFormat),
  origin: Type.String({ minLength: 1, maxLength: 200 }),
  checkpoint: Type.String({ maxLength: 100_000 }),
  growth: Type.Union([Type.Null(), Type.Object({})]),
  keys: Type.Array(Exact({ organisation: Type.String({ pattern: '^org_[0-9a-z]{26}$' }), keyId: KeyId, key: Hash }), {
    maxItems: itemsMax,
  }),
  items: Type.Array(
    Type.Union([
      Exact({
        give: Exact({
          index: Place,
          leaf: Hash,
          path: Type.Array(Hash, { maxItems: 64 }),
          opening: Exact({ bytes: Base64(100_000), salt: Hash, keyId: KeyId, signature: Base64(100) }),
          sharing: Exact({
            audience: Type.Array(Type.String({ pattern: '^(public|members|(org|grp|per)_[0-9a-z]{26})$' }), {
              maxItems: 64,
            }),
            // A marking of a newer version is no reason to lose the page.
            marking: Type.Unknown(),
          }),
        }),
      }),
      Exact({ recall: Place }),
      Exact({ erased: Place }),
    ]),
    { maxItems: itemsMax },
  ),
  next: Type.String({ minLength: 1, maxLength: 1024 }),
  more: Type.Boolean(),
})
const onWire = Compile(OnWire)

/** Reads a page. Refuses with 'peer-malformed' whatever is not written as `writePage` writes it. */
export function readPage(bytes: Uint8Array): Page {
  try {
    const value: unknown = parseCanonical(bytes)
    if (!onWire.Check(value)) throw new RangeError(`it lacks something: ${onWire.Errors(value)[0]?.instancePath ?? ''}`)
    const page: Static<typeof OnWire> = value
    const { origin, checkpoint, next, more } = page
    return {
      origin,
      checkpoint,
      next,
      more,
      growth: page.growth === null ? null : growthFromJson(page.growth),
      keys: page.keys.map((one) => ({ ...one, key: fromBase64(one.key) })),
      items: page.items.map((item) => ('give' in item ? { give: givenFromJson(item.give) } : item)),
    }
  } catch (cause) {
    if (!(cause instanceof Refusal) && !(cause instanceof RangeError)) throw cause
    const message = 'What the peer answered is no page of entries. Its operator has to look at it.'
    throw new Refusal('peer-malformed', { reason: cause.message.slice(0, 300) }, message, { cause })
  }
}

type GivenOnWire = Extract<Static<typeof OnWire>['items'][number], { give: unknown }>['give']

function givenFromJson({ index, leaf, path, opening, sharing }: GivenOnWire): Given {
  return {
    index,
    leaf: fromBase64(leaf),
    path: path.map(fromBase64),
    opening: {
      bytes: fromBase64(opening.bytes),
      salt: fromBase64(opening.salt),
      keyId: opening.keyId,
      signature: fromBase64(opening.signature),
    },
    sharing,
  }
}
