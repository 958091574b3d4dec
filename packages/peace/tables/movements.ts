// A tracker of movements: each row a journey, with what became of it where it says so.
import { outcomesOfMovement } from '../aid/codes.ts'
import { movementNotified } from '../events/movement-notified.ts'
import { movementStated } from '../events/movement-stated.ts'
import { aidTable, filled } from './aid-table.ts'
import { day, needed, number, whole, words } from './field-kinds.ts'
import type { FieldOf } from './fields.ts'

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
  from: needed(words(/^(from|origin|departure|start|from_location|point_of_departure)$/u)),
  to: needed(words(/^(to|destination|dest|arrival|end|to_location|final_destination)$/u)),
  trucks: whole(/^(trucks|no_of_trucks|number_of_trucks|trucks_no|vehicles|no_of_vehicles|nb_of_trucks)$/u),
  item: words(/^(cargo|item|items|goods|commodity|content|type_of_cargo|cargo_type|supplies)$/u, 120),
  quantity: number(/^(quantity|qty|amount|cargo_quantity|volume|weight)$/u),
  unit: words(/^(unit|uom|units|unit_of_measure)$/u, 60),
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
    // Cargo without a quantity is told in trucks where those are, else only named as the purpose.
    const [value, of] = quantity === undefined ? [trucks, 'truck'] : [quantity, unit ?? 'not said']
    const cargo = item === undefined || value === undefined ? undefined : [{ item, value, unit: of }]
    const notified = filled({
      ...{ reference, by, from: { name: from }, to: { name: to }, trucks, cargo },
      when: isTimed ? { from: at } : { day: on },
      asked: asked === undefined ? undefined : [asked],
      purpose: purpose ?? (cargo === undefined ? item : undefined),
    })
    const parts = [{ kind: movementNotified.name, body: notified }]
    if (outcome !== undefined && outcome !== 'planned') {
      // A tracker says what became of it without saying when it was said: on the day it is about.
      const stated = filled({ outcome, by, said: at, says, groundBy })
      parts.push({ kind: movementStated.name, body: stated })
    }
    return { parts, shown: { what: `${by}: ${from} – ${to}`, place: to, from: at, code: outcome ?? 'planned' } }
  },
})
