// Persons, organisations and places on re3d documents that nobody trained on: spans that share words with one of the gold,
// and spans that are the same to the letter. re3d also marks common nouns ("an inclusive Government"); spans without any
// capital and pronouns are left out of its gold (../shared.ts).
import type { Reading, Span } from '@parley/read'
import { type NameKind, nameKinds } from '@parley/read/model'
import { roleHeads } from '../../packages/read/lexicon/roles.ts'
import { readPlain } from '../measured.ts'
import type { Score } from '../score.ts'
import { hasShared, type NamedSpan, readRe3d } from '../shared.ts'

export async function score(): Promise<Score> {
  if (!hasShared('re3d')) return { left: 're3d is not beside the checkout (../shared/data/re3d)' }
  const counts = new Map(nameKinds.map((kind) => [kind, { gold: 0, found: 0, right: 0, caught: 0, same: 0 }]))
  const documents = readRe3d('held-out')
  for (const { text, spans } of documents) {
    const found = spansOf(await readPlain({ text, date: null }))
    for (const kind of nameKinds) {
      const [gold, ours] = [spans, found].map((list) => list.filter((one) => one.kind === kind)) as [
        NamedSpan[],
        NamedSpan[],
      ]
      const count = counts.get(kind)!
      count.gold += gold.length
      count.found += ours.length
      count.right += ours.filter((one) => gold.some((other) => meet(one, other))).length
      count.caught += gold.filter((one) => ours.some((other) => meet(one, other))).length
      count.same += ours.filter((one) => gold.some(({ start, end }) => one.start === start && one.end === end)).length
    }
  }
  const figures: Record<string, number> = {}
  const said: string[] = []
  for (const [kind, { gold, found, right, caught, same }] of counts) {
    const [precision, recall] = [right / found, caught / gold]
    const f1 = (2 * precision * recall) / (precision + recall)
    figures[kind] = rounded(f1)
    const exact = (2 * same) / (found + gold)
    figures[`${kind} to the letter`] = rounded(exact)
    said.push(
      `${kind} F1 ${f1.toFixed(3)} (P ${precision.toFixed(3)} R ${recall.toFixed(3)}), to the letter ${exact.toFixed(3)}, of ${gold}`,
    )
  }
  return { figures, said: `${said.join('; ')}; ${documents.length} documents` }
}

const meet = (a: Span, b: Span) => a.start < b.end && b.start < a.end
const rounded = (share: number) => Math.floor(share * 1000) / 1000

/** What a reading names, in re3d's kinds: an office told by its holder's role is a person, a state's bare name a place. */
function spansOf({ actors, mentions, places }: Reading): NamedSpan[] {
  const spans: NamedSpan[] = places.map(({ start, end }) => ({ kind: 'place', start, end }))
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  for (const { start, end, actor } of mentions) {
    const { type, name } = byId.get(actor)!
    const isAlsoPlace = places.some((place) => place.start === start && place.end === end)
    const kind: NameKind | null =
      type === 'person' || (type === 'office' && roleHeads.has(name.split(' ').at(-1)!.toLowerCase()))
        ? 'person'
        : type === 'unnamed' || type === 'other' || (type === 'state' && isAlsoPlace)
          ? null
          : 'organisation'
    if (kind !== null) spans.push({ kind, start, end })
  }
  return spans
}
