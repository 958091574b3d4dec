// The claims of every document's current reading: who says what, in which words, how sure, and what people decided.
import type { Claim, Span } from '@parley/read/reading'
import { actorKeysOf } from '../actors/keys.ts'
import { claimDecidedOn, claimKey, type Decided, decisionsOn, undecided } from '../decisions.ts'
import { correctionMade } from '../events/correction-made.ts'
import { documentRead } from '../events/document-read.ts'
import { documentSuggested } from '../events/document-suggested.ts'
import { noteAdded } from '../events/note-added.ts'
import { aboutOf, correctionsOf, type ReadingAt, supersededReadings, wordsOf } from '../readings.ts'
import { ClaimRow } from '../rows.ts'
import { modelOf, withTaken } from '../suggestions.ts'
import { isOf } from '../validate.ts'
import type { Fact, FoldedView } from './view.ts'

export const claims: FoldedView<ClaimRow> = {
  name: 'claims',
  about: 'What somebody says in a document: source, cue and content, each with its place in the text.',
  schema: ClaimRow,
  fields: {
    document: { type: 'text', of: (row) => row.document, facet: true },
    attitude: { type: 'text', of: (row) => row.attitude, facet: true, sort: true },
    status: { type: 'text', of: (row) => row.status, facet: true },
    standing: { type: 'text', of: (row) => row.standing, facet: true },
    contested: { type: 'boolean', of: (row) => row.contested, facet: true },
    superseded: { type: 'boolean', of: (row) => row.superseded, facet: true },
    sourceKind: { type: 'text', of: (row) => row.sourceKind, facet: true },
    sourceName: { type: 'text', of: (row) => row.sourceName, facet: true, sort: true },
    sourceActor: { type: 'text', of: (row) => row.sourceActor },
    publisher: { type: 'text', of: (row) => row.publisher, facet: true, sort: true },
    published: { type: 'text', of: (row) => row.published, sort: true },
    language: { type: 'text', of: (row) => row.language, facet: true },
    quotation: { type: 'text', of: (row) => row.quotation, facet: true },
    modality: { type: 'text', of: (row) => row.modality, facet: true },
    confidence: { type: 'number', of: (row) => row.confidence, sort: true },
    // Within a document, in the order of the text.
    place: { type: 'number', of: (row) => startOf(row), sort: true },
  },
  order: { field: 'published', direction: 'desc' },
  versioned: true,
  // One part for each reading: decisions and notes name it.
  buckets: ({ entry }) => {
    if (isOf(documentRead, entry)) {
      const { document, supersedes } = entry.body
      return { opens: supersedes === undefined ? [entry.id] : [entry.id, supersedes], as: [document, entry.id] }
    }
    if (isOf(documentSuggested, entry)) return { follows: [entry.body.reading] }
    const on = claimDecidedOn(entry)
    if (on !== null) return [on.reading]
    if (isOf(noteAdded, entry) && entry.body.on.view === 'claims') return [entry.body.on.key.split('/')[0] ?? '']
    return isOf(correctionMade, entry) ? { follows: [entry.body.on.key] } : []
  },
  rows: (bucket, facts) => {
    const read = facts.find((fact) => fact.entry.id === bucket)
    if (read?.reading === undefined || !isOf(documentRead, read.entry)) return []
    const { document } = read.entry.body
    const { id, author } = read.entry
    const { reading, taken } = withTaken({ entry: id, organisation: author.organisation, reading: read.reading }, facts)
    const at: ReadingAt = {
      entry: id,
      document,
      process: read.entry.process,
      seq: read.seq,
      reading,
      taken,
      about: aboutOf(read.reading, correctionsOf(facts).get(document)),
    }
    const superseded = supersededReadings(facts).has(bucket)
    const decisions = decisionsOn(facts)
    return reading.claims.flatMap((claim) => {
      const decided = decisions.get(claimKey(bucket, claim.id))
      // A reading that another took the place of keeps what people decided on, so that no decision loses its object.
      if (superseded && decided === undefined) return []
      return [rowOf(at, claim, decided ?? undecided, superseded, facts)]
    })
  },
  words: (row) => [row.source, row.cue, row.content, row.sourceName, row.documentTitle].filter(Boolean).join('\n'),
}

function rowOf(at: ReadingAt, claim: Claim, decided: Decided, superseded: boolean, facts: readonly Fact[]): ClaimRow {
  const { reading, about } = at
  const key = claimKey(at.entry, claim.id)
  const correction = decided.correction ?? {}
  const actor = correction.sourceActor === undefined ? claim.sourceActor : correction.sourceActor
  const spans = {
    source: plain(correction.source ?? claim.source),
    cue: plain(correction.cue ?? claim.cue),
    content: plain(correction.content ?? claim.content),
  }
  const suggested = at.taken?.get(claim.id)
  const notes = facts.filter(
    ({ entry }) => isOf(noteAdded, entry) && entry.body.on.view === 'claims' && entry.body.on.key === key,
  )
  return {
    key,
    process: at.process,
    document: at.document,
    reading: at.entry,
    claim: claim.id,
    documentTitle: about.title,
    publisher: about.publisher,
    published: about.published,
    language: about.language,
    source: wordsOf(reading, spans.source),
    cue: wordsOf(reading, spans.cue),
    content: wordsOf(reading, spans.content),
    spans,
    sourceName: reading.actors.find((one) => one.id === actor)?.name ?? null,
    sourceActor: actor === null ? null : (actorKeysOf(reading, at.document).get(actor)?.key ?? null),
    sourceKind: claim.sourceKind,
    attitude: correction.attitude ?? claim.attitude,
    quotation: claim.quotation,
    // Accepting never touches these two: it says that the text says so, not that it is so.
    modality: correction.modality ?? claim.modality,
    status: claim.status,
    confidence: claim.confidence,
    standing: decided.standing,
    contested: decided.contested,
    superseded,
    suggestedBy: suggested === undefined ? null : modelOf(suggested.body),
    decisions: [...decided.decisions],
    original:
      decided.correction === null
        ? null
        : {
            source: wordsOf(reading, claim.source),
            cue: wordsOf(reading, claim.cue),
            content: wordsOf(reading, claim.content),
            attitude: claim.attitude,
          },
    notes: notes.length,
    entries: [
      at.entry,
      ...(suggested === undefined ? [] : [suggested.id]),
      ...decided.entries,
      ...notes.map((fact) => fact.entry.id),
    ],
  }
}

const plain = (spans: readonly Span[]) => spans.map(({ start, end }) => ({ start, end }))

function startOf(row: ClaimRow): number {
  const spans = [...row.spans.source, ...row.spans.cue, ...row.spans.content]
  return Math.min(...spans.map((span) => span.start), Number.MAX_SAFE_INTEGER)
}
