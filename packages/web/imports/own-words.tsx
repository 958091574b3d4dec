// What a table's own words stand for, and which of its places are one, spelt in two ways: asked once, and kept with the
// mapping for the next file of the same source.
import { Button, NativeSelect } from '@mantine/core'
import { useWords } from '../words/words.ts'

export type OwnWord = {
  readonly field: string
  readonly column: string
  readonly value: string
  /** The code somebody said it stands for. */
  readonly given: string | undefined
  /** The code its words let one think of. */
  readonly suggested: string | undefined
}
export type Spelling = {
  readonly field: string
  readonly value: string
  readonly like: string
  readonly given: boolean
}

type Props = {
  readonly unknown: readonly OwnWord[]
  readonly codesOf: (field: string) => readonly { readonly value: string; readonly label: string }[]
  readonly onSay: (said: readonly { field: string; value: string; code: string }[]) => void
  readonly spellings: readonly Spelling[]
  readonly onSpelling: (spelling: Spelling, isOne: boolean) => void
}

export function OwnWords({ unknown, codesOf, onSay, spellings, onSpelling }: Props) {
  const words = useWords()
  const suggested = unknown.flatMap(({ field, value, given, suggested: code }) =>
    given === undefined && code !== undefined ? [{ field, value, code }] : [],
  )
  const labelOf = (field: string, code: string) => codesOf(field).find(({ value }) => value === code)?.label ?? code
  return (
    <>
      {unknown.length > 0 && (
        <fieldset className="choice own-words">
          <legend>{words('import.values')}</legend>
          <p className="quiet">{words('import.values.about')}</p>
          <div className="mapping-grid">
            {unknown.map(({ field, column, value, given, suggested: code }) => (
              <NativeSelect
                key={`${field} ${value}`}
                label={words('import.value', { column, value })}
                {...(given === undefined && code !== undefined
                  ? { description: words('import.value.suggested', { word: labelOf(field, code) }) }
                  : {})}
                value={given ?? ''}
                data={[{ value: '', label: words('import.value.choose') }, ...codesOf(field)]}
                onChange={(event) => onSay([{ field, value, code: event.currentTarget.value }])}
              />
            ))}
          </div>
          {suggested.length > 0 && (
            <p>
              <Button size="compact-sm" variant="default" onClick={() => onSay(suggested)}>
                {words('import.value.takeAll', { count: suggested.length })}
              </Button>
            </p>
          )}
        </fieldset>
      )}
      {spellings.length > 0 && (
        <fieldset className="choice own-words">
          <legend>{words('import.alike')}</legend>
          <p className="quiet">{words('import.alike.about')}</p>
          {[...new Map(spellings.toReversed().map((one) => [`${one.field} ${one.value}`, one])).values()].map((one) => (
            <label key={`${one.field} ${one.value}`} className="check">
              <input
                type="checkbox"
                checked={one.given}
                onChange={(event) => onSpelling(one, event.currentTarget.checked)}
              />
              <span>{words('import.alike.one', { value: one.value, like: one.like })}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}
