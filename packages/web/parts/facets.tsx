// Facets: what a list can be narrowed by, with how many rows each value has. Chosen values stay in the address.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useFormats, useTerm, useWords, type WordId } from '../words/words.ts'

export type Facet = {
  readonly field: string
  readonly title: WordId
  /** Vocabulary whose words stand for the values; none where values are names. */
  readonly vocabulary?: string
  /** Words for a value where they are neither a vocabulary's nor the value itself. */
  readonly say?: (value: string) => string
}

/** The chosen values of `fields`, from the address: a filter for a list. */
export function useFilter(fields: readonly string[]): Readonly<Record<string, string[]>> {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const text = JSON.stringify(fields.map((field) => search[field] ?? null))
  return useMemo(() => {
    const values: unknown[] = JSON.parse(text)
    return Object.fromEntries(
      fields.flatMap((field, at) => {
        const value = values[at]
        if (value === null || value === '') return []
        return [[field, Array.isArray(value) ? value.map(String) : [String(value)]]]
      }),
    )
  }, [text, fields])
}

type Props = {
  readonly facets: readonly Facet[]
  readonly counts: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>
  readonly chosen: Readonly<Record<string, readonly string[]>>
}

const valuesMax = 8

export function Facets({ facets, counts, chosen }: Props) {
  const words = useWords()
  const term = useTerm()
  const { number } = useFormats()
  const navigate = useNavigate()
  const choose = (field: string, values: readonly string[]) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, [field]: values.length === 0 ? undefined : values }),
      replace: true,
      resetScroll: false,
    } as never) // the pages are routes made from a list, whose search the router cannot know
  const shown = facets.filter(({ field }) => (counts[field] ?? []).length > 1 || (chosen[field] ?? []).length > 0)
  const count = Object.values(chosen).flat().length
  if (shown.length === 0) return <div />
  return (
    <details className="facets" open={window.matchMedia('(min-width: 62em)').matches || undefined}>
      <summary>{words('facets.title', { count })}</summary>
      <div className="facets-body">
        {shown.map(({ field, title, vocabulary, say }) => {
          const picked = chosen[field] ?? []
          const values = (counts[field] ?? []).slice(0, valuesMax)
          const missing = picked.filter((value) => !values.some((one) => one.value === value))
          return (
            <fieldset key={field}>
              <legend>{words(title)}</legend>
              {[...values, ...missing.map((value) => ({ value, count: 0 }))].map(({ value, count }) => (
                <label key={value}>
                  <input
                    type="checkbox"
                    checked={picked.includes(value)}
                    onChange={(event) =>
                      choose(
                        field,
                        event.currentTarget.checked ? [...picked, value] : picked.filter((one) => one !== value),
                      )
                    }
                  />
                  <bdi className="facet-value">
                    {say?.(value) ?? (vocabulary === undefined ? value : term(vocabulary, value))}
                  </bdi>
                  <span className="count">{number(count)}</span>
                </label>
              ))}
            </fieldset>
          )
        })}
        {count > 0 && (
          <button
            type="button"
            className="quiet-button"
            onClick={
              () =>
                void navigate({
                  to: '.',
                  search: (before: Record<string, unknown>) => ({
                    ...before,
                    ...Object.fromEntries(facets.map(({ field }) => [field, undefined])),
                  }),
                  replace: true,
                } as never) /* as above */
            }
          >
            {words('facets.clear')}
          </button>
        )}
      </div>
    </details>
  )
}
