// An entry: the one thing that is ever written. Its canonical bytes are sealed by the log; its kind says what it means.
import Type, { type Static } from 'typebox'

/** Ids carry 130 random bits, so that an id nobody was told cannot be guessed. */
export const idPattern = (prefix: string) => `^${prefix}_[0-9a-z]{26}$`
const id = (prefix: string) => Type.String({ pattern: idPattern(prefix) })

export const EntryId = id('ent')
export const ProcessId = id('prc')
export const OrganisationId = id('org')
export const PersonId = id('per')
export const GroupId = id('grp')
export const DocumentId = id('doc')
export const AgreementId = id('agr')
export const CommitmentId = id('cmt')
export const ExchangeId = id('exc')
export const ProposalId = id('prp')
export const EngagementId = id('eng')
export const IncentiveId = id('itv')
export const IndicatorId = id('ind')
export const SeriesId = id('srs')
export const ThresholdId = id('thr')
export const IncidentId = id('inc')
export const CaseId = id('cas')
export const FindingId = id('fnd')
export const LineId = id('lin')
export const CommissionId = id('com')
export const SessionId = id('ses')
export const DecisionId = id('dcn')
export const MessageId = id('msg')
export const InitiativeId = id('ini')
export const ActivityId = id('act')
export const NeedId = id('nee')
export const OfferId = id('ofr')
export const MovementId = id('mov')
export const ConsignmentId = id('csg')
export const CorridorId = id('cor')
export const CrossingId = id('crs')
export const NotificationId = id('ntf')

/** One reader or set of readers an entry may be shown to. An empty audience is the author's organisation alone. */
export const AudienceMember = Type.String({ pattern: '^(public|members|(org|grp|per)_[0-9a-z]{26})$' })
export const Audience = Type.Array(AudienceMember, { maxItems: 64 })

/** TLP 2.0 says what a recipient may do next; it is never the access control, the audience is. */
export const Tlp = Type.Union([
  Type.Literal('CLEAR'),
  Type.Literal('GREEN'),
  Type.Literal('AMBER'),
  Type.Literal('AMBER+STRICT'),
  Type.Literal('RED'),
])

/** Grids of 0.01°, 0.1° and 1°: about 1, 11 and 111 km from north to south. 'country' gives no coordinates at all. */
export const LocationPrecision = Type.Union([
  Type.Literal('settlement'),
  Type.Literal('district'),
  Type.Literal('province'),
  Type.Literal('country'),
])

export const Marking = Type.Object(
  {
    tlp: Tlp,
    /** Permitted use, beside redistribution: used in talks, shown to a party, published. */
    use: Type.Optional(
      Type.Array(Type.Union([Type.Literal('talks'), Type.Literal('shown-to-party'), Type.Literal('published')])),
    ),
    /** Licence of the source, as its owner words it. */
    licence: Type.Optional(Type.String({ maxLength: 500 })),
    /** Not before this instant (RFC 3339). */
    embargo: Type.Optional(Type.String({ format: 'date-time' })),
    /** Published by this organisation in its own name, never naming the author: the origin stays between the two. */
    through: Type.Optional(OrganisationId),
    /** The finest place an entry may give. Coordinates in its body lie on this grid; finer ones are refused. */
    precision: Type.Optional(LocationPrecision),
  },
  { additionalProperties: false },
)

export const Author = Type.Object(
  {
    organisation: OrganisationId,
    person: Type.Optional(PersonId),
    /** 'reader' where the machine read on the organisation's behalf. */
    role: Type.Optional(Type.String({ maxLength: 80 })),
  },
  { additionalProperties: false },
)

export const Entry = Type.Object(
  {
    v: Type.Literal(1),
    id: EntryId,
    kind: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 64 }),
    process: ProcessId,
    author: Author,
    /** The author's clock, RFC 3339 in UTC with milliseconds. */
    at: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' }),
    audience: Audience,
    marking: Marking,
    body: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
)
export type Entry = Static<typeof Entry>
export type Audience = Static<typeof Audience>
export type Marking = Static<typeof Marking>
export type Author = Static<typeof Author>
export type LocationPrecision = Static<typeof LocationPrecision>

/** An encrypted blob named in an entry: a reading, a file. The name is a salted hash; the key lives in an erasable slot. */
export const BlobRef = Type.Object(
  { id: Type.String({ pattern: '^blb_[0-9a-z]{26}$' }), bytes: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
)
export type BlobRef = Static<typeof BlobRef>
