// A commission folded from what one reader group may see: its sessions, and its decisions as its rule has them. A vote counts
// from the organisation that speaks for the member, and an organisation votes for one.
import type { Entry } from '../entry.ts'
import { commissionFounded } from '../events/commission-founded.ts'
import { decisionPut } from '../events/decision-put.ts'
import { minutesAgreed } from '../events/minutes-agreed.ts'
import { positionStated } from '../events/position-stated.ts'
import { sessionCalled } from '../events/session-called.ts'
import { statementMade } from '../events/statement-made.ts'
import { voteCast } from '../events/vote-cast.ts'
import { byClock, type Said } from '../promises/dossier.ts'
import { instantOf, msOf } from '../promises/zone.ts'
import { isOf } from '../validate.ts'
import type { Fact } from '../views/view.ts'
import type { CommissionRow, DecisionRow, PositionRow, SessionRow } from './rows.ts'
import { outcomeOf, type Vote } from './rule.ts'

const kinds: ReadonlySet<string> = new Set(
  [commissionFounded, sessionCalled, statementMade, decisionPut, voteCast, minutesAgreed].map(({ name }) => name),
)

/** The commission an entry is about. */
export function commissionOf(entry: Entry): string | undefined {
  // Every kind of the list names its commission in the same field, held to by its schema.
  if (kinds.has(entry.kind)) return entry.body.commission as string
  return isOf(positionStated, entry) && 'commission' in entry.body.about ? entry.body.about.commission : undefined
}

type Commission = {
  /** The keeper's own, oldest first; the last of them holds. */
  readonly foundings: readonly Said<typeof commissionFounded>[]
  readonly founding: Said<typeof commissionFounded>
  readonly members: readonly string[]
  readonly chair: string | null
  readonly speaksFor: (actor: string, organisation: string) => boolean
}

/** `at`: as it was entered by then; whoever sits in it later, and by which rule, changes nothing that was put before. */
function commissionIn(key: string, facts: readonly Fact[], at?: string): Commission | undefined {
  const foundings = facts.flatMap(({ entry }) =>
    isOf(commissionFounded, entry) && entry.body.commission === key ? [entry] : [],
  )
  // By the log and not by a clock: whoever was first keeps it.
  const keeper = foundings[0]?.author.organisation
  const own = foundings.filter(({ author }) => author.organisation === keeper).sort(byClock)
  const founding = own.findLast((one) => at === undefined || msOf(one.at) <= msOf(at)) ?? own[0]
  if (founding === undefined) return undefined
  const { members, chair } = founding.body
  const seats = new Map([...members, ...(chair === undefined ? [] : [chair])].map((seat) => [seat.actor, seat]))
  return {
    foundings: own,
    founding,
    members: members.map(({ actor }) => actor),
    chair: chair?.actor ?? null,
    speaksFor: (actor, organisation) => {
      const seat = seats.get(actor)
      return seat !== undefined && (seat.organisation ?? keeper) === organisation
    },
  }
}

const entriesOf = <K extends Parameters<typeof isOf>[0]>(kind: K, key: string, facts: readonly Fact[]) =>
  facts.flatMap(({ entry }) => (isOf(kind, entry) && commissionOf(entry) === key ? [entry] : [])).sort(byClock)

/** The commission as its keeper last entered it. */
export function commissionRows(key: string, facts: readonly Fact[]): readonly CommissionRow[] {
  const commission = commissionIn(key, facts)
  if (commission === undefined) return []
  const { founding, foundings } = commission
  const { name, agreement, clause, members, chair, rule } = founding.body
  const keeper = founding.author.organisation
  const seatOf = ({ actor, organisation, people }: (typeof members)[number]) => ({
    actor,
    organisation: organisation ?? keeper,
    people: people ?? [],
  })
  return [
    {
      key,
      process: founding.process,
      name,
      agreement: agreement ?? null,
      clause: clause ?? null,
      members: members.map(seatOf),
      chair: chair === undefined ? null : seatOf(chair),
      rule,
      keeper,
      founded: instantOf(msOf(foundings[0]?.at ?? founding.at)),
      entries: foundings.map(({ id }) => id),
    },
  ]
}

export function sessionRows(key: string, facts: readonly Fact[]): readonly SessionRow[] {
  const commission = commissionIn(key, facts)
  if (commission === undefined) return []
  const called = facts
    .flatMap(({ entry }) => (isOf(sessionCalled, entry) && entry.body.commission === key ? [entry] : []))
    .sort(byClock)
  const decided = decisionRows(key, facts)
  const first = new Map<string, string>()
  for (const { body, author } of called) if (!first.has(body.session)) first.set(body.session, author.organisation)
  const latest = new Map(
    called
      .filter(({ body, author }) => first.get(body.session) === author.organisation)
      .map((one) => [one.body.session, one]),
  )
  return [...latest.values()].map((one) => {
    const { session, name, at, place, agenda } = one.body
    const statements = entriesOf(statementMade, key, facts).flatMap((entry) =>
      isOf(statementMade, entry) && entry.body.session === session ? [entry] : [],
    )
    const minutes = entriesOf(minutesAgreed, key, facts).flatMap((entry) =>
      isOf(minutesAgreed, entry) && entry.body.session === session ? [entry] : [],
    )
    const decisions = decided.filter((row) => row.session === session)
    return {
      key: session,
      process: one.process,
      commission: key,
      commissionName: commission.founding.body.name,
      name,
      at: instantOf(msOf(at)),
      place: place ?? null,
      members: [...commission.members],
      chair: commission.chair,
      agenda: agenda.map(({ item, title, about }) => ({ item, title, about: about ?? [] })),
      statements: statements.map(({ id, author, body }) => ({
        entry: id,
        item: body.item ?? null,
        by: body.by,
        text: body.text,
        on: body.on,
        toldBy: commission.speaksFor(body.by, author.organisation) ? null : author.organisation,
      })),
      decisions: decisions.map((row) => row.key),
      minutes: minutesOf(minutes, commission),
      entries: [
        ...called
          .filter(
            ({ body }) => body.session === session && latest.get(session)?.author.organisation === first.get(session),
          )
          .map(({ id }) => id),
        ...statements.map(({ id }) => id),
        ...decisions.flatMap((row) => row.entries),
        ...minutes.map(({ id }) => id),
      ],
    }
  })
}

function minutesOf(
  all: readonly Said<typeof minutesAgreed>[],
  { members, speaksFor }: Commission,
): SessionRow['minutes'] {
  const own = all.filter(({ body, author }) => speaksFor(body.by, author.organisation))
  const last = own.at(-1)
  if (last === undefined) return null
  const words = JSON.stringify(last.body.points)
  // Whoever agreed to other words since no longer agrees to these.
  const latest = new Map(own.map((one) => [one.body.by, one]))
  const agreeing = [...latest.values()].filter(({ body }) => JSON.stringify(body.points) === words)
  const agreedBy = agreeing.map(({ body }) => body.by)
  return {
    points: last.body.points,
    agreedBy,
    isAgreed: members.every((member) => agreedBy.includes(member)),
    entries: agreeing.map(({ id }) => id),
  }
}

export function decisionRows(key: string, facts: readonly Fact[]): readonly DecisionRow[] {
  if (commissionIn(key, facts) === undefined) return []
  const puts = facts
    .flatMap(({ entry }) => (isOf(decisionPut, entry) && entry.body.commission === key ? [entry] : []))
    .sort(byClock)
  const all = facts
    .flatMap(({ entry }) => (isOf(voteCast, entry) && entry.body.commission === key ? [entry] : []))
    .sort(byClock)
  const latest = new Map<string, Said<typeof decisionPut>>()
  for (const put of puts) {
    const before = latest.get(put.body.decision)
    if (before === undefined || before.author.organisation === put.author.organisation)
      latest.set(put.body.decision, put)
  }
  return [...latest.values()].flatMap((put) => {
    const commission = commissionIn(key, facts, put.at)
    if (commission === undefined) return []
    const { members, chair, founding } = commission
    // Other words need votes of their own.
    const own = all.filter(({ body }) => body.decision === put.body.decision && body.put === put.id)
    const voices = new Map<string, string>()
    const votes = new Map<string, { entry: string; vote: Vote }>()
    let settled: string | null = null
    const outcome = () =>
      outcomeOf(founding.body.rule, members, chair, new Map([...votes].map(([member, { vote }]) => [member, vote])))
    for (const { id, at, author, body } of own) {
      const isLate = put.body.until !== undefined && msOf(at) > msOf(put.body.until)
      const voice = voices.get(author.organisation)
      if (isLate || !commission.speaksFor(body.by, author.organisation) || (voice !== undefined && voice !== body.by))
        continue
      voices.set(author.organisation, body.by)
      votes.set(body.by, { entry: id, vote: body.vote })
      settled = outcome() === 'open' ? null : (settled ?? at)
    }
    const counting = new Set([...votes.values()].map(({ entry }) => entry))
    return {
      key: put.body.decision,
      process: put.process,
      commission: key,
      commissionName: founding.body.name,
      session: put.body.session ?? null,
      item: put.body.item ?? null,
      by: put.body.by,
      text: put.body.text,
      put: put.id,
      about: put.body.about ?? [],
      rule: founding.body.rule,
      outcome: outcome(),
      settled,
      votes: own.map(({ id, at, body }) => ({
        entry: id,
        by: body.by,
        vote: body.vote,
        reason: body.reason ?? null,
        at,
        counts: counting.has(id),
      })),
      entries: [put.id, ...own.map(({ id }) => id)],
    }
  })
}

/** Where each actor stood on each issue over time. */
export function positionRows(key: string, facts: readonly Fact[]): readonly PositionRow[] {
  const stated = facts
    .flatMap(({ entry }) => (isOf(positionStated, entry) && commissionOf(entry) === key ? [entry] : []))
    .sort((a, b) => msOf(a.body.on) - msOf(b.body.on) || byClock(a, b))
  const rows = new Map<string, PositionRow>()
  for (const { id, process, author, body } of stated) {
    if (!('commission' in body.about)) continue
    const { issue, name } = body.about
    const one = `${key}/${issue}/${body.by}`
    const before = rows.get(one)
    rows.set(one, {
      key: one,
      process,
      commission: key,
      issue,
      name,
      actor: body.by,
      latest: body.position,
      course: [
        ...(before?.course ?? []),
        { entry: id, position: body.position, text: body.text, on: instantOf(msOf(body.on)), by: author.organisation },
      ],
      entries: [...(before?.entries ?? []), id],
    })
  }
  return [...rows.values()]
}
