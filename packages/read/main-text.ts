// Where the text of a page stands among everything else on it. Each line gains or costs by its own look; the element
// whose lines gain most in sum is the text's, and what it holds besides is taken out line by line.
import { isProse } from './line.ts'
import type { Element } from './markup.ts'
import { bodyNames, wordsIn } from './page-hints.ts'
import type { PageLine, Spot } from './page-lines.ts'

/** The spot that holds the main text; null where no line reads like running text. `spots` list parents before children. */
export function mainSpot(lines: readonly PageLine[], spots: readonly Spot[]): Spot | null {
  const gains = new Map<Spot, number>(spots.map((spot) => [spot, 0]))
  const add = (spot: Spot, gain: number) => gains.set(spot, (gains.get(spot) ?? 0) + gain)
  for (const line of lines) add(line.spot, gainOf(line))
  for (const spot of spots.toReversed()) if (spot.parent !== null) add(spot.parent, gains.get(spot) ?? 0)

  const weighed = (spot: Spot) => {
    const gain = gains.get(spot) ?? 0
    return gain <= 0 ? gain : gain * weightOf(spot.element)
  }
  let best: Spot | null = null
  for (const spot of spots) if (weighed(spot) > (best === null ? 0 : weighed(best))) best = spot
  if (best === null) return null
  // The deepest spot that holds nearly all of it: what lies outside is more often a banner than a paragraph.
  const most = weighed(best)
  const inside = new Set<Spot>([best])
  for (const spot of spots) {
    if (spot.parent === null || !inside.has(spot.parent)) continue
    inside.add(spot)
    if (spot.depth > best.depth && weighed(spot) >= most * nearlyAll) best = spot
  }
  return best
}

const nearlyAll = 0.94

/** Which of the lines stand in a spot. */
export function isInside(line: PageLine, outer: Spot): boolean {
  for (let spot: Spot | null = line.spot; spot !== null && spot.depth >= outer.depth; spot = spot.parent)
    if (spot === outer) return true
  return false
}

/** Running text gains its length; links, menus and scattered words cost. */
function gainOf(line: PageLine): number {
  const { text, linked, type, hint } = line
  if (hint !== null && hint !== 'metadata') return isProse(line) ? 0 : -10
  if (type === 'table') return linked > 0.5 ? -text.length * 0.2 : Math.min(text.length, 400) * 0.3
  if (type === 'heading') return linked > 0.5 ? -30 : 0
  if (linked > 0.5) return -20 - text.length * 0.5
  if (isProse(line)) return text.length * (1 - linked) * (type === 'list-item' ? 0.8 : 1)
  return type === 'list-item' || type === 'quote' ? 0 : -6
}

function weightOf({ tag, attributes }: Element): number {
  if (/articleBody/iu.test(attributes.itemprop ?? '')) return 1.25
  if (tag === 'article') return 1.1
  if (tag === 'main' || attributes.role === 'main') return 1.05
  const names = wordsIn(`${attributes.id ?? ''} ${attributes.class ?? ''}`.slice(0, 300))
  return bodyNames.test(names) ? 1.15 : 1
}
