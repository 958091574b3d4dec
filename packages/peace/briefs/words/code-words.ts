// What codes are called in a brief, in one language: the words that the pages use for them.
import type { ActivityState, Cluster, OutcomeOfMovement } from '../../aid/codes.ts'
import type { EventCode, harmedGroups, harmKinds } from '../../incidents/codes.ts'

export type CodeWords = {
  readonly outcomes: Readonly<Record<OutcomeOfMovement, string>>
  readonly clusters: Readonly<Record<Cluster, string>>
  readonly activityStates: Readonly<Record<ActivityState, string>>
  /** Count points that have a word; any other is told by its own. */
  readonly points: Readonly<Record<string, string>>
  readonly events: Readonly<Record<EventCode, string>>
  readonly harms: Readonly<Record<(typeof harmKinds)[number], string>>
  readonly groups: Readonly<Record<(typeof harmedGroups)[number], string>>
}
