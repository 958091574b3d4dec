// What is asked about the columns of a table of relief work: its fields with their columns, whose blank cells say what the
// cell above says, what its own words stand for, and what holds where it says nothing.
import { NativeSelect, TextInput } from '@mantine/core'
import { useTerm, useWords } from '../words/words.ts'
import type { MappingProps } from './import-table.tsx'
import { ColumnChoice, DatesChoice, HeadingRow } from './mapping-parts.tsx'

/** More are asked about once these are said. */
const wordsMax = 40

/** The vocabulary whose words stand for the codes of a field. */
const vocabularyOf: Readonly<Record<string, string>> = {
  outcome: 'movementOutcome',
  cluster: 'cluster',
  whoType: 'organisationType',
  'activities.state': 'activityState',
  'offers.state': 'offerState',
}

export function TableMapping({ preview, onMapping }: MappingProps) {
  const words = useWords()
  const term = useTerm()
  const { mapping, columns, fields } = preview
  // A table of incidents has a mapping of another kind.
  if (!('asAbove' in mapping)) return null
  const { into } = mapping
  const unknown = unknownWords(preview)
  const without = (record: Readonly<Record<string, string>>, name: string) => {
    const { [name]: _, ...rest } = record
    return rest
  }
  const put = (name: 'columns' | 'usual', field: string, value: string) => {
    const rest = without(mapping[name], field)
    onMapping({ ...mapping, [name]: value === '' ? rest : { ...rest, [field]: value } })
  }
  return (
    <>
      {unknown.length > 0 && (
        <fieldset className="choice">
          <legend>{words('import.values')}</legend>
          <div className="mapping-grid">
            {unknown.map(({ field, column, value }) => (
              <NativeSelect
                key={`${field} ${value}`}
                label={words('import.value', { column, value })}
                value={mapping.values[field]?.[value] ?? ''}
                data={[
                  { value: '', label: words('import.column.none') },
                  ...codesOf(preview, field).map((code) => ({
                    value: code,
                    label: term(vocabularyOf[`${into}.${field}`] ?? vocabularyOf[field] ?? field, code),
                  })),
                ]}
                onChange={(event) => {
                  const code = event.currentTarget.value
                  const { [value]: _, ...others } = mapping.values[field] ?? {}
                  const own = code === '' ? others : { ...others, [value]: code }
                  onMapping({ ...mapping, values: { ...mapping.values, [field]: own } })
                }}
              />
            ))}
          </div>
        </fieldset>
      )}
      <div className="mapping-grid">
        <HeadingRow at={mapping.heading} onChange={(heading) => onMapping({ ...mapping, heading })} />
        <DatesChoice mapping={mapping} onChange={({ days, zone }) => onMapping({ ...mapping, days, zone })} />
        {fields.map(({ name: field }) => (
          <div key={field} className="mapped">
            <ColumnChoice
              label={term('aidField', field)}
              value={mapping.columns[field]}
              columns={columns}
              onChange={(to) => put('columns', field, to)}
            />
            {mapping.columns[field] !== undefined && (
              <label className="check">
                <input
                  type="checkbox"
                  checked={mapping.asAbove.includes(field)}
                  onChange={(event) => {
                    const rest = mapping.asAbove.filter((one) => one !== field)
                    onMapping({ ...mapping, asAbove: event.currentTarget.checked ? [...rest, field] : rest })
                  }}
                />
                <span>{words('import.asAbove')}</span>
              </label>
            )}
            <TextInput
              size="xs"
              aria-label={`${term('aidField', field)}: ${words('import.usual')}`}
              placeholder={words('import.usual')}
              defaultValue={mapping.usual[field] ?? ''}
              maxLength={200}
              dir="auto"
              onBlur={(event) => {
                const value = event.currentTarget.value.trim()
                if (value !== (mapping.usual[field] ?? '')) put('usual', field, value)
              }}
            />
          </div>
        ))}
      </div>
    </>
  )
}

type Preview = MappingProps['preview']
const codesOf = ({ fields }: Preview, field: string): readonly string[] =>
  fields.find(({ name }) => name === field)?.codes ?? []

/** Words of the table that nobody has said the meaning of, and those for which somebody has. */
function unknownWords(preview: Preview) {
  const { shown, mapping } = preview
  if (!('asAbove' in mapping)) return []
  const fieldOf = (column: string) =>
    Object.entries(mapping.columns).find(([field, of]) => of === column && codesOf(preview, field).length > 0)?.[0]
  const refused = shown.flatMap(({ refused: why }) =>
    why.flatMap(({ code, column, value }) => {
      const field = code === 'unknown-code' ? fieldOf(column) : undefined
      return field === undefined ? [] : [{ field, column, value }]
    }),
  )
  const given = Object.entries(mapping.values).flatMap(([field, values]) =>
    Object.keys(values).map((value) => ({ field, column: mapping.columns[field] ?? field, value })),
  )
  const all = new Map([...given, ...refused].map((one) => [`${one.field} ${one.value}`, one]))
  return [...all.values()].slice(0, wordsMax)
}
