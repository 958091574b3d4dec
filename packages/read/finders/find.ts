// From a document to what is found in it: things first (names, places, dates), then what is said of them.
import type { Document, Reading } from '../reading.ts'
import { refiners } from '../refiners/all.ts'
import type { Refiner } from '../refiners/refiner.ts'
import { pageOf } from '../words/page.ts'
import { finders } from './all.ts'
import { type Finder, type Findings, nothing, stages } from './finder.ts'
import { qualityOf } from './quality.ts'

export type Found = Omit<Reading, 'document' | 'fingerprint'>

/**
 * What the rules find in a document. Deterministic; every span slices back to the document's text, every id resolves.
 * `date` (EDTF) is what the caller knows of the document's date, used where the document gives none.
 */
export function find(document: Document, options: { readonly date?: string | undefined } = {}): Found {
  const page = pageOf(document, options.date)
  const reads = (step: Finder | Refiner) =>
    step.languages === undefined || step.languages.includes(page.english ? 'en' : page.language)
  let found: Findings = nothing
  for (const stage of stages) {
    for (const finder of finders[stage].filter(reads)) found = added(found, finder.find(page, found))
    for (const refiner of refiners[stage].filter(reads)) found = refiner.refine(page, found)
  }
  const { names: _names, ...rest } = found
  return { ...rest, quality: qualityOf(page, found) }
}

function added(found: Findings, more: Partial<Findings>): Findings {
  return {
    names: [...found.names, ...(more.names ?? [])],
    actors: [...found.actors, ...(more.actors ?? [])],
    mentions: [...found.mentions, ...(more.mentions ?? [])],
    places: [...found.places, ...(more.places ?? [])],
    dates: [...found.dates, ...(more.dates ?? [])],
    claims: [...found.claims, ...(more.claims ?? [])],
    events: [...found.events, ...(more.events ?? [])],
    commitments: [...found.commitments, ...(more.commitments ?? [])],
  }
}
