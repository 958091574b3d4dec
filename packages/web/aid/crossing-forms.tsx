// What is entered of crossings, corridors and access.
import { ownZone } from '../dates/own-zone.ts'
import type { CorridorRow, CrossingRow } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useTerm, useWords } from '../words/words.ts'
import { useChoices } from './choices.ts'
import { EntryForm, filled, instantFrom, momentNow, type Values } from './entry-form.tsx'

type Close = { readonly onClose: () => void }

const halfHours = (value: Values): 'aid.form.halfHours' | undefined =>
  (value('opens') === '') === (value('closes') === '') ? undefined : 'aid.form.halfHours'

/** With a row: another word on that crossing, for its readers. */
export function StateCrossing({ row, onClose }: Close & { readonly row: CrossingRow | null }) {
  const choices = useChoices()
  const like = row?.entries[0]
  return (
    <EntryForm
      heading={row === null ? 'aid.state' : 'aid.state.again'}
      {...(row === null ? {} : { about: row.name })}
      like={like}
      onClose={onClose}
      fields={[
        ...(row === null
          ? [
              { name: 'name', label: 'aid.form.crossing', needed: true } as const,
              { name: 'where', label: 'aid.form.place' } as const,
            ]
          : []),
        { name: 'direction', label: 'aid.form.direction', options: choices('direction') },
        { name: 'cargo', label: 'aid.form.cargo', options: choices('cargo') },
        { name: 'state', label: 'aid.form.state', options: choices('crossingState') },
        { name: 'opens', label: 'aid.form.opens', is: 'clock' },
        { name: 'closes', label: 'aid.form.closes', is: 'clock' },
        { name: 'from', label: 'aid.form.since', is: 'moment', needed: true, start: momentNow() },
        { name: 'by', label: 'aid.form.wordOf', needed: true },
        { name: 'says', label: 'aid.form.says', is: 'lines' },
      ]}
      fault={halfHours}
      entries={(value) => [
        {
          kind: 'crossing-stated',
          body: filled({
            ...{ crossing: row?.key ?? newId('crs'), name: row?.name ?? value('name') },
            ...(value('where') === '' ? {} : { where: { name: value('where') } }),
            ...{ direction: value('direction'), cargo: value('cargo'), state: value('state') },
            ...(value('opens') === ''
              ? {}
              : { hours: { opens: value('opens'), closes: value('closes'), zone: ownZone() } }),
            ...{
              from: instantFrom(value('from')),
              by: value('by'),
              said: new Date().toISOString(),
              says: value('says'),
            },
          }),
        },
      ]}
    />
  )
}

export function OpenCorridor({ onClose }: Close) {
  const term = useTerm()
  return (
    <EntryForm
      heading="aid.corridor"
      onClose={onClose}
      fields={[
        { name: 'name', label: 'aid.form.name', needed: true },
        {
          name: 'for',
          label: 'aid.form.corridorFor',
          options: ['people', 'goods', 'both'].map((value) => ({ value, label: term('corridorFor', value) })),
        },
        { name: 'start', label: 'aid.form.from', needed: true },
        { name: 'end', label: 'aid.form.to', needed: true },
        { name: 'from', label: 'aid.form.windowFrom', is: 'moment', needed: true },
        { name: 'until', label: 'aid.form.windowUntil', is: 'moment', needed: true },
        { name: 'agreedBy', label: 'aid.form.agreedBy', hint: 'aid.form.asked.hint' },
      ]}
      fault={(value) => (value('until') < value('from') ? 'aid.form.backwards' : undefined)}
      entries={(value) => [
        {
          kind: 'corridor-opened',
          body: filled({
            ...{ corridor: newId('cor'), name: value('name'), for: value('for') },
            ...{ from: { name: value('start') }, to: { name: value('end') } },
            windows: [{ from: instantFrom(value('from')), until: instantFrom(value('until')) }],
            ...(value('agreedBy') === ''
              ? {}
              : {
                  agreedBy: value('agreedBy')
                    .split(/[,;]/u)
                    .map((one) => one.trim())
                    .filter(Boolean),
                }),
          }),
        },
      ]}
    />
  )
}

const groups = ['women', 'men', 'girls', 'boys', 'wounded-and-sick', 'staff'] as const

export function CountPassage({ row, onClose }: Close & { readonly row: CorridorRow }) {
  const [window] = row.windows
  const words = useWords()
  const term = useTerm()
  return (
    <EntryForm
      heading="aid.passage"
      about={row.name}
      note="aid.corridors.rule"
      like={row.entries[0]}
      onClose={onClose}
      fields={[
        {
          name: 'point',
          label: 'aid.form.point',
          options: ['left', 'passed', 'reached'].map((value) => ({ value, label: term('countPoint', value) })),
        },
        { name: 'counter', label: 'aid.form.counter', needed: true },
        { name: 'value', label: 'aid.form.people', is: 'number', needed: true },
        {
          name: 'group',
          label: 'aid.form.ofGroup',
          options: [
            { value: '', label: words('aid.notSaid') },
            ...groups.map((value) => ({ value, label: term('passenger', value) })),
          ],
        },
        { name: 'ofGroup', label: 'aid.form.ofGroupCount', is: 'number' },
        { name: 'from', label: 'aid.form.windowFrom', is: 'moment', needed: true, start: localOf(window?.from) },
        { name: 'until', label: 'aid.form.windowUntil', is: 'moment', needed: true, start: localOf(window?.until) },
      ]}
      fault={(value) => (value('until') < value('from') ? 'aid.form.backwards' : undefined)}
      entries={(value) => [
        {
          kind: 'passage-counted',
          body: {
            ...{ corridor: row.key, point: value('point'), counter: value('counter'), value: Number(value('value')) },
            ...{ from: instantFrom(value('from')), until: instantFrom(value('until')) },
            ...(value('group') === '' || value('ofGroup') === ''
              ? {}
              : { of: [{ group: value('group'), value: Number(value('ofGroup')) }] }),
          },
        },
      ]}
    />
  )
}

function localOf(instant: string | undefined): string {
  if (instant === undefined) return momentNow()
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

export function SayConstraint({ onClose }: Close) {
  const choices = useChoices()
  return (
    <EntryForm
      heading="aid.constraint"
      onClose={onClose}
      fields={[
        { name: 'constraint', label: 'aid.form.constraint', options: choices('constraint') },
        { name: 'where', label: 'aid.form.place', needed: true },
        { name: 'from', label: 'aid.form.since', is: 'moment', needed: true, start: momentNow() },
        { name: 'by', label: 'aid.form.wordOf', needed: true },
        { name: 'says', label: 'aid.form.says', is: 'lines' },
      ]}
      entries={(value) => [
        {
          kind: 'access-constrained',
          body: filled({
            ...{ constraint: value('constraint'), where: { name: value('where') }, by: value('by') },
            ...{ from: instantFrom(value('from')), says: value('says') },
          }),
        },
      ]}
    />
  )
}
