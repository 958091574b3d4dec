// The app's own addresses. Everything a page shows can be linked to, the provenance panel included.

export const pagePath = (process: string, page: string) => `/p/${process}/${page}`
export const documentPath = (process: string, document: string) =>
  `/p/${process}/documents/${encodeURIComponent(document)}`

export const agreementPath = (process: string, agreement: string) =>
  `/p/${process}/agreements/${encodeURIComponent(agreement)}`

export const incidentPath = (process: string, incident: string) =>
  `/p/${process}/incidents/${encodeURIComponent(incident)}`

/** What the provenance panel is opened on: a row of a view, or an entry of the log. */
export type Subject = { readonly view: string; readonly key: string }

export const subjectText = ({ view, key }: Subject) => `${view}:${key}`

/** Reads `?open=claims:ent_…/c3`; null where it is not a subject. */
export function subjectOf(text: unknown): Subject | null {
  if (typeof text !== 'string') return null
  const colon = text.indexOf(':')
  return colon > 0 && colon < text.length - 1 ? { view: text.slice(0, colon), key: text.slice(colon + 1) } : null
}

/** The query that leads to some words of a document, by their places in the text of one reading. */
export const wordsSearch = ({ start, end }: { readonly start: number; readonly end: number }, reading: string) => ({
  words: `${start}-${end}`,
  reading,
})

/** Reads `?words=12-30`; null where it is not such a place. */
export function wordsOf(text: string): { readonly start: number; readonly end: number } | null {
  const found = /^(\d{1,9})-(\d{1,9})$/.exec(text)
  const [start, end] = [Number(found?.[1]), Number(found?.[2])]
  return found === null || end <= start ? null : { start, end }
}
