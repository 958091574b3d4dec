// Claims in the order of the text, told once each, with the claim each one stands within.
import type { Claim, Span } from '../reading.ts'
import type { Refiner } from './refiner.ts'

export const claimOrder: Refiner = {
  name: 'claim-order',
  refine: (_page, found) => ({ ...found, claims: nested(told(found.claims)) }),
}

const anchor = (claim: Claim) => claim.cue[0]?.start ?? claim.content[0]?.start ?? 0

/** One claim for one cue: where two rules saw the same words, the surer one stays. The items of a list have one cue. */
function told(claims: readonly Claim[]): Claim[] {
  const sorted = [...claims].sort((a, b) => anchor(a) - anchor(b) || b.confidence - a.confidence)
  const kept: Claim[] = []
  for (const claim of sorted) {
    const overlapping = kept.findIndex(
      (one) => one.cue.some((cue) => claim.cue.some((mine) => overlap(cue, mine))) && !areItems(one, claim),
    )
    if (overlapping === -1) kept.push(claim)
    else if (claim.confidence > kept[overlapping]!.confidence) kept[overlapping] = claim
  }
  return kept.sort((a, b) => anchor(a) - anchor(b) || (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0))
}

/** Two contents of one source and one cue, one after the other. */
const areItems = (one: Claim, other: Claim): boolean =>
  same(one.cue, other.cue) &&
  same(one.source, other.source) &&
  !one.content.some((span) => other.content.some((mine) => overlap(span, mine)))
const same = (some: readonly Span[], others: readonly Span[]): boolean =>
  some.length === others.length &&
  some.every(({ start, end }, i) => start === others[i]!.start && end === others[i]!.end)
const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end
const contains = (outer: Span, inner: Span) => outer.start <= inner.start && outer.end >= inner.end

function nested(claims: readonly Claim[]): Claim[] {
  const named = claims.map((claim, index) => ({ ...claim, id: `c${index + 1}` }))
  return named.map((claim) => {
    const cue = claim.cue[0]
    if (cue === undefined) return claim
    const around = named.filter((one) => one !== claim && one.content.some((span) => contains(span, cue)))
    if (around.length === 0) return claim
    const size = (one: Claim) => one.content.reduce((sum, span) => sum + span.end - span.start, 0)
    around.sort((a, b) => size(a) - size(b))
    const outer = around[0]!
    // Two claims that hold each other's cue would be a circle: the earlier one is the outer.
    const back = outer.cue[0] !== undefined && claim.content.some((span) => contains(span, outer.cue[0]!))
    return back ? claim : { ...claim, within: outer.id }
  })
}
