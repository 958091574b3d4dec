// What is asked about the columns of a table of incidents, and what its own words for kinds of incidents stand for.
import { eventsOfType, eventTypes } from '@parley/peace/in-browser'
import type { Mapping } from '../hub/client.ts'
import { useTerm, useWords } from '../words/words.ts'
import { ColumnChoice, DatesChoice, HeadingRow, type MappingProps } from './mapping-parts.tsx'
import { type OwnWord, OwnWords, type Spelling } from './own-words.tsx'

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
  'harm',
]

const without = <V,>(record: Readonly<Record<string, V>>, name: string): Record<string, V> => {
  const { [name]: _, ...rest } = record
  return rest
}

/** What its own words stand for, before anything is asked of its columns. */
export function IncidentWords({ preview, onMapping }: MappingProps) {
  const term = useTerm()
  const { mapping } = preview
  if ('into' in mapping) return null
  const places = mapping.places ?? {}
  return (
    <OwnWords
      unknown={unknownIn(preview, mapping)}
      codesOf={() =>
        eventTypes.flatMap((type) =>
          eventsOfType[type].map((value) => ({ value: value as string, label: term('incidentEvent', value) })),
        )
      }
      onSay={(said) => {
        let events: Record<string, string> = mapping.events
        for (const { value, code } of said)
          events = { ...without(events, value), ...(code === '' ? {} : { [value]: code }) }
        onMapping({ ...mapping, events: events as Mapping['events'] /* codes of the list */ })
      }}
      spellings={[
        ...Object.entries(places).map(([value, like]): Spelling => ({ field: 'place', value, like, given: true })),
        ...preview.alike.map((one): Spelling => ({ ...one, given: false })),
      ]}
      onSpelling={({ value, like }, isOne) =>
        onMapping({ ...mapping, places: { ...without(places, value), ...(isOne ? { [value]: like } : {}) } })
      }
    />
  )
}

function unknownIn(preview: MappingProps['preview'], mapping: Mapping): readonly OwnWord[] {
  const column = mapping.columns.event ?? ''
  const refused = preview.shown.flatMap(({ refused: why }) =>
    why.flatMap(({ code, value, suggested }) =>
      code === 'unknown-event' ? [{ field: 'event', column, value, given: undefined, suggested }] : [],
    ),
  )
  const given = Object.entries(mapping.events).map(([value, code]) => ({
    ...{ field: 'event', column, value, given: code, suggested: undefined },
  }))
  return [...new Map([...refused, ...given].map((one) => [one.value, one])).values()]
}

export function IncidentMapping({ preview, onMapping }: MappingProps) {
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
