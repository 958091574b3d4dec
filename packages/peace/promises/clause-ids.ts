// Ids for the clauses of a new version. A clause keeps its id when its words or its number change, and an id that was
// ever given out is never given to another clause.
import type { Static } from 'typebox'
import type { agreementVersioned } from '../events/agreement-versioned.ts'

type Clauses = Static<(typeof agreementVersioned)['body']>['clauses']
export type DraftClause = { readonly number?: string; readonly heading?: string; readonly text: string }

// Half of the words in common, out of all words of both: below, two clauses of one boilerplate pass for each other.
const likenessMin = 0.5

/**
 * The clauses with ids: that of the clause before with the same words, else of the same number with like words, else of
 * the likeliest words, else a new one made from the number. `versions` are all earlier ones of the part, oldest first.
 */
export function withClauseIds(drafts: readonly DraftClause[], versions: readonly Clauses[]): Clauses {
  const before = versions.at(-1) ?? []
  const taken = new Set(versions.flatMap((clauses) => clauses.map(({ id }) => id)))
  const free = new Map(before.map((clause) => [clause.id, clause]))
  const ids = new Map<DraftClause, string>()
  const give = (draft: DraftClause, id: string) => {
    ids.set(draft, id)
    free.delete(id)
  }
  const pass = (fits: (draft: DraftClause, clause: Clauses[number]) => boolean) => {
    for (const draft of drafts) {
      if (ids.has(draft)) continue
      const found = [...free.values()].find((clause) => fits(draft, clause))
      if (found !== undefined) give(draft, found.id)
    }
  }
  const likeness = new Map<string, number>()
  const like = (a: string, b: string) => {
    const name = `${a}\n${b}`
    const known = likeness.get(name) ?? likenessOf(a, b)
    likeness.set(name, known)
    return known
  }
  pass((draft, clause) => draft.text === clause.text && draft.number === clause.number)
  pass((draft, clause) => draft.text === clause.text)
  pass((draft, clause) => draft.number === clause.number && like(draft.text, clause.text) >= likenessMin)
  for (const draft of drafts) {
    if (ids.has(draft)) continue
    const best = [...free.values()].sort((a, b) => like(draft.text, b.text) - like(draft.text, a.text))[0]
    if (best !== undefined && like(draft.text, best.text) >= likenessMin) give(draft, best.id)
  }
  return drafts.map((draft) => {
    const id = ids.get(draft) ?? newIdOf(draft.number, taken)
    taken.add(id)
    return { id, ...draft }
  })
}

/** Words in common out of all words. */
function likenessOf(a: string, b: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  const [x, y] = [words(a), words(b)]
  const all = x.union(y).size
  return all === 0 ? 0 : x.intersection(y).size / all
}

/** 'art_3__para_2' from '3.2'; where it was given out before, with a letter behind. */
function newIdOf(number: string | undefined, taken: ReadonlySet<string>): string {
  const parts = (number ?? '').toLowerCase().match(/[0-9]+|[a-z](?![a-z])/g) ?? []
  const levels = ['art', 'para', 'point', 'sub', 'item']
  const base =
    parts.length === 0
      ? 'clause'
      : parts
          .slice(0, 5)
          .map((part, i) => `${levels[i]}_${part}`)
          .join('__')
  if (parts.length > 0 && !taken.has(base)) return base
  for (let n = 2; ; n++) if (!taken.has(`${base}__v_${n}`)) return `${base}__v_${n}`
}
