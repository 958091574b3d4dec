// The address's query as plain words: `?q=…&standing=machine&standing=accepted`. Values are strings, repeated ones lists.

export function parseSearch(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const known = found[name]
    found[name] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value]
  }
  return found
}

export function stringifySearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
    }
  }
  // Slashes and colons may stand in a query as they are; a key of a claim stays readable.
  const text = query.toString().replaceAll('%2F', '/').replaceAll('%3A', ':')
  return text === '' ? '' : `?${text}`
}
