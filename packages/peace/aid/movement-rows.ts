// Folds everything entered about one movement: what was asked for, what each side says became of it, where its consignments
// are, what was counted at which point. A denial and a delivery can both be told; neither takes the other's place.
import { dayOf } from '../engagements/engagement-rows.ts'
import type { Entry } from '../entry.ts'
import { accessConstrained } from '../events/access-constrained.ts'
import { aidCounted } from '../events/aid-counted.ts'
import { consignmentStepped } from '../events/consignment-stepped.ts'
import { movementNotified } from '../events/movement-notified.ts'
import { movementStated } from '../events/movement-stated.ts'
import { instantOf, msOf } from '../promises/zone.ts'
import type { CalendarItem, Fact } from '../views/view.ts'
import { sameWords } from './names.ts'
import type { AidCount, MovementRow, OutcomeStatement, Step } from './rows.ts'
import { bySaid, footOf, newestOf, rivalsAmong, type Said, saidOf } from './told.ts'

const names: ReadonlySet<string> = new Set(
  [movementNotified, movementStated, consignmentStepped, aidCounted, accessConstrained].map(({ name }) => name),
)

/** The movement an entry is about. */
export function movementOf({ kind, body }: Entry): string | null {
  // Every kind of the list names its movement in this field, if any.
  return names.has(kind) ? ((body.movement as string | undefined) ?? null) : null
}

/** No row where nobody whose entries one may see notified the movement itself. */
export function movementRows(movement: string, facts: readonly Fact[]): readonly MovementRow[] {
  const about = facts.filter(({ entry }) => movementOf(entry) === movement)
  const found = newestOf(movementNotified, about)
  if (found === undefined) return []
  const { keeper, own, others } = found
  const { body } = own
  const stated = bySaid(saidOf(movementStated, about), (entry) => entry.body.said)
  const outcomes = stated.map(statementOf)
  const last = outcomes.at(-1) ?? null
  const moved = stated.findLast((entry) => entry.body.when !== undefined && msOf(entry.body.said) >= msOf(own.at))
  const when = moved?.body.when ?? body.when ?? null
  const steps = stepsOf(about)
  const counts = saidOf(aidCounted, about).map(countOf)
  const constraints = [
    ...stated.map((entry) => entry.body.constraint),
    ...saidOf(accessConstrained, about).map((entry) => entry.body.constraint),
  ].filter((one) => one !== undefined)
  return [
    {
      key: movement,
      process: own.process,
      reference: body.reference ?? null,
      keeper,
      by: body.by,
      asked: body.asked ?? [],
      from: body.from,
      to: body.to,
      via: body.via ?? null,
      corridor: body.corridor ?? null,
      when,
      firstDay: when === null ? null : dayOf(when, 'first'),
      lastDay: when === null ? null : dayOf(when, 'last'),
      trucks: body.trucks ?? null,
      cargo: body.cargo ?? [],
      purpose: body.purpose ?? null,
      initiative: body.initiative ?? null,
      outcome: last?.outcome ?? 'planned',
      outcomeBy: last,
      outcomes,
      isContested: new Set(new Map(outcomes.map((one) => [one.by, one.outcome])).values()).size > 1,
      steps,
      step: steps.at(-1)?.step ?? null,
      isInterrupted: steps.some(({ step }) => step === 'intercepted' || step === 'lost'),
      counts,
      rivalPoints: rivalsAmong(counts, goodsOf),
      constraints: [...new Set(constraints)],
      alsoEntered: others.map((entry) => ({
        organisation: entry.author.organisation,
        entry: entry.id,
        when: entry.body.when ?? null,
      })),
      changed: about.reduce((latest, { entry }) => (entry.at > latest ? entry.at : latest), ''),
      ...footOf(about.map(({ entry }) => entry)),
    },
  ]
}

const goodsOf = ({ item, unit }: AidCount) => `${sameWords(item)}\n${sameWords(unit)}`

const statementOf = ({ id, author, body }: Said<typeof movementStated>): OutcomeStatement => ({
  entry: id,
  outcome: body.outcome,
  by: body.by,
  said: instantOf(msOf(body.said)),
  says: body.says ?? null,
  groundBy: body.groundBy ?? null,
  constraint: body.constraint ?? null,
  heldMinutes: body.heldMinutes ?? null,
  toldBy: author.organisation,
})

/** In the order in which they happened. */
export function stepsOf(facts: readonly Fact[]): Step[] {
  return bySaid(saidOf(consignmentStepped, facts), (entry) => entry.body.on).map(({ id, author, body }) => ({
    entry: id,
    consignment: body.consignment,
    name: body.name,
    step: body.step,
    place: body.where.name,
    custodian: body.custodian ?? null,
    on: instantOf(msOf(body.on)),
    goods: body.goods ?? [],
    by: body.by,
    says: body.says ?? null,
    toldBy: author.organisation,
  }))
}

const countOf = ({ id, author, body }: Said<typeof aidCounted>): AidCount => ({
  entry: id,
  point: body.point,
  counter: body.counter,
  item: body.item,
  unit: body.unit,
  value: body.value,
  low: body.low ?? null,
  high: body.high ?? null,
  from: instantOf(msOf(body.from)),
  until: instantOf(msOf(body.until)),
  toldBy: author.organisation,
})

/** A movement as a calendar shows it: what is not known to go is tentative, what was stopped stays and says so. */
export function calendarItemOf(row: MovementRow): CalendarItem | null {
  const { when, firstDay, lastDay, outcome } = row
  if (when === null || firstDay === null || lastDay === null) return null
  const isStopped = outcome === 'denied' || outcome === 'cancelled-by-organisation'
  const isDone = outcome === 'facilitated' || outcome === 'partly-facilitated' || outcome === 'impeded'
  return {
    key: row.key,
    title: `${row.reference ?? row.by}: ${row.from.name} – ${row.to.name}`,
    status: isStopped ? 'cancelled' : isDone ? 'confirmed' : 'tentative',
    when: 'day' in when ? { firstDay, lastDay } : { from: when.from, until: when.until ?? null },
    place: row.to.name,
    about: [
      [outcome, ...(row.outcomeBy === null ? [] : [`(${row.outcomeBy.by})`])].join(' '),
      row.by,
      ...(row.trucks === null ? [] : [`${row.trucks} trucks`]),
      ...row.cargo.map(({ item, value, unit }) => `- ${value} ${unit} ${item}`),
    ],
    sequence: Math.max(0, row.entries.length - 1),
    changed: row.changed,
  }
}
