// The folds of this room that say little more than what was entered: initiatives, activities, offers, consignments,
// corridors, crossings, access, notifications.
import { dayOf } from '../engagements/engagement-rows.ts'
import { accessConstrained } from '../events/access-constrained.ts'
import { activityReported } from '../events/activity-reported.ts'
import { aidOffered } from '../events/aid-offered.ts'
import { consignmentStepped } from '../events/consignment-stepped.ts'
import { coordinatesGiven } from '../events/coordinates-given.ts'
import { corridorOpened } from '../events/corridor-opened.ts'
import { crossingStated } from '../events/crossing-stated.ts'
import { initiativeEntered } from '../events/initiative-entered.ts'
import { needReported } from '../events/need-reported.ts'
import { notificationAcknowledged } from '../events/notification-acknowledged.ts'
import { notificationSent } from '../events/notification-sent.ts'
import { passageCounted } from '../events/passage-counted.ts'
import { instantOf, msOf } from '../promises/zone.ts'
import type { Fact } from '../views/view.ts'
import { crossingStates } from './codes.ts'
import { stepsOf } from './movement-rows.ts'
import type {
  ActivityRow,
  ConsignmentRow,
  ConstraintRow,
  CorridorRow,
  CrossingRow,
  CrossingStatement,
  InitiativeRow,
  NeedRow,
  NotificationRow,
  OfferRow,
} from './rows.ts'
import { bySaid, footOf, newestOf, rivalsAmong, type Said, saidOf } from './told.ts'

const utc = (instant: string) => instantOf(msOf(instant))
const entriesOf = (facts: readonly Fact[]) => facts.map(({ entry }) => entry)

export function initiativeRows(initiative: string, facts: readonly Fact[]): readonly InitiativeRow[] {
  const found = newestOf(initiativeEntered, facts)
  if (found === undefined) return []
  const { own, keeper } = found
  const { body } = own
  const states = bySaid(saidOf(initiativeEntered, facts), sinceOf).map((entry) => ({
    entry: entry.id,
    state: entry.body.state,
    by: entry.body.by ?? null,
    since: utc(sinceOf(entry)),
    toldBy: entry.author.organisation,
  }))
  return [
    {
      key: initiative,
      process: own.process,
      title: body.title,
      keeper,
      state: body.state,
      stateBy: body.by ?? null,
      since: utc(sinceOf(own)),
      states,
      area: body.area,
      clusters: body.clusters ?? [],
      lead: body.lead ?? null,
      partners: body.partners ?? [],
      about: body.about ?? null,
      read: body.read ?? null,
      ...footOf(entriesOf(facts)),
    },
  ]
}

const sinceOf = ({ at, body }: Said<typeof initiativeEntered>): string => body.since ?? at

export function activityRows(activity: string, facts: readonly Fact[]): readonly ActivityRow[] {
  const found = newestOf(activityReported, facts)
  if (found === undefined) return []
  const { own, keeper, others } = found
  const { body } = own
  return [
    {
      key: activity,
      process: own.process,
      keeper,
      who: body.who,
      whoType: body.whoType ?? null,
      partner: body.partner ?? null,
      funder: body.funder ?? null,
      what: body.what,
      cluster: body.cluster,
      where: body.where,
      when: body.when ?? null,
      firstDay: body.when === undefined ? null : dayOf(body.when, 'first'),
      lastDay: body.when === undefined ? null : dayOf(body.when, 'last'),
      state: body.state,
      forWhom: body.forWhom ?? null,
      targeted: body.targeted ?? null,
      reached: body.reached ?? null,
      initiative: body.initiative ?? null,
      alsoEntered: others.map((entry) => ({
        organisation: entry.author.organisation,
        entry: entry.id,
        state: entry.body.state,
        reached: entry.body.reached ?? null,
      })),
      ...footOf(entriesOf(facts)),
    },
  ]
}

export function needRows(need: string, facts: readonly Fact[]): readonly NeedRow[] {
  const found = newestOf(needReported, facts)
  if (found === undefined) return []
  const { own, keeper, others } = found
  const { body } = own
  return [
    {
      key: need,
      process: own.process,
      keeper,
      cluster: body.cluster,
      where: body.where,
      item: body.item ?? null,
      value: body.value,
      unit: body.unit,
      from: utc(body.from),
      until: utc(body.until),
      by: body.by,
      method: body.method ?? null,
      measure: body.measure ?? null,
      alsoEntered: others.map((entry) => ({
        organisation: entry.author.organisation,
        entry: entry.id,
        by: entry.body.by,
        value: entry.body.value,
        unit: entry.body.unit,
      })),
      ...footOf(entriesOf(facts)),
    },
  ]
}

export function offerRows(offer: string, facts: readonly Fact[]): readonly OfferRow[] {
  const found = newestOf(aidOffered, facts)
  if (found === undefined) return []
  const { own, keeper } = found
  const { body } = own
  return [
    {
      key: offer,
      process: own.process,
      keeper,
      by: body.by,
      state: body.state,
      states: saidOf(aidOffered, facts).map((entry) => ({
        entry: entry.id,
        state: entry.body.state,
        value: entry.body.value,
        at: entry.at,
        toldBy: entry.author.organisation,
      })),
      item: body.item,
      value: body.value,
      unit: body.unit,
      cluster: body.cluster ?? null,
      where: body.where ?? null,
      need: body.need ?? null,
      from: body.from === undefined ? null : utc(body.from),
      ...footOf(entriesOf(facts)),
    },
  ]
}

export function consignmentRows(consignment: string, facts: readonly Fact[]): readonly ConsignmentRow[] {
  const first = facts.find(({ entry }) => entry.kind === consignmentStepped.name)?.entry
  const steps = stepsOf(facts)
  const last = steps.at(-1)
  if (first === undefined || last === undefined) return []
  const movement = saidOf(consignmentStepped, facts).findLast(({ body }) => body.movement !== undefined)?.body.movement
  return [
    {
      key: consignment,
      process: first.process,
      name: last.name,
      movement: movement ?? null,
      step: last.step,
      place: last.place,
      custodian: last.custodian,
      isInterrupted: steps.some(({ step }) => step === 'intercepted' || step === 'lost'),
      steps,
      ...footOf(entriesOf(facts)),
    },
  ]
}

export function corridorRows(corridor: string, facts: readonly Fact[]): readonly CorridorRow[] {
  const found = newestOf(corridorOpened, facts)
  if (found === undefined) return []
  const { own, keeper } = found
  const { body } = own
  const counts = bySaid(saidOf(passageCounted, facts), (entry) => entry.body.from).map((entry) => ({
    entry: entry.id,
    point: entry.body.point,
    counter: entry.body.counter,
    from: utc(entry.body.from),
    until: utc(entry.body.until),
    value: entry.body.value,
    low: entry.body.low ?? null,
    high: entry.body.high ?? null,
    of: entry.body.of ?? [],
    toldBy: entry.author.organisation,
  }))
  return [
    {
      key: corridor,
      process: own.process,
      keeper,
      name: body.name,
      for: body.for,
      from: body.from,
      to: body.to,
      windows: body.windows
        .map(({ from, until }) => ({ from: utc(from), until: utc(until) }))
        .sort((a, b) => (a.from < b.from ? -1 : 1)),
      agreedBy: body.agreedBy ?? [],
      initiative: body.initiative ?? null,
      counts,
      rivalPoints: rivalsAmong(counts, ({ from, until }) => `${from}\n${until}`),
      ...footOf(entriesOf(facts)),
    },
  ]
}

export function crossingRows(crossing: string, facts: readonly Fact[]): readonly CrossingRow[] {
  const all = bySaid(saidOf(crossingStated, facts), (entry) => entry.body.said)
  const last = all.at(-1)
  if (last === undefined) return []
  const history = all.map(crossingStatement)
  const lanes = new Map<string, CrossingStatement[]>()
  for (const one of history) {
    const lane = `${one.direction} ${one.cargo}`
    // The last word of each who spoke of the lane.
    lanes.set(lane, [one, ...(lanes.get(lane) ?? []).filter(({ by }) => by !== one.by)])
  }
  const shown = [...lanes.values()].flatMap((statements) => {
    const newest = statements[0]
    if (newest === undefined) return []
    const { direction, cargo, state } = newest
    return [{ direction, cargo, state, statements, isContested: new Set(statements.map((one) => one.state)).size > 1 }]
  })
  const openness = shown.map(({ state }) => crossingStates.indexOf(state))
  return [
    {
      key: crossing,
      process: last.process,
      name: last.body.name,
      where: all.findLast(({ body }) => body.where !== undefined)?.body.where ?? null,
      lanes: shown,
      state: crossingStates[Math.max(0, ...openness)] ?? 'open',
      isContested: shown.some(({ isContested }) => isContested),
      history,
      ...footOf(entriesOf(facts)),
    },
  ]
}

function crossingStatement({ id, author, body }: Said<typeof crossingStated>): CrossingStatement {
  const { hours } = body
  return {
    entry: id,
    direction: body.direction,
    cargo: body.cargo,
    state: body.state,
    hours: hours === undefined ? null : { opens: hours.opens, closes: hours.closes, zone: hours.zone ?? null },
    from: utc(body.from),
    until: body.until === undefined ? null : utc(body.until),
    by: body.by,
    said: utc(body.said),
    says: body.says ?? null,
    toldBy: author.organisation,
  }
}

/** One row for each entry that stands; `bucket` is the first entry of a run of corrections. */
export function constraintRows(facts: readonly Fact[]): readonly ConstraintRow[] {
  return saidOf(accessConstrained, facts).map((entry) => {
    const { body } = entry
    return {
      key: entry.id,
      process: entry.process,
      constraint: body.constraint,
      where: body.where,
      from: utc(body.from),
      until: body.until === undefined ? null : utc(body.until),
      movement: body.movement ?? null,
      cluster: body.cluster ?? null,
      severity: body.severity ?? null,
      by: body.by,
      says: body.says ?? null,
      toldBy: entry.author.organisation,
      ...footOf([entry]),
    }
  })
}

/** The notification's row; none where the notification itself is not among the facts. */
export function notificationRows(key: string, facts: readonly Fact[]): readonly NotificationRow[] {
  const first = facts.find(({ entry }) => entry.kind === notificationSent.name)?.entry.author.organisation
  const sent = saidOf(notificationSent, facts).findLast(({ author }) => author.organisation === first)
  if (sent === undefined) return []
  const { body, author } = sent
  const acknowledgeBy = msOf(body.sent) + body.within * 60_000
  const acknowledged = new Map<string, NotificationRow['acknowledged'][number]>()
  for (const entry of saidOf(notificationAcknowledged, facts)) {
    const { by, at, says } = entry.body
    // Nobody acknowledges for the recipients what they sent them themselves.
    if (!body.to.includes(by) || acknowledged.has(by) || entry.author.organisation === author.organisation) continue
    acknowledged.set(by, {
      entry: entry.id,
      by,
      at: utc(at),
      isLate: msOf(at) > acknowledgeBy,
      says: says ?? null,
    })
  }
  const given = saidOf(coordinatesGiven, facts).findLast((entry) => entry.author.organisation === author.organisation)
  return [
    {
      key,
      process: sent.process,
      of: body.of,
      movement: body.movement ?? null,
      title: body.title,
      sender: body.sender,
      to: body.to,
      sent: utc(body.sent),
      from: utc(body.from),
      until: utc(body.until),
      acknowledgeBy: instantOf(acknowledgeBy),
      text: body.text ?? null,
      coordinates:
        given === undefined
          ? null
          : {
              entry: given.id,
              expires: utc(given.body.expires),
              points: given.body.points.map(({ lat, lon, label }) => ({ lat, lon, label: label ?? null })),
            },
      acknowledged: [...acknowledged.values()],
      awaits: body.to.filter((one) => !acknowledged.has(one)),
      toldBy: author.organisation,
      entries: [
        sent.id,
        ...(given === undefined ? [] : [given.id]),
        ...[...acknowledged.values()].map(({ entry }) => entry),
      ],
    },
  ]
}
