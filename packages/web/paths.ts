// The app's own addresses. Everything a page shows can be linked to, the provenance panel included.

export const pagePath = (process: string, page: string) => `/p/${process}/${page}`
export const documentPath = (process: string, document: string) =>
  `/p/${process}/documents/${encodeURIComponent(document)}`

/** What the provenance panel is opened on: a row of a view, or an entry of the log. */
export type Subject = { readonly view: string; readonly key: string }

export const subjectText = ({ view, key }: Subject) => `${view}:${key}`

/** Reads `?open=claims:ent_…/c3`; null where it is not a subject. */
export function subjectOf(text: unknown): Subject | null {
  if (typeof text !== 'string') return null
  const colon = text.indexOf(':')
  return colon > 0 && colon < text.length - 1 ? { view: text.slice(0, colon), key: text.slice(colon + 1) } : null
}
