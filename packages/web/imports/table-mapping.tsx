// What is asked about the columns of a table of relief work: its fields with their columns, whose blank cells say what the
// cell above says, what its own words stand for, and what holds where it says nothing.
import { TextInput } from '@mantine/core'
import { useTerm, useWords } from '../words/words.ts'
import { ColumnChoice, DatesChoice, HeadingRow, type MappingProps } from './mapping-parts.tsx'
import { type OwnWord, OwnWords, type Spelling } from './own-words.tsx'

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

const without = <V,>(record: Readonly<Record<string, V>>, name: string): Record<string, V> => {
  const { [name]: _, ...rest } = record
  return rest
}

/** What its own words stand for, before anything is asked of its columns. */
export function TableWords({ preview, onMapping }: MappingProps) {
  const term = useTerm()
  const { mapping } = preview
  // A table of incidents has a mapping of another kind.
  if (!('asAbove' in mapping)) return null
  const { into, values } = mapping
  const said = (field: string, value: string, code: string | null, of = values) => ({
    ...of,
    [field]: { ...without(of[field] ?? {}, value), ...(code === null ? {} : { [value]: code }) },
  })
  return (
    <OwnWords
      unknown={unknownWords(preview)}
      codesOf={(field) =>
        codesOf(preview, field).map((value) => ({
          value,
          label: term(vocabularyOf[`${into}.${field}`] ?? vocabularyOf[field] ?? field, value),
        }))
      }
      onSay={(all) =>
        onMapping({
          ...mapping,
          values: all.reduce((of, { field, value, code }) => said(field, value, code === '' ? null : code, of), values),
        })
      }
      spellings={[
        ...Object.entries(values).flatMap(([field, of]) =>
          codesOf(preview, field).length > 0
            ? []
            : Object.entries(of).map(([value, like]): Spelling => ({ field, value, like, given: true })),
        ),
        ...preview.alike.map((one): Spelling => ({ ...one, given: false })),
      ]}
      onSpelling={({ field, value, like }, isOne) =>
        onMapping({ ...mapping, values: said(field, value, isOne ? like : null) })
      }
    />
  )
}

export function TableMapping({ preview, onMapping }: MappingProps) {
  const words = useWords()
  const term = useTerm()
  const { mapping, columns, fields } = preview
  // A table of incidents has a mapping of another kind.
  if (!('asAbove' in mapping)) return null
  const put = (name: 'columns' | 'usual', field: string, value: string) => {
    const rest = without(mapping[name], field)
    onMapping({ ...mapping, [name]: value === '' ? rest : { ...rest, [field]: value } })
  }
  return (
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
  )
}

type Preview = MappingProps['preview']
const codesOf = ({ fields }: Preview, field: string): readonly string[] =>
  fields.find(({ name }) => name === field)?.codes ?? []

/** Words of the table that nobody has said the meaning of, and those for which somebody has. */
function unknownWords(preview: Preview): readonly OwnWord[] {
  const { shown, mapping } = preview
  if (!('asAbove' in mapping)) return []
  const fieldOf = (column: string) =>
    Object.entries(mapping.columns).find(([field, of]) => of === column && codesOf(preview, field).length > 0)?.[0]
  const refused = shown.flatMap(({ refused: why }) =>
    why.flatMap(({ code, column, value, suggested }): OwnWord[] => {
      const field = code === 'unknown-code' ? fieldOf(column) : undefined
      return field === undefined ? [] : [{ field, column, value, given: undefined, suggested }]
    }),
  )
  const given = Object.entries(mapping.values).flatMap(([field, values]) =>
    codesOf(preview, field).length === 0
      ? []
      : Object.entries(values).map(
          ([value, code]): OwnWord => ({
            ...{ field, column: mapping.columns[field] ?? field, value, given: code, suggested: undefined },
          }),
        ),
  )
  const all = new Map([...refused, ...given].map((one) => [`${one.field} ${one.value}`, one]))
  return [...all.values()].slice(0, wordsMax)
}
