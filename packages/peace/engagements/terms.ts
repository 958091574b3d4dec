// How entries speak of talks, meetings and visits: form, when and where, who is to come. Schemas alone.
import Type, { type Static } from 'typebox'
import { DocumentId, EntryId, ProposalId } from '../entry.ts'
import { Language, OneOf, Words } from '../fields.ts'
import { ActorName, Instant, Sources, Zone } from '../promises/terms.ts'

const Exact = { additionalProperties: false } as const

export const forms = [
  'direct-talks',
  'indirect-talks',
  'shuttle',
  'meeting',
  'visit',
  'call',
  'summit',
  'briefing',
] as const
export const Form = OneOf(forms)
export type Form = (typeof forms)[number]

/** What an engagement is said to be. A denial by a party is kept beside what the others say, never instead of it. */
export const engagementStates = [
  'proposed',
  'planned',
  'unconfirmed',
  'confirmed',
  'under-way',
  'held',
  'postponed',
  'cancelled',
  'denied-by-party',
  'reported-only',
] as const
export const EngagementState = OneOf(engagementStates)
export type EngagementState = (typeof engagementStates)[number]

export const outcomes = ['agreed', 'no-agreement', 'to-continue', 'unknown'] as const
export const Outcome = OneOf(outcomes)

/** A day of the calendar, or a month or year where no more is known (EDTF level 0). */
export const Day = Type.String({ pattern: '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$' })

/** Days where the hour is not known; else instants, with the zone in which people there read their clocks. */
export const When = Type.Union([
  Type.Object({ day: Day, until: Type.Optional(Day) }, Exact),
  Type.Object({ from: Instant, until: Type.Optional(Instant), zone: Type.Optional(Zone) }, Exact),
])
export type When = Static<typeof When>

export const Delegation = Type.Object(
  {
    actor: ActorName,
    role: Type.Optional(OneOf(['party', 'mediator', 'host', 'guarantor', 'observer'])),
    members: Type.Optional(
      Type.Array(Type.Object({ name: Words(160), office: Type.Optional(Words(160)) }, Exact), { maxItems: 40 }),
    ),
  },
  Exact,
)

/** A stretch of a document's text, in UTF-16 code units. */
export const Span = Type.Object({ start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 1 }) }, Exact)
/** The cells of a document's table that a stop was read from, by their places in the text of one reading. */
export const ReadFrom = Type.Object(
  {
    document: DocumentId,
    /** The `document-read` entry whose text the places index. */
    reading: EntryId,
    day: Type.Optional(Span),
    place: Type.Optional(Span),
    focus: Type.Optional(Span),
  },
  Exact,
)

/** A stop of a journey: the day, the place, what it is about, and the cell of the table it was read from. */
export const Leg = Type.Object(
  {
    day: Type.Optional(Day),
    /** The day as the source words it, where it names none of the calendar: 'day 2'. */
    dayWords: Type.Optional(Words(80)),
    place: Words(200),
    focus: Type.Optional(Words(400)),
    read: Type.Optional(ReadFrom),
    sources: Type.Optional(Sources),
  },
  Exact,
)

/** A proposal put on the table; `proposal` where the record has its text. */
export const Tabled = Type.Object(
  { title: Words(400), by: Type.Optional(ActorName), proposal: Type.Optional(ProposalId) },
  Exact,
)

/** What is known of an engagement before it is held. */
export const plan = {
  title: Words(200),
  form: Form,
  when: Type.Optional(When),
  place: Type.Optional(Words(200)),
  channel: Type.Optional(OneOf(['in-person', 'video', 'phone', 'written'])),
  host: Type.Optional(ActorName),
  languages: Type.Optional(Type.Array(Language, { maxItems: 12 })),
  delegations: Type.Optional(Type.Array(Delegation, { maxItems: 24 })),
  agenda: Type.Optional(Type.Array(Words(300), { maxItems: 40 })),
  tabled: Type.Optional(Type.Array(Tabled, { maxItems: 40 })),
  legs: Type.Optional(Type.Array(Leg, { maxItems: 60 })),
} as const
