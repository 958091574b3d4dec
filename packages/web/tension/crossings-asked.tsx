// Which crossings of the register an indicator counts as closed, and as what: how many, or for how many hours.
import { cargoClasses, directions } from '@parley/peace/in-browser'
import { useQuery } from '@tanstack/react-query'
import { ownZone } from '../dates/own-zone.ts'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { Choose, Line, Several } from '../parts/fields.tsx'
import { useTerm, useWords } from '../words/words.ts'

export type Asked = {
  readonly measure: string
  readonly states: string
  readonly which: readonly string[]
  readonly direction: string
  readonly cargo: string
  readonly by: string
}
export const noCrossings: Asked = {
  measure: 'crossings',
  states: 'closed',
  which: [],
  direction: '',
  cargo: '',
  by: '',
}

/** As `indicator-set` has it. Days begin and end by the clock of this device. */
export const crossingsSource = ({ measure, states, which, direction, cargo, by }: Asked) => ({
  of: 'crossings',
  measure,
  states: states === 'closed' ? ['closed'] : ['restricted', 'closed'],
  ...(which.length === 0 ? {} : { crossings: [...which] }),
  ...(direction === '' ? {} : { direction }),
  ...(cargo === '' ? {} : { cargo }),
  ...(by.trim() === '' ? {} : { by: by.trim() }),
  zone: ownZone(),
})

type Props = { readonly value: Asked; readonly onChange: (value: Asked) => void }

export function CrossingsAsked({ value, onChange }: Props) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const rows = useQuery(allRowsQuery('crossings', { process })).data ?? []
  const speakers = [...new Set(rows.flatMap(({ history }) => history.map(({ by }) => by)))]
  const of = <K extends keyof Asked>(name: K) => ({
    value: value[name],
    onChange: (now: Asked[K]) => onChange({ ...value, [name]: now }),
  })
  const any = { value: '', label: words('tension.set.any') }
  if (rows.length === 0) return <p className="quiet">{words('tension.set.noCrossings')}</p>
  return (
    <>
      <div className="form-pair">
        <Choose
          label="tension.set.countedAs"
          {...of('measure')}
          options={(['crossings', 'hours'] as const).map((one) => ({
            value: one,
            label: words(`tension.set.as.${one}`),
          }))}
        />
        <Choose
          label="tension.set.states"
          {...of('states')}
          options={(['closed', 'restricted'] as const).map((one) => ({
            value: one,
            label: words(`tension.set.states.${one}`),
          }))}
        />
      </div>
      <Several
        label="tension.set.which"
        {...of('which')}
        options={rows.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <div className="form-pair">
        <Choose
          label="tension.set.direction"
          {...of('direction')}
          options={[any, ...directions.map((one) => ({ value: one, label: term('direction', one) }))]}
        />
        <Choose
          label="tension.set.cargo"
          {...of('cargo')}
          options={[any, ...cargoClasses.map((one) => ({ value: one, label: term('cargo', one) }))]}
        />
      </div>
      <Line label="tension.set.by" hint="tension.set.by.hint" most={200} known={speakers} {...of('by')} />
    </>
  )
}
