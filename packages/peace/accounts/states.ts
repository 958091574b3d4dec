// Words that say how a thing stands, where two reports cannot both be right: a truce that holds and one that broke, a
// first meeting and a third.

const holds =
  /\b(?:(?:has|have|had|is|was|largely|still|broadly|mostly)\s+)*(?:held|holds?|holding|intact|in (?:force|effect|place)|respected|observed|survive[sd]?)\b/iu
const broken =
  /\b(?:(?:has|have|had|is|was)\s+)*(?:collapsed?|collapses|collapsing|broke(?:n)? down|breaks down|fell apart|fallen apart|unravell?ed|failed|in tatters|is over|was over|ended)\b/iu
const negated = /\b(?:not|no longer|never|n[’']t|hardly|without|failed to|denied)\b[^.,;]{0,24}$/iu

const ordinals = new Map([
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
])
const ordinal =
  /\b(first|second|third|fourth|fifth|sixth)(?:\s+(?:direct|such|formal|official|public|high-level|face-to-face|round of))*\s+(meeting|talks|visit|contact|round|exchange|release|convoy|delivery|session|call|attack|strike|violation)\b/iu

/** The words of each passage that oppose the other's; null where none do. */
export function opposedStates(a: string, b: string): { a: string; b: string } | null {
  const [one, other] = [stateOf(a), stateOf(b)]
  if (one !== null && other !== null && one.isWhole !== other.isWhole) return { a: one.words, b: other.words }
  const [x, y] = [ordinal.exec(a), ordinal.exec(b)]
  if (x === null || y === null || x[2]?.toLowerCase() !== y[2]?.toLowerCase()) return null
  const differ = ordinals.get((x[1] ?? '').toLowerCase()) !== ordinals.get((y[1] ?? '').toLowerCase())
  return differ ? { a: x[0], b: y[0] } : null
}

/** null where the passage says neither or both. */
function stateOf(passage: string): { words: string; isWhole: boolean } | null {
  const whole = holds.exec(passage)
  const gone = broken.exec(passage)
  if ((whole === null) === (gone === null)) return null
  const found = whole ?? gone
  if (found === null) return null
  const isNegated = negated.test(passage.slice(0, found.index))
  return { words: found[0], isWhole: (whole !== null) !== isNegated }
}
