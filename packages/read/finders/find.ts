// From a document to what is found in it. Placeholder until the finders stand.
import type { Document, Reading } from '../reading.ts'

export type Found = Omit<Reading, 'document' | 'fingerprint'>

export function find(_document: Document, _options: { readonly date?: string }): Found {
  const quality = { namedSources: 0, unnamedSources: 0, directQuotes: 0, dated: false, notes: [] }
  return { actors: [], mentions: [], places: [], dates: [], claims: [], events: [], commitments: [], quality }
}
