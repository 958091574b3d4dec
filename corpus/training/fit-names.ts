// Learns which runs of words name a person, a body or a place: from our own training documents, and from re3d and GUM
// where they stand beside the checkout. What is held out of them never comes here (../shared.ts).
import { readDocument } from '@parley/read'
import {
  type ChainModel,
  edgesFor,
  type NameKind,
  nameFeatures,
  nameKinds,
  nameSheetOf,
  namesByRules,
  Row,
} from '@parley/read/model'
import type { Annotated } from '../document.ts'
import type { NamedSpan, NamedText } from '../shared.ts'
import { type Chain, fitChain } from './fit-crf.ts'

const nameRows = 1 << 17

export type NameChains = { readonly id: string; readonly chains: readonly Chain[] }

/** One chain a sentence that has a capital. */
export async function nameChains({ id, text, spans }: NamedText): Promise<NameChains> {
  const { page, names } = namesByRules(await readDocument(new TextEncoder().encode(text), { plain: true }))
  const sheet = nameSheetOf(page, names)
  const row = new Row()
  const chains: Chain[] = []
  const longest = spans.map((span) => trimmed(text, span)).filter((span) => span !== null)
  longest.sort((a, b) => b.end - b.start - (a.end - a.start))
  for (const sentence of page.sentences) {
    const { tokens } = sentence
    if (!tokens.some((token) => /^\p{Lu}/u.test(token.text))) continue
    const tags = new Uint8Array(tokens.length)
    for (const { start, end, kind } of longest) {
      if (end <= sentence.start || start >= sentence.end) continue
      const inside = tokens.flatMap((token, i) => (token.start < end && token.end > start ? [i] : []))
      if (inside.length === 0 || inside.some((i) => tags[i] !== 0)) continue
      for (const [k, i] of inside.entries()) tags[i] = 1 + 2 * nameKinds.indexOf(kind) + (k === 0 ? 0 : 1)
    }
    const cells = sheet.cells[sentence.index]!
    const rows = cells.map((_, t) => {
      row.clear()
      nameFeatures(cells, t, row)
      return row.taken()
    })
    chains.push({ rows, edges: edgesFor(cells.length), tags, head: -1 })
  }
  return { id, chains }
}

/** From the first capital or figure to the last: articles and common nouns around a name are style, not name. */
function trimmed(text: string, span: NamedSpan): NamedSpan | null {
  const words = [...text.slice(span.start, span.end).matchAll(/[\p{L}\p{N}][\p{L}\p{N}.'’-]*/gu)]
  const names = words.filter(
    ([word], i) =>
      /^(?:\p{Lu}|\d|al-|el-)/u.test(word) && !(i === 0 && /^(?:The|A|An|His|Her|Its|Their|Our)$/.test(word)),
  )
  const [first, last] = [names[0], names.at(-1)]
  if (first === undefined || last === undefined) return null
  return { ...span, start: span.start + first.index, end: span.start + last.index + last[0].length }
}

const kindOfActor: Readonly<Record<string, NameKind>> = {
  person: 'person',
  organisation: 'organisation',
  'armed-group': 'organisation',
  office: 'organisation',
  state: 'organisation',
}

/** The names an annotator listed; a state's bare name is its place. */
export function namesOf({ id, text, actors, mentions, places }: Annotated): NamedText {
  const types = new Map(actors.map((actor) => [actor.id, actor.type]))
  const isPlace = (start: number, end: number) => places.some((place) => place.start <= start && place.end >= end)
  const spans: NamedSpan[] = places.map(({ start, end }) => ({ kind: 'place', start, end }))
  for (const { start, end, actor } of mentions) {
    const type = types.get(actor) ?? ''
    const kind = kindOfActor[type]
    if (kind === undefined || isPlace(start, end)) continue
    const bare = type === 'state' && !/\s/.test(text.slice(start, end))
    spans.push({ kind: bare ? 'place' : kind, start, end })
  }
  return { id, text, spans: spans.filter(({ start, end }) => /\p{Lu}/u.test(text.slice(start, end))) }
}

export const fitNames = (prepared: readonly NameChains[]): ChainModel =>
  fitChain(
    prepared.flatMap(({ chains }) => chains),
    { rows: nameRows, epochs: 8, rate: 0.05, decay: 1e-5 },
  )
