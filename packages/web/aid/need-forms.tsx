// What is entered of needs and offers.
import { newId } from '../hub/new-id.ts'
import { useWords } from '../words/words.ts'
import { useChoices } from './choices.ts'
import { EntryForm, type FormField, filled, type Values } from './entry-form.tsx'
import { badCode, placeFrom } from './movement-forms.tsx'

type Close = { readonly onClose: () => void }
const startOf = (day: string) => `${day}T00:00:00Z`
/** The last day is within the time. */
const endOf = (day: string) => new Date(Date.parse(startOf(day)) + 86_400_000).toISOString()

export const levels: FormField['options'] = ['0', '1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))

const isBackwards = (value: Values): 'aid.form.backwards' | undefined =>
  value('from') !== '' && value('until') !== '' && value('until') < value('from') ? 'aid.form.backwards' : undefined

export function ReportNeed({ onClose }: Close) {
  const words = useWords()
  const choices = useChoices()
  return (
    <EntryForm
      heading="aid.need"
      onClose={onClose}
      fields={[
        { name: 'cluster', label: 'aid.form.cluster', options: choices('cluster'), start: 'food-security' },
        { name: 'place', label: 'aid.form.place', needed: true },
        { name: 'pcode', label: 'aid.form.pcode', hint: 'aid.form.pcode.hint' },
        { name: 'level', label: 'aid.form.level', options: levels ?? [], start: '2' },
        { name: 'item', label: 'aid.form.item', hint: 'aid.form.item.hint' },
        { name: 'value', label: 'aid.form.quantity', is: 'number', needed: true },
        { name: 'unit', label: 'aid.form.unit', needed: true, start: words('aid.people') },
        { name: 'from', label: 'aid.form.firstDay', is: 'date', needed: true },
        { name: 'until', label: 'aid.form.lastDay', is: 'date', needed: true },
        { name: 'by', label: 'aid.form.assessedBy', needed: true },
        {
          name: 'point',
          label: 'aid.form.measurePoint',
          options: choices('countPoint', true),
          hint: 'aid.form.measure.hint',
        },
        { name: 'counter', label: 'aid.form.measureCounter' },
      ]}
      fault={(value) => isBackwards(value) ?? badCode(value('pcode')) ?? noPoint(value)}
      entries={(value) => [
        {
          kind: 'need-reported',
          body: filled({
            ...{
              need: newId('nee'),
              cluster: value('cluster'),
              item: value('item'),
              unit: unitOf(value, words('aid.people')),
            },
            where: placeFrom(value('place'), value('pcode'), Number(value('level'))),
            ...{ value: Number(value('value')), from: startOf(value('from')), until: endOf(value('until')) },
            by: value('by'),
            ...(value('point') === '' ? {} : { measure: filled({ point: value('point'), counter: value('counter') }) }),
          }),
        },
      ]}
    />
  )
}

/** People are counted under one word in the record, whatever the language of the page. */
const unitOf = (value: Values, people: string): string => (value('unit') === people ? 'people' : value('unit'))

const noPoint = (value: Values): 'aid.form.noPoint' | undefined =>
  value('counter') !== '' && value('point') === '' ? 'aid.form.noPoint' : undefined

export function OfferAid({ onClose }: Close) {
  const choices = useChoices()
  return (
    <EntryForm
      heading="aid.offer"
      note="aid.offer.note"
      onClose={onClose}
      fields={[
        { name: 'by', label: 'aid.form.giver', needed: true },
        { name: 'state', label: 'aid.form.offerState', options: choices('offerState') },
        { name: 'item', label: 'aid.form.item', needed: true },
        { name: 'value', label: 'aid.form.quantity', is: 'number', needed: true },
        { name: 'unit', label: 'aid.form.unit', needed: true, hint: 'aid.form.unit.hint' },
        { name: 'place', label: 'aid.form.place', hint: 'aid.form.place.anywhere' },
        { name: 'pcode', label: 'aid.form.pcode', hint: 'aid.form.pcode.hint' },
      ]}
      fault={(value) => badCode(value('pcode'))}
      entries={(value) => [
        {
          kind: 'aid-offered',
          body: filled({
            ...{
              offer: newId('ofr'),
              by: value('by'),
              state: value('state'),
              item: value('item'),
              unit: value('unit'),
            },
            value: Number(value('value')),
            ...(value('place') === '' ? {} : { where: placeFrom(value('place'), value('pcode')) }),
          }),
        },
      ]}
    />
  )
}
