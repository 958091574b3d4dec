// Who sees an entry, and why: before it is written, now, and at any past moment. Told to the organisation that wrote it;
// everybody else is told about themselves alone.
import { Audience, Marking } from '@parley/peace'
import Type, { type Static } from 'typebox'
import { Cursor, Exact, Instant, Limit, Nullable, route } from './route.ts'

export const Reason = Exact({
  code: Type.String({
    description:
      'For: public, member, addressed, own, named, its-organisation, in-group. Against: not-addressed, not-a-member, not-in-group, draft, embargo, nobody-known, not-written, taken-back.',
  }),
  group: Type.Optional(Type.String()),
  until: Type.Optional(Type.String()),
})
export type Reason = Static<typeof Reason>

const Named = { organisation: Type.String(), name: Type.String() }

export const Recipients = Exact({
  /** Everyone, with or without an account. */
  public: Type.Boolean(),
  organisations: Type.Array(
    Exact({
      ...Named,
      role: Nullable(Type.String()),
      /** People of it that this hub knows. */
      people: Type.Integer(),
      reasons: Type.Array(Reason),
    }),
  ),
  persons: Type.Array(
    Exact({ person: Type.String(), organisation: Nullable(Type.String()), name: Nullable(Type.String()) }),
  ),
  groups: Type.Array(Exact({ group: Type.String(), name: Type.String() })),
  from: Nullable(Type.String()),
})
export type Recipients = Static<typeof Recipients>

export const SharingChange = Exact({
  /** The entry that says so. */
  entry: Type.String(),
  at: Type.String(),
  person: Nullable(Type.String()),
  audience: Audience,
  marking: Marking,
  lowers: Type.Boolean(),
  /** 'waiting' for a second person, 'holds' or held once, 'dropped' where another change came first. */
  state: Type.Union([Type.Literal('waiting'), Type.Literal('holds'), Type.Literal('held'), Type.Literal('dropped')]),
})
export type SharingChange = Static<typeof SharingChange>

export const EntryReaders = Exact({
  entry: Type.String(),
  process: Type.String(),
  /** The organisation that wrote it, by name where the asker is told it. */
  authorName: Type.String(),
  /** Whether the asker's organisation wrote it, and may change how it is shared. */
  isOwn: Type.Boolean(),
  audience: Audience,
  marking: Marking,
  /** Why the asker sees it. */
  why: Type.Array(Reason),
  /** Null where another organisation wrote it. */
  recipients: Nullable(Recipients),
  changes: Type.Array(SharingChange),
  /** Whether opening it further takes a second person. */
  fourEyes: Type.Boolean(),
})
export type EntryReaders = Static<typeof EntryReaders>

export const Sight = Exact({ can: Type.Boolean(), why: Type.Array(Reason), at: Type.String() })
export type Sight = Static<typeof Sight>

/** How often and when an organisation, or a person of the asker's own, was handed something of an entry. */
const Times = { first: Type.String(), last: Type.String(), times: Type.Integer() }
const ServedTo = Exact({ ...Named, ...Times })

export const EntryServed = Exact({
  /** Other organisations, where the asker's wrote the entry. */
  organisations: Type.Array(ServedTo),
  /** People of the asker's own organisation, for its administrators. Nobody else is ever told. */
  people: Type.Array(Exact({ person: Nullable(Type.String()), ...Times })),
})
export type EntryServed = Static<typeof EntryServed>

export const ServedLine = Exact({
  entry: Type.String(),
  process: Type.String(),
  kind: Type.String(),
  sentence: Type.String(),
  at: Type.String(),
  audience: Audience,
  organisations: Type.Array(ServedTo),
})
export type ServedLine = Static<typeof ServedLine>

const Id = Type.String({ maxLength: 64 })

export const readers = {
  previewReaders: route({
    summary: 'Who would see an entry of yours that is shared like this. Nothing is written.',
    tag: 'entries',
    security: 'writer',
    body: Exact({ process: Id, audience: Audience, marking: Type.Optional(Marking) }),
    answers: { 200: Exact({ recipients: Recipients, marking: Marking }) },
  }),
  entryReaders: route({
    summary:
      'Who sees an entry and why, and how that changed. Others than its organisation learn about themselves alone.',
    tag: 'entries',
    security: 'anyone',
    params: Exact({ id: Id }),
    answers: { 200: EntryReaders },
  }),
  entrySight: route({
    summary: 'Whether an organisation, group or person can or could see an entry of yours, and why.',
    tag: 'entries',
    security: 'anyone',
    params: Exact({ id: Id, reader: Type.String({ maxLength: 64 }) }),
    query: Exact({ at: Type.Optional(Instant) }),
    answers: { 200: Sight },
  }),
  entryServed: route({
    summary: 'Who was handed something of an entry, and when: other organisations as such, people of your own by id.',
    tag: 'entries',
    security: 'writer',
    params: Exact({ id: Id }),
    answers: { 200: EntryServed },
  }),
  served: route({
    summary: 'Entries of your organisation, newest first, with the organisations that could see and were handed each.',
    tag: 'entries',
    security: 'writer',
    query: Exact({ process: Id, limit: Type.Optional(Limit), cursor: Type.Optional(Cursor) }),
    answers: { 200: Exact({ entries: Type.Array(ServedLine), next: Nullable(Cursor) }) },
  }),
  passOn: route({
    summary:
      'Publish in your own name what was handed to your organisation to publish. The origin stays between the two.',
    tag: 'entries',
    security: 'writer',
    params: Exact({ id: Id }),
    body: Exact({ audience: Audience, marking: Type.Optional(Marking) }),
    answers: { 201: Exact({ entry: Type.String() }) },
  }),
}
