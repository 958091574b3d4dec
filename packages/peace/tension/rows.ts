// The rows of indicators and alerts as they cross the wire.
import Type, { type Static, type TSchema } from 'typebox'
import { OneOf } from '../fields.ts'
import { Crossing, IndicatorSource, severities, urgencies } from './terms.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Texts = Type.Array(Text)
const Numbers = Type.Array(Nullable(Type.Number()))

/** What is usual, or foreseen, of a day: the middle, and between what it lies with four chances in five. */
export const Band = Type.Object({ day: Text, median: Type.Number(), low: Type.Number(), high: Type.Number() })
export type Band = Static<typeof Band>

export const SurgeTold = Type.Object({
  day: Text,
  since: Text,
  direction: OneOf(['more', 'less']),
  /** How many times the usual explains these days best. */
  factor: Type.Number(),
  entries: Texts,
})
export type SurgeTold = Static<typeof SurgeTold>

export const IndicatorRow = Type.Object({
  key: Text,
  process: Text,
  title: Text,
  unit: Text,
  source: IndicatorSource,
  keeper: Text,
  /** Where the numbers come from, of an imported series. */
  origin: Nullable(Text),
  /** The first day of the lists below; null where nothing is counted yet. */
  from: Nullable(Text),
  /** By day, as people entered or confirmed it. Null: nobody counted that day, which is not nothing. */
  values: Numbers,
  /** By day, what the machine read and nobody confirmed. It is shown beside and raises no alert. */
  machine: Numbers,
  /** By day, the mean PLOVER score of what was told; null for what has no tone. */
  tone: Nullable(Numbers),
  /** Of the newest days. */
  usual: Type.Array(Band),
  surges: Type.Array(SurgeTold),
  /** The days after the last. */
  forecast: Type.Array(Band),
  /** Why there is neither a usual range nor a forecast, where there is none: too few days, or figures that are no counts. */
  unforeseen: Nullable(OneOf(['too-short', 'no-counts'])),
  thresholds: Type.Array(
    Type.Object({
      threshold: Text,
      entry: Text,
      by: Text,
      when: Crossing,
      event: Text,
      severity: OneOf(severities),
    }),
  ),
  /** The entries behind the newest days. */
  behind: Type.Array(Type.Object({ day: Text, entries: Texts, more: Type.Integer() })),
  entries: Texts,
})
export type IndicatorRow = Static<typeof IndicatorRow>

export const AlertRow = Type.Object({
  /** `<threshold>.<day>` */
  key: Text,
  process: Text,
  indicator: Text,
  indicatorTitle: Text,
  unit: Text,
  threshold: Text,
  /** What it is called, as whoever set the threshold has it. */
  event: Text,
  when: Crossing,
  /** The day on which it was crossed, the day since when it seems to last, and the last day so far. */
  day: Text,
  since: Text,
  until: Text,
  direction: OneOf(['more', 'less']),
  value: Type.Number(),
  factor: Nullable(Type.Number()),
  severity: OneOf(severities),
  urgency: OneOf(urgencies),
  response: Nullable(Text),
  area: Nullable(Text),
  instruction: Nullable(Text),
  /** The instant at which what raised it was on record. */
  raised: Text,
  /** The entry with which it was; the threshold itself where everything else was there before. */
  raisedBy: Text,
  by: Text,
  /** The entries of people that raised it, the newest first where they are many. */
  because: Texts,
  /** By then somebody has to acknowledge it, and who is told if nobody does; null where nobody is asked to. */
  acknowledgeBy: Nullable(Text),
  escalates: Texts,
  acknowledged: Type.Array(
    Type.Object({ entry: Text, by: Text, organisation: Text, at: Text, says: Nullable(Text), isLate: Type.Boolean() }),
  ),
  escalated: Type.Array(Type.Object({ entry: Text, to: Texts, organisation: Text, at: Text, reason: Nullable(Text) })),
  /** Of a fictional process: nobody is to act on it. */
  isExercise: Type.Boolean(),
  entries: Texts,
})
export type AlertRow = Static<typeof AlertRow>
