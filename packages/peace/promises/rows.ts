// The rows of the views of what was promised, as they cross the wire.
import Type, { type Static, type TSchema } from 'typebox'
import { Coding } from '../events/agreement-coded.ts'
import { AgreementPower, AgreementRole } from '../events/role-given.ts'
import { PromiseReason, State } from './state.ts'
import { Code, Measure, Need, Terms } from './terms.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Texts = Type.Array(Text)
const Count = Type.Integer()

export const Reservation = Type.Object({ clause: Nullable(Text), text: Text })
export const Declaration = Type.Object({
  entry: Text,
  party: Text,
  act: Text,
  on: Text,
  version: Nullable(Count),
  reservations: Type.Array(Reservation),
  signatory: Nullable(
    Type.Object({
      name: Text,
      office: Nullable(Text),
      mandate: Nullable(Type.Object({ words: Text, from: Nullable(Text), until: Nullable(Text) })),
      /** Signed within the time of the mandate; null where the mandate has no times. */
      withinMandate: Nullable(Type.Boolean()),
    }),
  ),
  /** The organisation that entered it, where it does not speak for the party. */
  toldBy: Nullable(Text),
})

/** An instant, or so long after something, with when that came about; null while it has not. */
const WrittenMoment = Type.Object({
  at: Nullable(Text),
  after: Nullable(Type.Object({ on: Text, what: Text, is: Text, met: Nullable(Text) })),
  days: Nullable(Type.Integer()),
  hours: Nullable(Type.Number()),
  time: Nullable(Text),
})

export const AgreementRow = Type.Object({
  key: Text,
  process: Text,
  title: Text,
  /** The organisation whose terms, roles and timetable are computed with: the one that entered the agreement. */
  keeper: Text,
  /** What its declarations and links come to; never whether it is kept. */
  standing: Type.Union([
    Type.Literal('text'),
    Type.Literal('partly-declared'),
    Type.Literal('declared'),
    Type.Literal('superseded'),
  ]),
  zone: Text,
  /** Instant of entry into force, as far as it is known. */
  effect: Nullable(Text),
  coding: Nullable(Coding),
  parts: Type.Array(
    Type.Object({
      part: Text,
      heading: Nullable(Text),
      clauses: Count,
      versions: Type.Array(
        Type.Object({
          version: Count,
          entry: Text,
          at: Text,
          by: Text,
          document: Nullable(Text),
          reason: Nullable(Text),
        }),
      ),
    }),
  ),
  roles: Type.Array(
    Type.Object({
      entry: Text,
      actor: Text,
      role: AgreementRole,
      name: Nullable(Text),
      organisation: Nullable(Text),
      may: Type.Array(AgreementPower),
      clauses: Texts,
      mandate: Nullable(Type.Object({ words: Nullable(Text), from: Nullable(Text), until: Nullable(Text) })),
    }),
  ),
  declarations: Type.Array(Declaration),
  links: Type.Array(
    Type.Object({
      entry: Text,
      /** The other agreement. */
      agreement: Text,
      as: Text,
      /** This agreement does it to the other, or the other to this. */
      direction: Type.Union([Type.Literal('to'), Type.Literal('from')]),
      from: Text,
      clauses: Texts,
    }),
  ),
  phases: Type.Array(
    Type.Object({
      entry: Text,
      phase: Text,
      name: Text,
      order: Count,
      /** Null while a gate is shut. */
      begins: Nullable(Text),
      ends: Nullable(Text),
      endsWritten: Nullable(Text),
      /** What must have come about before it can begin, as a trigger of the terms, and when it did; null while it has not. */
      gates: Type.Array(Type.Object({ on: Text, what: Text, is: Text, met: Nullable(Text), entries: Texts })),
      /** When it begins and ends, as it is written. */
      starts: WrittenMoment,
      finishes: Nullable(WrittenMoment),
    }),
  ),
  /** Changes of the timetable, oldest first. */
  changes: Type.Array(
    Type.Object({ entry: Text, to: Text, from: Text, until: Nullable(Text), concerns: Texts, by: Texts, ground: Text }),
  ),
  commitments: Count,
  proposals: Count,
  /** Clause ids given out again, zones unknown here, entries by organisations that do not keep the agreement. */
  faults: Type.Array(Type.Object({ code: Text, entry: Text, what: Text })),
  entries: Texts,
})

const DiffPiece = Type.Object({
  op: Type.Union([Type.Literal('same'), Type.Literal('added'), Type.Literal('removed')]),
  text: Text,
})
export type DiffPiece = Static<typeof DiffPiece>

const ClauseAnswer = Type.Object({
  entry: Text,
  by: Text,
  on: Text,
  answer: Type.Union([Type.Literal('accepted'), Type.Literal('rejected'), Type.Literal('asked-to-change')]),
  text: Nullable(Text),
  reason: Nullable(Text),
})

export const ClauseRow = Type.Object({
  /** `<agreement>/<clause id>` */
  key: Text,
  process: Text,
  agreement: Text,
  clause: Text,
  part: Text,
  /** Its place in the current version; null where it was struck out. */
  place: Nullable(Count),
  number: Nullable(Text),
  heading: Nullable(Text),
  /** Null where it was struck out, or is so far only proposed. */
  text: Nullable(Text),
  /** One for each version that changed it, oldest first. */
  history: Type.Array(
    Type.Object({
      version: Count,
      entry: Text,
      at: Text,
      change: Type.Union([
        Type.Literal('added'),
        Type.Literal('changed'),
        Type.Literal('moved'),
        Type.Literal('struck-out'),
      ]),
      text: Nullable(Text),
      diff: Type.Array(DiffPiece),
    }),
  ),
  proposals: Type.Array(
    Type.Object({
      proposal: Text,
      entry: Text,
      title: Text,
      by: Text,
      on: Text,
      counters: Nullable(Text),
      text: Nullable(Text),
      /** Against the text as it stands. */
      diff: Type.Array(DiffPiece),
      /** The latest answer of each party. */
      answers: Type.Array(ClauseAnswer),
    }),
  ),
  reservations: Type.Array(Type.Object({ entry: Text, party: Text, text: Text })),
  commitments: Texts,
  entries: Texts,
})

export const Due = Type.Object({
  from: Nullable(Text),
  until: Nullable(Text),
  /** As the text has it, before any change. */
  original: Nullable(Text),
})

const WindowCounts = Type.Object({
  /** Those that are over, as far as anything is known. */
  all: Count,
  met: Count,
  partly: Count,
  unreported: Count,
  suspended: Count,
})

export const CommitmentRow = Type.Object({
  key: Text,
  process: Text,
  agreement: Text,
  agreementTitle: Nullable(Text),
  clauses: Texts,
  phase: Nullable(Text),
  phaseName: Nullable(Text),
  obligors: Texts,
  beneficiaries: Texts,
  act: Text,
  code: Nullable(Code),
  inReturnFor: Texts,
  zone: Text,
  terms: Terms,
  rule: Text,
  need: Nullable(Need),
  measure: Nullable(Measure),
  /**
   * The course under the interpretation all share and by the agreement's measure, as far as this reader group may know.
   * The state now is the last that is not after now. Of a promise that recurs the newest states stand here; what its
   * state was before them, the rows of its windows tell. Nothing here is a judgement of a party.
   */
  states: Type.Array(State),
  due: Due,
  windows: Nullable(WindowCounts),
  /** Each way to read the clause that was entered, the shared one first. */
  interpretations: Type.Array(
    Type.Object({
      id: Nullable(Text),
      organisation: Text,
      says: Nullable(Text),
      of: Texts,
      entry: Text,
      terms: Terms,
      /** Null for the shared one: the row's own. */
      states: Nullable(Type.Array(State)),
      due: Due,
    }),
  ),
  /** The same by each count point there are counts of, the agreement's first. They measure different things. */
  measures: Type.Array(
    Type.Object({
      point: Text,
      isAgreed: Type.Boolean(),
      /** Totals by counter. */
      counters: Type.Array(Type.Object({ counter: Text, value: Type.Number(), unit: Text, entries: Texts })),
      /** Null for the agreement's: the row's own. */
      states: Nullable(Type.Array(State)),
      windows: Nullable(WindowCounts),
    }),
  ),
  /** Beside the status, never in its place. */
  contested: Type.Array(
    Type.Object({
      entry: Text,
      by: Text,
      since: Text,
      ground: Text,
      about: Nullable(Text),
      /** When it was dropped or settled. */
      until: Nullable(Text),
      toldBy: Nullable(Text),
    }),
  ),
  isContested: Type.Boolean(),
  /** Findings of the body the agreement names for it, oldest first. */
  findings: Type.Array(
    Type.Object({
      entry: Text,
      by: Text,
      result: Type.Union([Type.Literal('breached'), Type.Literal('not-breached')]),
      since: Text,
      made: Text,
      decision: Text,
    }),
  ),
  /** The latest finding of the named body is that it was breached. */
  isFoundBreached: Type.Boolean(),
  /** What bodies not named for it said of a breach. */
  alleged: Type.Array(Type.Object({ entry: Text, by: Text, since: Text, decision: Text })),
  /** The latest verification by a body that may. */
  verification: Nullable(Type.Object({ entry: Text, by: Text, result: Text, at: Text, made: Text, basis: Text })),
  entries: Texts,
})

/** One window of a promise that recurs, with what each count point gave. */
export const WindowRow = Type.Object({
  /** `<commitment>/<from>` */
  key: Text,
  process: Text,
  agreement: Text,
  commitment: Text,
  from: Text,
  until: Text,
  required: Nullable(Type.Number()),
  value: Nullable(Type.Number()),
  outcome: Text,
  /** The instant from which the outcome is the state of the promise, until that of a later window is. */
  since: Text,
  because: Type.Array(PromiseReason),
  points: Type.Array(
    Type.Object({ point: Text, counter: Text, isAgreed: Type.Boolean(), value: Type.Number(), entries: Texts }),
  ),
  entries: Texts,
})

const StageCount = Type.Object({
  stage: Text,
  category: Text,
  batch: Nullable(Count),
  counter: Text,
  /** The organisation that entered it, where it does not speak for the counter. */
  toldBy: Nullable(Text),
  count: Count,
  /** Every one of them has a seal: anyone can count them, and see that none is counted twice. */
  isProvable: Type.Boolean(),
  /** When the last of them came to it. */
  on: Text,
  entries: Texts,
})

export const ExchangeRow = Type.Object({
  key: Text,
  process: Text,
  agreement: Text,
  clauses: Texts,
  of: Text,
  holder: Text,
  receiver: Text,
  intermediary: Nullable(Text),
  categories: Type.Array(
    Type.Object({
      category: Text,
      name: Nullable(Text),
      agreed: Nullable(Count),
      /** By stage, of all batches: the most any one counter counted. */
      reached: Type.Record(Text, Count),
    }),
  ),
  batches: Type.Array(
    Type.Object({ batch: Count, agreed: Nullable(Count), on: Nullable(Text), reached: Type.Record(Text, Count) }),
  ),
  counts: Type.Array(StageCount),
  /** What the other side's persons so far make due on this one: so many for each. */
  ratio: Type.Array(
    Type.Object({ exchange: Text, category: Text, times: Type.Number(), counted: Count, owed: Count, stage: Text }),
  ),
  owed: Nullable(Count),
  /** One for each person sealed: how far the person came. */
  persons: Type.Array(
    Type.Object({
      seal: Text,
      category: Text,
      batch: Nullable(Count),
      stages: Texts,
      /** Null for whoever may not know. */
      name: Nullable(Text),
      mark: Nullable(Text),
      /** The name opens the seal; null where there is no name to try. */
      opens: Nullable(Type.Boolean()),
    }),
  ),
  /** Seals nobody listed, names that stand under two seals. */
  faults: Type.Array(Type.Object({ code: Text, seals: Texts })),
  entries: Texts,
})

export const ProposalRow = Type.Object({
  key: Text,
  process: Text,
  agreement: Text,
  title: Text,
  by: Text,
  on: Text,
  counters: Nullable(Text),
  counteredBy: Texts,
  document: Nullable(Text),
  clauses: Type.Array(
    Type.Object({
      clause: Text,
      number: Nullable(Text),
      text: Nullable(Text),
      /** The same clause in the proposal it answers. */
      before: Nullable(Text),
      diff: Type.Array(DiffPiece),
      answers: Type.Array(ClauseAnswer),
    }),
  ),
  /** Parties whose latest answer accepts every clause. */
  acceptedBy: Texts,
  entries: Texts,
})

export type AgreementRow = Static<typeof AgreementRow>
export type ClauseRow = Static<typeof ClauseRow>
export type CommitmentRow = Static<typeof CommitmentRow>
export type WindowRow = Static<typeof WindowRow>
export type ExchangeRow = Static<typeof ExchangeRow>
export type ProposalRow = Static<typeof ProposalRow>
