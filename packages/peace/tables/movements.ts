// A tracker of movements: each row a journey, with what became of it where it says so.
import { outcomesOfMovement } from '../aid/codes.ts'
import { sameWords } from '../aid/names.ts'
import type { MovementRow } from '../aid/rows.ts'
import { aidCounted } from '../events/aid-counted.ts'
import { movementNotified } from '../events/movement-notified.ts'
import { movementStated } from '../events/movement-stated.ts'
import { aidTable, filled } from './aid-table.ts'
import { unitWords } from './amounts.ts'
import { amount, day, needed, number, placeNamed, whole, words } from './field-kinds.ts'
import type { FieldOf } from './fields.ts'
import { type Part, partName } from './table.ts'

const dayMs = 86_400_000

const outcome: FieldOf = {
  is: 'code',
  heading: /^(outcome|status|result|movement_status|final_status|statut|النتيجة)$/u,
  codes: outcomesOfMovement,
  also: {
    approved: 'planned',
    pending: 'planned',
    requested: 'planned',
    completed: 'facilitated',
    done: 'facilitated',
    partially_facilitated: 'partly-facilitated',
    partial: 'partly-facilitated',
    delayed: 'impeded',
    held_up: 'impeded',
    obstructed: 'impeded',
    refused: 'denied',
    rejected: 'denied',
    postponed: 'postponed-by-organisation',
    postponed_by_the_organisation: 'postponed-by-organisation',
    cancelled: 'cancelled-by-organisation',
    canceled: 'cancelled-by-organisation',
    cancelled_by_the_organisation: 'cancelled-by-organisation',
  },
}

/**
 * Points of the way at which trackers have a figure, by UN/CEFACT Recommendation 24. Each is kept as a count of its own:
 * what was loaded says nothing of what was delivered.
 */
const points = ['dispatched', 'crossed', 'offloaded', 'delivered'] as const
const measured = `(qty|quantity|amount|no|number|nb|of|total|${unitWords})`
const countedAt = (words: string) =>
  amount(new RegExp(`^(${measured}_)*(${words})(_at_destination)?(_${measured})*$`, 'u'))
const counts = {
  dispatched: countedAt('loaded|dispatched|charge'),
  crossed: countedAt('crossed|crossed_border'),
  offloaded: countedAt('offloaded|unloaded|decharge'),
  delivered: countedAt('delivered|received|livre'),
} satisfies Record<(typeof points)[number], FieldOf>

/** A figure told again takes the place of the one before: of the same counter at the same point, of the same item. */
const countName = ({ point, counter, item }: { point: string; counter: string; item: string }): string =>
  [point, counter, item].map(sameWords).join(', ')

const fields = {
  key: words(
    /^((mov|movement|mission|convoy|trip|tracking)_)?(no|nr|num|number|n|id|ref|reference|ref_no|code)$|^(movement|convoy|mission)$/u,
    80,
  ),
  day: needed(
    day(/^(date|day|movement_date|planned_date|date_of_movement|planned_date_of_movement|date_planned|التاريخ)$/u),
  ),
  time: { is: 'clock', heading: /^(time|hour|etd|departure_time|planned_time)$/u } satisfies FieldOf,
  by: needed(
    words(
      /^(organisation|organization|org|agency|agency_org|agency_organisation|partner|requesting_(organisation|organization|agency))$/u,
      120,
    ),
  ),
  from: needed(placeNamed(/^(from|origin|departure|start|from_location|point_of_departure)$/u)),
  to: needed(placeNamed(/^(to|destination|dest|arrival|end|to_location|final_destination)$/u)),
  trucks: whole(/^(trucks|no_of_trucks|number_of_trucks|trucks_no|vehicles|no_of_vehicles|nb_of_trucks)$/u),
  item: words(/^(cargo|item|items|goods|commodity|content|type_of_cargo|cargo_type|supplies)$/u, 120),
  quantity: number(/^(quantity|qty|amount|cargo_quantity|volume|weight)$/u),
  unit: words(/^(unit|uom|units|unit_of_measure)$/u, 60),
  ...counts,
  counter: words(/^(counted_by|who_counted|counter|received_by|consignee|tallied_by)$/u, 120),
  asked: words(/^(asked|authority|notified_to|coordinated_with|requested_from)$/u, 120),
  purpose: words(/^(purpose|objective|type_of_mission|remarks_on_purpose)$/u, 400),
  outcome,
  ground: words(/^(reason|reason_given|ground|remarks|comments|comment|notes|observations)$/u, 2000),
  groundBy: words(/^(given_by|reason_given_by|by_whom|source_of_reason)$/u, 120),
} satisfies Record<string, FieldOf>

export const movements = aidTable({
  name: 'movements',
  kind: movementNotified.name,
  view: 'movements',
  prefix: 'mov',
  idField: 'movement',
  fields,
  ownMore: (row, organisation) => {
    // Rows of this view were folded to this shape.
    const { counts: told } = row as unknown as MovementRow
    return new Map(
      told
        .filter(({ toldBy }) => toldBy === organisation)
        .map((count): [string, string] => [partName({ kind: aidCounted.name, of: countName(count) }), count.entry]),
    )
  },
  become: (cells) => {
    const reference = cells.words('key')
    const on = cells.day('day')
    const [by, from, to] = [cells.words('by'), cells.words('from'), cells.words('to')]
    const [trucks, quantity, outcome] = [cells.number('trucks'), cells.number('quantity'), cells.words('outcome')]
    const [item, unit, asked] = [cells.words('item'), cells.words('unit'), cells.words('asked')]
    const [purpose, says, groundBy] = [cells.words('purpose'), cells.words('ground'), cells.words('groundBy')]
    const at = cells.instant('day', 'time')
    if (on === undefined || by === undefined || from === undefined || to === undefined || at === undefined)
      return undefined
    const isTimed = cells.words('time') !== undefined
    // Cargo without a quantity is what was loaded, else told in trucks where those are, else only named as the purpose.
    const loaded = quantity === undefined ? cells.amount('dispatched', 'unit') : undefined
    const [value, of] =
      quantity !== undefined
        ? [quantity, unit ?? 'not said']
        : loaded === undefined
          ? [trucks, 'truck']
          : [loaded.value, loaded.unit]
    const cargo = item === undefined || value === undefined ? undefined : [{ item, value, unit: of }]
    const notified = filled({
      ...{ reference, by, from: { name: from }, to: { name: to }, trucks, cargo },
      when: isTimed ? { from: at } : { day: on },
      asked: asked === undefined ? undefined : [asked],
      purpose: purpose ?? (cargo === undefined ? item : undefined),
    })
    const parts: Part[] = [{ kind: movementNotified.name, body: notified }]
    if (outcome !== undefined && outcome !== 'planned') {
      // A tracker says what became of it without saying when it was said: on the day it is about.
      const stated = filled({ outcome, by, said: at, says, groundBy })
      parts.push({ kind: movementStated.name, body: stated })
    }
    for (const point of points) {
      const count = cells.amount(point, 'unit')
      if (count === undefined) continue
      const what = item ?? cells.need('item')
      if (what === undefined) continue
      const day = isTimed
        ? { from: at, until: at }
        : { from: at, until: new Date(Date.parse(at) + dayMs).toISOString() }
      // Where no column says who counted, the figure is of those whose movement it is.
      const counted = {
        item: what,
        ...count,
        where: { name: to },
        point,
        counter: cells.words('counter') ?? by,
        ...day,
      }
      parts.push({ kind: aidCounted.name, of: countName(counted), body: counted })
    }
    const more = parts.flatMap(({ kind, body: { value: so, unit: many, item: of, point } }) =>
      kind === aidCounted.name ? [`${point}: ${so} ${many} ${of}`] : [],
    )
    return { parts, shown: { what: `${by}: ${from} – ${to}`, place: to, from: at, code: outcome ?? 'planned', more } }
  },
})
