// A foreign entry as it counts here. What its bytes say is the most it can mean; what its hub says of sharing it, and what
// this version does not understand, only take away.
import type { Audience, Entry } from './entry.ts'
import { markingRaised } from './marking.ts'
import { Refusal } from './refusal.ts'
import type { Sharing } from './sharing.ts'
import { kindNamed, validateEntry } from './validate.ts'

/**
 * The value as an entry, as far as this version understands it. A marking or a kind it does not know makes the entry one
 * for `home` alone, under TLP:AMBER+STRICT: `alone` says so. Throws `Refusal` on everything else that is no entry.
 */
export function foreignEntry(value: unknown, home: string): { readonly entry: Entry; readonly alone: boolean } {
  try {
    return { entry: validateEntry(value), alone: false }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const path = String(error.data.path ?? '')
    if (error.code === 'unknown-kind') return { entry: forHome(value as Entry, home), alone: true }
    if (error.code !== 'bad-entry' || !/^marking(\.|$)/.test(path)) throw error
    // The rest of it has to be in order.
    const marked = { ...(value as object), marking: { tlp: 'AMBER+STRICT' } }
    return { entry: forHome(foreignEntry(marked, home).entry, home), alone: true }
  }
}

const forHome = (entry: Entry, home: string): Entry => ({
  ...entry,
  audience: [home],
  marking: { tlp: 'AMBER+STRICT' },
})

/**
 * The entry as this hub's readers may have it: addressed to no more than its bytes say and its hub still says, and to the
 * home organisation, to whom it was given; marked with the stricter of the two markings.
 */
export function narrowed(entry: Entry, sharing: Sharing, home: string): Entry {
  if (kindNamed(entry.kind) === undefined) return forHome(entry, home)
  const audience: Audience = entry.audience.filter((one) => sharing.audience.includes(one))
  return {
    ...entry,
    audience: audience.includes(home) ? audience : [...audience, home],
    marking: markingRaised(entry.marking, sharing.marking),
  }
}
