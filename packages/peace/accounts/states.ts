// Words that say how a thing stands, where two reports cannot both be right: a truce that holds and one that broke, a
// first meeting and a third.

/** How something stands, in the report's words. */
export type State = { readonly words: string; readonly isWhole: boolean }

const whole = 'held|holds?|holding|intact|in (?:force|effect|place)|respected|observed|survive[sd]?'
const broken =
  'collapsed?|collapses|collapsing|broke(?:n)? down|breaks down|fell apart|fallen apart|unravell?ed|failed|in tatters|is over|was over'
const leading = '(?:(?:has|have|had|is|was|largely|mostly|broadly|still|all but) ){0,4}'
const negated = /\b(?:not|no longer|never|hardly|without|failed to|denied)\b[^.,;]{0,24}$|n[’']t [^.,;]{0,24}$/iu

// From the truce to the word that says how it stands, within one clause; what is only possible says nothing.
const truceState = new RegExp(
  `\\b(?:cease-?fires?|truces?|cessation of hostilities)\\b([^.;:!?\\n]{0,80}?)\\b(${leading})(${whole}|${broken})\\b`,
  'giu',
)
const possible = /\b(?:if|whether|would|could|will|may|might|should|can|to|unless|until|once|that|which|who)\b/iu
const otherThing = /\b(?:talks|negotiations?|proposals?|lines?|monitors?|meetings?|efforts?|plans?|offers?)\b/iu
const ahead = /\b(?:if|whether|unless|should|had)\s+(?:the|a|this)?\s*$/iu

/** Where a text says how a truce stands: the place of the words, and the state. */
export function truceStatesIn(text: string): { readonly at: number; readonly end: number; readonly state: State }[] {
  const found: { at: number; end: number; state: State }[] = []
  for (const match of text.matchAll(truceState)) {
    const [words, between = '', lead = '', last = ''] = match
    const clause = between.split(',').at(-1) ?? ''
    if (possible.test(clause) || otherThing.test(between) || ahead.test(text.slice(0, match.index))) continue
    const isNegated = negated.test(`${between}${lead}`)
    const isWhole = new RegExp(`^(?:${whole})$`, 'iu').test(last) !== isNegated
    found.push({ at: match.index, end: match.index + words.length, state: { words: `${lead}${last}`.trim(), isWhole } })
  }
  return found
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']
const ordinal =
  /\b(first|second|third|fourth|fifth|sixth)(?:\s+(?:direct|such|formal|official|public|high-level|face-to-face|round of))*\s+(meeting|talks|visit|contact|round|exchange|release|convoy|delivery|session|call|attack|strike|violation)\b/iu

/** The words of two passages that count one thing differently ('first meeting', 'third meeting'); null where none do. */
export function opposedOrdinals(a: string, b: string): { a: string; b: string } | null {
  const [x, y] = [ordinal.exec(a), ordinal.exec(b)]
  if (x === null || y === null || x[2]?.toLowerCase() !== y[2]?.toLowerCase()) return null
  const differ = ordinals.indexOf((x[1] ?? '').toLowerCase()) !== ordinals.indexOf((y[1] ?? '').toLowerCase())
  return differ ? { a: x[0], b: y[0] } : null
}
