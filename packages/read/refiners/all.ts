// Refiners in the order they run, after the finders of the same stage.
import type { Stage } from '../finders/finder.ts'
import { actors } from './actors.ts'
import { attribution } from './attribution.ts'
import { claimOrder } from './claim-order.ts'
import { commitmentStates } from './commitment-states.ts'
import { eventSettings } from './event-settings.ts'
import { learntNames } from './learnt-names.ts'
import type { Refiner } from './refiner.ts'
import { sameEvents } from './same-events.ts'
import { sources } from './sources.ts'
import { titledMentions } from './titled-mentions.ts'

export const refiners: Readonly<Record<Stage, readonly Refiner[]>> = {
  things: [learntNames, actors],
  statements: [attribution, sources, claimOrder],
  stories: [eventSettings, sameEvents, commitmentStates, titledMentions],
}
