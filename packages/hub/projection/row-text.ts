// A row as text: one spelling for one value, with whatever characters documents hold.

/** JSON with sorted names. Lone surrogates and NUL come out escaped, so that every database keeps them. */
export function rowText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(rowText).join(',')}]`
  let text = ''
  for (const name of Object.keys(value).sort()) {
    const inner: unknown = Reflect.get(value, name)
    if (inner !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${rowText(inner)}`
  }
  return `{${text}}`
}

/** Whether two values have the same text; cheaper than making it. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((one, index) => isSame(one, b[index]))
  }
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every((name) => Object.hasOwn(b, name) && isSame(Reflect.get(a, name), Reflect.get(b, name)))
}

/** Text a database column can hold: no NUL, no half of a surrogate pair. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD').toWellFormed()
}
