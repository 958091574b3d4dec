// A table of pledges and offers.
import { offerStates } from '../aid/codes.ts'
import { aidOffered } from '../events/aid-offered.ts'
import { aidTable, filled, placeOf } from './aid-table.ts'
import { cluster, day, key, level, needed, number, pcode, place, words } from './field-kinds.ts'
import type { FieldOf } from './fields.ts'

const fields = {
  key,
  by: needed(words(/^(donor|by|giver|from|organisation|organization|funder|pledged_by|contributor|bailleur)$/u, 120)),
  item: needed(words(/^(item|what|commodity|goods|contribution|description)$/u, 120)),
  value: needed(number(/^(quantity|qty|value|amount|pledged|amount_pledged|quantity_pledged)$/u)),
  unit: needed(words(/^(unit|uom|unit_of_measure|currency)$/u, 60)),
  state: {
    is: 'code',
    heading: /^(status|state|pledge_status)$/u,
    codes: offerStates,
    also: {
      pledge: 'pledged',
      commitment: 'committed',
      confirmed: 'committed',
      received: 'delivered',
      cancelled: 'withdrawn',
    },
    usual: 'pledged',
  } satisfies FieldOf,
  cluster,
  place,
  pcode,
  level,
  from: day(/^(date|available_from|available|eta|expected)$/u),
} satisfies Record<string, FieldOf>

export const offers = aidTable({
  name: 'offers',
  kind: aidOffered.name,
  view: 'offers',
  prefix: 'ofr',
  idField: 'offer',
  fields,
  become: (cells) => {
    const [by, item, unit, state] = [cells.words('by'), cells.words('item'), cells.words('unit'), cells.words('state')]
    const [value, name] = [cells.number('value'), cells.words('place')]
    const where = name === undefined ? undefined : placeOf(name, cells.words('pcode'), cells.number('level'))
    const body = filled({
      by,
      item,
      unit,
      state,
      value,
      where,
      cluster: cells.words('cluster'),
      from: cells.instant('from'),
    })
    if (by === undefined || item === undefined || unit === undefined || state === undefined || !value) return undefined
    const shown = { what: `${by}: ${value} ${unit} ${item}`, place: name ?? null, from: null, code: state }
    return { parts: [{ kind: aidOffered.name, body }], shown }
  },
})
