// A stand-in hub for working on pages alone: the real reader and the real folds over a folder of documents, in memory.
// No log, no sign-in, no proofs. Never part of the built app. `PARLEY_DOCUMENTS=folder vite packages/web`.
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import {
  composedView,
  type Entry,
  emptyDirectory,
  type Fact,
  foldedView,
  foldView,
  newId,
  type Row,
  sentenceOf,
} from '@parley/peace'
import type { Reading } from '@parley/read/reading'
import type { Plugin } from 'vite'

type Raw = Record<string, unknown>
// The reader is loaded by name so that the app's own type check does not reach into it.
const reader = '@parley/read'
const { read }: { read: (bytes: Uint8Array, about: { name: string }) => Promise<Reading> } = await import(reader)
const process_ = 'prc_00000000000000000000000001'
const organisation = 'org_00000000000000000000000001'
const person = 'per_00000000000000000000000001'
const me = {
  person,
  organisation,
  organisationName: 'Observatory',
  name: 'Ada Observer',
  roles: ['operator'],
  canWrite: true,
  administrator: true,
  firstRun: false,
  ways: [],
  needsFactor: false,
  runsHub: false,
}

let facts: Fact[] = []
let streams: ServerResponse[] = []
const bytesOf = new Map<string, Uint8Array>()
const random = (n: number) => crypto.getRandomValues(new Uint8Array(n))
const id = (prefix: 'ent' | 'doc' | 'blb') => newId(prefix, random)

function add(kind: string, body: Raw, reading?: Fact['reading'], audience: string[] = ['public']): string {
  const entry: Entry = {
    v: 1,
    id: id('ent'),
    kind,
    process: process_,
    author: { organisation, person },
    at: new Date().toISOString(),
    audience,
    marking: { tlp: 'CLEAR' },
    body,
  }
  facts = [...facts, { seq: facts.length, entry, ...(reading === undefined ? {} : { reading }) }]
  return entry.id
}

/** Rough claims and events where the reader of the day finds none, so that pages have something to draw. */
function padded(reading: Reading): Reading {
  if (reading.claims.length > 0) return reading
  const { text } = reading.document
  const attitudes: Readonly<Record<string, Reading['claims'][number]['attitude']>> = {
    denied: 'denies',
    confirmed: 'confirms',
    promised: 'promises',
    rejected: 'rejects',
    accused: 'accuses',
  }
  const claims: Reading['claims'][number][] = []
  const events: Reading['events'][number][] = []
  for (const match of text.matchAll(/[^.!?\n]{20,400}[.!?]?/g)) {
    const cue = /\b(said|told|denied|confirmed|promised|rejected|accused|announced|reported)\b/.exec(match[0])
    if (cue === null) continue
    const at = match.index + cue.index
    const word = cue[0]
    const n = claims.length + 1
    const before = { start: Math.max(match.index, at - 30), end: at - 1 }
    while (/\s/.test(text[before.start] ?? '')) before.start++
    const end = match.index + match[0].length
    const content = end - at > 40 ? { start: at + word.length + 1, end } : { start: match.index, end: before.start }
    if (content.end - content.start < 5) continue
    const actor = reading.mentions.find((one) => one.start < at && one.start >= match.index)?.actor ?? null
    claims.push({
      id: `c${n}`,
      source: before.end > before.start ? [before] : [],
      cue: [{ start: at, end: at + word.length }],
      content: [content],
      sourceActor: actor,
      sourceKind: n % 5 === 0 ? 'unnamed' : 'named',
      attitude: attitudes[word] ?? 'asserts',
      quotation: /[“"]/.test(match[0]) ? 'direct' : 'indirect',
      modality: n % 4 === 0 ? 'planned' : 'occurred',
      status: word === 'denied' ? 'denied' : 'asserted',
      confidence: 0.4 + (n % 6) / 10,
      within: null,
    })
    events.push({
      id: `e${n}`,
      start: match.index,
      end,
      type: n % 2 ? 'assault' : 'agree',
      mode: null,
      participants: reading.mentions
        .filter((one) => one.start >= match.index && one.end <= end)
        .slice(0, 3)
        .map((one) => ({ actor: one.actor, role: 'source' as const })),
      place: reading.places.find((one) => one.start >= match.index && one.end <= end)?.name ?? null,
      date:
        reading.dates.find((one) => one.start >= match.index && one.end <= end)?.value ?? reading.document.published,
      status: word === 'denied' ? 'denied' : n % 4 === 0 ? 'planned' : 'occurred',
      quantities: [...match[0].matchAll(/\b(\d{1,4})\b/g)]
        .slice(0, 1)
        .map(([, value]) => ({ value: Number(value), low: null, high: null, unit: 'people', of: 'killed' })),
      claims: [`c${n}`],
    })
  }
  return { ...reading, claims, events }
}

async function addDocument(name: string, bytes: Uint8Array) {
  const document = id('doc')
  bytesOf.set(document, bytes)
  const blob = () => ({ id: id('blb'), bytes: bytes.length })
  const received = add('document-received', {
    document,
    blob: blob(),
    name,
    mediaType: 'text/plain',
    bytes: bytes.length,
    received: new Date().toISOString(),
  })
  const counts = { claims: 0, actors: 0, events: 0, commitments: 0 }
  try {
    const reading = padded(await read(bytes, { name }))
    add(
      'document-read',
      {
        document,
        received,
        reading: blob(),
        problem: null,
        reader: 'read/0.1.0',
        counts: {
          claims: reading.claims.length,
          actors: reading.actors.length,
          events: reading.events.length,
          commitments: 0,
        },
      },
      reading,
    )
  } catch (error) {
    add('document-read', {
      document,
      received,
      reading: null,
      problem: { code: 'damaged', message: String(error) },
      reader: 'read/0.1.0',
      counts,
    })
  }
  return { document, entry: received, name, receipt: {} }
}

let folded = new Map<string, readonly Row[]>()
let foldedAt = -1
function rowsOf(name: string): readonly Row[] {
  if (foldedAt !== facts.length) folded = new Map()
  foldedAt = facts.length
  const view = foldedView(name)
  const known = folded.get(name)
  if (known !== undefined || view === undefined) return known ?? []
  const rows = foldView(view, { facts, group: 'public', directory: emptyDirectory, now: new Date().toISOString() })
  folded.set(name, rows)
  return rows
}

function list(view: string, query: URLSearchParams) {
  const folded = foldedView(view)
  let rows = [...rowsOf(view)]
  if (folded === undefined) return { rows, total: 0, more: false, next: null, facets: {}, counted: null }
  const q = query.get('q')?.toLowerCase()
  if (q) rows = rows.filter((row) => folded.words(row).toLowerCase().includes(q))
  const valuesOf = (row: Row, field: string) => {
    const v = folded.fields[field]?.of(row)
    return Array.isArray(v) ? v.map(String) : v === null || v === undefined ? [] : [String(v)]
  }
  const wanted = new Map<string, string[]>()
  for (const [name, value] of query) {
    const field = /^filter\[(.+)\]$/.exec(name)?.[1]
    if (field !== undefined) wanted.set(field, [...(wanted.get(field) ?? []), value])
  }
  for (const [field, values] of wanted)
    rows = rows.filter((row) => valuesOf(row, field).some((one) => values.includes(one)))
  const sort = query.get('sort') ?? (folded.order.direction === 'desc' ? '-' : '') + folded.order.field
  const field = sort.replace(/^-/, '')
  const by = sort.startsWith('-') ? -1 : 1
  rows.sort((a, b) => {
    const x = folded.fields[field]?.of(a) ?? ''
    const y = folded.fields[field]?.of(b) ?? ''
    return x < y ? -by : x > y ? by : 0
  })
  const facets = Object.fromEntries(
    (query.get('facets') ?? '')
      .split(',')
      .filter(Boolean)
      .map((name) => {
        const counts = new Map<string, number>()
        for (const row of rows) for (const value of valuesOf(row, name)) counts.set(value, (counts.get(value) ?? 0) + 1)
        return [name, [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)]
      }),
  )
  const from = Number(query.get('cursor') ?? 0)
  const limit = Number(query.get('limit') ?? 50)
  return {
    rows: rows.slice(from, from + limit),
    total: rows.length,
    more: false,
    counted: null,
    next: from + limit < rows.length ? String(from + limit) : null,
    facets,
  }
}

async function answer(request: IncomingMessage): Promise<Raw | null> {
  const url = new URL(request.url ?? '/', 'http://mock')
  const [, first = '', second, third] = url.pathname.split('/').map(decodeURIComponent)
  if (first === 'me' || first === 'sign-in' || first === 'sign-out') return me
  if (first === 'processes') return { processes: rowsOf('processes') }
  if (first === 'views' && second !== undefined) {
    if (third !== undefined) {
      const row = rowsOf(second).find(({ key }) => key === third)
      return row ? { row } : null
    }
    const composed = composedView(second)
    if (composed === undefined) return list(second, url.searchParams)
    return {
      parts: Object.fromEntries(
        composed.parts.map((part) => {
          const query = new URLSearchParams({ limit: String(part.limit), ...(part.sort ? { sort: part.sort } : {}) })
          for (const [field, value] of Object.entries(part.filter ?? {})) query.append(`filter[${field}]`, value)
          return [part.name, { view: part.view, ...list(part.view, query) }]
        }),
      ),
    }
  }
  if (first === 'documents' && third === 'reading') {
    const fact = facts.findLast(({ entry }) => entry.kind === 'document-read' && entry.body.document === second)
    return fact?.reading === undefined ? null : { entry: fact.entry.id, reading: fact.reading }
  }
  const author = { organisation, organisationName: 'Observatory', person: 'Ada Observer', role: null }
  const named = (one: string) => (one === organisation ? 'Observatory' : one)
  if (first === 'entries' && request.method === 'GET') {
    if (second === undefined)
      return {
        entries: facts
          .toReversed()
          .slice(0, 60)
          .map(({ entry }) => ({ ...entry, author, sentence: sentenceOf(entry, named) })),
        next: null,
      }
    const fact = facts.find(({ entry }) => entry.id === second)
    return fact
      ? {
          entry: fact.entry,
          sentence: sentenceOf(fact.entry, named),
          author,
          receipt: { index: fact.seq, size: facts.length, proof: [], checkpoint: '' },
          bytes: '',
          salt: '',
          signature: '',
          leaf: '',
          keyId: '',
          organisationKey: '',
          hubKey: '',
          origin: 'mock',
        }
      : null
  }
  if (request.method === 'POST') {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = JSON.parse(Buffer.concat(chunks).toString())
    if (first === 'entries') {
      const entry = add(body.kind, body.body, undefined, body.audience)
      tell(['claims', 'documents', 'actors', 'notes', 'accounts', 'disagreements'])
      return { entry, receipt: {} }
    }
    if (first === 'documents') {
      const taken = await addDocument(body.name ?? 'text.txt', new TextEncoder().encode(body.text))
      tell(['documents', 'claims'], taken.document)
      return { documents: [taken], refused: [] }
    }
  }
  return null
}

function tell(views: string[], key = 'x') {
  const data = JSON.stringify({ views: Object.fromEntries(views.map((view) => [view, [key]])) })
  for (const stream of streams) stream.write(`id: ${facts.length}\nevent: change\ndata: ${data}\n\n`)
}

const served = /^\/(me|sign-in|sign-out|processes|views|documents|entries|stream)(\/|\?|$)/

export function mockHub(): Plugin {
  return {
    name: 'parley-mock-hub',
    async configureServer(server) {
      add('process-opened', {
        name: 'A stand-in process',
        description: 'Documents of a folder, read and folded in memory.',
        sample: true,
        standsAt: null,
      })
      add('organisation-joined', { organisation, name: 'Observatory', role: 'monitor' })
      const folder = process.env.PARLEY_DOCUMENTS
      const names = folder === undefined ? [] : readdirSync(folder).sort().slice(0, 40)
      for (const name of names) await addDocument(name, readFileSync(join(folder ?? '', name)))
      server.middlewares.use(async (request, response, next) => {
        if (!served.test(request.url ?? '') || request.headers.accept?.includes('text/html')) return next()
        if (request.url?.startsWith('/stream')) {
          response.writeHead(200, { 'content-type': 'text/event-stream' })
          response.write(': here\n\n')
          streams = [...streams, response]
          request.on('close', () => {
            streams = streams.filter((one) => one !== response)
          })
          return
        }
        const data = await answer(request).catch((error: unknown) => ({ error: String(error) }))
        response.writeHead(data === null ? 404 : 200, {
          'content-type': data === null ? 'application/problem+json' : 'application/json',
        })
        response.end(
          JSON.stringify(
            data ?? { type: 'about:blank', title: 'not-found', status: 404, detail: 'Not here.', code: 'not-found' },
          ),
        )
      })
    },
  }
}
