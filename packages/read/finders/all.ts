// Finders in the order they run. Things are names, places and dates; statements lean on them.
import type { Finder } from './finder.ts'
import { names } from './names.ts'

export const finders: { readonly things: readonly Finder[]; readonly statements: readonly Finder[] } = {
  things: [names],
  statements: [],
}
