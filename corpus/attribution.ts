// How well attribution was found, by the definitions the public exams of this task use: univocal tokens, contiguous
// chunks exactly right (as CofeNet counts them), and claims linked source to content. Precision, recall and F1 of each.
import type { Claim, Span } from '@parley/read/reading'

/** What is compared of a claim; an empty list is a missing span. */
export type Spans = Pick<Claim, 'source' | 'cue' | 'content'>
export type Figure = { readonly precision: number; readonly recall: number; readonly f1: number }
export type Compared = { readonly text: string; readonly gold: readonly Spans[]; readonly predicted: readonly Spans[] }

export const roles = ['source', 'cue', 'content'] as const
type Role = (typeof roles)[number]
export const measures = [
  ...(['token', 'chunk', 'exact'] as const).flatMap((family) => roles.map((role) => `${family} ${role}` as const)),
  'token all',
  'linked content',
  'linked exact',
  'linked lenient',
  'linked triple',
] as const
export type Measure = (typeof measures)[number]

export type Token = Span & { readonly isWord: boolean }

/** Words with inner hyphens, apostrophes, points and the like are one token; every other mark is its own. */
export function tokenize(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’\-‐‑.,&][\p{L}\p{N}]+)*|\S/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    isWord: /[\p{L}\p{N}_]/u.test(match[0]),
  }))
}

type Tokens = ReadonlySet<number>
type Side = Readonly<Record<Role, Tokens>> & { readonly words: Readonly<Record<Role, Tokens>>; readonly index: number }
/** Hits among the predicted, predicted, hits among the gold, gold. */
type Count = [number, number, number, number]

/** The tokens of which the spans cover more than half. */
function coveredBy(spans: readonly Span[], tokens: readonly Token[]): Set<number> {
  const covered = new Set<number>()
  for (const { start, end } of spans)
    for (const [i, token] of tokens.entries()) {
      if (token.start >= end) break
      if (2 * (Math.min(end, token.end) - Math.max(start, token.start)) > token.end - token.start) covered.add(i)
    }
  return covered
}

function sidesOf(claims: readonly Spans[], tokens: readonly Token[]): Side[] {
  return claims.flatMap((claim, index) => {
    const source = coveredBy(claim.source, tokens)
    const cue = coveredBy(claim.cue, tokens)
    const content = coveredBy(claim.content, tokens)
    const words = (of: Tokens) => new Set([...of].filter((i) => tokens[i]!.isWord))
    if (source.size + cue.size + content.size === 0) return []
    return [{ index, source, cue, content, words: { source: words(source), cue: words(cue), content: words(content) } }]
  })
}

/** All figures over the documents together (micro-averaged). */
export function scoreAttribution(documents: readonly Compared[]): Record<Measure, Figure> {
  // Every measure is set in the loop; the compiler cannot know that.
  const totals = Object.fromEntries(measures.map((measure) => [measure, [0, 0, 0, 0]])) as Record<Measure, Count>
  for (const document of documents)
    for (const [measure, count] of countOne(document))
      for (const i of [0, 1, 2, 3] as const) totals[measure][i] += count[i]
  return Object.fromEntries(measures.map((measure) => [measure, figureOf(totals[measure])])) as Record<Measure, Figure>
}

function figureOf([hitsPredicted, predicted, hitsGold, gold]: Count): Figure {
  const precision = predicted === 0 ? 0 : hitsPredicted / predicted
  const recall = gold === 0 ? 0 : hitsGold / gold
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

function countOne({ text, gold, predicted }: Compared): (readonly [Measure, Count])[] {
  const tokens = tokenize(text)
  const [ours, theirs] = [sidesOf(predicted, tokens), sidesOf(gold, tokens)]
  const [labelled, right] = [univocal(ours), univocal(theirs)]
  const counts: (readonly [Measure, Count])[] = []
  for (const role of roles) {
    const byRole = (labels: ReadonlyMap<number, Role>) =>
      new Set([...labels].flatMap(([i, one]) => (one === role ? [`${i}`] : [])))
    const count = shared(byRole(labelled), byRole(right))
    counts.push([`token ${role}`, count], ['token all', count])
    counts.push([`chunk ${role}`, shared(chunksOf(ours, role), chunksOf(theirs, role))])
    counts.push([`exact ${role}`, shared(wholeOf(ours, role), wholeOf(theirs, role))])
  }
  const withContent = (sides: readonly Side[]) => sides.filter((side) => side.words.content.size > 0).length
  const linked = { content: 0, exact: 0, lenient: 0, triple: 0 }
  for (const { content, source, ours: a, theirs: b } of alignSides(ours, theirs)) {
    if (content >= 0.5) linked.content++
    if (content >= 0.5 && source >= 0.5) {
      linked.lenient++
      if ([...a.cue].some((i) => b.cue.has(i)) || (a.cue.size === 0 && b.cue.size === 0)) linked.triple++
    }
    if (same(a.words.content, b.words.content) && same(a.words.source, b.words.source)) linked.exact++
  }
  for (const part of ['content', 'exact', 'lenient', 'triple'] as const)
    counts.push([`linked ${part}`, [linked[part], withContent(ours), linked[part], withContent(theirs)]])
  return counts
}

/** One role a token: cue before source before content. */
function univocal(sides: readonly Side[]): Map<number, Role> {
  const labels = new Map<number, Role>()
  for (const role of ['content', 'source', 'cue'] as const)
    for (const side of sides) for (const i of side[role]) labels.set(i, role)
  return labels
}

function chunksOf(sides: readonly Side[], role: Role): Set<string> {
  const chunks = new Set<string>()
  for (const side of sides) {
    const ids = [...side[role]].sort((a, b) => a - b)
    let first = 0
    for (const [k, id] of ids.entries())
      if (ids[k + 1] !== id + 1) {
        chunks.add(`${ids[first]}-${id}`)
        first = k + 1
      }
  }
  return chunks
}

const wholeOf = (sides: readonly Side[], role: Role) =>
  new Set(sides.flatMap((side) => (side[role].size ? [[...side[role]].sort((a, b) => a - b).join()] : [])))

function shared(ours: ReadonlySet<string>, theirs: ReadonlySet<string>): Count {
  const hits = [...ours].filter((one) => theirs.has(one)).length
  return [hits, ours.size, hits, theirs.size]
}

const same = (a: Tokens, b: Tokens) => a.size === b.size && [...a].every((i) => b.has(i))

function jaccard(a: Tokens, b: Tokens): number {
  const both = [...a].filter((i) => b.has(i)).length
  return a.size + b.size === 0 ? 0 : both / (a.size + b.size - both)
}

type AlignedSides = { readonly content: number; readonly source: number; readonly ours: Side; readonly theirs: Side }

/** One to one, the closest contents first; between equals the closer sources, then the earlier claims. */
function alignSides(ours: readonly Side[], theirs: readonly Side[]): AlignedSides[] {
  const pairs: (AlignedSides & { p: number; g: number })[] = []
  for (const [p, a] of ours.entries())
    for (const [g, b] of theirs.entries()) {
      const content = jaccard(a.words.content, b.words.content)
      if (content === 0) continue
      const source = a.source.size + b.source.size === 0 ? 1 : jaccard(a.words.source, b.words.source)
      pairs.push({ content, source, ours: a, theirs: b, p, g })
    }
  pairs.sort((a, b) => b.content - a.content || b.source - a.source || a.p - b.p || a.g - b.g)
  const [usedOurs, usedTheirs] = [new Set<number>(), new Set<number>()]
  return pairs.filter(({ p, g }) => {
    if (usedOurs.has(p) || usedTheirs.has(g)) return false
    usedOurs.add(p)
    usedTheirs.add(g)
    return true
  })
}

/** Which predicted claim is which gold claim, by index, with the word overlap (Jaccard) of their contents and sources. */
export type Aligned = {
  readonly predicted: number
  readonly gold: number
  readonly content: number
  readonly source: number
}

export function align({ text, gold, predicted }: Compared): Aligned[] {
  const tokens = tokenize(text)
  return alignSides(sidesOf(predicted, tokens), sidesOf(gold, tokens)).map(({ content, source, ours, theirs }) => ({
    predicted: ours.index,
    gold: theirs.index,
    content,
    source,
  }))
}
