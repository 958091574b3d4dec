// For tests, ours and others': small readings and records made by hand. Spans are found from the words, so every offset is right.
import type { Actor, Claim, Event, Place, Quantity, Reading, Span } from '@parley/read/reading'
import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import type { Entry } from './entry.ts'
import { validateEntry } from './validate.ts'
import type { Fact } from './views/view.ts'

/** An id with the number for its random part: `idOf('doc', 7)`. */
export const idOf = (prefix: string, number: number): string => `${prefix}_${String(number).padStart(26, '0')}`

/** Of no organisation's digits: it is nobody's register. */
export const processId = idOf('prc', 100)
export const orgA = idOf('org', 1)
export const orgB = idOf('org', 2)
export const now = '2026-06-01T00:00:00.000Z'

export type ClaimSketch = Partial<Omit<Claim, 'source' | 'cue' | 'content'>> & {
  source?: string
  cue?: string
  content: string
}
export type EventSketch = Partial<Omit<Event, 'participants' | 'quantities'>> & {
  passage: string
  who?: readonly (readonly [actor: string, role: Event['participants'][number]['role']])[]
  quantities?: readonly (Partial<Quantity> & { of: string })[]
}
export type ReadingSketch = {
  text: string
  title?: string
  publisher?: string
  published?: string
  language?: string
  actors?: readonly (Partial<Actor> & { id: string; name: string })[]
  claims?: readonly ClaimSketch[]
  events?: readonly EventSketch[]
  places?: readonly (Partial<Place> & { name: string })[]
}

export function readingOf(sketch: ReadingSketch): Reading {
  const { text } = sketch
  const actors = (sketch.actors ?? []).map((actor) => ({
    type: 'person' as const,
    roles: [],
    names: [actor.name],
    ...actor,
  }))
  const claims = (sketch.claims ?? []).map((claim, index) => claimOf(text, claim, index))
  return {
    document: {
      title: sketch.title ?? null,
      byline: null,
      publisher: sketch.publisher ?? null,
      published: sketch.published ?? null,
      language: sketch.language ?? 'en',
      direction: sketch.language === 'ar' ? 'rtl' : 'ltr',
      url: null,
      mediaType: 'text/plain',
      charset: 'utf-8',
      basis: {},
      text,
      blocks: [{ type: 'paragraph', start: 0, end: text.length }],
      tables: [],
      removed: [],
      notices: [],
    },
    actors,
    mentions: [],
    places: (sketch.places ?? []).map((place) => ({
      country: null,
      lat: null,
      lon: null,
      precision: 'city',
      ...at(text, place.name),
      ...place,
    })),
    dates: [],
    claims,
    events: (sketch.events ?? []).map((event, index) => eventOf(text, event, index)),
    commitments: [],
    quality: { namedSources: 0, unnamedSources: 0, directQuotes: 0, dated: sketch.published !== undefined, notes: [] },
    fingerprint: fingerprintOf(text),
  }
}

function claimOf(text: string, { source, cue, content, ...rest }: ClaimSketch, index: number): Claim {
  return {
    id: `c${index + 1}`,
    source: source === undefined ? [] : [at(text, source)],
    cue: cue === undefined ? [] : [at(text, cue)],
    content: [at(text, content)],
    sourceActor: null,
    sourceKind: 'named',
    attitude: 'asserts',
    quotation: 'indirect',
    modality: 'occurred',
    status: 'asserted',
    confidence: 0.8,
    within: null,
    ...rest,
  }
}

function eventOf(text: string, { passage, who, quantities, ...rest }: EventSketch, index: number): Event {
  return {
    id: `e${index + 1}`,
    type: 'assault',
    mode: null,
    participants: (who ?? []).map(([actor, role]) => ({ actor, role })),
    place: null,
    date: null,
    status: 'occurred',
    quantities: (quantities ?? []).map((one) => ({ value: null, low: null, high: null, unit: 'people', ...one })),
    claims: [],
    ...at(text, passage),
    ...rest,
  }
}

function at(text: string, words: string): Span {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`the fixture's text does not hold “${words}”`)
  return { start, end: start + words.length }
}

/** MinHash of 5-word runs, as a reading has it; the numbers themselves do not matter, only which are equal. */
function fingerprintOf(text: string): number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const runs = words.slice(0, Math.max(0, words.length - 4)).map((_, i) => words.slice(i, i + 5).join(' '))
  return Array.from({ length: 64 }, (_, k) =>
    runs.reduce((least, run) => Math.min(least, hash(`${k} ${run}`)), 0xffffffff),
  )
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return (value ^ (value >>> 13)) >>> 0
}

export type EntrySketch = Partial<Omit<Entry, 'author' | 'body'>> & {
  kind: string
  body: object
  by?: string
  person?: string
  role?: string
}

/** A record that is written into, entry by entry; every entry is held against its kind. */
export class SmallRecord {
  readonly facts: Fact[] = []

  /** Returns the entry's id. */
  add({ by, person, role, ...sketch }: EntrySketch, reading?: Reading): string {
    const seq = this.facts.length
    const minute = String(seq % 60).padStart(2, '0')
    const entry = validateEntry({
      v: 1,
      id: idOf('ent', seq),
      process: processId,
      author: {
        organisation: by ?? orgA,
        ...(person === undefined ? {} : { person }),
        ...(role === undefined ? {} : { role }),
      },
      at: `2026-05-01T${String(Math.floor(seq / 60) % 24).padStart(2, '0')}:${minute}:00.000Z`,
      audience: ['public'],
      marking: { tlp: 'CLEAR' },
      ...sketch,
    })
    this.facts.push(reading === undefined ? { seq, entry } : { seq, entry, reading })
    return entry.id
  }

  open(): this {
    this.add({ kind: 'process-opened', body: { name: 'Marrow talks', description: '' } })
    for (const [index, organisation] of [orgA, orgB].entries()) {
      this.add({
        kind: 'organisation-joined',
        body: { organisation, name: `Organisation ${index + 1}`, role: 'mediator' },
      })
    }
    return this
  }

  /** A document and its reading; returns the ids of document, receipt and reading. */
  document(number: number, reading: Reading, more: Partial<EntrySketch> & { supersedes?: string; date?: string } = {}) {
    const document = idOf('doc', number)
    const { supersedes, date, ...rest } = more
    const received = this.add({
      kind: 'document-received',
      ...rest,
      body: {
        document,
        blob: { id: idOf('blb', number), bytes: 10 },
        name: `report-${number}.txt`,
        mediaType: 'text/plain',
        bytes: 10,
        received: '2026-05-01T00:00:00Z',
        ...(date === undefined ? {} : { date }),
      },
    })
    const read = this.read(document, received, reading, {
      ...rest,
      ...(supersedes === undefined ? {} : { supersedes }),
    })
    return { document, received, read }
  }

  read(
    document: string,
    received: string,
    reading: Reading,
    more: Partial<EntrySketch> & { supersedes?: string } = {},
  ): string {
    const { supersedes, ...rest } = more
    const { claims, actors, events, commitments } = reading
    return this.add(
      {
        kind: 'document-read',
        role: 'reader',
        ...rest,
        body: {
          document,
          received,
          reading: { id: idOf('blb', 1000 + this.facts.length), bytes: 10 },
          problem: null,
          reader: 'read/0.1.0',
          counts: {
            claims: claims.length,
            actors: actors.length,
            events: events.length,
            commitments: commitments.length,
          },
          ...(supersedes === undefined ? {} : { supersedes }),
        },
      },
      reading,
    )
  }
}

const shapes = new Map<TSchema, Validator>()

/** Rows that do not have their view's schema, with the first fault of each. */
export function misshapen(view: { readonly schema: TSchema }, rows: readonly unknown[]): string[] {
  const shape = shapes.get(view.schema) ?? Compile(view.schema)
  shapes.set(view.schema, shape)
  return rows.flatMap((row) => (shape.Check(row) ? [] : [JSON.stringify(shape.Errors(row)[0])]))
}

/** The seed of a random test, printed with its result; `SEED` repeats a run. */
export function seedOf(test: { diagnostic: (message: string) => void }): number {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
  test.diagnostic(`seed ${seed}`)
  return seed
}
