// Refiners in the order they run, after the finders of the same stage.
import { actors } from './actors.ts'
import { claimOrder } from './claim-order.ts'
import type { Refiner } from './refiner.ts'
import { sources } from './sources.ts'

export const refiners: { readonly things: readonly Refiner[]; readonly statements: readonly Refiner[] } = {
  things: [actors],
  statements: [sources, claimOrder],
}
