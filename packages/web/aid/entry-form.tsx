// One form for the room's many short entries: named fields in a dialog, and the body they become. What is missing or does
// not go together is said beside the button, in words that say what to do.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useProcess } from '../hub/process.ts'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { useWords, type WordId } from '../words/words.ts'

export type FormField = {
  readonly name: string
  readonly label: WordId
  readonly hint?: WordId
  readonly is?: 'text' | 'lines' | 'number' | 'date' | 'moment' | 'clock'
  /** A choice among these, with their words. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly needed?: boolean
  readonly start?: string
}
export type Values = (name: string) => string
export type Entry = { readonly kind: string; readonly body: Record<string, unknown> }

type Props = {
  readonly heading: WordId
  /** What it is about, in a line above the fields. */
  readonly about?: string
  readonly note?: WordId
  readonly fields: readonly FormField[]
  /** Why it cannot be sent as it is, beside what is missing. */
  readonly fault?: (values: Values) => WordId | undefined
  /** The entry, or several in order: the later ones after the first is kept. */
  readonly entries: (values: Values) => readonly Entry[]
  /** The entry whose readers this one has; without it they are asked for. */
  readonly like?: string | undefined
  /** Its readers, where they follow from what it is. */
  readonly audience?: readonly string[]
  readonly onClose: () => void
}

/** Now, as a field for a day and time wants it. */
export const momentNow = (): string => {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
export const instantFrom = (local: string): string => new Date(local).toISOString()
/** The fields that are not blank. */
export const filled = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined))
export const numberFrom = (text: string): number | undefined => (text === '' ? undefined : Number(text))

export function EntryForm({ heading, about, note, fields, fault, entries, like, audience, onClose }: Props) {
  const words = useWords()
  const process = useProcess()
  const write = useWrite()
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(({ name, start, options }) => [name, start ?? options?.[0]?.value ?? ''])),
  )
  const [typed, setTyped] = useState(false)
  const [readers, setReaders] = useState<Readers>('own')
  const value: Values = (name) => (values[name] ?? '').trim()
  const missing = fields.some(({ name, needed }) => needed === true && value(name) === '')
  const problem = fault?.(value)
  const isWhole = !missing && problem === undefined
  const set = (name: string) => (event: { readonly currentTarget: { readonly value: string } }) => {
    const { value: now } = event.currentTarget
    setTyped(true)
    setValues((before) => ({ ...before, [name]: now }))
  }
  const send = async () => {
    const all = entries(value)
    for (const [at, entry] of all.entries()) {
      const isLast = at === all.length - 1
      const shared = like === undefined ? { audience: audience ?? audienceOf(readers) } : { like }
      // A refusal is shown by the write itself, and nothing after it is sent.
      await write.mutateAsync({
        ...entry,
        process,
        ...shared,
        ...(isLast ? { done: words('aid.entered'), undo: true } : {}),
      })
    }
    onClose()
  }
  return (
    <Dialog title={words(heading)} onClose={onClose} unsent={typed} sheet>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) void send().catch(() => undefined)
        }}
      >
        {about !== undefined && <p dir="auto">{about}</p>}
        {note !== undefined && <p className="notice">{words(note)}</p>}
        {fields.map((field) => (
          <FieldOf key={field.name} field={field} value={values[field.name] ?? ''} onChange={set(field.name)} />
        ))}
        {problem !== undefined && <p role="alert">{words(problem)}</p>}
        {like === undefined && audience === undefined && <ReadersChoice value={readers} onChange={setReaders} />}
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={write.isPending} disabled={!isWhole}>
            {words('aid.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type FieldProps = {
  readonly field: FormField
  readonly value: string
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void
}
const inputs = { date: 'date', moment: 'datetime-local', clock: 'time' } as const

function FieldOf({ field, value, onChange }: FieldProps) {
  const words = useWords()
  const { label, hint, is = 'text', options, needed = false } = field
  const common = {
    label: words(label),
    value,
    required: needed,
    onChange,
    ...(hint === undefined ? {} : { description: words(hint) }),
  }
  if (options !== undefined) return <NativeSelect {...common} data={[...options]} />
  if (is === 'lines') return <Textarea {...common} rows={3} maxLength={2000} dir="auto" />
  if (is === 'number') return <TextInput {...common} inputMode="decimal" pattern="[0-9]+([.][0-9]+)?" maxLength={20} />
  if (is !== 'text') {
    return (
      <label className="field">
        <span>{words(label)}</span>
        <input type={inputs[is]} required={needed} value={value} onChange={onChange} />
      </label>
    )
  }
  return <TextInput {...common} maxLength={200} dir="auto" />
}
