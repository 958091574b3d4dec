// Tables and daily reports that are read in. The file is a document like any other, read by the same reader; what its rows
// become is worked out by the same code for looking at it and for writing it, whatever sort of table it is.
import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import {
  type AnyMapping,
  type Audience,
  type CoverageRow,
  headingsIn,
  type ImportedRow,
  type IncidentRow,
  type ItemChange,
  isZone,
  tables as known,
  type Marking,
  mayWrite,
  partName,
  type ReadRow,
  type RowReadFrom,
  type RowRefusal,
  type RowsTable,
  type Table,
  type TableRead,
  tableNamed,
} from '@parley/peace'
import type { Author } from '../append.ts'
import type { Hub } from '../hub.ts'
import type { Reader } from '../reader.ts'
import { Refusal } from '../refusal.ts'

type Span = { readonly start: number; readonly end: number }

export type ImportAsked = {
  readonly process: string
  readonly document: string
  /** What its rows become; incidents where it is not said. */
  readonly into?: string | undefined
  readonly table?: number | undefined
  readonly source: string
  /**
   * The rows that a person takes, by their names, with what they change of them; all where it is not said. Of a daily report
   * nothing is written but what is taken.
   */
  readonly taken?: readonly Taken[] | undefined
}

export type Taken = { readonly name: string; readonly change?: ItemChange | undefined }

/** An entry that a row would write: of this kind, in the place of that entry. */
export type PlannedEntry = ReadRow['parts'][number] & { readonly replaces: string | null }

export type PlannedRow = {
  readonly row: number
  readonly state: 'new' | 'changed' | 'same' | 'refused'
  /** What the row is about, by the id it has or would have. */
  readonly thing: string | null
  readonly read: ReadRow | null
  /** Where it stands in the text of the file's reading. */
  readonly at: RowReadFrom | null
  /** What is new or changed. */
  readonly entries: readonly PlannedEntry[]
  readonly refused: readonly RowRefusal[]
}

export type Plan = {
  readonly tables: number
  readonly table: number
  readonly columns: readonly string[]
  readonly fields: Table['fields']
  readonly mapping: AnyMapping
  /** Given with the question, kept of this source, kept of another source whose files have the same headings, or guessed. */
  readonly mappingFrom: 'given' | 'saved' | 'alike' | 'guessed'
  /** The other source. */
  readonly mappingOf: string | null
  readonly file: string
  /** The `document-read` entry that was read. */
  readonly reading: string
  /** The sheet, where the file has such. */
  readonly sheet: string | null
  /** Places that may be one, spelt in two ways. */
  readonly alike: ReturnType<RowsTable['alike']>
  readonly rows: readonly PlannedRow[]
}

// More rows are asked for in parts: each is looked up, and the answer must come before anybody gives up waiting.
const rowsMax = 10_000
const atOnce = 64

/** What the rows would become, as the organisation's own entries stand now. */
export async function planImport(
  asked: ImportAsked & { readonly mapping?: AnyMapping | undefined; readonly zone?: string | undefined },
  by: Author,
  reader: Reader,
  hub: Hub,
): Promise<Plan> {
  const { process, source } = asked
  const into = intoOf(asked)
  const permission = mayWrite(into.kind, { ...by }, process, hub.directory(), { home: hub.home })
  if (!permission.may) throw permission.refusal
  const file = await fileOf(asked, reader, hub)
  const content = contentOf(asked, file, into)
  const saved = asked.mapping === undefined ? await savedMapping(asked, content, into, by, reader, hub) : undefined
  const zone = asked.zone !== undefined && isZone(asked.zone) ? { zone: asked.zone } : {}
  const mapping = asked.mapping ?? saved?.mapping ?? { ...content.guess, ...zone }
  const { columns, alike, read } = content.by(mapping)
  if (read.length > rowsMax) {
    throw new Refusal(
      'too-many-rows',
      { rows: read.length, most: rowsMax },
      `The table has ${read.length} rows; up to ${rowsMax} are read in at once. Cut the file, and read the parts in one after the other: no row is taken twice.`,
    )
  }
  const { document, taken } = asked
  const isTaken = ({ one }: { readonly one: TableRead }) =>
    taken === undefined || ('row' in one && taken.some(({ name }) => name === one.row.name))
  const numbered = read.map(({ line, ...rest }, index) => ({ ...rest, row: index + 1, line }))
  const planned = await inTurn(numbered.filter(isTaken), async ({ one, row, line }) => ({
    at: line === undefined ? null : { document, reading: file.entry, ...line },
    ...(await planRow(one, row, { process, source, into }, by, reader, hub)),
  }))
  return {
    tables: file.tables.length,
    table: content.at,
    columns,
    fields: into.fields,
    mapping,
    mappingFrom:
      asked.mapping !== undefined
        ? 'given'
        : saved === undefined
          ? 'guessed'
          : saved.source === source
            ? 'saved'
            : 'alike',
    mappingOf: saved === undefined || saved.source === source ? null : saved.source,
    file: file.name,
    reading: file.entry,
    sheet: content.sheet,
    alike: alike(await placesOnRecord(process, reader, hub)),
    rows: planned,
  }
}

async function planRow(
  one: TableRead,
  row: number,
  { process, source, into }: { readonly process: string; readonly source: string; readonly into: Table },
  by: Author,
  reader: Reader,
  hub: Hub,
): Promise<Omit<PlannedRow, 'at'>> {
  if (!('row' in one)) return { row, state: 'refused', thing: null, read: null, entries: [], refused: one.refused }
  if (one.row.isCoverage === true) return planCoverage(one.row, row, process, by, reader, hub)
  const read = into.of === 'report' ? await placedAsKnown(one.row, process, reader, hub) : one.row
  const thing = hub.thingOf(into.prefix, source, read.name, by)
  const found = await hub.row(into.view, thing, { process }, reader)
  // A row of a view is an object with names.
  const own =
    found === undefined ? new Map() : into.own(found as unknown as Record<string, unknown>, thing, by.organisation)
  const entries: PlannedEntry[] = []
  for (const part of read.parts) {
    const id = own.get(partName(part))
    const before = id === undefined ? undefined : await hub.standing(id, by)
    // What a person entered of a report's words stands until the words are others, whatever a machine reads in them today.
    const isSameAsBefore =
      before !== undefined &&
      (into.of === 'report' ? before.body.what === part.body.what : isSame(before.body, part.body, into.idField))
    if (!isSameAsBefore) {
      entries.push({ ...part, replaces: before?.id ?? null })
    }
  }
  const state = entries.length === 0 ? 'same' : own.size === 0 ? 'new' : 'changed'
  return { row, state, thing, read, entries, refused: [] }
}

/** A negative report or a denial: entered already where one of the organisation's stands with the same words, place and time. */
async function planCoverage(
  read: ReadRow,
  row: number,
  process: string,
  { organisation }: Author,
  reader: Reader,
  hub: Hub,
): Promise<Omit<PlannedRow, 'at'>> {
  const place = read.shown.place ?? ''
  const filter = { organisation: [organisation], place: [place] }
  const { rows } = await hub.list('coverage', { process, filter, sort: '-from', limit: sameMost }, reader)
  // Rows of this view were folded by peace to this shape.
  const told = rows as unknown as readonly CoverageRow[]
  const entries = read.parts.filter(({ body }) => {
    const words = body.says ?? body.purpose
    return !told.some(({ from, says, purpose }) => from === read.shown.from && (says ?? purpose) === words)
  })
  const state = entries.length === 0 ? 'same' : 'new'
  return { row, state, thing: null, read, entries: entries.map((one) => ({ ...one, replaces: null })), refused: [] }
}

const sameMost = 100

/** Where a report gives no coordinates: those under which the record already knows a place of that name. */
async function placedAsKnown(read: ReadRow, process: string, reader: Reader, hub: Hub): Promise<ReadRow> {
  const [part] = read.parts
  // A row that was read has a place, as its schema says.
  const where = part?.body.where as IncidentRow['accounts'][number]['where'] | undefined
  if (part === undefined || where === undefined || where.lat !== undefined) return read
  const { rows } = await hub.list('incidents', { process, filter: { place: [where.name] }, limit: sameMost }, reader)
  const placed = (rows as unknown as readonly IncidentRow[]).find(({ lat }) => lat !== null)
  if (placed === undefined || placed.lat === null || placed.lon === null) return read
  const precision = Math.max(where.precision, placed.precision)
  const body = { ...part.body, where: { ...where, lat: placed.lat, lon: placed.lon, precision } }
  return { ...read, parts: [{ ...part, body }] }
}

// As many rows of each view say which places are spoken of, newest first.
const placesFrom = 200

/** Names of places that incidents, movements, activities and needs of the process have, for this reader. */
async function placesOnRecord(process: string, reader: Reader, hub: Hub): Promise<readonly string[]> {
  const views = ['incidents', 'movements', 'activities', 'needs'] as const
  const pages = await Promise.all(views.map((view) => hub.list(view, { process, limit: placesFrom }, reader)))
  const names = pages.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      // Rows of these four views have their places in these fields.
      const { place, from, to, where } = row as unknown as Record<'place' | 'from' | 'to' | 'where', unknown>
      return [place, ...[from, to, where].map((one) => (one as { readonly name?: unknown } | undefined)?.name)]
    }),
  )
  return [...new Set(names.filter((name) => typeof name === 'string'))]
}

/** A table of a file, and what its rows most likely are: null where no table of ours has as many of its headings. */
export type FoundTable = {
  readonly table: number
  readonly sheet: string | null
  readonly rows: number
  readonly into: string | null
}

// Fewer headings than these stand in any table.
const foundMin = 3

/** What stands in a file that was handed in: nothing of it is written. */
export async function tablesIn(
  asked: { readonly document: string },
  reader: Reader,
  hub: Hub,
): Promise<{ readonly file: string; readonly notices: readonly string[]; readonly tables: readonly FoundTable[] }> {
  const file = await fileOf(asked, reader, hub)
  return {
    file: file.name,
    notices: file.notices.map(({ message }) => message),
    tables: file.tables.map(({ columns, rows, sheet = null }, table) => {
      const all = [columns, ...rows]
      const [best] = known
        .filter((one) => one.of === 'rows')
        .map((one) => ({ name: one.name, found: one.guess(all).found }))
        .toSorted((a, b) => b.found - a.found)
      return {
        ...{ table, sheet, rows: rows.length },
        into: best === undefined || best.found < foundMin ? null : best.name,
      }
    }),
  }
}

export const countsOf = (rows: readonly PlannedRow[]) => {
  const of = (state: PlannedRow['state']) => rows.filter((one) => one.state === state).length
  return { rows: rows.length, added: of('new'), changed: of('changed'), same: of('same'), refused: of('refused') }
}

/**
 * Writes what is new and what is changed. The entry of the import comes first: whatever happens after it, taking it back
 * takes back all that came with it, and the same name sent again goes on where it stopped.
 */
export async function writeImport(
  asked: ImportAsked & {
    readonly mapping: AnyMapping
    readonly audience?: Audience | undefined
    readonly marking?: Marking | undefined
    readonly id?: string | undefined
  },
  by: Author,
  reader: Reader,
  hub: Hub,
): Promise<{ readonly entry: string; readonly plan: Plan }> {
  const { process, document, source, mapping, audience, marking } = asked
  const into = intoOf(asked)
  if (into.of === 'report' && (asked.taken === undefined || asked.taken.length === 0)) {
    throw new Refusal(
      'nothing-taken',
      {},
      'What is read in a report is a proposal. Look at it, and name in `taken` the rows that are to be entered.',
    )
  }
  const entry = hub.ownId(`import ${asked.id ?? randomBytes(16).toString('hex')}`, by)
  const begun = await hub.entry(entry, reader)
  const plan = await planImport(asked, by, reader, hub)
  const shared = { process, ...(audience && { audience: [...audience] }), ...(marking && { marking }) }
  if (begun === undefined) {
    const body = { document, file: plan.file, source, mapping, ...countsOf(plan.rows) }
    await hub.append({ id: entry, kind: into.importKind, body, ...shared }, by)
  }
  const written = plan.rows.flatMap(({ entries, thing, read, at }) =>
    entries.map((one) => ({ ...one, thing, read, at })),
  )
  await inTurn(written, async ({ kind, of, body, replaces, thing, read, at }) => {
    const whole = {
      ...body,
      ...(thing === null ? {} : { [into.idField]: thing }),
      import: entry,
      sources: [{ view: 'documents', key: document }],
      ...(at === null ? {} : { row: at }),
      ...(replaces === null || !isReplaced(kind) ? {} : { replaces }),
    }
    // The first kind of a table goes by the row's name alone, as it did when a row became one entry.
    const name =
      kind === into.kind
        ? `row ${entry} ${read?.name}`
        : `row ${entry} ${partName({ kind, ...(of === undefined ? {} : { of }) })} ${read?.name}`
    await hub.append({ id: hub.ownId(name, by), kind, body: whole, ...shared }, by)
  })
  await hub.caughtUp()
  return { entry, plan }
}

/** Of these the newest of an organisation stands by itself; the others name what they take the place of. */
const isReplaced = (kind: string): boolean =>
  kind === 'incident-reported' || kind === 'movement-stated' || kind === 'aid-counted'

function intoOf({ into = 'incidents' }: Pick<ImportAsked, 'into'>): Table {
  const table = tableNamed(into)
  if (table === undefined) throw new Refusal('no-such-table', { into }, `Tables of '${into}' cannot be read in.`)
  return table
}

async function fileOf({ document }: Pick<ImportAsked, 'document'>, reader: Reader, hub: Hub) {
  const found = await hub.reading(document, reader)
  if (found === undefined) {
    throw new Refusal(
      'not-found',
      { document },
      'There is no such document for you, or it is not read yet. Hand in the file first, and wait until it is read.',
    )
  }
  const { tables, title, notices } = found.reading.document
  const row = (await hub.row('documents', document, {}, reader)) as { readonly name?: unknown } | undefined
  const name = typeof row?.name === 'string' ? row.name : (title ?? document)
  return { tables, notices, entry: found.entry, reading: found.reading, name: name.slice(0, 255) }
}

/** A row as it was read, and from where in the document. */
type RowRead = { readonly one: TableRead; readonly line: Span | undefined }
type Content = {
  readonly at: number
  readonly sheet: string | null
  readonly guess: AnyMapping
  readonly by: (mapping: AnyMapping) => {
    readonly columns: readonly string[]
    /** Whether the table has every heading that the mapping names. */
    readonly fits: boolean
    readonly alike: (onRecord: readonly string[]) => Plan['alike']
    readonly read: readonly RowRead[]
  }
}

/** What is read: a report as a whole; or of a file's tables the one asked for, or the one whose headings say most. */
function contentOf({ table, taken = [] }: ImportAsked, file: Awaited<ReturnType<typeof fileOf>>, into: Table): Content {
  const { tables, reading } = file
  if (into.of === 'report') {
    const changes = new Map(
      taken.flatMap(({ name, change }) => (change === undefined ? [] : [[name, change] as const])),
    )
    const by = (mapping: AnyMapping) => ({
      columns: [],
      fits: false,
      alike: () => [],
      read: into
        .read(reading, mapping, changes)
        .map((one) => ({ one, line: 'row' in one ? spanOf(one.row.words ?? []) : undefined })),
    })
    return { at: 0, sheet: null, guess: into.guess(reading), by }
  }
  const guesses = tables.map(({ columns, rows }, at) => {
    const all = [columns, ...rows]
    return { at, rows: all, ...into.guess(all) }
  })
  const one = table === undefined ? guesses.toSorted((a, b) => b.found - a.found)[0] : guesses[table]
  if (one === undefined) {
    throw new Refusal(
      'no-table',
      { tables: tables.length },
      'There is no such table in this file. Use a CSV or XLSX file with a row of headings.',
    )
  }
  const { at, rows, mapping: guess } = one
  const { columnCells = [], cells = [], sheet = null } = tables[at] ?? {}
  const lines: readonly (Span | undefined)[] = [columnCells, ...cells].map(lineOf)
  const by = (mapping: AnyMapping) => {
    const heading = ('heading' in mapping ? mapping.heading : undefined) ?? 0
    const columns = headingsIn(rows, heading)
    const named = 'columns' in mapping ? Object.values(mapping.columns) : []
    return {
      columns,
      fits: named.length >= fitMin && named.every((column) => columns.includes(column)),
      alike: (onRecord: readonly string[]) => into.alike(rows, mapping, onRecord),
      read: into.read(rows, mapping).map((read, index) => ({ one: read, line: lines[heading + 1 + index] })),
    }
  }
  return { at, sheet, guess, by }
}

/** From the first of some words to the last. */
function spanOf(words: readonly Span[]): Span | undefined {
  const [first, last] = [words[0], words.at(-1)]
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end }
}

/** From the first of its cells that say something to the last. */
const lineOf = (cells: readonly (Span | null)[]): Span | undefined => spanOf(cells.filter((cell) => cell !== null))

// Fewer headings than these are in anybody's table.
const fitMin = 3
const sourcesMost = 50

/**
 * How the organisation last read this source in; else how it last read another whose files have the same headings. What was
 * taken back does not count.
 */
async function savedMapping(
  { process, source }: ImportAsked,
  content: Content,
  into: Table,
  { organisation }: Author,
  reader: Reader,
  hub: Hub,
): Promise<Pick<ImportedRow, 'mapping' | 'source'> | undefined> {
  const of = { organisation: [organisation], into: [into.name] }
  const latest = async (filter: Record<string, string[]>, limit: number) => {
    const { rows } = await hub.list('imports', { process, filter, sort: '-at', limit }, reader)
    // Rows of this view were folded by peace to this shape.
    return rows as unknown as readonly ImportedRow[]
  }
  const [own] = await latest({ ...of, source: [source] }, 1)
  return own ?? (await latest(of, sourcesMost)).find(({ mapping }) => content.by(mapping).fits)
}

function isSame(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  idField: string,
): boolean {
  const { [idField]: _, import: __, sources: ___, replaces: ____, row: _____, ...own } = before
  return isDeepStrictEqual(own, JSON.parse(JSON.stringify(after)))
}

/** A few at a time, in order. */
async function inTurn<T, R>(all: readonly T[], work: (one: T, index: number) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (let from = 0; from < all.length; from += atOnce) {
    done.push(...(await Promise.all(all.slice(from, from + atOnce).map((one, at) => work(one, from + at)))))
  }
  return done
}
