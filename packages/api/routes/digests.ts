// Digests: letters that say how much is new in a process, as often as a person wants them.
import Type, { type Static } from 'typebox'
import { Exact, Nullable, route } from './route.ts'

export const Every = Type.Union([
  Type.Literal('never'),
  Type.Literal('at-once'),
  /** When an alert is raised that the person may see. */
  Type.Literal('alerts'),
  Type.Literal('daily'),
  Type.Literal('weekly'),
])
export type Every = Static<typeof Every>

const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
/** Nothing is sent between the two times of day; over midnight where `to` comes before `from`. */
export const QuietHours = Exact({ from: Clock, to: Clock })
const Language = Type.Union([Type.Literal('en'), Type.Literal('ar'), Type.Literal('fr')])

export const Hours = Exact({
  /** IANA time zone, such as Europe/Zurich. */
  zone: Type.String({ minLength: 1, maxLength: 64 }),
  quiet: Nullable(QuietHours),
  /** The time of day of daily and weekly letters. */
  at: Clock,
  /** Days on which daily letters come, 1 (Monday) to 7 (Sunday); weekly ones come on the first of these. */
  days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
  language: Language,
})
export type Hours = Static<typeof Hours>

export const Digests = Exact({
  /** Whether this hub has a mail server at all. */
  mail: Type.Boolean(),
  /** Where letters go: the address one signs in with. */
  address: Nullable(Type.String()),
  hours: Hours,
  /** Processes not listed send nothing. */
  choices: Type.Array(Exact({ process: Type.String(), every: Every })),
})
export type Digests = Static<typeof Digests>

export const digests = {
  digests: route({
    summary: 'Which processes you get letters about, how often, and when you want none.',
    tag: 'digests',
    security: 'anyone',
    answers: { 200: Digests },
  }),
  chooseDigest: route({
    summary: 'How often you want a letter about a process.',
    tag: 'digests',
    security: 'anyone',
    body: Exact({ process: Type.String({ minLength: 1, maxLength: 64 }), every: Every }),
    answers: { 200: Digests },
  }),
  setHours: route({
    summary: 'Your time zone, the hour and the days of your letters, your quiet hours, and their language.',
    tag: 'digests',
    security: 'anyone',
    body: Hours,
    answers: { 200: Digests },
  }),
  sampleDigest: route({
    summary: 'A letter about a process as you would get it now, told of its newest entries. Nothing is sent.',
    tag: 'digests',
    security: 'anyone',
    query: Exact({ process: Type.String({ minLength: 1, maxLength: 64 }) }),
    answers: { 200: Exact({ subject: Type.String(), text: Type.String() }) },
  }),
  endDigest: route({
    summary: 'End a subscription with the word from a letter (RFC 8058). Every word gets the same answer.',
    tag: 'digests',
    security: 'anyone',
    query: Exact({ token: Type.String({ minLength: 1, maxLength: 200 }) }),
    answers: { 200: Exact({ ended: Type.Literal(true) }) },
  }),
}
