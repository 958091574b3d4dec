// From a document to what is found in it: things first (names, places, dates), then what is said of them.
import type { Document, Reading } from '../reading.ts'
import { refiners } from '../refiners/all.ts'
import type { Refiner } from '../refiners/refiner.ts'
import { type Page, pageOf } from '../words/page.ts'
import { finders } from './all.ts'
import { type Finder, type Findings, type Name, nothing, type Stage, stages } from './finder.ts'
import { names } from './names.ts'
import { qualityOf } from './quality.ts'

export type Found = Omit<Reading, 'document' | 'fingerprint'>

/**
 * What the rules find in a document. Deterministic; every span slices back to the document's text, every id resolves.
 * `date` (EDTF) is what the caller knows of the document's date, used where the document gives none.
 */
export function find(document: Document, options: { readonly date?: string | undefined } = {}): Found {
  const page = pageOf(document, options.date)
  const found = stages.reduce((sum, stage) => refined(page, stage, foundIn(page, stage, sum)), nothing)
  const { names: _names, ...rest } = found
  return { ...rest, quality: qualityOf(page, found) }
}

/** What the model learns from and works on: the page, and what the rules say before anything is refined. */
export function findByRules(document: Document, options: { readonly date?: string | undefined } = {}) {
  const page = pageOf(document, options.date)
  const things = refined(page, 'things', foundIn(page, 'things', nothing))
  return { page, found: foundIn(page, 'statements', things) }
}

/** A page and the names that rules alone see in it: what the model of names learns from. */
export function namesByRules(document: Document): { readonly page: Page; readonly names: readonly Name[] } {
  const page = pageOf(document, undefined)
  return { page, names: names.find(page, nothing).names ?? [] }
}

const reads = (page: Page) => (step: Finder | Refiner) =>
  step.languages === undefined || step.languages.includes(page.english ? 'en' : page.language)

const foundIn = (page: Page, stage: Stage, found: Findings) =>
  finders[stage].filter(reads(page)).reduce((sum, finder) => added(sum, finder.find(page, sum)), found)

const refined = (page: Page, stage: Stage, found: Findings) =>
  refiners[stage].filter(reads(page)).reduce((sum, refiner) => refiner.refine(page, sum), found)

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
