// The sample process as data: who takes part, which documents came when, where its places lie. Read from disk and
// checked here; nothing in this folder writes an entry.
import { readFileSync } from 'node:fs'
import { EntryId, OrganisationId, OrganisationRole, ProcessId } from '@parley/peace'
import Type, { type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'

const strict = { additionalProperties: false }
const Words = Type.String({ minLength: 1, maxLength: 4000 })
const Key = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' })
const File = Type.String({ pattern: '^[0-9]{2}-[a-z0-9-]+(\\.[a-z]+)+$' })
const Names = Type.Object({ en: Words, fr: Words, ar: Words }, strict)
const Published = Type.Union([Type.String({ pattern: '^[0-9]{4}(-[0-9]{2}){0,2}$' }), Type.Null()])

/** What a careful person finds in one document. `published: null`: it gives no date; left out: not said here. */
const DocumentExpected = Type.Object(
  {
    title: Type.Union([Words, Type.Null()]),
    published: Type.Optional(Published),
    tables: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Unnamed sources, in the document's words. */
    unnamed: Type.Optional(Type.Array(Words)),
    /** Words that are furniture of the page, not of the text. */
    removed: Type.Optional(Type.Array(Words)),
    /** The wire copy it carries. */
    wire: Type.Optional(Key),
  },
  strict,
)

const SampleDocument = Type.Object(
  {
    /** Id of the entry it is handed in with, so that a second start repeats nothing. */
    entry: EntryId,
    file: File,
    mediaType: Type.String({ pattern: '^[a-z]+/[a-z0-9.+-]+$' }),
    language: Type.Union([Type.Literal('en'), Type.Literal('ar'), Type.Literal('fr')]),
    /** Minutes from the opening of the process to the arrival of the document. */
    receivedMinutes: Type.Integer({ minimum: 0 }),
    /** Key of an organisation. */
    handedInBy: Key,
    source: Type.Object({ name: Words, licence: Words }, strict),
    url: Type.Optional(Type.String({ pattern: '^https://[a-z.]+\\.example/' })),
    expect: DocumentExpected,
  },
  strict,
)

const Expected = Type.Object(
  {
    about: Words,
    wireCopies: Type.Array(
      Type.Object({ id: Key, agency: Words, documents: Type.Array(File, { minItems: 2 }), note: Words }, strict),
    ),
    accounts: Type.Array(
      Type.Object(
        {
          id: Key,
          about: Words,
          /** PLOVER, lower-case. */
          type: Key,
          mode: Type.Union([Key, Type.Null()]),
          status: Key,
          documents: Type.Array(File, { minItems: 2 }),
          /** Origins among these documents alone. */
          independentOrigins: Type.Integer({ minimum: 1 }),
        },
        strict,
      ),
    ),
    nameConflicts: Type.Array(
      Type.Object({ names: Type.Array(Words, { minItems: 2 }), documents: Type.Array(File), note: Words }, strict),
    ),
    disagreements: Type.Array(
      Type.Object(
        {
          about: Words,
          kind: Type.Union(['number', 'date', 'denial', 'status'].map((kind) => Type.Literal(kind))),
          values: Type.Array(Words, { minItems: 2 }),
          documents: Type.Array(File, { minItems: 1 }),
        },
        strict,
      ),
    ),
    commitments: Type.Array(Type.Object({ document: File, words: Words, state: Key }, strict)),
  },
  strict,
)

const Manifest = Type.Object(
  {
    version: Type.Literal(1),
    process: Type.Object(
      {
        id: ProcessId,
        name: Words,
        names: Names,
        description: Words,
        languages: Type.Array(Key),
        /** RFC 3339, in the story's time. */
        opened: Type.String({ format: 'date-time' }),
        /** Where the story ends: what is due is shown as of then. */
        standsAt: Type.String({ format: 'date-time' }),
        sample: Type.Literal(true),
      },
      strict,
    ),
    organisations: Type.Array(
      Type.Object(
        { id: OrganisationId, key: Key, name: Words, names: Names, role: OrganisationRole, note: Words },
        strict,
      ),
    ),
    people: Type.Array(
      Type.Object(
        {
          key: Key,
          name: Words,
          names: Names,
          organisation: Key,
          role: Words,
          /** Names that a document gives this person by mistake. */
          namesInError: Type.Optional(Type.Array(Words)),
        },
        strict,
      ),
    ),
    documents: Type.Array(SampleDocument),
    /** For tests and for people; the hub never reads it. */
    expect: Expected,
  },
  strict,
)

const Places = Type.Object(
  {
    about: Words,
    places: Type.Array(
      Type.Object(
        {
          key: Key,
          name: Words,
          names: Names,
          /** Who calls it what, where that differs; in no order of preference. */
          rivals: Type.Optional(Type.Array(Type.Object({ name: Words, usedBy: Key }, strict), { minItems: 2 })),
          kind: Key,
          country: Words,
          /** WGS 84, degrees. */
          lat: Type.Number({ minimum: -90, maximum: 90 }),
          lon: Type.Number({ minimum: -180, maximum: 180 }),
          precision: Type.Union(['point', 'city', 'area', 'country'].map((precision) => Type.Literal(precision))),
        },
        strict,
      ),
    ),
  },
  strict,
)

export type Manifest = Static<typeof Manifest>
export type SampleDocument = Static<typeof SampleDocument>
export type SamplePlace = Static<typeof Places>['places'][number]

export const documentsFolder = new URL('documents/', import.meta.url)

/** The manifest. A file that does not hold to its shape is a fault of this release: the error names the first place. */
export function readManifest(): Manifest {
  return checked(Manifest, 'manifest.json')
}

/** The invented places, which no gazetteer knows. */
export function readPlaces(): readonly SamplePlace[] {
  return checked(Places, 'places.json').places
}

/** A document's bytes, as they would come in. */
export function readSampleDocument(document: Pick<SampleDocument, 'file'>): Uint8Array {
  return new Uint8Array(readFileSync(new URL(document.file, documentsFolder)))
}

/** When a document came in, in the story's time (RFC 3339, UTC). */
export function receivedAt(manifest: Manifest, document: Pick<SampleDocument, 'receivedMinutes'>): string {
  return new Date(Date.parse(manifest.process.opened) + document.receivedMinutes * 60_000).toISOString()
}

function checked<Shape extends TSchema>(shape: Shape, file: string): Static<Shape> {
  const value: unknown = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
  const validator = Compile(shape)
  if (validator.Check(value)) return value as Static<Shape> // the check has just held it against this very shape
  const [fault] = validator.Errors(value)
  throw new Error(
    `The sample's ${file} is damaged at ${fault?.instancePath ?? '/'}: ${fault?.message ?? 'wrong shape'}.`,
  )
}
