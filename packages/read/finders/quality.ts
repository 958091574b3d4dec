// What a reader should know before leaning on a report: how many sources it names, whether it says when it was written.
import type { Quality } from '../reading.ts'
import type { Page } from '../words/page.ts'
import type { Findings } from './finder.ts'

export function qualityOf(page: Page, found: Findings): Quality {
  const sources = new Map<string, Set<string>>()
  for (const claim of found.claims) {
    if (claim.sourceActor === null) continue
    const kind = claim.sourceKind === 'unnamed' ? 'unnamed' : 'named'
    sources.set(kind, (sources.get(kind) ?? new Set()).add(claim.sourceActor))
  }
  const namedSources = sources.get('named')?.size ?? 0
  const unnamedSources = sources.get('unnamed')?.size ?? 0
  const directQuotes = found.claims.filter(
    (claim) => claim.quotation === 'direct' || claim.quotation === 'mixed',
  ).length
  const dated = page.document.published !== null
  const notes: string[] = []
  if (!dated && page.reference === null) notes.push('The document gives no date.')
  if (!dated && page.reference !== null)
    notes.push('The document gives no date; dates were counted from the one given with it.')
  if (!page.english) notes.push(`Text in this language (${page.language}) was searched for quotations and dates only.`)
  if (page.english && page.text.trim() !== '') {
    if (namedSources + unnamedSources === 0) notes.push('No source is given for what the document says.')
    else if (namedSources === 0) notes.push('Every source is unnamed.')
    else if (unnamedSources > namedSources) notes.push('More sources are unnamed than named.')
  }
  const unresolved = found.dates.filter((date) => date.basis === 'unresolved').length
  if (unresolved > 0)
    notes.push(
      unresolved === 1
        ? 'One date could not be placed in the calendar.'
        : `${unresolved} dates could not be placed in the calendar.`,
    )
  return { namedSources, unnamedSources, directQuotes, dated, notes }
}
