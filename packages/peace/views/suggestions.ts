// What a language model suggested about documents: shown beside them as suggested, counted by no other view until a person
// takes it. A suggestion is seen by those who see the document's reading, because its words are the reading's.
import { claimDecidedOn, claimKey, decisionsOn, undecided } from '../decisions.ts'
import { documentRead } from '../events/document-read.ts'
import { documentSuggested } from '../events/document-suggested.ts'
import { supersededReadings } from '../readings.ts'
import { SuggestionRow } from '../rows.ts'
import { modelOf, type ReadFor, type Suggested, suggestedAbout, wordsIn } from '../suggestions.ts'
import { isOf } from '../validate.ts'
import type { FoldedView } from './view.ts'

type What = Pick<SuggestionRow, 'item' | 'sort' | 'span'> & Partial<SuggestionRow>

export const suggestions: FoldedView<SuggestionRow> = {
  name: 'suggestions',
  about: 'What a language model suggested about a document, at exact words of it, and whether a person took it.',
  schema: SuggestionRow,
  fields: {
    document: { type: 'text', of: (row) => row.document, facet: true },
    sort: { type: 'text', of: (row) => row.sort, facet: true },
    standing: { type: 'text', of: (row) => row.standing, facet: true },
    contested: { type: 'boolean', of: (row) => row.contested, facet: true },
    model: { type: 'text', of: (row) => row.model, facet: true },
    language: { type: 'text', of: (row) => row.translation?.language ?? null, facet: true },
    // Within a document, in the order of the text.
    place: { type: 'number', of: (row) => row.span.start, sort: true },
    at: { type: 'text', of: (row) => row.at, sort: true },
  },
  order: { field: 'at', direction: 'desc' },
  versioned: true,
  // One part for each reading: suggestions and decisions name it.
  buckets: ({ entry }) => {
    if (isOf(documentRead, entry)) {
      const { supersedes } = entry.body
      return { opens: supersedes === undefined ? [entry.id] : [entry.id, supersedes], as: [entry.id] }
    }
    if (isOf(documentSuggested, entry)) return { follows: [entry.body.reading] }
    const on = claimDecidedOn(entry)
    return on === null ? [] : { follows: [on.reading] }
  },
  rows: (bucket, facts) => {
    const read = facts.find((fact) => fact.entry.id === bucket)
    if (read?.reading === undefined || supersededReadings(facts).has(bucket)) return []
    const about = { entry: bucket, organisation: read.entry.author.organisation, reading: read.reading }
    const decisions = decisionsOn(facts)
    // Of two of one number the first stands: decisions named it.
    const rows = new Map<string, SuggestionRow>()
    for (const entry of suggestedAbout(about, facts)) {
      for (const what of whatIsIn(entry, about)) {
        const key = claimKey(bucket, what.item)
        const decided = decisions.get(key) ?? undecided
        if (!rows.has(key)) rows.set(key, rowOf(entry, about, key, what, decided))
      }
    }
    return [...rows.values()]
  },
  words: (row) => [row.words, row.translation?.text].filter(Boolean).join('\n'),
}

function whatIsIn({ body }: Suggested, { reading }: ReadFor): What[] {
  const words = (spans: readonly { start: number; end: number }[]) =>
    spans.map((span) => wordsIn(reading, span)).join(' … ')
  const { language } = body
  return [
    {
      item: `m${body.part}`,
      sort: 'answer',
      // An answer as such is about no words.
      span: { start: body.shown.start, end: body.shown.start },
      dropped: body.dropped,
      problem: body.problem,
    },
    ...body.claims.map((claim): What => {
      const all = [...claim.source, ...claim.cue, ...claim.content]
      return {
        item: claim.id,
        sort: 'claim',
        span: { start: Math.min(...all.map((one) => one.start)), end: Math.max(...all.map((one) => one.end)) },
        claim: {
          source: words(claim.source),
          cue: words(claim.cue),
          content: words(claim.content),
          attitude: claim.attitude,
          modality: claim.modality,
        },
      }
    }),
    ...body.events.map(
      (event): What => ({
        item: event.id,
        sort: 'event',
        span: event.words,
        event: {
          type: event.type,
          status: event.status,
          participants: event.participants.map((one) => ({ words: wordsIn(reading, one.words), role: one.role })),
          place: event.place === null ? null : wordsIn(reading, event.place),
          date: event.date === null ? null : wordsIn(reading, event.date),
        },
      }),
    ),
    ...(language === undefined ? [] : body.translations).map(
      (one): What => ({
        item: one.id,
        sort: 'translation',
        span: one.of,
        translation: { language: language ?? 'und', text: one.text },
      }),
    ),
  ]
}

function rowOf(
  { id, process, at, body }: Suggested,
  { entry, reading }: ReadFor,
  key: string,
  what: What,
  decided: typeof undecided,
): SuggestionRow {
  return {
    claim: null,
    event: null,
    translation: null,
    dropped: null,
    problem: null,
    ...what,
    key,
    process,
    document: body.document,
    reading: entry,
    span: { start: what.span.start, end: what.span.end },
    words: wordsIn(reading, what.span),
    model: modelOf(body),
    prompt: body.model.prompt,
    at,
    standing: decided.standing,
    contested: decided.contested,
    decisions: [...decided.decisions],
    entries: [entry, id, ...decided.entries],
  }
}
