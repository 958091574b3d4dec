// The fields of forms, each with its label above it, and what they hold: a form names its values once.
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useTerm, useWords, type WordId } from '../words/words.ts'

/** The values of a form, and for each the two properties of the field that holds it. */
export function useFields<T extends Readonly<Record<string, unknown>>>(first: T) {
  const [values, setValues] = useState(first)
  const of = <K extends keyof T>(name: K) => ({
    value: values[name],
    onChange: (value: T[K]) => setValues((before) => ({ ...before, [name]: value })),
  })
  return [values, of] as const
}

type Field = {
  readonly label: WordId
  readonly hint?: WordId
  readonly value: string
  readonly onChange: (value: string) => void
  readonly required?: boolean
}

/** One line of text. `known`: what is offered while one types; anything else can be typed as well. */
export function Line({
  label,
  hint,
  value,
  onChange,
  required = false,
  most = 200,
  known = [],
}: Field & { readonly most?: number; readonly known?: readonly string[] }) {
  const words = useWords()
  const list = useId()
  return (
    <>
      <TextInput
        label={words(label)}
        description={hint === undefined ? undefined : words(hint)}
        value={value}
        required={required}
        maxLength={most}
        dir="auto"
        list={known.length === 0 ? undefined : list}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {known.length > 0 && (
        <datalist id={list}>
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  )
}

export function Passage({
  label,
  hint,
  value,
  onChange,
  required = false,
  rows = 4,
  most = 4000,
}: Field & { readonly rows?: number; readonly most?: number }) {
  const words = useWords()
  return (
    <Textarea
      label={words(label)}
      description={hint === undefined ? undefined : words(hint)}
      value={value}
      required={required}
      rows={rows}
      maxLength={most}
      dir="auto"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

export function NumberLine({
  label,
  hint,
  value,
  onChange,
  required = false,
  min = 0,
  max,
}: Field & { readonly min?: number; readonly max?: number }) {
  const words = useWords()
  return (
    <TextInput
      type="number"
      inputMode="numeric"
      label={words(label)}
      description={hint === undefined ? undefined : words(hint)}
      value={value}
      required={required}
      min={min}
      max={max}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** One of these. */
export function Choose({
  label,
  hint,
  value,
  onChange,
  options,
}: Field & { readonly options: readonly { readonly value: string; readonly label: string }[] }) {
  const words = useWords()
  return (
    <NativeSelect
      label={words(label)}
      description={hint === undefined ? undefined : words(hint)}
      value={value}
      data={[...options]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** One value of a closed vocabulary, in the reader's words. */
export function Term({
  vocabulary,
  values,
  ...field
}: Field & { readonly vocabulary: string; readonly values: readonly string[] }) {
  const term = useTerm()
  return <Choose {...field} options={values.map((value) => ({ value, label: term(vocabulary, value) }))} />
}

/** A day and a time by the clock of the device; `localText` writes it and `new Date` reads it. */
export function Moment({ label, value, onChange, required = false }: Omit<Field, 'hint'>) {
  return <Native type="datetime-local" label={label} value={value} onChange={onChange} required={required} />
}

export function Day(field: Omit<Field, 'hint'> & { readonly min?: string }) {
  return <Native type="date" {...field} />
}

function Native({
  type,
  label,
  value,
  onChange,
  required = false,
  min,
}: Omit<Field, 'hint'> & { readonly type: 'date' | 'datetime-local'; readonly min?: string }) {
  const words = useWords()
  return (
    <label className="field">
      <span>{words(label)}</span>
      <input
        type={type}
        required={required}
        value={value}
        min={min}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}

/** Any number of these. */
export function Several({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: WordId
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}) {
  const words = useWords()
  return (
    <fieldset className="choice">
      <legend>{words(label)}</legend>
      {options.map((one) => (
        <label key={one.value}>
          <input
            type="checkbox"
            checked={value.includes(one.value)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked ? [...value, one.value] : value.filter((other) => other !== one.value),
              )
            }
          />
          <span dir="auto">{one.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
