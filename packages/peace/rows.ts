// The rows of the views as they cross the wire: schemas here, folds in views/.
import Type, { type Static, type TSchema } from 'typebox'
import { Rules } from './events/rules-set.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Texts = Type.Array(Text)
const Span = Type.Object({ start: Type.Integer(), end: Type.Integer() })
const Quantity = Type.Object({
  value: Nullable(Type.Number()),
  low: Nullable(Type.Number()),
  high: Nullable(Type.Number()),
  unit: Text,
  of: Text,
})

/** How far people stand behind an item: 'machine' is machine-read and never counted as confirmed. */
export const Standing = Type.Union([
  Type.Literal('machine'),
  Type.Literal('accepted'),
  Type.Literal('corrected'),
  Type.Literal('rejected'),
])

export const DocumentRow = Type.Object({
  key: Text,
  process: Text,
  title: Nullable(Text),
  byline: Nullable(Text),
  publisher: Nullable(Text),
  published: Nullable(Text),
  language: Text,
  direction: Type.Union([Type.Literal('ltr'), Type.Literal('rtl')]),
  /** The document of which somebody said that this is a translation. */
  translationOf: Nullable(Text),
  mediaType: Text,
  url: Nullable(Text),
  name: Text,
  bytes: Type.Integer(),
  received: Text,
  receivedBy: Text,
  source: Nullable(Type.Object({ name: Nullable(Text), licence: Nullable(Text), terms: Nullable(Text) })),
  state: Type.Union([Type.Literal('received'), Type.Literal('read'), Type.Literal('unreadable')]),
  problem: Nullable(Type.Object({ code: Text, message: Text })),
  /** The `document-read` entry the row stands on, null until read. */
  reading: Nullable(Text),
  counts: Type.Object({
    claims: Type.Integer(),
    accepted: Type.Integer(),
    rejected: Type.Integer(),
    actors: Type.Integer(),
    events: Type.Integer(),
    commitments: Type.Integer(),
    removed: Type.Integer(),
  }),
  quality: Nullable(
    Type.Object({
      namedSources: Type.Integer(),
      unnamedSources: Type.Integer(),
      directQuotes: Type.Integer(),
      dated: Type.Boolean(),
      notes: Texts,
    }),
  ),
  corrections: Type.Array(Type.Object({ field: Text, value: Nullable(Text), by: Text, at: Text, reason: Text })),
  notes: Type.Integer(),
  /** The entries this row stands on, oldest first. */
  entries: Texts,
})

export const Decision = Type.Object({
  entry: Text,
  organisation: Text,
  person: Nullable(Text),
  at: Text,
  decision: Type.Union([Type.Literal('accepted'), Type.Literal('corrected'), Type.Literal('rejected')]),
  reason: Nullable(Text),
})

export const ClaimRow = Type.Object({
  /** `<document-read entry>/<claim id in that reading>` */
  key: Text,
  process: Text,
  document: Text,
  reading: Text,
  claim: Text,
  documentTitle: Nullable(Text),
  publisher: Nullable(Text),
  published: Nullable(Text),
  language: Text,
  source: Text,
  cue: Text,
  content: Text,
  spans: Type.Object({ source: Type.Array(Span), cue: Type.Array(Span), content: Type.Array(Span) }),
  sourceName: Nullable(Text),
  /** A key under which the `actors` view knows the source (its `keys`). */
  sourceActor: Nullable(Text),
  sourceKind: Text,
  attitude: Text,
  quotation: Text,
  modality: Text,
  status: Text,
  confidence: Type.Number(),
  standing: Standing,
  /** Organisations decided differently: the standing is the latest word, and not the last. */
  contested: Type.Boolean(),
  /** A later reading of the document took this one's place; kept because people decided on the claim. */
  superseded: Type.Boolean(),
  /** The language model that suggested it, where the reader did not find it and a person took it. */
  suggestedBy: Nullable(Text),
  /** The latest decision of each organisation, oldest first. */
  decisions: Type.Array(Decision),
  /** What the machine read, where a person corrected it. */
  original: Nullable(Type.Object({ source: Text, cue: Text, content: Text, attitude: Text })),
  notes: Type.Integer(),
  entries: Texts,
})

/** What a language model suggested about a document, and what people made of it. */
export const SuggestionRow = Type.Object({
  /** `<document-read entry>/<number of the suggestion>`: the key of the claim it becomes when a person takes it */
  key: Text,
  process: Text,
  document: Text,
  reading: Text,
  /** 'mc3' for a claim, 'me1' for an event, 'mt7' for a translated sentence, 'm0' for the answer of a part as such. */
  item: Text,
  sort: Type.Union([Type.Literal('claim'), Type.Literal('event'), Type.Literal('translation'), Type.Literal('answer')]),
  /** The exact words of the document it is about. */
  words: Text,
  span: Span,
  claim: Nullable(Type.Object({ source: Text, cue: Text, content: Text, attitude: Text, modality: Text })),
  event: Nullable(
    Type.Object({
      type: Text,
      status: Text,
      participants: Type.Array(Type.Object({ words: Text, role: Text })),
      place: Nullable(Text),
      date: Nullable(Text),
    }),
  ),
  translation: Nullable(Type.Object({ language: Text, text: Text })),
  model: Text,
  prompt: Text,
  at: Text,
  /** Of an answer: what was not kept, and why nothing could be. */
  dropped: Nullable(
    Type.Object({ invented: Type.Integer(), known: Type.Integer(), misshapen: Type.Integer(), beyond: Type.Integer() }),
  ),
  problem: Nullable(Type.Object({ code: Text, message: Text })),
  /** 'machine' until a person decided; the latest word, as for claims. */
  standing: Standing,
  contested: Type.Boolean(),
  decisions: Type.Array(Decision),
  entries: Texts,
})

export const ActorRow = Type.Object({
  key: Text,
  process: Text,
  /** Every key this actor is named by elsewhere: one per name that names it. */
  keys: Texts,
  name: Text,
  type: Text,
  names: Type.Array(Type.Object({ name: Text, documents: Texts })),
  roles: Type.Array(Type.Object({ role: Text, documents: Texts })),
  documents: Texts,
  claims: Type.Integer(),
  /** Names that cannot all be one person's: shown, never settled by the machine. */
  conflicts: Type.Array(Type.Object({ names: Texts, keys: Texts, documents: Texts, why: Text })),
  /** Keys of actors a person said are the same as this one. */
  includes: Texts,
  /** Set where a person said this actor is another. */
  mergedInto: Nullable(Text),
  separateFrom: Texts,
  notes: Type.Integer(),
  entries: Texts,
})

const Report = Type.Object({
  document: Text,
  reading: Text,
  event: Text,
  title: Nullable(Text),
  publisher: Nullable(Text),
  published: Nullable(Text),
  passage: Text,
  span: Span,
  claims: Texts,
  /** Reports with the same origin are copies of one story and count once. */
  origin: Text,
  status: Text,
  date: Nullable(Text),
  place: Nullable(Text),
  participants: Texts,
  quantities: Type.Array(Quantity),
  standing: Standing,
})

export const Disagreement = Type.Object({
  about: Type.Union([
    Type.Literal('denial'),
    Type.Literal('number'),
    Type.Literal('date'),
    Type.Literal('place'),
    Type.Literal('name'),
    Type.Literal('attribution'),
    Type.Literal('state'),
  ]),
  why: Text,
  sides: Type.Array(
    Type.Object({ value: Text, document: Text, reading: Text, passage: Text, span: Span, by: Nullable(Text) }),
  ),
})

export const AccountRow = Type.Object({
  key: Text,
  process: Text,
  type: Text,
  mode: Nullable(Text),
  status: Text,
  /** A sentence in somebody's words: the passage of the earliest report. */
  passage: Text,
  date: Nullable(Text),
  place: Nullable(Text),
  participants: Type.Array(Type.Object({ actor: Text, name: Text, role: Text })),
  reports: Type.Array(Report),
  documents: Texts,
  /** How many independent origins tell of it: copies of one wire story are one. */
  origins: Type.Integer(),
  disagreements: Type.Array(Disagreement),
  disputed: Type.Boolean(),
  standing: Standing,
  notes: Type.Integer(),
  entries: Texts,
})

/** Two passages of one disagreement, with what their documents say of themselves. */
export const DisagreementRow = Type.Object({
  key: Text,
  process: Text,
  about: Disagreement.properties.about,
  why: Text,
  sides: Disagreement.properties.sides,
  reports: Type.Array(
    Type.Object({
      document: Text,
      reading: Text,
      title: Nullable(Text),
      publisher: Nullable(Text),
      published: Nullable(Text),
      claims: Texts,
    }),
  ),
  documents: Texts,
  /** The last day on which one of the two came out. */
  latest: Nullable(Text),
  /** The account of the event that is told of; null where claims alone disagree. */
  event: Nullable(
    Type.Object({ account: Text, type: Text, status: Text, date: Nullable(Text), place: Nullable(Text) }),
  ),
  entries: Texts,
})

export const TimelineRow = Type.Object({
  key: Text,
  process: Text,
  account: Text,
  date: Nullable(Text),
  /** First day the EDTF date can mean, for ordering; null where the year is unknown. */
  sort: Nullable(Text),
  status: Text,
  type: Text,
  mode: Nullable(Text),
  passage: Text,
  place: Nullable(Text),
  participants: Texts,
  origins: Type.Integer(),
  disputed: Type.Boolean(),
  standing: Standing,
  document: Text,
  span: Span,
  entries: Texts,
})

export const NoteRow = Type.Object({
  key: Text,
  process: Text,
  on: Type.Object({ view: Text, key: Text }),
  text: Text,
  replyTo: Nullable(Text),
  organisation: Text,
  person: Nullable(Text),
  at: Text,
  entries: Texts,
})

export const ProcessRow = Type.Object({
  key: Text,
  process: Text,
  name: Text,
  description: Text,
  languages: Texts,
  /** A fictional process to look at and try things on. */
  sample: Type.Boolean(),
  /** The instant at which a told story stands still; null where time goes on. */
  standsAt: Nullable(Type.String()),
  opened: Text,
  organisations: Type.Array(Type.Object({ organisation: Text, name: Text, role: Text, joined: Text })),
  /** As the latest `rules-set` that the reader may see has them. */
  rules: Rules,
  entries: Texts,
})

export const GroupRow = Type.Object({
  key: Text,
  process: Text,
  name: Text,
  organisations: Texts,
  entries: Texts,
})

export type DocumentRow = Static<typeof DocumentRow>
export type ClaimRow = Static<typeof ClaimRow>
export type SuggestionRow = Static<typeof SuggestionRow>
export type ActorRow = Static<typeof ActorRow>
export type AccountRow = Static<typeof AccountRow>
export type Disagreement = Static<typeof Disagreement>
export type DisagreementRow = Static<typeof DisagreementRow>
export type TimelineRow = Static<typeof TimelineRow>
export type NoteRow = Static<typeof NoteRow>
export type GroupRow = Static<typeof GroupRow>
export type ProcessRow = Static<typeof ProcessRow>
export type Standing = Static<typeof Standing>
export type Decision = Static<typeof Decision>
