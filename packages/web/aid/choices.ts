// The choices of the room's forms, with their words.
import {
  accessConstraints,
  activityStates,
  cargoClasses,
  clusters,
  crossingStates,
  custodySteps,
  directions,
  initiativeStates,
  offerStates,
  outcomesOfMovement,
} from '@parley/peace/in-browser'
import { useTerm, useWords } from '../words/words.ts'

const vocabularies = {
  cluster: clusters,
  movementOutcome: outcomesOfMovement,
  custodyStep: custodySteps,
  direction: directions,
  crossingState: crossingStates,
  cargo: cargoClasses,
  constraint: accessConstraints,
  offerState: offerStates,
  activityState: activityStates,
  initiativeState: initiativeStates,
  countPoint: ['dispatched', 'offloaded', 'crossed', 'arrived', 'delivered'],
} as const

/** The options of a vocabulary; `none` puts an empty one first. */
export function useChoices() {
  const term = useTerm()
  const words = useWords()
  return (vocabulary: keyof typeof vocabularies, none = false) => [
    ...(none ? [{ value: '', label: words('aid.notSaid') }] : []),
    ...vocabularies[vocabulary].map((value) => ({ value, label: term(vocabulary, value) })),
  ]
}
