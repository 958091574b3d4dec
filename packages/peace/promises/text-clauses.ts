// From the text of a document to the clauses of an agreement: where each begins is read from its number, as drafters
// write them (3.2, Article 3, (a)), in English, French or Arabic. A person looks it over before it is entered.
import type { CommitmentFound, Document, Span } from '@parley/read/reading'

/** A clause as found; the span is that of its words in the document's text. */
export type FoundClause = Span & {
  readonly number?: string
  readonly heading?: string
  readonly text: string
  /** What the machine found promised in it: where a commitment may be drafted. */
  readonly promises: readonly CommitmentFound[]
}
/** The main text or an annex. */
export type FoundPart = { readonly part: string; readonly heading?: string; readonly clauses: readonly FoundClause[] }

const annexPattern = /^(?:annex(?:e)?|appendix|schedule|ملحق|الملحق)\s+([A-Z]|\d{1,2}|[IVX]{1,5})\b/i
const articlePattern =
  /^(?:article|art\.|section|clause|point|المادة|مادة|البند)\s+(\d{1,3}|[IVXLC]{1,7})\b\s*[.:)\-–—]?\s*(.*)$/isu
const numberedPattern = /^(\d{1,3}(?:\.\d{1,3}){0,4})[.)]?\s+(\S[\s\S]*)$/
const letteredPattern = /^\(([a-z]|[ivx]{1,5}|\d{1,2})\)\s*(\S[\s\S]*)$/

/** The parts of the text with their clauses, in order. Nothing of the text is lost but numbers, which stand apart. */
export function clausesIn(
  document: Pick<Document, 'text' | 'blocks'>,
  commitments: readonly CommitmentFound[] = [],
): readonly FoundPart[] {
  type Building = { number?: string; heading?: string; text: string; start: number; end: number }
  const parts: { part: string; heading?: string; clauses: Building[] }[] = [{ part: 'main', clauses: [] }]
  const names = new Set(['main'])
  let heading: string | undefined
  let article: string | undefined
  /** The number whose letters follow. */
  let parent: string | undefined
  const put = (number: string | undefined, text: string, { start, end }: Span) => {
    parts.at(-1)?.clauses.push({
      ...(number === undefined ? {} : { number }),
      ...(heading === undefined ? {} : { heading }),
      text,
      start,
      end,
    })
    // A heading is over the clause it introduces.
    heading = undefined
  }
  for (const block of document.blocks) {
    const words = document.text.slice(block.start, block.end).trim()
    if (words === '') continue
    const annex = block.type === 'heading' ? annexPattern.exec(words) : null
    if (annex !== null) {
      const name = `annex-${(annex[1] ?? '').toLowerCase()}`
      const part = names.has(name) ? `${name}-${parts.length}` : name
      names.add(part)
      parts.push({ part, heading: words, clauses: [] })
      heading = undefined
      article = undefined
      parent = undefined
      continue
    }
    const opening = articlePattern.exec(words)
    if (opening !== null && (block.type === 'heading' || words.length < headingCharactersMax)) {
      article = opening[1]
      parent = article
      heading = words
      continue
    }
    if (block.type === 'heading') {
      heading = words
      continue
    }
    const numbered = block.type === 'table' ? null : numberedPattern.exec(words)
    const lettered = numbered === null && block.type !== 'table' ? letteredPattern.exec(words) : null
    if (opening !== null) {
      article = opening[1]
      parent = article
      put(article, (opening[2] ?? '').trim(), block)
    } else if (numbered !== null) {
      parent = numbered[1]
      put(parent, (numbered[2] ?? '').trim(), block)
    } else if (lettered !== null) {
      put(parent === undefined ? lettered[1] : `${parent}.${lettered[1]}`, (lettered[2] ?? '').trim(), block)
    } else if (heading !== undefined && article !== undefined) {
      // An article whose words have no numbers of their own.
      put(article, words, block)
    } else {
      put(undefined, words, block)
    }
  }
  return parts
    .filter((part) => part.clauses.length > 0)
    .map(({ clauses, ...part }) => ({
      ...part,
      clauses: clauses.map((clause) => ({
        ...clause,
        promises: commitments.filter((one) => one.start >= clause.start && one.end <= clause.end),
      })),
    }))
}

// A paragraph that begins "Article 3." and is longer than this is the article, and not its heading.
const headingCharactersMax = 100
