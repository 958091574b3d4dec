// What is entered of initiatives and activities.
import { newId } from '../hub/new-id.ts'
import { useChoices } from './choices.ts'
import { EntryForm, filled, numberFrom } from './entry-form.tsx'
import { badCode, placeFrom } from './movement-forms.tsx'
import { levels } from './need-forms.tsx'

type Close = { readonly onClose: () => void }
const names = (text: string) =>
  text
    .split(/[,;]/u)
    .map((one) => one.trim())
    .filter(Boolean)

export function EnterInitiative({ onClose }: Close) {
  const choices = useChoices()
  return (
    <EntryForm
      heading="aid.initiative"
      onClose={onClose}
      fields={[
        { name: 'title', label: 'aid.form.name', needed: true },
        { name: 'state', label: 'aid.form.state', options: choices('initiativeState') },
        { name: 'area', label: 'aid.form.area', hint: 'aid.form.asked.hint', needed: true },
        { name: 'lead', label: 'aid.form.lead' },
        { name: 'by', label: 'aid.form.wordOf' },
        { name: 'about', label: 'aid.form.about', is: 'lines' },
      ]}
      entries={(value) => [
        {
          kind: 'initiative-entered',
          body: filled({
            ...{ initiative: newId('ini'), title: value('title'), state: value('state'), lead: value('lead') },
            area: names(value('area')).map((name) => ({ name })),
            ...{ by: value('by'), about: value('about') },
          }),
        },
      ]}
    />
  )
}

export function EnterActivity({ onClose }: Close) {
  const choices = useChoices()
  return (
    <EntryForm
      heading="aid.activity"
      onClose={onClose}
      fields={[
        { name: 'who', label: 'aid.form.who', needed: true },
        { name: 'what', label: 'aid.form.what', needed: true },
        { name: 'cluster', label: 'aid.form.cluster', options: choices('cluster'), start: 'food-security' },
        { name: 'place', label: 'aid.form.place', needed: true },
        { name: 'pcode', label: 'aid.form.pcode', hint: 'aid.form.pcode.hint' },
        { name: 'level', label: 'aid.form.level', options: levels ?? [], start: '2' },
        { name: 'from', label: 'aid.form.firstDay', is: 'date' },
        { name: 'until', label: 'aid.form.lastDay', is: 'date' },
        { name: 'state', label: 'aid.form.state', options: choices('activityState') },
        { name: 'forWhom', label: 'aid.form.forWhom', hint: 'aid.form.forWhom.hint' },
        { name: 'targeted', label: 'aid.form.targeted', is: 'number' },
        { name: 'reached', label: 'aid.form.reached', is: 'number' },
      ]}
      fault={(value) =>
        value('until') !== '' && value('until') < value('from') ? 'aid.form.backwards' : badCode(value('pcode'))
      }
      entries={(value) => [
        {
          kind: 'activity-reported',
          body: filled({
            ...{ activity: newId('act'), who: value('who'), what: value('what'), cluster: value('cluster') },
            where: placeFrom(value('place'), value('pcode'), Number(value('level'))),
            ...(value('from') === ''
              ? {}
              : {
                  when: filled({ day: value('from'), until: value('until') === value('from') ? '' : value('until') }),
                }),
            ...{ state: value('state'), forWhom: value('forWhom') },
            ...{ targeted: numberFrom(value('targeted')), reached: numberFrom(value('reached')) },
          }),
        },
      ]}
    />
  )
}
