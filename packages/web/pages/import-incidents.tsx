// A table of incidents: what is asked about its columns. The rest is the same for every table.
import { eventsOfType, eventTypes } from '@parley/peace/in-browser'
import type { Mapping } from '../hub/client.ts'
import { ImportTable, type MappingProps } from '../imports/import-table.tsx'
import { ColumnChoice, DatesChoice, HeadingRow } from '../imports/mapping-parts.tsx'
import { useTitle } from '../parts/title.ts'
import { useTerm, useWords } from '../words/words.ts'

type Column = keyof Mapping['columns']
const columns: readonly Column[] = [
  'what',
  'day',
  'time',
  'place',
  'event',
  'key',
  'lat',
  'lon',
  'precision',
  'area',
  'observedBy',
  'how',
  'acting',
  'affected',
  'report',
  'item',
]

export default function ImportPage() {
  const words = useWords()
  useTitle(words('import.title'))
  return (
    <div className="list-page import-page">
      <header className="page-head">
        <h1>{words('import.title')}</h1>
        <p className="quiet">{words('import.about')}</p>
      </header>
      <ImportTable into="incidents" mapping={IncidentMapping} codes="incidentEvent" />
    </div>
  )
}

function IncidentMapping({ preview, onMapping }: MappingProps) {
  const words = useWords()
  const term = useTerm()
  const { mapping } = preview
  // Only tables of relief work say what they are read into.
  if ('into' in mapping) return null
  const map = (column: Column, to: string) => {
    const { [column]: _, ...rest } = mapping.columns
    onMapping({ ...mapping, columns: (to === '' ? rest : { ...rest, [column]: to }) as Mapping['columns'] })
  }
  return (
    <div className="mapping-grid">
      <HeadingRow at={mapping.heading ?? 0} onChange={(heading) => onMapping({ ...mapping, heading })} />
      {columns.map((column) => (
        <ColumnChoice
          key={column}
          label={term('mapped', column)}
          value={mapping.columns[column]}
          columns={preview.columns}
          onChange={(to) => map(column, to)}
        />
      ))}
      <DatesChoice mapping={mapping} onChange={({ days, zone }) => onMapping({ ...mapping, days, zone })} />
      <label className="field">
        <span>{words('import.usual.event')}</span>
        <select
          value={mapping.usual.event ?? ''}
          onChange={(event) => {
            const { event: _, ...usual } = mapping.usual
            const chosen = event.currentTarget.value
            onMapping({
              ...mapping,
              usual: (chosen === '' ? usual : { ...usual, event: chosen }) as Mapping['usual'],
            })
          }}
        >
          <option value="">{words('import.column.none')}</option>
          {eventTypes.flatMap((type) =>
            eventsOfType[type].map((code) => (
              <option key={code} value={code}>
                {term('incidentEvent', code)}
              </option>
            )),
          )}
        </select>
      </label>
    </div>
  )
}
