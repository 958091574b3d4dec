// What is entered of a movement: that it is asked for, what became of it, a count, a step of a consignment.

import { useQuery } from '@tanstack/react-query'
import type { MovementRow } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useProcess } from '../hub/process.ts'
import { rowsQuery } from '../hub/queries.ts'
import { useWords } from '../words/words.ts'
import { useChoices } from './choices.ts'
import { EntryForm, filled, instantFrom, momentNow, numberFrom, type Values } from './entry-form.tsx'

type Close = { readonly onClose: () => void }
type Of = Close & { readonly row: MovementRow }

export const nameOfMovement = ({ reference, from, to }: MovementRow): string =>
  reference === null ? `${from.name} – ${to.name}` : `${reference}: ${from.name} – ${to.name}`

/** Names, one a line or with commas. */
const namesIn = (text: string): string[] =>
  text
    .split(/[\n,;]/u)
    .map((one) => one.trim())
    .filter(Boolean)

/** Of an item there is all of quantity and unit, or nothing. */
const halfCargo = (value: Values): 'aid.form.halfCargo' | undefined =>
  [value('item'), value('quantity'), value('unit')].filter(Boolean).length % 3 === 0 ? undefined : 'aid.form.halfCargo'

export function AskMovement({ onClose }: Close) {
  const words = useWords()
  const choices = useChoices()
  const process = useProcess()
  const crossings = useQuery(rowsQuery('crossings', { process, limit: 100 })).data?.rows ?? []
  return (
    <EntryForm
      heading="aid.ask"
      onClose={onClose}
      fields={[
        { name: 'reference', label: 'aid.form.reference', hint: 'aid.form.reference.hint' },
        { name: 'by', label: 'aid.form.by', needed: true },
        { name: 'asked', label: 'aid.form.asked', hint: 'aid.form.asked.hint' },
        { name: 'from', label: 'aid.form.from', needed: true },
        { name: 'to', label: 'aid.form.to', needed: true },
        { name: 'pcode', label: 'aid.form.pcode', hint: 'aid.form.pcode.hint' },
        {
          name: 'via',
          label: 'aid.form.via',
          options: [
            { value: '', label: words('aid.notSaid') },
            ...crossings.map(({ key, name }) => ({ value: key, label: name })),
          ],
        },
        { name: 'day', label: 'aid.form.day', is: 'date' },
        { name: 'trucks', label: 'aid.form.trucks', is: 'number' },
        { name: 'item', label: 'aid.form.item' },
        { name: 'quantity', label: 'aid.form.quantity', is: 'number' },
        { name: 'unit', label: 'aid.form.unit', hint: 'aid.form.unit.hint' },
        { name: 'cargo', label: 'aid.form.cargo', options: choices('cargo', true) },
      ]}
      fault={(value) => halfCargo(value) ?? badCode(value('pcode'))}
      entries={(value) => [
        {
          kind: 'movement-notified',
          body: filled({
            movement: newId('mov'),
            ...{ reference: value('reference'), by: value('by'), via: value('via') },
            ...(value('asked') === '' ? {} : { asked: namesIn(value('asked')) }),
            ...{ from: { name: value('from') }, to: placeFrom(value('to'), value('pcode')) },
            ...(value('day') === '' ? {} : { when: { day: value('day') } }),
            trucks: numberFrom(value('trucks')),
            ...(value('item') === ''
              ? {}
              : {
                  cargo: [
                    filled({
                      ...{ item: value('item'), value: numberFrom(value('quantity')), unit: value('unit') },
                      cargo: value('cargo'),
                    }),
                  ],
                }),
          }),
        },
      ]}
    />
  )
}

/** A place with the code that was typed; its level is that of most such codes, and said in the form. */
export const placeFrom = (name: string, code: string, level = 2): Record<string, unknown> =>
  code === '' ? { name } : { name, pcode: { code: code.toUpperCase(), level } }

export const badCode = (code: string): 'aid.form.badCode' | undefined =>
  code === '' || /^[A-Z]{2,3}[0-9A-Z-]{0,24}$/u.test(code.toUpperCase()) ? undefined : 'aid.form.badCode'

export function SayOutcome({ row, onClose }: Of) {
  const choices = useChoices()
  return (
    <EntryForm
      heading="aid.say"
      about={nameOfMovement(row)}
      like={row.entries[0]}
      onClose={onClose}
      fields={[
        { name: 'outcome', label: 'aid.form.outcome', options: choices('movementOutcome').slice(1) },
        { name: 'by', label: 'aid.form.wordOf', needed: true },
        { name: 'said', label: 'aid.form.said', is: 'moment', needed: true, start: momentNow() },
        { name: 'says', label: 'aid.form.ground', is: 'lines' },
        { name: 'groundBy', label: 'aid.form.groundBy' },
        { name: 'held', label: 'aid.form.held', is: 'number' },
        { name: 'constraint', label: 'aid.form.constraint', options: choices('constraint', true) },
      ]}
      entries={(value) => [
        {
          kind: 'movement-stated',
          body: filled({
            ...{ movement: row.key, outcome: value('outcome'), by: value('by'), said: instantFrom(value('said')) },
            ...{ says: value('says'), groundBy: value('groundBy'), constraint: value('constraint') },
            heldMinutes: numberFrom(value('held')),
          }),
        },
      ]}
    />
  )
}

export function CountMovement({ row, onClose }: Of) {
  const choices = useChoices()
  const [first] = row.cargo
  return (
    <EntryForm
      heading="aid.count"
      about={nameOfMovement(row)}
      like={row.entries[0]}
      onClose={onClose}
      fields={[
        { name: 'point', label: 'aid.form.point', options: choices('countPoint'), start: 'delivered' },
        { name: 'counter', label: 'aid.form.counter', needed: true },
        { name: 'item', label: 'aid.form.item', needed: true, start: first?.item ?? '' },
        { name: 'value', label: 'aid.form.quantity', is: 'number', needed: true },
        { name: 'unit', label: 'aid.form.unit', needed: true, start: first?.unit ?? '' },
        { name: 'on', label: 'aid.form.countedOn', is: 'moment', needed: true, start: momentNow() },
      ]}
      entries={(value) => {
        const on = instantFrom(value('on'))
        return [
          {
            kind: 'aid-counted',
            body: {
              ...{ movement: row.key, where: row.to, item: value('item'), unit: value('unit'), point: value('point') },
              ...{ counter: value('counter'), from: on, until: on, value: Number(value('value')) },
            },
          },
        ]
      }}
    />
  )
}

export function StepConsignment({ row, onClose }: Of) {
  const choices = useChoices()
  const known = new Map(row.steps.map(({ consignment, name }) => [name, consignment]))
  const [first] = known.keys()
  return (
    <EntryForm
      heading="aid.step"
      about={nameOfMovement(row)}
      like={row.entries[0]}
      onClose={onClose}
      fields={[
        { name: 'name', label: 'aid.form.waybill', needed: true, start: first ?? row.reference ?? '' },
        { name: 'step', label: 'aid.form.step', options: choices('custodyStep').slice(1) },
        { name: 'where', label: 'aid.form.where', needed: true },
        { name: 'custodian', label: 'aid.form.custodian' },
        { name: 'on', label: 'aid.form.on', is: 'moment', needed: true, start: momentNow() },
        { name: 'by', label: 'aid.form.wordOf', needed: true },
        { name: 'says', label: 'aid.form.says', is: 'lines' },
      ]}
      entries={(value) => [
        {
          kind: 'consignment-stepped',
          body: filled({
            ...{ consignment: known.get(value('name')) ?? newId('csg'), name: value('name'), movement: row.key },
            ...{ step: value('step'), where: { name: value('where') }, custodian: value('custodian') },
            ...{ on: instantFrom(value('on')), by: value('by'), says: value('says') },
          }),
        },
      ]}
    />
  )
}
