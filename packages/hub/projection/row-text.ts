// A row as text: one spelling for one value, with whatever characters documents hold.

/** JSON with sorted names. Lone surrogates and NUL come out escaped, so that every database keeps them. */
export function rowText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
  })
}

/** Text a database column can hold: no NUL, no half of a surrogate pair. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD').toWellFormed()
}
