// Folds everything entered about one engagement. Statements are taken in the order in which they were said, and not in
// that of the log, so that what arrives late changes nothing but by what it says.
import type { Static } from 'typebox'
import type { Entry } from '../entry.ts'
import { attendanceGiven } from '../events/attendance-given.ts'
import { engagementEntered } from '../events/engagement-entered.ts'
import { engagementStated } from '../events/engagement-stated.ts'
import type { EventKind } from '../events/event-kind.ts'
import { readoutGiven } from '../events/readout-given.ts'
import { byClock, standing } from '../promises/dossier.ts'
import { msOf } from '../promises/zone.ts'
import { isOf } from '../validate.ts'
import type { Fact } from '../views/view.ts'
import type { EngagementRow, Statement } from './rows.ts'
import type { When } from './terms.ts'

type Said<Kind extends Pick<EventKind, 'body'>> = Entry & { readonly body: Static<Kind['body']> }

export const engagementKinds: readonly EventKind[] = [
  engagementEntered,
  engagementStated,
  attendanceGiven,
  readoutGiven,
] as unknown as readonly EventKind[] // a list of kinds forgets their bodies

const names = new Set(engagementKinds.map(({ name }) => name))

/** The engagement an entry is about. */
export const engagementOf = ({ kind, body }: Entry): string | null =>
  names.has(kind) ? (body.engagement as string) : null // every kind of the list names it, held to by its schema

/** No row where nobody whose entries one may see entered the engagement itself. */
export function engagementRows(engagement: string, facts: readonly Fact[]): readonly EngagementRow[] {
  const entries = facts.map(({ entry }) => entry).filter((entry) => engagementOf(entry) === engagement)
  const entered = entries.filter((entry) => isOf(engagementEntered, entry)) as Said<typeof engagementEntered>[]
  // By the log's order and not by a clock, because an author could set a clock back.
  const keeper = entered[0]?.author.organisation
  if (keeper === undefined) return []
  const newest = new Map<string, Said<typeof engagementEntered>>()
  for (const entry of entered.toSorted(byClock)) newest.set(entry.author.organisation, entry)
  const own = newest.get(keeper)
  if (own === undefined) return []
  const stated = bySaid(
    standing(entries.filter((entry) => isOf(engagementStated, entry)) as Said<typeof engagementStated>[]),
  )
  const answers = bySaid(
    standing(entries.filter((entry) => isOf(attendanceGiven, entry)) as Said<typeof attendanceGiven>[]),
  )
  const readouts = bySaid(standing(entries.filter((entry) => isOf(readoutGiven, entry)) as Said<typeof readoutGiven>[]))

  const statements = stated.map(statementOf)
  const { state, by: stateBy, deniedBy } = stateOf(statements, readouts.length > 0)
  const moved = stated.findLast(({ body }) => body.when !== undefined && msOf(body.said) >= msOf(own.at))
  const when = moved?.body.when ?? own.body.when ?? null
  const { body } = own
  const outcomes = new Set(readouts.map((one) => one.body.outcome))
  return [
    {
      key: engagement,
      process: own.process,
      title: body.title,
      form: body.form,
      keeper,
      state,
      stateBy,
      statements,
      deniedBy,
      when,
      firstDay: when === null ? null : dayOf(when, 'first'),
      lastDay: when === null ? null : dayOf(when, 'last'),
      place: body.place ?? null,
      channel: body.channel ?? null,
      host: body.host ?? null,
      languages: body.languages ?? [],
      delegations: (body.delegations ?? []).map((one) => {
        const answer = answers.findLast((given) => given.body.actor === one.actor)
        return { ...one, answer: answer?.body.answer ?? null, answeredBy: answer?.body.by ?? null }
      }),
      agenda: body.agenda ?? [],
      tabled: body.tabled ?? [],
      legs: body.legs ?? [],
      follows: body.follows ?? null,
      readouts: readouts.map(({ id, author, body: { by, said, outcome, says, next, consulted, informed } }) => ({
        entry: id,
        by,
        said,
        outcome,
        says,
        next: next ?? null,
        consulted: consulted ?? [],
        informed: informed ?? [],
        toldBy: author.organisation,
      })),
      outcome: outcomes.size > 1 ? 'contested' : (readouts[0]?.body.outcome ?? null),
      alsoEntered: [...newest.values()]
        .filter((entry) => entry !== own)
        .map(({ id, author, body: other }) => ({
          organisation: author.organisation,
          entry: id,
          title: other.title,
          when: other.when ?? null,
          place: other.place ?? null,
        })),
      sources: [...(body.sources ?? []), ...(body.legs ?? []).flatMap(({ sources }) => sources ?? [])],
      changed: entries.reduce((last, { at }) => (at > last ? at : last), ''),
      entries: entries.map(({ id }) => id),
    },
  ]
}

/**
 * What it is said to be: the last word on it, denials apart. Denied where nobody but reports speaks for it; held where a
 * side read out what came of it.
 */
export function stateOf(statements: readonly Statement[], isReadOut: boolean) {
  const told = statements.filter(({ state }) => state !== 'denied-by-party')
  const deniedBy = statements.filter(
    (one, at) => one.state === 'denied-by-party' && !statements.slice(at + 1).some(({ by }) => by === one.by),
  )
  const last = told.at(-1) ?? null
  const denial = deniedBy.at(-1) ?? null
  const isReportOnly = last === null || last.state === 'reported-only' || last.state === 'unconfirmed'
  if (isReadOut && last?.state !== 'cancelled') {
    return { state: 'held' as const, by: last?.state === 'held' ? last : null, deniedBy }
  }
  if (isReportOnly && denial !== null) return { state: 'denied-by-party' as const, by: denial, deniedBy }
  // An entry alone says that somebody knows of a plan, and no more.
  return { state: last?.state ?? ('unconfirmed' as const), by: last, deniedBy }
}

const statementOf = ({ id, author, body }: Said<typeof engagementStated>): Statement => ({
  entry: id,
  state: body.state,
  by: body.by,
  said: body.said,
  says: body.says ?? null,
  toldBy: author.organisation,
})

function bySaid<E extends Entry & { readonly body: { readonly said: string } }>(entries: readonly E[]): E[] {
  return entries.toSorted((a, b) => msOf(a.body.said) - msOf(b.body.said) || byClock(a, b))
}

/** The first or last day of a time, `YYYY-MM-DD`, as people there count days. A month is from its first day to its last. */
export function dayOf(when: When, which: 'first' | 'last'): string {
  if ('day' in when) {
    const day = which === 'first' ? when.day : (when.until ?? when.day)
    const [year = '', month, date] = day.split('-')
    if (date !== undefined) return day
    const months = month === undefined ? [1, 12] : [Number(month), Number(month)]
    const of = (which === 'first' ? months[0] : months[1]) ?? 1
    const last = new Date(Date.UTC(Number(year), of, 0)).getUTCDate()
    return `${year}-${String(of).padStart(2, '0')}-${which === 'first' ? '01' : String(last).padStart(2, '0')}`
  }
  return localDay(which === 'first' ? when.from : (when.until ?? when.from), when.zone)
}

function localDay(instant: string, zone: string | undefined): string {
  // Without a zone the day is the one the instant itself is written in.
  if (zone === undefined) return instant.slice(0, 10)
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    msOf(instant),
  )
}
