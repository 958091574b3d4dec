// Finders in the order they run. Things are names, places and dates; statements lean on them.
import { accordingTo } from './according-to.ts'
import { dates } from './dates.ts'
import type { Finder } from './finder.ts'
import { names } from './names.ts'
import { noComment } from './no-comment.ts'
import { nounCues } from './noun-cues.ts'
import { places } from './places.ts'
import { said } from './said.ts'

export const finders: { readonly things: readonly Finder[]; readonly statements: readonly Finder[] } = {
  things: [names, dates],
  statements: [places, noComment, accordingTo, said, nounCues],
}
