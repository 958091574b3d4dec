// The rows of cases with their evidence and findings, as they cross the wire.
import Type, { type Static, type TSchema } from 'typebox'
import { Copy } from '../events/evidence-added.ts'
import { SignOff } from '../events/finding-rule-set.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Texts = Type.Array(Text)

/**
 * How far a case has come: the furthest of its findings. A finding says what was found and about nobody's guilt; it is laid
 * to somebody only in `attribution`.
 */
export const caseStates = [
  'reported',
  'open',
  'proposed',
  'in-reply',
  'confirmed',
  'partly-confirmed',
  'not-confirmed',
  'unverifiable',
] as const
export const CaseState = Type.Union([
  /** Of an incident that no case has taken up. */
  Type.Literal('reported'),
  Type.Literal('open'),
  Type.Literal('proposed'),
  /** Somebody accused has been asked and has neither replied nor waived the reply. */
  Type.Literal('in-reply'),
  Type.Literal('confirmed'),
  Type.Literal('partly-confirmed'),
  Type.Literal('not-confirmed'),
  Type.Literal('unverifiable'),
])
export type CaseState = Static<typeof CaseState>

export const FindingState = Type.Union([
  /** Its text is not among what this reader group may see; the accused may know it by the text released to them. */
  Type.Literal('not-shown'),
  Type.Literal('proposed'),
  Type.Literal('signed'),
  Type.Literal('withdrawn'),
])
export type FindingState = Static<typeof FindingState>

export const Signature = Type.Object({
  entry: Text,
  as: Text,
  organisation: Text,
  person: Nullable(Text),
  at: Text,
  /** False where the organisation does not speak for whom it signed as, nobody in particular signed, or one signed twice. */
  counts: Type.Boolean(),
})

/** Why a finding is laid to nobody, or is not yet. */
export const AttributionReason = Type.Union([
  Type.Literal('no-agreement'),
  Type.Literal('no-rule'),
  Type.Literal('never-by-rule'),
  Type.Literal('below-threshold'),
  Type.Literal('not-signed'),
  Type.Literal('result-not-confirmed'),
])
export type AttributionReason = Static<typeof AttributionReason>

export const Reply = Type.Object({
  entry: Text,
  to: Text,
  /** The text that was cleared and released. */
  text: Text,
  opened: Text,
  until: Text,
  /** Where the clearance is among what this group may see: that somebody other than who opened it gave it. */
  isCleared: Nullable(Type.Boolean()),
  made: Type.Array(
    Type.Object({
      entry: Text,
      by: Text,
      position: Text,
      text: Text,
      at: Text,
      isLate: Type.Boolean(),
      toldBy: Nullable(Text),
    }),
  ),
  waived: Nullable(Type.Object({ entry: Text, at: Text, reason: Nullable(Text) })),
})

export const Finding = Type.Object({
  finding: Text,
  /** The proposal that stands, null where this group may not see it or it was withdrawn. */
  entry: Nullable(Text),
  lane: Nullable(Text),
  by: Nullable(Text),
  state: FindingState,
  result: Nullable(Text),
  text: Nullable(Text),
  violation: Nullable(Text),
  clauses: Texts,
  standard: Nullable(Text),
  proposed: Nullable(Text),
  signed: Nullable(Text),
  rule: Nullable(
    Type.Object({
      entry: Nullable(Text),
      threshold: Nullable(Type.Number()),
      signOff: SignOff,
      replyHours: Nullable(Type.Number()),
    }),
  ),
  signatures: Type.Array(Signature),
  /** Who has yet to sign: actors, or so many more people. */
  awaits: Type.Object({ actors: Texts, people: Type.Integer() }),
  attribution: Nullable(Type.Object({ to: Text, confidence: Type.Number(), threshold: Type.Number() })),
  /** Null where it is laid to somebody, or nobody was named. */
  notLaid: Nullable(AttributionReason),
  /** Texts cleared for release that this group may see: those of its own organisation. */
  clearances: Type.Array(
    Type.Object({ entry: Text, text: Text, looked: Text, organisation: Text, person: Nullable(Text), at: Text }),
  ),
  reply: Nullable(Reply),
  /** Each actor's latest, in the order in which they were first stated. */
  positions: Type.Array(
    Type.Object({ entry: Text, by: Text, position: Text, text: Text, on: Text, toldBy: Nullable(Text) }),
  ),
  withdrawn: Nullable(Type.Object({ entry: Text, at: Text, by: Text, reason: Nullable(Text) })),
})
export type Finding = Static<typeof Finding>

export const CaseRow = Type.Object({
  key: Text,
  process: Text,
  title: Text,
  by: Text,
  organisation: Text,
  opened: Text,
  agreement: Nullable(Text),
  clauses: Texts,
  commitment: Nullable(Text),
  violation: Nullable(Text),
  incidents: Texts,
  state: CaseState,
  evidence: Type.Array(
    Type.Object({
      entry: Text,
      title: Text,
      sort: Text,
      original: Copy,
      working: Nullable(Type.Object({ copy: Copy, differs: Text })),
      captured: Type.Object({
        at: Text,
        by: Text,
        with: Nullable(Text),
        url: Nullable(Text),
      }),
      shows: Nullable(Text),
      by: Text,
      at: Text,
      custody: Type.Array(
        Type.Object({
          entry: Text,
          on: Text,
          from: Nullable(Text),
          to: Text,
          act: Text,
          /** Whether the hash found agrees with the original's; null where none was given. */
          isIntact: Nullable(Type.Boolean()),
          says: Nullable(Text),
        }),
      ),
    }),
  ),
  findings: Type.Array(Finding),
  /** Findings of breach that cite this case: entries of the body that the agreement names, shown with the commitment. */
  breaches: Type.Array(Type.Object({ entry: Text, commitment: Text, by: Text, result: Text })),
  notes: Type.Integer(),
  entries: Texts,
})
export type CaseRow = Static<typeof CaseRow>
