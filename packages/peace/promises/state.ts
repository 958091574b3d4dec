// The states of a promise over time, each with its reasons. A row holds the whole course, so that a reader picks by the
// clock of the moment and nothing has to be written when a deadline passes.
import Type, { type Static } from 'typebox'

/**
 * What is evidenced, and never whose fault it is. `breached` is not among them: that is a finding of the body the
 * agreement names, and stands beside.
 */
export const statuses = [
  'not_yet_due',
  'due',
  'reported_done',
  'verified_done',
  'verified_late',
  'partly',
  'past_due_unreported',
  'suspended',
  'waived',
  'superseded',
  'unknown',
] as const
export type Status = (typeof statuses)[number]
export const Status = Type.Union([
  Type.Literal('not_yet_due'),
  Type.Literal('due'),
  Type.Literal('reported_done'),
  Type.Literal('verified_done'),
  Type.Literal('verified_late'),
  Type.Literal('partly'),
  Type.Literal('past_due_unreported'),
  Type.Literal('suspended'),
  Type.Literal('waived'),
  Type.Literal('superseded'),
  Type.Literal('unknown'),
])

/** Why a state is what it is, as a code with values that a page can say in its reader's language, and the entries. */
export const PromiseReason = Type.Object({
  code: Type.Union([
    /** The terms it is judged by. */
    Type.Literal('terms'),
    /** It opened, or opens, at `at`. */
    Type.Literal('opens'),
    /** It waits for something that has not come about: `on`, `what`, `is`. */
    Type.Literal('waits-for'),
    /** It was waiting for something, which came about at `at`. */
    Type.Literal('came-about'),
    Type.Literal('deadline'),
    /** What it waited for came about after the deadline, so there is none. */
    Type.Literal('deadline-gone'),
    Type.Literal('extended'),
    Type.Literal('clock-stopped'),
    Type.Literal('suspended'),
    Type.Literal('waived'),
    Type.Literal('superseded'),
    /** `by` reported it `done`, as of `at`. */
    Type.Literal('reported'),
    /** `value` of `required` `unit` counted at `point` by `counter`. */
    Type.Literal('counted'),
    /** Several counters without one the terms name: the lowest is used. */
    Type.Literal('lowest-of'),
    /** `by` came to `result`, as of `at`, on this `basis`. */
    Type.Literal('verified'),
    /** Who says so is not who the agreement lets verify. */
    Type.Literal('not-the-verifier'),
    Type.Literal('nothing-reported'),
    /** The window from `from` to `until`. */
    Type.Literal('window'),
    /** Of `all` windows `met`, `partly`, `unreported`. */
    Type.Literal('windows'),
    /** Nobody entered terms that stand for all. */
    Type.Literal('no-common-reading'),
    /** Terms that wait for each other. */
    Type.Literal('circular'),
  ]),
  entries: Type.Array(Type.String()),
  values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
})
export type PromiseReason = Static<typeof PromiseReason>

export const State = Type.Object({
  /** UTC; the state holds from here until the next one begins. */
  from: Type.String(),
  status: Status,
  /** Done, and after the deadline. */
  late: Type.Boolean(),
  /** The deadline has passed, and it is not evidenced in full. */
  overdue: Type.Boolean(),
  because: Type.Array(PromiseReason),
})
export type State = Static<typeof State>
