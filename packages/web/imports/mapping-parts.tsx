// What is asked about every table: in which row its headings stand, in which column each thing, how dates are written.
import { NativeSelect, TextInput } from '@mantine/core'
import type { ImportPreview } from '../hub/client.ts'
import { useTerm, useWords } from '../words/words.ts'

export type MappingProps = {
  readonly preview: ImportPreview
  readonly onMapping: (mapping: ImportPreview['mapping']) => void
}

const headingRowsMax = 15

export function HeadingRow({ at, onChange }: { readonly at: number; readonly onChange: (at: number) => void }) {
  const words = useWords()
  return (
    <NativeSelect
      label={words('import.heading')}
      value={String(at)}
      data={Array.from({ length: Math.max(headingRowsMax, at + 1) }, (_, row) => ({
        value: String(row),
        label: words('import.heading.row', { row: row + 1 }),
      }))}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  )
}

type ColumnProps = {
  readonly label: string
  readonly value: string | undefined
  readonly columns: readonly string[]
  readonly onChange: (column: string) => void
}

export function ColumnChoice({ label, value, columns, onChange }: ColumnProps) {
  const words = useWords()
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[
        { value: '', label: words('import.column.none') },
        ...new Set([...columns, ...(value === undefined ? [] : [value])]),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

type Dated = Pick<Extract<ImportPreview['mapping'], { days: string }>, 'days' | 'zone'>

export function DatesChoice({
  mapping,
  onChange,
}: {
  readonly mapping: Dated
  readonly onChange: (dated: Dated) => void
}) {
  const words = useWords()
  const term = useTerm()
  return (
    <>
      <NativeSelect
        label={words('import.days')}
        value={mapping.days}
        data={['year-first', 'day-first', 'month-first'].map((value) => ({ value, label: term('days', value) }))}
        onChange={(event) =>
          onChange({ ...mapping, days: event.currentTarget.value as Dated['days'] /* one of the three */ })
        }
      />
      <TextInput
        label={words('import.zone')}
        defaultValue={mapping.zone}
        onBlur={(event) => onChange({ ...mapping, zone: event.currentTarget.value.trim() || 'UTC' })}
      />
    </>
  )
}
