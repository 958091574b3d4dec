// The documents of a process: what each is, where it comes from, and whether it could be read.
import { claimDecidedOn, decisionsOn } from '../decisions.ts'
import { correctionMade } from '../events/correction-made.ts'
import { documentRead } from '../events/document-read.ts'
import { documentReceived } from '../events/document-received.ts'
import { noteAdded } from '../events/note-added.ts'
import { correctionsOf } from '../readings.ts'
import { DocumentRow } from '../rows.ts'
import { isSuggested } from '../suggestions.ts'
import { isOf } from '../validate.ts'
import type { Fact, FoldedView } from './view.ts'

export const documents: FoldedView<DocumentRow> = {
  name: 'documents',
  about: 'A document as it was handed in, what it says of itself, and how far it was read.',
  schema: DocumentRow,
  fields: {
    title: { type: 'text', of: (row) => row.title ?? row.name, sort: true },
    byline: { type: 'text', of: (row) => row.byline },
    publisher: { type: 'text', of: (row) => row.publisher, facet: true, sort: true },
    published: { type: 'text', of: (row) => row.published, sort: true },
    dated: { type: 'boolean', of: (row) => row.published !== null, facet: true },
    language: { type: 'text', of: (row) => row.language, facet: true },
    translationOf: { type: 'text', of: (row) => row.translationOf },
    mediaType: { type: 'text', of: (row) => row.mediaType, facet: true },
    state: { type: 'text', of: (row) => row.state, facet: true },
    received: { type: 'text', of: (row) => row.received, sort: true },
    receivedBy: { type: 'text', of: (row) => row.receivedBy, facet: true },
    claims: { type: 'number', of: (row) => row.counts.claims, sort: true },
    unnamedSources: { type: 'boolean', of: (row) => (row.quality?.unnamedSources ?? 0) > 0, facet: true },
  },
  order: { field: 'received', direction: 'desc' },
  versioned: true,
  buckets: ({ entry }) => {
    if (isOf(documentReceived, entry) || isOf(documentRead, entry)) return [entry.body.document]
    const on = claimDecidedOn(entry)
    if (on !== null) return [on.document]
    if (isOf(correctionMade, entry)) return [entry.body.on.key]
    return isOf(noteAdded, entry) && entry.body.on.view === 'documents' ? [entry.body.on.key] : []
  },
  rows: (bucket, facts) => {
    const received = facts.find(({ entry }) => isOf(documentReceived, entry))
    return received === undefined ? [] : rowOf(bucket, received, facts)
  },
  words: (row) => [row.title, row.name, row.byline, row.publisher].filter((one) => one !== null).join('\n'),
}

function rowOf(document: string, { entry }: Fact, facts: readonly Fact[]): readonly DocumentRow[] {
  if (!isOf(documentReceived, entry)) return []
  const { body } = entry
  const read = currentRead(facts)
  const reading = read?.reading
  const readBody = read !== undefined && isOf(documentRead, read.entry) ? read.entry.body : undefined
  const about = {
    title: reading?.document.title ?? null,
    byline: reading?.document.byline ?? null,
    publisher: reading?.document.publisher ?? body.source?.name ?? null,
    // The document's own date first; else what whoever handed it in knows.
    published: reading?.document.published ?? body.date ?? null,
    language: reading?.document.language ?? 'und',
    translationOf: null,
    ...correctionsOf(facts).get(document),
  }
  const decided = read === undefined ? [] : decidedIn(read.entry.id, facts)
  return [
    {
      key: document,
      process: entry.process,
      title: about.title,
      byline: about.byline,
      publisher: about.publisher,
      published: about.published,
      language: about.language ?? 'und',
      direction: reading?.document.direction ?? 'ltr',
      translationOf: about.translationOf ?? null,
      mediaType: body.mediaType,
      url: body.url ?? reading?.document.url ?? null,
      name: body.name,
      bytes: body.bytes,
      received: body.received,
      receivedBy: entry.author.organisation,
      source: sourceOf(body.source),
      state: readBody === undefined ? 'received' : readBody.problem === null ? 'read' : 'unreadable',
      problem: readBody?.problem ?? null,
      reading: read?.entry.id ?? null,
      counts: {
        claims: readBody?.counts.claims ?? 0,
        accepted: decided.filter((one) => one.standing === 'accepted' || one.standing === 'corrected').length,
        rejected: decided.filter((one) => one.standing === 'rejected').length,
        actors: readBody?.counts.actors ?? 0,
        events: readBody?.counts.events ?? 0,
        commitments: readBody?.counts.commitments ?? 0,
        removed: reading?.document.removed.length ?? 0,
      },
      quality: reading === undefined ? null : { ...reading.quality, notes: [...reading.quality.notes] },
      corrections: facts.flatMap(({ entry: one }) => {
        if (!isOf(correctionMade, one)) return []
        const { field, value, reason } = one.body
        return [{ field, value, by: one.author.organisation, at: one.at, reason }]
      }),
      notes: facts.filter((fact) => isOf(noteAdded, fact.entry)).length,
      entries: facts.map((fact) => fact.entry.id),
    },
  ]
}

/** The latest reading that worked; where none did, the latest attempt. */
function currentRead(facts: readonly Fact[]): Fact | undefined {
  const attempts = facts.filter(({ entry }) => isOf(documentRead, entry))
  return attempts.findLast(({ entry }) => entry.body.reading !== null) ?? attempts.at(-1)
}

/** What was decided on the claims the reader found, less what organisations do not agree on. */
function decidedIn(reading: string, facts: readonly Fact[]) {
  const isFound = (key: string) => key.startsWith(`${reading}/`) && !isSuggested(key.slice(reading.length + 1))
  return [...decisionsOn(facts)]
    .filter(([key, decided]) => isFound(key) && !decided.contested)
    .map(([, decided]) => decided)
}

function sourceOf(source: { name?: string; licence?: string; terms?: string } | undefined): DocumentRow['source'] {
  if (source === undefined) return null
  return { name: source.name ?? null, licence: source.licence ?? null, terms: source.terms ?? null }
}
