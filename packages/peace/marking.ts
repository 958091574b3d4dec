// Markings say what a recipient may do next. What is made from something carries at least its marking.
import type { Marking } from './entry.ts'

/** TLP 2.0, least to most restricted. */
export const tlpOrder = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const

/** Whether nothing the earlier marking forbade is allowed by the later: TLP, permitted use, licence, embargo. */
export function markingNotLowered(before: Marking, after: Marking): boolean {
  if (tlpOrder.indexOf(after.tlp) < tlpOrder.indexOf(before.tlp)) return false
  // No list of permitted uses means no limit beside redistribution.
  if (before.use !== undefined) {
    const allowed = before.use
    if (after.use === undefined || after.use.some((one) => !allowed.includes(one))) return false
  }
  if (before.licence !== undefined && after.licence !== before.licence) return false
  if (before.embargo === undefined) return true
  return after.embargo !== undefined && Date.parse(after.embargo) >= Date.parse(before.embargo)
}

/** The least marking that lowers neither. Two licences are kept one after the other. */
export function markingRaised(a: Marking, b: Marking): Marking {
  const tlp = tlpOrder[Math.max(tlpOrder.indexOf(a.tlp), tlpOrder.indexOf(b.tlp))] ?? 'RED'
  const use = a.use && b.use ? a.use.filter((one) => b.use?.includes(one)) : (a.use ?? b.use)
  const licences = [...new Set([a.licence, b.licence].filter((one) => one !== undefined))]
  const embargoes = [a.embargo, b.embargo].filter((one) => one !== undefined)
  const embargo = embargoes.sort((x, y) => Date.parse(x) - Date.parse(y)).at(-1)
  return {
    tlp,
    ...(use === undefined ? {} : { use }),
    ...(licences.length === 0 ? {} : { licence: licences.join('; ') }),
    ...(embargo === undefined ? {} : { embargo }),
  }
}

/** The marking of what is shared with this audience where its writer names none. */
export const markingUsual = (audience: readonly string[]): Marking => ({ tlp: tlpFor(audience) })

/** TLP 2.0 where a writer says nothing: no wider than the audience is. */
function tlpFor(audience: readonly string[]): Marking['tlp'] {
  if (audience.includes('public')) return 'CLEAR'
  if (audience.includes('members')) return 'GREEN'
  if (audience.length === 0) return 'AMBER+STRICT'
  return audience.every((one) => one.startsWith('per_')) ? 'RED' : 'AMBER'
}
